/** Guests on an emulated PL011 under the built-in hypervisor: what this chapter counts and shows. */
import { asm, type LabMachine } from '../../labs/kit/lab.ts';
import { program, type Exhibit } from '../kit/exhibit.ts';
import type { Exhibits } from '../kit/parts.ts';

const CHANNEL = 1;
/** One VM with one VCpu, whose console is a channel. */
const machine = (input: LabMachine['input'] = []): Partial<LabMachine> => ({
  memory: 2048,
  budget: 120_000,
  hypervisor: {
    vms: [{ name: 'guest', cores: [0], image: 'program.s', memory: 16, console: { channel: CHANNEL } }],
  },
  input,
});

/** Asks who is there, as the kernel's bus code does, and sends three characters, as its console does. */
const SEND = asm`
        .global _start
_start: ldr     x19, =0x09000000
        mov     x3, #0
        mov     x4, #0
        add     x5, x19, #0xfe0
ask:    ldr     w2, [x5]
        add     x5, x5, #4
        lsl     x2, x2, x4
        orr     x3, x3, x2
        add     x4, x4, #8
        cmp     x4, #64
        b.lo    ask
        adr     x6, text
        b       next
text:   .ascii  "hi\n\0"
next:   ldrb    w2, [x6], #1
        cbz     w2, done
full:   ldr     w4, [x19, #0x18]        // UARTFR
        tbnz    w4, #5, full            // TXFF
        str     w2, [x19]               // UARTDR
        b       next
done:   b       done
`;

/** In loopback: after each of COUNT characters a bit of x10 (RX), x11 (OE), x12 (RXFF) says what UARTRIS and UARTFR have. */
export const COUNT = 18;
const FILL = asm`
        .global _start
_start: ldr     x19, =0x09000000
        mov     w1, #0x70
        str     w1, [x19, #0x2c]        // UARTLCR_H: FEN
        mov     w1, #0x380
        str     w1, [x19, #0x30]        // UARTCR: LBE, TXE, RXE
        mov     x3, #0
        mov     x10, #0
        mov     x11, #0
        mov     x12, #0
more:   str     w3, [x19]
        ldr     w2, [x19, #0x3c]        // UARTRIS
        ubfx    x4, x2, #4, #1
        lsl     x4, x4, x3
        orr     x10, x10, x4
        ubfx    x4, x2, #10, #1
        lsl     x4, x4, x3
        orr     x11, x11, x4
        ldr     w2, [x19, #0x18]        // UARTFR
        ubfx    x4, x2, #6, #1
        lsl     x4, x4, x3
        orr     x12, x12, x4
        add     x3, x3, #1
        cmp     x3, #18
        b.lo    more
        b       .
`;

/** What is typed, once for who looks, and once for who is interrupted. */
const TYPED = 'echo six times seven\n';
const INPUT = [{ at: 4_000_000, text: TYPED, channel: CHANNEL }];
/** Looks, waits, and looks again; x3 counts the accesses. */
const POLL = asm`
        .global _start
_start: ldr     x19, =0x09000000
        mov     w1, #0x10
        str     w1, [x19, #0x38]        // UARTIMSC: RX, which nobody takes
        mov     x3, #0
look:   add     x3, x3, #1
        ldr     w4, [x19, #0x18]        // UARTFR
        tbz     w4, #4, have            // RXFE
        wfi
        b       look
have:   add     x3, x3, #1
        ldr     w2, [x19]               // UARTDR
        cmp     w2, #10
        b.ne    look
        b       .
`;
/** Is interrupted, and reads until nothing is left; x3 counts accesses, x5 interrupts, x6 is UARTMIS of the first. */
const LISTEN = asm`
        .global _start
_start: ldr     x19, =0x09000000
        ldr     x0, =vectors
        msr     vbar_el1, x0
        ldr     x21, =0x08000000
        ldr     x22, =0x08010000
        mov     w1, #1
        str     w1, [x21]
        mov     w1, #2
        str     w1, [x21, #0x104]
        mov     w1, #0xff
        str     w1, [x22, #4]
        mov     w1, #1
        str     w1, [x22]
        mov     w1, #0x70
        str     w1, [x19, #0x2c]        // UARTLCR_H: FEN
        mov     w1, #0x50
        str     w1, [x19, #0x38]        // UARTIMSC: RX, RT
        mov     x3, #0
        mov     x5, #0
        mov     x6, #0
        msr     daifclr, #2
wait:   wfi
        b       wait
irq:    ldr     w23, [x22, #0xc]
        add     x5, x5, #1
        add     x3, x3, #1
        ldr     w2, [x19, #0x40]        // UARTMIS
        cmp     x5, #1
        csel    x6, x2, x6, eq
drain:  add     x3, x3, #1
        ldr     w4, [x19, #0x18]        // UARTFR
        tbnz    w4, #4, dry             // RXFE
        add     x3, x3, #1
        ldr     w2, [x19]               // UARTDR
        b       drain
dry:    str     w23, [x22, #0x10]
        eret
        .ltorg
        .balign 2048
vectors:
        .skip   0x280
        b       irq
`;

/** The same load, with the address moved on by the instruction itself. */
const WRITEBACK = asm`
        .global _start
_start: ldr     x5, =0x09000fe0
        ldr     w2, [x5], #4
        b       .
`;

export const writingBack = (): Exhibit => program(WRITEBACK, machine());
export const sending = (): Exhibit => program(SEND, machine());
export const filling = (): Exhibit => program(FILL, machine());
export const polling = (): Exhibit => program(POLL, machine(INPUT));
export const listening = (text = TYPED): Exhibit =>
  program(LISTEN, machine([{ at: 4_000_000, text, channel: CHANNEL }]));

export const programs: Exhibits['programs'] = { 'pl011-send': SEND, 'pl011-listen': LISTEN };
