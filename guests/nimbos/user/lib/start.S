// Where programs and threads begin.
#include "../../include/abi.h"

    .section .text.start, "ax"
    .global _start
_start:
    mov  x29, #0
    bl   main
    b    exit

// int thread_create(void *stack_top, int (*function)(void *), void *argument)
// Both return from the svc; what the new thread needs is on its stack.
    .text
    .global thread_create
thread_create:
    stp  x1, x2, [x0, #-16]!
    mov  x8, #SYS_CLONE
    svc  #0
    cbz  x0, 1f
    ret
1:  ldp  x1, x0, [sp], #16
    mov  x29, #0
    blr  x1
    b    exit
