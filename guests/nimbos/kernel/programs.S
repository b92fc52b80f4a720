// The programs, inside the kernel's image. programs.inc, which the Makefile writes, has a line `program NAME` for each.

    .macro program name
    .section .rodata.files, "a"
    .balign 8
file_\name:
    .incbin "\name\().elf"
    .section .rodata.names, "a"
name_\name:
    .asciz "\name"
    .section .rodata.table, "a"
    .quad name_\name, file_\name
    .endm

    .section .rodata.table, "a"
    .balign 8
    .global programs
programs:
    .include "programs.inc"
    .section .rodata.table, "a"
    .global programs_end
programs_end:
