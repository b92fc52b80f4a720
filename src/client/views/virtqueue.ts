/** A split virtqueue in guest memory, beside what the device knows of it (virtio 1.2 §2.7). */
import { readAddress, walkChain } from '../../engine/devices/virtio/chain.ts';
import { FEATURE, hasFeature } from '../../engine/devices/virtio/features.ts';
import type { Machine } from '../../engine/machine/machine.ts';

export interface VirtqDescriptor {
  readonly index: number;
  readonly address: number;
  readonly length: number;
  readonly flags: number;
  /** Flags by name. */
  readonly hasNext: boolean;
  readonly write: boolean;
  readonly indirect: boolean;
  readonly next: number;
}

export interface VirtqChain {
  readonly head: number;
  /** Indices of its descriptors in the table, as far as they go. */
  readonly descriptors: readonly number[];
  /** Bytes that the device reads and writes; absent when the chain breaks a rule. */
  readonly readable?: number;
  readonly writable?: number;
  /** Of a block device: what is asked for. */
  readonly request?: { readonly type: 'in' | 'out' | 'flush' | 'other'; readonly sector: number };
}

export interface VirtqueueView {
  readonly slot: number;
  readonly queue: number;
  readonly size: number;
  readonly ready: boolean;
  /** Guest-physical addresses of descriptor table, available ring, used ring. */
  readonly addresses: { readonly descriptors: number; readonly driver: number; readonly device: number };
  /** Those that chains in the rings use, in the order of the table. */
  readonly descriptors: readonly VirtqDescriptor[];
  readonly available: {
    readonly flags: number;
    readonly idx: number;
    /** Newest last. `taken`: the device has seen it. */
    readonly entries: readonly {
      readonly position: number;
      readonly slot: number;
      readonly taken: boolean;
      readonly chain: VirtqChain;
    }[];
  };
  readonly used: {
    readonly flags: number;
    readonly idx: number;
    readonly entries: readonly {
      readonly position: number;
      readonly slot: number;
      readonly id: number;
      readonly length: number;
    }[];
  };
  /** A ring is not in memory. */
  readonly broken: boolean;
}

/** Ring entries that are shown. */
const SHOWN = 8;
const MOST_DESCRIPTORS = 64;
const REQUESTS: Readonly<Record<number, 'in' | 'out' | 'flush'>> = { 0: 'in', 1: 'out', 4: 'flush' };

/** Undefined where the slot has no device, or the device no such queue. Looking changes nothing. */
export function virtqueueView(machine: Machine, slot: number, queue = 0): VirtqueueView | undefined {
  const transport = machine.virtio[slot];
  const state = transport?.state.queues[queue];
  if (transport === undefined || state === undefined) return undefined;
  const memory = new GuestMemory(machine);
  const { size, ready, descriptors, driver, device, nextAvailable } = state;
  const view = { slot, queue, size, ready, addresses: { descriptors, driver, device } };
  const availIdx = memory.u16(driver + 2);
  const usedIdx = memory.u16(device + 2);
  if (!ready || availIdx === undefined || usedIdx === undefined) return { ...view, ...EMPTY, broken: ready };
  const shown = (idx: number): number[] => {
    const count = Math.min(size, SHOWN, idx);
    return Array.from({ length: count }, (_, i) => idx - count + i);
  };
  const indirect = hasFeature(transport.state.driverFeatures, FEATURE.RING_INDIRECT_DESC);
  const block = transport.device?.deviceId === 2;
  const table = { address: descriptors, count: size };
  const entries = shown(availIdx).map((position) => {
    const head = memory.u16(driver + 4 + 2 * (position % size)) ?? 0;
    const outstanding = (availIdx - nextAvailable) & 0xffff;
    const taken = ((availIdx - position) & 0xffff) > outstanding;
    return { position, slot: position % size, taken, chain: chainOf(memory, table, head, indirect, block) };
  });
  const used = new Set(entries.flatMap(({ chain }) => chain.descriptors));
  return {
    ...view,
    descriptors: [...used]
      .sort((a, b) => a - b)
      .slice(0, MOST_DESCRIPTORS)
      .flatMap((index) => descriptorAt(memory, table, index) ?? []),
    available: { flags: memory.u16(driver) ?? 0, idx: availIdx, entries },
    used: {
      flags: memory.u16(device) ?? 0,
      idx: usedIdx,
      entries: shown(usedIdx).map((position) => {
        const at = device + 4 + 8 * (position % size);
        return { position, slot: position % size, id: memory.u32(at) ?? 0, length: memory.u32(at + 4) ?? 0 };
      }),
    },
    broken: transport.state.broken,
  };
}

const RING = { flags: 0, idx: 0, entries: [] } as const;
const EMPTY = { descriptors: [], available: RING, used: RING } as const;

interface Table {
  readonly address: number;
  readonly count: number;
}

class GuestMemory {
  readonly #machine: Machine;
  constructor(machine: Machine) {
    this.#machine = machine;
  }
  read(address: number, length: number): Uint8Array | undefined {
    return Number.isSafeInteger(address + length) ? this.#machine.cores.read(address, length) : undefined;
  }
  /** A view only looks. */
  write(): boolean {
    return false;
  }
  view(address: number, length: number): DataView | undefined {
    const bytes = this.read(address, length);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset, length);
  }
  u16 = (address: number): number | undefined => this.view(address, 2)?.getUint16(0, true);
  u32 = (address: number): number | undefined => this.view(address, 4)?.getUint32(0, true);
}

function descriptorAt(memory: GuestMemory, { address, count }: Table, index: number): VirtqDescriptor | undefined {
  const raw = index < count ? memory.view(address + 16 * index, 16) : undefined;
  if (raw === undefined) return undefined;
  const flags = raw.getUint16(12, true);
  return {
    index,
    address: readAddress(raw, 0),
    length: raw.getUint32(8, true),
    flags,
    hasNext: (flags & 1) !== 0,
    write: (flags & 2) !== 0,
    indirect: (flags & 4) !== 0,
    next: raw.getUint16(14, true),
  };
}

/** The device's own rules (walkChain) say whether the chain is a good one. */
function chainOf(memory: GuestMemory, table: Table, head: number, indirect: boolean, block: boolean): VirtqChain {
  const descriptors: number[] = [];
  for (let index: number | undefined = head; index !== undefined && descriptors.length < MOST_DESCRIPTORS;) {
    const found: VirtqDescriptor | undefined = descriptors.includes(index)
      ? undefined
      : descriptorAt(memory, table, index);
    if (found === undefined) break;
    descriptors.push(index);
    index = found.hasNext && !found.indirect ? found.next : undefined;
  }
  const chain = walkChain(memory, table, head, indirect);
  if (chain === undefined) return { head, descriptors };
  const first = chain.readable[0];
  const header = block && first !== undefined && first.length >= 16 ? memory.view(first.address, 16) : undefined;
  return {
    head,
    descriptors,
    readable: chain.readableLength,
    writable: chain.writableLength,
    ...(header !== undefined && {
      request: { type: REQUESTS[header.getUint32(0, true)] ?? 'other', sector: readAddress(header, 8) },
    }),
  };
}
