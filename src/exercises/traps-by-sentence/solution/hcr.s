// Give HCR_EL2 back in x0 for a guest in AArch64, without stage 2:
// {{first}} traps, and so does {{second}};
// physical {{third}}s go to EL2. Nothing else traps.
        .global hcr
hcr:
        ldr     x0, =0x80000000 + {{bit1}} + {{bit2}} + {{bit3}}
        ret
