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
const IDS = [0x11, 0x10, ({{revision}} << 4) | 4, 0x00, 0x0d, 0xf0, 0x05, 0xb1];

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
function uartOf(vm: VM): Uart {
  vm.state.uart ??= { [CR]: 0x300, [IFLS]: 0x12 };
  return vm.state.uart as Uart;
}

// A load has no value, and its result is what the guest reads. A store has
// one, and gives 0n. undefined is an abort in the guest.
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
