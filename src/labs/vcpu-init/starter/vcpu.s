// vcpu_init: makes this core's EL1 state that of a VCpu which was just switched
// on. host.s calls it, then loads the frame and returns into the guest.
//   x0  the context frame, 272 bytes: x0 to x30 from {{regs}} on,
//       SP at {{sp}}, ELR_EL2 at {{elr}}, SPSR_EL2 at {{spsr}}
//   x{{entry}}  where the guest starts
//   x{{tree}}  its device tree: the guest finds it in x0
//   x{{number}}  the VCpu's number
        .global vcpu_init
vcpu_init:
        // 1. The frame. Every other register is 0; EL1h, D, A, I and F masked.

        // 2. HCR_EL2: EL1 is AArch64 (RW), SMC traps (TSC), physical interrupts
        //    belong to EL2 (AMO, IMO, FMO). No stage 2 yet.

        // 3. SCTLR_EL1: 0x30d00800, its RES1 bits, MMU and caches off.
        //    TTBR0_EL1, VBAR_EL1, CPACR_EL1, TPIDR_EL1 and TPIDR_EL0 are 0.

        // 4. Which core the guest sees: VPIDR_EL2 is the real MIDR_EL1,
        //    VMPIDR_EL2 is bit 31 and the VCpu's number.

        // 5. Time: the guest may use the physical counter and timer
        //    (CNTHCTL_EL2 bits 0 and 1); the virtual counter shows the same
        //    time (CNTVOFF_EL2).

        // 6. CPTR_EL2: 0x33ff, floating point does not trap.

        ret
