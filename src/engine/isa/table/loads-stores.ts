/** C4.1.67 Loads and stores of general registers and whole vector registers (structures: vector-loads-stores.ts). */
import { op, row, signed, V, X, Xd, XSP, type Op, type Row } from '../row.ts';
import type { Builder } from '../builder.ts';
import type { AccessKind, Val } from '../ir.ts';
import { asm, type FieldValues, type Operand } from '../syntax/operand.ts';
import { label } from '../syntax/operands.ts';
import { base, baseOnly, general, index, offset, prefetch, scalar } from '../syntax/memory.ts';

type Size = 1 | 2 | 4 | 8;
type Heat = 'hot' | 'cold';
/** What is moved: which register, how wide, how extended. */
interface Transfer {
  readonly name: string;
  readonly load: boolean;
  /** Bytes of one element, and log2 of the whole (the scale of offsets). */
  readonly size: Size;
  readonly scale: number;
  readonly vector: boolean;
  readonly register: Operand;
  readonly second: Operand;
  /** 'd' from what was loaded. */
  readonly extend: (b: Builder, value: Val<'i64'>) => Val<'i64'>;
}

const extensions = {
  zero: (_: Builder, v: Val<'i64'>) => v,
  sx8: (b: Builder, v: Val<'i64'>) => b.op<'i64'>('i64.extend8_s', [v]),
  sx16: (b: Builder, v: Val<'i64'>) => b.op<'i64'>('i64.extend16_s', [v]),
  sx32: (b: Builder, v: Val<'i64'>) => b.op<'i64'>('i64.extend32_s', [v]),
  sw8: (b: Builder, v: Val<'i64'>) => b.extendU(b.op<'i32'>('i32.extend8_s', [b.wrap(v)])),
  sw16: (b: Builder, v: Val<'i64'>) => b.extendU(b.op<'i32'>('i32.extend16_s', [b.wrap(v)])),
};

function integer(name: string, load: boolean, size: Size, bits: 32 | 64, extend: keyof typeof extensions = 'zero'): Transfer {
  return { name, load, size, scale: Math.log2(size), vector: false, register: general('Rt', bits), second: general('Rt2', bits), extend: extensions[extend] };
}
function vector(letter: 'b' | 'h' | 's' | 'd' | 'q', load: boolean): Transfer {
  const scale = ['b', 'h', 's', 'd', 'q'].indexOf(letter);
  return { name: `${load ? 'ldr' : 'str'}_${letter}`, load, size: Math.min(8, 2 ** scale) as Size, scale, vector: true, register: scalar('Rt', letter), second: scalar('Rt2', letter), extend: extensions.zero };
}
const writeRegister = (t: Transfer, n: number): number => (t.vector ? V(n) : t.load ? Xd(n) : X(n));

/** Moves one register; `after` writes the base back once nothing can fault any more. */
function move(b: Builder, t: Transfer, address: Val<'i64'>, kind: AccessKind, withBase: boolean, after: () => void): void {
  if (t.vector) b.fpAccess();
  const options = { size: t.size, address, kind, ...(withBase ? { base: 'n' as const } : {}) };
  if (t.load) {
    if (t.scale === 4) {
      const [low, high] = b.loads(2, { ...options, whole: 16 });
      if (low !== undefined && high !== undefined) {
        b.setHalf('d', 0, low);
        b.setHalf('d', 1, high);
      }
    } else if (t.vector) b.setD('d', b.load(options));
    else b.setX('d', t.extend(b, b.load(options)));
  } else if (t.scale === 4) b.stores([b.half('d', 0), b.half('d', 1)], { ...options, whole: 16 });
  else b.stores([b.x('d')], options);
  after();
}

