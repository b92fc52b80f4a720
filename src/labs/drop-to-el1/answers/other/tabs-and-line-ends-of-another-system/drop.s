	.global _start
_start:
	adr     x0, stack_top{{down}}
	msr     sp_el1, x0

	ldr     x0, ={{hcr}}    // HCR_EL2
	msr     hcr_el2, x0

	mov     x0, #{{spsr}}   // SPSR_EL2
	msr     spsr_el2, x0
	adr     x0, el1_entry
	msr     elr_el2, x0

	eret
