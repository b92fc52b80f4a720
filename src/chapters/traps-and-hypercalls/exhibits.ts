/** What the figures of this chapter show. */
import { asm } from '../../labs/kit/lab.ts';
import type { LabMachine } from '../../labs/kit/lab.ts';
import { slots } from '../kit/programs.ts';

/** EL2 takes HVC and SMC, and its whole handler is ERET. */
export const ONLY_ERET =
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x80080000         // RW, TSC
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        eret

guest:  hvc     #1
        nop
        smc     #2
        b       .

handler:
        eret
` + slots('vectors', 'handler');

/** VBAR_EL2 is written one instruction after the ERET. */
export const LATE_VBAR =
  asm`
        .global _start
_start: mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, next
        msr     elr_el2, x0
        adr     x0, vectors
        eret
next:   msr     vbar_el2, x0
        hvc     #0
stop:   b       .
` + slots('vectors', 'stop');

export const programs = { ONLY_ERET, LATE_VBAR };

/** The whole hypervisor, with everything trapped that a VM can have trapped. */
export const UNDER: Partial<LabMachine> = {
  memory: 2048,
  budget: 200_000,
  hypervisor: {
    vms: [
      {
        name: 'guest',
        cores: [0],
        image: 'program.s',
        console: { channel: 1 },
        traps: ['TWI', 'TWE', 'TID3', 'TVM'],
      },
    ],
  },
};

/** A guest that traps once of each class that can come. */
export const ONE_OF_EACH = asm`
        .global _start
_start: ldr     x0, =linked
        br      x0
linked: ldr     x0, =vectors
        msr     vbar_el1, x0
        mov     x0, #0
        mov     x7, #2                  // the document's VM_ID
hvc_at: hvc     #0
        ldr     x0, =0x84000000         // PSCI_VERSION
smc_at: smc     #0
        ldr     x0, =0x8600ff77         // nobody's
        hvc     #0
        mov     x9, x0
mrs_at: mrs     x5, id_aa64pfr0_el1
msr_at: msr     contextidr_el1, x5
        mrs     x1, cntpct_el0
        add     x1, x1, #2000
        msr     cntp_cval_el0, x1
        mov     x2, #1
        msr     cntp_ctl_el0, x2
        isb
wfi_at: wfi
        msr     cntp_ctl_el0, xzr
        ldr     x1, =0x0b000000
load_at:
        ldr     w2, [x1]                // nothing is there
        blr     x1
        msr     spsel, #0               // EL1, with SP_EL0
        ldr     w2, [x1]
        msr     spsel, #1
        mov     x0, #0x3c0              // EL0
        msr     spsr_el1, x0
        adr     x0, program
        msr     elr_el1, x0
        eret
program:
        ldr     w2, [x1]
        b       .

taken:  mrs     x16, elr_el1
        mrs     x17, esr_el1
        lsr     x18, x17, #26
        cmp     x18, #0x21
        b.eq    1f
        add     x16, x16, #4
        msr     elr_el1, x16
        eret
1:      msr     elr_el1, x30
        eret

        .balign 2048
vectors:
        b       taken
        .balign 512
        b       taken
        .balign 512
        ldr     x0, =0x84000008
        hvc     #0
        b       .
        .ltorg
`;
