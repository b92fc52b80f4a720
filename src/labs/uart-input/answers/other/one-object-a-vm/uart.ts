import type { Call, Handlers, VM } from 'hypervisor';

const SIZE = {{depth:d}};
const masks: Record<number, number> = {
  0x20: 255, 0x24: 65535, 0x28: 63, 0x2c: 255, 0x30: 0xff87, 0x34: 63, 0x38: 0x7ff, 0x48: 7,
};
const id = [17, 16, 4 + 16 * {{revision}}, 0, 13, 240, 5, 177];

class Port {
  words: Record<number, number> = { 0x30: 0x300, 0x34: 0x12 };
  ring: number[] = Array.from({ length: SIZE }, () => 0);
  head = 0;
  used = 0;
  pending = 0;
  overrun = false;
  errors = 0;
  listening: boolean | undefined;

  word(at: number): number {
    return this.words[at] ?? 0;
  }
  get size(): number {
    return this.word(0x2c) & 16 ? SIZE : 1;
  }
  get mark(): number {
    if (this.size === 1) return 1;
    return [SIZE / 8, SIZE / 4, SIZE / 2, (3 * SIZE) / 4, (7 * SIZE) / 8][this.word(0x34) >> 3] ?? (7 * SIZE) / 8;
  }
  get isOpen(): boolean {
    return (this.word(0x30) & 0x280) === 0x200 && this.used < this.size;
  }
  take(c: number): void {
    if (this.used === this.size) {
      this.overrun = true;
      this.errors = 8;
      this.pending |= 0x400;
      return;
    }
    this.ring[(this.head + this.used) % SIZE] = c;
    this.used += 1;
    if (this.used === this.mark) this.pending |= 0x10;
  }
  give(): number {
    if (this.used === 0) return 0;
    let c = this.ring[this.head] ?? 0;
    this.head = (this.head + 1) % SIZE;
    this.used -= 1;
    if (this.used < this.mark) this.pending &= ~0x10;
    if (this.used === 0) this.pending &= ~0x40;
    if (this.overrun) c |= 0x800;
    this.overrun = false;
    return c;
  }
  load(at: number): number {
    if (at === 0) return this.give();
    if (at === 4) return this.errors;
    if (at === 0x18) return 0x80 + (this.used === 0 ? 0x10 : 0) + (this.used === this.size ? 0x40 : 0);
    if (at === 0x3c) return this.pending;
    if (at === 0x40) return this.pending & this.word(0x38);
    if (at === {{place}}) return {{serial}};
    if (at >= 0xfe0) return id[(at >> 2) & 7] ?? 0;
    return this.word(at);
  }
  store(at: number, value: number, send: (c: number) => void): void {
    const mask = masks[at];
    if (at === 0x2c && ((value ^ this.word(at)) & 16) !== 0) {
      this.used = 0;
      this.pending &= ~0x50;
    }
    if (mask !== undefined) this.words[at] = value & mask;
    if (at === 4) this.errors = 0;
    if (at === 0x44) this.pending &= ~value;
    if (at === 0) {
      if (this.word(0x30) & 0x80) this.take(value & 255);
      send(value & 255);
      this.pending |= 0x20;
    }
  }
}

function update(call: Call, vm: VM, port: Port): void {
  const n = vm.plan.uartChannel ?? 0;
  const line = call.el2.console(n);
  for (let c = port.isOpen ? line?.read() : undefined; c !== undefined; ) {
    port.take(c);
    c = port.isOpen ? line?.read() : undefined;
  }
  if (port.listening !== port.isOpen) call.cpu.enable(32 + 112 + n, port.isOpen);
  port.listening = port.isOpen;
  if (port.used > 0) port.pending |= port.word(0x38) & 0x40;
  vm.vgic.setLine(33, (port.pending & port.word(0x38)) > 0);
}
const portOf = (vm: VM): Port => (vm.state.uart ??= new Port()) as Port;

export const uartInput: Handlers['uartInput'] = (call, vm) => update(call, vm, portOf(vm));
export const uart: Handlers['uart'] = (call, vm, offset, _size, value) => {
  const port = portOf(vm);
  let result = 0n;
  if (value === undefined) result = BigInt(port.load(offset));
  else port.store(offset, Number(value), (c) => call.el2.console(vm.plan.uartChannel ?? 0)?.write(c));
  update(call, vm, port);
  return result;
};
