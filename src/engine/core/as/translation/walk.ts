// What both stages' walks share: descriptors, sizes of addresses.
import { frameForRead } from '../memory/frames';
import { count, STATISTICS_DESCRIPTORS } from '../state/statistics';

/** The last descriptor read. */
export let descriptor: u64 = 0;

/** Reads a descriptor at a physical address. Returns false where there is no memory: an external abort on the walk. */
export function readDescriptor(pa: u64, bigEndian: bool): bool {
  const frame = frameForRead(pa);
  if (frame == 0) return false;
  count(STATISTICS_DESCRIPTORS);
  const value = load<u64>(frame + (<usize>pa & 0xff8));
  descriptor = bigEndian ? bswap<u64>(value) : value;
  return true;
}

/** Output address bits that TCR_ELx.IPS or PS means; an A72 has 44 (ID_AA64MMFR0_EL1.PARange = 4). */
export function addressBits(ps: u32): u32 {
  switch (ps & 7) {
    case 0: return 32;
    case 1: return 36;
    case 2: return 40;
    case 3: return 42;
    default: return 44;
  }
}

export const PA_BITS: u32 = 44;
/** Address field of a descriptor and of a translation table base register. */
export const ADDRESS_FIELD: u64 = 0x0000fffffffff000;
