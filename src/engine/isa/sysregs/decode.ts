/** A system register's value by field, with what a value stands for where that is a name or a number (Arm ARM D13.2). */
import { fieldOf, fieldsOf } from './fields.ts';
import { decodeSyndrome, modeName, type DecodedField } from './syndrome.ts';

const GRANULE_0: readonly string[] = ['4 KiB', '64 KiB', '16 KiB', 'reserved'];
const GRANULE_1: readonly string[] = ['reserved', '16 KiB', '4 KiB', '64 KiB'];
const ADDRESS_BITS: readonly number[] = [32, 36, 40, 42, 44, 48];
const SHAREABILITY: readonly string[] = ['non-shareable', 'reserved', 'outer', 'inner'];
const DEVICES: readonly string[] = ['nGnRnE', 'nGnRE', 'nGRE', 'GRE'];

/** `0x40080000`. */
export const hexText = (value: bigint): string => `0x${value.toString(16)}`;

/** What a byte of MAIR_ELx means: `Device-nGnRE`, `Normal WB RW-Allocate` … (Arm ARM D13.2.97). */
export function memoryType(attribute: number): string {
  if (attribute >> 4 === 0) return (attribute & 3) === 0 ? `Device-${DEVICES[attribute >> 2] ?? ''}` : 'reserved';
  const [outer, inner] = [cacheability(attribute >> 4), cacheability(attribute & 15)];
  return outer === inner ? `Normal ${outer}` : `Normal, outer ${outer}, inner ${inner}`;
}

function cacheability(nibble: number): string {
  if (nibble === 4) return 'Non-cacheable';
  const policy = (nibble & 4) !== 0 ? 'WB' : 'WT';
  const allocate = ['', ' W-Alloc', ' R-Alloc', ' RW-Alloc'][nibble & 3] ?? '';
  return policy + allocate;
}

function symbolOf(register: string, field: string, value: bigint): string | undefined {
  const n = Number(value);
  const family = register.replace(/_EL\d$/, '');
  switch (family) {
    case 'SPSR':
      return field === 'M' ? modeName(n) : undefined;
    case 'CurrentEL':
      return `EL${n}`;
    case 'MAIR':
      return memoryType(n);
    case 'VBAR':
      return hexText(value << 11n);
    case 'HPFAR':
      return `IPA ${hexText(value << 12n)}`;
    case 'TTBR0':
    case 'TTBR1':
    case 'VTTBR':
      return field === 'BADDR' ? hexText(value << 1n) : undefined;
    case 'TCR':
    case 'VTCR':
      if (field === 'TG0') return GRANULE_0[n];
      if (field === 'TG1') return GRANULE_1[n];
      if (/^T[01]SZ$/.test(field)) return `${64 - n} bits`;
      if (/^I?PS$/.test(field)) return `${ADDRESS_BITS[n] ?? 48} bits`;
      return /^SH\d$/.test(field) ? SHAREABILITY[n] : undefined;
    default:
      return undefined;
  }
}

/** Fields, most significant first; ESR_ELx with those of its exception class. Empty for a register that is one value. */
export function decodeRegister(name: string, value: bigint): readonly DecodedField[] {
  const fields = fieldsOf(name).map((field): DecodedField => {
    const content = fieldOf(value, field);
    const symbol = symbolOf(name, field.name, content);
    return { ...field, value: content, ...(symbol !== undefined && { symbol }) };
  });
  if (!/^ESR_EL\d$/.test(name)) return fields;
  const syndrome = decodeSyndrome(value);
  const head = fields.filter((field) => field.name !== 'ISS' || syndrome.fields.length === 0);
  return [
    ...head.map((field) => (field.name === 'EC' ? { ...field, meaning: syndrome.meaning } : field)),
    ...syndrome.fields,
  ];
}
