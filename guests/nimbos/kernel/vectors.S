// Exceptions in and out, and the switch from one task to another.

#define FRAME_SIZE 272 // struct trap_frame

    .macro vector number
    .balign 128
    sub  sp, sp, #FRAME_SIZE
    stp  x0, x1, [sp]
    mov  x1, #\number
    b    save
    .endm

    .text
    // Four sources (EL1 with SP_EL0, EL1, EL0, EL0 in AArch32) by four kinds (synchronous, IRQ, FIQ, SError).
    .balign 2048
    .global vectors
vectors:
    .irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    vector \number
    .endr

save:
    stp  x2, x3, [sp, #16]
    stp  x4, x5, [sp, #32]
    stp  x6, x7, [sp, #48]
    stp  x8, x9, [sp, #64]
    stp  x10, x11, [sp, #80]
    stp  x12, x13, [sp, #96]
    stp  x14, x15, [sp, #112]
    stp  x16, x17, [sp, #128]
    stp  x18, x19, [sp, #144]
    stp  x20, x21, [sp, #160]
    stp  x22, x23, [sp, #176]
    stp  x24, x25, [sp, #192]
    stp  x26, x27, [sp, #208]
    stp  x28, x29, [sp, #224]
    mrs  x2, sp_el0
    stp  x30, x2, [sp, #240]
    mrs  x2, elr_el1
    mrs  x3, spsr_el1
    stp  x2, x3, [sp, #256]
    mov  x0, sp
    bl   handle_trap

    // A new user task begins here, with sp at the frame that it starts from.
    .global trap_return
trap_return:
    ldp  x2, x3, [sp, #256]
    msr  elr_el1, x2
    msr  spsr_el1, x3
    ldp  x30, x2, [sp, #240]
    msr  sp_el0, x2
    ldp  x28, x29, [sp, #224]
    ldp  x26, x27, [sp, #208]
    ldp  x24, x25, [sp, #192]
    ldp  x22, x23, [sp, #176]
    ldp  x20, x21, [sp, #160]
    ldp  x18, x19, [sp, #144]
    ldp  x16, x17, [sp, #128]
    ldp  x14, x15, [sp, #112]
    ldp  x12, x13, [sp, #96]
    ldp  x10, x11, [sp, #80]
    ldp  x8, x9, [sp, #64]
    ldp  x6, x7, [sp, #48]
    ldp  x4, x5, [sp, #32]
    ldp  x2, x3, [sp, #16]
    ldp  x0, x1, [sp]
    add  sp, sp, #FRAME_SIZE
    eret

// void context_switch(struct context *from, const struct context *to)
// What a called function may change (AAPCS64) is lost anyway; so these are all that a task is, in the kernel.
    .global context_switch
context_switch:
    stp  x19, x20, [x0]
    stp  x21, x22, [x0, #16]
    stp  x23, x24, [x0, #32]
    stp  x25, x26, [x0, #48]
    stp  x27, x28, [x0, #64]
    stp  x29, x30, [x0, #80]
    mov  x2, sp
    str  x2, [x0, #96]
    ldp  x19, x20, [x1]
    ldp  x21, x22, [x1, #16]
    ldp  x23, x24, [x1, #32]
    ldp  x25, x26, [x1, #48]
    ldp  x27, x28, [x1, #64]
    ldp  x29, x30, [x1, #80]
    ldr  x2, [x1, #96]
    mov  sp, x2
    ret

// A new kernel task begins here: x19 is its function, x20 the argument.
    .global kernel_task_entry
kernel_task_entry:
    mov  x0, x20
    blr  x19
    mov  w0, #0
    b    task_exit
