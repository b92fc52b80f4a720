/** Feature bits (virtio 1.2 §5.2.3 and §6, §6.3 for the legacy ones). */
export const FEATURE = {
  BLK_SEG_MAX: 2,
  BLK_GEOMETRY: 4,
  BLK_RO: 5,
  BLK_BLK_SIZE: 6,
  /** Legacy: SCSI packet commands. */
  BLK_SCSI: 7,
  BLK_FLUSH: 9,
  BLK_TOPOLOGY: 10,
  BLK_CONFIG_WCE: 11,
  BLK_DISCARD: 13,
  BLK_WRITE_ZEROES: 14,
  /** Legacy: an interrupt when the device has used all available buffers, whatever the driver's flag says. */
  NOTIFY_ON_EMPTY: 24,
  RING_INDIRECT_DESC: 28,
  RING_EVENT_IDX: 29,
  VERSION_1: 32,
  RING_RESET: 40,
} as const;

/** Bits 0–31 and 32–63. */
export type FeatureWords = readonly [number, number];

export function featureWords(bits: readonly number[]): FeatureWords {
  const word = (base: number): number =>
    bits.reduce((word, bit) => (bit >= base && bit < base + 32 ? word | (1 << (bit - base)) : word), 0) >>> 0;
  return [word(0), word(32)];
}

export function hasFeature(words: FeatureWords, bit: number): boolean {
  return (((bit < 32 ? words[0] : words[1]) >>> (bit & 31)) & 1) === 1;
}
