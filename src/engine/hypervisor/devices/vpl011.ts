/** The emulated PL011 of a VM whose console is a channel of the host: the board's device model, wired to the vGIC. */
import { Pl011, type Pl011State } from '../../devices/pl011.ts';
import { HOST_CONSOLE_SPI, PL011, spi } from '../board.ts';
import type { El2 } from '../el2.ts';
import type { Core } from './gic.ts';
import type { DeviceVm } from './vgic/vgic.ts';

/** UARTRIS and UARTIMSC bit of the receive time-out. */
const RT = 0x40;

function uartOf(el2: El2, vm: DeviceVm): Pl011 {
  const { uartChannel = 0 } = vm.plan;
  const channel = el2.console(uartChannel);
  const uart = new Pl011({
    interrupt: { set: (level) => vm.vgic.setLine(spi(PL011.spi), level) },
    // Bytes on a channel have no speed: the receive time-out is over as soon as it begins (see settle).
    counter: { ticks: () => 0 },
    transmit: (byte) => channel?.write(byte),
  });
  if (vm.state.uart === null) vm.state.uart = uart.state;
  uart.state = vm.state.uart as Pl011State;
  return uart;
}

/** What waits in the receive FIFO has timed out; then the line shows the state. */
function settle(uart: Pl011, vm: DeviceVm): void {
  const { state } = uart;
  if (state.receiveFifo.length > 0 && (state.mask & RT) !== 0) state.raw |= RT;
  vm.state.uart = state;
  vm.vgic.setLine(spi(PL011.spi), (state.raw & state.mask) !== 0);
}

/** Takes what was typed, as much as the FIFO holds; the channel's interrupt is masked while there is more. */
export function receive({ el2, cpu }: Core, vm: DeviceVm): void {
  const { uartChannel } = vm.plan;
  if (uartChannel === undefined) return;
  const uart = uartOf(el2, vm);
  const channel = el2.console(uartChannel);
  let full = false;
  for (;;) {
    if (!hasSpace(uart)) {
      full = true;
      break;
    }
    const byte = channel?.read();
    if (byte === undefined) break;
    uart.receive(byte);
  }
  settle(uart, vm);
  const stopped = vm.state.power !== 'on';
  cpu.enable(spi(HOST_CONSOLE_SPI + uartChannel), !full || stopped);
}

function hasSpace({ state }: Pl011): boolean {
  const depth = (state.lineControl & 0x10) !== 0 ? 16 : 1;
  return (state.control & 0x200) !== 0 && (state.control & 0x80) === 0 && state.receiveFifo.length < depth;
}

/** A guest's access; undefined: an abort. */
export function accessUart(
  core: Core,
  vm: DeviceVm,
  offset: number,
  size: 1 | 2 | 4 | 8,
  value: bigint | undefined,
): bigint | undefined {
  const uart = uartOf(core.el2, vm);
  const had = hasSpace(uart);
  let result = 0n;
  if (value === undefined) result = BigInt(uart.read(offset, size));
  else uart.write(offset, size, Number(value & 0xffff_ffffn));
  settle(uart, vm);
  if (!had && hasSpace(uart)) receive(core, vm);
  return result;
}
