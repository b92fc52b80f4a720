// What a loader does: the device tree's address in x0, x1 to x3 zero, the MMU
// off, on to the first byte of the Image (Documentation/arch/arm64/booting)
        .global _start
_start: ldr     x0, =0x48000000
        mov     x1, #0
        mov     x2, #0
        mov     x3, #0
        ldr     x4, =0x48200000
        br      x4
