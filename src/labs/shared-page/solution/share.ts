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

// VMs that have the page.
const guests = new Set<number>();

export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  const own = vcpu.vm.plan.index;
  if (type !== {{type}}) return NOT_SUPPORTED;
  if (event === {{share}}) {
    const [ipa, size] = [Number(call.frame.x(0)), Number(call.frame.x(1))];
    const isInside = ipa >= WINDOW.start && ipa < WINDOW.end;
    if (!isInside || ipa % PAGE !== 0 || size !== PAGE) return NOT_SUPPORTED;
    if (guests.has(own)) return NOT_SUPPORTED;
    vcpu.vm.pageTable.map(ipa, SHARED, PAGE, 'memory');
    guests.add(own);
    return 0n;
  }
  if (event === {{ring}}) {
    const other = call.vms.find(({ plan }) => plan.index !== own);
    const to = other?.vcpus[0];
    if (other === undefined || to === undefined) return NOT_SUPPORTED;
    if (!guests.has(own) || !guests.has(other.plan.index)) return NOT_SUPPORTED;
    other.vgic.sendSgi(1, to, BELL);
    return 0n;
  }
  return NOT_SUPPORTED;
};
