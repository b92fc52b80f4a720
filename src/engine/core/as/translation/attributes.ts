// Memory attributes: bytes in the format of MAIR_ELx (D13.2.97), shareability as in descriptors (0 none, 2 outer, 3 inner).

/** Device-nGnRnE; also what data accesses get while stage 1 is off. */
export const DEVICE: u32 = 0;
/** Normal, write-back, read and write allocate: what HCR_EL2.DC gives. */
export const WRITE_BACK: u32 = 0xff;
export const NON_CACHEABLE: u32 = 0x44;

export function isDevice(attribute: u32): bool {
  return (attribute & 0xf0) == 0;
}

/** Attribute byte of stage 2 MemAttr[3:0] (D5.5.5). */
export function stage2Attribute(memAttr: u32): u32 {
  if (memAttr < 4) return memAttr << 2;
  const outer = memAttr >> 2;
  const inner = memAttr & 3;
  return (cacheability(outer) << 4) | cacheability(inner);
}

/** 1 non-cacheable, 2 write-through, 3 write-back as a MAIR nibble with both allocation hints. 0 is reserved. */
function cacheability(field: u32): u32 {
  if (field == 2) return 0xb;
  return field == 3 ? 0xf : 4;
}

/** The weaker of two normal cacheability nibbles, with the allocation hints of the first (D5.5.5, S2CombineS1AttrHints). */
function combineNibble(s1: u32, s2: u32): u32 {
  if (s1 == 4 || s2 == 4) return 4;
  // Bit 2 set and bits 1:0 not 0, or both top bits set: write-back; the rest write-through.
  const back1 = (s1 & 4) != 0;
  const back2 = (s2 & 4) != 0;
  if (back1 && back2) return s1;
  return (s1 & 3) | 8;
}

/** Result of both stages (D5.5.5): device wins, and the more restrictive device type. */
export function combine(s1: u32, s2: u32): u32 {
  const device1 = isDevice(s1);
  const device2 = isDevice(s2);
  if (device1 && device2) return min(s1, s2);
  if (device1) return s1;
  if (device2) return s2;
  return (combineNibble(s1 >> 4, s2 >> 4) << 4) | combineNibble(s1 & 15, s2 & 15);
}

/** Shareability of the result: device and non-cacheable memory is always outer shareable. */
export function shareability(attribute: u32, s1: u32, s2: u32): u32 {
  if (isDevice(attribute) || attribute == NON_CACHEABLE) return 2;
  if (s1 == 2 || s2 == 2) return 2;
  return s1 == 3 || s2 == 3 ? 3 : 0;
}
