import { GICH, GICH_HCR, hardwareLink, INTID, intidOf } from 'hypervisor';
import { isActive, isPending, isPendingOnly, LR, takeOwn } from 'hypervisor';
import type { Call, Handlers, Place, VCpu } from 'hypervisor';

// ---- 分发器：实验 8.3 ----

// 这个分发器是什么样的：由你保留，不要改。
const IIDR = {{iidr}};
// 中断号从 0 到 COUNT - 1，优先级有这些位。
const COUNT = 288;
const PRIORITY = 0xf8;
const SGIR = 0xf00;

// 一个 VCpu 眼中的一个中断，以及它的状态放在哪里。
interface At extends Place {
  readonly call: Call;
  readonly vcpu: VCpu;
  readonly intid: number;
}

// 一组寄存器：从哪里开始，每个中断占几位。
interface Field {
  readonly start: number;
  readonly bits: 1 | 2 | 8;
  read(at: At): boolean | number | undefined;
  // 没有它，写就不起作用。
  write?(at: At, value: number): void;
}

const isShared = ({ intid }: At): boolean => intid >= INTID.FIRST_SPI;
const changed = ({ vcpu, intid }: At): void =>
  vcpu.vm.vgic.changed(vcpu, intid);
// 存在的所有 VCpu，每个一位。
const all = ({ vcpu }: At): number => (1 << vcpu.vm.vcpus.length) - 1;

// 这台 VM 的设备或定时器的中断，背后有一个真的。
function isPhysical({ intid, vcpu: { vm } }: At): boolean {
  if (intid === INTID.VIRTUAL_TIMER || intid === INTID.PHYSICAL_TIMER)
    return true;
  return vm.plan.interrupts.includes(intid);
}

function enable(at: At, on: boolean): void {
  const { call, bank, i, intid } = at;
  if (intid < 16) return; // SGI 总是使能的
  bank.enabled[i] = on;
  if (isPhysical(at)) call.cpu.enable(intid, on);
  changed(at);
}

function targets(at: At): number {
  if (at.vcpu.vm.vcpus.length === 1) return 0;
  return isShared(at) ? (at.bank.targets[at.i] ?? 0) : 1 << at.vcpu.index;
}
function target(at: At, value: number): void {
  const { call, bank, i, intid, vcpu } = at;
  if (!isShared(at)) return;
  bank.targets[i] = value & all(at);
  const to = vcpu.vm.vgic.targetOf(intid);
  if (to !== undefined && isPhysical(at)) call.cpu.target(intid, to.core);
  changed(at);
}

// 只有写 1 才起作用的寄存器。
const ones =
  (act: (at: At) => void) =>
  (at: At, value: number): void => {
    if (value === 1) act(at);
  };
const enabledBit: Field['read'] = ({ bank, i }) => bank.enabled[i];
const pendingBit: Field['read'] = ({ vcpu, intid }) =>
  vcpu.vm.vgic.isPending(vcpu, intid);
const activeBit: Field['read'] = ({ vcpu, intid }) =>
  vcpu.vm.vgic.isActive(vcpu, intid);

const FIELDS: readonly Field[] = [
  {
    start: 0x080, // GICD_IGROUPR
    bits: 1,
    read: ({ bank, i }) => bank.group[i],
    write: (at, value) => {
      at.bank.group[at.i] = value === 1;
      changed(at);
    },
  },
  {
    start: 0x100, // GICD_ISENABLER
    bits: 1,
    read: enabledBit,
    write: ones((at) => enable(at, true)),
  },
  {
    start: 0x180, // GICD_ICENABLER
    bits: 1,
    read: enabledBit,
    write: ones((at) => enable(at, false)),
  },
  {
    start: 0x200, // GICD_ISPENDR
    bits: 1,
    read: pendingBit,
    write: ones(({ vcpu, intid }) => {
      if (intid >= 16) vcpu.vm.vgic.latch(vcpu, intid);
    }),
  },
  {
    start: 0x280, // GICD_ICPENDR
    bits: 1,
    read: pendingBit,
    write: ones(({ vcpu, intid }) => vcpu.vm.vgic.clearPending(vcpu, intid)),
  },
  {
    start: 0x300, // GICD_ISACTIVER
    bits: 1,
    read: activeBit,
    write: ones(({ vcpu, intid }) => vcpu.vm.vgic.activate(vcpu, intid)),
  },
  {
    start: 0x380, // GICD_ICACTIVER
    bits: 1,
    read: activeBit,
    write: ones(({ vcpu, intid }) => vcpu.vm.vgic.deactivate(vcpu, intid)),
  },
  {
    start: 0x400, // GICD_IPRIORITYR
    bits: 8,
    read: ({ bank, i }) => bank.priority[i],
    write: ({ bank, i }, value) => {
      bank.priority[i] = value & PRIORITY;
    },
  },
  { start: 0x800, bits: 8, read: targets, write: target }, // GICD_ITARGETSR
  {
    start: 0xc00, // GICD_ICFGR
    bits: 2,
    read: ({ bank, i }) => (bank.edge[i] === true ? 2 : 0),
    write: (at, value) => {
      if (at.intid < 16) return; // SGI 是边沿触发
      at.bank.edge[at.i] = (value & 2) !== 0;
      changed(at);
    },
  },
];

