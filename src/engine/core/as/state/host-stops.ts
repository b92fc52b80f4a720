// Where the host wants a core to stop: addresses of instructions, and ranges of memory. No guest can see any of it.
//
// Full speed pays nothing: a page with a stop never gets a fast tag to fetch by, so each entry to it passes run(), which
// goes instruction by instruction there; and a page with a watched byte gets no fast tags for loads and stores.
import { EL, PC } from '../../layout';
import { EXIT_STOP, raiseExit } from './exit';
import { core, cyclesNow } from './running';

export const MAX_STOPS: u32 = 64;
export const MAX_WATCHES: u32 = 16;

/** A stop: u64 virtual address, u32 mask of exception levels, u32 mask of cores. */
const stops: usize = memory.data(64 * 16, 8);
/** A watch: u64 first byte, u64 last byte, u32 WATCH_*, u32 mask of cores. */
const watches: usize = memory.data(16 * 24, 8);

export const WATCH_READ: u32 = 1;
export const WATCH_WRITE: u32 = 2;
/** The range is of physical addresses. */
export const WATCH_PHYSICAL: u32 = 4;

export let stopCount: u32 = 0;
export let watchCount: u32 = 0;

/** The point at which a run begins: a core at a cycle, which does not stop there again. */
let passCore: i32 = -1;
let passCycle: u64 = 0;

/** What was met since clearHits(): index of a stop or −1; index of the first watch or −1, with the access. */
export let stopHit: i32 = -1;
export let watchHit: i32 = -1;
let hitAddress: u64 = 0;
let hitSize: u32 = 0;
let hitIsStore: bool = false;

/** Empties both lists. The caller drops the fast translations after changing them. */
export function clearStops(): void {
  stopCount = 0;
  watchCount = 0;
}

export function addStop(address: u64, levels: u32, cores: u32): bool {
  if (stopCount == MAX_STOPS) return false;
  const s = stops + stopCount++ * 16;
  store<u64>(s, address);
  store<u32>(s, levels, 8);
  store<u32>(s, cores, 12);
  return true;
}

export function addWatch(first: u64, last: u64, kind: u32, cores: u32): bool {
  if (watchCount == MAX_WATCHES) return false;
  const w = watches + watchCount++ * 24;
  store<u64>(w, first);
  store<u64>(w, last, 8);
  store<u32>(w, kind, 16);
  store<u32>(w, cores, 20);
  return true;
}

/** Hits are forgotten, and `which` does not stop at an address while the clock still shows `cycles`. −1: no core. */
export function beginStops(which: i32, cycles: u64): void {
  passCore = which;
  passCycle = cycles;
  stopHit = -1;
  watchHit = -1;
}

export function hitAt(): u64 { return hitAddress; }
/** Bytes, and bit 31 for a store. */
export function hitAccess(): u32 { return hitSize | ((<u32>hitIsStore) << 31); }

/** Whether the page of `va` has a stop, for whatever level or core. */
export function pageHasStop(va: u64): bool {
  for (let i: u32 = 0; i < stopCount; i++) if (((load<u64>(stops + i * 16) ^ va) >> 12) == 0) return true;
  return false;
}

/** Whether the instruction at PC is not to execute now; it ends the run then. */
export function stopHere(): bool {
  const pc = load<u64>(PC);
  const level: u32 = 1 << load<u32>(EL);
  for (let i: u32 = 0; i < stopCount; i++) {
    const s = stops + i * 16;
    if (load<u64>(s) != pc || (load<u32>(s, 8) & level) == 0 || ((load<u32>(s, 12) >> core) & 1) == 0) continue;
    if (core == passCore && cyclesNow() == passCycle) return false;
    stopHit = i;
    raiseExit(EXIT_STOP);
    return true;
  }
  return false;
}

/** Whether accesses to a page must pass the slow path. */
export function pageIsWatched(va: u64, pa: u64): bool {
  for (let i: u32 = 0; i < watchCount; i++) {
    const w = watches + i * 24;
    const page = ((load<u32>(w, 16) & WATCH_PHYSICAL) != 0 ? pa : va) >> 12;
    if (page >= load<u64>(w) >> 12 && page <= load<u64>(w, 8) >> 12) return true;
  }
  return false;
}

/** An access is made: the run ends after this instruction if it touches a watched byte. `physical`: 0 or WATCH_PHYSICAL. */
export function noteAccess(address: u64, size: u32, isStore: bool, physical: u32): void {
  const kind = isStore ? WATCH_WRITE : WATCH_READ;
  const last = address + size - 1;
  for (let i: u32 = 0; i < watchCount; i++) {
    const w = watches + i * 24;
    const wanted = load<u32>(w, 16);
    if ((wanted & WATCH_PHYSICAL) != physical || (wanted & kind) == 0) continue;
    if (((load<u32>(w, 20) >> core) & 1) == 0 || last < load<u64>(w) || address > load<u64>(w, 8)) continue;
    raiseExit(EXIT_STOP);
    if (watchHit >= 0) return;
    watchHit = i;
    hitAddress = address;
    hitSize = size;
    hitIsStore = isStore;
    return;
  }
}
