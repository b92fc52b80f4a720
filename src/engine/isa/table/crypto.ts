/** C4.1.96 Cryptographic AES, SHA1 and SHA256: what ID_AA64ISAR0_EL1 of a Cortex-A72 names. */
import { op, row, V, type Op, type Row } from '../row.ts';
import { asm, type Operand } from '../syntax/operand.ts';
import { fixed, vector } from '../syntax/vector.ts';
import { scalar } from '../syntax/memory.ts';
import { section } from './simd-sections.ts';

/** A helper on the registers' addresses (simd/aes.ts, simd/sha.ts). */
const calls = (fn: string, slots: readonly ('d' | 'n' | 'm')[]): Op => op(fn, (b) => {
  b.fpAccess();
  b.do(fn, slots.map((s) => b.raw(s)), false);
});
const bytes = (field: string): Operand => vector(field, fixed(0), { full: true });
const words = (field: string): Operand => vector(field, fixed(2), { full: true });

function twoRow(name: string, head: string, opcode: string, d: Operand, n: Operand): Row {
  const o = calls(name.toLowerCase(), ['d', 'n']);
  return row(name, section(name), `${head} 10100 ${opcode} 10 Rn:5 Rd:5` as 'Rn:5 Rd:5', { ...asm`x ${d}, ${n}`, mnemonic: name.toLowerCase() }, (f) => ({ op: o, d: V(f.Rd), n: V(f.Rn) })) as Row;
}
function threeRow(name: string, opcode: string, d: Operand, n: Operand): Row {
  const o = calls(name.toLowerCase(), ['d', 'n', 'm']);
  return row(name, section(name), `01011110 00 0 Rm:5 0 ${opcode} 00 Rn:5 Rd:5` as 'Rm:5 Rn:5 Rd:5', { ...asm`x ${d}, ${n}, ${words('Rm')}`, mnemonic: name.toLowerCase() }, (f) => ({ op: o, d: V(f.Rd), n: V(f.Rn), m: V(f.Rm) })) as Row;
}

export const crypto: readonly Row[] = [
  twoRow('AESE', '01001110 00', '00100', bytes('Rd'), bytes('Rn')),
  twoRow('AESD', '01001110 00', '00101', bytes('Rd'), bytes('Rn')),
  twoRow('AESMC', '01001110 00', '00110', bytes('Rd'), bytes('Rn')),
  twoRow('AESIMC', '01001110 00', '00111', bytes('Rd'), bytes('Rn')),
  threeRow('SHA1C', '000', scalar('Rd', 'q'), scalar('Rn', 's')),
  threeRow('SHA1P', '001', scalar('Rd', 'q'), scalar('Rn', 's')),
  threeRow('SHA1M', '010', scalar('Rd', 'q'), scalar('Rn', 's')),
  threeRow('SHA1SU0', '011', words('Rd'), words('Rn')),
  threeRow('SHA256H', '100', scalar('Rd', 'q'), scalar('Rn', 'q')),
  threeRow('SHA256H2', '101', scalar('Rd', 'q'), scalar('Rn', 'q')),
  threeRow('SHA256SU1', '110', words('Rd'), words('Rn')),
  twoRow('SHA1H', '01011110 00', '00000', scalar('Rd', 's'), scalar('Rn', 's')),
  twoRow('SHA1SU1', '01011110 00', '00001', words('Rd'), words('Rn')),
  twoRow('SHA256SU0', '01011110 00', '00010', words('Rd'), words('Rn')),
];
