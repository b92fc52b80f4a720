import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'What breaks without',
  'objective.read': 'Read a fault back to the step of the boot that is missing or late',
  'objective.predict': 'Predict the fault status of each missing step, and name the two that stay silent',
  'step.vectors': 'Repair: the abort of probe_devices arrives at the vectors.',
  'step.stack': 'Repair: build_tables has a stack.',
  'step.mmu': 'Repair: main runs with the MMU on and prints.',
  'step.faults': 'Predict the fault status of cases 1 to 6.',
  'step.silent': 'Predict cases 7 to 9: what stays silent, and what takes the vectors along.',
  'vectors.hint-1': 'Which step makes the other faults readable? It needs nothing itself.',
  'vectors.hint-2': 'probe_devices counts on an abort. Until VBAR_EL2 is set, an abort leads to 0x200.',
  'vectors.hint-3': 'Move ldr x0, =vectors and msr vbar_el2, x0 to the very beginning.',
  'vectors.no-probe': 'probe_devices was never called: a boot has to look for its devices.',
  'vectors.unset':
    'The abort of probe_devices (ESR_EL2 {esr}) was taken to {target}: VBAR_EL2 was still 0 at that moment. The vectors come first, or every fault before them is lost.',
  'vectors.elsewhere':
    'The abort of probe_devices was taken to {target}; the table begins at {vectors}, and the slot is at 0x200 in it.',
  'stack.hint-1': 'A function that calls others, or that a compiler made, pushes in its first instruction.',
  'stack.hint-2':
    'After reset SP_EL2 is 0: the first push goes to 0xfffffffffffffff0. Set SP before the first such call.',
  'stack.hint-3': 'ldr x0, =stack_top and mov sp, x0 before bl build_tables',
  'stack.fault':
    'The first push of build_tables faulted at {far} (fault status {status}); SP is {sp}: no stack has been set by then.',
  'stack.left-out':
    'main was reached, but build_tables was never called: the tables are its work, and it needs a stack.',
  'stack.before': 'build_tables was not reached: repair what comes before it first.',
  'stack.elsewhere': 'build_tables pushed to {found}; the stack begins at its top, {top}, and grows downwards.',
  'mmu.hint-1':
    'The instruction after the one that sets M is already fetched through the tables. What does a walk need for that?',
  'mmu.hint-2':
    'Before M: the tables filled, TTBR0_EL2, TCR_EL2, and MAIR_EL2, which nobody sets here: parts.s says which attribute is Device-nGnRE (0x04) and which Normal write-back (0xff).',
  'mmu.hint-3':
    'TTBR0_EL2, MAIR_EL2 (0x04 and 0xff, each at bit 8 × its attribute), TCR_EL2, isb, tlbi alle2, dsb sy, isb, and only then SCTLR_EL2',
  'mmu.no-tables':
    'Fetching {far} faulted (status {status}): level1[1] is 0. The MMU was switched on before build_tables had filled the table.',
  'mmu.no-ttbr':
    'Fetching {far} faulted (status {status}): TTBR0_EL2 was still 0 when M was set, so the walk read whatever is at address 0.',
  'mmu.no-tcr':
    'Fetching {far} faulted (status {status}: level 0): TCR_EL2 was still 0 when M was set, so T0SZ described 64-bit addresses, which no walk can do.',
  'mmu.fetch':
    'Fetching {far} faulted (status {status}), after the instruction that set M. TTBR0_EL2 is {ttbr}, TCR_EL2 {tcr}: does the walk begin at the level that level1 is?',
  'mmu.before': 'main was not reached, and the MMU is not what stopped the boot: repair what comes before it first.',
  'mmu.off': 'main ran, but SCTLR_EL2 was {sctlr}: M (bit 0) is 0, the MMU is off.',
  'mmu.no-mair':
    'main ran with MAIR_EL2 {mair}: every attribute is Device-nGnRnE then, RAM too, and an unaligned access to it faults.',
  'mmu.mair':
    'main ran with MAIR_EL2 {mair}: the blocks choose attribute {d} for devices (0x04) and {r} for RAM (0xff).',
  'mmu.t0sz':
    'main ran with T0SZ = {t0sz} in TCR_EL2. The cases after it use 39-bit addresses: T0SZ is 25, and the walk begins at level 1.',
  'mmu.mair-late':
    'The unaligned read of {far} faulted (status {status}: alignment), although MAIR_EL2 is right now: this page was translated before, and the TLB has kept it as Device. Set MAIR_EL2 before M.',
  'mmu.silent': 'main never printed with the MMU on.',
  'faults.hint-1':
    'The fault status is a kind and a level: 0b0001LL translation, 0b0010LL access flag, 0b0011LL permission; 0x21 is alignment.',
  'faults.hint-2':
    'An address that does not fit into 39 bits faults at level 0, before any table is read. At which level a walk ends, the case says: a block is a descriptor of level 1 or 2, a page one of level 3. Without MMU or attributes, RAM is Device memory.',
  'faults.hint-3': '0x04; 0x04, 0x08 and 0x0c, each plus its level; and twice 0x21',
  'silent.hint-1': 'Not every mistake faults. A stale translation works, until it does not.',
  'silent.hint-2':
    'This machine synchronises at once, so a missing ISB shows nothing. In case 9, look at what parts.s sets to 0: without T0SZ no walk begins; without a table it begins, at level 1.',
  'silent.hint-3': '0, 0; then 0x04 if TCR_EL2 is 0, 0x05 if TTBR0_EL2 is 0',
  'boot-first': 'The cases count as they run after main, on a machine that has booted. Repair the boot first.',
  unanswered: 'Case {case} has no prediction yet.',
  class: 'Case {case}: {answer} is the exception class (EC); asked is the fault status, ISS bits 5:0. It was {found}.',
  whole: 'Case {case}: {answer} holds more than was asked: only ISS bits 5:0, the fault status, which is {found}.',
  level:
    'Case {case}: {answer} is the right kind of fault, but the walk ended at level {level}: {found}. Which level does the descriptor that stopped it belong to?',
  'no-stack':
    'Case {case}: you say {answer}; it was {found}. SP = 0 pushes to 0xfffffffffffffff0, an address of more than 39 bits: a translation fault at level 0.',
  'not-mapped':
    'Case {case}: you say {answer}; it was {found}. The descriptor at level {level} is 0, invalid: a translation fault at level {level}.',
  'no-access-flag':
    'Case {case}: you say {answer}; it was {found}. The descriptor is valid and leads to RAM, but its AF (bit 10) is 0: an access flag fault at level {level}.',
  'execute-never':
    'Case {case}: you say {answer}; it was {found}. The memory is mapped, but XN forbids to fetch from it: a permission fault at level {level}.',
  'no-attributes':
    'Case {case}: you say {answer}; it was {found}. With MAIR_EL2 = 0 all memory is Device-nGnRnE, and an unaligned access to Device memory is an alignment fault.',
  'mmu-off':
    'Case {case}: you say {answer}; it was {found}. With the MMU off every data access is one to Device memory: unaligned, it is an alignment fault. The same status as without MAIR_EL2; SCTLR_EL2.M tells them apart.',
  'no-tlbi-exceptions':
    'Case {case}: you say {answer}; there were {found}. The descriptor is gone, but the TLB still holds the translation: the load goes through to memory that is no longer mapped. Nothing reports it.',
  'no-isb-exceptions':
    'Case {case}: you say {answer}; there were {found} on this machine, where an MSR takes effect at once. The architecture does not promise that: on a real core, the load may still see the MMU off, and fault. The silent kind of bug: it works here.',
  'at-once':
    'Case {case}: you say {answer}; it was {found}. With TCR_EL2 = 0 there is no walk at all (level 0); with TTBR0_EL2 = 0 it reads level 1 at address 8 and finds 0. The vectors are not mapped either, so this fault never ends.',
};
export default sentences;
