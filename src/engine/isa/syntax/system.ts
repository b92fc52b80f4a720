/** Operands that name system registers, PSTATE fields and system instructions. */
import { asm, type FieldValues, type Operand, type Syntax } from './operand.ts';
import { custom, reg } from './operands.ts';
import { SYSTEM_REGISTERS, sysregByEncoding, sysregByName } from '../sysregs.ts';
import { SYSTEM_INSTRUCTIONS } from '../sys.ts';

export interface PstateField {
  readonly name: string;
  readonly op1: number;
  readonly op2: number;
  /** False: of a later architecture, UNDEFINED here. */
  readonly implemented: boolean;
}
export const pstateFields: readonly PstateField[] = [
  { name: 'spsel', op1: 0, op2: 5, implemented: true },
  { name: 'daifset', op1: 3, op2: 6, implemented: true },
  { name: 'daifclr', op1: 3, op2: 7, implemented: true },
  { name: 'uao', op1: 0, op2: 3, implemented: false },
  { name: 'pan', op1: 0, op2: 4, implemented: false },
  { name: 'dit', op1: 3, op2: 2, implemented: false },
  { name: 'tco', op1: 3, op2: 4, implemented: false },
  { name: 'ssbs', op1: 3, op2: 1, implemented: false },
];
export const pstateField: Operand = custom(
  (f) => pstateFields.find((p) => p.op1 === f['op1'] && p.op2 === f['op2'])?.name,
  (cursor, fields) => {
    const start = cursor.at;
    const name = cursor.match(/[a-z]+\b/)?.[0].toLowerCase();
    const field = pstateFields.find((p) => p.name === name);
    if (field !== undefined) return fields.set('op1', field.op1) && fields.set('op2', field.op2);
    cursor.at = start;
    return false;
  },
);

const generic = /s([23])_([0-7])_c(1[0-5]|\d)_c(1[0-5]|\d)_([0-7])\b/;

/** A system register by name, or as S3_0_C1_C0_0. */
export const systemRegisterOperand: Operand = custom(
  (f: FieldValues) => {
    const { o0 = 0, op1 = 0, CRn = 0, CRm = 0, op2 = 0 } = f;
    const row = SYSTEM_REGISTERS[sysregByEncoding(2 + o0, op1, CRn, CRm, op2)];
    return row === undefined || /^s[23]_/i.test(row.name) ? `s${2 + o0}_${op1}_c${CRn}_c${CRm}_${op2}` : row.name.toLowerCase();
  },
  (cursor, fields) => {
    const start = cursor.at;
    const numbers = cursor.match(generic);
    if (numbers !== undefined) {
      const [, o0, op1, crn, crm, op2] = numbers.map(Number);
      return fields.set('o0', (o0 ?? 2) - 2) && fields.set('op1', op1 ?? 0) && fields.set('CRn', crn ?? 0) && fields.set('CRm', crm ?? 0) && fields.set('op2', op2 ?? 0);
    }
    const name = cursor.match(/[a-z_][a-z0-9_]*\b/)?.[0];
    const row = name === undefined ? undefined : SYSTEM_REGISTERS[sysregByName(name)];
    if (row === undefined) {
      cursor.at = start;
      return false;
    }
    const [op0, op1, crn, crm, op2] = row.encoding;
    return fields.set('o0', op0 - 2) && fields.set('op1', op1) && fields.set('CRn', crn) && fields.set('CRm', crm) && fields.set('op2', op2);
  },
);

// `tlbi vae1, x0`: the mnemonic and the name after it stand in one row of sys.ts.
export const sysAliases: readonly Syntax[] = SYSTEM_INSTRUCTIONS.map((i): Syntax => {
  const [op1, CRn, CRm, op2] = i.encoding;
  const fixed = { op1, CRn, CRm, op2 };
  const [mnemonic = '', name = ''] = i.name.toLowerCase().split(' ');
  const matches = (f: FieldValues): boolean => f['op1'] === op1 && f['CRn'] === CRn && f['CRm'] === CRm && f['op2'] === op2;
  if (i.takesRegister) {
    const text = asm`x ${reg('Rt', 64)}`;
    return { ...text, mnemonic, operands: text.operands.map((o) => ({ ...o, before: `${name}, ` })), fixed, when: matches };
  }
  return { ...asm`x`, mnemonic, after: name, fixed: { ...fixed, Rt: 31 }, when: (f) => matches(f) && f['Rt'] === 31 };
});
