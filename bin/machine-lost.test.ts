import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '../src/engine/isa/assembler/index.ts';
import { machine, programs, writeProgram } from './machine/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'machine-lost-'));
const at = (name: string): string => join(folder, name);
const hello = writeProgram(at('hello'), programs.print, 'hello\n\0');
const spin = writeProgram(at('spin'), programs.spin);
const run = (kernel: string, ...args: string[]): ReturnType<typeof machine> => machine(['-M', 'virt', '-kernel', kernel, '-nographic', ...args]); // prettier-ignore

// The first start builds the engine when a source has changed.
beforeAll(
  async () => void (await machine(['--help'], { env: { MACHINE_AS_BUILT: process.env['MACHINE_AS_BUILT'] ?? '' } })),
  240_000,
);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a core that leads nowhere is reported once', () => {
  const program = (name: string, source: string): string => {
    writeFileSync(at(name), assemble(source, { origin: 0x40080000n }).bytes);
    return at(name);
  };
  test('a stack that is a multiple of 8 only, as a much read “Hello world” has it: QEMU is laxer there', async () => {
    const kernel = program('misaligned', 'movz x9, #0x4000, lsl #16\n movk x9, #0x1008\n mov sp, x9\n stp x29, x30, [sp, #-16]!\n b .');
    const { err, code } = await run(kernel, '--timeout', '1.5');
    expect(code).toBe(4);
    expect(err.match(/leads nowhere/g)).toHaveLength(1);
    expect(err).toContain('not a multiple of 16 (SP 0x40001008');
    expect(err).toContain('sp-alignment');
  }); // prettier-ignore
  test('the first access to where nothing is, by what QEMU’s board has there, and only the first', async () => {
    const kernel = program('absent', `
        movz x0, #0x4008, lsl #16
        movk x0, #0x0800
        msr vbar_el1, x0
        movz x1, #0x0903, lsl #16
        ldr w2, [x1]
        movz x1, #0x0d00, lsl #16
        str w2, [x1]
        b .
        .balign 2048
        .skip 0x200
        mrs x3, elr_el1
        add x3, x3, #4
        msr elr_el1, x3
        eret`);
    const { err } = await run(kernel, '--timeout', '1.5');
    expect(err).toContain('accessed 0x9030000, which is the pl061');
    expect(err).toContain('0x40080010 (EL1)');
    expect(err.match(/external abort/g)).toHaveLength(1);
    expect((await run(program('nowhere-at-all', 'movz x1, #0x0904, lsl #16\n ldr w2, [x1]\n b .'), '--timeout', '1.5')).err).toContain('accessed 0x9040000, where this board has nothing');
  }); // prettier-ignore
  test('a vector table that was never set, a place without code', async () => {
    expect((await run(program('svc', 'svc #0\n b .'), '--timeout', '1.5')).err).toContain('VBAR_EL1 is 0x0: was it set?');
    expect((await run(program('nowhere', '.word 0'), '--timeout', '1.5')).err).toContain('leads nowhere');
    expect((await run(program('odd', 'mov x0, #1\n ldr x1, [sp]\n movz x2, #0x4100, lsl #16\n ldr x1, [x2, #1]\n b .'), '--timeout', '1.5')).err).toContain('unaligned-device');
  }); // prettier-ignore
  test('RAM that stage 2 maps Device-nGnRE: unaligned accesses fault, and are performed with --lax-stage2-device', async () => {
    const kernel = program('stage2', `
        movz x0, #0x4100, lsl #16              // the table: two blocks of 1 GiB, both Device-nGnRE (MemAttr 0b0001)
        movz x1, #0x07c5
        str x1, [x0]
        movz x1, #0x4000, lsl #16
        movk x1, #0x07c5
        str x1, [x0, #8]
        msr vttbr_el2, x0
        movz x1, #0x8002, lsl #16              // T0SZ 25, from level 1, PS 40 bits
        movk x1, #0x3559
        msr vtcr_el2, x1
        movz x1, #0x8000, lsl #16              // RW, VM, and DC: stage 1 makes it Normal memory
        movk x1, #0x1001
        msr hcr_el2, x1
        movz x1, #0x3c5
        msr spsr_el2, x1
        adr x1, guest
        msr elr_el2, x1
        isb
        eret
guest:  movz x2, #0x4200, lsl #16
        ldr x3, [x2, #1]
        movz x1, #0x0900, lsl #16
        mov w0, #75
        str w0, [x1]
        movz w0, #0x8400, lsl #16
        movk w0, #8
        smc #0`);
    const line = ['-M', 'virtualization=on', '--timeout', '2'];
    const strict = await run(kernel, ...line);
    expect(strict.out).toBe('');
    expect(await run(kernel, ...line, '--lax-stage2-device')).toMatchObject({ code: 0, out: 'K', err: '' });
  }); // prettier-ignore
  test('a handler that is there, and a core that polls, are not', async () => {
    expect((await run(spin, '--timeout', '1')).err).not.toContain('nowhere');
    expect((await run(hello)).err).toBe('');
  });
});
