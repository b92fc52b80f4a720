/** What the figures of this chapter show. */
import { asm } from '../../labs/kit/lab.ts';
import { slots } from '../kit/programs.ts';

/** EL2 drops to EL1, which rings once and goes on. */
export const RING =
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, el1
        msr     elr_el2, x0
        eret

el1:    mov     x0, #41
call:   hvc     #7
after:  b       .

handler:
        add     x0, x0, #1
        eret
` + slots('vectors', 'handler');

export const programs = { RING };
