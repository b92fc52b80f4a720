// Give a GICH_LR back in x0: virtual interrupt {{vid:d}}, pending, group 0, of
// priority {{priority}} as a guest writes it. It stands for physical interrupt
// {{pid:d}}, which the guest's end of interrupt deactivates.
        .global listed
listed:
        ldr     x0, =(1 << 31) + (1 << 28) + ({{five}} << 23) + ({{pid:d}} << 10) + {{vid:d}}
        ret
