import type { Call, Handlers, Place, VCpu } from 'hypervisor';

// 这个分发器是什么样的：由你保留，不要改。
const IIDR = {{iidr}};
// 中断号从 0 到 COUNT - 1，优先级有这些位。
const COUNT = {{count:d}};
const PRIORITY = {{mask}};
const SGIR = 0xf00;
void [IIDR, PRIORITY];

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

const changed = ({ vcpu, intid }: At): void =>
  vcpu.vm.vgic.changed(vcpu, intid);

// 3. 这台 VM 的设备（vm.plan.interrupts）或定时器的中断，背后是板子上的
//    一个中断：用 call.cpu.enable(intid, on) 让它跟着变。别人的不能动。
//    （SGI 总是使能的。）
function enable(at: At, on: boolean): void {
  at.bank.enabled[at.i] = on;
  changed(at);
}

// 只有写 1 才起作用的寄存器。
const ones =
  (act: (at: At) => void) =>
  (at: At, value: number): void => {
    if (value === 1) act(at);
  };
const enabledBit: Field['read'] = ({ bank, i }) => bank.enabled[i];

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
  // 1. ICENABLER 在 0x180：每个中断一位。IPRIORITYR 在 0x400，ITARGETSR 在
  //    0x800：每个八位。ICFGR 在 0xc00：每个两位，高的那位表示边沿
  //    （bank.edge）；SGI 是边沿触发。

  // 2. ISPENDR 在 0x200，ICPENDR 0x280，ISACTIVER 0x300，ICACTIVER 0x380。
  //    vcpu.vm.vgic 有 isPending、latch、clearPending、isActive、activate
  //    和 deactivate。SGI 只有发送才会挂起。

  // 4. 私有中断的 ITARGETSR：是谁的？只能读。
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
  // 1. GICD_TYPER 在 0x004，GICD_IIDR 在 0x008。
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

// 5. GICD_SGIR（4.3.15）：发给列表中的 VCpu、其他所有 VCpu，或者自己。
//    vgic.sendSgi 的发送者是按位的。
function sendSgi(vcpu: VCpu, word: number): void {
  void [vcpu, word];
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
