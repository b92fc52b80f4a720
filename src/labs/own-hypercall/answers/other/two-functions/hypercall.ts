import { HVC, HVC_SYS, NOT_SUPPORTED, type Call, type Handlers } from 'hypervisor';

const mask = (bits: bigint, value: bigint): bigint => value & ((1n << bits) - 1n);

function argumentsOf({ frame }: Call): { a: bigint; b: bigint; bits: bigint } {
  const what = frame.x(0) >> 30n;
  if ((what & 2n) === 0n) return { a: frame.x(0), b: frame.x(1), bits: 64n };
  const bits = (what & 1n) === 1n ? 64n : 32n;
  return { a: mask(bits, frame.x(1)), b: mask(bits, frame.x(2)), bits };
}

const counts = [0n, 0n, 0n, 0n];

export const documentCall: Handlers['documentCall'] = (call, vcpu, type, event) => {
  const { index } = vcpu.vm.plan;
  const own = counts[index] ?? 0n;
  if (type === HVC.SYS) {
    if (event === HVC_SYS.VERSION) return 1n;
    if (event === HVC_SYS.VM_ID) return BigInt(index);
    return event === HVC_SYS.VCPU_ID ? BigInt(vcpu.index) : NOT_SUPPORTED;
  }
  if (type !== {{type}}) return NOT_SUPPORTED;
  if (event === {{count}}) return own;
  if (event !== {{add}}) return NOT_SUPPORTED;
  counts[index] = own + 1n;
  const { a, b, bits } = argumentsOf(call);
  return mask(bits, a + b);
};
