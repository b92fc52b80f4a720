/**
 * What every register of virtio-mmio acts on: the state of a transport, its queues, and the device behind it (virtio 1.2 §2, §3).
 * mmio-registers.ts names the registers, mmio.ts is the window with them.
 */
import type { BusMaster, InterruptLine } from '../device.ts';
import type { VirtioDevice } from './device.ts';
import { hasFeature } from './features.ts';
import { isQueueSize, Virtqueue, virtqueueResetState, type VirtqueueState } from './virtqueue.ts';

export interface VirtioMmioWiring {
  readonly interrupt: InterruptLine;
  readonly memory: BusMaster;
  /** Version 1 registers and rings, as QEMU without `virtio-mmio.force-legacy=false`. */
  readonly legacy: boolean;
  /** What is plugged into the slot. An empty slot answers with DeviceID 0. */
  readonly device?: VirtioDevice;
  /** Bytes moved after which the remaining requests wait for `advance`, so that no single access keeps the host long. */
  readonly pauseAfter?: number;
}

export interface VirtioMmioState {
  status: number;
  /** The rings cannot be trusted: nothing is processed until reset. */
  broken: boolean;
  interruptStatus: number;
  configGeneration: number;
  deviceFeaturesSelect: number;
  driverFeaturesSelect: number;
  /** Feature bits 0–31 and 32–63 that the driver wrote. */
  driverFeatures: [number, number];
  queueSelect: number;
  queues: VirtqueueState[];
  /** Queues that were notified and have chains left. */
  pending: number[];
  /** Legacy: log2 of the driver's page, and the used ring's alignment in bytes. */
  pageShift: number;
  queueAlign: number[];
}

export const STATUS = { DRIVER_OK: 4, FEATURES_OK: 8, NEEDS_RESET: 0x40 } as const;
export const INTERRUPT = { USED: 1, CONFIG: 2 } as const;
const PAUSE_AFTER = 64 << 20;
/** What a descriptor takes of that: as long as so many bytes. */
const SEGMENT = 512;

export class VirtioTransport {
  readonly legacy: boolean;
  readonly device: VirtioDevice | undefined;
  state: VirtioMmioState;
  readonly #wiring: VirtioMmioWiring;

  constructor(wiring: VirtioMmioWiring) {
    this.#wiring = wiring;
    this.legacy = wiring.legacy;
    this.device = wiring.device;
    this.state = this.#resetState();
  }

  reset(): void {
    this.device?.reset();
    this.state = this.#resetState();
    this.updateInterrupt();
  }

  /** The device's configuration space changed by itself (§4.2.2: ConfigGeneration, InterruptStatus bit 1). */
  configChanged(): void {
    this.state.configGeneration = (this.state.configGeneration + 1) >>> 0;
    this.raise(INTERRUPT.CONFIG);
  }

  raise(bits: number): void {
    this.state.interruptStatus |= bits;
    this.updateInterrupt();
  }

  acknowledge(bits: number): void {
    this.state.interruptStatus &= ~bits;
    this.updateInterrupt();
  }

  /** The queue that QueueSel selects, if there is one. */
  selectedQueue(): VirtqueueState | undefined {
    return this.state.queues[this.state.queueSelect];
  }

  /** A queue that runs keeps its registers: they may be written only while QueueReady is 0 (§4.2.2.2). */
  configureQueue(change: (queue: VirtqueueState) => void): void {
    const queue = this.selectedQueue();
    if (queue !== undefined && !queue.ready) change(queue);
  }

  setQueueSize(size: number): void {
    if (isQueueSize(size)) this.configureQueue((queue) => void (queue.size = size));
  }

  resetQueue(): void {
    const { queues, queueSelect, queueAlign } = this.state;
    if (queues[queueSelect] === undefined) return;
    queues[queueSelect] = virtqueueResetState();
    queueAlign[queueSelect] = 4096;
    this.state.pending = this.state.pending.filter((queue) => queue !== queueSelect);
  }

