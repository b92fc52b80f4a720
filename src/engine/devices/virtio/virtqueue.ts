/** A split virtqueue as the device sees it, virtio 1.2 §2.7. Its state is plain data; the rings are in guest memory. */
import type { BusMaster } from '../device.ts';
import { stateReader } from '../device-state.ts';
import { walkChain, type Chain } from './chain.ts';
import { FEATURE, hasFeature, type FeatureWords } from './features.ts';

export interface VirtqueueState {
  /** Queue size: number of descriptors, a power of two. */
  size: number;
  ready: boolean;
  /** Guest-physical addresses of the descriptor table, the available (driver) ring and the used (device) ring. */
  descriptors: number;
  driver: number;
  device: number;
  /** Free-running 16-bit indices: the next available entry to look at, and the next used entry to write. */
  nextAvailable: number;
  nextUsed: number;
  /** The used index when the driver's event index was last looked at. */
  signalled: number;
}

export const QUEUE_SIZE_MAXIMUM = 1024;
/** Size before the driver sets one, as QEMU's virtio-blk. */
const QUEUE_SIZE_RESET = 256;

export function virtqueueResetState(): VirtqueueState {
  return {
    size: QUEUE_SIZE_RESET,
    ready: false,
    descriptors: 0,
    driver: 0,
    device: 0,
    nextAvailable: 0,
    nextUsed: 0,
    signalled: 0,
  };
}

/** The state read back from a snapshot. Throws EngineError `device.bad-state`. */
export function restoreVirtqueueState(saved: unknown): VirtqueueState {
  const from = stateReader('virtqueue', saved);
  const size = from.integer('size', 1, QUEUE_SIZE_MAXIMUM);
  const address = (field: string): number => from.integer(field, 0, Number.MAX_SAFE_INTEGER);
  return {
    size: isQueueSize(size) ? size : from.fail('size'),
    ready: from.boolean('ready'),
    descriptors: address('descriptors'),
    driver: address('driver'),
    device: address('device'),
    nextAvailable: from.integer('nextAvailable', 0, 0xffff),
    nextUsed: from.integer('nextUsed', 0, 0xffff),
    signalled: from.integer('signalled', 0, 0xffff),
  };
}

/** §2.7: a power of two, here of at most 1024. */
export function isQueueSize(size: number): boolean {
  return size <= QUEUE_SIZE_MAXIMUM && isPowerOfTwo(size);
}

/** Of an unsigned 32-bit number. */
export function isPowerOfTwo(value: number): boolean {
  return value !== 0 && (value & (value - 1)) === 0;
}

/** What a device does with its queue. 'broken' means that the driver broke a rule, or a ring is not in memory. */
export class Virtqueue {
  readonly memory: BusMaster;
  readonly features: FeatureWords;
  readonly #state: VirtqueueState;

  constructor(state: VirtqueueState, memory: BusMaster, features: FeatureWords) {
    this.#state = state;
    this.memory = memory;
    this.features = features;
  }

  /** Number of chains that are available and not yet taken. */
  available(): number | 'broken' {
    const index = this.#read16(this.#state.driver + 2);
    if (index === undefined) return 'broken';
    const count = (index - this.#state.nextAvailable) & 0xffff;
    return count > this.#state.size ? 'broken' : count;
  }

  /** Takes the next chain. Only after `available` said that there is one. */
  take(): Chain | 'broken' {
    const { size, driver, descriptors, nextAvailable } = this.#state;
    const head = this.#read16(driver + 4 + 2 * (nextAvailable % size));
    if (head === undefined) return 'broken';
    const indirect = hasFeature(this.features, FEATURE.RING_INDIRECT_DESC);
    const chain = walkChain(this.memory, { address: descriptors, count: size }, head, indirect);
    if (chain === undefined) return 'broken';
    this.#state.nextAvailable = (nextAvailable + 1) & 0xffff;
    return chain;
  }

  /** Hands a chain back: the device wrote `written` bytes at the start of its writable part (§2.7.8). False: broken. */
  use(head: number, written: number): boolean {
    const { size, device, nextUsed } = this.#state;
    const element = new DataView(new ArrayBuffer(8));
    element.setUint32(0, head, true);
    element.setUint32(4, written, true);
    if (!this.memory.write(device + 4 + 8 * (nextUsed % size), new Uint8Array(element.buffer))) return false;
    this.#state.nextUsed = (nextUsed + 1) & 0xffff;
    return this.#write16(device + 2, this.#state.nextUsed);
  }

  /**
   * Asks the driver to notify again at the next available buffer (§2.7.10) and says whether to interrupt it now (§2.7.7)
   * for what was used since the last call.
   */
  finish(): { interrupt: boolean } | 'broken' {
    const { size, driver, device, nextAvailable, nextUsed, signalled } = this.#state;
    const available = this.available();
    if (available === 'broken') return 'broken';
    if (hasFeature(this.features, FEATURE.RING_EVENT_IDX)) {
      const usedEvent = this.#read16(driver + 4 + 2 * size);
      if (usedEvent === undefined || !this.#write16(device + 4 + 8 * size, nextAvailable)) return 'broken';
      this.#state.signalled = nextUsed;
      if (this.#interruptsOnEmpty(available)) return { interrupt: true };
      return { interrupt: ((nextUsed - usedEvent - 1) & 0xffff) < ((nextUsed - signalled) & 0xffff) };
    }
    const flags = this.#read16(driver);
    if (flags === undefined) return 'broken';
    return { interrupt: (flags & 1) === 0 || this.#interruptsOnEmpty(available) };
  }

  #interruptsOnEmpty(available: number): boolean {
    return available === 0 && hasFeature(this.features, FEATURE.NOTIFY_ON_EMPTY);
  }

  #read16(address: number): number | undefined {
    const bytes = this.memory.read(address, 2);
    return bytes === undefined ? undefined : (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8);
  }

  #write16(address: number, value: number): boolean {
    return this.memory.write(address, Uint8Array.of(value & 0xff, value >>> 8));
  }
}
