import type { Mutant } from '../../kit/lab.ts';

const file = 'mmu.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-stack', file, edits: [['        mov     sp, x0\n', '']], fails: 'stack', code: 'stack.unset' },
  { name: 'stack-at-its-bottom', file, edits: [['ldr     x0, =stack_top', 'ldr     x0, =stack_bottom']], fails: 'stack', code: 'stack.bottom' },
  { name: 'stack-not-aligned', file, edits: [['ldr     x0, =stack_top', 'ldr     x0, =stack_top - 8']], fails: 'stack', code: 'stack.not-aligned' },
  { name: 'stack-by-msr', file, edits: [['        mov     sp, x0\n', '        msr     sp_el2, x0\n']], fails: 'stack', code: 'stack.sp-el2' },
  { name: 'mair-after-the-mmu', file, edits: [['        ldr     x0, =0xff04             // MAIR_EL2: Device, Normal write-back\n        msr     mair_el2, x0\n', ''], ['        bl      hello\n', '        ldr     x0, =0xff04\n        msr     mair_el2, x0\n        bl      hello\n']], fails: 'on', code: 'on.mair-late' },
  { name: 'tables-after-the-mmu', file, edits: [['        str     x1, [x0, #8]\n', ''], ['        bl      hello\n', '        ldr     x0, =level1\n        ldr     x1, =0x40000705\n        str     x1, [x0, #8]\n        bl      hello\n']], fails: 'on', code: 'on.translation' },
  { name: 'mair-of-el1', file, edits: [['msr     mair_el2, x0', 'msr     mair_el1, x0']], fails: 'tables', code: 'tables.attribute-ram' },
  { name: 'write-through', file, edits: [['=0xff04 ', '=0xbb04 ']], fails: 'tables', code: 'tables.attribute-ram' },
  { name: 'no-access-flag', file, edits: [['0x0000000040000705', '0x0000000040000305']], fails: 'tables', code: 'tables.no-access-flag' },
  { name: 'no-access-flag-on-devices', file, edits: [['0x0040000000000401', '0x0040000000000001']], fails: 'on', code: 'on.access-flag' },
  { name: 'devices-not-mapped', file, edits: [['        str     x1, [x0]\n', '']], fails: 'on', code: 'on.translation' },
  { name: 'devices-normal', file, edits: [['0x0040000000000401', '0x0040000000000405']], fails: 'tables', code: 'tables.attribute-device' },
  { name: 'mair-reversed', file, edits: [['=0xff04 ', '=0x04ff ']], fails: 'tables', code: 'tables.attribute-device' },
  { name: 'table-instead-of-block', file, edits: [['0x0000000040000705', '0x0000000040000707']], fails: 'tables', code: 'tables.no-block' },
  { name: 'ram-mapped-to-0', file, edits: [['0x0000000040000705', '0x0000000000000705']], fails: 'tables', code: 'tables.address' },
  { name: 't0sz-16', file, edits: [['0x80823519', '0x80823510']], fails: 'tables', code: 'tables.t0sz' },
  { name: 'granule-64k', file, edits: [['0x80823519', '0x80827519']], fails: 'tables', code: 'tables.granule' },
  { name: 'ttbr-of-el1', file, edits: [['msr     ttbr0_el2, x0', 'msr     ttbr0_el1, x0']], fails: 'tables', code: 'tables.of-el1' },
  { name: 'mmu-stays-off', file, edits: [['=0x30c51835', '=0x30c51834']], fails: 'on', code: 'on.off' },
  { name: 'code-not-executable', file, edits: [['0x0000000040000705', '0x0040000040000705']], fails: 'on', code: 'on.permission' },
  { name: 'device-stored-as-32-bits', file, edits: [['str     x1, [x0]\n', 'str     w1, [x0]\n']], fails: 'tables', code: 'tables.executable' },
  { name: 'ram-not-shareable', file, edits: [['0x0000000040000705', '0x0000000040000405']], fails: 'tables', code: 'tables.shareability' },
  { name: 'second-entry-at-byte-1', file, edits: [['[x0, #8]', '[x0, #1]']], fails: 'tables', code: 'tables.unaligned' },
  { name: 'address-of-the-uart', file, edits: [['0x0040000000000401', '0x0040000009000401']], fails: 'tables', code: 'tables.address' },
  { name: 'mmu-on-after-hello', file, edits: [['        ldr     x0, =0x30c51835         // SCTLR_EL2: I, C, M\n        msr     sctlr_el2, x0\n        isb\n', ''], ['        bl      hello\n', '        bl      hello\n        ldr     x0, =0x30c51835\n        msr     sctlr_el2, x0\n        isb\n']], fails: 'on', code: 'on.too-late' },
  { name: 'res1-bits-zero', file, edits: [['=0x30c51835', '=0x1005']], fails: 'on', code: 'on.res1' },
];
export default mutants;
