import { asm } from '../kit/lab.ts';

const store = Array.from({ length: 29 }, (_, i) => `        str     x${i + 2}, [x1, #${8 * (i + 2)}]`).join('\n');

/** The guest writes down what its VCpu looks like, from inside. */
export default asm`
// The guest: it writes down in what state it was started.
// TPIDRRO_EL0 is the one place where x1 can wait meanwhile.
        .global guest_entry, registers, found, times
guest_entry:
        msr     tpidrro_el0, x1
        adr     x1, registers
        str     x0, [x1]
` +
  `${store}
` +
  asm`
        mrs     x0, tpidrro_el0
        str     x0, [x1, #8]

        adr     x1, found
        .macro  note register
        mrs     x0, \register
        str     x0, [x1], #8
        .endm
        note    sctlr_el1
        note    ttbr0_el1
        note    vbar_el1
        note    cpacr_el1
        note    tpidr_el1
        note    tpidr_el0
        note    midr_el1
        note    mpidr_el1

        adr     x1, times
        note    cntpct_el0
        note    cntvct_el0
        note    cntp_ctl_el0

        mov     x0, #(3 << 20)          // its own permission for floating point
        msr     cpacr_el1, x0
        fmov    d0, xzr

        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF: a guest may ask for
                                        // it, the machine must stay on
        smc     #0
        hvc     #0
        b       .

        .balign 8
registers: .skip 31 * 8
found:  .skip   8 * 8
times:  .skip   3 * 8
`;
