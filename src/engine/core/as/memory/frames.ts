// Physical memory, sparse: a frame of 4 KiB exists once a guest (or the loader) has written it. Reads of a frame that
// does not exist see one shared page of zeros, and never by a fast translation: so nothing is stale when it comes to exist.

/** A frame-table entry: host address of the frame (4 KiB aligned) with flags in the low bits. 0: never written. */
export const FRAME_CODE: u32 = 1; // has pre-decoded records: stores must kill them
export const FRAME_DIRTY: u32 = 2; // written since the last snapshot mark
export const FRAME_WRITE_CACHED: u32 = 4; // some fast translation array may let stores to it through
export const FRAME_ADDRESS: u32 = 0xfffff000;

export const REGION_RAM: u32 = 1;
export const REGION_ROM: u32 = 2; // reads are memory, writes are device accesses (flash)

// Up to four regions: u64 base, u64 size, u32 kind, u32 frame table.
const MAX_REGIONS = 4;
const regions: usize = memory.data(MAX_REGIONS * 24, 8);
let regionCount: i32 = 0;

let heapTop: usize = 0;
export let zeroPage: usize = 0;
/** Set when the host refuses more memory; the machine stops with a clear error. */
export let exhausted: bool = false;

/** Hands out zeroed host memory, 4 KiB aligned; 0 when there is no more. */
export function allocate(bytes: usize): usize {
  if (heapTop == 0) heapTop = __heap_base;
  const at = (heapTop + 4095) & ~4095;
  const end = at + bytes;
  if (end < at) { exhausted = true; return 0; }
  const have = <usize>memory.size() << 16;
  if (end > have) {
    // Grow by at least 4 MiB at a time: growing is a host call.
    let pages = <i32>((end - have + 0xffff) >> 16);
    if (pages < 64) pages = 64;
    if (memory.grow(pages) < 0) {
      if (memory.grow(<i32>((end - have + 0xffff) >> 16)) < 0) { exhausted = true; return 0; }
    }
  }
  heapTop = end;
  return at;
}

export function addRegion(base: u64, size: u64, kind: u32): bool {
  if (regionCount == MAX_REGIONS) return false;
  const table = allocate(<usize>(size >> 12) * 4);
  if (table == 0) return false;
  const r = regions + regionCount * 24;
  store<u64>(r, base);
  store<u64>(r, size, 8);
  store<u32>(r, kind, 16);
  store<u32>(r, <u32>table, 20);
  regionCount++;
  if (zeroPage == 0) zeroPage = allocate(4096);
  return true;
}

/** Number of regions, and the address of one: u64 base, u64 size, u32 kind, u32 frame table. For snapshots. */
export function regionsInUse(): i32 { return regionCount; }
export function regionAt(i: i32): usize { return regions + i * 24; }

function regionOf(pa: u64): usize {
  for (let i = 0; i < regionCount; i++) {
    const r = regions + i * 24;
    if (pa - load<u64>(r) < load<u64>(r, 8)) return r;
  }
  return 0;
}

/** Kind of memory at a physical address: REGION_*, or 0 where a device or nothing is. */
export function memoryKind(pa: u64): u32 {
  const r = regionOf(pa);
  return r == 0 ? 0 : load<u32>(r, 16);
}

/** Address of the frame-table entry of a page, or 0 outside memory. */
export function frameEntry(pa: u64): usize {
  const r = regionOf(pa);
  if (r == 0) return 0;
  return load<u32>(r, 20) + (<usize>((pa - load<u64>(r)) >> 12) << 2);
}

/** Host address of a page for reading (never for writing: it may be the page of zeros); 0 outside memory. */
export function frameForRead(pa: u64): usize {
  const entry = frameEntry(pa);
  if (entry == 0) return 0;
  const frame = load<u32>(entry) & FRAME_ADDRESS;
  return frame == 0 ? zeroPage : frame;
}

/** Makes a page exist, marks it dirty and returns its host address; 0 outside RAM or when memory is exhausted. */
export function frameForWrite(pa: u64): usize {
  const entry = frameEntry(pa);
  if (entry == 0) return 0;
  let flags = load<u32>(entry);
  if ((flags & FRAME_ADDRESS) == 0) {
    const frame = allocate(4096);
    if (frame == 0) return 0;
    flags |= <u32>frame;
  
    store<u32>(entry, flags | FRAME_DIRTY);
  } else if ((flags & FRAME_DIRTY) == 0) {
    store<u32>(entry, flags | FRAME_DIRTY);
  }
  return <usize>(flags & FRAME_ADDRESS);
}

/** Host address of a page that is about to be executed: it must exist, since records keep the address. */
export function frameForFetch(pa: u64): usize {
  const entry = frameEntry(pa);
  if (entry == 0) return 0;
  const flags = load<u32>(entry);
  if ((flags & FRAME_ADDRESS) != 0) return <usize>(flags & FRAME_ADDRESS);
  const frame = allocate(4096);
  if (frame == 0) return 0;
  store<u32>(entry, flags | <u32>frame);
  return frame;
}
