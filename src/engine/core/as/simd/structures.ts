// LD1 to LD4 and ST1 to ST4. Elements are staged in the order of memory, so that no register changes before the last
// access that can fault, and each element is one access: its alignment is checked, its bytes turn when data is big-endian.
import { SP, TLB_ADDEND, TLB_READ, TLB_WRITE, V0 } from '../../layout';
import { KIND_NORMAL, KIND_SP, loadSlow, storeSlow } from '../accesses/access';
import { exit, EXIT_JUMP } from '../state/exit';
import { tlb } from '../state/running';
import { unsignedElement } from './elements';

const staging: usize = memory.data(64, 16);

// `shape`: bits 1:0 the element's size (log2), 2 all 128 bits, 4:3 registers of a structure less one, 6:5 repetitions
// less one (LD1 of several registers), 7 replicate, from 8 on the index of a single element.
function size(shape: u32): u32 { return shape & 3; }
function registerBytes(shape: u32): u32 { return (shape & 4) != 0 ? 16 : 8; }
function perStructure(shape: u32): u32 { return ((shape >> 3) & 3) + 1; }
function repetitions(shape: u32): u32 { return ((shape >> 5) & 3) + 1; }
const REPLICATES: u32 = 128;

function register(n: u32): usize {
  return V0 + ((n & 31) << 4);
}
function put(at: usize, size: u32, value: u64): void {
  if (size == 0) store<u8>(at, <u8>value);
  else if (size == 1) store<u16>(at, <u16>value);
  else if (size == 2) store<u32>(at, <u32>value);
  else store<u64>(at, value);
}
function kindOf(base: u32): u32 {
  return base == SP ? KIND_NORMAL | KIND_SP : KIND_NORMAL;
}

/** Host address when the fast array lets the whole range through, aligned to the element; else 0. */
function fast(address: u64, bytes: u32, log2: u32, tag: usize): usize {
  if ((<u32>address & 0xfff) + bytes > 0x1000) return 0;
  const e = tlb + (<usize>(address >> 7) & 0x7fe0);
  const expected = address & (0xfffffffffffff000 | ((1 << log2) - 1));
  if (load<u64>(e + tag) != expected) return 0;
  return <usize>load<u32>(e, TLB_ADDEND) + <usize>address;
}

/** Moves `bytes` from memory to the staging area. False after an exception. */
function fetch(address: u64, base: u32, bytes: u32, log2: u32): bool {
  const host = fast(address, bytes, log2, TLB_READ);
  if (host != 0) {
    memory.copy(staging, host, bytes);
    return true;
  }
  const kind = kindOf(base);
  for (let i: u32 = 0; i < bytes; i += 1 << log2) {
    const value = loadSlow(address + i, 1 << log2, kind);
    if ((exit & EXIT_JUMP) != 0) return false;
    put(staging + i, log2, value);
  }
  return true;
}
function flush(address: u64, base: u32, bytes: u32, log2: u32): void {
  const host = fast(address, bytes, log2, TLB_WRITE);
  if (host != 0) {
    memory.copy(host, staging, bytes);
    return;
  }
  const kind = kindOf(base);
  for (let i: u32 = 0; i < bytes; i += 1 << log2) {
    storeSlow(address + i, 1 << log2, unsignedElement(staging + i, log2), kind);
    if ((exit & EXIT_JUMP) != 0) return;
  }
}

/** Loads whole registers from `first` on. */
export function loadStructures(address: u64, base: u32, first: u32, shape: u32): void {
  const log2 = size(shape), bytes = registerBytes(shape), count = perStructure(shape), repeat = repetitions(shape);
  if (!fetch(address, base, bytes * count * repeat, log2)) return;
  let from = staging;
  if (bytes == 8) for (let r: u32 = 0; r < count * repeat; r++) store<u64>(register(first + r), 0, 8);
  for (let r: u32 = 0; r < repeat; r++) {
    for (let e: u32 = 0; e < bytes; e += 1 << log2) {
      for (let s: u32 = 0; s < count; s++) {
        put(register(first + r + s) + e, log2, unsignedElement(from, log2));
        from += 1 << log2;
      }
    }
  }
}

export function storeStructures(address: u64, base: u32, first: u32, shape: u32): void {
  const log2 = size(shape), bytes = registerBytes(shape), count = perStructure(shape), repeat = repetitions(shape);
  let to = staging;
  for (let r: u32 = 0; r < repeat; r++) {
    for (let e: u32 = 0; e < bytes; e += 1 << log2) {
      for (let s: u32 = 0; s < count; s++) {
        put(to, log2, unsignedElement(register(first + r + s) + e, log2));
        to += 1 << log2;
      }
    }
  }
  flush(address, base, bytes * count * repeat, log2);
}

/** Loads one element of each register, or (LD1R …) all elements with the same value. */
export function loadElements(address: u64, base: u32, first: u32, shape: u32): void {
  const log2 = size(shape), count = perStructure(shape);
  if (!fetch(address, base, count << log2, log2)) return;
  for (let s: u32 = 0; s < count; s++) {
    const value = unsignedElement(staging + (s << log2), log2);
    const at = register(first + s);
    if ((shape & REPLICATES) == 0) put(at + ((shape >> 8) << log2), log2, value);
    else {
      store<u64>(at, 0, 8);
      for (let e: u32 = 0; e < registerBytes(shape); e += 1 << log2) put(at + e, log2, value);
    }
  }
}

export function storeElements(address: u64, base: u32, first: u32, shape: u32): void {
  const log2 = size(shape), count = perStructure(shape);
  for (let s: u32 = 0; s < count; s++)
    put(staging + (s << log2), log2, unsignedElement(register(first + s) + ((shape >> 8) << log2), log2));
  flush(address, base, count << log2, log2);
}
