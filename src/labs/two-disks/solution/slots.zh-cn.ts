import { PAGE, type Handlers } from 'hypervisor';

// 两页 virtio-mmio 插槽，每页八个。PASSED 里是板上的磁盘，两台 VM 各一块，
// 直通：谁来，页就给谁。OWN 里，VM n 的磁盘应当在 SLOTS[n] 号插槽，
// 是模拟的，别的一概没有。
const PASSED = {{passed}};
const OWN = {{own}};
const SLOTS = [{{m0:d}}, {{m1:d}}];
const SIZE = 0x200; // of a slot

export const mmio: Handlers['mmio'] = (call, vcpu, { ipa, size }, value) => {
  const page = ipa - (ipa % PAGE);
  if (page === PASSED) {
    // 直通：映射上，这次访问重做。
    vcpu.vm.pageTable.map(page, page, PAGE, 'device');
    call.again = true;
    return 0n;
  }
  if (page !== OWN) return undefined;
  // 1. 自己的插槽就是这台 VM 自己的磁盘。
  const slot = Math.floor((ipa - OWN) / SIZE);
  const offset = ipa % SIZE;
  if (slot === SLOTS[vcpu.vm.plan.index])
    return call.handlers.disk(call, vcpu.vm, 0, offset, size, value);
  // 2. 其他都是空的：魔数，版本 2，设备 0。
  if (value !== undefined) return 0n;
  return offset === 0 ? 0x7472_6976n : offset === 4 ? 2n : 0n;
};