interface Forms {
  readonly imm: Op;
  readonly pre: Op;
  readonly post: Op;
  readonly user: Op | undefined;
  readonly index: Readonly<Record<number, Op>>;
}
const none = (): void => undefined;
function forms(t: Transfer): Forms {
  const hot: Heat = !t.vector || t.scale >= 3 ? 'hot' : 'cold';
  const indexed = (name: string, heat: Heat, m: (b: Builder) => Val<'i64'>): Op =>
    op(`${t.name}_${name}`, (b) => move(b, t, b.add(b.x('n'), b.shl(m(b), b.extendU(b.raw('t')))), 0, true, none), heat);
  const sxtx = indexed('sxtx', 'cold', (b) => b.x('m'));
  return {
    imm: op(`${t.name}_imm`, (b) => move(b, t, b.add(b.x('n'), b.imm()), 0, true, none), hot),
    pre: op(`${t.name}_pre`, (b) => {
      const address = b.let(b.add(b.x('n'), b.imm()));
      move(b, t, address, 0, true, () => b.setBase('n', address));
    }, hot),
    post: op(`${t.name}_post`, (b) => {
      const address = b.let(b.x('n'));
      move(b, t, address, 0, true, () => b.setBase('n', b.add(address, b.imm())));
    }, hot),
    user: t.vector ? undefined : op(`${t.name}_user`, (b) => move(b, t, b.add(b.x('n'), b.imm()), 1, true, none), 'hot'),
    index: {
      3: indexed('lsl', hot, (b) => b.x('m')),
      7: sxtx,
      2: indexed('uxtw', t.vector ? 'cold' : 'hot', (b) => b.extendU(b.w('m'))),
      6: indexed('sxtw', t.vector ? 'cold' : 'hot', (b) => b.extendS(b.w('m'))),
    },
  };
}

interface Entry {
  readonly size: string;
  readonly opc: string;
  readonly mnemonic: string;
  readonly t: Transfer;
}
const entry = (size: string, opc: string, mnemonic: string, t: Transfer): Entry => ({ size, opc, mnemonic, t });
const general64: readonly Entry[] = [
  entry('00', '00', 'strb', integer('strb', false, 1, 32)),
  entry('00', '01', 'ldrb', integer('ldrb', true, 1, 32)),
  entry('00', '10', 'ldrsb', integer('ldrsb_x', true, 1, 64, 'sx8')),
  entry('00', '11', 'ldrsb', integer('ldrsb_w', true, 1, 32, 'sw8')),
  entry('01', '00', 'strh', integer('strh', false, 2, 32)),
  entry('01', '01', 'ldrh', integer('ldrh', true, 2, 32)),
  entry('01', '10', 'ldrsh', integer('ldrsh_x', true, 2, 64, 'sx16')),
  entry('01', '11', 'ldrsh', integer('ldrsh_w', true, 2, 32, 'sw16')),
  entry('10', '00', 'str', integer('str_w', false, 4, 32)),
  entry('10', '01', 'ldr', integer('ldr_w', true, 4, 32)),
  entry('10', '10', 'ldrsw', integer('ldrsw', true, 4, 64, 'sx32')),
  entry('11', '00', 'str', integer('str_x', false, 8, 64)),
  entry('11', '01', 'ldr', integer('ldr_x', true, 8, 64)),
];
const vectors: readonly Entry[] = (['b', 'h', 's', 'd'] as const).flatMap((letter, i) => [
  entry(i.toString(2).padStart(2, '0'), '00', 'str', vector(letter, false)),
  entry(i.toString(2).padStart(2, '0'), '01', 'ldr', vector(letter, true)),
]).concat([entry('00', '10', 'str', vector('q', false)), entry('00', '11', 'ldr', vector('q', true))]);

