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
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  // 1. Which convention, how many bits? Then argument(n).

  // 2. What is wanted?

  // 3. Nobody's.
  return 0n;
};
