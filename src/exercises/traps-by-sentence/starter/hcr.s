// Give HCR_EL2 back in x0 for a guest in AArch64, without stage 2:
// {{first}} traps, and so does {{second}};
// physical {{third}}s go to EL2. Nothing else traps.
        .global hcr
hcr:
        mov     x0, #0
        ret
