// Give HCR_EL2 back in x0 for a guest in AArch64, without stage 2:
// {{first}} traps, and so does {{second}};
// physical {{third}}s go to EL2. Nothing else traps.
        .global hcr
hcr:
        mov     x0, #(1 << 31)
        ldr     x1, ={{bit1}}
        orr     x0, x0, x1
        ldr     x1, ={{bit2}}
        orr     x0, x0, x1
        mov     x1, #{{bit3}}
        orr     x0, x0, x1
        ret
