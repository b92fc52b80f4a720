import { asm } from '../kit/lab.ts';

const load = Array.from({ length: 14 }, (_, i) => 2 * i + 2)
  .map((n) => `        ldp     x${n}, x${n + 1}, [x0, #${8 * n}]`)
  .join('\n');

/** EL2 around the reader's vcpu_init: another VCpu's left-overs before, ERET after, and the traps. */
export default asm`
// EL2. Another VCpu was on this core before: its registers are still there, and
// so is what was in the frame's memory.
        .global _start, frame, behind
_start:
        ldr     x0, =vectors
        msr     vbar_el2, x0
        ldr     x0, =host_stack
        mov     sp, x0

        ldr     x0, ={{secret}}
        msr     ttbr0_el1, x0
        msr     vbar_el1, x0
        msr     cpacr_el1, x0
        msr     tpidr_el1, x0
        msr     tpidr_el0, x0
        ldr     x1, =frame
        add     x2, x1, #272
1:      str     x0, [x1], #8
        cmp     x1, x2
        b.lo    1b
        str     x0, [x1]                // what is behind the frame
                                        // is not the frame's
        ldr     x0, =0x30d01805         // SCTLR_EL1: M, C and I set
        msr     sctlr_el1, x0
        msr     hcr_el2, xzr
        ldr     x0, =0x410fd034         // VPIDR_EL2: a Cortex-A53
        msr     vpidr_el2, x0
        msr     vmpidr_el2, xzr
        msr     cnthctl_el2, xzr
        ldr     x0, =0x100000
        msr     cntvoff_el2, x0
        ldr     x0, =0x37ff             // CPTR_EL2: TFP
        msr     cptr_el2, x0

        // EL2's own timer ticks while the guest has its interrupts masked.
        ldr     x1, =0x08000000
        mov     w0, #1
        str     w0, [x1]                // GICD_CTLR
        mov     w0, #(1 << 26)
        str     w0, [x1, #0x100]        // GICD_ISENABLER0: INTID 26
        ldr     x1, =0x08010000
        mov     w0, #0xff
        str     w0, [x1, #4]            // GICC_PMR
        mov     w0, #1
        str     w0, [x1]                // GICC_CTLR
        msr     cnthp_cval_el2, xzr
        mov     x0, #1
        msr     cnthp_ctl_el2, x0
        isb

before: ldr     x0, =frame
        ldr     x1, =guest_entry
        ldr     x2, ={{dtb}}
        mov     x3, #{{index}}
        bl      vcpu_init

        // Everything from the frame, then into the guest.
        .global after
after:  ldr     x0, =frame
        ldp     x1, x2, [x0, #256]
        msr     elr_el2, x1
        msr     spsr_el2, x2
        ldp     x30, x1, [x0, #240]
        msr     sp_el0, x1
` +
  `${load}
` +
  asm`
        ldp     x0, x1, [x0]
        isb
        eret

        .balign 2048
vectors:
        .skip   0x400
        mrs     x9, esr_el2             // a trap: HVC ends the guest,
                                        // everything else is skipped
        lsr     x9, x9, #26
        cmp     x9, #0x16
        b.eq    .
        mrs     x9, elr_el2
        add     x9, x9, #4
        msr     elr_el2, x9
        eret
        .balign 128
        msr     cnthp_ctl_el2, xzr      // EL2's tick
        eret

        .bss
        .balign 16
frame:  .skip   272
behind: .skip   16
        .skip   1024
host_stack:
`;
