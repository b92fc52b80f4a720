/** Chapter 14: a row for an instruction that this processor has not; a machine of the lab decodes, executes and writes it. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Shown, Value } from '../kit/query.ts';

type Size = 'x' | 'w';
interface Kind {
  readonly name: string;
  /** Bit 30: one source register, or two. */
  readonly one: boolean;
  readonly says: readonly [en: readonly [string, string], zh: readonly [string, string]];
  /** As IR, in TypeScript; and what a slip makes of it. */
  readonly meaning: (ty: string, size: Size) => readonly [right: string, slip: string];
  readonly result: (n: bigint, m: bigint, width: number) => bigint;
}
const signed = (n: bigint, width: number): bigint => BigInt.asIntN(width, n);
/** The larger or the smaller of two, as signed or unsigned numbers. */
function choice(name: string, isMax: boolean, isSigned: boolean): Kind {
  const relation = isMax ? 'gt' : 'lt';
  const [sign, other] = isSigned ? ['s', 'u'] : ['u', 's'];
  const which = isMax ? 'larger' : 'smaller';
  return {
    name,
    one: false,
    says: [
      [`Rd becomes the ${which} of Rn and Rm,`, `both taken as ${isSigned ? 'signed' : 'unsigned'} numbers.`],
      [`Rd 得到 Rn 和 Rm 中较${isMax ? '大' : '小'}的那个，`, `两个都看作${isSigned ? '有' : '无'}符号数。`],
    ],
    meaning: (ty, size) => {
      const [n, m] = [`['${size}', 'Rn']`, `['${size}', 'Rm']`];
      const chosen = (how: string): string =>
        `['${ty}.select', ${n}, ${m},\n      ['${ty}.${how}', ${n}, ${m}]]`;
      return [chosen(`${relation}_${sign}`), chosen(`${relation}_${other}`)];
    },
    result: (n, m, width) => {
      const as = (x: bigint): bigint => (isSigned ? signed(x, width) : x);
      return as(n) > as(m) === isMax ? n : m;
    },
  };
} // prettier-ignore
const KINDS: readonly Kind[] = [
  choice('smax', true, true),
  {
    name: 'ctz',
    one: true,
    says: [
      ['Rd becomes the number of zeros below the lowest 1 of Rn;', 'of 0 that is how many bits it has.'],
      ['Rd 得到 Rn 最低的 1 下面有几个零；', 'Rn 是 0 时，就是它的位数。'],
    ],
    meaning: (ty, size) => {
      const bits = size === 'x' ? 64 : 32;
      const n = `['${size}', 'Rn']`;
      const lowest = `['${ty}.and', ${n}, ['${ty}.sub', ['${ty}', 0], ${n}]]`;
      const count = `['${ty}.sub', ['${ty}', ${bits - 1}],\n        ['${ty}.clz', ${lowest}]]`;
      return [
        `['${ty}.select', ['${ty}', ${bits}],\n      ${count},\n      ['${ty}.eqz', ${n}]]`,
        `['${ty}.clz', ${n}]`,
      ];
    },
    result: (n, _, width) => {
      let count = 0;
      while (count < width && ((n >> BigInt(count)) & 1n) === 0n) count++;
      return BigInt(count);
    },
  },
  choice('umin', false, false),
  {
    name: 'abs',
    one: true,
    says: [
      ['Rd becomes the absolute value of Rn, a signed number;', 'of the least number that is the number itself.'],
      ['Rd 得到 Rn（有符号数）的绝对值；', '最小的那个数，绝对值就是它自己。'],
    ],
    meaning: (ty, size) => {
      const n = `['${size}', 'Rn']`;
      const chosen = (how: string): string =>
        `['${ty}.select', ['${ty}.sub', ['${ty}', 0], ${n}], ${n},\n      ['${ty}.${how}', ${n}, ['${ty}', 0]]]`;
      return [chosen('lt_s'), chosen('lt_u')];
    },
    result: (n, _, width) => (signed(n, width) < 0n ? -signed(n, width) : n),
  },
  choice('umax', true, false),
  choice('smin', false, true),
];

