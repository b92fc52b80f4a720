/** C4.1.66 Exception generation, hints, barriers, PSTATE, system instructions and registers, ERET. */
import { op, row, X, Xd, type Op, type Row } from '../row.ts';
import { asm, alias, type Operand } from '../syntax/operand.ts';
import { custom, imm, optional, reg } from '../syntax/operands.ts';
import { AssemblyError } from '../syntax/cursor.ts';
import { pstateAssignment, pstateFields, sysAliases, systemRegister, unallocatedPstate } from '../syntax/system.ts';
import { sysregByEncoding } from '../sysregs.ts';
import { sysByEncoding } from '../sys.ts';

/** An operation that is one call of a core function with a raw immediate. */
const raise = (name: string): Op => op(name, (b) => b.do(name, [b.imm32()], true));
const svc = raise('svc');
const hvc = raise('hvc');
const smc = raise('smc');
const brk = raise('brk');
const hlt = raise('hlt');
/** Undefined instructions, unallocated encodings included: the decoder's answer to everything it does not know. */
export const undefinedOp = op('undefined', (b) => b.do('undefinedInstruction', [], true));

function exceptionRow(name: string, section: string, opc: string, ll: string, o: Op): Row {
  return row(name, section, `11010100 ${opc} imm16:16 000 ${ll}` as 'imm16:16', { ...asm`x ${imm('imm16', { width: 16 })}`, mnemonic: name.toLowerCase() }, (f) => ({ op: o, imm32: f.imm16 }));
}

const nop = op('nop', () => undefined, 'hot');
const hintOps: Readonly<Record<number, Op>> = {
  2: op('wfe', (b) => b.do('wfe', [], true)),
  3: op('wfi', (b) => b.do('wfi', [], true)),
  4: op('sev', (b) => b.do('sev', [], false)),
  5: op('sevl', (b) => b.do('sevl', [], false)),
};
/** Hints that binutils names; the A72 executes those of later architectures as NOP. */
const hintNames: readonly (readonly [number, string])[] = [
  [0, 'nop'], [1, 'yield'], [2, 'wfe'], [3, 'wfi'], [4, 'sev'], [5, 'sevl'], [7, 'xpaclri'],
  [8, 'pacia1716'], [10, 'pacib1716'], [12, 'autia1716'], [14, 'autib1716'], [16, 'esb'], [17, 'psb csync'], [18, 'tsb csync'],
  [20, 'csdb'], [22, 'clearbhb'], [24, 'paciaz'], [25, 'paciasp'], [26, 'pacibz'], [27, 'pacibsp'], [28, 'autiaz'], [29, 'autiasp'], [30, 'autibz'], [31, 'autibsp'],
  [32, 'bti'], [34, 'bti c'], [36, 'bti j'], [38, 'bti jc'],
];
const hintTexts = hintNames.map(([n, text]) => {
  const space = text.indexOf(' ');
  const syntax = { ...asm`x`, mnemonic: space < 0 ? text : text.slice(0, space), after: space < 0 ? '' : text.slice(space + 1) };
  return alias(syntax, { imm7: n });
});

const barrierNames: readonly (string | undefined)[] = [undefined, 'oshld', 'oshst', 'osh', undefined, 'nshld', 'nshst', 'nsh', undefined, 'ishld', 'ishst', 'ish', undefined, 'ld', 'st', 'sy'];
const barrier: Operand = custom(
  (f) => barrierNames[f['CRm'] ?? 0] ?? `#0x${(f['CRm'] ?? 0).toString(16).padStart(2, '0')}`,
  (cursor, fields) => {
    const start = cursor.at;
    const name = cursor.match(/[a-z]+\b/)?.[0].toLowerCase();
    if (name !== undefined) {
      const n = barrierNames.indexOf(name);
      if (n >= 0) return fields.set('CRm', n);
      cursor.at = start;
    }
    cursor.skipSpace();
    const column = cursor.at + 1;
    const value = cursor.immediate();
    if (value < 0n || value > 15n) throw new AssemblyError('asm.immediate-range', column, { value: String(value), min: 0, max: 15 });
    return fields.set('CRm', Number(value));
  },
);
const crm = imm('CRm', { width: 4 });
const ignored = (f: Readonly<Record<string, number>>): boolean => f['CRm'] === 15;

