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

// 1. 接收 FIFO：装多少，到哪里响铃。
const depth = (uart: Uart): number => (bit(uart, LCRH, FEN) ? DEPTH : 1);
function trigger(uart: Uart): number {
  if (!bit(uart, LCRH, FEN)) return 1;
  const level = ((uart.kept[IFLS] ?? 0) >> 3) & 7;
  return (DEPTH / 8) * ([1, 2, 4, 6, 7][level] ?? 7);
}
function push(uart: Uart, byte: number): void {
  if (uart.fifo.length >= depth(uart)) {
    uart.lost = true;
    uart.status |= 8;
    uart.raw |= OE;
    return;
  }
  uart.fifo.push(byte);
  if (uart.fifo.length === trigger(uart)) uart.raw |= RX;
}
function pop(uart: Uart): number {
  const byte = uart.fifo.shift();
  if (byte === undefined) return 0;
  const overrun = uart.lost ? 0x800 : 0;
  uart.lost = false;
  if (uart.fifo.length < trigger(uart)) uart.raw &= ~RX;
  if (uart.fifo.length === 0) uart.raw &= ~RT;
  return byte | overrun;
}
function flags({ fifo }: Uart, most: number): number {
  return (
    TXFE | (fifo.length === 0 ? RXFE : 0) | (fifo.length >= most ? RXFF : 0)
  );
}

// 2. 凡是可能有变化之后：有空位就取走键入的字符；
//    超时；通向 GIC 的中断线。
function settle(call: Call, vm: VM): void {
  const uart = uartOf(vm);
  const n = vm.plan.uartChannel ?? 0;
  const channel = call.el2.console(n);
  const hasRoom = (): boolean =>
    bit(uart, CR, RXE) &&
    !bit(uart, CR, LBE) &&
    uart.fifo.length < depth(uart);
  while (hasRoom()) {
    const byte = channel?.read();
    if (byte === undefined) break;
    push(uart, byte);
  }
  const closed = !hasRoom();
  if (uart.closed !== closed)
    call.cpu.enable(spi(HOST_CONSOLE_SPI + n), !closed);
  uart.closed = closed;
  if (uart.fifo.length > 0 && bit(uart, IMSC, RT)) uart.raw |= RT;
  vm.vgic.setLine(spi(PL011.spi), bit(uart, IMSC, uart.raw));
}
export const uartInput = (call: Call, vm: VM): void => settle(call, vm);

// 3. 寄存器。
function read(uart: Uart, offset: number): number {
  if (offset >= ID) return IDS[(offset - ID) >> 2] ?? 0;
  switch (offset) {
    case DR:
      return pop(uart);
    case RSR:
      return uart.status;
    case FR:
      return flags(uart, depth(uart));
    case RIS:
      return uart.raw;
    case MIS:
      return uart.raw & (uart.kept[IMSC] ?? 0);
    case SERIAL:
      return {{serial}};
  }
  return uart.kept[offset] ?? 0;
}
function write(call: Call, vm: VM, offset: number, value: number): void {
  const uart = uartOf(vm);
  const before = depth(uart);
  const mask = KEPT.get(offset);
  if (mask !== undefined) uart.kept[offset] = value & mask;
  if (depth(uart) !== before) {
    uart.fifo = [];
    uart.raw &= ~(RX | RT);
  }
  if (offset === RSR) uart.status = 0;
  if (offset === ICR) uart.raw &= ~value;
  if (offset === DR) {
    if (bit(uart, CR, LBE)) push(uart, value & 0xff);
    else call.el2.console(vm.plan.uartChannel ?? 0)?.write(value & 0xff);
    uart.raw |= TX;
  }
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