interface Operands {
  readonly a: bigint;
  readonly b: bigint;
  readonly c: bigint;
  readonly d: bigint;
  readonly e: bigint;
}
/** Negative by 64 bits beside positive; by 32 bits otherwise than by 64; many zeros below, and none in between the same. */
const OPERANDS: readonly Operands[] = Array.from({ length: 8 }, (_, k) => {
  const n = BigInt(k);
  return {
    a: BigInt.asUintN(64, -((0x1234_5679n + n * 0x111_1112n) << (8n + n))),
    b: (0x7_0001n + n * 0x1_2344n) << 5n,
    c: ((0x4000_0001n + n) << 32n) | (0x8000_0000n + ((0x1357n + 2n * n) << (n + 2n))),
    d: ((0x8000_0001n + n) << 32n) | ((0x55n + n) << 12n),
    e: BigInt.asUintN(64, -((3n + 2n * n) << (20n + n))),
  };
});
const COUNT = OPERANDS.length;
/** The second one: where zeros are counted its lower half is zero, and that is the end of it for a W register. */
const lowest = ({ name }: Kind, { d }: Operands): bigint =>
  name === 'ctz' ? BigInt.asUintN(64, (d >> 32n) << 36n) : d;
const combined = (name: string, of: (kind: Kind, operands: Operands) => bigint): LabSource['parameters'][number] => ({
  name,
  pick: KINDS.flatMap((kind) => OPERANDS.map((operands) => `0x${of(kind, operands).toString(16)}`)),
  by: 'combo',
});
const operand = (name: keyof Operands): LabSource['parameters'][number] => ({
  name,
  pick: OPERANDS.map((of) => `0x${of[name].toString(16)}`),
  by: 'pair',
});

/** An encoding of "Data-processing (1 source)" or "(2 source)" (C4.1.68), without its opcode in bits 15 to 10. */
const encode = ({ one }: Kind, sf: 0 | 1, rd: number, rn: number, rm: number): number =>
  sf * 2 ** 31 + (one ? 2 ** 30 : 0) + 0x1ac0_0000 + (one ? 0 : rm << 16) + (rn << 5) + rd;
const byKind = (name: string, of: (kind: Kind, n: number) => number): LabSource['parameters'][number] => ({
  name,
  pick: KINDS.map(of),
  by: 'kind',
});
const words = (name: string, of: (kind: Kind) => string): LabSource['parameters'][number] => ({
  name,
  words: KINDS.map(of),
  by: 'kind',
});
/** Opcodes that mean nothing in Armv8.0, neither of one source nor of two; nor do their neighbours. */
const FREE = Array.from({ length: 40 }, (_, n) => 24 + n);
const binary = (value: number): string => value.toString(2).padStart(6, '0');
const mod64 = (value: bigint): bigint => BigInt.asUintN(64, value);
const mod32 = (value: bigint): bigint => BigInt.asUintN(32, value);
const named = (size: Size, one: boolean, rd: string, rn: string, rm: string): string =>
  one ? `${size}${rd}, ${size}${rn}` : `${size}${rd}, ${size}${rn}, ${size}${rm}`;

const at = (symbol: string): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 1 } });
const x = (symbol: string, n: number): Value => ({ of: at(symbol), x: n });
const param = (name: string): Value => ({ param: name });
const text: Shown = { console: { channel: 1 } };
const shows = (contains: string): Check => ({ console: { channel: 1, contains } });
const [FLAGS, KNOWN, UNKNOWN] = [9, 28, 27];
const MINUS_ONE = '0xffffffffffffffff';

const whole = (name: string): Value => ({
  op: 'or',
  args: [param(name), { op: 'shl', args: [param('code'), 10] }],
});

/** Rows that are none come first; then whether the guest has come so far. */
const rows: readonly Requirement[] = [
  need({ no: shows('!') }, because('not-a-row', { text }, shows('!'))),
  need({ happened: at('lost') }, because('not-here', {}, { never: at('lost') })),
];
const became = (label: string, n: number, wanted: Value, code: string): Requirement =>
  need({ value: x(label, n), is: wanted }, because(code, { found: x(label, n), wanted }, { happened: at(label) }));

