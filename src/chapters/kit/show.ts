/** Numbers as the chapters write them. */

/** Short numbers as short as they are; addresses and registers with all of their eight digits. */
export const hex = (value: bigint | number): string => `0x${value.toString(16).padStart(value > 0xffff ? 8 : 1, '0')}`;
/** Level × 0x1000 + offset, as the labs count vectors. */
export const vectorName = (place: bigint): string =>
  `EL${place >> 12n}+0x${(place & 0xfffn).toString(16).padStart(3, '0')}`;
/** Sixteen digits, for descriptors. */
export const wide = (value: bigint): string => `0x${value.toString(16).padStart(16, '0')}`;
