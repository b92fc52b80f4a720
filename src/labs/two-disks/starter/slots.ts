import { PAGE, type Handlers } from 'hypervisor';

// Two pages of virtio-mmio slots, eight slots in each. In PASSED the board has
// a disk for each VM, passed through: whoever comes gets the page. In OWN the
// disk of VM n is to be in slot SLOTS[n], emulated, and nothing else.
const PASSED = {{passed}};
const OWN = {{own}};
const SLOTS = [{{m0:d}}, {{m1:d}}];
const SIZE = 0x200; // of a slot

export const mmio: Handlers['mmio'] = (call, vcpu, { ipa, size }, value) => {
  const page = ipa - (ipa % PAGE);
  if (page === PASSED) {
    // Passed through: it is mapped, and the access made again.
    vcpu.vm.pageTable.map(page, page, PAGE, 'device');
    call.again = true;
    return 0n;
  }
  if (page !== OWN) return undefined;
  // 1. Here, too. But which VM may reach which slot?
  vcpu.vm.pageTable.map(page, page, PAGE, 'device');
  call.again = true;
  return 0n;
};
