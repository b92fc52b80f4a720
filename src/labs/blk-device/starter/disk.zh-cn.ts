import { guestMemory, type DiskChannel, type Handlers } from 'hypervisor';
import type { GuestMemory } from 'hypervisor';

// 这块磁盘怎样自报家门。
const VENDOR = {{vendor}};
const QUEUE_MAX = {{max}};
// 特性：低半部分的位；VERSION_1 是高半部分的第 0 位。
const [RO, FLUSH, INDIRECT, EVENT_IDX] = [1 << 5, 1 << 9, 1 << 28, 1 << 29];
// 请求的状态。
const [OK, IOERR, UNSUPP] = [0, 1, 2];

// 驱动告诉磁盘的，以及磁盘做到了哪里。
interface Device {
  status: number;
  interrupt: number;
  offered: number;
  driver: number;
  features: [number, number];
  queue: number;
  size: number;
  ready: boolean;
  // 描述符、可用环、已用环的地址，低字和高字。
  words: Record<number, number>;
  taken: number;
  used: number;
}
const fresh = (): Device => ({
  status: 0,
  interrupt: 0,
  offered: 0,
  driver: 0,
  features: [0, 0],
  queue: 0,
  size: QUEUE_MAX,
  ready: false,
  words: {},
  taken: 0,
  used: 0,
});
const devices = new Map<string, Device>();

export const disk: Handlers['disk'] = (call, vm, n, offset, size, value) => {
  const plan = vm.plan.disks[n];
  const channel = plan && call.el2.disk(plan.channel);
  if (plan === undefined || channel === undefined) return undefined;
  const key = `${vm.plan.index} ${n}`;
  const device = devices.get(key) ?? fresh();
  devices.set(key, device);

  if (value === undefined) return read(device, channel, offset, size);
  if (size !== 4) return 0n;
  write(device, channel, offset, Number(value));
  if (offset === 0x50 && value === 0n && device.ready && device.status === 15)
    notify(device, channel, guestMemory(call.el2, vm), plan.id ?? '');
  vm.vgic.setLine(plan.intid, device.interrupt !== 0);
  return 0n;
};

const offers = (channel: DiskChannel, half: number): number => {
  if (half === 0)
    return FLUSH | INDIRECT | EVENT_IDX | (channel.readOnly ? RO : 0);
  return half === 1 ? 1 : 0;
};

// 1. 它是什么，提供什么。
function read(
  device: Device,
  channel: DiskChannel,
  offset: number,
  size: number,
): bigint {
  // 配置从 0x100 起：以扇区计的容量，8 字节；可按 1、2 或
  // 4 字节读。寄存器都是字：MagicValue 0x00，Version 0x04，
  // DeviceID 0x08，VendorID 0x0c，DeviceFeatures 0x10，QueueNumMax 0x34，
  // QueueReady 0x44，InterruptStatus 0x60，Status 0x70。
  return 0n;
}

// 2. 驱动说的话。
function write(
  device: Device,
  channel: DiskChannel,
  offset: number,
  value: number,
): void {
  // DeviceFeaturesSel 0x14，DriverFeaturesSel 0x24，DriverFeatures 0x20，
  // QueueSel 0x30，QueueNum 0x38，QueueReady 0x44，地址 0x80 到 0xa4，
  // InterruptACK 0x64，Status 0x70。QueueNotify 上面已经处理。
}

const isSize = (n: number): boolean =>
  n > 0 && n <= QUEUE_MAX && (n & (n - 1)) === 0;
const has = ({ features }: Device, bit: number): boolean =>
  (features[0] & bit) !== 0;
const addressOf = ({ words }: Device, offset: number): number =>
  (words[offset + 4] ?? 0) * 2 ** 32 + (words[offset] ?? 0);

function u16(memory: GuestMemory, at: number): number | undefined {
  const bytes = memory.read(at, 2);
  return bytes && new DataView(bytes.buffer).getUint16(0, true);
}
const writeU16 = (memory: GuestMemory, at: number, value: number): boolean =>
  memory.write(at, Uint8Array.of(value & 0xff, (value >> 8) & 0xff));

// 3. 可用的全部请求，以及随后的中断。
function notify(
  device: Device,
  channel: DiskChannel,
  memory: GuestMemory,
  id: string,
): void {
  // 可用环的 idx 说明驱动走到了哪里，device.taken 说明
  // 你走到了哪里。每条链都要记进已用环：它的头，以及你写了
  // 多少字节。然后是中断：VIRTQ_AVAIL_F_NO_INTERRUPT，
  // 有 EVENT_IDX 时则看 used_event 和 avail_event。
}

interface Piece {
  readonly at: number;
  readonly length: number;
  readonly written: boolean;
}

// 4. 一条链的各段；违反规则则为 undefined。
function chainAt(
  device: Device,
  memory: GuestMemory,
  head: number,
): Piece[] | undefined {
  // 描述符：地址 8 字节，长度 4，标志 2（NEXT 1，WRITE 2，
  // INDIRECT 4），next 2。
  return undefined;
}

const total = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { length }) => sum + length, 0);
// 正常的驱动不会有更大的请求。
const MOST_BYTES = 1 << 23;

// 5. 一个请求。结果是写了多少字节，供已用环使用。
function carryOut(
  channel: DiskChannel,
  memory: GuestMemory,
  chain: readonly Piece[],
  id: string,
): number | undefined {
  // 要读的部分以头部开始：类型 4 字节，4 字节的 0，扇区 8。
  // 类型：IN 0，OUT 1，FLUSH 4，GET_ID 8（20 字节）。可以写的
  // 最后一个字节是状态。
  return undefined;
}
