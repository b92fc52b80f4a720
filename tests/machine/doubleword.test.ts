/** Accesses of eight bytes to devices: what QEMU shows for each of these is what ours shows. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { Machine } from '../../src/engine/machine/machine.ts';
import { coreModule, missing } from './testing.ts';

const BASE = 0x4008_0000;
/** PeriphID of the UART, a read of a pair, PL031's IDs, and virtio-mmio's magic number and version, in an empty slot. */
const READS = ['ldr x0, [x3, #0xfe0]', 'ldp x0, x6, [x9]', 'ldr x0, [x7, #0xfe0]', 'ldr x0, [x8]', 'ldr x0, [x8, #8]'];

const program = `
        mov     x3, #0x09000000
        add     x9, x3, #0xff0
        mov     x7, #0x09010000
        mov     x8, #0x0a000000
        mov     w0, #0x301
        str     w0, [x3, #0x30]
${READS.map((read) => `        ${read}\n        bl      hex`).join('\n')}
        mov     x0, #'!'                // the data register, and the one behind it
        movk    x0, #0xff, lsl #32
        str     x0, [x3]
        mov     x0, #0x1234             // the load register of PL031 is the second word
        lsl     x0, x0, #32
        str     x0, [x7]
        ldr     w0, [x7, #4]
        bl      hex
        ldr     x0, =0x84000008         // SYSTEM_OFF
        hvc     #0
        b       .
hex:    mov     x1, #64
1:      sub     x1, x1, #4
        lsr     x2, x0, x1
        and     x2, x2, #15
        cmp     x2, #10
        add     x4, x2, #'0'
        add     x5, x2, #'a' - 10
        csel    x2, x4, x5, lo
        str     w2, [x3]
        cbnz    x1, 1b
        mov     w2, #'\\n'
        str     w2, [x3]
        ret
`;

describe.skipIf(missing !== '')('a doubleword access to a device', () => {
  const image = assemble(program, { origin: BigInt(BASE) }).bytes;
  function ours(): string {
    let text = '';
    const config = { cpus: 1, memory: 64 * 2 ** 20, virtualization: false, kernel: image } as const;
    const machine = new Machine(coreModule(), config, { console: (byte) => (text += String.fromCharCode(byte)) });
    machine.run(1e6);
    return text;
  }

  test('is two accesses of a word, the lower address first', () => {
    expect(ours().split('\n')).toEqual([
      '0000001000000011',
      '000000f00000000d',
      '0000001000000031',
      '0000000174726976',
      '554d455100000000',
      '!0000000000001234',
      '',
    ]);
  });

  const folder = mkdtempSync(join(tmpdir(), 'doubleword-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const noQemu = spawnSync('qemu-system-aarch64', ['--version']).status !== 0;
  test.skipIf(noQemu)('shows the same in QEMU', () => {
    const path = join(folder, 'kernel');
    writeFileSync(path, image);
    const board = ['-M', 'virt,gic-version=2', '-cpu', 'cortex-a72', '-nographic', '-nic', 'none', '-kernel', path];
    const { stdout } = spawnSync('qemu-system-aarch64', board, { encoding: 'latin1', timeout: 60_000 });
    expect(stdout).toBe(ours());
  });
});
