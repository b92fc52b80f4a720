// The guest reads who it is, and writes its translation controls.
        .global _start, finished, given
        .global id_at, id_next, id_done, zero_at, zero_done
        .global reserved_at, reserved_done
        .global write_at, write_done, clear_at, clear_done
        .global ignored_at, ignored_done
        .global feature_at, feature_done, own_at, own_done
        .global count_at, count_done, again_done

        .macro  through
        mov     x{{rt:d}}, #0x77
        mov     x20, #0
id_at:  mrs     x{{rt:d}}, {{idreg}}
id_next:
        add     x20, x20, #1
id_done:
        mov     x21, x{{rt:d}}
zero_at:
        mrs     xzr, {{idreg}}
        mrs     x22, sp_el0             // stands behind x30 in the frame
zero_done:
        mov     x23, #0x66
reserved_at:
        mrs     x23, s3_0_c0_c2_7       // no name, but room for one
reserved_done:
        nop
        .endm

        .macro  written
        mov     x1, #{{value}}
write_at:
        msr     {{control}}, x1
        mrs     x24, {{control}}        // reads do not trap
write_done:
        nop
clear_at:
        msr     {{control}}, xzr
        mrs     x24, {{control}}
clear_done:
        mov     x1, #{{value}} + 1
ignored_at:
        msr     {{ignored}}, x1
        mrs     x25, {{ignored}}
ignored_done:
        nop
        .endm

        .macro  lied
feature_at:
        mrs     x26, id_aa64isar0_el1
feature_done:
        nop
own_at: mrs     x27, {{own}}
own_done:
        nop
        .endm

_start: ldr     x0, =linked             // from where the image was loaded to
                                        // where it is linked for
        br      x0
linked: ldr     x0, =vectors
        msr     vbar_el1, x0
        mov     x0, #{{stack}}
        msr     sp_el0, x0
        mov     x19, #0
        .if     {{order}} == 0
        through
        written
        lied
        .elseif {{order}} == 1
        lied
        through
        written
        .elseif {{order}} == 2
        written
        lied
        through
        .else
        through
        lied
        written
        .endif
        .rept   {{extra}}
        mrs     x0, {{idreg}}
        .endr
count_at:
        mrs     x28, {{counter}}
count_done:
        nop
        mrs     x28, {{counter}}
again_done:
        nop
finished:
        mov     x1, #0
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg

// UNDEFINED: note where, and go on behind it.
taken:  mrs     x16, elr_el1
        add     x19, x19, #1
given:  cmp     x19, #20
        b.hs    .
        add     x17, x16, #4
        msr     elr_el1, x17
        eret

        .balign 2048
vectors:
        .skip   0x200
        b       taken
        .balign 128
