import {
  faultingIpa,
  HANDLERS,
  NOT_SUPPORTED,
  PAGE,
  type Handlers,
  type VM,
} from 'hypervisor';

// Both VMs have a window of {{pages:d}} pages at this IPA. Nothing is there: a page
// gets a frame when it is touched.
const WINDOW = {{window}};
const PAGES = {{pages:d}};
// All frames that there are, for both: {{frames:d}} pages of RAM that are no VM's.
const POOL = {{pool}};
const FRAMES = {{frames:d}};
// The balloon, in the document's convention: type {{type}}, event {{release}}, RELEASE.
//   x0: IPA of a page that the guest gives back: 0. NOT_SUPPORTED when it
//   is no page, or none that it has.

// 1 and 2. All traps come here. A translation fault in the window is yours
// while there are frames; everything else is HANDLERS.trap's.
//   call.el2.writeBytes(pa, bytes)
//   vcpu.vm.pageTable.map(ipa, pa, PAGE, 'memory'), .unmap(ipa, PAGE)
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  HANDLERS.trap(call, vcpu, esr);
};

// 3 and 4. The balloon.
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  return NOT_SUPPORTED;
};
