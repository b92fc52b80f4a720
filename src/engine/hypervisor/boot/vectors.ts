/**
 * The A64 part: EL2 boot of each core (vector table → stack → page tables → MMU on), the vector table, the context frame,
 * and HLT #0x7E2, the door to the handlers. Assembled by the engine's own assembler when the machine starts.
 */
import { assemble } from '../../isa/assembler/index.ts';
import { OWN } from '../board.ts';
import { REASON } from '../el2.ts';
import { STACK, WORK } from './frame.ts';

export const source = `
/* Entry of every core, at EL2 with the MMU off. Core 0 comes from the loader, the others from PSCI CPU_ON. */
        .text
        .global _start
_start:
        adr     x0, vectors
        msr     vbar_el2, x0

        mrs     x19, mpidr_el1
        and     x19, x19, #0xff
        ldr     x0, =stacks
        mov     x1, #STACK_SIZE
        madd    x0, x19, x1, x0
        add     x0, x0, x1
        sub     x0, x0, #WORK_SIZE
        mov     sp, x0

        adrp    x0, level1              /* identity: devices below RAM, RAM as cacheable memory */
        msr     ttbr0_el2, x0
        ldr     x0, =0x000000000000ff04 /* MAIR: 0 Device-nGnRE, 1 Normal write-back */
        msr     mair_el2, x0
        ldr     x0, =0x80823519         /* TCR: T0SZ 25, write-back, inner shareable, 4 KiB, 40-bit PA */
        msr     tcr_el2, x0
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c5183d         /* SCTLR: RES1, I, C, M, SA */
        msr     sctlr_el2, x0
        isb

        str     xzr, [sp, #WORK_FLAGS]
        mov     x0, #0x33ff             /* CPTR: nothing traps */
        msr     cptr_el2, x0
        cbnz    x19, 2f
        ldr     x0, =TABLES             /* core 0 clears the stage-2 tables */
        ldr     x1, =TABLES_SIZE
        add     x1, x0, x1
1:      dc      zva, x0
        add     x0, x0, #64
        cmp     x0, x1
        b.lo    1b
2:
        sub     sp, sp, #FRAME_SIZE
        mov     x0, #BOOT
        mov     x1, sp
        hlt     #0x7e2
        mov     x20, x0
        cbnz    x19, 3f
        mov     x1, #1                  /* and starts the others */
        mov     x21, #CORES
4:      cmp     x1, x21
        b.hs    3f
        mov     x22, x1
        ldr     x0, =0xc4000003         /* PSCI CPU_ON */
        adr     x2, _start
        mov     x3, #0
        smc     #0
        add     x1, x22, #1
        b       4b
3:      mov     x0, x20
        b       leave

/* x0 and x1 are in the frame, x0 is the reason. */
enter:
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        mrs     x2, sp_el0
        stp     x30, x2, [sp, #240]
        mrs     x2, elr_el2
        mrs     x3, spsr_el2
        stp     x2, x3, [sp, #256]
        mov     x1, sp
        hlt     #0x7e2
leave:
        ldr     x2, [sp, #(FRAME_SIZE + WORK_FLAGS)]
        cbnz    x2, work
worked:
        cbnz    x0, stay
        ldp     x2, x3, [sp, #256]
        msr     elr_el2, x2
        msr     spsr_el2, x3
        ldp     x30, x2, [sp, #240]
        msr     sp_el0, x2
        ldp     x28, x29, [sp, #224]
        ldp     x26, x27, [sp, #208]
        ldp     x24, x25, [sp, #192]
        ldp     x22, x23, [sp, #176]
        ldp     x20, x21, [sp, #160]
        ldp     x18, x19, [sp, #144]
        ldp     x16, x17, [sp, #128]
        ldp     x14, x15, [sp, #112]
        ldp     x12, x13, [sp, #96]
        ldp     x10, x11, [sp, #80]
        ldp     x8, x9, [sp, #64]
        ldp     x6, x7, [sp, #48]
        ldp     x4, x5, [sp, #32]
        ldp     x2, x3, [sp, #16]
        ldp     x0, x1, [sp], #FRAME_SIZE
        eret

/* Park: an interrupt comes back in through the vector of the current level, with the frame where it always is. */
stay:
        cmp     x0, #1
        b.ne    panic
        add     sp, sp, #FRAME_SIZE
        msr     daifclr, #3
1:      wfi
        b       1b
panic:
        msr     daifset, #15
1:      wfi
        b       1b

/* What a handler cannot do itself: floating-point registers of two VCpus, and images that are copied afresh. */
work:
        add     x1, sp, #FRAME_SIZE
        str     xzr, [x1, #WORK_FLAGS]
        ldr     x2, [x1, #WORK_SAVE]
        cbz     x2, 1f
        stp     q0, q1, [x2, #0]
        stp     q2, q3, [x2, #32]
        stp     q4, q5, [x2, #64]
        stp     q6, q7, [x2, #96]
        stp     q8, q9, [x2, #128]
        stp     q10, q11, [x2, #160]
        stp     q12, q13, [x2, #192]
        stp     q14, q15, [x2, #224]
        stp     q16, q17, [x2, #256]
        stp     q18, q19, [x2, #288]
        stp     q20, q21, [x2, #320]
        stp     q22, q23, [x2, #352]
        stp     q24, q25, [x2, #384]
        stp     q26, q27, [x2, #416]
        stp     q28, q29, [x2, #448]
        stp     q30, q31, [x2, #480]
        mrs     x3, fpcr
        mrs     x4, fpsr
        add     x5, x2, #512
        stp     x3, x4, [x5]
1:      ldr     x2, [x1, #WORK_LOAD]
        cbz     x2, 2f
        ldp     q0, q1, [x2, #0]
        ldp     q2, q3, [x2, #32]
        ldp     q4, q5, [x2, #64]
        ldp     q6, q7, [x2, #96]
        ldp     q8, q9, [x2, #128]
        ldp     q10, q11, [x2, #160]
        ldp     q12, q13, [x2, #192]
        ldp     q14, q15, [x2, #224]
        ldp     q16, q17, [x2, #256]
        ldp     q18, q19, [x2, #288]
        ldp     q20, q21, [x2, #320]
        ldp     q22, q23, [x2, #352]
        ldp     q24, q25, [x2, #384]
        ldp     q26, q27, [x2, #416]
        ldp     q28, q29, [x2, #448]
        ldp     q30, q31, [x2, #480]
        add     x5, x2, #512
        ldp     x3, x4, [x5]
        msr     fpcr, x3
        msr     fpsr, x4
2:      ldr     x2, [x1, #WORK_COUNT]
        add     x3, x1, #WORK_COPIES
3:      cbz     x2, 5f
        ldp     x4, x5, [x3]            /* from, to, bytes: a multiple of 16 */
        ldr     x6, [x3, #16]
        add     x3, x3, #24
        sub     x2, x2, #1
4:      cbz     x6, 3b
        ldp     x7, x8, [x4], #16
        stp     x7, x8, [x5], #16
        sub     x6, x6, #16
        b       4b
5:      b       worked

        .balign 2048
vectors:
        .macro  vector reason
        .balign 128
        sub     sp, sp, #FRAME_SIZE
        stp     x0, x1, [sp]
        mov     x0, #\\reason
        b       enter
        .endm
        vector  CURRENT_EL              /* current level, SP_EL0 */
        vector  CURRENT_EL
        vector  CURRENT_EL
        vector  CURRENT_EL
        vector  CURRENT_EL              /* current level, SP_EL2: interrupts while parked */
        vector  IRQ
        vector  FIQ
        vector  SERROR
        vector  SYNC                    /* lower level, AArch64 */
        vector  IRQ
        vector  FIQ
        vector  SERROR
        vector  CURRENT_EL              /* lower level, AArch32: there is none */
        vector  CURRENT_EL
        vector  CURRENT_EL
        vector  CURRENT_EL
        .balign 128
        .ltorg

        .data
        .balign 4096
level1:
        .quad   0x0040000000000441      /* 1 GiB of devices, execute never */
        .set    gib, 0
        .rept   RAM_GIB
        .quad   0x40000000 + (gib << 30) + 0x745
        .set    gib, gib + 1
        .endr
        .fill   511 - RAM_GIB, 8, 0

        .bss
        .balign 4096
stacks:
        .skip   CORES * STACK_SIZE
`;

