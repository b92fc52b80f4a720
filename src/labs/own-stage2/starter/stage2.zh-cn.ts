import type { Handlers } from 'hypervisor';

// vm.plan.maps 说明一个虚拟机有什么：每一项有 ipa、pa、size（整页）和
// attributes：
//   'memory'     普通内存、写回，{{share}} shareable；可读、可写、可执行
//   'read-only'  同上，但不能写
//   'device'     Device-{{device}}；可读可写，但绝不执行
// 块或页的第 58:55 位归软件自己用。在那里写 {{tag:d}}：以后有人把页表
// 打印出来时，就认得出这些是按计划建的。
//
// 三级页表，4 KiB 的页；根在第 1 级。可以用的有
//   call.newTable()                 一张空表的 PA
//   call.el2.read(pa, 8)            一个描述符，是 bigint
//   call.el2.write(pa, 8, value)
// stage2 返回根的 PA。
export const stage2: Handlers['stage2'] = (call, vm) => {
  const root = call.newTable();
  return root;
};
