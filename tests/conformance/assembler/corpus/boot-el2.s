/* EL2 boot: who are we, set HCR and SCTLR, tables, MMU on, jump
   (a comment over lines; with "quotes" and ; semicolons) */
#define is a comment at column 0
HCR_RW = 1 << 31
SCTLR_M == 1
SCTLR_C = (1 << 2) | 0
        .equiv  TCR, (64 - 39) | (1 << 8) | (1 << 10) | (3 << 12) | (0b101 << 16)
core    .req    x19
tables  .req    X20
        .global _start
        .type   _start, %function
_start: mrs core, mpidr_el1; and core, core, #0xff
        mrs     x0, CurrentEL
        lsr     x0, x0, #2
        cmp     x0, #2
        b.ne    not_el2
        msr     daifset, #0xf
        msr     DAIFSet, 0b1111
        msr     spsel, #1
        adrp    x1, stack_top
        add     x1, x1, :lo12:stack_top
        sub     x1, x1, core, lsl #14
        mov     sp, x1
        ldr     x2, =vectors_here
        msr     vbar_el2, x2
        ldr     x3, =HCR_RW | (1 << 27) | 0x38
        msr     hcr_el2, x3
        movz    x4, #:abs_g3:table
        movk    x4, #:abs_g2_nc:table
        movk    x4, :abs_g1_nc:table
        movk    x4, #:abs_g0_nc:table
        movz    w5, #:abs_g1:0x12345678
        movk    w5, #:abs_g0_nc:0x12345678
        adr     tables, table
        msr     ttbr0_el2, tables
        ldr     x6, =TCR
        msr     tcr_el2, x6
        ldr     w7, =0xff44
        msr     mair_el2, x7
        dsb     sy
        dsb     ish
        dmb     ishst
        tlbi    alle2
        tlbi    vae1is, x0
        tlbi    vmalls12e1is
        ic      iallu
        dc      civac, x0
        dc      zva, x1
        at      s12e1r, x2
        isb
        isb     sy
        mrs     x8, sctlr_el2
        mov     x9, #SCTLR_M | SCTLR_C | 1 << 12
        orr     x8, x8, x9
        msr     sctlr_el2, x8
        isb
        mrs     x10, s3_0_c1_c0_0
        msr     S3_4_C1_C1_0, x10
        mrs     x11, cntvct_el0
        mrs     x12, id_aa64mmfr0_el1
        sys     #3, C7, C5, #1, x3
        sys     0, c7, c1, 0
        sysl    x4, #0, C7, C1, #0
        smc     #0
        hvc     0x1234
        svc     #'a'
        brk     #0xf000
        nop; yield; wfe; sev; sevl
        hint    #6
        hint    34
        clrex
        clrex   #3
        drps
        dcps1
        dcps2   #5
        br      x2
not_el2:
        b       .
        .ltorg
        .balign 16
vectors_here:
        .skip   32
        .unreq  core

        .section .rodata
banner: .asciz  "EL2 is up\r\n"
        .ascii  "tab\tquote\"backslash\\octal\101hex\x42", "two"
        .balign 8
pointers:
        .quad   _start, table, banner + 4, stack_top - 16
        .word   banner - pointers, . - banner
        .data
        .align  3
counter: .xword 0x1122334455667788
flag:   .byte   1, 'x', '\n', -1
        .hword  0xffff, -32768, counter - flag
        .bss
        .align  12
table:  .skip   4096
stack:  .zero   0x4000
stack_top:
