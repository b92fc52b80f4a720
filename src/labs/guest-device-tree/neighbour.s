// The last 64 KiB of what the neighbour has in its memory: not a guest's to
// write. Here nothing but the guest's device tree keeps Linux from it.
        .rept   8192
        .quad   {{mark}}
        .endr
