import { asm } from '../kit/lab.ts';

const pairs = Array.from({ length: 15 }, (_, i) => 2 * i);
const store = `${pairs.map((n) => `        stp     x${n}, x${n + 1}, [sp, #${8 * n}]`).join('\n')}\n        str     x30, [sp, #240]\n`;
const change = Array.from({ length: 31 }, (_, n) => `        add     x${n}, x${n}, #0x100`).join('\n');

/** Both guests run this code, each with its own frame and its own stack at EL1. */
export default asm`
// Both guests: write down every register, change every one, call; and write
// them down again.
        .global guest_entry, call1, call2
guest_entry:
        sub     sp, sp, #256
` +
  store +
  asm`
        mrs     x0, sp_el0
        str     x0, [sp, #248]
        add     x0, x0, #0x10
        msr     sp_el0, x0
        ldr     x0, [sp]
` +
  `${change}
` +
  asm`
        msr     tpidr_el1, x0           // a guest does with its own registers
                                        // what it likes
        msr     tpidr_el0, x0
        msr     tpidrro_el0, x0
        adds    xzr, xzr, xzr           // flags: Z
call1:  hvc     #1
        sub     sp, sp, #256
` +
  store +
  asm`
        mrs     x0, sp_el0
        str     x0, [sp, #248]
call2:  hvc     #2
        b       .
`;