const lab: LabSource = {
  version: 1,
  chapter: 14,
  order: 1,
  minutes: 35,
  objectives: ['objective.row', 'objective.meaning'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16 }],
      handlers: ['trap'],
    },
    budget: 90_000,
  },
  files: [
    { path: 'row.ts', language: 'typescript' },
    { path: 'types.ts', language: 'typescript', readonly: true },
    { path: 'machine.ts', language: 'typescript', readonly: true },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'calls', 'levels'],
  parameters: [
    { name: 'kind', from: 0, to: KINDS.length - 1 },
    { name: 'place', from: 0, to: FREE.length - 1 },
    { name: 'pair', from: 0, to: COUNT - 1 },
    { name: 'first', follows: 'kind', times: COUNT },
    { name: 'combo', follows: 'pair', times: 1, base: 'first' },
    words('name', ({ name }) => name),
    words('class', ({ one }) => (one ? '1' : '0')),
    { name: 'opcode', words: FREE.map(binary), by: 'place' },
    { name: 'code', pick: FREE, by: 'place' },
    words('second', ({ one }) => (one ? '00000' : 'Rm:5')),
    words('order', ({ one }) => (one ? 'Rd, Rn' : 'Rd, Rn, Rm')),
    words('says', ({ says }) => says[0].join('\n//   ')),
    words('zh', ({ says }) => says[1].join('\n//   ')),
    words('wide', ({ meaning }) => meaning('i64', 'x')[0]),
    words('narrow', ({ meaning }) => meaning('i32', 'w')[0]),
    words('slip', ({ meaning }) => meaning('i64', 'x')[1]),
    byKind('word1', (kind) => encode(kind, 1, 3, 1, 2)),
    byKind('word2', (kind) => encode(kind, 0, 4, 1, 2)),
    byKind('word3', (kind) => encode(kind, 1, 5, kind.one ? 31 : 5, 31)),
    byKind('word5', (kind) => encode(kind, 0, 6, 2, 1)),
    byKind('word4', (kind) => encode(kind, 1, 31, 1, 2)),
    // Bit 29; another second register, or none. guest.s has two with another opcode.
    byKind('not1', (kind) => encode(kind, 1, 3, 1, 2) + 2 ** 29),
    byKind('not2', (kind) => encode(kind, 1, 3, 1, 2) + (kind.one ? 1 << 16 : 2 ** 30)),
    words('text1', ({ name, one }) => `${name} ${named('x', one, '3', '1', '2')}`),
    words('text2', ({ name, one }) => `${name} ${named('w', one, '4', '1', '2')}`),
    words('text4', ({ name, one }) => `${name} ${named('w', one, '6', '2', '1')}`),
    words('text3', ({ name, one }) => `${name} ${named('x', one, '5', one ? 'zr' : '5', 'zr')}`),
    { name: 'nzcv', from: 1, to: 15 },
    { name: 'flags', follows: 'nzcv', times: 2 ** 28 },
    ...(['a', 'b', 'c', 'e'] as const).map(operand),
    combined('d', lowest),
    combined('r1', ({ result }, { a, b }) => mod64(result(a, b, 64))),
    combined('r2', (kind, of) => mod32(kind.result(mod32(of.c), mod32(lowest(kind, of)), 32))),
    combined('r5', (kind, of) => mod32(kind.result(mod32(lowest(kind, of)), mod32(of.c), 32))),
    combined('r3', ({ result, one }, { e }) => mod64(one ? result(0n, 0n, 64) : result(e, 0n, 64))),
  ],
  hidden: ['pair', 'nzcv'],
  steps: ['decode', 'meaning', 'text'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'decode',
      3,
      ...rows,
      need(
        { value: x('wide', UNKNOWN), is: 0 },
        because('decode.wide', { word: whole('word1') }, { happened: at('wide') }),
      ),
      need(
        { value: x('narrow', UNKNOWN), is: 0 },
        because('decode.narrow', { word: whole('word2') }, { happened: at('narrow') }),
      ),
      need(
        { value: x('zero', UNKNOWN), is: 0 },
        because('decode.zero', { word: whole('word3') }, { happened: at('zero') }),
      ),
      need(
        and({ value: x('others', UNKNOWN), is: 4 }, { value: x('others', KNOWN), is: 0 }),
        because('decode.others', { found: { decimal: x('others', UNKNOWN) } }, { happened: at('others') }),
      ),
    ),
    checkpoint(
      'meaning',
      3,
      ...rows,
      became('wide', 3, param('r1'), 'meaning.wide'),
      need(
        { value: x('wide', FLAGS), is: param('flags') },
        because('meaning.flags', { found: x('wide', FLAGS), wanted: param('flags') }, { happened: at('wide') }),
      ),
      need(
        { value: x('narrow', 4), is: param('r2') },
        because('meaning.not-done', { word: whole('word2') }, { value: x('narrow', 4), is: MINUS_ONE }),
        because('meaning.narrow', { found: x('narrow', 4), wanted: param('r2') }, { happened: at('narrow') }),
      ),
      became('round', 6, param('r5'), 'meaning.narrow'),
      became('zero', 5, param('r3'), 'meaning.zero'),
    ),
    checkpoint(
      'text',
      1,
      ...rows,
      ...(['text1', 'text2', 'text4', 'text3'] as const).map((name) =>
        need(
          shows(`{{${name}}}\n`),
          because('text.not-so', { wanted: { text: `{{${name}}}` }, text }, { no: shows(`{{${name}}}\n`) }),
        ),
      ),
    ),
  ],
};

export default lab;
