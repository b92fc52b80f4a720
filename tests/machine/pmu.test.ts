/** A performance counter that overflows interrupts its core on PPI 7, when it overflows and not at the next access to it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { Machine } from '../../src/engine/machine/machine.ts';
import { coreModule, missing } from './testing.ts';

const BASE = 0x4008_0000;
const LEFT = 0x1000;

/** At EL1. Prints the INTID that its IRQ handler acknowledged, and powers off; `wait` is what it does until then. */
const program = (event: number, wait: string): string => `
        adr     x0, vectors
        msr     vbar_el1, x0
        isb
        mov     x1, #0x08000000
        mov     w0, #1
        str     w0, [x1]                // GICD_CTLR
        mov     w0, #1 << 23
        str     w0, [x1, #0x100]        // GICD_ISENABLER0: PPI 7
        add     x2, x1, #0x10000
        mov     w0, #0xf0
        str     w0, [x2, #4]            // GICC_PMR
        mov     w0, #1
        str     w0, [x2]                // GICC_CTLR
        ldr     x0, =0xffffffff - ${LEFT} + 1
${
  event === 31
    ? 'msr pmccntr_el0, x0'
    : `msr pmevcntr0_el0, x0
        mov     x0, #${event}
        msr     pmevtyper0_el0, x0`
}
        mov     w0, #1
        lsl     w0, w0, #${event === 31 ? 31 : 0}
        msr     pmintenset_el1, x0
        msr     pmcntenset_el0, x0
        mov     x0, #1
        mrs     x21, cntpct_el0
        msr     pmcr_el0, x0            // from the next instruction on it counts
        msr     daifclr, #2
again:  ${wait}
        b       again
        .balign 2048
vectors:
        .rept 5
        b       .
        .balign 128
        .endr
        mrs     x22, cntpct_el0
        ldr     w20, [x2, #12]          // GICC_IAR
        mrs     x19, pmovsclr_el0
        msr     pmovsclr_el0, x19
        ldr     w18, [x1, #0x200]       // GICD_ISPENDR0: the level has gone down
        mov     x3, #0x09000000
        mov     w0, #0x301
        str     w0, [x3, #0x30]
        mov     w4, #10
        udiv    w5, w20, w4
        msub    w6, w5, w4, w20
        add     w5, w5, #'0'
        add     w6, w6, #'0'
        str     w5, [x3]
        str     w6, [x3]
        ldr     x0, =0x84000008         // SYSTEM_OFF
        hvc     #0
        b       .
`;
const image = (event: number, wait: string): Uint8Array =>
  assemble(program(event, wait), { origin: BigInt(BASE) }).bytes;

describe.skipIf(missing !== '')('a performance counter that overflows', () => {
  function run(event: number, wait: string): { text: string; machine: Machine } {
    let text = '';
    const machine = new Machine(
      coreModule(),
      { cpus: 1, memory: 64 * 2 ** 20, virtualization: false, kernel: image(event, wait) },
      { console: (byte) => (text += String.fromCharCode(byte)) },
    );
    machine.run(1e6);
    return { text, machine };
  }

  test.each([
    ['cycles', 31, 'nop'],
    ['cycles in an event counter', 0x11, 'nop'],
    ['instructions', 8, 'nop'],
    ['cycles, while its core waits', 31, 'wfi'],
  ])('of %s interrupts with INTID 23 when it has counted up', (_, event, wait) => {
    const { text, machine } = run(event, wait);
    expect(text).toBe('23');
    expect(machine.state).toBe('powered-off');
    expect(machine.cores.x(0, 19)).toBe(event === 31 ? 1n << 31n : 1n);
    expect(machine.cores.x(0, 18) & (1n << 23n), 'GICD_ISPENDR0').toBe(0n);
    // A count of CNTPCT is two cycles; four instructions stand between the two looks at it, before and after.
    const counts = Number(machine.cores.x(0, 22) - machine.cores.x(0, 21));
    expect(counts).toBeGreaterThanOrEqual(LEFT / 2);
    expect(counts).toBeLessThanOrEqual(LEFT / 2 + 4);
  });

  test('of instructions never interrupts a core that waits', () => {
    const { text, machine } = run(8, 'wfi');
    expect(text).toBe('');
    expect(machine.cores.waiting(0)).toBe('wfi');
  });

  const folder = mkdtempSync(join(tmpdir(), 'pmu-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const noQemu = spawnSync('qemu-system-aarch64', ['--version']).status !== 0;
  test.skipIf(noQemu)('interrupts in QEMU the same way', () => {
    const path = join(folder, 'kernel');
    writeFileSync(path, image(31, 'nop'));
    const board = ['-M', 'virt,gic-version=2', '-cpu', 'cortex-a72', '-nographic', '-nic', 'none', '-kernel', path];
    const { stdout } = spawnSync('qemu-system-aarch64', board, { encoding: 'utf8', timeout: 60_000 });
    expect(stdout).toBe('23');
  });
});
