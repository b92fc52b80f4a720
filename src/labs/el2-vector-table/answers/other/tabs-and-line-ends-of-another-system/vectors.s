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
	sub     sp, sp, #{{size:d}}
	stp     x0, x1, [sp, #{{hole}}0]
	stp     x2, x3, [sp, #{{hole}}16]
	stp     x4, x5, [sp, #{{hole}}32]
	stp     x6, x7, [sp, #{{hole}}48]
	stp     x8, x9, [sp, #{{hole}}64]
	stp     x10, x11, [sp, #{{hole}}80]
	stp     x12, x13, [sp, #{{hole}}96]
	stp     x14, x15, [sp, #{{hole}}112]
	stp     x16, x17, [sp, #{{hole}}128]
	stp     x18, x19, [sp, #{{hole}}144]
	stp     x20, x21, [sp, #{{hole}}160]
	stp     x22, x23, [sp, #{{hole}}176]
	stp     x24, x25, [sp, #{{hole}}192]
	stp     x26, x27, [sp, #{{hole}}208]
	stp     x28, x29, [sp, #{{hole}}224]
	str     x30, [sp, #{{hole}}240]
	mrs     x0, sp_el0
	str     x0, [sp, #{{spAt:d}}]
	mrs     x0, elr_el2
	str     x0, [sp, #{{elrAt:d}}]
	mrs     x0, spsr_el2
	str     x0, [sp, #{{spsrAt:d}}]
	mov     x0, sp
	bl      trap_handler
	ldr     x0, [sp, #{{spAt:d}}]
	msr     sp_el0, x0
	ldr     x0, [sp, #{{elrAt:d}}]
	msr     elr_el2, x0
	ldr     x0, [sp, #{{spsrAt:d}}]
	msr     spsr_el2, x0
	ldr     x30, [sp, #{{hole}}240]
	ldp     x2, x3, [sp, #{{hole}}16]
	ldp     x4, x5, [sp, #{{hole}}32]
	ldp     x6, x7, [sp, #{{hole}}48]
	ldp     x8, x9, [sp, #{{hole}}64]
	ldp     x10, x11, [sp, #{{hole}}80]
	ldp     x12, x13, [sp, #{{hole}}96]
	ldp     x14, x15, [sp, #{{hole}}112]
	ldp     x16, x17, [sp, #{{hole}}128]
	ldp     x18, x19, [sp, #{{hole}}144]
	ldp     x20, x21, [sp, #{{hole}}160]
	ldp     x22, x23, [sp, #{{hole}}176]
	ldp     x24, x25, [sp, #{{hole}}192]
	ldp     x26, x27, [sp, #{{hole}}208]
	ldp     x28, x29, [sp, #{{hole}}224]
	ldp     x0, x1, [sp, #{{hole}}0]
	add     sp, sp, #{{size:d}}
	eret

	.bss
	.balign 16
	.skip   4096
el2_stack:
