// The guest. Each label in it is a trap, or what comes after one.
        .global _start, finished, given
        .global hvc_next, hvc_done, bell_next, bell_done
        .global smc_at, smc_next, smc_done
        .global mrs_at, mrs_next, mrs_done, msr_at, msr_done
        .global load_at, load_next, load_done
        .global hole_at, hole_done, jump_done
        .global wfi_at, wfi_next, wfi_done, wfe_at, wfe_next
        .global float_at, float_next

        .macro  calls
        ldr     x0, ={{hvc0}}
        ldr     x1, ={{hvc1}}
        mov     x2, #0
        mov     x7, #1                  // the document's VERSION
        mov     x20, #0
        hvc     #0
hvc_next:
        add     x20, x20, #1
hvc_done:
        mov     x{{ring:d}}, #{{silence}}
        ldr     x0, =0x84000000         // PSCI_VERSION, but nobody is asked
        hvc     #{{tag}}
bell_next:
        add     x20, x20, #1
bell_done:
        ldr     x0, ={{smc0}}
        ldr     x1, ={{smc1}}
        mov     x2, #0
        mov     x20, #0
smc_at: smc     #0
smc_next:
        add     x20, x20, #1
smc_done:
        nop
        .endm

        .macro  others
        mov     x20, #0
mrs_at: mrs     x21, {{idreg}}
mrs_next:
        add     x20, x20, #1
mrs_done:
        ldr     x22, ={{context}}
msr_at: msr     contextidr_el1, x22
msr_done:
        ldr     x1, =0x09000000 + {{cell}} // a PL011 that is emulated
        mov     x20, #0
load_at:
        ldr     w23, [x1]
load_next:
        add     x20, x20, #1
load_done:
        ldr     x1, ={{hole}}           // nobody is there
hole_at:
        ldr     w23, [x1]
hole_done:
        blr     x1
jump_done:
        nop
        .endm

        .macro  waits
        mrs     x1, cntpct_el0
        add     x1, x1, #{{ticks}}
        msr     cntp_cval_el0, x1       // when the timer is due
        mov     x2, #1
        msr     cntp_ctl_el0, x2
        isb
wfi_at: wfi
wfi_next:
        mrs     x3, cntpct_el0
wfi_done:
        msr     cntp_ctl_el0, xzr
        sevl                            // an event, so that the first
        wfe                             // WFE has nothing to wait for
wfe_at: wfe
wfe_next:
        nop
        .endm

        .macro  floats
float_at:
        {{float}}
float_next:
        nop
        .endm

_start: ldr     x0, =linked             // from where the image was loaded to
                                        // where it is linked for
        br      x0
linked: ldr     x0, =vectors
        msr     vbar_el1, x0
        mov     x0, #0x300000           // CPACR_EL1: EL1 allows itself
        msr     cpacr_el1, x0           // floating point
        isb
        mov     x19, #0
        .if     {{order}} == 0
        calls
        others
        waits
        floats
        .elseif {{order}} == 1
        calls
        floats
        others
        waits
        .elseif {{order}} == 2
        others
        calls
        waits
        floats
        .else
        calls
        waits
        floats
        others
        .endif
finished:
        mov     x1, #0
        ldr     x0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .
        .ltorg

// An exception that the guest was given: x16 where, x17 which.
taken:  mrs     x16, elr_el1
        mrs     x17, esr_el1
        add     x19, x19, #1
given:  lsr     x18, x17, #26
        cmp     x19, #12
        b.hs    .
        cmp     x18, #0x21              // it jumped to nowhere:
        b.eq    1f                      // back to where it came from
        add     x16, x16, #4            // else behind the instruction
        msr     elr_el1, x16
        eret
1:      msr     elr_el1, x30
        eret

        .balign 2048
vectors:
        .skip   0x200
        b       taken
        .balign 128
