// Three VCpus of one VM, one after the other: each asks for its own number.
// vmpidr is the reader's.
        .global _start, used0, used1, used2, read0, read1, read2
_start: ldr     x0, =stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0
        mov     x0, #(1 << 31)          // HCR_EL2: RW
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        mov     x0, #0
        bl      vmpidr
used0:  bl      guest
read0:  mov     x0, #{{second:d}}
        bl      vmpidr
used1:  bl      guest
read1:  mov     x0, #{{third:d}}
        bl      vmpidr
used2:  bl      guest
read2:  b       .

guest:  msr     vmpidr_el2, x0
        mov     x19, x30
        adr     x0, 1f
        msr     elr_el2, x0
        eret
1:      mrs     x1, mpidr_el1           // as any kernel does, first of all
        hvc     #0

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       taken
        .endr
taken:  mov     x30, x19
        ret

        .bss
        .balign 16
        .skip   256
stack:
