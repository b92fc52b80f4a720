import { type Handlers } from 'hypervisor';

type Called = Parameters<Handlers['documentCall']>;
const had: bigint[] = [];

export function documentCall(call: Called[0], vcpu: Called[1], type: number, event: number): bigint {
  const vm = vcpu.vm.plan.index;
  switch ((type << 8) | event) {
    case 1:
      return 1n;
    case 2:
      return BigInt(vm);
    case 3:
      return BigInt(vcpu.index);
    case ({{type}} << 8) | {{count}}:
      return had[vm] ?? 0n;
    case ({{type}} << 8) | {{add}}: {
      had[vm] = (had[vm] ?? 0n) + 1n;
      const first = Number((call.frame.x(0) >> 31n) & 1n);
      const sum = call.frame.x(first) + call.frame.x(first + 1);
      const short = first === 1 && ((call.frame.x(0) >> 30n) & 1n) === 0n;
      return sum & (short ? 0xffff_ffffn : 0xffff_ffff_ffff_ffffn);
    }
    default:
      return -1n;
  }
}
