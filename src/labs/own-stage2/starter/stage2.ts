import type { Handlers } from 'hypervisor';

// vm.plan.maps says what a VM has: each with ipa, pa, size (whole pages) and
// attributes:
//   'memory'     Normal write-back, {{share}} shareable; read, write, execute
//   'read-only'  the same without writing
//   'device'     Device-{{device}}; read and write, but never execute
// Bits 58:55 of a block or page are software's own. Put {{tag:d}} there: who
// dumps your tables can tell that these are a plan's.
//
// Three levels with pages of 4 KiB; the root is of level 1. There are
//   call.newTable()                 the PA of a table that is empty
//   call.el2.read(pa, 8)            a descriptor, as bigint
//   call.el2.write(pa, 8, value)
// What stage2 returns is the root's PA.
export const stage2: Handlers['stage2'] = (call, vm) => {
  const root = call.newTable();
  return root;
};
