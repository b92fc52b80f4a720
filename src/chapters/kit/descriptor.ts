/** A block or page descriptor field by field (Arm ARM D5.3.3), as codes that the catalogues have sentences for. */
export interface BitField {
  readonly name: string;
  readonly msb: number;
  readonly lsb: number;
  readonly value: bigint;
  /** What it means: `bits.<code>`; without one the value speaks for itself. */
  readonly code?: string;
}

const bits = (d: bigint, msb: number, lsb: number): bigint => (d >> BigInt(lsb)) & ((1n << BigInt(msb - lsb + 1)) - 1n);

const SHAREABILITY = ['sh.non', 'sh.reserved', 'sh.outer', 'sh.inner'];
const TYPES = ['type.invalid', 'type.block', 'type.invalid', 'type.page'];

function stage2Memory(value: bigint): string {
  if (value === 0xfn) return 'memory.normal';
  return value === 1n ? 'memory.device' : 'memory.other';
}

/** @param stage 1 of EL2, or 2 @param mair the eight attributes that AttrIndx of stage 1 chooses from */
export function fieldsOfDescriptor(d: bigint, stage: 1 | 2, mair = 0n): BitField[] {
  const field = (name: string, msb: number, lsb: number, code?: (value: bigint) => string | undefined): BitField => {
    const value = bits(d, msb, lsb);
    const meaning = code?.(value);
    return { name, msb, lsb, value, ...(meaning === undefined ? {} : { code: `bits.${meaning}` }) };
  };
  const memory =
    stage === 2
      ? field('MemAttr', 5, 2, stage2Memory)
      : field('AttrIndx', 4, 2, (n) =>
          bits(mair, Number(n) * 8 + 7, Number(n) * 8) === 0xffn ? 'memory.normal' : 'memory.device',
        );
  const access =
    stage === 2
      ? field('S2AP', 7, 6, (v) => `s2ap.${v}`)
      : field('AP', 7, 6, (v) => ((v & 2n) === 0n ? 's2ap.3' : 's2ap.1'));
  return [
    field('XN', 54, 54, (v) => (v === 1n ? 'xn.never' : 'xn.may')),
    field('address', 47, 12),
    field('AF', 10, 10, (v) => (v === 1n ? 'af.set' : 'af.clear')),
    field('SH', 9, 8, (v) => SHAREABILITY[Number(v)]),
    access,
    memory,
    field('type', 1, 0, (v) => TYPES[Number(v)]),
  ];
}
