import type { Call, VM } from 'hypervisor';

// A bit mask for each of the first twenty words, and the words of each VM.
const BITS = [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xffff, 0x3f, 0xff, 0xff87, 0x3f, 0x7ff, 0, 0, 0, 7, 0];
const words: number[][] = [];
const IDENTITY = 0xb105f00d_00041011n + ({{revision}}n << 20n);

export function uart(call: Call, vm: VM, offset: number, size: number, value?: bigint): bigint {
  void size;
  const n = vm.plan.index;
  if (vm.state.uart === null) {
    const begin = BITS.map(() => 0);
    begin[6] = 0x90;
    begin[12] = 0x300;
    begin[13] = 0x12;
    words[n] = begin;
    vm.state.uart = true;
  }
  const mine = words[n] ?? [];
  const i = offset >> 2;
  if (value === undefined) {
    if (offset >= 0xfe0) return (IDENTITY >> BigInt((i & 7) * 8)) & 0xffn;
    if (offset === {{place}}) return {{serial}}n + {{step}}n * BigInt(n);
    return BigInt(mine[i] ?? 0);
  }
  const mask = BITS[i] ?? 0;
  if (mask > 0) mine[i] = Number(value & BigInt(mask));
  if (offset === 0) call.el2.console(vm.plan.uartChannel ?? 0)?.write(Number(value % 256n));
  return 0n;
}
