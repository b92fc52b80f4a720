import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Initialise a VCpu',
  'objective.registers': 'Say which registers make a VCpu, and set them',
  'objective.leftovers': 'Leave nothing of another VCpu behind for a guest to find',
  'step.entry': 'Fill the context frame and HCR_EL2, so that the guest starts at its entry with its device tree.',
  'step.state': 'Give EL1 the state that it has after a reset.',
  'step.identity': 'Say which core the guest sees.',
  'step.time': 'Let the guest read the time.',
  'step.traps': 'Decide what belongs to EL2: SMC and interrupts, but not floating point.',
  'not-started': 'The guest has not been entered yet (step 1).',
  lost: 'The guest was entered at {pc}, but did not get as far as writing down what it found.',
  'entry.hint-1':
    'The frame is memory that somebody has used before. What host.s loads from it is what the guest starts with.',
  'entry.hint-2':
    'Clear all 272 bytes, then store the device tree where x0 is in the frame, the entry where ELR_EL2 is, 0x3c5 where SPSR_EL2 is: the head of the file says where. HCR_EL2 is a register: MSR.',
  'entry.hint-3':
    'str xzr, [x9], #8 in a loop; then three STR at [x0, #offset], with the offsets and registers of the head of the file; HCR_EL2 = 0x80080038',
  'entry.no-return': 'vcpu_init did not come back to host.s: it ends in RET, and it must not lose x30.',
  'entry.swapped':
    "The guest's entry is at offset {other}, where SPSR_EL2 belongs (ELR_EL2 became {elr}). ELR_EL2 is at {at}, SPSR_EL2 at {other}.",
  'entry.not-in-frame':
    "host.s took {found} for ELR_EL2 out of the frame (offset {at}): that is not the guest's entry. What you write to ELR_EL2 itself, the frame replaces.",
  'entry.illegal-width':
    'The return into the guest was illegal: HCR_EL2 is {hcr}, and without RW (bit 31) EL1 is not AArch64.',
  'entry.illegal-tge':
    'The return into the guest was illegal: HCR_EL2 is {hcr}, and with TGE (bit 27) set nothing returns to EL1.',
  'entry.at-el2':
    'The code of the guest was executed at EL2: vcpu_init has called it, or jumped there. It only prepares. host.s returns into the guest, with ERET, after vcpu_init has come back.',
  'entry.stayed':
    'The guest was never entered. SPSR_EL2 in the frame is {spsr}; EL1h with D, A, I and F masked is 0x3c5.',
  'entry.mode': 'The guest started with PSTATE {pstate}: its mode has to be EL1h, 0b0101.',
  'entry.unmasked':
    'The guest started with PSTATE {pstate}: D, A, I and F (bits 9 to 6) are not all masked, and it has no vectors yet.',
  'entry.stage-2':
    'HCR_EL2 was {hcr}: VM (bit 0) is set, and there are no stage-2 tables yet, so the first fetch at {ipa} was an abort. Leave VM 0 in this lab.',
  'entry.default-cacheable':
    'HCR_EL2 was {hcr}: DC (bit 12) is set. It makes the guest run as if its MMU were off and stage 2 on, and there are no tables for stage 2 yet.',
  'entry.behind':
    'What follows the frame, at {address}, is {found} now: the frame has 272 bytes, and vcpu_init has written beyond them.',
  'entry.device-tree': 'The guest found {found} in x0; its device tree is at {wanted}.',
  'entry.register':
    'The guest found {found} in x{n}. A VCpu that was just switched on has 0 there: this belongs to another one.',
  'entry.sp': 'The guest found {found} in SP_EL0: its place in the frame has to be 0.',
  'entry.entered-itself':
    'vcpu_init entered the guest itself, at {pc}: it only prepares. host.s loads the frame and returns into the guest, after vcpu_init has come back.',
  'state.hint-1': 'What was in the registers of EL1 is still there, the MMU of the last guest among it.',
  'state.hint-2': "EL2 may write EL1's registers: MSR SCTLR_EL1 and so on. XZR is a source like any other.",
  'state.hint-3': 'SCTLR_EL1 = 0x30d00800; msr ttbr0_el1, xzr, and the same for the other four',
  'state.mmu':
    "SCTLR_EL1 is {sctlr}: M (bit 0) is set, so the guest's first fetch went through the page tables of the VCpu before it.",
  'state.reads-trap':
    'HCR_EL2 was {hcr}: TRVM (bit 30) is set, so the guest traps to EL2 when it reads SCTLR_EL1, TTBR0_EL1 or another register of its MMU. Nobody emulates that here.',
  'state.res1': 'The guest found SCTLR_EL1 = {sctlr}: its RES1 bits (0x30d00800) have to be 1.',
  'state.sctlr':
    'The guest found SCTLR_EL1 = {sctlr}; what the boot protocol wants here is 0x30d00800: MMU and caches off, the RES1 bits set, and nothing that changes how the guest runs.',
  'state.ttbr0_el1': "The guest found TTBR0_EL1 = {found}: another guest's page tables.",
  'state.vbar_el1': "The guest found VBAR_EL1 = {found}: another guest's vectors. Its first exception would go there.",
  'state.cpacr_el1': 'The guest found CPACR_EL1 = {found}; it has to be 0.',
  'state.tpidr_el1': "The guest found TPIDR_EL1 = {found}: a pointer of another guest's kernel.",
  'state.tpidr_el0': "The guest found TPIDR_EL0 = {found}: a pointer of another guest's program.",
  'identity.hint-1': 'At EL1, MIDR_EL1 and MPIDR_EL1 do not show the core, but two registers of EL2.',
  'identity.hint-2': 'VPIDR_EL2 is read as MIDR_EL1, VMPIDR_EL2 as MPIDR_EL1. MPIDR_EL1 bit 31 is RES1.',
  'identity.hint-3': 'mrs x9, midr_el1; msr vpidr_el2, x9; VMPIDR_EL2 = 0x80000000 | the number',
  'identity.midr':
    'The guest read MIDR_EL1 = {found}; this core is {wanted}. It would choose the errata workarounds of another core.',
  'identity.number': 'The guest read MPIDR_EL1 = {found}; its affinity has to be the number of the VCpu, {wanted}.',
  'identity.res1':
    'The guest read MPIDR_EL1 = {found}: bit 31 is RES1, always; bit 30 (U) is 0 on a core with neighbours.',
  'time.hint-1': 'A guest reads two counters. EL2 can refuse the physical one, and shift the virtual one.',
  'time.hint-2':
    'CNTHCTL_EL2 bit 0 (EL1PCTEN) allows the physical counter, bit 1 (EL1PCEN) the physical timer. CNTVCT = CNTPCT − CNTVOFF_EL2.',
  'time.hint-3': 'CNTHCTL_EL2 = 3, msr cntvoff_el2, xzr',
  'time.traps': "The guest's read of CNTPCT_EL0 at {elr} trapped to EL2: CNTHCTL_EL2.EL1PCTEN (bit 0) is 0.",
  'time.timer-traps': "The guest's read of CNTP_CTL_EL0 at {elr} trapped to EL2: CNTHCTL_EL2.EL1PCEN (bit 1) is 0.",
  'time.offset':
    'The guest was entered with CNTVOFF_EL2 = {offset}, what another VCpu needed: its virtual counter shows that much less than the physical one.',
  'traps.hint-1': 'SMC is how this machine is switched off. What happens when a guest executes it?',
  'traps.hint-2':
    'HCR_EL2: TSC is bit 19; FMO, IMO, AMO are bits 3, 4, 5: with them, physical interrupts go to EL2, whatever the guest masks. CPTR_EL2.TFP is bit 10.',
  'traps.hint-3': 'HCR_EL2 = 0x80080038, CPTR_EL2 = 0x33ff',
  'traps.interrupt':
    "EL2's timer interrupt never arrived while the guest ran: HCR_EL2 was {hcr}, so it waits for a guest that has masked it. IMO (bit 4) gives it to EL2.",
  'traps.floating-point':
    "The guest's floating-point instruction at {elr} trapped to EL2 (EC 0x07): CPTR_EL2 is {cptr}, TFP (bit 10) is 1.",
  'traps.powered-off':
    'A guest has switched the whole machine off: its SMC reached the firmware (PSCI SYSTEM_OFF), because HCR_EL2 was {hcr}, without TSC (bit 19). This must never happen.',
  'traps.no-smc': "The guest's SMC did not arrive at EL2 (HCR_EL2 was {hcr}).",
  'traps.no-hvc':
    "The guest's HVC did not arrive at EL2: HCR_EL2 was {hcr}, and HCD (bit 29) makes HVC undefined. A guest has to be able to call.",
  'traps.virtual':
    'HCR_EL2 was {hcr}: VF, VI or VSE (bits 6 to 8) is set, so an interrupt is pending for the guest that nobody has raised.',
  'traps.routing':
    'HCR_EL2 was {hcr}: FMO, IMO and AMO (bits 3 to 5) are not all set; FIQs and SErrors belong to EL2 as well.',
};
export default sentences;
