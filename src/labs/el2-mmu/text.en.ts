import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Stack, page tables, MMU on',
  'objective.tables': 'Describe devices and RAM in two descriptors',
  'objective.order': 'Turn the MMU on in an order that cannot fail',
  'step.stack': 'Give EL2 a stack.',
  'step.tables': 'Write both block descriptors, MAIR_EL2, TCR_EL2 and TTBR0_EL2.',
  'step.on': 'Forget old translations, set SCTLR_EL2.M, and print.',
  'stack.hint-1': 'hello pushes x29 and x30. A stack grows downwards.',
  'stack.hint-2': 'SP cannot be loaded from memory directly: load x0, then move.',
  'stack.hint-3': 'ldr x0, =stack_top, then mov sp, x0',
  'stack.unset': 'SP was {sp} when hello was called: nobody has set it.',
  'stack.sp-el2':
    'The instruction at {elr} is MSR SP_EL2: only EL3 reaches that register by its name. At EL2 it is SP itself: mov sp, x0.',
  'stack.not-aligned':
    'SP was {sp} when hello was called, not a multiple of 16: with SCTLR_EL2.SA set, an access through it faults (EC 0x26).',
  'stack.before': 'hello was not reached, so nobody has used the stack: repair what comes before it first.',
  'stack.bottom':
    'SP was {sp} when hello was called, at the bottom of the stack. It grows downwards, so it begins at the top, {top}.',
  'stack.elsewhere': 'hello was called with SP at {sp}; its stack begins at {top}.',
  'tables.hint-1': 'A level-1 block: output address, attributes, and 0b01 in the lowest bits.',
  'tables.hint-2':
    'AF is bit 10, SH bits 9 to 8, AP[1] bit 6, AttrIndx bits 4 to 2, XN bit 54. MAIR_EL2 has a byte for each AttrIndx: 0x04 Device-nGnRE, 0xff Normal write-back.',
  'tables.hint-3':
    'level1[0] = 0x0040000000000441 + 4 × its attribute, level1[1] = 0x40000741 + 4 × its own; MAIR_EL2 = 0x04 and 0xff at bit 8 × attribute; TCR_EL2 = 0x80803500 + (PS << 16) + T0SZ; TTBR0_EL2 = level1',
  'tables.unaligned':
    'The access to {far} (instruction {elr}) is not aligned: with the MMU off all memory is Device, and it faults. Descriptors are 8 bytes apart.',
  'tables.of-el1': "The table's address is in TTBR0_EL1, EL1's register; TTBR0_EL2 is {ttbr} and has to be {wanted}.",
  'tables.ttbr': 'TTBR0_EL2 is {ttbr}; the level-1 table is at {wanted}.',
  'tables.no-device': 'level1[{n}] is {found}: the devices are not mapped, the UART among them.',
  'tables.no-ram': 'level1[{n}] is {found}: RAM is not mapped, and your next instruction is there.',
  'tables.no-block': 'level1[{n}] is {found}: its lowest two bits have to be 0b01, a block. 0b11 would be a table.',
  'tables.address': 'level1[{n}] is {found}: it has to map its own gigabyte, at {wanted}.',
  'tables.no-access-flag': 'level1[{n}] is {found}: AF (bit 10) is 0, so the first access is an access flag fault.',
  'tables.executable':
    'level1[0] is {found}: XN (bit 54) is 0, so a core may fetch from devices, and a speculative fetch is a read. Did all 64 bits get stored?',
  'tables.shareability':
    'level1[1] is {found}: SH (bits 9:8) is {sh}; inner shareable is 3. Without it the other cores may not see what this one caches.',
  'tables.attribute-device':
    'level1[{n}] is {found} and so chooses attribute {attribute} of MAIR_EL2 {mair}: devices have to be Device-nGnRE (0x04), or accesses may be merged, repeated and cached.',
  'tables.attribute-ram':
    'level1[{n}] is {found} and so chooses attribute {attribute} of MAIR_EL2 {mair}: RAM has to be Normal write-back (0xff).',
  'tables.t0sz': 'TCR_EL2 is {tcr}: T0SZ is {t0sz}. It is 64 less the bits of an address, and {bits} are asked for.',
  'tables.granule': 'TCR_EL2 is {tcr}: TG0 is {tg0}; 0 is the 4 KiB granule.',
  'tables.ps':
    'TCR_EL2 is {tcr}: PS is {ps}, and {bits} bits are asked for: 1 means 36 bits, 2 for 40, 3 for 42, 4 for 44.',
  'tables.tcr-res1': 'TCR_EL2 is {tcr}: its RES1 bits, 31 and 23, have to be written as 1.',
  'tables.ap':
    'level1[{n}] is {found}: AP[1] (bit 6) is 0. In a regime of one level, as EL2, it is RES1 and has to be written as 1.',
  'tables.index':
    'level1[{n}] is {found} and chooses attribute {index} of MAIR_EL2; mmu.s asks for attribute {wanted}. AttrIndx is bits 4 to 2.',
  'tables.changed':
    'When hello was called, level1[{n}] was {then}; now it is {found}. The tables have to be right while they are used.',
  'on.hint-1': 'Everything must be in place before M is set: the next fetch is translated already.',
  'on.hint-2': 'tlbi alle2, dsb sy, isb; then SCTLR_EL2 with its RES1 bits and M; then isb.',
  'on.hint-3': 'ldr x0, =0x30c5183d (I, SA, C and M set), then msr sctlr_el2, x0',
  'on.off': 'SCTLR_EL2 is {sctlr}: M (bit 0) is 0, the MMU is off.',
  'on.access-flag':
    'Access flag fault at {far} (instruction {elr}, fault status {status}): AF, bit 10 of the descriptor, is 0.',
  'on.permission':
    'Permission fault at {far} (instruction {elr}, fault status {status}): does XN or AP of its descriptor, or SCTLR_EL2.WXN, forbid this?',
  'on.mair-late':
    'The unaligned read of {far} faulted, although MAIR_EL2 is {mair} now: this page was translated before, and the TLB has kept it as Device. Set MAIR_EL2 before M.',
  'on.translation':
    'Translation fault at {far} (instruction {elr}, fault status {status}): no valid descriptor maps this address.',
  'on.fault': 'The access to {far} faulted (instruction {elr}, fault status {status}).',
  'on.too-late': '“{text}” was printed before the MMU was on.',
  'on.silent': 'Nothing was printed with the MMU on.',
  'on.no-hello': 'M was printed, but not by hello: its unaligned read never ran. Call hello.',
  'on.no-tlbi':
    'M was set without a TLBI ALLE2 before it: the TLB may hold anything after reset. This machine starts with an empty one; another core need not.',
  'on.no-dsb':
    'Between TLBI and the MSR that sets M there is no DSB: the TLBI, and the stores of the descriptors, need not be complete by then.',
  'on.no-isb':
    'Between the MSR that sets M and the call of hello there is no ISB: until then instructions may have been fetched with the MMU off. This machine synchronises at once; a real core need not.',
  'on.res1': 'SCTLR_EL2 is {sctlr}: its RES1 bits (0x30c50830) have to be written as 1.',
};
export default sentences;
