import type { Mutant } from '../../kit/lab.ts';

const file = 'mmu.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-stack', file, edits: [['        mov     sp, x0\n', '']], fails: 'stack', code: 'stack.unset' },
  { name: 'stack-at-its-bottom', file, edits: [['ldr     x0, =stack_top', 'ldr     x0, =stack_bottom']], fails: 'stack', code: 'stack.bottom' },
  { name: 'stack-not-aligned', file, edits: [['ldr     x0, =stack_top', 'ldr     x0, =stack_top - 8']], fails: 'stack', code: 'stack.not-aligned' },
  { name: 'stack-by-msr', file, edits: [['        mov     sp, x0\n', '        msr     sp_el2, x0\n']], fails: 'stack', code: 'stack.sp-el2' },
  { name: 'mair-after-the-mmu', file, edits: [['        ldr     x0, ={{mair}} // MAIR_EL2: Device, Normal write-back\n        msr     mair_el2, x0\n', ''], ['        bl      hello\n', '        ldr     x0, ={{mair}}\n        msr     mair_el2, x0\n        bl      hello\n']], fails: 'on', code: 'on.mair-late' },
  { name: 'tables-after-the-mmu', file, edits: [['        str     x1, [x0, #8]\n', ''], ['        bl      hello\n', '        ldr     x0, =level1\n        ldr     x1, ={{ram}}\n        str     x1, [x0, #8]\n        bl      hello\n']], fails: 'on', code: 'on.translation' },
  { name: 'mair-of-el1', file, edits: [['msr     mair_el2, x0', 'msr     mair_el1, x0']], fails: 'tables', code: 'tables.attribute-ram' },
  { name: 'write-through', file, edits: [['={{mair}} ', '={{mair}} - (0x44 << (8 * {{r}})) ']], fails: 'tables', code: 'tables.attribute-ram' },
  { name: 'no-access-flag', file, edits: [['={{ram}} ', '={{ram}} - 0x400 ']], fails: 'tables', code: 'tables.no-access-flag' },
  { name: 'no-access-flag-on-devices', file, edits: [['={{device}} ', '={{device}} - 0x400 ']], fails: 'on', code: 'on.access-flag' },
  { name: 'devices-not-mapped', file, edits: [['        str     x1, [x0]\n', '']], fails: 'on', code: 'on.translation' },
  { name: 'devices-normal', file, edits: [['={{device}} ', '={{device}} - 4 * {{d}} + 4 * {{r}} ']], fails: 'tables', code: 'tables.attribute-device' },
  { name: 'mair-reversed', file, edits: [['={{mair}} ', '=(0x04 << (8 * {{r}})) + (0xff << (8 * {{d}})) ']], fails: 'tables', code: 'tables.attribute-device' },
  { name: 'table-instead-of-block', file, edits: [['={{ram}} ', '={{ram}} + 2 ']], fails: 'tables', code: 'tables.no-block' },
  { name: 'ram-mapped-to-0', file, edits: [['={{ram}} ', '={{ram}} - 0x40000000 ']], fails: 'tables', code: 'tables.address' },
  { name: 't0sz-16', file, edits: [['={{tcr}} ', '={{tcr}} - {{t0sz}} + 16 ']], fails: 'tables', code: 'tables.t0sz' },
  { name: 'granule-64k', file, edits: [['={{tcr}} ', '={{tcr}} + 0x4000 ']], fails: 'tables', code: 'tables.granule' },
  { name: 'ttbr-of-el1', file, edits: [['msr     ttbr0_el2, x0', 'msr     ttbr0_el1, x0']], fails: 'tables', code: 'tables.of-el1' },
  { name: 'mmu-stays-off', file, edits: [['=0x30c5183d', '=0x30c5183c']], fails: 'on', code: 'on.off' },
  { name: 'code-not-executable', file, edits: [['={{ram}} ', '={{ram}} + 0x40000000000000 ']], fails: 'on', code: 'on.permission' },
  { name: 'device-stored-as-32-bits', file, edits: [['str     x1, [x0]\n', 'str     w1, [x0]\n']], fails: 'tables', code: 'tables.executable' },
  { name: 'ram-not-shareable', file, edits: [['={{ram}} ', '={{ram}} - 0x300 ']], fails: 'tables', code: 'tables.shareability' },
  { name: 'second-entry-at-byte-1', file, edits: [['[x0, #8]', '[x0, #1]']], fails: 'tables', code: 'tables.unaligned' },
  { name: 'address-of-the-uart', file, edits: [['={{device}} ', '={{device}} + 0x9000000 ']], fails: 'tables', code: 'tables.address' },
  { name: 'mmu-on-after-hello', file, edits: [['        ldr     x0, =0x30c5183d         // SCTLR_EL2: I, SA, C, M\n        msr     sctlr_el2, x0\n        isb\n', ''], ['        bl      hello\n', '        bl      hello\n        ldr     x0, =0x30c5183d\n        msr     sctlr_el2, x0\n        isb\n']], fails: 'on', code: 'on.too-late' },
  { name: 'res1-bits-zero', file, edits: [['=0x30c5183d', '=0x100d']], fails: 'on', code: 'on.res1' },
  { name: 'ap-zero', file, edits: [['={{ram}} ', '={{ram}} - 0x40 ']], fails: 'tables', code: 'tables.ap' },
  { name: 'tcr-res1-zero', file, edits: [['={{tcr}} ', '={{tcr}} - 0x80800000 ']], fails: 'tables', code: 'tables.tcr-res1' },
  { name: 'no-tlbi', file, edits: [['        tlbi    alle2\n', '']], fails: 'on', code: 'on.no-tlbi' },
  { name: 'tlbi-after-the-mmu', file, edits: [['        tlbi    alle2\n', ''], ['        bl      hello\n', '        tlbi    alle2\n        dsb     sy\n        isb\n        bl      hello\n']], fails: 'on', code: 'on.no-tlbi' },
  { name: 'no-dsb', file, edits: [['        dsb     sy\n', '']], fails: 'on', code: 'on.no-dsb' },
  { name: 'no-isb-behind-m', file, edits: [['        isb\n\n        bl', '        bl']], fails: 'on', code: 'on.no-isb' },
  { name: 'attributes-of-the-chapter', file, edits: [['={{ram}} ', '={{ram}} - 4 * {{r}} + 4 * ({{r}} ^ 1) ']], fails: 'tables', code: 'tables.attribute-ram' },
  { name: 'ps-of-another-size', file, edits: [['={{tcr}} ', '={{tcr}} ^ 0x50000 ']], fails: 'tables', code: 'tables.ps' },
];
export default mutants;
