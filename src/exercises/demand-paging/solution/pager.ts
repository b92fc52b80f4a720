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

const free = Array.from({ length: FRAMES }, (_, n) => POOL + n * PAGE);
// By VM: the frame of each page that it has.
const held = new Map<number, Map<number, number>>();
function pagesOf({ plan: { index } }: VM): Map<number, number> {
  const pages = held.get(index) ?? new Map<number, number>();
  held.set(index, pages);
  return pages;
}

const isInWindow = (ipa: number): boolean =>
  ipa >= WINDOW && ipa < WINDOW + PAGES * PAGE;

// 1 and 2. All traps come here. A translation fault in the window is yours
// while there are frames; everything else is HANDLERS.trap's.
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const ec = esr >> 26n;
  const isAbort = ec === 0x20n || ec === 0x24n;
  if (!isAbort || (esr & 0x3cn) !== 4n) return HANDLERS.trap(call, vcpu, esr);
  const ipa = faultingIpa(call, call.el2.mrs('FAR_EL2'));
  const page = ipa - (ipa % PAGE);
  const frame = isInWindow(page) ? free.pop() : undefined;
  if (frame === undefined) return HANDLERS.trap(call, vcpu, esr);
  call.el2.writeBytes(frame, new Uint8Array(PAGE));
  vcpu.vm.pageTable.map(page, frame, PAGE, 'memory');
  pagesOf(vcpu.vm).set(page, frame);
};

// 3 and 4. The balloon.
export const documentCall: Handlers['documentCall'] = (
  call,
  vcpu,
  type,
  event,
) => {
  if (type !== {{type}} || event !== {{release}}) return NOT_SUPPORTED;
  const page = Number(call.frame.x(0));
  const frame = pagesOf(vcpu.vm).get(page);
  if (frame === undefined) return NOT_SUPPORTED;
  vcpu.vm.pageTable.unmap(page, PAGE);
  pagesOf(vcpu.vm).delete(page);
  free.push(frame);
  return 0n;
};
