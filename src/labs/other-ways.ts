/** Answers in another style than ours, for other-ways.test.ts. */

const pairs = (op: string, from: number, base: string): string => {
  const lines = Array.from({ length: (30 - from) / 2 }, (_, i) => from + 2 * i);
  return lines.map((n) => `        ${op}     x${n}, x${n + 1}, [${base}, #${8 * n}]`).join('\n');
};
const host = Array.from({ length: 6 }, (_, i) => 19 + 2 * i);
const hostArea = (op: string): string =>
  host.map((n, i) => `        ${op}     x${n}, x${n + 1}, [x9, #${16 * i}]`).join('\n');

export const vectors = `enter:
        sub     sp, sp, #272
${pairs('stp', 0, 'sp')}
        str     x30, [sp, #240]
        mrs     x9, sp_el0
        str     x9, [sp, #248]
        mrs     x9, elr_el2
        str     x9, [sp, #256]
        mrs     x9, spsr_el2
        str     x9, [sp, #264]
        mov     x29, sp
        mov     x0, x29
        ldr     x9, =trap_handler
        blr     x9
        ldr     x9, [sp, #264]
        msr     spsr_el2, x9
        ldr     x9, [sp, #256]
        msr     elr_el2, x9
        ldr     x9, [sp, #248]
        msr     sp_el0, x9
        ldr     x30, [sp, #240]
${pairs('ldp', 0, 'sp')}
        add     sp, sp, #272
        eret
        .ltorg
`;

export const mmu = `        ldr     x0, =0x80820019         // walks without caches
        msr     tcr_el2, x0
        ldr     x0, =0x0400000000ff     // attribute 0 is RAM, 5 are devices
        msr     mair_el2, x0
        ldr     x0, =level1
        msr     ttbr0_el2, x0
        bl      map
        ldr     x0, =stack_top
        mov     sp, x0
        dsb     sy
        tlbi    alle2
        dsb     sy
        isb
        ldr     x0, =0x30c50831
        msr     sctlr_el2, x0
        isb
        b       go
map:    mov     x2, #512
        mov     x1, x0
1:      str     xzr, [x1], #8
        subs    x2, x2, #1
        b.ne    1b
        ldr     x1, =0x0040000000000455
        ldr     x2, =0x40000741
        stp     x1, x2, [x0]
        ret
go:
`;

export const vcpu = `        stp     x29, x30, [sp, #-16]!
        bl      registers
${Array.from({ length: 17 }, (_, i) => `        stp     xzr, xzr, [x0, #${16 * i}]`).join('\n')}
        mov     x9, #0x3c5
        stp     x1, x9, [x0, #256]
        str     x2, [x0]
        ldp     x29, x30, [sp], #16
        ret
registers:
        mrs     x10, cptr_el2
        bic     x10, x10, #(1 << 10)
        msr     cptr_el2, x10
        mrs     x10, cnthctl_el2
        orr     x10, x10, #3
        msr     cnthctl_el2, x10
        msr     cntvoff_el2, xzr
        mrs     x10, midr_el1
        msr     vpidr_el2, x10
        mrs     x10, mpidr_el1
        bfi     x10, x3, #0, #24
        msr     vmpidr_el2, x10
        movz    x10, #0x0800
        movk    x10, #0x30d0, lsl #16
        msr     sctlr_el1, x10
        .irp    name, ttbr0_el1, ttbr1_el1, tcr_el1, mair_el1, vbar_el1, cpacr_el1, tpidr_el1, tpidr_el0, contextidr_el1
        msr     \\name, xzr
        .endr
        ldr     x10, =0x80080038
        msr     hcr_el2, x10
`;

export const enter = `        .global run_guest, guest_exit
run_guest:
        ldr     x9, =area
${hostArea('stp')}
        str     x0, [x9, #96]
        ldp     x1, x2, [x0, #256]
        msr     elr_el2, x1
        msr     spsr_el2, x2
        ldr     x1, [x0, #248]
        msr     sp_el0, x1
        ldr     x30, [x0, #240]
${pairs('ldp', 2, 'x0')}
        ldr     x1, [x0, #8]
        ldr     x0, [x0]
        eret
guest_exit:
        msr     tpidr_el2, x0           // only to have a register
        ldr     x0, =area
        ldr     x0, [x0, #96]
        str     x1, [x0, #8]
        mrs     x1, tpidr_el2
        str     x1, [x0]
${pairs('stp', 2, 'x0')}
        mrs     x1, sp_el0
        stp     x30, x1, [x0, #240]
        mrs     x1, elr_el2
        str     x1, [x0, #256]
        mrs     x1, spsr_el2
        str     x1, [x0, #264]
        ldr     x9, =area
${hostArea('ldp')}
        mrs     x0, esr_el2
        ret
        .ltorg
        .bss
        .balign 16
area:   .skip   128
`;

export const guestMap = `        ldr     x0, =level1
        ldr     x1, =l2_low + 3
        str     x1, [x0]
        ldr     x1, =l2_ram + 3
        str     x1, [x0, #16]
        ldr     x0, =l2_low
        ldr     x1, =l3_uart + 3
        str     x1, [x0, #0x240]
        ldr     x0, =l3_uart
        ldr     x1, =0x090004c7
        str     x1, [x0]
        ldr     x0, =l2_ram
        ldr     x1, =l3_ram + 3
        str     x1, [x0]
        ldr     x0, =l3_ram
        ldr     x1, =0x404007ff
        mov     x2, #512
1:      str     x1, [x0], #8
        add     x1, x1, #0x1000
        subs    x2, x2, #1
        b.ne    1b
        dsb     ish
        ldr     x0, =0x80000001 | (1 << 19)
        msr     hcr_el2, x0
        ldr     x0, =level1
        mov     x1, #{{vmid}}
        bfi     x0, x1, #48, #8
        msr     vttbr_el2, x0
        ldr     x0, =0x80020059
        msr     vtcr_el2, x0
        isb
        ldr     x0, =guest_entry
        msr     elr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        eret
`;

export const abort = `type Trap = Parameters<Handlers['trap']>;

export function trap(call: Trap[0], vcpu: Trap[1], esr: bigint): void {
  const iss = Number(esr & 0x1ff_ffffn);
  const ipa = Number((call.el2.mrs('HPFAR_EL2') & ~0xfn) << 8n) + Number(call.el2.mrs('FAR_EL2') & 0xfffn);
  if (Number(esr >> 26n) !== 0x24 || (iss & (1 << 24)) === 0 || ipa < DEVICE || ipa > DEVICE + 0xfff) {
    HANDLERS.trap(call, vcpu, esr);
    return;
  }
  const bits = BigInt(8 << ((iss >> 22) & 3));
  const mask = (1n << bits) - 1n;
  const register = (iss >> 16) & 31;
  if ((iss & 64) !== 0) writeDevice(ipa - DEVICE, call.frame.x(register) & mask);
  else {
    let value = readDevice(ipa - DEVICE) & mask;
    if ((iss & (1 << 21)) !== 0 && value >> (bits - 1n) === 1n) value |= ~mask;
    call.frame.setX(register, value & ((iss & (1 << 15)) !== 0 ? 0xffff_ffff_ffff_ffffn : 0xffff_ffffn));
  }
  call.frame.skip();
}
`;
