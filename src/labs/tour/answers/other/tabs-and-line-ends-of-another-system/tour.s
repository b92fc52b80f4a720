	.global _start
_start:
	mov     x{{p}}, #{{a}}
	mov     x{{q}}, #{{b}}
	add     x{{s}}, x{{p}}, x{{q}}  // the sum

	ldr     x3, =0x09000000	 // UARTDR
	mov     w4, #'{{first}}'
	strb    w4, [x3]
	mov     w4, #'{{second}}'
	strb    w4, [x3]
	mov     w4, #10
	strb    w4, [x3]
	b       .
