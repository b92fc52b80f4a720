import { HVC, HVC_SYS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

// Calls that are the document's come here, in two conventions:
//   x7 holds type and event; arguments are in x0, x1 and so on
//   SMCCC: x0 holds 0x86000000 or 0xc6000000 + type << 8 + event; arguments
//   are in w1 and w2 or, with bit 30 of x0 set, in x1 and x2
// Bit 31 of x0 tells them apart. What is returned goes to x0.
//
// type HVC.SYS (0)   HVC_SYS.VERSION: 1, .VM_ID: vcpu.vm.plan.index,
//                    .VCPU_ID: vcpu.index; .BOOT is refused to guests
// type {{type}}          event {{add}}: the sum of both arguments
//                    event {{count}}: how many sums this VM has had
// anything else      NOT_SUPPORTED
// How many sums each VM has had.
const sums = new Map<number, bigint>();

export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  const x0 = call.frame.x(0);
  const smccc = (x0 & 0x8000_0000n) !== 0n;
  const bits = smccc && (x0 & 0x4000_0000n) === 0n ? 32 : 64;
  const argument = (n: number): bigint =>
    BigInt.asUintN(bits, call.frame.x(smccc ? n + 1 : n));
  const vm = vcpu.vm.plan.index;

  if (type === HVC.SYS && event === HVC_SYS.VERSION) return 1n;
  if (type === HVC.SYS && event === HVC_SYS.VM_ID) return BigInt(vm);
  if (type === HVC.SYS && event === HVC_SYS.VCPU_ID) return BigInt(vcpu.index);
  if (type === {{type}} && event === {{add}}) {
    sums.set(vm, (sums.get(vm) ?? 0n) + 1n);
    return BigInt.asUintN(bits, argument(0) + argument(1));
  }
  if (type === {{type}} && event === {{count}}) return sums.get(vm) ?? 0n;
  return NOT_SUPPORTED;
};