function singleRows(e: Entry): Row[] {
  const { t, size, opc, mnemonic } = e;
  const f = forms(t);
  const v = t.vector ? '1' : '0';
  const head = `${size} 111 ${v}`;
  const scale = 2 ** t.scale;
  const slot = (n: number): number => writeRegister(t, n);
  const unscaled = mnemonic.replace(/^(ld|st)r/, '$1ur');
  const user = mnemonic.replace(/^(ld|st)r/, '$1tr');
  const what = `${mnemonic.toUpperCase()} (${t.name})`;
  const rows = [
    row(`${what} unsigned offset`, 'C6.2.188', `${head} 01 ${opc} imm12:12 Rn:5 Rt:5` as 'imm12:12 Rn:5 Rt:5', { ...asm`x ${t.register}, [${base}${offset('imm12', 12, scale, false)}]`, mnemonic }, (x) => ({ op: f.imm, d: slot(x.Rt), n: XSP(x.Rn), imm: x.imm12 * scale })),
    row(`${unscaled.toUpperCase()} (${t.name})`, 'C6.2.205', `${head} 00 ${opc} 0 imm9:9 00 Rn:5 Rt:5` as 'imm9:9 Rn:5 Rt:5', [
      { ...asm`x ${t.register}, [${base}${offset('imm9', 9, 1, true)}]`, mnemonic: unscaled },
      { ...asm`x ${t.register}, [${base}${offset('imm9', 9, 1, true)}]`, mnemonic, when: () => false },
    ], (x) => ({ op: f.imm, d: slot(x.Rt), n: XSP(x.Rn), imm: signed(x.imm9, 9) })),
    row(`${what} post-index`, 'C6.2.188', `${head} 00 ${opc} 0 imm9:9 01 Rn:5 Rt:5` as 'imm9:9 Rn:5 Rt:5', { ...asm`x ${t.register}, [${base}]${offset('imm9', 9, 1, true, true)}`, mnemonic }, (x) => ({ op: f.post, d: slot(x.Rt), n: XSP(x.Rn), imm: signed(x.imm9, 9) })),
    row(`${what} pre-index`, 'C6.2.188', `${head} 00 ${opc} 0 imm9:9 11 Rn:5 Rt:5` as 'imm9:9 Rn:5 Rt:5', { ...asm`x ${t.register}, [${base}${offset('imm9', 9, 1, true, true)}]!`, mnemonic }, (x) => ({ op: f.pre, d: slot(x.Rt), n: XSP(x.Rn), imm: signed(x.imm9, 9) })),
    row(`${what} register`, 'C6.2.190', `${head} 00 ${opc} 1 Rm:5 option:3 S 10 Rn:5 Rt:5` as 'Rm:5 option:3 S Rn:5 Rt:5', { ...asm`x ${t.register}, [${base}, ${index(t.scale)}]`, mnemonic }, (x) => {
      const o = f.index[x.option];
      return o === undefined ? undefined : { op: o, d: slot(x.Rt), n: XSP(x.Rn), m: X(x.Rm), t: x.S * t.scale };
    }),
  ];
  if (f.user !== undefined) {
    const o = f.user;
    rows.push(row(`${user.toUpperCase()} (${t.name})`, 'C6.2.199', `${head} 00 ${opc} 0 imm9:9 10 Rn:5 Rt:5` as 'imm9:9 Rn:5 Rt:5', { ...asm`x ${t.register}, [${base}${offset('imm9', 9, 1, true)}]`, mnemonic: user }, (x) => ({ op: o, d: slot(x.Rt), n: XSP(x.Rn), imm: signed(x.imm9, 9) })) as never);
  }
  return rows as Row[];
}

// Pairs: d and m are the registers, n the base.
function movePair(b: Builder, t: Transfer, address: Val<'i64'>, after: () => void): void {
  if (t.vector) b.fpAccess();
  const options = { size: t.size, address, base: 'n' as const, ...(t.scale === 4 ? { whole: 16 as const } : {}) };
  const quad = t.scale === 4;
  if (t.load) {
    const values = b.loads(quad ? 4 : 2, options);
    const [v0, v1, v2, v3] = values;
    if (quad) {
      if (v0 && v1 && v2 && v3) {
        b.setHalf('d', 0, v0);
        b.setHalf('d', 1, v1);
        b.setHalf('m', 0, v2);
        b.setHalf('m', 1, v3);
      }
    } else if (v0 && v1) {
      const set = (slot: 'd' | 'm', v: Val<'i64'>): void => (t.vector ? b.setD(slot, v) : b.setX(slot, t.extend(b, v)));
      set('d', v0);
      set('m', v1);
    }
  } else b.stores(quad ? [b.half('d', 0), b.half('d', 1), b.half('m', 0), b.half('m', 1)] : [b.x('d'), b.x('m')], options);
  after();
}
/** binutils does not print LDPSW where registers coincide in a CONSTRAINED UNPREDICTABLE way (and prints LDP there). */
const ldpswDistinct = ({ Rt, Rt2, Rn }: FieldValues, writesBack: boolean): boolean =>
  Rt !== Rt2 && !(writesBack && Rn !== 31 && (Rn === Rt || Rn === Rt2));
