// What the hypervisor has of A64 beside its boot. It sets VBAR_EL2 and SP, and
// wants two labels: vectors, the table, and leave, the way back to the guest.
// It gives one: door, where its handlers are called.
//
// At door SP is the frame's address, and x0 the reason: 1 a synchronous
// exception of the guest, 2 IRQ, 3 FIQ, 4 SError. Exceptions of EL2's own are
// 5, but for IRQ, FIQ and SError with SP_EL2: these are 2, 3 and 4.
//
// The frame has 272 bytes: x0 to x30 from 0 on, SP_EL0 at 248, ELR_EL2 at 256,
// SPSR_EL2 at 264.
//
// And one thing for you: TPIDR_EL2 goes up by {{count:d}} with every entry.
        .balign 2048
vectors:
        // 1. 16 slots of 128 bytes.
        .skip   2048

        // 2. Save everything in the frame, count, and go to door.
enter:
        b       door

        // 3. The frame is at SP. Put everything back, free it, and return.
leave:
        eret
