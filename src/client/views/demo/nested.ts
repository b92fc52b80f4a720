/**
 * The program that the widgets' pages show and their tests run: a small hypervisor at EL2 and a guest with page tables
 * of its own. One run has everything that a widget draws: HVC, SVC, a stage-2 abort, a timer interrupt at EL2, a virtual
 * interrupt from a list register, console output, and a nested walk.
 */
import { asm } from '../../../labs/kit/lab.ts';

const pairs = Array.from({ length: 14 }, (_, i) => 2 * i + 2);
const save = pairs.map((n) => `        stp     x${n}, x${n + 1}, [sp, #${8 * n}]`).join('\n');
const restore = pairs.map((n) => `        ldp     x${n}, x${n + 1}, [sp, #${8 * n}]`).join('\n');

export const hypervisor =
  asm`
// EL2: stage 2, the GIC's hypervisor side, a timer; then the guest.
        .global _start
_start:
        ldr     x0, =el2_stack
        mov     sp, x0
        adr     x0, vectors
        msr     vbar_el2, x0

// Stage 2: IPA 0x80000000 is the guest's RAM, 16 pages of 4 KiB at PA 0x40400000.
        ldr     x0, =s2_level1
        ldr     x1, =s2_devices + 3
        str     x1, [x0]
        ldr     x1, =s2_ram + 3
        str     x1, [x0, #(2 * 8)]
        ldr     x0, =s2_ram
        ldr     x1, =s2_pages + 3
        str     x1, [x0]
        ldr     x0, =s2_pages
        ldr     x1, =0x404007ff         // page, Normal, read, write, execute, inner shareable, AF
        mov     x2, #16
1:      str     x1, [x0], #8
        add     x1, x1, #0x1000
        subs    x2, x2, #1
        b.ne    1b
// The UART as it is; the GICV where the guest looks for its GICC.
        ldr     x0, =s2_devices
        ldr     x1, =s2_uart + 3
        str     x1, [x0, #(0x48 * 8)]
        ldr     x1, =s2_gic + 3
        str     x1, [x0, #(0x40 * 8)]
        ldr     x0, =s2_uart
        ldr     x1, =0x00400000090004c7 // page, Device-nGnRE, read, write, AF, execute never
        str     x1, [x0]
        ldr     x0, =s2_gic
        ldr     x1, =0x00400000080404c7
        str     x1, [x0, #(0x10 * 8)]
        ldr     x1, =0x00400000080414c7
        str     x1, [x0, #(0x11 * 8)]
        dsb     sy
        ldr     x0, =0x80023559         // VTCR_EL2: 40-bit PA, 4 KiB, SL0 level 1, T0SZ 25
        msr     vtcr_el2, x0
        ldr     x0, =s2_level1
        mov     x1, #7
        orr     x0, x0, x1, lsl #48     // VMID 7
        msr     vttbr_el2, x0
        ldr     x0, =0x80000019         // HCR_EL2: RW, IMO, FMO, VM
        msr     hcr_el2, x0
        isb
        tlbi    vmalls12e1
        dsb     sy
        isb

// The GIC: distributor, CPU interface, EL2's timer (PPI 26), and the virtual interface.
        ldr     x0, =0x08000000
        mov     w1, #1
        str     w1, [x0]                // GICD_CTLR
        ldr     w1, =(1 << 26)
        str     w1, [x0, #0x100]        // GICD_ISENABLER0
        ldr     x0, =0x08010000
        mov     w1, #0xf0
        str     w1, [x0, #4]            // GICC_PMR
        mov     w1, #1
        str     w1, [x0]                // GICC_CTLR
        ldr     x0, =0x08030000
        str     w1, [x0]                // GICH_HCR.En
        mrs     x0, cntpct_el0
        add     x0, x0, #220
        msr     cnthp_cval_el2, x0
        mov     x0, #1
        msr     cnthp_ctl_el2, x0

        mov     x0, #0x3c5              // EL1h, D, A, I and F masked
        msr     spsr_el2, x0
        ldr     x0, =guest_entry
        msr     elr_el2, x0
        eret

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       enter
        .endr

// Everything the guest has goes to the frame on the stack.
enter:  sub     sp, sp, #272
        stp     x0, x1, [sp]
` +
  `${save}
` +
  asm`
        mrs     x1, sp_el0
        stp     x30, x1, [sp, #240]
        mrs     x0, elr_el2
        mrs     x1, spsr_el2
        stp     x0, x1, [sp, #256]
        bl      handle
        ldp     x0, x1, [sp, #256]
        msr     elr_el2, x0
        msr     spsr_el2, x1
        ldp     x30, x1, [sp, #240]
        msr     sp_el0, x1
` +
  `${restore}
` +
  asm`
        ldp     x0, x1, [sp], #272
        eret

handle: ldr     x2, =0x08010000
        ldr     w3, [x2, #0xc]          // GICC_IAR
        cmp     w3, #26
        b.ne    synchronous
        msr     cnthp_ctl_el2, xzr      // one tick is enough
        str     w3, [x2, #0x10]         // GICC_EOIR
        ldr     x2, =0x08030000
        ldr     w3, =0x1a80001b         // list register 0: pending, group 0, priority 0xa8, virtual INTID 27
        str     w3, [x2, #0x100]
        ret
synchronous:
        mrs     x2, esr_el2
        lsr     x3, x2, #26
        cmp     x3, #0x16
        b.ne    1f
        ldr     x3, [sp]                // HVC: x0 = x0 + 1
        add     x3, x3, #1
        str     x3, [sp]
        ret
1:      cmp     x3, #0x24
        b.ne    .
        ldr     x3, =0x5ca1ab1e         // a load from where nothing is: this is what the guest reads
        str     x3, [sp, #(9 * 8)]
        ldr     x3, [sp, #256]
        add     x3, x3, #4
        str     x3, [sp, #256]
        ret

        .bss
        .balign 4096
s2_level1:  .skip 4096
s2_devices: .skip 4096
s2_ram:     .skip 4096
s2_pages:   .skip 4096
s2_uart:    .skip 4096
s2_gic:     .skip 4096
        .skip   4096
el2_stack:
`;

