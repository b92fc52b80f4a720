/** Operands that name system registers, PSTATE fields and system instructions. */
import { asm, type FieldValues, type Operand, type Syntax } from './operand.ts';
import { custom, reg } from './operands.ts';
import { SYSTEM_REGISTERS, sysregByEncoding, sysregByName } from '../sysregs.ts';
import { SYSTEM_INSTRUCTIONS } from '../sys.ts';
import { laterEncodings, laterNames } from '../sysregs/later-names.ts';
import { AssemblyError } from './cursor.ts';

export interface PstateField {
  readonly name: string;
  readonly op1: number;
  readonly op2: number;
  /** False: of a later architecture, UNDEFINED here. */
  readonly implemented: boolean;
  /** The largest immediate that the field takes. */
  readonly max: 1 | 15;
}
export const pstateFields: readonly PstateField[] = [
  { name: 'spsel', op1: 0, op2: 5, implemented: true, max: 1 },
  { name: 'daifset', op1: 3, op2: 6, implemented: true, max: 15 },
  { name: 'daifclr', op1: 3, op2: 7, implemented: true, max: 15 },
  { name: 'uao', op1: 0, op2: 3, implemented: false, max: 1 },
  { name: 'pan', op1: 0, op2: 4, implemented: false, max: 1 },
  { name: 'dit', op1: 3, op2: 2, implemented: false, max: 1 },
  { name: 'tco', op1: 3, op2: 4, implemented: false, max: 1 },
  { name: 'allint', op1: 1, op2: 0, implemented: false, max: 1 },
  { name: 'ssbs', op1: 3, op2: 1, implemented: false, max: 1 },
];
const fieldOf = (f: FieldValues): PstateField | undefined =>
  pstateFields.find((p) => p.op1 === f['op1'] && p.op2 === f['op2']);
/** `daifset, #2`: the field of PSTATE and its immediate. */
export const pstateAssignment: Operand = custom(
  (f) => {
    const field = fieldOf(f);
    const value = f['CRm'] ?? 0;
    return field === undefined || value > field.max ? undefined : `${field.name}, #0x${value.toString(16)}`;
  },
  (cursor, fields) => {
    const start = cursor.at;
    const name = cursor.match(/[a-z]+\b/)?.[0].toLowerCase();
    const field = pstateFields.find((p) => p.name === name);
    cursor.skipSpace();
    if (
      field === undefined ||
      !cursor.literal(',') ||
      /^\s*(?:x\d+|xzr|lr|fp)\s*$/i.test(cursor.text.slice(cursor.at))
    ) {
      cursor.at = start;
      return false;
    }
    cursor.skipSpace();
    const column = cursor.at + 1;
    const value = cursor.immediate();
    if (value < 0n || value > BigInt(field.max))
      throw new AssemblyError('asm.immediate-range', column, { value: String(value), min: 0, max: field.max });
    return fields.set('op1', field.op1) && fields.set('op2', field.op2) && fields.set('CRm', Number(value));
  },
);
/** What no field of PSTATE has, as binutils prints it: `s0_3_c4_c1_6`. */
export const unallocatedPstate: Operand = custom(
  (f) => `s0_${f['op1']}_c4_c${f['CRm']}_${f['op2']}`,
  (cursor, fields) => {
    const found = cursor.match(/s0_([0-7])_c4_c(1[0-5]|\d)_([0-7])\b/);
    return (
      found !== undefined &&
      fields.set('op1', Number(found[1])) &&
      fields.set('CRm', Number(found[2])) &&
      fields.set('op2', Number(found[3]))
    );
  },
);

const generic = /s([23])_([0-7])_c(1[0-5]|\d)_c(1[0-5]|\d)_([0-7])\b/;
/** The one encoding that is two registers: what is written is transmitted. */
const TRANSMIT = '2,3,0,5,0';
const encodings = new Map(laterEncodings).set('dbgdtrtx_el0', TRANSMIT.split(',').map(Number));

/** The name that binutils prints; IMPLEMENTATION DEFINED registers (CRn 11 and 15) have none there. */
function nameOf(encoding: readonly [number, number, number, number, number], written: boolean): string | undefined {
  if (written && encoding.join() === TRANSMIT) return 'dbgdtrtx_el0';
  const name = SYSTEM_REGISTERS[sysregByEncoding(...encoding)]?.name.toLowerCase() ?? laterNames.get(encoding.join());
  const [op0, , crn] = encoding;
  return name?.startsWith('s3_') === true || (op0 === 3 && (crn === 11 || crn === 15)) ? undefined : name;
}

