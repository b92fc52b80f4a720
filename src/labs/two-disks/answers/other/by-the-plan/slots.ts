import { emulatedDevice, PAGE, type Handlers } from 'hypervisor';

// The built-in dispatch knows the disk: at the place that the plan has for it.
const OWN = [{{m0:d}}, {{m1:d}}];
const EMPTY = new Map([
  [0, 0x7472_6976n],
  [4, 2n],
]);

export const mmio: Handlers['mmio'] = (call, vcpu, access, value) => {
  const { vm } = vcpu;
  const from = access.ipa - (access.ipa % PAGE);
  if (from === {{passed}}) {
    vm.pageTable.map(from, from, PAGE, 'device');
    call.again = true;
    return 0n;
  }
  if (from !== {{own}}) return undefined;
  const offset = access.ipa & 0x1ff;
  const disk = vm.plan.disks[0];
  if ((access.ipa & 0xe00) >> 9 !== OWN[vm.plan.index] || disk === undefined)
    return value === undefined ? (EMPTY.get(offset) ?? 0n) : 0n;
  return emulatedDevice(call, vcpu, { ...access, ipa: disk.ipa + offset }, value);
};
