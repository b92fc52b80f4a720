import { asm } from '../kit/lab.ts';

const pairs = Array.from({ length: 14 }, (_, i) => 2 * i + 2);
const save = pairs.map((n) => `        stp     x${n}, x${n + 1}, [sp, #${8 * n}]`).join('\n');
const restore = pairs.map((n) => `        ldp     x${n}, x${n + 1}, [sp, #${8 * n}]`).join('\n');

export default asm`
        .global _start
_start:
        ldr     x0, =el2_stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0

        mov     x0, #(1 << 31)
        msr     hcr_el2, x0
        ldr     x0, =el1_stack
        msr     sp_el1, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        ldr     x0, =el1_entry
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       enter
        .endr

enter:
        sub     sp, sp, #272
        stp     x0, x1, [sp]
` +
  `${save}
` +
  asm`
        mrs     x1, sp_el0
        stp     x30, x1, [sp, #240]
        mrs     x0, elr_el2
        mrs     x1, spsr_el2
        stp     x0, x1, [sp, #256]
        mov     x0, sp
        bl      trap_handler
        ldp     x0, x1, [sp, #256]
        msr     elr_el2, x0
        msr     spsr_el2, x1
        ldp     x30, x1, [sp, #240]
        msr     sp_el0, x1
` +
  `${restore}
` +
  asm`
        ldp     x0, x1, [sp], #272
        eret

        .bss
        .balign 16
        .skip   4096
el2_stack:
`;
