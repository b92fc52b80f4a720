import type { Bytes, Call, VM } from 'hypervisor';

// 一台 VM 的 PL011（DDI 0183 第 3 章），输出所需的部分。
// 设计者是 Arm（0x41），部件 0x011，版本 {{revision}}。
// 本板另有一个寄存器 SERIAL，在 {{place}}：读出 {{serial}}，
// 前面每有一台 VM（vm.plan.index）再加 {{step}}。
const [DR, FR, IBRD, FBRD, LCRH] = [0x00, 0x18, 0x24, 0x28, 0x2c];
const [ILPR, CR, IFLS, IMSC, DMACR] = [0x20, 0x30, 0x34, 0x38, 0x48];
const [SERIAL, ID] = [{{place}}, 0xfe0];

// FR：没有待发的（TXFE），没有收到的（RXFE）。
const IDLE = 0x90;
const IDS = [0x11, 0x10, ({{revision}} << 4) | 4, 0x00, 0x0d, 0xf0, 0x05, 0xb1];

// 保存写入内容的寄存器，以及其中存在的位。
const KEPT = new Map([
  [ILPR, 0xff],
  [IBRD, 0xffff],
  [FBRD, 0x3f],
  [LCRH, 0xff],
  [CR, 0xff87],
  [IFLS, 0x3f],
  [IMSC, 0x7ff],
  [DMACR, 0x7],
]);

// 要留住的放在 vm.state.uart：每台 VM 各有一份，
// VM 重新启动时它又是 null。
type Uart = Record<number, number>;
function uartOf(vm: VM): Uart {
  vm.state.uart ??= { [CR]: 0x300, [IFLS]: 0x12 };
  return vm.state.uart as Uart;
}

// 加载没有 value，返回值就是客户机读到的；存储有 value，返回 0n。
// 返回 undefined，客户机就收到一个异常。
export function uart(
  call: Call,
  vm: VM,
  offset: number,
  _size: Bytes,
  value: bigint | undefined,
): bigint | undefined {
  const kept = uartOf(vm);
  if (value === undefined) {
    if (offset === FR) return BigInt(IDLE);
    if (offset === SERIAL) return BigInt({{serial}} + {{step}} * vm.plan.index);
    if (offset >= ID) return BigInt(IDS[(offset - ID) >> 2] ?? 0);
    return BigInt(kept[offset] ?? 0);
  }
  const mask = KEPT.get(offset);
  if (mask !== undefined) kept[offset] = Number(value) & mask;
  if (offset === DR) {
    const channel = call.el2.console(vm.plan.uartChannel ?? 0);
    channel?.write(Number(value & 0xffn));
  }
  return 0n;
}
