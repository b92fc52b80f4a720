import { asm } from '../kit/lab.ts';

const numbers = Array.from({ length: 31 }, (_, n) => n);
/** x0 to x30 get {{pattern}} + their number. */
const set = numbers
  .map((n) => `        add     x${n}, x0, #${n}`)
  .reverse()
  .join('\n');
/** x30 is compared by way of SP_EL1's memory: it is the last that is free to be used. */
const store = numbers
  .filter((n) => n % 2 === 0)
  .map((n) => (n === 30 ? '        str     x30, [sp, #240]' : `        stp     x${n}, x${n + 1}, [sp, #${8 * n}]`))
  .join('\n');

/** EL1, and what the vectors' code has to call at EL2. */
export default asm`
// Called with the address of the context frame in x0. Like any function it may
// use x0 to x18, the flags and x30, and this one leaves nothing in them. What
// it changes in the frame, EL1 has to find: it adds 1 to x0 and to x19 to x29,
// 16 to SP_EL0, skips an instruction, and sets the C flag.
        .global trap_handler, el1_entry
trap_handler:
        adr     x1, frame
        ldr     x2, [x1]
        cbnz    x2, 2f
        str     x0, [x1]                // the first frame is kept to look at
        adr     x3, copy
        mov     x4, #0
1:      ldr     x5, [x0, x4]
        str     x5, [x3, x4]
        add     x4, x4, #8
        cmp     x4, #272
        b.lo    1b
        mov     x4, #(19 * 8)
3:      ldr     x5, [x0, x4]
        add     x5, x5, #1
        str     x5, [x0, x4]
        add     x4, x4, #8
        cmp     x4, #(30 * 8)
        b.lo    3b
        ldr     x5, [x0, #248]
        add     x5, x5, #16
        str     x5, [x0, #248]
        ldp     x5, x6, [x0, #256]
        add     x5, x5, #4
        orr     x6, x6, #(1 << 29)
        stp     x5, x6, [x0, #256]
2:      ldr     x2, [x0]
        add     x2, x2, #1
        str     x2, [x0]
        mov     x1, #0xdead
` +
  numbers
    .slice(2, 19)
    .map((n) => `        mov     x${n}, x1\n`)
    .join('') +
  asm`
        cmp     x1, x1
        ret

// EL1: every register gets a value that is its own; then HVC; then all are
// written down.
el1_entry:
        ldr     x0, ={{stack0}}
        msr     sp_el0, x0
        ldr     x0, ={{pattern}}
` +
  `${set}
` +
  asm`
        adds    xzr, xzr, xzr           // flags: Z
        .global call
call:   hvc     #0
        b       .                       // the instruction that is skipped
        sub     sp, sp, #256
` +
  `${store}
` +
  asm`
        mov     x2, sp
        adr     x1, registers
        str     x2, [x1]
        mrs     x2, sp_el0
        adr     x1, stack0
        str     x2, [x1]
        hvc     #1                      // a second time: the stack must be
                                        // as it was
        b       .

        .balign 8
        .global frame, copy, registers, stack0
frame:  .quad   0
registers: .quad 0
stack0: .quad   0
copy:   .skip   272
        .bss
        .balign 16
        .skip   1024
        .global el1_stack
el1_stack:
`;
