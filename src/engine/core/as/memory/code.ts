// Pages of pre-decoded records. A frame that holds code has a block of 1,024 records and one more that ends the page.
// The blocks are keyed by physical page; a store to such a page kills the records it touches (self-modifying code is
// seen at once, which the architecture allows: B2.3.4), and a page that is written often loses its block.
import { RECORD_SIZE } from '../../layout';
import { currentPc, pageRecords } from '../state/running';
import { dropFastTranslations } from './fast';
import { allocate, FRAME_CODE, FRAME_WRITE_CACHED, frameEntry, frameForFetch } from './frames';

const BLOCK_SIZE: usize = 1025 * RECORD_SIZE + 48; // to a multiple of 64
/** Blocks alive at a time: 64 MiB of records. When they run out all are dropped, which no guest can see. */
const MAX_BLOCKS = 4096;

/** The operation of the record after the last of a page: the loop goes on with the next page. */
const END_OF_PAGE: u16 = 1;

// Block i: its physical page, its host address. Index by physical page through an open-addressing table.
let blocks: usize = 0; // u64 page, u32 address, u32 writes
let blockCount: i32 = 0;
let table: usize = 0; // u32 block index + 1
const TABLE_SIZE: u32 = 16384;

function hash(page: u64): u32 {
  return (<u32>page * 0x9e3779b1) >> 18;
}

function prepare(): void {
  if (blocks == 0) {
    blocks = allocate(MAX_BLOCKS * 16);
    table = allocate(TABLE_SIZE * 4);
  }
}

function findBlock(page: u64): usize {
  if (blocks == 0) return 0;
  let h = hash(page);
  while (true) {
    const i = load<u32>(table + h * 4);
    if (i == 0) return 0;
    const b = blocks + (i - 1) * 16;
    if (load<u64>(b) == page) return b;
    h = (h + 1) & (TABLE_SIZE - 1);
  }
}

/** Records of the physical page at `pa` (page aligned, in memory), made when there are none. 0 when memory is exhausted. */
export function recordsFor(pa: u64): usize {
  prepare();
  const page = pa >> 12;
  const frame = frameForFetch(pa);
  if (frame == 0) return 0;
  let b = findBlock(page);
  if (b == 0) {
    if (blockCount == MAX_BLOCKS) dropAllCode();
    b = blocks + blockCount * 16;
    let address = load<u32>(b, 8);
    if (address == 0) {
      address = <u32>allocate(BLOCK_SIZE);
      if (address == 0) return 0;
      store<u32>(b, address, 8);
    } else memory.fill(address, 0, 1024 * RECORD_SIZE);
    store<u16>(address + 1024 * RECORD_SIZE, END_OF_PAGE);
    store<u32>(address + 1025 * RECORD_SIZE, <u32>frame);
    store<u64>(b, page);
    store<u32>(b, 0, 12);
    blockCount++;
    let h = hash(page);
    while (load<u32>(table + h * 4) != 0) h = (h + 1) & (TABLE_SIZE - 1);
    store<u32>(table + h * 4, blockCount);
  }
  const entry = frameEntry(pa);
  const flags = load<u32>(entry);
  if ((flags & FRAME_CODE) == 0) {
    store<u32>(entry, (flags | FRAME_CODE) & ~FRAME_WRITE_CACHED);
    // Stores to it must come by the slow path from now on.
    if ((flags & FRAME_WRITE_CACHED) != 0) dropFastTranslations();
  }
  return load<u32>(b, 8);
}

/** A store of `size` bytes is about to change a page with FRAME_CODE: forget the records of the touched words. */
export function codeWritten(pa: u64, size: u32): void {
  const b = findBlock(pa >> 12);
  if (b == 0) return;
  const writes = load<u32>(b, 12) + 1;
  store<u32>(b, writes, 12);
  const records = load<u32>(b, 8);
  if (writes < 64) {
    const first = (<u32>pa & 0xfff) >> 2;
    const last = ((<u32>pa & 0xfff) + size - 1) >> 2;
    for (let i = first; i <= last; i++) store<u16>(records + i * RECORD_SIZE, 0);
  } else {
    // Data and code share the page, or code was replaced: let stores be fast until the page is executed again.
    codePageWritten(pa);
  }
}

/** A whole page with FRAME_CODE changes (DMA, snapshot, DC ZVA on a cold page). */
export function codePageWritten(pa: u64): void {
  const b = findBlock(pa >> 12);
  if (b == 0) return;
  // Only the operations: the record of the store that is executing may be among them, and its operands are still needed.
  const records = load<u32>(b, 8);
  for (let i: usize = 0; i < 1024; i++) store<u16>(records + i * RECORD_SIZE, 0);
  store<u32>(b, 0, 12);
  // The loop stays in a page without passing recordsFor: the one that executes goes on being watched.
  if (records == <u32>pageRecords) return;
  const entry = frameEntry(pa);
  store<u32>(entry, load<u32>(entry) & ~FRAME_CODE);
  dropFastTranslations(); // fetches must pass recordsFor again
}

/** Forgets all records (a full pool; a restored snapshot). Every fast translation goes too. */
export function dropAllCode(): void {
  for (let i = 0; i < blockCount; i++) {
    const b = blocks + i * 16;
    const entry = frameEntry(load<u64>(b) << 12);
    if (entry != 0) store<u32>(entry, load<u32>(entry) & ~FRAME_CODE);
  }
  blockCount = 0;
  if (table != 0) memory.fill(table, 0, TABLE_SIZE * 4);
  dropFastTranslations();
}

/** The instruction at an address of the page that executes now: the end of a block of records holds its frame's host address. */
export function fetchedWord(pc: u64): u32 {
  const frame = <usize>load<u32>(pageRecords + 1025 * RECORD_SIZE);
  return load<u32>(frame + (<usize>pc & 0xffc));
}

/** The instruction that executes now, as fetched. */
export function instructionWord(): u32 { return fetchedWord(currentPc()); }