const clrex = op('clrex', (b) => b.do('clearExclusive', [], false));
const eret = op('eret', (b) => b.do('eret', [], true));
const msrImmediate = op('msr_imm', (b) => b.do('msrImmediate', [b.raw('n'), b.raw('m')], true));
// imm32 is the table's row, with Rt (which the syndrome of a trap shows) above it.
const mrs = op('mrs', (b) => b.setX('d', b.doValue('i64', 'mrs', [b.imm32()])));
const msr = op('msr', (b) => b.do('msr', [b.imm32(), b.x('m')], true));
const sys = op('sys', (b) => b.do('sys', [b.imm32(), b.x('m')], true));
const operand = (index: number, rt: number): number => index + rt * 65536;
/** Unallocated: UNDEFINED, unless HCR_EL2.TIDCP claims it. imm32 is the instruction. */
const unallocated = op('unallocated_system', (b) => b.do('unallocatedSystem', [b.imm32()], true));
interface SystemFields {
  readonly op1: number;
  readonly CRn: number;
  readonly CRm: number;
  readonly op2: number;
  readonly Rt: number;
}
/** The instruction word again, from L, op0 and the fields. */
const wordOf = (l: number, op0: number, f: SystemFields): number => 0xd5000000 + l * 2 ** 21 + op0 * 2 ** 19 + f.op1 * 2 ** 16 + f.CRn * 2 ** 12 + f.CRm * 2 ** 8 + f.op2 * 32 + f.Rt;

const rt = reg('Rt', 64);
const op1 = imm('op1', { width: 3, hex: false });
const op2 = imm('op2', { width: 3, hex: false });
const cr = (field: string): Operand => custom((f) => `C${f[field]}`, (cursor, fields) => {
  const found = cursor.match(/c(\d|1[0-5])\b/);
  return found !== undefined && fields.set(field, Number(found[1]));
});

/** What later architectures put into the space of MSR (immediate), UNDEFINED here: op1, CRm, op2 and the text. */
const laterFlags: readonly (readonly [number, number, number, string])[] = [
  [0, 0, 0, 'cfinv'], [0, 0, 1, 'xaflag'], [0, 0, 2, 'axflag'],
  [3, 2, 3, 'smstop sm'], [3, 3, 3, 'smstart sm'], [3, 4, 3, 'smstop za'], [3, 5, 3, 'smstart za'], [3, 6, 3, 'smstop'], [3, 7, 3, 'smstart'],
];
const laterFlagTexts = laterFlags.map(([op1, CRm, op2, text]) => {
  const [mnemonic = '', after = ''] = text.split(' ');
  return alias({ ...asm`x`, mnemonic, after }, { op1, CRm, op2 });
});