// 一个字节属于哪一组，以及其中的第一个中断。
function fieldOf(offset: number): { field: Field; first: number } | undefined {
  const field = FIELDS.findLast(({ start }) => offset >= start);
  if (field === undefined) return undefined;
  const first = ((offset - field.start) * 8) / field.bits;
  return first < COUNT ? { field, first } : undefined;
}
// 对一个字节里的每个中断调用 each，并给出它的位在哪里。
function forEach(
  call: Call,
  vcpu: VCpu,
  offset: number,
  each: (field: Field, at: At, shift: number) => void,
): void {
  const { field, first } = fieldOf(offset) ?? {};
  if (field === undefined || first === undefined) return;
  for (let n = 0; n < 8 / field.bits; n++) {
    const intid = first + n;
    const at = { call, vcpu, intid, ...vcpu.vm.vgic.place(vcpu, intid) };
    each(field, at, n * field.bits);
  }
}

function readByte(call: Call, vcpu: VCpu, offset: number): number {
  const { vm } = vcpu;
  const byteOf = (word: number): number => (word >>> (8 * (offset & 3))) & 0xff;
  if (offset < 0x004) return byteOf(vm.state.distributor.control);
  if (offset < 0x008)
    return byteOf(((vm.vcpus.length - 1) << 5) | (COUNT / 32 - 1));
  if (offset < 0x00c) return byteOf(IIDR);
  let value = 0;
  forEach(call, vcpu, offset, (field, at, shift) => {
    value |= Number(field.read(at) ?? 0) << shift;
  });
  return value;
}

function writeByte(call: Call, vcpu: VCpu, offset: number, byte: number): void {
  const { vm } = vcpu;
  if (offset === 0) {
    vm.state.distributor.control = byte & 3;
    for (const { core } of vm.vcpus) call.cpu.kick(core);
    return;
  }
  forEach(call, vcpu, offset, (field, at, shift) =>
    field.write?.(at, (byte >>> shift) & ((1 << field.bits) - 1)),
  );
}

// GICD_SGIR：发给列表中的 VCpu、其他所有 VCpu，或者自己。
function sendSgi(vcpu: VCpu, word: number): void {
  const self = 1 << vcpu.index;
  const list = [(word >>> 16) & 0xff, ~self, self][(word >>> 24) & 3] ?? 0;
  for (const to of vcpu.vm.vcpus)
    if ((list & (1 << to.index)) !== 0)
      vcpu.vm.vgic.sendSgi(self, to, word & 15);
}

// 读没有 value，返回值就是客户机读到的；写有 value，返回 0n。
// 返回 undefined 时客户机收到中止。
export function distributor(
  ...[call, vcpu, offset, size, value]: Parameters<Handlers['distributor']>
): bigint | undefined {
  if (size === 8 || offset % size !== 0) return undefined;
  const word = Number((value ?? 0n) & 0xffff_ffffn);
  if (value !== undefined && offset === SGIR) {
    sendSgi(vcpu, word);
    return 0n;
  }
  let result = 0;
  for (let n = 0; n < size; n++) {
    const [byte, shift] = [offset + n, 8 * n];
    if (value === undefined) result |= readByte(call, vcpu, byte) << shift;
    else writeByte(call, vcpu, byte, (word >>> shift) & 0xff);
  }
  return BigInt(result >>> 0);
}

// ---- 物理中断，以及在等的：实验 8.4 ----

const TIMERS: readonly number[] = [INTID.VIRTUAL_TIMER, INTID.PHYSICAL_TIMER];
// 这个 hypervisor 用的列表寄存器；用其中第一个空的。
// 由你保留，不要改。
const ORDER: readonly number[] = [{{order}}];

// 一个物理中断来到 EL2。（iar 是 GICC_IAR 读出的值，
// 低十位是中断号。）
export function interrupts(call: Call): void {
  const iar = call.cpu.acknowledge();
  // 还有别的，EL2 会再被打断。
  if (iar !== undefined) route(call, iar);
}

