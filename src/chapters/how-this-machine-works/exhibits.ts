/** The instructions of chapter 14, in a program that ran; the pair's second half is behind the end of RAM. */
import type { Exhibits } from '../kit/parts.ts';

const words = `
        .global _start, pair, fault
_start: adr     x0, vectors
        msr     vbar_el2, x0
        mov     x1, #5
        add     x3, x1, #1, lsl #12
        cbz     x3, .+8
        nop
        ldr     x2, =0x43fffff8
        mov     x4, #4
        mov     x5, #5
pair:   ldp     x4, x5, [x2], #16
        b       .
fault:  nop
        b       .

        .balign 2048
vectors:
        .skip   0x200
        b       fault
`;

export const programs: Exhibits['programs'] = { 'machine-words': words };
