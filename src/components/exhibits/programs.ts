/** The programs that chapters talk about. What a chapter says of them is what they did. */
import { asm } from '../../labs/kit/lab.ts';

/** Sixteen slots, each a branch to `handler`. */
const slots = (label: string, handler: string): string =>
  asm`
        .balign 2048
` + `${label}:\n        .rept   16\n        .balign 128\n        b       ${handler}\n        .endr\n`;

/** Chapter 0: a sum, and a byte for the UART. */
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

/** Chapter 0: a load from an address where the board has nothing. */
export const NOWHERE =
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        mov     x0, #0x0b000000
        ldr     x1, [x0]
stop:   b       .
` + slots('vectors', 'stop');

/** Chapter 1: EL2 drops to EL1, which rings once and goes on. */
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

/** Chapter 3: a stack pointer that is 8 off. The check is on, the MMU is not. */
export const CROOKED =
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x30c50838         // SCTLR_EL2: RES1, SA
        msr     sctlr_el2, x0
        isb
        ldr     x0, =0x40200008
set:    mov     sp, x0
use:    ldr     x1, [sp]
stop:   b       .
` + slots('vectors', 'stop');

/** Chapter 3: a word that is not aligned, while the MMU is off. */
export const UNALIGNED =
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x40200001
        ldr     x1, [x0]
stop:   b       .
` + slots('vectors', 'stop');

/** Chapter 5: a guest loads a word, EL2 unmaps it behind the guest's back, and the guest loads it again. */
const unmap = (invalidate: string): string =>
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =level1
        ldr     x1, =level2 + 3
        str     x1, [x0, #8]            // IPA bits 38 to 30: 1
        ldr     x0, =level2
        ldr     x1, =0x400007fd         // the guest's code
        str     x1, [x0]
        ldr     x1, =0x402007fd         // and its data
        str     x1, [x0, #8]
        dsb     sy
        ldr     x0, =0x80023559
        msr     vtcr_el2, x0
        ldr     x0, =level1
        msr     vttbr_el2, x0
        ldr     x0, =0x80000001
        msr     hcr_el2, x0
        isb
        tlbi    vmalls12e1
        dsb     sy
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        eret

guest:  ldr     x2, =0x40200000
        ldr     x3, [x2]
        hvc     #0
        ldr     x4, [x2]                // EL2 has unmapped it
        b       .

handler:
        mrs     x0, esr_el2
        lsr     x0, x0, #26
        cmp     x0, #0x16
        b.ne    stop
        ldr     x0, =level2 + 8
        ldr     x1, =0x40200
        str     xzr, [x0]
        dsb     ish
` +
  invalidate +
  asm`
        eret
stop:   b       .
` +
  slots('vectors', 'handler') +
  asm`
        .balign 4096
level1: .skip   4096
level2: .skip   4096
`;
export const UNMAP = unmap(asm`
        tlbi    ipas2e1is, x1
        dsb     ish
        tlbi    vmalle1is
        dsb     ish
        isb
`);
/** The same without TLBI. */
export const STALE = unmap('');