function route(call: Call, iar: number): void {
  const { cpu } = call;
  const intid = iar & 0x3ff;
  if (TIMERS.includes(intid)) {
    const { current } = cpu;
    if (current === undefined) return cpu.end(iar);
    cpu.drop(iar);
    return current.vm.vgic.raisePhysical(current, intid);
  }
  const owner = call.vms.find(({ plan }) => plan.interrupts.includes(intid));
  if (owner === undefined) return takeOwn(call, iar);
  const [first] = owner.vcpus;
  if (first === undefined || owner.state.power !== 'on') {
    cpu.enable(intid, false);
    return cpu.end(iar);
  }
  cpu.drop(iar);
  owner.vgic.raisePhysical(first, intid);
}

// 等着这个 VCpu 的中断，最紧急的在前。
function candidates(vcpu: VCpu): number[] {
  const { vgic, state } = vcpu.vm;
  const { shared } = state.distributor;
  const place = (intid: number): Place => vgic.place(vcpu, intid);
  const urgency = (intid: number): number => {
    const { bank, i } = place(intid);
    return bank.priority[i] ?? 0;
  };
  return [
    ...vcpu.state.interrupts.waiting,
    ...shared.waiting.filter((intid) => vgic.targetOf(intid) === vcpu),
  ]
    .filter((intid) => {
      const at = place(intid);
      if (at.bank.enabled[at.i] !== true) return false;
      return vgic.isForwarded(at) && isPending(at);
    })
    .sort((a, b) => urgency(a) - urgency(b) || a - b);
}

// ---- 列表寄存器：本实验 ----

// 2. 给这个优先级的中断找地方：ORDER 中空的列表寄存器；没有空的，就用
//    最不紧急的那个活跃的，只要它没有这个紧急（priorityOf 是优先级的
//    高五位）：lists.evict(n, lr)。它就进了
//    state.evicted，结束时计数。
function roomFor({ state }: VCpu, _priority: number): number | undefined {
  return ORDER.find((n) => state.listRegisters[n] === 0);
}

function list(vcpu: VCpu, n: number, intid: number): void {
  const { lists, state } = vcpu;
  const place = vcpu.vm.vgic.place(vcpu, intid);
  const { bank, i } = place;
  // 模拟设备的中断线，等客户机结束中断后再看。
  const isWire = bank.edge[i] !== true && bank.line[i] === true;
  let link = isWire ? LR.EOI : 0;
  if (bank.physical[i] === true) link = hardwareLink(intid);
  if (!isWire) bank.pending[i] = false;
  // 4. SGI：state.sgiSources[intid] 里每个发送过的 VCpu 一位，
  //    取一个放进第 12:10 位，其余的等着（bank.pending）。它结束时
  //    EL2 要来看：LR.EOI。
  void state;
  lists.write(n, LR.PENDING | lists.urgency(place) | link | intid);
}

// 3. 它在第 n 个列表寄存器里活跃，又挂起了。它结束时 EL2
//    要来看：没有 HW 的用 LR.EOI。
function again(_vcpu: VCpu, _n: number, _lr: number): void {}

// 进入 VCpu 之前。
export function refill({ el2 }: Call, vcpu: VCpu): void {
  const { lists, state, vm } = vcpu;
  const place = (intid: number): Place => vm.vgic.place(vcpu, intid);
  state.listRegisters.forEach((lr, n) => {
    if (isPendingOnly(lr)) lists.evict(n, lr);
    else if (isActive(lr) && isPending(place(intidOf(lr)))) again(vcpu, n, lr);
  });
  for (const intid of candidates(vcpu)) {
    const { bank, i } = place(intid);
    // 活跃的，不管在这里还是别处：结束之后再看。
    if (bank.active[i] === true) continue;
    if (intid >= INTID.FIRST_SPI && vm.vgic.holders(intid).length > 0) continue;
    const n = roomFor(vcpu, bank.priority[i] ?? 0);
    if (n === undefined) break;
    list(vcpu, n, intid);
  }
  for (const bank of [state.interrupts, vm.state.distributor.shared])
    bank.waiting = bank.waiting.filter((intid) => isPending(place(intid)));

  // 1. GICH_HCR：有中断没地方放时用 GICH_HCR.UIE：在用的列表寄存器
  //    不超过一个时，EL2 会被打断。
  // 2. state.evicted 不空时用 GICH_HCR.LRENPIE：结束的中断
  //    不在列表寄存器里时。
  state.hcr = GICH_HCR.EN;
  el2.write(GICH.start, 4, BigInt(state.hcr));
}
