import { HOST_CONSOLE_SPI, PL011, spi } from 'hypervisor';
import type { Bytes, Call, VM } from 'hypervisor';

// The PL011 of a VM (DDI 0183), both ways. Revision {{revision}} has FIFOs of
// {{depth:d}} characters. SERIAL, at {{place}}, reads as {{serial}}.
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
// Bits of FR, LCR_H and CR; interrupts, in IMSC, RIS, MIS and ICR alike.
const [RXFE, RXFF, TXFE] = [0x10, 0x40, 0x80];
const [FEN, LBE, RXE] = [0x10, 0x80, 0x200];
const [RX, TX, RT, OE] = [0x10, 0x20, 0x40, 0x400];

interface Uart {
  kept: Record<number, number>;
  fifo: number[];
  // RIS.
  raw: number;
  // A character was lost: DR.OE of the next one that is read.
  lost: boolean;
  // RSR.
  status: number;
  // Nothing is taken from the channel: its interrupt is off.
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

// 1. The receive FIFO: how much it holds (DEPTH with FEN, else one), and the
//    level at which RX rings: 1/8, 1/4, 1/2, 3/4 or 7/8 of it (IFLS bits 5:3).
const depth = (_uart: Uart): number => 1;
function trigger(_uart: Uart): number {
  return 1;
}
//    A character comes. If there is no room it is lost: OE.
function push(uart: Uart, byte: number): void {
  void [uart, byte, depth, trigger];
}
//    The oldest leaves; 0 if there is none. Below the trigger level RX goes,
//    with the last one RT goes. Bit 11: one was lost since.
function pop(_uart: Uart): number {
  return 0;
}
function flags(_uart: Uart): number {
  return TXFE | RXFE;
}

// 2. After everything that may have changed something: what was typed is
//    taken from call.el2.console(n), as far as there is room (and RXE is set,
//    LBE is not); what waits has timed out, if RT is in IMSC; and
//    vm.vgic.setLine(spi(PL011.spi), level) shows RIS and IMSC to the guest.
//    The channel's own interrupt, spi(HOST_CONSOLE_SPI + n), stays asserted
//    while there is input. Nobody to take it: call.cpu.enable(intid, false).
function settle(call: Call, vm: VM): void {
  // Nothing is taken yet, so the channel need not ask.
  const n = vm.plan.uartChannel ?? 0;
  call.cpu.enable(spi(HOST_CONSOLE_SPI + n), false);
  void [bit, push, PL011, LBE, RXE, RT];
}
export const uartInput = (call: Call, vm: VM): void => settle(call, vm);

// 3. The registers: RSR, RIS, MIS and ICR are still missing.
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
  //    A write to RSR clears it; a 1 in ICR clears that interrupt. When FEN
  //    changes, what was in the FIFO is gone.
  //    With LBE a character that is sent is received; and it has left: TX.
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