function pairRows(opc: string, mnemonic: string, t: Transfer): Row[] {
  const heat: Heat = !t.vector || t.scale >= 3 ? 'hot' : 'cold';
  const name = `${mnemonic}_${t.name}`;
  const plain = op(`${name}_imm`, (b) => movePair(b, t, b.add(b.x('n'), b.imm()), none), heat);
  const pre = op(`${name}_pre`, (b) => {
    const address = b.let(b.add(b.x('n'), b.imm()));
    movePair(b, t, address, () => b.setBase('n', address));
  }, heat);
  const post = op(`${name}_post`, (b) => {
    const address = b.let(b.x('n'));
    movePair(b, t, address, () => b.setBase('n', b.add(address, b.imm())));
  }, heat);
  const scale = 2 ** t.scale;
  const l = t.load ? '1' : '0';
  const v = t.vector ? '1' : '0';
  const make = (text: string, mode: string, o: Op, syntax: Row['syntax'][number], as = mnemonic): Row =>
    row(`${as.toUpperCase()} (${t.name})${text}`, 'C6.2.183', `${opc} 101 ${v} ${mode} ${l} imm7:7 Rt2:5 Rn:5 Rt:5` as 'imm7:7 Rt2:5 Rn:5 Rt:5', { ...syntax, mnemonic: as, when: as === 'ldpsw' ? (f) => ldpswDistinct(f, text !== ' offset') : undefined }, (f) => ({ op: o, d: writeRegister(t, f.Rt), m: writeRegister(t, f.Rt2), n: XSP(f.Rn), imm: signed(f.imm7, 7) * scale }));
  const rows = [
    make(' post-index', '001', post, asm`x ${t.register}, ${t.second}, [${base}]${offset('imm7', 7, scale, true, true)}`),
    make(' offset', '010', plain, asm`x ${t.register}, ${t.second}, [${base}${offset('imm7', 7, scale, true)}]`),
    make(' pre-index', '011', pre, asm`x ${t.register}, ${t.second}, [${base}${offset('imm7', 7, scale, true, true)}]!`),
  ];
  if (mnemonic !== 'ldpsw') rows.push(make('', '000', plain, asm`x ${t.register}, ${t.second}, [${base}${offset('imm7', 7, scale, true)}]`, mnemonic.replace('p', 'np')));
  return rows;
}

function literalRow(opc: string, mnemonic: string, t: Transfer): Row {
  const o = op(`${t.name}_literal`, (b) => move(b, t, b.add(b.pc(), b.imm()), 0, false, none), t.vector ? 'cold' : 'hot');
  return row(`${mnemonic.toUpperCase()} (literal, ${t.name})`, 'C6.2.189', `${opc} 011 ${t.vector ? '1' : '0'} 00 imm19:19 Rt:5` as 'imm19:19 Rt:5', { ...asm`x ${t.register}, ${label('imm19', 19, 4, true)}`, mnemonic }, (f) => ({ op: o, d: writeRegister(t, f.Rt), imm: signed(f.imm19, 19) * 4 }));
}

