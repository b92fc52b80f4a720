/** Translation table descriptors of VMSAv8-64 by field (Arm ARM D5.3, as ARMv8.0-A without EL3 defines them). */
import { hexText, memoryType } from './sysregs/decode.ts';
import { fieldOf, fieldsFromText } from './sysregs/fields.ts';
import type { DecodedField, Meaning } from './sysregs/syndrome.ts';

/** Whose tables: stage 1 of EL1&0, stage 1 of EL2, stage 2. */
export type TableRegime = 'el1' | 'el2' | 'stage2';
export type DescriptorKind = 'invalid' | 'table' | 'block' | 'page' | 'reserved';

export interface DescriptorContext {
  readonly regime: TableRegime;
  readonly level: number;
  /** 64 KiB granule instead of 4 KiB. */
  readonly large: boolean;
  /** MAIR_ELx, which AttrIndx chooses from. */
  readonly mair?: bigint;
}

export interface Descriptor {
  readonly value: bigint;
  readonly kind: DescriptorKind;
  /** The next table, or what the block or page maps to; absent when invalid. */
  readonly address?: bigint;
  readonly fields: readonly DecodedField[];
}

const TABLE: Readonly<Record<TableRegime, string>> = {
  el1: 'NSTable:63 APTable:62-61 UXNTable:60 PXNTable:59',
  el2: 'NSTable:63 APTable:62-61 XNTable:60',
  stage2: '',
};
const LEAF: Readonly<Record<TableRegime, string>> = {
  el1: 'UXN:54 PXN:53 Contiguous:52 ADDRESS nG:11 AF:10 SH:9-8 AP:7-6 NS:5 AttrIndx:4-2',
  el2: 'XN:54 Contiguous:52 ADDRESS AF:10 SH:9-8 AP:7-6 NS:5 AttrIndx:4-2',
  stage2: 'XN:54 Contiguous:52 ADDRESS AF:10 SH:9-8 S2AP:7-6 MemAttr:5-2',
};

/** Logarithm of the bytes that a descriptor of a level maps. */
export const shiftOf = (level: number, large: boolean): number =>
  large ? 16 + 13 * (3 - level) : 12 + 9 * (3 - level);

/** Bits 1:0 at a level (D5.3.1): blocks exist at levels 1 and 2, with 64 KiB at level 2 only. */
export function descriptorKind(value: bigint, level: number, large: boolean): DescriptorKind {
  if ((value & 1n) === 0n) return 'invalid';
  if ((value & 2n) !== 0n) return level === 3 ? 'page' : 'table';
  return level === 3 || level === 0 || (large && level === 1) ? 'reserved' : 'block';
}

export function decodeDescriptor(value: bigint, context: DescriptorContext): Descriptor {
  const { regime, level, large } = context;
  const kind = descriptorKind(value, level, large);
  if (kind === 'invalid' || kind === 'reserved') return { value, kind, fields: type(value, kind) };
  const grain = large ? 16 : 12;
  const lsb = kind === 'table' ? grain : shiftOf(level, large);
  const text = kind === 'table' ? `${TABLE[regime]} ADDRESS` : LEAF[regime];
  const fields = fieldsFromText(text.trim().replace('ADDRESS', `Address:47-${lsb}`)).map((field): DecodedField => {
    const content = fieldOf(value, field);
    return { ...field, value: content, ...explain(field.name, content, lsb, context) };
  });
  const address = ((value & 0xffff_ffff_ffffn) >> BigInt(lsb)) << BigInt(lsb);
  return { value, kind, address, fields: [...fields, ...type(value, kind)] };
}

const type = (value: bigint, kind: DescriptorKind): readonly DecodedField[] => [
  { name: 'Type', msb: 1, lsb: 0, value: value & 3n, meaning: { code: `descriptor.${kind}`, params: {} } },
];

const SHAREABILITY: readonly string[] = ['non-shareable', 'reserved', 'outer', 'inner'];

function explain(
  name: string,
  value: bigint,
  lsb: number,
  { regime, mair }: DescriptorContext,
): Pick<DecodedField, 'symbol' | 'meaning'> {
  const n = Number(value);
  const says = (code: string): { meaning: Meaning } => ({ meaning: { code: `descriptor.${code}`, params: {} } });
  switch (name) {
    case 'Address':
      return { symbol: hexText(value << BigInt(lsb)) };
    case 'SH':
      return { symbol: SHAREABILITY[n] ?? '' };
    case 'AttrIndx': {
      const attribute = mair === undefined ? undefined : Number((mair >> (value * 8n)) & 0xffn);
      return attribute === undefined ? {} : { symbol: `Attr${n}: ${memoryType(attribute)}` };
    }
    case 'MemAttr':
      return { symbol: memoryType(stage2Attribute(n)) };
    case 'AF':
      return says(n === 1 ? 'af.yes' : 'af.no');
    case 'AP':
      return says(regime === 'el2' ? `ap2.${n >> 1}` : `ap.${n}`);
    case 'S2AP':
      return says(`s2ap.${n}`);
    case 'APTable':
      return n === 0 ? {} : says(`aptable.${n}`);
    case 'XN':
    case 'UXN':
    case 'PXN':
    case 'UXNTable':
    case 'PXNTable':
    case 'XNTable':
      return n === 0 ? {} : says(name.toLowerCase().replace('table', ''));
    case 'nG':
      return says(n === 1 ? 'ng.yes' : 'ng.no');
    default:
      return {};
  }
}

/** Attribute byte, as in MAIR_ELx, of stage 2 MemAttr[3:0] (D5.5.5). */
export function stage2Attribute(memAttr: number): number {
  if (memAttr < 4) return memAttr << 2;
  const nibble = (field: number): number => [4, 4, 0xb, 0xf][field] ?? 4;
  return (nibble(memAttr >> 2) << 4) | nibble(memAttr & 3);
}