export const system: readonly Row[] = [
  row('UDF', 'C6.2.392', '0000000000000000 imm16:16', asm`udf ${imm('imm16', { width: 16, hex: false })}`, () => ({ op: undefinedOp })),
  exceptionRow('SVC', 'C6.2.387', '000', '01', svc),
  exceptionRow('HVC', 'C6.2.137', '000', '10', hvc),
  exceptionRow('SMC', 'C6.2.313', '000', '11', smc),
  exceptionRow('BRK', 'C6.2.43', '001', '00', brk),
  exceptionRow('HLT', 'C6.2.136', '010', '00', hlt),
  // DCPS1 to DCPS3 are UNDEFINED outside Debug state, which this machine does not have.
  ...['01', '10', '11'].map((ll, i) =>
    row(`DCPS${i + 1}`, 'C6.2.93', `11010100 101 imm16:16 000 ${ll}` as '11010100 101 imm16:16 000 01', [{ ...asm`x`, mnemonic: `dcps${i + 1}`, fixed: { imm16: 0 }, when: (f: Readonly<Record<string, number>>) => f['imm16'] === 0 }, { ...asm`x ${imm('imm16', { width: 16 })}`, mnemonic: `dcps${i + 1}` }], () => ({ op: undefinedOp }))),
  row('HINT', 'C6.2.134', '11010101000000110010 imm7:7 11111', [...hintTexts, asm`hint ${imm('imm7', { width: 7 })}`], (f) => ({ op: hintOps[f.imm7] ?? nop })),
  row('CLREX', 'C6.2.56', '11010101000000110011 CRm:4 010 11111', [{ ...asm`clrex`, fixed: { CRm: 15 }, when: ignored }, asm`clrex ${crm}`], () => ({ op: clrex })),
  row('DSB', 'C6.2.97', '11010101000000110011 CRm:4 100 11111', [
    alias(asm`ssbb`, { CRm: 0 }), alias(asm`pssbb`, { CRm: 4 }), asm`dsb ${barrier}`,
  ], () => ({ op: nop })),
  row('DMB', 'C6.2.95', '11010101000000110011 CRm:4 101 11111', asm`dmb ${barrier}`, () => ({ op: nop })),
  row('ISB', 'C6.2.139', '11010101000000110011 CRm:4 110 11111', [{ ...asm`isb`, fixed: { CRm: 15 }, when: ignored }, asm`isb ${optional('', crmOrSy(), () => false, {})}`], () => ({ op: nop })),
  row('MSR (immediate)', 'C6.2.250', '1101010100000 op1:3 0100 CRm:4 op2:3 11111', [...laterFlagTexts, asm`msr ${pstateAssignment}`, asm`msr ${unallocatedPstate}, xzr`], (f) => {
    const field = pstateFields.find((p) => p.op1 === f.op1 && p.op2 === f.op2);
    return field === undefined || !field.implemented ? { op: undefinedOp } : { op: msrImmediate, n: f.op1 * 8 + f.op2, m: f.CRm };
  }),
  row('SYS', 'C6.2.386', '1101010100 0 01 op1:3 CRn:4 CRm:4 op2:3 Rt:5', [
    ...sysAliases,
    { ...asm`sys ${op1}, ${cr('CRn')}, ${cr('CRm')}, ${op2}`, fixed: { Rt: 31 }, when: (f) => f['Rt'] === 31 },
    asm`sys ${op1}, ${cr('CRn')}, ${cr('CRm')}, ${op2}, ${rt}`,
  ], (f) => {
    const index = sysByEncoding(f.op1, f.CRn, f.CRm, f.op2);
    return index < 0 ? { op: unallocated, imm32: wordOf(0, 1, f) } : { op: sys, imm32: operand(index, f.Rt), m: X(f.Rt) };
  }),
  row('SYSL', 'C6.2.387', '1101010100 1 01 op1:3 CRn:4 CRm:4 op2:3 Rt:5', asm`sysl ${rt}, ${op1}, ${cr('CRn')}, ${cr('CRm')}, ${op2}`, (f) => ({ op: unallocated, imm32: wordOf(1, 1, f) })),
  row('MSR (register)', 'C6.2.251', '1101010100 0 1 o0 op1:3 CRn:4 CRm:4 op2:3 Rt:5', asm`msr ${systemRegister(true)}, ${rt}`, (f) => {
    const index = sysregByEncoding(2 + f.o0, f.op1, f.CRn, f.CRm, f.op2);
    return index < 0 ? { op: unallocated, imm32: wordOf(0, 2 + f.o0, f) } : { op: msr, imm32: operand(index, f.Rt), m: X(f.Rt) };
  }),
  row('MRS', 'C6.2.249', '1101010100 1 1 o0 op1:3 CRn:4 CRm:4 op2:3 Rt:5', asm`mrs ${rt}, ${systemRegister(false)}`, (f) => {
    const index = sysregByEncoding(2 + f.o0, f.op1, f.CRn, f.CRm, f.op2);
    return index < 0 ? { op: unallocated, imm32: wordOf(1, 2 + f.o0, f) } : { op: mrs, imm32: operand(index, f.Rt), d: Xd(f.Rt) };
  }),
  row('ERET', 'C6.2.126', '1101011 0 100 11111 000000 11111 00000', asm`eret`, () => ({ op: eret })),
  row('DRPS', 'C6.2.96', '1101011 0 101 11111 000000 11111 00000', asm`drps`, () => ({ op: undefinedOp })),
];

function crmOrSy(): Operand {
  return custom((f, pc) => crm.print(f, pc), (cursor, fields, pc) => (cursor.match(/sy\b/) === undefined ? crm.parse(cursor, fields, pc) : fields.set('CRm', 15)));
}