const nopOp = op('prefetch', () => undefined, 'hot');
const prefetchRows: readonly Row[] = [
  row('PRFM (immediate)', 'C6.2.276', '11 111 0 01 10 imm12:12 Rn:5 Rt:5', asm`prfm ${prefetch}, [${base}${offset('imm12', 12, 8, false)}]`, () => ({ op: nopOp })),
  row('PRFUM', 'C6.2.278', '11 111 0 00 10 0 imm9:9 00 Rn:5 Rt:5', [asm`prfum ${prefetch}, [${base}${offset('imm9', 9, 1, true)}]`, { ...asm`prfm ${prefetch}, [${base}${offset('imm9', 9, 1, true)}]`, when: () => false }], () => ({ op: nopOp })),
  row('PRFM (register)', 'C6.2.278', '11 111 0 00 10 1 Rm:5 option:3 S 10 Rn:5 Rt:5', asm`prfm ${prefetch}, [${base}, ${index(3)}]`, (f) => ((f.option & 2) === 0 ? undefined : { op: nopOp })),
  row('PRFM (literal)', 'C6.2.277', '11 011 0 00 imm19:19 Rt:5', asm`prfm ${prefetch}, ${label('imm19', 19, 4)}`, () => ({ op: nopOp })),
];

// Exclusives and ordered accesses. d is the status or the destination, m (and a) the data, n the base.
const sizes = [1, 2, 4, 8] as const;
const suffix = ['b', 'h', '', ''] as const;
function exclusiveRows(): Row[] {
  const rows: Row[] = [];
  sizes.forEach((size, i) => {
    const bits = i === 3 ? 64 : 32;
    const rt = general('Rt', bits);
    const rs = general('Rs', 32);
    const head = `${i.toString(2).padStart(2, '0')} 001000`;
    const name = (stem: string): string => stem + suffix[i] + (i === 2 ? '_w' : i === 3 ? '_x' : '');
    const mnemonic = (stem: string): string => stem + suffix[i];
    const address = (b: Builder): Val<'i64'> => b.x('n');
    const load = op(name('ldxr'), (b) => b.setX('d', b.doValue('i64', 'loadExclusive', [address(b), b.i32(size), spKind(b)])));
    const store = op(name('stxr'), (b) => b.setX('d', b.extendU(b.doValue('i32', 'storeExclusive', [address(b), b.i32(size), b.x('m'), spKind(b)]))));
    const acquire = op(name('ldar'), (b) => b.setX('d', b.load({ size, address: b.x('n'), kind: 2, base: 'n' })), 'hot');
    const release = op(name('stlr'), (b) => b.stores([b.x('d')], { size, address: b.x('n'), kind: 2, base: 'n' }), 'hot');
    for (const o0 of ['0', '1'] as const) {
      const st = mnemonic(o0 === '1' ? 'stlxr' : 'stxr');
      const ld = mnemonic(o0 === '1' ? 'ldaxr' : 'ldxr');
      rows.push(
        row(`${st.toUpperCase()} ${bits}`, 'C6.2.365', `${head} 0 0 0 Rs:5 ${o0} (11111) Rn:5 Rt:5` as 'Rs:5 Rn:5 Rt:5', { ...asm`x ${rs}, ${rt}, [${baseOnly}]`, mnemonic: st }, (f) => ({ op: store, d: Xd(f.Rs), n: XSP(f.Rn), m: X(f.Rt) })),
        row(`${ld.toUpperCase()} ${bits}`, 'C6.2.209', `${head} 0 1 0 (11111) ${o0} (11111) Rn:5 Rt:5` as 'Rn:5 Rt:5', { ...asm`x ${rt}, [${baseOnly}]`, mnemonic: ld }, (f) => ({ op: load, d: Xd(f.Rt), n: XSP(f.Rn) })),
      );
    }
    rows.push(
      row(`${mnemonic('stlr').toUpperCase()} ${bits}`, 'C6.2.336', `${head} 1 0 0 (11111) 1 (11111) Rn:5 Rt:5` as 'Rn:5 Rt:5', { ...asm`x ${rt}, [${baseOnly}]`, mnemonic: mnemonic('stlr') }, (f) => ({ op: release, d: X(f.Rt), n: XSP(f.Rn) })),
      row(`${mnemonic('ldar').toUpperCase()} ${bits}`, 'C6.2.165', `${head} 1 1 0 (11111) 1 (11111) Rn:5 Rt:5` as 'Rn:5 Rt:5', { ...asm`x ${rt}, [${baseOnly}]`, mnemonic: mnemonic('ldar') }, (f) => ({ op: acquire, d: Xd(f.Rt), n: XSP(f.Rn) })),
    );
    if (i < 2) return;
    const rt2 = general('Rt2', bits);
    const width = i === 3 ? 'x' : 'w';
    const loadPair = op(`ldxp_${width}`, (b) => {
      const low = b.doValue('i64', 'exclusiveFirst', [address(b), b.i32(size), spKind(b)]);
      const high = b.let(b.call('i64', 'exclusiveSecond', []));
      b.setX('d', low);
      b.setX('m', high);
    });
    const storePair = op(`stxp_${width}`, (b) => b.setX('d', b.extendU(b.doValue('i32', 'storeExclusivePair', [address(b), b.i32(size), b.x('m'), b.x('a'), spKind(b)]))));
    for (const o0 of ['0', '1'] as const) {
      const st = o0 === '1' ? 'stlxp' : 'stxp';
      const ld = o0 === '1' ? 'ldaxp' : 'ldxp';
      rows.push(
        row(`${st.toUpperCase()} ${bits}`, 'C6.2.364', `${head} 0 0 1 Rs:5 ${o0} Rt2:5 Rn:5 Rt:5` as 'Rs:5 Rt2:5 Rn:5 Rt:5', { ...asm`x ${rs}, ${rt}, ${rt2}, [${baseOnly}]`, mnemonic: st }, (f) => ({ op: storePair, d: Xd(f.Rs), n: XSP(f.Rn), m: X(f.Rt), a: X(f.Rt2) })),
        row(`${ld.toUpperCase()} ${bits}`, 'C6.2.208', `${head} 0 1 1 (11111) ${o0} Rt2:5 Rn:5 Rt:5` as 'Rt2:5 Rn:5 Rt:5', { ...asm`x ${rt}, ${rt2}, [${baseOnly}]`, mnemonic: ld }, (f) => ({ op: loadPair, d: Xd(f.Rt), m: Xd(f.Rt2), n: XSP(f.Rn) })),
      );
    }
  });
  return rows;
}
/** Access kind 3, and 8 more when the base register is SP. */
const spKind = (b: Builder): Val<'i32'> => b.call('i32', 'exclusiveKind', [b.raw('n')]);

