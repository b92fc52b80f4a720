import { describe, expect, test } from 'vitest';
import { sysregByEncoding, SYSTEM_REGISTERS } from '../../src/engine/isa/sysregs.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { attack, withHostile } from './hostile.ts';
import { missing } from './testing.ts';

const PROGRAMS = 10_000;
/** Words of a program, the last of which is an SVC that leads to the next. */
const LENGTH = 8;
const AREA = 0x5030_0000;

/** Numbers from a seed (xorshift). */
function random(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** What would take the guest itself away: its translation, vectors, stack, and where an exception returns to. */
const OWN = /^(SCTLR|TTBR|TCR|MAIR|VBAR|SP_EL0|SPSel|ELR|SPSR|DAIF|MDSCR|DBG[BW][CV]R|OSDLR|CPACR)/;

function systemRegister(next: (below: number) => number): number {
  const [op0, op1, crn, crm, op2] = [2 + next(2), next(8), next(16), next(16), next(8)] as const;
  const isRead = next(2) === 1;
  const name = SYSTEM_REGISTERS[sysregByEncoding(op0, op1, crn, crm, op2)]?.name ?? '';
  const known = SYSTEM_REGISTERS[next(SYSTEM_REGISTERS.length)];
  const encoding = next(2) === 1 && known !== undefined ? known.encoding : ([op0, op1, crn, crm, op2] as const);
  const chosen = encoding === known?.encoding ? known.name : name;
  const read = isRead || OWN.test(chosen) ? 1 : 0;
  const [a, b, c, d, e] = encoding;
  return (0xd5000000 | (read << 21) | (a << 19) | (b << 16) | (c << 12) | (d << 8) | (e << 5) | next(28)) >>> 0;
}

/** One instruction that may trap. x1 to x8 are addresses; none of the forms is a branch or waits. */
function instruction(next: (below: number) => number): number {
  const base = (1 + next(8)) << 5;
  const register = next(28);
  switch (next(8)) {
    case 0:
      return (0xd4000000 | (next(0x10000) << 5) | (2 + next(2))) >>> 0; // HVC, SMC
    case 1:
    case 2:
      return systemRegister(next);
    case 3: // SYS: TLBI, AT, DC, IC
      return (0xd5080000 | (next(8) << 16) | ((7 + next(2)) << 12) | (next(16) << 8) | (next(8) << 5) | register) >>> 0;
    case 4: // LDR, STR of all sizes, offsets, with writeback
      return (0x38000000 | (next(4) << 30) | (next(2) << 26) | (next(4) << 22) | (next(512) << 12) | (next(4) << 10) | base | register) >>> 0; // prettier-ignore
    case 5: // LDP, STP
      return (0x28000000 | (next(4) << 30) | (next(2) << 26) | (next(4) << 23) | (next(2) << 22) | (next(128) << 15) | (next(28) << 10) | base | register) >>> 0; // prettier-ignore
    case 6: // exclusive, acquire, release
      return (0x08000000 | (next(4) << 30) | (next(8) << 21) | (next(28) << 16) | (next(2) << 15) | (31 << 10) | base | register) >>> 0; // prettier-ignore
    default: // not allocated at all
      return next(0x2000000);
  }
}

/** Runs the programs one after another; whatever exception one ends with, the next begins with the same registers. */
const runner = assemble(
  `
        b       start
        .balign 8
        .quad   0, 0x10000, 0, 0, 0, 0
        .ascii  "ARM\\x64"
        .word   0
        .macro  put character
        mov     w1, #\\character
        ldr     x0, =0x09000000
        str     w1, [x0]
        .endm
start:  adr     x0, vectors
        msr     vbar_el1, x0
        mov     x0, #(3 << 20)
        msr     cpacr_el1, x0
        ldr     x29, =${AREA}
        mov     x30, #0
next:   msr     daifset, #15
        ldr     x0, =${PROGRAMS}
        cmp     x30, x0
        b.hs    done
        ldr     x1, =0x70200000         /* the victim's */
        ldr     x2, =0x40088000         /* EL2's */
        ldr     x3, =0x08000100         /* GICD */
        ldr     x4, =0x08010000         /* GICC */
        ldr     x5, =0x09000000
        ldr     x6, =0x0a003e00
        ldr     x7, =0x50f00000         /* its own */
        ldr     x8, =0x123456789000
        mov     x0, #0x84000000
        and     x9, x30, #7
        add     x0, x0, x9
        cmp     x9, #1                  /* but not CPU_SUSPEND and CPU_OFF */
        ccmp    x9, #2, #4, ne
        csel    x0, x30, x0, eq
        lsl     x9, x30, #5
        add     x9, x29, x9
        add     x30, x30, #1
        br      x9
done:   put     'e'
        put     'n'
        put     'd'
1:      b       1b
        .ltorg
        .balign 2048
vectors:
        .rept   16
        b       next
        .balign 128
        .endr
`,
  { origin: 0x5020_0000n },
).bytes;

function image(seed: number): Uint8Array {
  const next = random(seed);
  const bytes = new Uint8Array(AREA - 0x5020_0000 + PROGRAMS * LENGTH * 4);
  bytes.set(runner);
  const view = new DataView(bytes.buffer, AREA - 0x5020_0000);
  for (let n = 0; n < PROGRAMS; n++)
    for (let i = 0; i < LENGTH; i++)
      view.setUint32(4 * (n * LENGTH + i), i === LENGTH - 1 ? 0xd4000001 : instruction(next), true);
  return bytes;
}

describe.skipIf(missing !== '')(
  `ten thousand random programs${missing && `: need ${missing}`}`,
  { timeout: 240_000 },
  () => {
    test.each([1, 2])('reach nobody else, and all of them end (seed %i)', (seed) => {
      const both = withHostile(image(seed * 7919), { disks: [{ channel: 0 }] });
      attack(both, 400e6);
      const vm = both.hypervisor.state.vms[1];
      expect(vm?.power).toBe('on');
      for (const cause of ['hvc', 'smc', 'dabort', 'refused', 'gicd', 'virtio', 'pl011'])
        expect([cause, (vm?.traps[cause] ?? 0) > 10]).toEqual([cause, true]);
    });
  },
);