export const guest = asm`
// The guest: its RAM begins at 0x80000000, and it has page tables of its own.
        .global guest_entry
guest_entry:
        adr     x0, vectors
        msr     vbar_el1, x0
        ldr     x0, =guest_stack
        mov     sp, x0

// Stage 1: 39-bit addresses, level 1 first. 0x80000000 onto itself, 0x400000 for EL0, the UART and the GIC.
        ldr     x0, =level1
        ldr     x1, =level2_low + 3
        str     x1, [x0]
        ldr     x1, =level2_ram + 3
        str     x1, [x0, #(2 * 8)]
        ldr     x0, =level2_ram
        ldr     x1, =0x80000705         // block, Normal (index 1), EL1 reads and writes, inner shareable, AF
        str     x1, [x0]
        ldr     x0, =level2_low
        ldr     x1, =level3_user + 3
        str     x1, [x0, #(2 * 8)]
        ldr     x1, =0x60000009000401   // block, Device (index 0), execute never
        str     x1, [x0, #(0x48 * 8)]
        ldr     x1, =0x60000008000401
        str     x1, [x0, #(0x40 * 8)]
        ldr     x1, =0x6000000a000401
        str     x1, [x0, #(0x50 * 8)]
        ldr     x0, =level3_user
        ldr     x1, =user + 0xfc7       // page, Normal, EL0 reads, read-only, inner shareable, AF, nG
        orr     x1, x1, #(1 << 53)
        str     x1, [x0]
        dsb     sy
        ldr     x0, =0xff00             // MAIR_EL1: 0 Device-nGnRnE, 1 write-back
        msr     mair_el1, x0
        ldr     x0, =0x200803519        // TCR_EL1: 40-bit IPA, no TTBR1, write-back, inner shareable, T0SZ 25
        msr     tcr_el1, x0
        ldr     x0, =level1
        mov     x1, #3
        orr     x0, x0, x1, lsl #48     // ASID 3
        msr     ttbr0_el1, x0
        isb
        mrs     x0, sctlr_el1
        orr     x0, x0, #1
        msr     sctlr_el1, x0
        isb

        ldr     x0, =0x08010000
        mov     w1, #0xf0
        str     w1, [x0, #4]
        mov     w1, #1
        str     w1, [x0]
        msr     daifclr, #2

        adr     x1, text
        ldr     x2, =0x09000000
1:      ldrb    w3, [x1], #1
        cbz     w3, 2f
        strb    w3, [x2]
        b       1b
2:
ask:    mov     x0, #41
        hvc     #7                      // the hypervisor adds one
        ldr     x8, =0x0a000000
        ldr     x9, [x8]                // no such IPA: stage 2 says no
        wfi                             // until the hypervisor's timer, and what it makes of it

        mov     x0, #0x340
        msr     spsr_el1, x0
        mov     x0, #0x400000
        msr     elr_el1, x0
        eret                            // to EL0

text:   .asciz  "nested\n"

        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       handler
        .endr
handler:
        mrs     x10, esr_el1
        lsr     x10, x10, #26
        cmp     x10, #0x15
        b.eq    1f
        ldr     x10, =0x08010000        // an interrupt: acknowledge it and end it
        ldr     w11, [x10, #0xc]
        str     w11, [x10, #0x10]
1:      eret

        .balign 4096
user:   mov     x0, #1
        svc     #3
        adds    x0, x0, #1
        b       user + 4

        .bss
        .balign 4096
level1:     .skip 4096
level2_low: .skip 4096
level2_ram: .skip 4096
level3_user: .skip 4096
        .skip   4096
guest_stack:
`;
