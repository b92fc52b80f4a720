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
  // 1. Its own slot is the VM's own disk.
  const slot = Math.floor((ipa - OWN) / SIZE);
  const offset = ipa % SIZE;
  if (slot === SLOTS[vcpu.vm.plan.index])
    return call.handlers.disk(call, vcpu.vm, 0, offset, size, value);
  // 2. All others are empty: a magic number, version 2, device 0.
  if (value !== undefined) return 0n;
  return offset === 0 ? 0x7472_6976n : offset === 4 ? 2n : 0n;
};