  /** §2.1 and §3.1.1. Zero resets the device; the other bits only ever get set. */
  writeStatus(value: number): void {
    if (value === 0) {
      // Legacy drivers write GuestPageSize once, before they reset the device: it must last.
      const { pageShift } = this.state;
      this.reset();
      this.state.pageShift = pageShift;
      return;
    }
    const { state } = this;
    let added = value & 0xff & ~state.status & ~STATUS.NEEDS_RESET;
    // §2.2.2: a device takes only features that it offered, and says so by leaving FEATURES_OK clear.
    if (!this.legacy && (added & STATUS.FEATURES_OK) !== 0 && !this.#featuresAcceptable()) added &= ~STATUS.FEATURES_OK;
    state.status |= added;
  }

  writeDriverFeatures(value: number): void {
    const { state } = this;
    if ((state.status & STATUS.FEATURES_OK) !== 0) return;
    if (this.legacy && state.driverFeaturesSelect === 0) {
      state.driverFeatures[0] = (value & (this.#offered()[0] ?? 0)) >>> 0; // without FEATURES_OK there is no refusing
    } else if (!this.legacy && state.driverFeaturesSelect < 2) {
      state.driverFeatures[state.driverFeaturesSelect] = value;
    }
  }

  deviceFeatures(): number {
    return this.#offered()[this.state.deviceFeaturesSelect] ?? 0;
  }

  negotiated(bit: number): boolean {
    return hasFeature(this.state.driverFeatures, bit);
  }

  /** Legacy (§4.2.4): the page number sets all three rings; 0 takes the queue out of use. */
  writeQueuePage(page: number): void {
    const queue = this.selectedQueue();
    if (queue === undefined) return;
    if (page === 0) {
      this.resetQueue();
      return;
    }
    const align = this.state.queueAlign[this.state.queueSelect] ?? 4096;
    const { size } = queue;
    const descriptors = Math.min(page * 2 ** this.state.pageShift, 2 ** 52); // beyond any memory either way
    const driver = descriptors + 16 * size;
    const device = Math.ceil((driver + 6 + 2 * size) / align) * align; // §2.7.2: flags, idx, ring, used_event
    Object.assign(queue, { ready: true, descriptors, driver, device, nextAvailable: 0, nextUsed: 0, signalled: 0 });
  }

  /** Processes everything that is available in queue `index`, then interrupts. */
  notify(index: number): void {
    const { state, device } = this;
    const queue = state.queues[index];
    if (device === undefined || queue === undefined || !queue.ready || state.broken) return;
    // §3.1.1: nothing is consumed before DRIVER_OK. Legacy drivers were known to start early (§3.1.2), and QEMU lets them.
    if (!this.legacy && (state.status & STATUS.DRIVER_OK) === 0) return;
    const virtqueue = new Virtqueue(queue, this.#wiring.memory, state.driverFeatures);
    const outcome = this.#process(virtqueue, device);
    if (outcome === 'broken') this.#break();
    else {
      if (outcome.left && !state.pending.includes(index)) state.pending.push(index);
      if (outcome.interrupt) this.raise(INTERRUPT.USED);
    }
  }

  #process(virtqueue: Virtqueue, device: VirtioDevice): { left: boolean; interrupt: boolean } | 'broken' {
    // The count is taken once: a request whose data lands on the available ring must not keep the device busy for ever.
    let left = virtqueue.available();
    if (left === 'broken') return 'broken';
    if (left === 0) return { left: false, interrupt: false };
    const { pauseAfter = PAUSE_AFTER } = this.#wiring;
    for (let moved = 0; left > 0 && moved < pauseAfter; left--) {
      const chain = virtqueue.take();
      const completion = chain === 'broken' ? chain : device.handle(chain, virtqueue);
      if (chain === 'broken' || completion === 'broken') return 'broken';
      if (!virtqueue.use(chain.head, completion.written)) return 'broken';
      moved += completion.moved + SEGMENT * (chain.readable.length + chain.writable.length);
    }
    const finished = virtqueue.finish();
    return finished === 'broken' ? 'broken' : { left: left > 0, interrupt: finished.interrupt };
  }

  /** §2.1.2: the device sets DEVICE_NEEDS_RESET and, if the driver runs, tells it. A legacy device just stops. */
  #break(): void {
    this.state.broken = true;
    if (this.legacy) return;
    this.state.status |= STATUS.NEEDS_RESET;
    if ((this.state.status & STATUS.DRIVER_OK) !== 0) this.configChanged();
  }

  #offered(): readonly number[] {
    return this.device?.offeredFeatures(this.legacy) ?? [];
  }

  #featuresAcceptable(): boolean {
    const offered = this.#offered();
    return this.state.driverFeatures.every((word, i) => (word & ~(offered[i] ?? 0)) === 0);
  }

  updateInterrupt(): void {
    this.#wiring.interrupt.set(this.state.interruptStatus !== 0);
  }

  #resetState(): VirtioMmioState {
    const count = this.device?.queueCount ?? 0;
    return {
      status: 0,
      broken: false,
      interruptStatus: 0,
      configGeneration: 0,
      deviceFeaturesSelect: 0,
      driverFeaturesSelect: 0,
      driverFeatures: [0, 0],
      queueSelect: 0,
      queues: Array.from({ length: count }, virtqueueResetState),
      pending: [],
      pageShift: 0,
      queueAlign: Array.from({ length: count }, () => 4096),
    };
  }
}
