/** The registers of virtio-mmio: table 4.1 of virtio 1.2 for version 2, table 4.2 for the legacy version 1. */
import type { Register } from '../register-file.ts';
import { address64 } from './chain.ts';
import { FEATURE } from './features.ts';
import type { VirtioTransport } from './transport.ts';
import { isPowerOfTwo, QUEUE_SIZE_MAXIMUM, type VirtqueueState } from './virtqueue.ts';

type Table = Readonly<Record<number, Register<VirtioTransport>>>;
type Address = 'descriptors' | 'driver' | 'device';

/** An unplugged slot identifies itself, and reads as zero otherwise. */
const present =
  (read: (transport: VirtioTransport) => number) =>
  (transport: VirtioTransport): number =>
    transport.device === undefined ? 0 : read(transport);
const ones = present(() => 0xffffffff);

export const commonRegisters: Table = {
  0x000: { name: 'MagicValue', read: () => 0x74726976 },
  0x004: { name: 'Version', read: ({ legacy }) => (legacy ? 1 : 2) },
  0x008: { name: 'DeviceID', read: ({ device }) => device?.deviceId ?? 0 },
  0x00c: { name: 'VendorID', read: () => 0x554d4551 },
  0x010: { name: 'DeviceFeatures', read: (transport) => transport.deviceFeatures() },
  0x014: { name: 'DeviceFeaturesSel', write: ({ state }, value) => void (state.deviceFeaturesSelect = value) },
  0x020: { name: 'DriverFeatures', write: (transport, value) => transport.writeDriverFeatures(value) },
  0x024: { name: 'DriverFeaturesSel', write: ({ state }, value) => void (state.driverFeaturesSelect = value) },
  0x030: { name: 'QueueSel', write: ({ state }, value) => void (state.queueSelect = value) },
  0x034: {
    name: 'QueueNumMax',
    read: (transport) => (transport.selectedQueue() === undefined ? 0 : QUEUE_SIZE_MAXIMUM),
  },
  0x038: { name: 'QueueNum', write: (transport, value) => transport.setQueueSize(value) },
  0x050: { name: 'QueueNotify', write: (transport, value) => transport.notify(value) },
  0x060: { name: 'InterruptStatus', read: ({ state }) => state.interruptStatus },
  0x064: { name: 'InterruptACK', write: (transport, value) => transport.acknowledge(value) },
  0x070: {
    name: 'Status',
    read: ({ state }) => state.status,
    write: (transport, value) => transport.writeStatus(value),
  },
  // §4.2.2.1: there are no shared memory regions, so each has length −1.
  0x0ac: { name: 'SHMSel' },
  0x0b0: { name: 'SHMLenLow', read: ones },
  0x0b4: { name: 'SHMLenHigh', read: ones },
};

export const legacyRegisters: Table = {
  0x028: { name: 'GuestPageSize', write: (transport, value) => setPageSize(transport, value) },
  0x03c: { name: 'QueueAlign', write: (transport, value) => setQueueAlign(transport, value) },
  0x040: { name: 'QueuePFN', read: queuePage, write: (transport, value) => transport.writeQueuePage(value) },
};

export const modernRegisters: Table = {
  0x044: {
    name: 'QueueReady',
    read: (transport) => (transport.selectedQueue()?.ready === true ? 1 : 0),
    write: setReady,
  },
  ...addressRegisters(0x080, 'QueueDesc', 'descriptors'),
  ...addressRegisters(0x090, 'QueueDriver', 'driver'),
  ...addressRegisters(0x0a0, 'QueueDevice', 'device'),
  0x0b8: { name: 'SHMBaseLow', read: ones },
  0x0bc: { name: 'SHMBaseHigh', read: ones },
  // §4.2.2.1: reads 1 while the queue is being reset, which here is over when the write is.
  0x0c0: { name: 'QueueReset', write: (transport, value) => resetQueue(transport, value) },
  0x0fc: { name: 'ConfigGeneration', read: ({ state }) => state.configGeneration },
};

function addressRegisters(offset: number, name: string, field: Address): Table {
  const set = (queue: VirtqueueState, low: number, high: number): void => void (queue[field] = address64(low, high));
  return {
    [offset]: {
      name: `${name}Low`,
      write: (transport, low) =>
        transport.configureQueue((queue) => set(queue, low, Math.floor(queue[field] / 2 ** 32))),
    },
    [offset + 4]: {
      name: `${name}High`,
      write: (transport, high) => transport.configureQueue((queue) => set(queue, queue[field] % 2 ** 32, high)),
    },
  };
}

function setReady(transport: VirtioTransport, value: number): void {
  const queue = transport.selectedQueue();
  if (queue === undefined) return;
  if ((value & 1) === 1 && !queue.ready) Object.assign(queue, { nextAvailable: 0, nextUsed: 0, signalled: 0 });
  queue.ready = (value & 1) === 1;
}

function resetQueue(transport: VirtioTransport, value: number): void {
  if (value === 1 && transport.negotiated(FEATURE.RING_RESET)) transport.resetQueue();
}

function setPageSize({ state }: VirtioTransport, value: number): void {
  if (isPowerOfTwo(value)) state.pageShift = Math.log2(value);
}

function setQueueAlign({ state }: VirtioTransport, value: number): void {
  if (isPowerOfTwo(value) && state.queueSelect < state.queues.length) state.queueAlign[state.queueSelect] = value;
}

function queuePage(transport: VirtioTransport): number {
  const queue = transport.selectedQueue();
  return queue?.ready === true ? queue.descriptors / 2 ** transport.state.pageShift : 0;
}
