import { HVC_SYS, NOT_SUPPORTED, type Call, type Handlers, type VCpu } from 'hypervisor';

type Service = (call: Call, vcpu: VCpu) => bigint;
const sums = new Map<string, number>();

const add: Service = ({ frame }, vcpu) => {
  const { name } = vcpu.vm.plan;
  sums.set(name, (sums.get(name) ?? 0) + 1);
  const from = frame.x(0) & 0xc000_0000n;
  if (from === 0x8000_0000n) return BigInt.asUintN(32, BigInt.asUintN(32, frame.x(1)) + BigInt.asUintN(32, frame.x(2)));
  const n = from === 0xc000_0000n ? 1 : 0;
  return BigInt.asUintN(64, frame.x(n) + frame.x(n + 1));
};

const services: Partial<Record<number, Service>> = {
  [HVC_SYS.VERSION]: () => 1n,
  [HVC_SYS.VM_ID]: (_, vcpu) => BigInt(vcpu.vm.plan.index),
  [HVC_SYS.VCPU_ID]: (_, vcpu) => BigInt(vcpu.index),
  [{{type}} * 256 + {{add}}]: add,
  [{{type}} * 256 + {{count}}]: (_, vcpu) => BigInt(sums.get(vcpu.vm.plan.name) ?? 0),
};

export const documentCall: Handlers['documentCall'] = (call, vcpu, type, event) =>
  services[type * 256 + event]?.(call, vcpu) ?? NOT_SUPPORTED;
