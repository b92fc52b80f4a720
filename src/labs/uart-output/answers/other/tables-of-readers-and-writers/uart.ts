import { hex, type Bytes, type Call, type VM } from 'hypervisor';

type Kept = Record<string, number>;
interface Register {
  readonly read?: (kept: Kept, vm: VM) => number;
  readonly write?: (kept: Kept, value: number, call: Call, vm: VM) => void;
}
const keeps = (name: string, mask: number): Register => ({
  read: (kept) => kept[name] ?? 0,
  write: (kept, value) => void (kept[name] = value & mask),
});
const always = (value: number): Register => ({ read: () => value });

const REGISTERS: Record<string, Register> = {
  '0x0': {
    write: (_, value, { el2 }, { plan }) => el2.console(plan.uartChannel ?? 0)?.write(value & 0xff),
  },
  '0x18': always(0x90),
  '0x20': keeps('ilpr', 0xff),
  '0x24': keeps('ibrd', 0xffff),
  '0x28': keeps('fbrd', 0x3f),
  '0x2c': keeps('lcrh', 0xff),
  '0x30': keeps('cr', 0xff87),
  '0x34': keeps('ifls', 0x3f),
  '0x38': keeps('imsc', 0x7ff),
  '0x48': keeps('dmacr', 7),
  [hex({{place}})]: { read: (_, { plan }) => {{serial}} + {{step}} * plan.index },
};
[0x11, 0x10, 4 | ({{revision}} << 4), 0, 0x0d, 0xf0, 0x05, 0xb1].forEach((id, n) => {
  REGISTERS[hex(0xfe0 + 4 * n)] = always(id);
});

export function uart(call: Call, vm: VM, offset: number, _size: Bytes, value: bigint | undefined): bigint {
  const kept = (vm.state.uart ?? { cr: 0x300, ifls: 0x12 }) as Kept;
  vm.state.uart = kept;
  const register = REGISTERS[hex(offset)];
  if (value === undefined) return BigInt(register?.read?.(kept, vm) ?? 0);
  register?.write?.(kept, Number(value), call, vm);
  return 0n;
}
