/**
 * The A64 part that boots: each core at EL2 (vector table → stack → page tables → MMU on), the door to the handlers, and
 * what handlers cannot do themselves. The vector table and the context frame are in vectors.ts.
 */

/** Entry, door, work, EL2's tables and stacks; vectors.s stands before it. */
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
        b       answered

/* The door: x0 is the reason, SP the frame. What the handlers answer is in x0 afterwards. */
door:
        mov     x1, sp
        hlt     #0x7e2
answered:
        ldr     x2, [sp, #(FRAME_SIZE + WORK_FLAGS)]
        cbnz    x2, work
worked:
        cbnz    x0, stay
        b       leave

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
