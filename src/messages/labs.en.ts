/** English sentences of the labs. Its twin is labs.zh-cn.ts. They stand apart so that pages without a lab do not carry them. */
export const labsEn: Readonly<Record<string, string>> = {
  'lab.passed': 'Passed.',
  'lab.does-not-build':
    '{file}, line {line}, column {column}: this does not build yet (errors: {errors}), so nothing ran.',
  'lab.file-too-long': 'This file is longer than the {limit} characters that a lab takes.',
  'lab.no-entry': 'The core starts at the symbol {symbol}, and no file defines it.',
  'lab.no-symbol': 'The checks look for the label {symbol}, and no file defines it. Give it back its name.',
  'lab.answers.too-long': 'An answer file has at most {limit} lines.',
  'lab.answers.form': 'A line of answers has the form “name = value”.',
  'lab.answers.unknown': 'There is no question “{name}” here; there are: {known}.',
  'lab.answers.twice': '“{name}” is answered twice.',
  'lab.answers.value':
    '“{answer}” is no answer: write a number (26, 0x1a, 0b11010), a vector such as EL2+0x400, or ? for none yet.',
  'lab.ended.powered-off': 'The machine powered off.',
  'lab.ended.reset': 'The machine asked for a reset.',
  'lab.ended.waiting': 'The core waits (WFI or WFE at {address}), and nothing will wake it.',
  'lab.ended.core-off': 'The core is off: PSCI CPU_OFF has switched it off, and nothing will switch it on again.',
  'lab.ended.parked': 'The core stays at {address} ({file}, line {line}), a branch to itself at EL{el}.',
  'lab.ended.parked-in-handler':
    'The core stays at {address} ({file}, line {line}) at EL{el}, in the handler of an exception that the instruction at {elr} ({elrFile}, line {elrLine}) made: {cause} (EC {ec}).',
  'lab.ended.budget':
    'After {instructions} instructions the program was still running, at {address} ({file}, line {line}) at EL{el}. Does a loop never end?',
  'lab.ended.astray':
    "Behind {file}, line {line}, EL{el} went on at {address}, where none of this lab's code is (EC {ec}: {cause}). Does a RET, BR or ERET there take an address from a register that nobody has set?",
  'lab.ended.ran-on':
    'EL{el} ran on behind {file}, line {line}: at {address} there is no code any more (EC {ec}: {cause}). A core does not stop by itself: end with a branch to itself, RET or ERET.',
  'lab.ended.vector-outside-memory':
    'The instruction at {address} ({file}, line {line}) at EL{from} made an exception: {cause} (EC {ec}). It was taken to the vector at {target}, which is outside RAM. Is VBAR_EL{to} set?',
  'lab.ended.vector-not-mapped':
    'The instruction at {address} ({file}, line {line}) at EL{from} made an exception: {cause} (EC {ec}, ESR {esr}). It was taken to the vector at {target}, and the translation of EL{to} does not map that: fetching the vector faults too, again and again. Are the tables, TCR_EL{to} and TTBR0_EL{to} in place before SCTLR_EL{to}.M?',
  'lab.ended.fault-in-handler':
    'The instruction at {address} ({file}, line {line}) at EL{to} made an exception: {cause} (EC {ec}, ESR {esr}). Its vector, {target}, never gets past it: it faults again and again. Is there code at that vector, and a stack for it?',
  'lab.ended.same-fault':
    'The instruction at {address} ({file}, line {line}) at EL{from} is taken to EL{to} again and again: {cause} (EC {ec}, ESR {esr}). The handler returns to it without a change. Does it have to move ELR_EL{to} on?',
  'lab.ended.handler-failed': 'A handler of the hypervisor stopped.',
  'lab.too-many-looks': 'The checks of this lab look at more events than is reasonable.',
  'lab.too-many-tables':
    'The stage-2 tables have more entries than a check can look at. Is a table an entry of its own?',
  'lab.no-tools': 'The lab {lab} has TypeScript, and what runs it was not loaded.',
  'lab.ended.too-many-events':
    'The program made more exceptions, device accesses and operations on El2 than this lab ever needs, so it was stopped; it last was at {address} ({file}, line {line}).',
  'lab.cause.interrupt': 'an interrupt',
  'lab.cause.fetch': 'fetching from {far} failed: {status}',
  'lab.cause.access': 'the access to {far} failed: {status}',
  'lab.schema.missing': '{file}: {field} is missing. Add it: {wanted}.',
  'lab.schema.type': '{file}: {field} is {found}. It has to be {wanted}.',
  'lab.schema.choice': '{file}: {field} is “{found}”. Choose one of: {wanted}.',
  'lab.schema.unknown-field': '{file}: {field} is not a field here. Remove it, or correct it to one of: {wanted}.',
  'lab.schema.duplicate': '{file}: {field} is “{found}”, which is used already. Give it a name of its own.',
  'lab.schema.reference': '{file}: {field} names “{found}”, which does not exist. Name one of: {wanted}.',
  'lab.schema.too-deep': '{file}: {field} is nested too deeply. Split it into several requirements.',
  'lab.schema.too-many': '{file}: {field} has {found} entries. Use at most {wanted}.',
  'lab.schema.json': '{file}: this is not JSON ({detail}). A lab as a file is the object that lab.ts exports, as JSON.',
  'lab.schema.too-long': '{file}: this has {found} characters. Use at most {wanted}.',
  'lab.schema.edit':
    '{file}: {field} stands {found} times in the solution. Choose a text that stands there exactly once.',
  'lab.schema.no-sentence':
    "{file}: {field} names the message “{found}”, which has no sentence in {locale}. Add one to the lab's messages.",

  'lab.tour.title': 'The machine on this page',
  'lab.tour.objective.step': 'Follow three instructions through the registers',
  'lab.tour.objective.mmio': 'Write to a device by storing to its address',
  'lab.tour.step.sum': 'Put the sum of x0 and x1 into x2, and step over the first three instructions.',
  'lab.tour.step.hello': 'Write “Hi” and a line feed to the UART.',
  'lab.tour.step.stay': 'End the program with a branch to itself.',
  'lab.tour.sum.hint-1': 'One instruction is enough. It names the destination first.',
  'lab.tour.sum.hint-2': 'ADD takes a destination and two sources.',
  'lab.tour.sum.hint-3': 'add x2, x0, x1',
  'lab.tour.sum.nothing': 'At the end x2 is still 0; the sum is {wanted}. Which register does your instruction write?',
  'lab.tour.sum.difference': 'x2 is {found}, the difference. The sum is {wanted}: ADD, not SUB.',
  'lab.tour.sum.other': 'At the end x2 is {found}; x0 + x1 is {wanted}. Does a later instruction write x2 once more?',
  'lab.tour.hello.hint-1': 'A device register is written like memory: with a store to its address.',
  'lab.tour.hello.hint-2': 'STRB stores one byte. The address stays in x3; put each character into w4 first.',
  'lab.tour.hello.hint-3': "mov w4, #'H' and strb w4, [x3]; then the same with 'i' and with 10",
  'lab.tour.hello.nothing': "No device has been accessed yet: the UART's data register is at 0x09000000.",
  'lab.tour.hello.read': 'The UART was read, not written: LDRB loads, STRB stores.',
  'lab.tour.hello.elsewhere':
    'A store went to {address}. UARTDR is at 0x09000000 for every byte: the address must not move, and STRB stores one byte only.',
  'lab.tour.hello.no-line-feed': 'The console shows “Hi”, but the line does not end: a line feed is the byte 10.',
  'lab.tour.hello.again': 'The console shows “{text}”: the program comes round again. Where does its last branch go?',
  'lab.tour.hello.other': 'The console shows “{text}”; it should show “Hi\\n”.',
  'lab.tour.stay.hint-1':
    'A core never stops by itself: behind your last instruction it executes what happens to be there.',
  'lab.tour.stay.hint-2': 'A branch whose target is its own address keeps the core where it is.',
  'lab.tour.stay.hint-3': 'b .',
  'lab.tour.stay.ran-on':
    'The core ran on behind your program: the word at {elr} is no instruction (EC {ec}). End with a branch to itself.',
  'lab.tour.stay.hlt':
    'The instruction at {elr} is HLT, which halts a core only for a debugger that is attached; without one it is no instruction (EC {ec}). End with a branch to itself.',
  'lab.tour.stay.jumped':
    'The core branched to {elr}, where there is no program. Nobody has called yours, so there is nowhere to return to: end with a branch to itself.',
  'lab.tour.stay.abort':
    'The access of the instruction at {elr} to {far} was answered by nobody (EC {ec}): neither RAM nor a device is there.',
  'lab.tour.stay.exception':
    'The instruction at {elr} takes an exception (EC {ec}), and there is no handler yet. A branch to itself needs none.',
  'lab.tour.stay.other': 'The program does not come to rest. Its last instruction should be a branch to itself.',

  'lab.drop-to-el1.title': 'Drop from EL2 to EL1',
  'lab.drop-to-el1.objective.eret': 'Prepare SPSR_EL2 and ELR_EL2 and return with ERET',
  'lab.drop-to-el1.objective.rw': 'Say why HCR_EL2.RW comes first',
  'lab.drop-to-el1.step.width': 'Make EL1 an AArch64 level: HCR_EL2.RW.',
  'lab.drop-to-el1.step.return': 'Say where to go on (ELR_EL2) and at which level (SPSR_EL2.M), then ERET.',
  'lab.drop-to-el1.step.state': 'Arrive at EL1 with SP_EL1 and with D, A, I and F masked.',
  'lab.drop-to-el1.width.hint-1': 'HCR_EL2 says what EL1 is. Its reset value makes EL1 an AArch32 level.',
  'lab.drop-to-el1.width.hint-2':
    'RW is bit 31 of HCR_EL2. System registers are written with MSR, from a general register.',
  'lab.drop-to-el1.width.hint-3': 'mov x0, #(1 << 31), then msr hcr_el2, x0',
  'lab.drop-to-el1.width.illegal':
    'ERET was an illegal return: HCR_EL2 is {hcr}, RW (bit 31) is 0, so EL1 is not AArch64. PSTATE.IL was set and EL2 stayed.',
  'lab.drop-to-el1.width.unset': 'HCR_EL2 is {hcr}: RW (bit 31) is 0, so EL1 is not AArch64.',
  'lab.drop-to-el1.return.hint-1': 'A return takes its target from two registers of the level that it leaves.',
  'lab.drop-to-el1.return.hint-2': 'ELR_EL2 is the address, SPSR_EL2 the PSTATE. SPSR_EL2.M is 0b0101 for EL1h.',
  'lab.drop-to-el1.return.hint-3': '0x3c5 into SPSR_EL2, the address of el1_entry (ADR) into ELR_EL2, eret',
  'lab.drop-to-el1.return.illegal-width':
    'The return was illegal, and EL2 stayed: HCR_EL2 is {hcr}, and its RW (bit 31) is 0.',
  'lab.drop-to-el1.return.illegal-tge':
    'The return was illegal: HCR_EL2 is {hcr}, and with TGE (bit 27) set nothing returns to EL1.',
  'lab.drop-to-el1.return.illegal':
    'The return was illegal: SPSR_EL2 asked for a mode that does not exist here (the SPSR of the next exception is {spsr}, with IL set). M[4] is 0 for AArch64, M[1] is 0 always.',
  'lab.drop-to-el1.return.loaded':
    'The instruction at {elr} reads the memory at el1_entry, and that is code. LDR with a label loads what is there; ADR, or LDR with =el1_entry, gives the address.',
  'lab.drop-to-el1.return.stayed':
    'el1_entry was executed at EL2. SPSR_EL2 is {spsr}; M has to be 0b0101 (EL1h), and only ERET changes the level.',
  'lab.drop-to-el1.return.no-eret': 'EL2 was never left (ELR_EL2 is {elr}). Is there an ERET on the way?',
  'lab.drop-to-el1.return.to-el0':
    'The return went to EL0 (PSTATE {spsr}): SPSR_EL2.M[3:2] is the level, and it has to be 1. ERET at EL2 looks at SPSR_EL2, not at SPSR_EL1.',
  'lab.drop-to-el1.return.elsewhere':
    'The return went on at {pc}; el1_entry is at {wanted}. ELR_EL2 is what ERET at EL2 looks at.',
  'lab.drop-to-el1.state.hint-1': 'The rest of SPSR_EL2 counts too: bits 9 to 6 and bit 0.',
  'lab.drop-to-el1.state.hint-2': 'D, A, I and F are bits 9, 8, 7 and 6. Bit 0 chooses SP_EL1 instead of SP_EL0.',
  'lab.drop-to-el1.state.hint-3': '0x3c0 masks all four; with EL1h it is 0x3c5.',
  'lab.drop-to-el1.state.no-return': 'EL2 has not been left yet, so there is no state at EL1 to look at.',
  'lab.drop-to-el1.state.sp0':
    'EL1 was entered with SP_EL0 (EL1t, PSTATE {pstate}): SPSR_EL2 bit 0 has to be 1 for SP_EL1.',
  'lab.drop-to-el1.state.mode': 'PSTATE is {pstate} after the return; its mode has to be EL1h, 0b0101.',
  'lab.drop-to-el1.state.unmasked':
    'PSTATE is {pstate} after the return: D, A, I and F (bits 9 to 6) are not all masked, and EL1 has no vectors yet.',
  'lab.drop-to-el1.state.console': 'The console shows “{text}”; el1_entry prints “1\\n” when it runs at EL1.',
  'lab.drop-to-el1.state.stack':
    'The push of el1_entry faulted at {far} (ESR {esr}): SP_EL1 is not the stack. It is set from EL2, before the return.',
  'lab.drop-to-el1.state.stage-2':
    "HCR_EL2 is {hcr}: VM (bit 0) is set, so EL1's first fetch went through stage 2, and there are no stage-2 tables. Set RW (bit 31) only.",
  'lab.drop-to-el1.state.stack-not-aligned':
    'SP_EL1 is {sp}, no multiple of 16, so the push of el1_entry faulted (EC 0x26).',
  'lab.drop-to-el1.state.exception': 'Something took an exception on the way; EL1 was to run on quietly.',

  'lab.hvc-round-trip.title': 'Ring the hypervisor',
  'lab.hvc-round-trip.objective.vbar': 'Put a handler where an exception from a lower level arrives',
  'lab.hvc-round-trip.objective.esr': 'Tell causes apart by ESR_EL2.EC, and return a value',
  'lab.hvc-round-trip.step.vectors': 'Set VBAR_EL2, and fill the slot that an HVC from EL1 takes.',
  'lab.hvc-round-trip.step.answer': 'Return x0 plus the increment in x0.',
  'lab.hvc-round-trip.step.cause': 'Answer HVC only; skip a trapped SMC.',
  'lab.hvc-round-trip.vectors.hint-1': 'EL2 finds its vectors by one register; after reset it is 0.',
  'lab.hvc-round-trip.vectors.hint-2':
    'ADR and MSR VBAR_EL2. Synchronous, from a lower level in AArch64: offset 0x400 in the table.',
  'lab.hvc-round-trip.vectors.hint-3': 'vectors: .skip 0x400, then b handler',
  'lab.hvc-round-trip.vectors.no-call': 'EL1 has not executed its HVC. Did the drop to EL1 stay as it was?',
  'lab.hvc-round-trip.vectors.unset':
    'VBAR_EL2 is {vbar}: the HVC was taken to a table that does not exist. The table is at {wanted}.',
  'lab.hvc-round-trip.vectors.elsewhere':
    'VBAR_EL2 is {vbar}, the table begins at {wanted}. Bits 10 to 0 of VBAR_EL2 are zero: the table must be aligned to 2 KiB.',
  'lab.hvc-round-trip.vectors.empty':
    'The HVC was taken to {target}, and there is no instruction there: this slot, 0x400 in the table, needs the branch.',
  'lab.hvc-round-trip.vectors.no-return': 'The handler ran, but EL1 never went on: it has to end in ERET.',
  'lab.hvc-round-trip.answer.hint-1':
    'EL1 and EL2 use the same x0 to x30. What the handler leaves in x0, EL1 finds there.',
  'lab.hvc-round-trip.answer.hint-2': 'ELR_EL2 is already behind the HVC: do not touch it for this cause.',
  'lab.hvc-round-trip.answer.hint-3': 'add x0, x0, #increment, then eret',
  'lab.hvc-round-trip.answer.no-return': 'The HVC did not come back to EL1 (VBAR_EL2 is {vbar}).',
  'lab.hvc-round-trip.answer.skipped':
    'The return went to {pc}, one instruction too far: after HVC, ELR_EL2 is {wanted} already, behind the HVC. Was it taken for an SMC (EC 0x17), or is a path through the handler missing its ERET?',
  'lab.hvc-round-trip.answer.elsewhere': 'The return went to {pc}; ELR_EL2 was {wanted}.',
  'lab.hvc-round-trip.answer.unchanged':
    'EL1 found {found} in x0, what it had put there; the answer is {wanted}. Which register does the handler write?',
  'lab.hvc-round-trip.answer.immediate':
    "EL1 found {found} in x0: the handler added the HVC's immediate (ESR_EL2.ISS). The answer is {wanted}.",
  'lab.hvc-round-trip.answer.overwritten':
    'EL1 found {found} in x0; the answer is {wanted}. The handler has put ESR_EL2 ({esr}), or a part of it, into x0 before it added: use another register.',
  'lab.hvc-round-trip.answer.other': 'EL1 found {found} in x0; the answer is {wanted}.',
  'lab.hvc-round-trip.cause.hint-1': 'Both causes arrive at the same vector. A register tells which it was.',
  'lab.hvc-round-trip.cause.hint-2':
    'ESR_EL2 bits 31 to 26 are EC: 0x16 HVC, 0x17 SMC. A trapped instruction was not executed, so ELR_EL2 points at it.',
  'lab.hvc-round-trip.cause.hint-3': 'mrs x9, esr_el2; lsr x9, x9, #26; cmp x9, #0x16; for SMC: ELR_EL2 = ELR_EL2 + 4',
  'lab.hvc-round-trip.cause.before': 'EL1 did not get as far as its SMC: the HVC has to come back first.',
  'lab.hvc-round-trip.cause.not-trapped':
    'The SMC did not trap: HCR_EL2 was {hcr}, without TSC (bit 19), so it went past the hypervisor to the firmware.',
  'lab.hvc-round-trip.cause.again':
    'The SMC at {elr} trapped again after the return: ELR_EL2 points at it, and the handler has to add 4.',
  'lab.hvc-round-trip.cause.elsewhere':
    'After the SMC the return went to {pc}; one instruction, 4 bytes, behind the SMC is {wanted}.',
  'lab.hvc-round-trip.cause.no-return': 'EL1 did not go on after its SMC.',
  'lab.hvc-round-trip.cause.not-told-apart':
    'After the SMC, x0 was {found}: it was answered like an HVC. x0 has to stay {wanted}; look at ESR_EL2.EC.',
  'lab.hvc-round-trip.cause.overwritten':
    'After the SMC, x0 was {found}, the address where EL1 goes on; it has to stay {wanted}. Move ELR_EL2 on by way of another register.',
  'lab.hvc-round-trip.cause.changed': 'After the SMC, x0 was {found}; it has to stay {wanted}.',

  'lab.predict-the-vector.title': 'Predict the vector',
  'lab.predict-the-vector.objective.level': 'Say to which level an exception is taken',
  'lab.predict-the-vector.objective.group': 'Say which of the four groups of vectors it takes',
  'lab.predict-the-vector.step.calls': 'HVC, SVC and BRK from EL2 and EL1: cases 1 to 4.',
  'lab.predict-the-vector.step.traps': 'What EL1 may not do, and what traps: cases 5 and 6.',
  'lab.predict-the-vector.step.from-el0': 'From EL0: cases 7 to 10.',
  'lab.predict-the-vector.calls.hint-1':
    'First the level, then the group: does the exception come from the same level or from a lower one?',
  'lab.predict-the-vector.calls.hint-2':
    'Same level: 0x000 with SP_EL0, 0x200 with SP_ELx. Lower level in AArch64: 0x400. IRQ adds 0x80.',
  'lab.predict-the-vector.calls.hint-3': 'HVC goes to EL2. SVC and BRK at EL1 stay at EL1.',
  'lab.predict-the-vector.traps.hint-1':
    'An instruction that a level does not have is something else than one that is trapped.',
  'lab.predict-the-vector.traps.hint-2':
    'VBAR_EL2 does not exist for EL1: UNDEFINED goes to the level that executed it. TWI sends WFI to EL2.',
  'lab.predict-the-vector.traps.hint-3': 'Case 5: EL1, same level. Case 6: EL2, lower level.',
  'lab.predict-the-vector.from-el0.hint-1': 'No exception is ever taken to EL0.',
  'lab.predict-the-vector.from-el0.hint-2':
    'HVC at EL0 is UNDEFINED, and HCR_EL2.TGE is 0. A virtual interrupt is one for EL1.',
  'lab.predict-the-vector.from-el0.hint-3':
    'All four go to EL1, from a lower level; the interrupt is in the second slot of its group.',
  'lab.predict-the-vector.unanswered': 'Case {case} has no answer yet.',
  'lab.predict-the-vector.level': 'Case {case}: you said {answer}; the machine took {taken}, another level.',
  'lab.predict-the-vector.group':
    'Case {case}: you said {answer}; the machine took {taken}. The level is right. The group says where the exception comes from: the same level with SP_EL0, with SP_ELx, a lower level in AArch64, in AArch32; the slot says which kind it is.',
  'lab.predict-the-vector.no-vector':
    'Case {case}: {answer} is no vector: they stand every 0x80 bytes. The machine took {taken}.',
  'lab.predict-the-vector.level-hvc': 'Case {case}: you said {answer}; HVC is there to reach EL2: {taken}.',
  'lab.predict-the-vector.level-svc':
    'Case {case}: you said {answer}; SVC goes to EL1 as long as HCR_EL2.TGE is 0: {taken}.',
  'lab.predict-the-vector.level-undefined':
    "Case {case}: you said {answer}; the instruction is UNDEFINED at that level, which is EL1's affair, not a trap: {taken}.",
  'lab.predict-the-vector.level-trap': 'Case {case}: you said {answer}; HCR_EL2.TWI sends WFI to EL2: {taken}.',
  'lab.predict-the-vector.level-abort':
    "Case {case}: you said {answer}; stage 2 is off, so the abort is stage 1's and goes to EL1: {taken}.",
  'lab.predict-the-vector.level-virtual':
    'Case {case}: you said {answer}; HCR_EL2.IMO routes physical interrupts to EL2 and lets virtual ones reach EL1: {taken}.',

  'lab.el2-vector-table.title': 'Vector table and context frame',
  'lab.el2-vector-table.objective.table': 'Lay out 16 vectors as the architecture wants them',
  'lab.el2-vector-table.objective.frame': 'Save and restore everything that a trap must not change',
  'lab.el2-vector-table.step.table': 'Align the table to 2 KiB, give it 16 slots of 128 bytes, and call trap_handler.',
  'lab.el2-vector-table.step.frame': 'Save x0 to x30, SP_EL0, ELR_EL2 and SPSR_EL2 in a frame of 272 bytes.',
  'lab.el2-vector-table.step.return': 'Restore everything, free the frame, and return.',
  'lab.el2-vector-table.table.hint-1': 'Two alignments: one of the table, one of each slot.',
  'lab.el2-vector-table.table.hint-2':
    '.balign 2048 before the label; .balign 128 before each slot. A slot holds 32 instructions; one branch is enough.',
  'lab.el2-vector-table.table.hint-3': '.rept 16, .balign 128, b enter, .endr',
  'lab.el2-vector-table.table.not-aligned':
    'The table is at {vectors}, VBAR_EL2 is {vbar}: it keeps only bits 63 to 11, so the table must be aligned to 2 KiB.',
  'lab.el2-vector-table.table.not-set': 'VBAR_EL2 is {vbar}, the table is at {vectors}.',
  'lab.el2-vector-table.table.slot-empty':
    'The HVC from EL1 was taken to {slot}, and nothing ran there: a lower level in AArch64 uses the slots from 0x400 on.',
  'lab.el2-vector-table.table.slot-missing':
    'There is no instruction at offset {offset} of the table: each of the 16 slots, 128 bytes apart, needs one.',
  'lab.el2-vector-table.table.no-handler': 'trap_handler was never called.',
  'lab.el2-vector-table.frame.hint-1':
    'Save before you use: the first two registers must be in the frame before any of them is changed.',
  'lab.el2-vector-table.frame.hint-2':
    'sub sp, sp, #272; then STP by pairs; then MRS of SP_EL0, ELR_EL2 and SPSR_EL2 through registers that are saved already.',
  'lab.el2-vector-table.frame.hint-3':
    'stp x0, x1, [sp] … stp x30, x1, [sp, #240] with x1 = SP_EL0; stp x0, x1, [sp, #256] with ELR_EL2 and SPSR_EL2; mov x0, sp; bl trap_handler',
  'lab.el2-vector-table.frame.none': 'There is no frame yet: trap_handler was not called with one.',
  'lab.el2-vector-table.frame.not-aligned':
    'The frame is at {frame}. SP must stay a multiple of 16, so a frame has 272 bytes, not 264.',
  'lab.el2-vector-table.frame.not-on-stack':
    "The frame is at {frame}; its 272 bytes do not fit below the stack's top at {stack}. Move SP down by the whole frame before you store.",
  'lab.el2-vector-table.frame.not-passed':
    "trap_handler was called with {frame} in x0, which is not on EL2's stack (its top is {stack}): x0 has to be the frame's address.",
  'lab.el2-vector-table.frame.register':
    'The frame holds {found} for x{n} (offset {offset}); EL1 had {wanted} in it. Was it stored, there, and before it was used?',
  'lab.el2-vector-table.frame.sp': 'The frame holds {found} at offset {offset}; SP_EL0 was {wanted}.',
  'lab.el2-vector-table.frame.elr': 'The frame holds {found} at offset {offset}; ELR_EL2 was {wanted}.',
  'lab.el2-vector-table.frame.spsr': 'The frame holds {found} at offset {offset}; SPSR_EL2 was {wanted}.',
  'lab.el2-vector-table.return.hint-1': 'The same in reverse. What you need for MSR comes first, x0 and x1 last.',
  'lab.el2-vector-table.return.hint-2':
    "Everything comes from the frame, not from the registers: trap_handler may change any of it, and its answer is in x0's place.",
  'lab.el2-vector-table.return.hint-3':
    'ldp x0, x1, [sp], #272 as the last load: it frees the frame as well; then eret',
  'lab.el2-vector-table.return.none': 'EL1 never went on after its HVC.',
  'lab.el2-vector-table.return.ret':
    "EL2 went on at {pc}, which is EL1's x30: RET branches, at the same level. Only ERET goes back to EL1.",
  'lab.el2-vector-table.return.elsewhere':
    'The return went to {pc}; trap_handler left {wanted} as ELR_EL2 in the frame.',
  'lab.el2-vector-table.return.pstate':
    'EL1 goes on with PSTATE {found}; trap_handler left {wanted} as SPSR_EL2 in the frame.',
  'lab.el2-vector-table.return.answer':
    'EL1 found {found} in x0; the handler left {wanted} in the frame. Is x0 loaded from there?',
  'lab.el2-vector-table.return.register': 'EL1 found {found} in x{n}; trap_handler left {wanted} in the frame.',
  'lab.el2-vector-table.return.sp': 'SP_EL0 is {found} after the return; trap_handler left {wanted} in the frame.',
  'lab.el2-vector-table.return.lost': 'EL1 went on, but did not reach its second HVC.',
  'lab.el2-vector-table.return.stack':
    'After two calls SP_EL2 is {found}; it was {wanted}. Each trap must free the frame that it took.',

  'lab.el2-mmu.title': 'Stack, page tables, MMU on',
  'lab.el2-mmu.objective.tables': 'Describe devices and RAM in two descriptors',
  'lab.el2-mmu.objective.order': 'Turn the MMU on in an order that cannot fail',
  'lab.el2-mmu.step.stack': 'Give EL2 a stack.',
  'lab.el2-mmu.step.tables': 'Write both block descriptors, MAIR_EL2, TCR_EL2 and TTBR0_EL2.',
  'lab.el2-mmu.step.on': 'Forget old translations, set SCTLR_EL2.M, and print.',
  'lab.el2-mmu.stack.hint-1': 'hello pushes x29 and x30. A stack grows downwards.',
  'lab.el2-mmu.stack.hint-2': 'SP cannot be loaded from memory directly: load x0, then move.',
  'lab.el2-mmu.stack.hint-3': 'ldr x0, =stack_top, then mov sp, x0',
  'lab.el2-mmu.stack.unset': 'SP is {sp}: nobody has set it.',
  'lab.el2-mmu.stack.sp-el2':
    'The instruction at {elr} is MSR SP_EL2: only EL3 reaches that register by its name. At EL2 it is SP itself: mov sp, x0.',
  'lab.el2-mmu.stack.not-aligned': 'SP is {sp}, no multiple of 16: an access through it faults (EC 0x26).',
  'lab.el2-mmu.stack.bottom':
    'SP is {sp}, at the bottom of the stack. It grows downwards, so it begins at the top, {top}.',
  'lab.el2-mmu.stack.elsewhere': 'At the end SP is {sp}; it should be {top} again.',
  'lab.el2-mmu.tables.hint-1': 'A level-1 block: output address, attributes, and 0b01 in the lowest bits.',
  'lab.el2-mmu.tables.hint-2':
    'AF is bit 10, SH bits 9 to 8, AttrIndx bits 4 to 2, XN bit 54. MAIR_EL2 has a byte for each AttrIndx: 0x04 Device-nGnRE, 0xff Normal write-back.',
  'lab.el2-mmu.tables.hint-3':
    'level1[0] = 0x0040000000000401, level1[1] = 0x40000705, MAIR_EL2 = 0xff04, TCR_EL2 = 0x80823519, TTBR0_EL2 = level1',
  'lab.el2-mmu.tables.unaligned':
    'The access to {far} (instruction {elr}) is not aligned: with the MMU off all memory is Device, and it faults. Descriptors are 8 bytes apart.',
  'lab.el2-mmu.tables.of-el1':
    "The table's address is in TTBR0_EL1, EL1's register; TTBR0_EL2 is {ttbr} and has to be {wanted}.",
  'lab.el2-mmu.tables.ttbr': 'TTBR0_EL2 is {ttbr}; the level-1 table is at {wanted}.',
  'lab.el2-mmu.tables.no-device': 'level1[{n}] is {found}: the devices are not mapped, the UART among them.',
  'lab.el2-mmu.tables.no-ram': 'level1[{n}] is {found}: RAM is not mapped, and your next instruction is there.',
  'lab.el2-mmu.tables.no-block':
    'level1[{n}] is {found}: its lowest two bits have to be 0b01, a block. 0b11 would be a table.',
  'lab.el2-mmu.tables.address': 'level1[{n}] is {found}: it has to map its own gigabyte, at {wanted}.',
  'lab.el2-mmu.tables.no-access-flag':
    'level1[{n}] is {found}: AF (bit 10) is 0, so the first access is an access flag fault.',
  'lab.el2-mmu.tables.executable':
    'level1[0] is {found}: XN (bit 54) is 0, so a core may fetch from devices, and a speculative fetch is a read. Did all 64 bits get stored?',
  'lab.el2-mmu.tables.shareability':
    'level1[1] is {found}: SH (bits 9:8) is {sh}; inner shareable is 3. Without it the other cores may not see what this one caches.',
  'lab.el2-mmu.tables.attribute-device':
    'level1[{n}] is {found} and so chooses attribute {attribute} of MAIR_EL2 {mair}: devices have to be Device-nGnRE (0x04), or accesses may be merged, repeated and cached.',
  'lab.el2-mmu.tables.attribute-ram':
    'level1[{n}] is {found} and so chooses attribute {attribute} of MAIR_EL2 {mair}: RAM has to be Normal write-back (0xff).',
  'lab.el2-mmu.tables.t0sz':
    'TCR_EL2 is {tcr}: T0SZ is {t0sz}. With 39 bits it is 25, and only then does the walk begin at level 1.',
  'lab.el2-mmu.tables.granule': 'TCR_EL2 is {tcr}: TG0 is {tg0}; 0 is the 4 KiB granule.',
  'lab.el2-mmu.tables.ps': 'TCR_EL2 is {tcr}: PS is {ps}; 2 stands for 40 bits.',
  'lab.el2-mmu.on.hint-1': 'Everything must be in place before M is set: the next fetch is translated already.',
  'lab.el2-mmu.on.hint-2': 'tlbi alle2, dsb sy, isb; then SCTLR_EL2 with its RES1 bits and M; then isb.',
  'lab.el2-mmu.on.hint-3': 'ldr x0, =0x30c51835 (I, C and M set), then msr sctlr_el2, x0',
  'lab.el2-mmu.on.off': 'SCTLR_EL2 is {sctlr}: M (bit 0) is 0, the MMU is off.',
  'lab.el2-mmu.on.access-flag':
    'Access flag fault at {far} (instruction {elr}, fault status {status}): AF, bit 10 of the descriptor, is 0.',
  'lab.el2-mmu.on.permission':
    'Permission fault at {far} (instruction {elr}, fault status {status}): does XN or AP of its descriptor, or SCTLR_EL2.WXN, forbid this?',
  'lab.el2-mmu.on.mair-late':
    'The unaligned read of {far} faulted, although MAIR_EL2 is {mair} now: this page was translated before, and the TLB has kept it as Device. Set MAIR_EL2 before M.',
  'lab.el2-mmu.on.translation':
    'Translation fault at {far} (instruction {elr}, fault status {status}): no valid descriptor maps this address.',
  'lab.el2-mmu.on.fault': 'The access to {far} faulted (instruction {elr}, fault status {status}).',
  'lab.el2-mmu.on.too-late': '“{text}” was printed before the MMU was on.',
  'lab.el2-mmu.on.silent': 'Nothing was printed with the MMU on.',
  'lab.el2-mmu.on.res1': 'SCTLR_EL2 is {sctlr}: its RES1 bits (0x30c50830) have to be written as 1.',

  'lab.stage2-descriptor.title': 'Encode stage-2 descriptors',
  'lab.stage2-descriptor.objective.fields': 'Put a stage-2 descriptor together from its fields',
  'lab.stage2-descriptor.objective.difference': 'Name what is different from stage 1',
  'lab.stage2-descriptor.step.block': 'A block of 2 MiB of RAM.',
  'lab.stage2-descriptor.step.page': 'A page with the UART.',
  'lab.stage2-descriptor.step.table': 'A table descriptor.',
  'lab.stage2-descriptor.step.rom': 'A read-only page.',
  'lab.stage2-descriptor.block.hint-1':
    'Address, type, attributes, permissions, shareability, access flag: six fields, added up.',
  'lab.stage2-descriptor.block.hint-2':
    'Type bits 1:0 = 01; MemAttr bits 5:2 = 1111; S2AP bits 7:6 = 11; SH bits 9:8 = 11; AF bit 10.',
  'lab.stage2-descriptor.block.hint-3': 'The address + 0x7fd',
  'lab.stage2-descriptor.page.hint-1': 'At level 3 the lowest two bits have another value.',
  'lab.stage2-descriptor.page.hint-2': 'Type 11; MemAttr 0001 is Device-nGnRE; SH 00; XN is bit 54.',
  'lab.stage2-descriptor.page.hint-3': '0x00400000090004c7',
  'lab.stage2-descriptor.table.hint-1': 'A table descriptor at stage 2 has an address and a type, nothing else.',
  'lab.stage2-descriptor.table.hint-2': 'Its type is 0b11, as of a page; the level tells them apart.',
  'lab.stage2-descriptor.table.hint-3': 'The address + 3',
  'lab.stage2-descriptor.rom.hint-1': 'S2AP says what is allowed, not what is forbidden.',
  'lab.stage2-descriptor.rom.hint-2': 'S2AP[0] (bit 6) allows reads, S2AP[1] (bit 7) allows writes.',
  'lab.stage2-descriptor.rom.hint-3': 'The address + 0x77f',
  'lab.stage2-descriptor.nothing-block': 'block (at {address}) is still 0. Is the descriptor stored there?',
  'lab.stage2-descriptor.nothing-page': 'page (at {address}) is still 0. Is the descriptor stored there?',
  'lab.stage2-descriptor.nothing-table': 'table (at {address}) is still 0. Is the descriptor stored there?',
  'lab.stage2-descriptor.nothing-rom': 'rom (at {address}) is still 0. Is the descriptor stored there?',
  'lab.stage2-descriptor.type-block':
    '{descriptor}: bits 1:0 are {found}; a block at level 2 has {wanted}. 3 would be a table.',
  'lab.stage2-descriptor.type-page':
    '{descriptor}: bits 1:0 are {found}; a page at level 3 has {wanted}. 1 is reserved there and faults.',
  'lab.stage2-descriptor.type-table': '{descriptor}: bits 1:0 are {found}; a table has 3. 1 would be a block of 1 GiB.',
  'lab.stage2-descriptor.address':
    '{descriptor}: the address is {found}; it has to be {wanted}, not shifted: bits 47:12 stand where they stand in the address.',
  'lab.stage2-descriptor.attribute-index':
    '{descriptor}: MemAttr (bits 5:2) is {found}, like an AttrIndx of stage 1. Stage 2 has no MAIR: the attribute itself stands here, {wanted}.',
  'lab.stage2-descriptor.attribute':
    '{descriptor}: MemAttr (bits 5:2) is {found}; it has to be {wanted}. 0xf is Normal write-back, 1 Device-nGnRE.',
  'lab.stage2-descriptor.no-access':
    '{descriptor}: S2AP (bits 7:6) is 0: no access at all. Other than AP of stage 1, 0 does not mean read and write.',
  'lab.stage2-descriptor.access':
    '{descriptor}: S2AP (bits 7:6) is {found}; it has to be {wanted}. Bit 6 allows reads, bit 7 writes.',
  'lab.stage2-descriptor.shareability':
    '{descriptor}: SH (bits 9:8) is {found}; it has to be {wanted}. 0 is not shareable, 2 outer, 3 inner.',
  'lab.stage2-descriptor.access-flag':
    '{descriptor}: AF (bit 10) is {found}: the first access would be an access flag fault. It has to be {wanted}.',
  'lab.stage2-descriptor.execute-never': '{descriptor}: XN (bit 54) is {found}; it has to be {wanted}.',
  'lab.stage2-descriptor.other-bits': '{descriptor}: the bits {found} belong to no field that you need; leave them 0.',
  'lab.stage2-descriptor.table-attributes':
    '{descriptor}: the bits {found} mean nothing in a stage-2 table descriptor; attributes stand in blocks and pages.',

  'lab.map-a-guest.title': 'Map a guest',
  'lab.map-a-guest.objective.registers': 'Set VTCR_EL2, VTTBR_EL2 and HCR_EL2.VM',
  'lab.map-a-guest.objective.isolation': 'Give a guest what it needs and nothing more',
  'lab.map-a-guest.step.registers': 'Describe stage 2 in VTCR_EL2 and VTTBR_EL2, and turn it on.',
  'lab.map-a-guest.step.guest': "Map the guest's RAM and the UART, and let the guest print.",
  'lab.map-a-guest.step.isolation': "Map nothing else: the guest's attempt to read the hypervisor must end at EL2.",
  'lab.map-a-guest.registers.hint-1': 'VTCR_EL2 says how the walk goes, VTTBR_EL2 where it begins and whose it is.',
  'lab.map-a-guest.registers.hint-2':
    'T0SZ = 64 − 39 = 25. SL0 = 1 begins at level 1. PS = 2 is 40 bits. The VMID is bits 55:48 of VTTBR_EL2.',
  'lab.map-a-guest.registers.hint-3':
    'VTCR_EL2 = 0x80023559, VTTBR_EL2 = level1 with the VMID shifted left by 48 added, HCR_EL2 = 0x80000001',
  'lab.map-a-guest.registers.illegal':
    'The return into the guest was illegal: HCR_EL2 is {hcr}. Writing VM must not lose RW (bit 31).',
  'lab.map-a-guest.registers.stayed':
    "The guest's first instruction was fetched at EL2 (PSTATE {spsr}): SPSR_EL2.M has to be EL1h, 0b0101.",
  'lab.map-a-guest.registers.not-entered': 'The guest was never entered: SPSR_EL2, ELR_EL2, ERET.',
  'lab.map-a-guest.registers.vm':
    "HCR_EL2 was {hcr} when the guest was entered: VM (bit 0) is 0, so stage 2 is off and the guest's addresses are physical ones.",
  'lab.map-a-guest.registers.baddr':
    'VTTBR_EL2 was {vttbr}: its address is not that of level1, where a walk with SL0 = 1 begins.',
  'lab.map-a-guest.registers.vmid':
    "VTTBR_EL2 was {vttbr}: the VMID (bits 55:48) is {found}; it has to be {wanted}. Without one of its own, a guest finds other guests' translations in the TLB.",
  'lab.map-a-guest.registers.t0sz':
    'VTCR_EL2 was {vtcr}: T0SZ is {found}; 39-bit IPAs make it {wanted} (64 minus the bits, not the bits).',
  'lab.map-a-guest.registers.sl0':
    'VTCR_EL2 was {vtcr}: SL0 is {found}. The walk begins at level 1 with {wanted}; 0 is level 2, 2 is level 0.',
  'lab.map-a-guest.registers.tg0': 'VTCR_EL2 was {vtcr}: TG0 is {found}; the 4 KiB granule is {wanted}.',
  'lab.map-a-guest.registers.ps': 'VTCR_EL2 was {vtcr}: PS is {found}; 40 bits are {wanted}.',
  'lab.map-a-guest.guest.hint-1':
    'Split each IPA: bits 38:30 are the index at level 1, 29:21 at level 2, 20:12 at level 3.',
  'lab.map-a-guest.guest.hint-2':
    '0x80000000: index 2, then 0. 0x09000000: index 0, then 0x48, then 0. The tables are linked with address + 3.',
  'lab.map-a-guest.guest.hint-3':
    'level2_ram[0] = 0x404007fd, level3_uart[0] = 0x00400000090004c7; ELR_EL2 = guest_entry, an IPA',
  'lab.map-a-guest.guest.level':
    'The guest was entered at EL0 (PSTATE {pstate}); SPSR_EL2 has to be 0x3c5: EL1h, D, A, I and F masked.',
  'lab.map-a-guest.guest.pstate':
    'The guest was entered with PSTATE {pstate}; SPSR_EL2 has to be 0x3c5: EL1h, D, A, I and F masked.',
  'lab.map-a-guest.guest.entry-pa':
    "The guest was entered at {pc}, its physical address. With stage 2 on, ELR_EL2 is an address of the guest's: {wanted}.",
  'lab.map-a-guest.guest.entry': 'The guest was entered at {pc}; guest_entry is {wanted}.',
  'lab.map-a-guest.guest.block-at-1':
    'Stage-2 fault at IPA {ipa} at level 1 (status {status}): the entry of level1 is taken for a block of 1 GiB. A table has 0b11 in its lowest two bits, a block 0b01.',
  'lab.map-a-guest.guest.access-flag':
    'Stage-2 access flag fault at IPA {ipa} (status {status}): AF (bit 10) of its descriptor is 0.',
  'lab.map-a-guest.guest.permission':
    'Stage-2 permission fault at IPA {ipa} (status {status}): S2AP (bits 7:6) or XN (bit 54) forbids it. S2AP = 0 allows nothing.',
  'lab.map-a-guest.guest.walk':
    'Stage-2 translation fault at IPA {ipa} already at level 0 or 1 (status {status}): no entry of level1 leads on. Its index is IPA bits 38:30.',
  'lab.map-a-guest.guest.translation':
    'Stage-2 translation fault at IPA {ipa} (status {status}: the lowest two bits are the level): this entry is missing, or its type is wrong for its level.',
  'lab.map-a-guest.guest.fault': "The guest's access to {far} (IPA {ipa}) aborted to EL2 (status {status}).",
  'lab.map-a-guest.guest.address': "IPA 0x80000000 leads to {found}; the guest's image is at 0x40400000.",
  'lab.map-a-guest.guest.ram-end':
    "The guest's last page, IPA 0x801ff000, leads to {found}; it has to lead to 0x405ff000: 2 MiB of RAM, not less.",
  'lab.map-a-guest.guest.ram-attribute':
    "RAM is mapped by {leaf}: MemAttr (bits 5:2) is {found}; Normal write-back is {wanted}. With another type the guest's RAM would be uncached, and as Device memory unaligned accesses would fault.",
  'lab.map-a-guest.guest.uart-attribute':
    'The UART is mapped by {leaf}: MemAttr (bits 5:2) is {found}; Device-nGnRE is {wanted}. As Normal memory the UART could be cached and read ahead.',
  'lab.map-a-guest.guest.silent': 'The guest ran, but its line never reached the console, which shows “{text}”.',
  'lab.map-a-guest.guest.text': 'The console shows “{text}”; the guest prints “guest\\n”.',
  'lab.map-a-guest.isolation.hint-1': 'What is not mapped cannot be reached. Which entries lead further than needed?',
  'lab.map-a-guest.isolation.hint-2': 'A level-1 block is 1 GiB, a level-2 block 2 MiB. The UART needs 4 KiB.',
  'lab.map-a-guest.isolation.hint-3':
    'Exactly five descriptors: two in level1, one each in level2_devices, level3_uart and level2_ram.',
  'lab.map-a-guest.isolation.before': 'The guest has to print first; then it tries to read the hypervisor.',
  'lab.map-a-guest.isolation.off': "The guest read the hypervisor's memory: HCR_EL2 is {hcr}, stage 2 is off.",
  'lab.map-a-guest.isolation.read':
    "The guest read the hypervisor's memory: IPA 0x40080000 leads to {pa}. It must not be mapped.",
  'lab.map-a-guest.isolation.no-abort':
    "The guest's read of 0x40080000 should have been a stage-2 abort at EL2 (EC 0x24).",
  'lab.map-a-guest.isolation.more-ram': 'IPA 0x80200000 is mapped too, to {pa}: the guest has 2 MiB.',
  'lab.map-a-guest.isolation.neighbours':
    "IPA 0x09001000 is mapped too, to {pa}: a 2 MiB block hands over the UART's neighbours as well. Map one page.",
  'lab.map-a-guest.isolation.outside':
    'IPA {ipa} is mapped too, to {pa}: the guest has 2 MiB of RAM and one page with the UART, and nothing else.',

  'lab.nested-walk.title': 'Count the reads of a nested walk',
  'lab.nested-walk.objective.count': 'Say how many descriptors a walk through two stages reads, and why',
  'lab.nested-walk.objective.cost': 'Say what a TLB and a block save',
  'lab.nested-walk.step.one-stage': 'One stage alone: load1 and load2.',
  'lab.nested-walk.step.nested': 'Both stages, then the TLB: load3 to load6.',
  'lab.nested-walk.step.blocks': 'Blocks instead of pages: load7 to load9.',
  'lab.nested-walk.one-stage.hint-1': 'A walk reads one descriptor at each level.',
  'lab.nested-walk.one-stage.hint-2': 'While one stage is off, the other walks alone: nothing is nested.',
  'lab.nested-walk.one-stage.hint-3': 'load1: the levels of stage 1. load2: the levels of stage 2.',
  'lab.nested-walk.nested.hint-1':
    'Where do the tables of stage 1 stand? Their addresses are IPAs: before one of their descriptors is read, stage 2 translates where it is.',
  'lab.nested-walk.nested.hint-2':
    'Each of the n descriptors of stage 1 costs m + 1 reads: m of stage 2, then itself. Then the IPA of the data is translated: m more.',
  'lab.nested-walk.nested.hint-3':
    'n(m + 1) + m = (n + 1)(m + 1) − 1. A page that the TLB holds costs 0; every other page costs a whole walk on this machine.',
  'lab.nested-walk.blocks.hint-1': 'A 2 MiB block is a leaf at level 2: the walk of its stage is one level shorter.',
  'lab.nested-walk.blocks.hint-2':
    'Use the same formula with n − 1 for a block at stage 1, and with m − 1 for blocks at stage 2: they hold for every stage-2 walk, also those for the tables.',
  'lab.nested-walk.blocks.hint-3': 'n(m + 1) − 1; (n + 1)m − 1; nm − 1',
  'lab.nested-walk.unanswered': 'load{load} has no prediction yet.',
  'lab.nested-walk.one-stage':
    'load{load}: you say {answer}; the machine read {reads}. Only one stage is on here, so nothing is nested: one read a level.',
  'lab.nested-walk.sum':
    'load{load}: you say {answer}, which is {n} + {m}: one stage after the other. But the tables of stage 1 are at IPAs: each of its descriptors needs a walk of stage 2 before it can be read. The machine read {reads}.',
  'lab.nested-walk.product':
    'load{load}: you say {answer}, which is {n} × {m}: the stage-2 walks for the descriptors of stage 1. The descriptors themselves are read too, and the IPA of the data is translated at the end. The machine read {reads}.',
  'lab.nested-walk.data':
    'load{load}: you say {answer}, one too many: the last read is the data itself, no descriptor. The machine read {reads}.',
  'lab.nested-walk.last':
    'load{load}: you say {answer}, {m} too few: stage 1 ends in an IPA, and a last walk of stage 2 translates it. The machine read {reads}.',
  'lab.nested-walk.cached':
    'load4: you say {answer}; the machine read {reads}. load3 has put the translation of this page into the TLB: no walk, as long as nobody invalidates it.',
  'lab.nested-walk.neighbour':
    'load{load}: you say {answer}; the machine read {reads}. The TLB holds translations of single pages: the next page, though its descriptor stands beside the last one, has to be walked for.',
  'lab.nested-walk.walk-cache':
    'load{load}: you say {answer}: what a core that also caches the upper levels would read, and an A72 does. This machine caches whole translations only, so it read {reads}: the most that any core needs.',
  'lab.nested-walk.tlbi':
    'load{load}: you say {answer}; the machine read {reads}. TLBI VMALLE1 has dropped every translation of this VMID, so the walk begins anew.',
  'lab.nested-walk.block-full':
    'load{load}: you say {answer}, as for pages; the machine read {reads}. A 2 MiB block ends its walk at level 2, one level earlier.',
  'lab.nested-walk.block-one':
    'load{load}: you say {answer}, one less than for pages; the machine read {reads}. A level less at one stage saves more than one read: which other walks does it shorten or spare?',
  'lab.nested-walk.count': 'load{load}: you say {answer}; the machine read {reads} descriptors.',

  'lab.what-breaks-without.title': 'What breaks without',
  'lab.what-breaks-without.objective.read': 'Read a fault back to the step of the boot that is missing or late',
  'lab.what-breaks-without.objective.predict':
    'Predict the fault status of each missing step, and name the two that stay silent',
  'lab.what-breaks-without.step.vectors': 'Repair: the abort of probe_devices arrives at the vectors.',
  'lab.what-breaks-without.step.stack': 'Repair: build_tables has a stack.',
  'lab.what-breaks-without.step.mmu': 'Repair: main runs with the MMU on and prints.',
  'lab.what-breaks-without.step.faults': 'Predict the fault status of cases 1 to 6.',
  'lab.what-breaks-without.step.silent': 'Predict cases 7 to 9: what stays silent, and what takes the vectors along.',
  'lab.what-breaks-without.vectors.hint-1': 'Which step makes the other faults readable? It needs nothing itself.',
  'lab.what-breaks-without.vectors.hint-2':
    'probe_devices counts on an abort. Until VBAR_EL2 is set, an abort leads to 0x200.',
  'lab.what-breaks-without.vectors.hint-3': 'Move ldr x0, =vectors and msr vbar_el2, x0 to the very beginning.',
  'lab.what-breaks-without.vectors.no-probe': 'probe_devices was never called: a boot has to look for its devices.',
  'lab.what-breaks-without.vectors.unset':
    'The abort of probe_devices (ESR_EL2 {esr}) was taken to {target}: VBAR_EL2 was still 0 at that moment. The vectors come first, or every fault before them is lost.',
  'lab.what-breaks-without.vectors.elsewhere':
    'The abort of probe_devices was taken to {target}; the table begins at {vectors}, and the slot is at 0x200 in it.',
  'lab.what-breaks-without.stack.hint-1':
    'A function that calls others, or that a compiler made, pushes in its first instruction.',
  'lab.what-breaks-without.stack.hint-2':
    'After reset SP_EL2 is 0: the first push goes to 0xfffffffffffffff0. Set SP before the first such call.',
  'lab.what-breaks-without.stack.hint-3': 'ldr x0, =stack_top and mov sp, x0 before bl build_tables',
  'lab.what-breaks-without.stack.fault':
    'The first push of build_tables faulted at {far} (fault status {status}); SP is {sp}: no stack has been set by then.',
  'lab.what-breaks-without.stack.before': 'build_tables was not reached: repair what comes before it first.',
  'lab.what-breaks-without.stack.elsewhere':
    'build_tables pushed to {found}; the stack begins at its top, {top}, and grows downwards.',
  'lab.what-breaks-without.mmu.hint-1':
    'The instruction behind the one that sets M is fetched through the tables already. What does a walk need for that?',
  'lab.what-breaks-without.mmu.hint-2':
    'Before M: the tables filled, TTBR0_EL2, TCR_EL2, and MAIR_EL2, which nobody sets here: attribute 0 is Device-nGnRE (0x04), attribute 1 Normal write-back (0xff).',
  'lab.what-breaks-without.mmu.hint-3':
    'TTBR0_EL2, MAIR_EL2 = 0xff04, TCR_EL2, isb, tlbi alle2, dsb sy, isb, and only then SCTLR_EL2',
  'lab.what-breaks-without.mmu.no-tables':
    'Fetching {far} faulted (status {status}): level1[1] is 0. The MMU was switched on before build_tables had filled the table.',
  'lab.what-breaks-without.mmu.no-ttbr':
    'Fetching {far} faulted (status {status}): TTBR0_EL2 was still 0 when M was set, so the walk read whatever is at address 0.',
  'lab.what-breaks-without.mmu.no-tcr':
    'Fetching {far} faulted (status {status}: level 0): TCR_EL2 was still 0 when M was set, so T0SZ described 64-bit addresses, which no walk can do.',
  'lab.what-breaks-without.mmu.fetch':
    'Fetching {far} faulted (status {status}) behind the instruction that set M. TTBR0_EL2 is {ttbr}, TCR_EL2 {tcr}: does the walk begin at the level that level1 is?',
  'lab.what-breaks-without.mmu.before':
    'main was not reached, and the MMU is not what stopped the boot: repair what comes before it first.',
  'lab.what-breaks-without.mmu.off': 'main ran, but SCTLR_EL2 was {sctlr}: M (bit 0) is 0, the MMU is off.',
  'lab.what-breaks-without.mmu.no-mair':
    'main ran with MAIR_EL2 {mair}: every attribute is Device-nGnRnE then, RAM too, and an unaligned access to it faults.',
  'lab.what-breaks-without.mmu.mair':
    'main ran with MAIR_EL2 {mair}: the blocks choose attribute 0 for devices (0x04) and 1 for RAM (0xff).',
  'lab.what-breaks-without.mmu.t0sz':
    'main ran with T0SZ = {t0sz} in TCR_EL2. The cases behind it use 39-bit addresses: T0SZ is 25, and the walk begins at level 1.',
  'lab.what-breaks-without.mmu.mair-late':
    'The unaligned read of {far} faulted (status {status}: alignment), although MAIR_EL2 is right now: this page was translated before, and the TLB has kept it as Device. Set MAIR_EL2 before M.',
  'lab.what-breaks-without.mmu.silent': 'main never printed with the MMU on.',
  'lab.what-breaks-without.faults.hint-1':
    'The fault status is a kind and a level: 0b0001LL translation, 0b0010LL access flag, 0b0011LL permission; 0x21 is alignment.',
  'lab.what-breaks-without.faults.hint-2':
    'An address that does not fit into 39 bits faults at level 0, before any table is read. Everything here is mapped by blocks of level 1. Without MMU or attributes, RAM is Device memory.',
  'lab.what-breaks-without.faults.hint-3': '0x04, 0x05, 0x09, 0x0d, and twice 0x21',
  'lab.what-breaks-without.silent.hint-1': 'Not every mistake faults. A stale translation works, until it does not.',
  'lab.what-breaks-without.silent.hint-2':
    'This machine synchronises at once, so a missing ISB shows nothing. In case 9, look at what parts.s sets to 0: without T0SZ no walk begins; without a table it begins, at level 1.',
  'lab.what-breaks-without.silent.hint-3': '0, 0; then 0x04 if TCR_EL2 is 0, 0x05 if TTBR0_EL2 is 0',
  'lab.what-breaks-without.boot-first': 'The cases have not run: they come after main. Repair the boot first.',
  'lab.what-breaks-without.unanswered': 'Case {case} has no prediction yet.',
  'lab.what-breaks-without.class':
    'Case {case}: {answer} is the exception class (EC); asked is the fault status, ISS bits 5:0. It was {found}.',
  'lab.what-breaks-without.whole':
    'Case {case}: {answer} holds more than was asked: only ISS bits 5:0, the fault status, which is {found}.',
  'lab.what-breaks-without.level':
    'Case {case}: {answer} is the right kind of fault, but the walk ended at level {level}: {found}. Which level does the descriptor that stopped it belong to?',
  'lab.what-breaks-without.no-stack':
    'Case {case}: you say {answer}; it was {found}. SP = 0 pushes to 0xfffffffffffffff0, an address of more than 39 bits: a translation fault at level 0.',
  'lab.what-breaks-without.not-mapped':
    'Case {case}: you say {answer}; it was {found}. The descriptor at level 1 is 0, invalid: a translation fault at level 1.',
  'lab.what-breaks-without.no-access-flag':
    'Case {case}: you say {answer}; it was {found}. The descriptor is valid and leads to RAM, but its AF (bit 10) is 0: an access flag fault at level 1.',
  'lab.what-breaks-without.execute-never':
    'Case {case}: you say {answer}; it was {found}. The block is mapped, but XN forbids to fetch from it: a permission fault at level 1.',
  'lab.what-breaks-without.no-attributes':
    'Case {case}: you say {answer}; it was {found}. With MAIR_EL2 = 0 all memory is Device-nGnRnE, and an unaligned access to Device memory is an alignment fault.',
  'lab.what-breaks-without.mmu-off':
    'Case {case}: you say {answer}; it was {found}. With the MMU off every data access is one to Device memory: unaligned, it is an alignment fault. The same status as without MAIR_EL2; SCTLR_EL2.M tells them apart.',
  'lab.what-breaks-without.no-tlbi-exceptions':
    'Case {case}: you say {answer}; there were {found}. The descriptor is gone, but the TLB still holds the translation: the load goes through to memory that is no longer mapped. Nothing reports it.',
  'lab.what-breaks-without.no-isb-exceptions':
    'Case {case}: you say {answer}; there were {found} on this machine, where an MSR takes effect at once. The architecture does not promise that: on a real core, the load may still see the MMU off, and fault. The silent kind of bug: it works here.',
  'lab.what-breaks-without.at-once':
    'Case {case}: you say {answer}; it was {found}. With TCR_EL2 = 0 there is no walk at all (level 0); with TTBR0_EL2 = 0 it reads level 1 at address 8 and finds 0. The vectors are not mapped either, so this fault never ends.',

  'lab.vcpu-init.title': 'Initialise a VCpu',
  'lab.vcpu-init.objective.registers': 'Say which registers make a VCpu, and set them',
  'lab.vcpu-init.objective.leftovers': 'Leave nothing of another VCpu behind for a guest to find',
  'lab.vcpu-init.step.entry':
    'Fill the context frame and HCR_EL2, so that the guest starts at its entry with its device tree.',
  'lab.vcpu-init.step.state': 'Give EL1 the state that it has after a reset.',
  'lab.vcpu-init.step.identity': 'Say which core the guest sees.',
  'lab.vcpu-init.step.time': 'Let the guest read the time.',
  'lab.vcpu-init.step.traps': 'Decide what belongs to EL2: SMC and interrupts, but not floating point.',
  'lab.vcpu-init.not-started': 'The guest has not been entered yet (step 1).',
  'lab.vcpu-init.lost': 'The guest was entered at {pc}, but did not get as far as writing down what it found.',
  'lab.vcpu-init.entry.hint-1':
    'The frame is memory that somebody has used before. What host.s loads from it is what the guest starts with.',
  'lab.vcpu-init.entry.hint-2':
    'Clear all 272 bytes, then store the device tree at 0 (x0), the entry at 256 (ELR_EL2), 0x3c5 at 264 (SPSR_EL2). HCR_EL2 is a register: MSR.',
  'lab.vcpu-init.entry.hint-3':
    'str xzr, [x9], #8 in a loop; str x2, [x0]; str x1, [x0, #256]; 0x3c5 at [x0, #264]; HCR_EL2 = 0x80080038',
  'lab.vcpu-init.entry.no-return': 'vcpu_init did not come back to host.s: it ends in RET, and it must not lose x30.',
  'lab.vcpu-init.entry.swapped':
    "The guest's entry stands at offset 264, where SPSR_EL2 belongs (ELR_EL2 became {elr}). ELR_EL2 is at 256, SPSR_EL2 at 264.",
  'lab.vcpu-init.entry.not-in-frame':
    "host.s took {found} for ELR_EL2 out of the frame (offset 256): that is not the guest's entry. What you write to ELR_EL2 itself, the frame replaces.",
  'lab.vcpu-init.entry.illegal-width':
    'The return into the guest was illegal: HCR_EL2 is {hcr}, and without RW (bit 31) EL1 is not AArch64.',
  'lab.vcpu-init.entry.illegal-tge':
    'The return into the guest was illegal: HCR_EL2 is {hcr}, and with TGE (bit 27) set nothing returns to EL1.',
  'lab.vcpu-init.entry.stayed':
    'The guest was never entered. SPSR_EL2 in the frame is {spsr}; EL1h with D, A, I and F masked is 0x3c5.',
  'lab.vcpu-init.entry.mode': 'The guest started with PSTATE {pstate}: its mode has to be EL1h, 0b0101.',
  'lab.vcpu-init.entry.unmasked':
    'The guest started with PSTATE {pstate}: D, A, I and F (bits 9 to 6) are not all masked, and it has no vectors yet.',
  'lab.vcpu-init.entry.stage-2':
    'HCR_EL2 was {hcr}: VM (bit 0) is set, and there are no stage-2 tables yet, so the first fetch at {ipa} was an abort. Leave VM 0 in this lab.',
  'lab.vcpu-init.entry.default-cacheable':
    'HCR_EL2 was {hcr}: DC (bit 12) is set. It makes the guest run as if its MMU were off and stage 2 on, and there are no tables for stage 2 yet.',
  'lab.vcpu-init.entry.behind':
    'What stands behind the frame, at {address}, is {found} now: the frame has 272 bytes, and vcpu_init has written beyond them.',
  'lab.vcpu-init.entry.device-tree': 'The guest found {found} in x0; its device tree is at {wanted}.',
  'lab.vcpu-init.entry.register':
    'The guest found {found} in x{n}. A VCpu that was just switched on has 0 there: this belongs to another one.',
  'lab.vcpu-init.state.hint-1': 'What was in the registers of EL1 is still there, the MMU of the last guest among it.',
  'lab.vcpu-init.state.hint-2':
    "EL2 may write EL1's registers: MSR SCTLR_EL1 and so on. XZR is a source like any other.",
  'lab.vcpu-init.state.hint-3': 'SCTLR_EL1 = 0x30d00800; msr ttbr0_el1, xzr, and the same for the other four',
  'lab.vcpu-init.state.mmu':
    "SCTLR_EL1 is {sctlr}: M (bit 0) is set, so the guest's first fetch went through the page tables of the VCpu before it.",
  'lab.vcpu-init.state.reads-trap':
    'HCR_EL2 was {hcr}: TRVM (bit 30) is set, so the guest traps to EL2 when it reads SCTLR_EL1, TTBR0_EL1 or another register of its MMU. Nobody emulates that here.',
  'lab.vcpu-init.state.res1': 'The guest found SCTLR_EL1 = {sctlr}: its RES1 bits (0x30d00800) have to be 1.',
  'lab.vcpu-init.state.sctlr':
    'The guest found SCTLR_EL1 = {sctlr}; out of reset it is 0x30d00800: MMU and caches off, nothing else set.',
  'lab.vcpu-init.state.ttbr0_el1': "The guest found TTBR0_EL1 = {found}: another guest's page tables.",
  'lab.vcpu-init.state.vbar_el1':
    "The guest found VBAR_EL1 = {found}: another guest's vectors. Its first exception would go there.",
  'lab.vcpu-init.state.cpacr_el1': 'The guest found CPACR_EL1 = {found}; it has to be 0.',
  'lab.vcpu-init.state.tpidr_el1': "The guest found TPIDR_EL1 = {found}: a pointer of another guest's kernel.",
  'lab.vcpu-init.state.tpidr_el0': "The guest found TPIDR_EL0 = {found}: a pointer of another guest's program.",
  'lab.vcpu-init.identity.hint-1': 'At EL1, MIDR_EL1 and MPIDR_EL1 do not show the core, but two registers of EL2.',
  'lab.vcpu-init.identity.hint-2': 'VPIDR_EL2 is read as MIDR_EL1, VMPIDR_EL2 as MPIDR_EL1. MPIDR_EL1 bit 31 is RES1.',
  'lab.vcpu-init.identity.hint-3': 'mrs x9, midr_el1; msr vpidr_el2, x9; VMPIDR_EL2 = 0x80000000 | x3',
  'lab.vcpu-init.identity.midr':
    'The guest read MIDR_EL1 = {found}; this core is {wanted}. It would choose the errata workarounds of another core.',
  'lab.vcpu-init.identity.number':
    'The guest read MPIDR_EL1 = {found}; its affinity has to be the number of the VCpu, {wanted}.',
  'lab.vcpu-init.identity.res1':
    'The guest read MPIDR_EL1 = {found}: bit 31 is 1 and bit 30 is 0 on a core with neighbours.',
  'lab.vcpu-init.time.hint-1':
    'A guest reads two counters. EL2 can refuse the physical one, and shift the virtual one.',
  'lab.vcpu-init.time.hint-2':
    'CNTHCTL_EL2 bit 0 (EL1PCTEN) allows the physical counter, bit 1 (EL1PCEN) the physical timer. CNTVCT = CNTPCT − CNTVOFF_EL2.',
  'lab.vcpu-init.time.hint-3': 'CNTHCTL_EL2 = 3, msr cntvoff_el2, xzr',
  'lab.vcpu-init.time.traps':
    "The guest's read of CNTPCT_EL0 at {elr} trapped to EL2: CNTHCTL_EL2.EL1PCTEN (bit 0) is 0.",
  'lab.vcpu-init.time.timer-traps':
    "The guest's read of CNTP_CTL_EL0 at {elr} trapped to EL2: CNTHCTL_EL2.EL1PCEN (bit 1) is 0.",
  'lab.vcpu-init.time.offset':
    'The guest read {physical} from the physical counter and {virtual} from the virtual one: CNTVOFF_EL2 is {offset}, what another VCpu needed.',
  'lab.vcpu-init.traps.hint-1': 'SMC is how this machine is switched off. What happens when a guest executes it?',
  'lab.vcpu-init.traps.hint-2':
    'HCR_EL2: TSC is bit 19; FMO, IMO, AMO are bits 3, 4, 5: with them, physical interrupts go to EL2, whatever the guest masks. CPTR_EL2.TFP is bit 10.',
  'lab.vcpu-init.traps.hint-3': 'HCR_EL2 = 0x80080038, CPTR_EL2 = 0x33ff',
  'lab.vcpu-init.traps.interrupt':
    "EL2's timer interrupt never arrived while the guest ran: HCR_EL2 was {hcr}, so it waits for a guest that has masked it. IMO (bit 4) gives it to EL2.",
  'lab.vcpu-init.traps.floating-point':
    "The guest's floating-point instruction at {elr} trapped to EL2 (EC 0x07): CPTR_EL2 is {cptr}, TFP (bit 10) is 1.",
  'lab.vcpu-init.traps.powered-off':
    'A guest has switched the whole machine off: its SMC reached the firmware (PSCI SYSTEM_OFF), because HCR_EL2 was {hcr}, without TSC (bit 19). This must never happen.',
  'lab.vcpu-init.traps.no-smc': "The guest's SMC did not arrive at EL2 (HCR_EL2 was {hcr}).",
  'lab.vcpu-init.traps.no-hvc':
    "The guest's HVC did not arrive at EL2: HCR_EL2 was {hcr}, and HCD (bit 29) makes HVC undefined. A guest has to be able to call.",
  'lab.vcpu-init.traps.virtual':
    'HCR_EL2 was {hcr}: VF, VI or VSE (bits 6 to 8) is set, so an interrupt is pending for the guest that nobody has raised.',
  'lab.vcpu-init.traps.routing':
    'HCR_EL2 was {hcr}: FMO, IMO and AMO (bits 3 to 5) are not all set; FIQs and SErrors belong to EL2 as well.',

  'lab.enter-the-guest.title': 'Enter the guest, and come back',
  'lab.enter-the-guest.objective.enter': "Swap the host's context for a guest's, so that ERET enters it",
  'lab.enter-the-guest.objective.exit':
    'Return to the host when the guest traps, as if run_guest had been a function call',
  'lab.enter-the-guest.step.enter': 'Load the frame and enter the guest.',
  'lab.enter-the-guest.step.exit': 'Save the guest when it traps, and return to the caller of run_guest.',
  'lab.enter-the-guest.step.host': "Keep what is the host's: x19 to x29 and SP.",
  'lab.enter-the-guest.step.turns': 'Let two guests take turns.',
  'lab.enter-the-guest.enter.hint-1':
    'A guest begins with ERET, and ERET takes PC and PSTATE from two registers. Everything else has to be in place before.',
  'lab.enter-the-guest.enter.hint-2':
    'System registers first, through x1 and x2; then LDP from x2 and x3 upwards; the pair that holds the base comes last.',
  'lab.enter-the-guest.enter.hint-3':
    'ldp x1, x2, [x0, #256]; msr elr_el2, x1; msr spsr_el2, x2; ldp x30, x1, [x0, #240]; msr sp_el0, x1; … ; ldp x0, x1, [x0]; eret',
  'lab.enter-the-guest.enter.none': 'run_guest came back without having entered the guest: no ERET was executed.',
  'lab.enter-the-guest.enter.ret':
    "EL2 went on at {pc}, which is the guest's x30: RET branches, at the same level. Only ERET enters the guest.",
  'lab.enter-the-guest.enter.stack':
    "The guest's first push failed at {far}: SP_EL1 is {sp}. host.s had set it; the frame holds SP_EL0.",
  'lab.enter-the-guest.enter.stayed':
    "The guest's code was executed at EL2 (SPSR_EL2 is {spsr}, ELR_EL2 {elr}). Only ERET leaves EL2.",
  'lab.enter-the-guest.enter.swapped':
    'The return went to {pc}, which is the SPSR of the frame; the guest begins at {wanted}. ELR_EL2 is at offset 256, SPSR_EL2 at 264.',
  'lab.enter-the-guest.enter.elsewhere': 'The return went to {pc}; the ELR_EL2 of the frame (offset 256) is {wanted}.',
  'lab.enter-the-guest.enter.to-el0':
    'The return went to EL0 with PSTATE {found}: SPSR_EL2 was not loaded from the frame (offset 264), where {wanted} is.',
  'lab.enter-the-guest.enter.pstate': 'The guest began with PSTATE {found}; the SPSR_EL2 of the frame is {wanted}.',
  'lab.enter-the-guest.enter.register':
    'The guest found {found} in x{n}; the frame holds {wanted} at offset {offset}. Was it loaded, and not used afterwards?',
  'lab.enter-the-guest.enter.sp': 'The guest found {found} in SP_EL0; the frame holds {wanted} at offset {offset}.',
  'lab.enter-the-guest.exit.hint-1':
    "When the guest traps, all 31 registers are the guest's. You need one to find the frame: put two onto the stack first.",
  'lab.enter-the-guest.exit.hint-2':
    'stp x0, x1, [sp, #-16]!, then MRS x0 from TPIDR_EL2; save x2 to x29; take x0 and x1 from the stack again; then SP_EL0, ELR_EL2, SPSR_EL2.',
  'lab.enter-the-guest.exit.hint-3':
    'At the end: ldp x29, x30, [sp], #96; mrs x0, esr_el2; ret. x30 is then where the caller of run_guest goes on.',
  'lab.enter-the-guest.exit.no-trap':
    'The guest has not trapped yet: it has to be entered first (step 1), and reach its HVC.',
  'lab.enter-the-guest.exit.link':
    "The return went to {pc}: that is the guest's x30. The host's own was overwritten when the guest's was loaded; save it, and load it again.",
  'lab.enter-the-guest.exit.entered-again':
    'After the trap run_guest was gone through once more, with ESR_EL2 in x0 as if that were a frame: the RET of guest_exit led into run_guest. A BL had overwritten x30 before it was saved.',
  'lab.enter-the-guest.exit.frame-lost':
    'The access of {elr} to {far} faulted: TPIDR_EL2 is {tpidr}. How does guest_exit know where the frame is?',
  'lab.enter-the-guest.exit.no-return': 'run_guest has not come back to host.s after the trap of its guest.',
  'lab.enter-the-guest.exit.register':
    'The frame holds {found} for x{n} (offset {offset}); the guest had {wanted} in it when it trapped.',
  'lab.enter-the-guest.exit.sp': 'The frame holds {found} for SP_EL0 (offset {offset}); the guest had {wanted}.',
  'lab.enter-the-guest.exit.elr-moved':
    'The frame holds {found} for ELR_EL2, one instruction too far: after an HVC it is {wanted} already, behind the HVC.',
  'lab.enter-the-guest.exit.elr':
    'The frame holds {found} for ELR_EL2 (offset 256); it was {wanted} when the guest trapped. The next entry would begin at the wrong place.',
  'lab.enter-the-guest.exit.spsr':
    "The frame holds {found} for SPSR_EL2 (offset 264); it was {wanted} when the guest trapped. The guest's flags are in it.",
  'lab.enter-the-guest.exit.reason': 'run_guest returned {found} in x0; ESR_EL2 was {wanted}.',
  'lab.enter-the-guest.host.hint-1':
    'To its caller run_guest is a function like any other, although a whole guest has run in between.',
  'lab.enter-the-guest.host.hint-2':
    'Push x19 to x30 before the first register of the guest is loaded; pop them after the last has been saved. SP has to be in between where it was.',
  'lab.enter-the-guest.host.hint-3':
    'stp x29, x30, [sp, #-96]! and five pairs at 16 to 80; in guest_exit the same with ldp, the first pair last: ldp x29, x30, [sp], #96',
  'lab.enter-the-guest.host.register':
    'host.s finds {found} in x{n} after run_guest; it had {wanted} there. A function keeps x19 to x29.',
  'lab.enter-the-guest.host.stack':
    'SP is {found} after run_guest; it was {wanted}. Everything that was pushed has to be popped.',
  'lab.enter-the-guest.host.misaligned':
    'The access of the instruction at {elr} faulted (EC 0x26): SP is no multiple of 16. Push and pop in steps of 16 bytes.',
  'lab.enter-the-guest.turns.hint-1': 'Whose frame is it that guest_exit saves into?',
  'lab.enter-the-guest.turns.hint-2': 'run_guest is told with each call which frame it is about; remember that one.',
  'lab.enter-the-guest.turns.hint-3': 'msr tpidr_el2, x0 at every entry, before x0 is loaded from the frame',
  'lab.enter-the-guest.turns.register':
    'Guest B found {found} in x{n} at its first entry; its frame holds {wanted} at offset {offset}.',
  'lab.enter-the-guest.turns.sp':
    'Guest B found {found} in SP_EL0 at its first entry; its frame holds {wanted} at offset {offset}.',
  'lab.enter-the-guest.turns.elsewhere':
    'Guest A was entered a second time at {pc}; it has to go on behind its call, at {wanted}.',
  'lab.enter-the-guest.turns.other':
    'Guest A went on with what belongs to guest B: x0 is {found}, it has to be {wanted}. Two guests must never see each other.',
  'lab.enter-the-guest.turns.answer':
    'Guest A found {found} in x0 after its call; the host had written {wanted} into its frame.',
  'lab.enter-the-guest.turns.kept.register':
    'Guest A found {found} in x{n} after its call; it had {wanted} in it before.',
  'lab.enter-the-guest.turns.kept.sp': 'Guest A found {found} in SP_EL0 after its call; it had {wanted} before.',
  'lab.enter-the-guest.turns.lost': 'The two guests did not both get their second turn.',

  'lab.stage2-abort.title': 'Handle a stage-2 abort',
  'lab.stage2-abort.objective.address': 'Put the faulting IPA together from HPFAR_EL2 and FAR_EL2',
  'lab.stage2-abort.objective.syndrome': 'Carry out an access from its syndrome, and know when there is none',
  'lab.stage2-abort.step.address': 'Find out what the guest accessed, answer a load, and go on.',
  'lab.stage2-abort.step.syndrome': 'Do exactly what the instruction would have done: size, sign, register, width.',
  'lab.stage2-abort.step.refuse': 'Hand on what is not yours: no syndrome, no device.',
  'lab.stage2-abort.address.hint-1':
    'FAR_EL2 holds the address that the guest used, behind its own stage 1. The device is at an IPA.',
  'lab.stage2-abort.address.hint-2':
    'HPFAR_EL2 bits 39:4 are IPA bits 47:12: shift right by 4, then left by 12. The lowest 12 bits are the same in VA and IPA: take them from FAR_EL2.',
  'lab.stage2-abort.address.hint-3':
    "const ipa = Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (el2.mrs('FAR_EL2') & 0xfffn)); … frame.setX(Number((esr >> 16n) & 31n), readDevice(ipa - DEVICE)); frame.skip();",
  'lab.stage2-abort.address.not-reached':
    'The guest has not accessed its device. Does your handler hand everything else on?',
  'lab.stage2-abort.address.again':
    'The load at {elr} trapped {times} times: the guest returns to it again and again. An emulated instruction has to be skipped.',
  'lab.stage2-abort.address.not-recognised':
    'The load was not taken for one of the device, and the guest got an abort. HPFAR_EL2 was {hpfar}, FAR_EL2 {far}: which IPA is that?',
  'lab.stage2-abort.address.unchanged':
    "The guest's w2 still holds what was in it before the load (ESR_EL2 {esr}). SRT, bits 20:16, is the register; WnR, bit 6, is 0 for a load.",
  'lab.stage2-abort.address.cut':
    'The guest read {found} of {wanted}: 16 bits only. SAS (bits 23:22 of ESR_EL2 {esr}) is the logarithm of the size in bytes: 2 stands for 4 bytes.',
  'lab.stage2-abort.address.id': 'The guest read {found} from ID; the device says {wanted}.',
  'lab.stage2-abort.address.offset':
    'The guest read {found} from SUM, which is ID: your handler looked at offset 0 of the page. FAR_EL2 was {far}; HPFAR_EL2 has no bits for the offset.',
  'lab.stage2-abort.address.sum':
    'The guest added two numbers through SUM and read {found}; it should be {wanted} (ESR_EL2 of the first store: {esr}).',
  'lab.stage2-abort.syndrome.hint-1': 'What does LDRSB do with a byte, and how does it differ for w and x?',
  'lab.stage2-abort.syndrome.hint-2':
    'The size in bits is 8 << SAS. A store cuts the register to it (BigInt.asUintN); a load extends it, with SSE by its sign (BigInt.asIntN), and writes 64 bits with SF, else 32.',
  'lab.stage2-abort.syndrome.hint-3':
    'frame.setX(register, BigInt.asUintN(sf ? 64 : 32, sse ? BigInt.asIntN(bits, read) : BigInt.asUintN(bits, read)))',
  'lab.stage2-abort.syndrome.stored':
    'STRB stored {found}: the whole register. Only its low byte, {wanted}, was to be stored (SAS in ESR_EL2 {esr} is 0).',
  'lab.stage2-abort.syndrome.sign':
    'LDRSB gave {found}; it has to be {wanted}: SSE (bit 21 of ESR_EL2 {esr}) asks for the sign to be extended.',
  'lab.stage2-abort.syndrome.wide-register':
    'LDRSB into an x register gave {found}; it has to be {wanted}: SF (bit 15 of ESR_EL2 {esr}) is 1, the register has 64 bits.',
  'lab.stage2-abort.syndrome.narrow':
    'LDRSB into a w register gave {found}; it has to be {wanted}: SF (bit 15 of ESR_EL2 {esr}) is 0, so bits 63:32 become 0.',
  'lab.stage2-abort.syndrome.unsigned':
    'LDRB gave {found}; it has to be {wanted}: SSE (bit 21 of ESR_EL2 {esr}) is 0, nothing is sign-extended.',
  'lab.stage2-abort.syndrome.zero':
    "A store of wzr stored {found}, the guest's SP_EL0: it stands behind x30 in the frame. Register 31 of an access is the zero register; frame.x(31) knows that.",
  'lab.stage2-abort.syndrome.stack':
    "A load into wzr has changed the guest's SP_EL0 to {found}; it was {wanted}. Behind x30 in the frame is SP_EL0; frame.setX(31, …) leaves it alone.",
  'lab.stage2-abort.syndrome.wide':
    'A store and a load of 64 bits gave {found}; it has to be {wanted} (ESR_EL2 {esr}).',
  'lab.stage2-abort.syndrome.other':
    'After the access at {elr} the guest found {found}; it has to be {wanted} (ESR_EL2 {esr}).',
  'lab.stage2-abort.refuse.hint-1':
    'Not every access can be emulated from what ESR_EL2 says, and not every IPA is yours.',
  'lab.stage2-abort.refuse.hint-2':
    'ISV (bit 24) is 0 for LDP and others: then the other fields mean nothing. HANDLERS.trap gives the guest an abort.',
  'lab.stage2-abort.refuse.hint-3':
    'if (esr >> 26n !== 0x24n || ipa < DEVICE || ipa >= DEVICE + 0x1000 || !isv) return HANDLERS.trap(call, vcpu, esr);',
  'lab.stage2-abort.refuse.again':
    'The guest is stuck at {elr}: it traps again and again (ESR_EL2 {esr}). Neither was it emulated, nor did HANDLERS.trap get it.',
  'lab.stage2-abort.refuse.not-reached':
    'The guest did not get as far as its LDP; aborts that it was given by then: {count}. Steps 1 and 2 come first.',
  'lab.stage2-abort.refuse.too-many':
    'The guest was given an abort at {elr}: that was an access of the device, and yours to answer.',
  'lab.stage2-abort.refuse.pair':
    'The LDP was emulated, although ISV (bit 24 of ESR_EL2 {esr}) is 0: size, register and direction were made up. A guess must never reach a guest.',
  'lab.stage2-abort.refuse.outside':
    "The load behind the device (HPFAR_EL2 {hpfar}, FAR_EL2 {far}) was answered: the device has one page, and what is behind it is nobody's.",
  'lab.stage2-abort.refuse.count':
    'The guest was given {count} aborts; it should have been 2: the LDP, and the load behind the device.',
  'lab.stage2-abort.refuse.not-finished': 'The guest has not reached its end.',
};
