import type { Bytes, Call, VM } from 'hypervisor';

// The PL011 of a VM (DDI 0183, chapter 3), as far as output needs it.
// It is Arm's (designer 0x41), part 0x011, revision {{revision}}.
// This board adds a register of its own, SERIAL at {{place}}: it reads as
// {{serial}}, plus {{step}} for each VM before this one (vm.plan.index).
const [DR, FR, IBRD, FBRD, LCRH] = [0x00, 0x18, 0x24, 0x28, 0x2c];
const [ILPR, CR, IFLS, IMSC, DMACR] = [0x20, 0x30, 0x34, 0x38, 0x48];
const [SERIAL, ID] = [{{place}}, 0xfe0];

// FR: nothing waits to be sent (TXFE), nothing was received (RXFE).
const IDLE = 0x90;

// Registers that keep what is written, and which of their bits there are.
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

// What lasts is in vm.state.uart: each VM has its own, and it is null again
// when the VM starts anew.
type Uart = Record<number, number>;

// A load has no value, and its result is what the guest reads. A store has
// one, and gives 0n. undefined is an abort in the guest.
export function uart(
  call: Call,
  vm: VM,
  offset: number,
  _size: Bytes,
  value: bigint | undefined,
): bigint | undefined {
  // 1. Who are you? UARTPeriphID0 to 3 and UARTPCellID0 to 3 from ID on, four
  //    bytes apart, a byte in each; and SERIAL.

  // 2. What is set? After a reset CR is 0x300 and IFLS 0x12. Of what is
  //    written, the bits in KEPT stay. Everything else reads as 0.

  // 3. Output: the low byte of DR goes to the console channel of this VM,
  //    vm.plan.uartChannel, by call.el2.console(channel)?.write(byte).

  return undefined;
}
