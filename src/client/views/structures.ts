/** Structures in memory that hardware and software agree on, field by field. */
import { FRAME } from '../../engine/hypervisor/el2.ts';
import { IMAGE_FIELDS } from '../../engine/image-header.ts';

export const STRUCTURES = [
  'context-frame',
  'virtq-desc',
  'virtq-avail',
  'virtq-used',
  'arm64-image',
  'fdt-header',
] as const;
export type StructureName = (typeof STRUCTURES)[number];

export interface StructureField {
  readonly name: string;
  /** From the beginning of the structure, and bytes. */
  readonly offset: number;
  readonly size: 1 | 2 | 4 | 8;
  /** Undefined where there is no memory. */
  readonly value: bigint | undefined;
}

export interface StructureView {
  readonly name: StructureName;
  readonly address: bigint;
  readonly fields: readonly StructureField[];
}

interface Layout {
  readonly bigEndian?: boolean;
  readonly fields: readonly (readonly [name: string, offset: number, size: 1 | 2 | 4 | 8])[];
}

const x = Array.from({ length: 31 }, (_, n) => [`x${n}`, 8 * n, 8] as const);

const LAYOUTS: Readonly<Record<StructureName, Layout>> = {
  'context-frame': {
    fields: [...x, ['SP_EL0', FRAME.SP, 8], ['ELR_EL2', FRAME.ELR, 8], ['SPSR_EL2', FRAME.SPSR, 8]],
  },
  // virtio 1.2 §2.7.5, §2.7.6, §2.7.8.
  'virtq-desc': { fields: [['addr', 0, 8], ['len', 8, 4], ['flags', 12, 2], ['next', 14, 2]] }, // prettier-ignore
  'virtq-avail': { fields: [['flags', 0, 2], ['idx', 2, 2], ['ring[0]', 4, 2], ['ring[1]', 6, 2]] }, // prettier-ignore
  'virtq-used': { fields: [['flags', 0, 2], ['idx', 2, 2], ['ring[0].id', 4, 4], ['ring[0].len', 8, 4]] }, // prettier-ignore
  'arm64-image': { fields: IMAGE_FIELDS.filter(([name]) => !name.startsWith('res')) },
  // Devicetree Specification v0.4 §5.2.
  'fdt-header': {
    bigEndian: true,
    fields: [
      ['magic', 0, 4], ['totalsize', 4, 4], ['off_dt_struct', 8, 4], ['off_dt_strings', 12, 4],
      ['off_mem_rsvmap', 16, 4], ['version', 20, 4], ['last_comp_version', 24, 4], ['boot_cpuid_phys', 28, 4],
    ], // prettier-ignore
  },
};

/** @param read bytes at an address, or undefined */
export function structureAt(
  name: StructureName,
  address: bigint,
  read: (address: bigint, size: number) => Uint8Array | undefined,
): StructureView {
  const { fields, bigEndian = false } = LAYOUTS[name];
  return {
    name,
    address,
    fields: fields.map(([field, offset, size]) => {
      const bytes = read(address + BigInt(offset), size);
      const ordered = bytes === undefined || bigEndian ? bytes : bytes.toReversed();
      const value = ordered?.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
      return { name: field, offset, size, value };
    }),
  };
}
