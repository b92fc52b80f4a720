// Give a GICH_LR back in x0: virtual interrupt {{vid:d}}, pending, group 0, of
// priority {{priority}} as a guest writes it. It stands for physical interrupt
// {{pid:d}}, which the guest's end of interrupt deactivates.
        .global listed
listed:
        mov     x0, #{{vid:d}}
        mov     x1, #{{pid:d}}
        bfi     x0, x1, #10, #10
        mov     x1, #{{priority}} >> 3
        bfi     x0, x1, #23, #5
        mov     x1, #9
        bfi     x0, x1, #28, #4
        ret
