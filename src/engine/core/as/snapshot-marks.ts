// Dirty marks of frames, by which snapshots copy only what was written since the last one.
import { FRAME_DIRTY, frameEntry } from './memory';

/** Clears the dirty mark of the page at a physical address (two halves); true when it was set. */
export function clearFrameDirty(low: u32, high: u32): bool {
  const entry = frameEntry(((<u64>high) << 32) | low);
  if (entry == 0) return false;
  const flags = load<u32>(entry);
  store<u32>(entry, flags & ~FRAME_DIRTY);
  return (flags & FRAME_DIRTY) != 0;
}
