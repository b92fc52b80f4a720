/** A guest whose timer goes off, under the built-in hypervisor: what this chapter begins with, and counts. */
import { asm, type LabMachine } from '../../labs/kit/lab.ts';
import { starterFiles } from '../../labs/kit/parameters.ts';
import { labOf, program, type Exhibit } from '../kit/exhibit.ts';
import type { Exhibits } from '../kit/parts.ts';

const machine: Partial<LabMachine> = {
  memory: 2048,
  budget: 120_000,
  hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'program.s', memory: 16 }] },
};

const TIMER = asm`
        .global _start, taken
_start: ldr     x0, =vectors
        msr     vbar_el1, x0
        ldr     x21, =0x08000000
        ldr     x22, =0x08010000
        mov     w1, #1
        str     w1, [x21]               // GICD_CTLR
        mov     w1, #0xa0
        strb    w1, [x21, #0x41e]       // GICD_IPRIORITYR7
        ldr     w1, =(1 << 30)
        str     w1, [x21, #0x100]       // GICD_ISENABLER0
        mov     w1, #0xff
        str     w1, [x22, #4]           // GICC_PMR
        mov     w1, #1
        str     w1, [x22]               // GICC_CTLR
        mrs     x0, cntpct_el0
        add     x0, x0, #200
        msr     cntp_cval_el0, x0
        mov     x0, #1
        msr     cntp_ctl_el0, x0
        msr     daifclr, #2
wait:   wfi
        b       wait
taken:  ldr     w10, [x22, #0xc]        // GICC_IAR
        msr     cntp_ctl_el0, xzr
        ldr     w11, [x22, #0x14]       // GICC_RPR
        str     w10, [x22, #0x10]       // GICC_EOIR
        b       .
        .ltorg
        .balign 2048
vectors:
        .skip   0x280
        b       taken
`;

/** The guest of lab 8.5, under the built-in hypervisor. */
export const overflow = (): Exhibit =>
  program(starterFiles(labOf('vgic-overflow'), 0)['guest.s'] ?? '', {
    ...machine,
    cpus: 2,
    hypervisor: { vms: [{ name: 'guest', cores: [0, 1], image: 'program.s' }] },
  });
export const timer = (): Exhibit => program(TIMER, machine);
export const programs: Exhibits['programs'] = { 'gic-timer': TIMER };
