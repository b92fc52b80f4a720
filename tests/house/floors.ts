/**
 * Floors: folders of which each imports only from itself and from those before it in its list. Files beside the folders
 * (`index.ts`) stand above them all. What the build generates belongs to the folder that it is generated into.
 */

/** src/engine/core/as, from the bottom; below them all are core/layout.ts and core/float. */
export const coreFloors = [
  'state',
  'memory',
  'counters',
  'translation',
  'exceptions',
  'accesses',
  'registers',
  'integer',
  'simd',
  'run',
] as const;
