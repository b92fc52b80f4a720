import type { Mutant } from '../../kit/lab.ts';

const file = 'hypervisor.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'stage-2-off', file, edits: [['=0x80000001 ', '=0x80000000 ']], fails: 'registers', code: 'registers.vm' },
  { name: 'forgot-rw', file, edits: [['=0x80000001 ', '=0x1        ']], fails: 'registers', code: 'registers.illegal' },
  { name: 'no-vmid', file, edits: [['        orr     x0, x0, x1, lsl #48\n', '']], fails: 'registers', code: 'registers.vmid' },
  { name: 'vttbr-at-level-2', file, edits: [['        ldr     x0, =level1\n        mov     x1', '        ldr     x0, =level2_ram\n        mov     x1']], fails: 'registers', code: 'registers.baddr' },
  { name: 'walk-from-level-2', file, edits: [['=0x80023559', '=0x80023519']], fails: 'registers', code: 'registers.sl0' },
  { name: 'bit-31-left-out', file, edits: [['=0x80023559', '=0x00023559']], fails: 'registers', code: 'registers.res1' },
  { name: 't0sz-of-size', file, edits: [['=0x80023559', '=0x80023567']], fails: 'registers', code: 'registers.t0sz' },
  { name: 'entered-at-its-pa', file, edits: [['ldr     x0, =guest_entry', 'ldr     x0, =0x40400000']], fails: 'guest', code: 'guest.entry-pa' },
  { name: 'no-access-flag', file, edits: [['0x00000000404007fd', '0x00000000404003fd']], fails: 'guest', code: 'guest.access-flag' },
  { name: 'stage-1-permissions', file, edits: [['0x00000000404007fd', '0x000000004040073d']], fails: 'guest', code: 'guest.permission' },
  { name: 'ram-execute-never', file, edits: [['0x00000000404007fd', '0x00400000404007fd']], fails: 'guest', code: 'guest.permission' },
  { name: 'wrong-level-1-slot', file, edits: [['#(2 * 8)]', '#(1 * 8)]']], fails: 'guest', code: 'guest.walk' },
  { name: 'index-taken-for-an-offset', file, edits: [['#(2 * 8)]', '#2]']], fails: 'registers', code: 'registers.unaligned' },
  { name: 'uart-not-mapped', file, edits: [['        ldr     x1, =0x00400000090004c7 // page, Device-nGnRE, RW, AF, XN\n        str     x1, [x0]\n', '']], fails: 'guest', code: 'guest.translation' },
  { name: 'block-bits-in-a-page', file, edits: [['0x00400000090004c7', '0x00400000090004c5']], fails: 'guest', code: 'guest.translation' },
  { name: 'ram-as-device', file, edits: [['0x00000000404007fd', '0x00000000404007c5']], fails: 'guest', code: 'guest.ram-attribute' },
  { name: 'uart-as-memory', file, edits: [['0x00400000090004c7', '0x00400000090004ff']], fails: 'guest', code: 'guest.uart-attribute' },
  { name: 'entered-at-el0', file, edits: [['#0x3c5', '#0x3c0']], fails: 'guest', code: 'guest.level' },
  { name: 'interrupts-not-masked', file, edits: [['#0x3c5', '#0x5']], fails: 'guest', code: 'guest.pstate' },
  { name: 'stays-at-el2', file, edits: [['#0x3c5', '#0x3c9']], fails: 'registers', code: 'registers.stayed' },
  { name: 'identity-map-of-all-ram', file, edits: [['        ldr     x0, =level2_devices\n', '        ldr     x1, =0x00000000400007fd\n        str     x1, [x0, #8]\n        ldr     x0, =level2_devices\n']], fails: 'isolation', code: 'isolation.read' },
  { name: 'a-gigabyte-from-the-start-of-ram', file, edits: [['        ldr     x1, =level2_ram + 3\n', '        ldr     x1, =0x00000000400007fd\n']], fails: 'guest', code: 'guest.address' },
  { name: 'ram-read-only', file, edits: [['0x00000000404007fd', '0x000000004040077d']], fails: 'guest', code: 'guest.permission' },
  { name: 'hypervisor-at-another-ipa', file, edits: [['        ldr     x0, =level2_devices\n', '        ldr     x1, =0x00000000400007fd\n        str     x1, [x0, #(3 * 8)]\n        ldr     x0, =level2_devices\n']], fails: 'isolation', code: 'isolation.outside' },
  { name: 'another-device', file, edits: [['        ldr     x0, =level2_ram\n        ldr     x1, =0x00000000404007fd', '        ldr     x1, =0x004000000a0004c7\n        str     x1, [x0, #(0x10 * 8)]\n        ldr     x0, =level2_ram\n        ldr     x1, =0x00000000404007fd']], fails: 'isolation', code: 'isolation.outside' },
  { name: 'tables-linked-as-blocks', file, edits: [['=level2_ram + 3', '=level2_ram + 1'], ['=level2_devices + 3', '=level2_devices + 1']], fails: 'guest', code: 'guest.block-at-1' },
  { name: 'ram-of-one-page', file, edits: [['ldr     x1, =0x00000000404007fd', 'ldr     x1, =level3_ram + 3'], ['        dsb     sy\n\n        ldr     x0, =0x80023559', '        ldr     x2, =level3_ram\n        ldr     x3, =0x404007ff\n        str     x3, [x2]\n        dsb     sy\n\n        ldr     x0, =0x80023559'], ['level2_ram: .skip 4096\n', 'level2_ram: .skip 4096\nlevel3_ram: .skip 4096\n']], fails: 'guest', code: 'guest.ram-end' },
  { name: 'neighbours-of-the-uart', file, edits: [['        ldr     x1, =level3_uart + 3\n', '        ldr     x1, =0x00400000090004c5\n']], fails: 'isolation', code: 'isolation.neighbours' },
];
export default mutants;
