import { HOST_CONSOLE_SPI, PL011, spi } from 'hypervisor';
import type { Bytes, Call, VM } from 'hypervisor';

// 一台 VM 的 PL011（DDI 0183），收和发。版本 {{revision}} 的 FIFO 有
// {{depth:d}} 个字符。{{place}} 处的 SERIAL 读出 {{serial}}。
const DEPTH = {{depth:d}};
const [DR, RSR, FR, ILPR, IBRD] = [0x00, 0x04, 0x18, 0x20, 0x24];
const [FBRD, LCRH, CR, IFLS] = [0x28, 0x2c, 0x30, 0x34];
const [IMSC, RIS, MIS, ICR, DMACR] = [0x38, 0x3c, 0x40, 0x44, 0x48];
const [SERIAL, ID] = [{{place}}, 0xfe0];
const IDS = [0x11, 0x10, ({{revision}} << 4) | 4, 0x00, 0x0d, 0xf0, 0x05, 0xb1];
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
// FR、LCR_H、CR 的位；各个中断，在 IMSC、RIS、MIS、ICR 中位置相同。
const [RXFE, RXFF, TXFE] = [0x10, 0x40, 0x80];
const [FEN, LBE, RXE] = [0x10, 0x80, 0x200];
const [RX, TX, RT, OE] = [0x10, 0x20, 0x40, 0x400];

interface Uart {
  kept: Record<number, number>;
  fifo: number[];
  // RIS.
  raw: number;
  // 丢了一个字符：下一个读出的带上 DR.OE。
  lost: boolean;
  // RSR.
  status: number;
  // 不从通道取字符：通道的中断是关的。
  closed: boolean;
}
function uartOf(vm: VM): Uart {
  vm.state.uart ??= {
    kept: { [CR]: 0x300, [IFLS]: 0x12 },
    fifo: [],
    raw: 0,
    lost: false,
    status: 0,
    closed: true,
  };
  return vm.state.uart as Uart;
}
const bit = (uart: Uart, register: number, mask: number): boolean =>
  ((uart.kept[register] ?? 0) & mask) !== 0;

// 1. 接收 FIFO：装多少（FEN 置位时 DEPTH 个，否则一个），
//    到什么水位 RX 响铃：1/8、1/4、1/2、3/4 或 7/8（IFLS 第 5:3 位）。
const depth = (_uart: Uart): number => 1;
function trigger(_uart: Uart): number {
  return 1;
}
//    来了一个字符。没有空位就丢掉：OE。
function push(uart: Uart, byte: number): void {
  void [uart, byte, depth, trigger];
}
//    最早的一个出去；没有就给 0。低于触发水位时 RX 消失，
//    最后一个出去时 RT 消失。第 11 位：其间丢过字符。
function pop(_uart: Uart): number {
  return 0;
}
function flags(_uart: Uart): number {
  return TXFE | RXFE;
}

// 2. 凡是可能有变化之后：有空位（且 RXE 置位、LBE 未置位）就从
//    call.el2.console(n) 取走键入的字符；IMSC 里有 RT 时，
//    等着的字符就算超时；vm.vgic.setLine(spi(PL011.spi), level)
//    把 RIS 和 IMSC 的结果给客户机看。
//    只要还有输入，通道自己的中断 spi(HOST_CONSOLE_SPI + n)
//    就一直有效。没有地方放时：call.cpu.enable(intid, false)。
function settle(call: Call, vm: VM): void {
  // 还什么都不取，所以通道也不必来问。
  const n = vm.plan.uartChannel ?? 0;
  call.cpu.enable(spi(HOST_CONSOLE_SPI + n), false);
  void [bit, push, PL011, LBE, RXE, RT];
}
export const uartInput = (call: Call, vm: VM): void => settle(call, vm);

// 3. 寄存器：还缺 RSR、RIS、MIS 和 ICR。
function read(uart: Uart, offset: number): number {
  if (offset >= ID) return IDS[(offset - ID) >> 2] ?? 0;
  switch (offset) {
    case DR:
      return pop(uart);
    case FR:
      return flags(uart);
    case SERIAL:
      return {{serial}};
  }
  return uart.kept[offset] ?? 0;
}
function write(call: Call, vm: VM, offset: number, value: number): void {
  const uart = uartOf(vm);
  const mask = KEPT.get(offset);
  if (mask !== undefined) uart.kept[offset] = value & mask;
  //    写 RSR 就清零；ICR 中的 1 清除那个中断。FEN 改变时，
  //    FIFO 里的内容就没有了。
  //    LBE 置位时，发送的字符就是收到的；而且它已发出：TX。
  if (offset === DR)
    call.el2.console(vm.plan.uartChannel ?? 0)?.write(value & 0xff);
}
export function uart(
  call: Call,
  vm: VM,
  offset: number,
  _size: Bytes,
  value: bigint | undefined,
): bigint | undefined {
  let result = 0;
  if (value === undefined) result = read(uartOf(vm), offset);
  else write(call, vm, offset, Number(value));
  settle(call, vm);
  return BigInt(result);
}