function byName(name: string): Transfer {
  const found = [...general64, ...vectors].find((e) => e.t.name === name);
  if (found === undefined) throw new Error(`no transfer ${name}`);
  return found.t;
}
export const loadsStores: readonly Row[] = [
  ...general64.flatMap(singleRows),
  ...vectors.flatMap(singleRows),
  ...prefetchRows,
  ...pairRows('00', 'stp', byName('str_w')),
  ...pairRows('00', 'ldp', byName('ldr_w')),
  ...pairRows('01', 'ldpsw', byName('ldrsw')),
  ...pairRows('10', 'stp', byName('str_x')),
  ...pairRows('10', 'ldp', byName('ldr_x')),
  ...(['s', 'd', 'q'] as const).flatMap((l, i) => {
    const opc = i.toString(2).padStart(2, '0');
    return [...pairRows(opc, 'stp', byName(`str_${l}`)), ...pairRows(opc, 'ldp', byName(`ldr_${l}`))];
  }),
  literalRow('00', 'ldr', byName('ldr_w')),
  literalRow('01', 'ldr', byName('ldr_x')),
  literalRow('10', 'ldrsw', byName('ldrsw')),
  ...(['s', 'd', 'q'] as const).map((l, i) => literalRow(i.toString(2).padStart(2, '0'), 'ldr', byName(`ldr_${l}`))),
  ...exclusiveRows(),
];
