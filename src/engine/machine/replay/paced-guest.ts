/**
 * A guest for tests of recordings: it sleeps until its timer, writes to one page after the other, echoes what is typed,
 * and resets the board at an "r", powers it off at an "o".
 */
export const PACED_GUEST = `
  adr x0, vectors
  msr VBAR_EL2, x0
  mov x21, #0x08000000
  mov w1, #1
  str w1, [x21]
  mov w1, #0x4000000
  str w1, [x21, #0x100]
  add x21, x21, #0x10, lsl #12
  mov w1, #0xff
  str w1, [x21, #4]
  mov w1, #1
  str w1, [x21]
  mov x25, #0x09000000
  mov w1, #0x70
  str w1, [x25, #0x2c]
  mov w1, #0x301
  str w1, [x25, #0x30]
  mrs x1, HCR_EL2
  orr x1, x1, #0x10
  msr HCR_EL2, x1
  msr DAIFClr, #2
  mov x22, #0x41000000
again:
  mov x1, #300
  msr CNTHP_TVAL_EL2, x1
  mov x1, #1
  msr CNTHP_CTL_EL2, x1
  wfi
  add x24, x24, #1
  mov x2, #50
1: subs x2, x2, #1
  b.ne 1b
  str x24, [x22]
  add x22, x22, #0x400
  and x22, x22, #0xffffffffff7fffff
read:
  ldr w5, [x25, #0x18]
  tbnz w5, #4, again
  ldr w5, [x25]
  str w5, [x25]
  cmp w5, #0x72
  b.eq reset
  cmp w5, #0x6f
  b.ne read
  movz x0, #0x0008
  b call
reset:
  movz x0, #0x0009
call:
  movk x0, #0x8400, lsl #16
  smc #0
  b again
.balign 2048
vectors: .space 0x280
  ldr w8, [x21, #0xc]
  msr CNTHP_CTL_EL2, xzr
  str w8, [x21, #0x10]
  add x7, x7, #1
  eret
`;
