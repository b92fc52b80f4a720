/** Programs out of which exhibits are made, and those that several chapters show. */
import { asm } from '../../labs/kit/lab.ts';

/** Sixteen slots, each a branch to `handler`. */
export const slots = (label: string, handler: string): string =>
  asm`
        .balign 2048
` + `${label}:\n        .rept   16\n        .balign 128\n        b       ${handler}\n        .endr\n`;

/** A sum, and a byte for the UART. */
export const SUM = asm`
        .global _start
_start: mov     x0, #40
        mov     x1, #2
        add     x2, x0, x1
        ldr     x3, =0x09000000
        mov     w4, #'A'
        strb    w4, [x3]
        b       .
`;

/** A load from an address where the board has nothing. */
export const NOWHERE =
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        mov     x0, #0x0b000000
        ldr     x1, [x0]
stop:   b       .
` + slots('vectors', 'stop');