/** A system register by name, or as S3_0_C1_C0_0. */
export const systemRegister = (written: boolean): Operand =>
  custom(
    (f: FieldValues) => {
      const { o0 = 0, op1 = 0, CRn = 0, CRm = 0, op2 = 0 } = f;
      return nameOf([2 + o0, op1, CRn, CRm, op2], written) ?? `s${2 + o0}_${op1}_c${CRn}_c${CRm}_${op2}`;
    },
    (cursor, fields) => {
      cursor.skipSpace();
      const start = cursor.at;
      const numbers = cursor.match(generic)?.slice(1).map(Number);
      const name = numbers === undefined ? cursor.match(/[a-z_]\w*\b/)?.[0] : undefined;
      if (numbers === undefined && name === undefined) return false;
      const encoding =
        numbers ?? SYSTEM_REGISTERS[sysregByName(name ?? '')]?.encoding ?? encodings.get(name?.toLowerCase() ?? '');
      if (encoding === undefined) {
        cursor.at = start;
        // A general register or a field of PSTATE is another form of MSR and MRS.
        if (pstateFields.some((p) => p.name === name?.toLowerCase()) || /^(?:[xw]\d+|[xw]zr|sp)$/i.test(name ?? ''))
          return false;
        throw new AssemblyError('asm.system-register', start + 1, { name: name ?? '' });
      }
      const [op0 = 2, op1 = 0, crn = 0, crm = 0, op2 = 0] = encoding;
      return (
        fields.set('o0', op0 - 2) &&
        fields.set('op1', op1) &&
        fields.set('CRn', crn) &&
        fields.set('CRm', crm) &&
        fields.set('op2', op2)
      );
    },
  );

// `tlbi vae1, x0`: the mnemonic and the name after it stand in one row of sys.ts, those of later architectures here.
interface SystemName {
  readonly name: string;
  readonly encoding: readonly [number, number, number, number];
  readonly takesRegister: boolean;
}
const later = (mnemonic: string, takesRegister: boolean, list: string): SystemName[] =>
  list.split(' ').map((item) => {
    const [digits = '', name = ''] = item.split(':');
    const [op1 = 0, crn = 0, crm = 0, op2 = 0] = Array.from(digits, (d) => Number.parseInt(d, 16));
    return { name: `${mnemonic} ${name}`, encoding: [op1, crn, crm, op2], takesRegister };
  });
// op1, CRn, CRm and op2 as one hexadecimal digit each.
const LATER: readonly SystemName[] = [
  ...later(
    'dc',
    true,
    [
      '0763:igvac 0764:igsw 0765:igdvac 0766:igdsw 07a4:cgsw 07a6:cgdsw 07e4:cigsw 07e6:cigdsw 3743:gva',
      '3744:gzva 37a3:cgvac 37a5:cgdvac 37c1:cvap 37c3:cgvap 37c5:cgdvap 37d1:cvadp 37d3:cgvadp 37d5:cgdvadp',
      '37e3:cigvac 37e5:cigdvac 67e1:cipapa 67e5:cigdpapa',
    ].join(' '),
  ),
  ...later('at', true, '0790:s1e1rp 0791:s1e1wp 6780:s1e3r 6781:s1e3w'),
  ...later(
    'tlbi',
    false,
    [
      '0810:vmalle1os 4810:alle2os 4814:alle1os 4816:vmalls12e1os 6810:alle3os 6814:paallos 6830:alle3is',
      '6870:alle3 6874:paall',
    ].join(' '),
  ),
  ...later(
    'tlbi',
    true,
    [
      '0811:vae1os 0812:aside1os 0813:vaae1os 0815:vale1os 0817:vaale1os 0821:rvae1is 0823:rvaae1is',
      '0825:rvale1is 0827:rvaale1is 0851:rvae1os 0853:rvaae1os 0855:rvale1os 0857:rvaale1os 0861:rvae1',
      '0863:rvaae1 0865:rvale1 0867:rvaale1 4802:ripas2e1is 4806:ripas2le1is 4811:vae2os 4815:vale2os',
      '4821:rvae2is 4825:rvale2is 4840:ipas2e1os 4842:ripas2e1 4843:ripas2e1os 4844:ipas2le1os',
      '4846:ripas2le1 4847:ripas2le1os 4851:rvae2os 4855:rvale2os 4861:rvae2 4865:rvale2 6811:vae3os',
      '6815:vale3os 6821:rvae3is 6825:rvale3is 6831:vae3is 6835:vale3is 6843:rpaos 6847:rpalos 6851:rvae3os',
      '6855:rvale3os 6861:rvae3 6865:rvale3 6871:vae3 6875:vale3',
    ].join(' '),
  ),
  ...later('cfp', true, '3734:rctx'),
  ...later('dvp', true, '3735:rctx'),
  ...later('cpp', true, '3737:rctx'),
];
export const sysAliases: readonly Syntax[] = [...SYSTEM_INSTRUCTIONS, ...LATER].map((i): Syntax => {
  const [op1, CRn, CRm, op2] = i.encoding;
  const fixed = { op1, CRn, CRm, op2 };
  const [mnemonic = '', name = ''] = i.name.toLowerCase().split(' ');
  const matches = (f: FieldValues): boolean =>
    f['op1'] === op1 && f['CRn'] === CRn && f['CRm'] === CRm && f['op2'] === op2;
  if (i.takesRegister) {
    const text = asm`x ${reg('Rt', 64)}`;
    return {
      ...text,
      mnemonic,
      operands: text.operands.map((o) => ({ ...o, before: `${name}, ` })),
      fixed,
      when: matches,
    };
  }
  // Rt should be 31; binutils does not show another.
  return { ...asm`x`, mnemonic, after: name, fixed: { ...fixed, Rt: 31 }, when: matches };
});
