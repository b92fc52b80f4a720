import { PAGE, type Call, type Handlers, type VM } from 'hypervisor';

const [PASSED, OWN] = [{{passed}}, {{own}}];
type Slot = (offset: number, size: 1 | 2 | 4 | 8, value?: bigint) => bigint | undefined;

const empty: Slot = (offset, _size, value) => {
  if (value !== undefined) return 0n;
  switch (offset) {
    case 0x000:
      return 0x7472_6976n;
    case 0x004:
      return 2n;
    default:
      return 0n;
  }
};
function slotsOf(call: Call, vm: VM): readonly Slot[] {
  const all: Slot[] = Array.from({ length: 8 }, () => empty);
  const own = vm.plan.index === 0 ? {{m0:d}} : {{m1:d}};
  all[own] = (offset, size, value) => call.handlers.disk(call, vm, 0, offset, size, value);
  return all;
}

export const mmio: Handlers['mmio'] = (call, vcpu, { ipa, size }, value) => {
  if (ipa >= OWN && ipa < OWN + PAGE)
    return slotsOf(call, vcpu.vm)[(ipa >> 9) & 7]?.(ipa & 0x1ff, size, value);
  if (ipa < PASSED || ipa >= PASSED + PAGE) return undefined;
  vcpu.vm.pageTable.map(PASSED, PASSED, PAGE, 'device');
  call.again = true;
  return 0n;
};
