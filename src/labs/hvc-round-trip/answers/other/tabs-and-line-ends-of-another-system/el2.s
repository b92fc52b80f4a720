	.global _start
_start:
	adr     x0, vectors
	msr     vbar_el2, x0

	ldr     x0, =0x80080000
	msr     hcr_el2, x0
	mov     x0, #0x3c5
	msr     spsr_el2, x0
	ldr     x0, =el1_entry
	msr     elr_el2, x0
	eret

	.balign 2048
vectors:
	.skip   0x400
	b       handler

handler:
	mrs     x9, esr_el2	     // EC
	lsr     x9, x9, #26
	cmp     x9, #0x16
	b.ne    1f
	{{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}
	eret
1:      mrs     x9, elr_el2
	add     x9, x9, #4
	msr     elr_el2, x9
	eret
