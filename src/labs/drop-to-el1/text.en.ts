import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Drop from EL2 to EL1',
  'objective.eret': 'Prepare SPSR_EL2 and ELR_EL2 and return with ERET',
  'objective.rw': 'Say why HCR_EL2.RW comes first',
  'step.width': 'Make EL1 an AArch64 level: HCR_EL2.RW, and what drop.s asks for beside it.',
  'step.return': 'Say where to go on (ELR_EL2) and at which level (SPSR_EL2.M), then ERET.',
  'step.state': 'Arrive at EL1 with SP_EL1 and with those of D, A, I and F masked that drop.s names.',
  'width.hint-1': 'HCR_EL2 says what EL1 is. Its reset value makes EL1 an AArch32 level.',
  'width.hint-2': 'RW is bit 31 of HCR_EL2. System registers are written with MSR, from a general register.',
  'width.hint-3':
    'mov x0, #(1 << 31), ORR with 1 << the number of another bit if one is asked for (TWI 13, TWE 14, TSC 19, TACR 21, TVM 26), then msr hcr_el2, x0',
  'width.illegal':
    'ERET was an illegal return: HCR_EL2 is {hcr}, RW (bit 31) is 0, so EL1 is not AArch64. PSTATE.IL was set and EL2 stayed.',
  'width.before': 'HCR_EL2 was {hcr} when EL2 was left: RW (bit 31) has to be 1 by then.',
  'width.also': 'HCR_EL2 is {hcr}: drop.s asks for {also}, which is {wanted}.',
  'width.unset': 'HCR_EL2 is {hcr}: RW (bit 31) is 0, so EL1 is not AArch64.',
  'return.hint-1': 'A return takes its target from two registers of the level that it leaves.',
  'return.hint-2': 'ELR_EL2 is the address, SPSR_EL2 the PSTATE. SPSR_EL2.M is 0b0101 for EL1h.',
  'return.hint-3': 'The masks and 0b0101 into SPSR_EL2, the address of el1_entry (ADR) into ELR_EL2, eret',
  'return.illegal-width': 'The return was illegal, and EL2 stayed: HCR_EL2 is {hcr}, and its RW (bit 31) is 0.',
  'return.illegal-tge': 'The return was illegal: HCR_EL2 is {hcr}, and with TGE (bit 27) set nothing returns to EL1.',
  'return.illegal':
    'The return was illegal: SPSR_EL2 asked for a mode that does not exist here (the SPSR of the next exception is {spsr}, with IL set). M[4] is 0 for AArch64, M[1] is 0 always.',
  'return.loaded':
    'The return went on at {pc}: that is the code of el1_entry, and not its address, {wanted}. LDR with a label loads what is there; ADR, or LDR with =el1_entry, gives the address.',
  'return.branched':
    'el1_entry was executed at EL2: something has jumped there. No branch changes the level; only ERET does, and it looks at SPSR_EL2, which was never written.',
  'return.stayed':
    'el1_entry was executed at EL2. SPSR_EL2 was set to {spsr}; M has to be 0b0101 (EL1h), and only ERET changes the level.',
  'return.no-eret': 'EL2 was never left (ELR_EL2 is {elr}). Is there an ERET on the way?',
  'return.to-el0':
    'The return went to EL0 (PSTATE {spsr}): SPSR_EL2.M[3:2] is the level, and it has to be 1. ERET at EL2 looks at SPSR_EL2, not at SPSR_EL1.',
  'return.elsewhere': 'The return went on at {pc}; el1_entry is at {wanted}. ELR_EL2 is what ERET at EL2 looks at.',
  'state.hint-1': 'The rest of SPSR_EL2 counts too: bits 9 to 6 and bit 0.',
  'state.hint-2': 'D, A, I and F are bits 9, 8, 7 and 6. Bit 0 chooses SP_EL1 instead of SP_EL0.',
  'state.hint-3': '0x3c0 masks all four, and with EL1h that is 0x3c5. Leave out the bits of those that stay clear.',
  'state.no-return': 'EL2 has not been left yet, so there is no state at EL1 to look at.',
  'state.sp0': 'EL1 was entered with SP_EL0 (EL1t, PSTATE {pstate}): SPSR_EL2 bit 0 has to be 1 for SP_EL1.',
  'state.mode': 'PSTATE is {pstate} after the return; its mode has to be EL1h, 0b0101.',
  'state.unmasked':
    'PSTATE is {pstate} after the return: of D, A, I and F (bits 9 to 6), {masks} have to be 1, and no other.',
  'state.console': 'The console shows “{text}”; el1_entry prints “1\\n” when it runs at EL1.',
  'state.stack':
    'The push of el1_entry faulted at {far} (ESR {esr}): SP_EL1 is not the stack. It is set from EL2, before the return.',
  'state.stage-2':
    "HCR_EL2 is {hcr}: VM (bit 0) is set, so EL1's first fetch went through stage 2, and there are no stage-2 tables. Leave VM clear.",
  'state.stack-not-aligned': 'SP_EL1 is {sp}, not a multiple of 16, so the push of el1_entry faulted (EC 0x26).',
  'state.stack-elsewhere': 'el1_entry pushed with SP_EL1 at {sp}; drop.s sets its stack to {wanted}.',
  'state.exception': 'Something took an exception on the way; EL1 was to run on quietly.',
};
export default sentences;
