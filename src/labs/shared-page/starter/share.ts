import { NOT_SUPPORTED, PAGE, type Handlers } from 'hypervisor';

// Two calls in the document's convention; arguments by call.frame.x(n).
//
// type {{type}}   event {{share}}, SHARE: the caller wants the shared page at IPA x0,
//                 x1 bytes of it. It gets PAGE bytes, once, at a multiple of
//                 PAGE in WINDOW, to read and to write: 0.
//             event {{ring}}, RING: the bell rings at the other VM: 0. Both must
//                 have the page by then.
// Whatever else: NOT_SUPPORTED, and nothing changes.
const SHARED = {{page}}; // physical address
const WINDOW = { start: 0x6000_0000, end: 0x7000_0000 };
const BELL = {{bell:d}}; // a software-generated interrupt of the guest's GIC

export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  // 1. SHARE: vcpu.vm.pageTable.map(ipa, pa, size, 'memory').

  // 2. RING: vm.vgic.sendSgi(1, to, BELL), `to` being a VCpu of vm.

  return NOT_SUPPORTED;
};