export interface Vectors {
  readonly bytes: Uint8Array;
  readonly entry: number;
  /** Behind the last instruction: HLT #0x7E2 below it is the door. */
  readonly textEnd: number;
  /** Behind the stacks. */
  readonly end: number;
}

/** @param cores 1 or 2  @param ramGib RAM that EL2 maps, in GiB */
export function assembleVectors(cores: number, ramGib: number): Vectors {
  const symbols = {
    BOOT: REASON.BOOT,
    SYNC: REASON.SYNC,
    IRQ: REASON.IRQ,
    FIQ: REASON.FIQ,
    SERROR: REASON.SERROR,
    CURRENT_EL: REASON.CURRENT_EL,
    CORES: cores,
    RAM_GIB: ramGib,
    TABLES: OWN.tables.start,
    TABLES_SIZE: OWN.tables.size,
    FRAME_SIZE: 272,
    STACK_SIZE: STACK,
    WORK_SIZE: WORK.SIZE,
    WORK_FLAGS: WORK.FLAGS,
    WORK_SAVE: WORK.SAVE,
    WORK_LOAD: WORK.LOAD,
    WORK_COUNT: WORK.COUNT,
    WORK_COPIES: WORK.COPIES,
  };
  const {
    bytes,
    symbols: labels,
    sections,
    end,
  } = assemble(source, {
    origin: BigInt(OWN.image.start),
    file: 'vectors.s',
    symbols: Object.fromEntries(Object.entries(symbols).map(([name, value]) => [name, BigInt(value)])),
  });
  const text = sections.find(({ name }) => name === '.text');
  return {
    bytes,
    entry: Number(labels.get('_start') ?? BigInt(OWN.image.start)),
    textEnd: Number(text?.address ?? 0n) + (text?.size ?? 0),
    end: Number(end),
  };
}
