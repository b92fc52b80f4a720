// The table as a driver has left it in memory, and the driver's last store.
        .global _start, done
_start: ldr     x19, =0x0a000600        // slot 3
        adr     x22, descriptors
        adr     x23, available
        adr     x24, used
        mov     w9, #{{o1}}             // another request, not yet offered
        ldr     x10, ={{header}} + 0x400
        mov     w11, #16
        mov     w12, #1
        mov     w13, #{{o2}}
        bl      put
        mov     w9, #{{o2}}
        ldr     x10, ={{buffer}} + 0x800
        mov     w11, #0x200
        mov     w12, #3
        mov     w13, #{{o3}}
        bl      put
        mov     w9, #{{o3}}
        ldr     x10, ={{status}} + 1
        mov     w11, #1
        mov     w12, #2
        mov     w13, #{{head}}
        bl      put
        mov     w9, #{{head}}           // this one
        ldr     x10, ={{header}}
        mov     w11, #16
        mov     w12, #1                 // NEXT
        mov     w13, #{{second}}
        bl      put
        mov     w9, #{{fourth}}
        ldr     x10, ={{status}}
        mov     w11, #1
        mov     w12, #2                 // WRITE
        mov     w13, #{{o1}}
        bl      put
        mov     w9, #{{third}}
        ldr     x10, ={{more}}
        mov     w11, #{{len2}}
        mov     w12, #3
        mov     w13, #{{fourth}}
        bl      put
        mov     w9, #{{second}}
        ldr     x10, ={{buffer}}
        mov     w11, #{{len1}}
        mov     w12, #3
        mov     w13, #{{third}}
        bl      put
        str     wzr, [x19, #0x70]       // from reset to FEATURES_OK
        mov     w1, #3
        str     w1, [x19, #0x70]
        mov     w1, #1
        str     w1, [x19, #0x24]
        str     w1, [x19, #0x20]        // VERSION_1
        mov     w1, #11
        str     w1, [x19, #0x70]
        mov     w1, #8                  // a queue of 8
        str     w1, [x19, #0x38]
        str     w22, [x19, #0x80]
        str     w23, [x19, #0x90]
        str     w24, [x19, #0xa0]
        mov     w1, #1
        str     w1, [x19, #0x44]
        mov     w1, #15
        str     w1, [x19, #0x70]
        str     wzr, [x19, #0x50]       // QueueNotify
        ldr     w2, [x24, #4]           // used.ring[0].id
        ldr     w3, [x24, #8]           // used.ring[0].len
done:   b       .

// Descriptor w9: address x10, length w11, flags w12, next w13.
put:    add     x8, x22, x9, lsl #4
        str     x10, [x8]
        str     w11, [x8, #8]
        strh    w12, [x8, #12]
        strh    w13, [x8, #14]
        ret
        .ltorg

        .balign 16
descriptors:
        .skip   128
available:
        .hword  0, 1, {{head}}          // flags, idx, ring[0]
        .balign 8
used:   .skip   128
