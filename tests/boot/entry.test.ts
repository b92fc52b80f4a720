/** How a program is started, and what the firmware answers it: probe.s on our machine and on QEMU's. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { Machine, type MachineConfig } from '../../src/engine/machine/machine.ts';
import { coreModule } from '../machine/testing.ts';
import { hasQemu } from './qemu.ts';

const MIB = 2 ** 20;
const RAM = 0x4000_0000n;
const folder = mkdtempSync(join(tmpdir(), 'entry-'));
afterAll(() => rmSync(folder, { recursive: true }));

const probe = assemble(readFileSync(join(import.meta.dirname, 'probe.s'), 'utf8'), { origin: 0n }).bytes;

/** The probe behind an arm64 Image's header. */
function image(textOffset: number, imageSize: number): Uint8Array {
  const bytes = new Uint8Array(64 + probe.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x1400_0010, true); // b over the header
  view.setBigUint64(8, BigInt(textOffset), true);
  view.setBigUint64(16, BigInt(imageSize), true);
  view.setUint32(56, 0x644d_5241, true);
  bytes.set(probe, 64);
  return bytes;
}

/** An ELF with the probe as its one segment, 64 KiB large in memory. */
function elf(physical: bigint, virtual = physical, entry = virtual): Uint8Array {
  const bytes = new Uint8Array(120 + probe.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, 2, true);
  view.setUint16(18, 183, true);
  view.setUint32(20, 1, true);
  view.setBigUint64(24, entry, true);
  view.setBigUint64(32, 64n, true);
  view.setUint16(52, 64, true);
  view.setUint16(54, 56, true);
  view.setUint16(56, 1, true);
  view.setUint32(64, 1, true);
  view.setUint32(68, 5, true);
  [120n, virtual, physical, BigInt(probe.length), 0x1_0000n].forEach((word, i) => view.setBigUint64(72 + 8 * i, word, true)); // prettier-ignore
  bytes.set(probe, 120);
  return bytes;
}

type Case = Partial<Pick<MachineConfig, 'cpus' | 'memory' | 'virtualization' | 'kernel' | 'bios' | 'initrd'>>;

function ours(config: Case): string {
  let text = '';
  const listener = { console: (byte: number) => void (text += String.fromCharCode(byte)) };
  const machine = new Machine(coreModule(), { cpus: 1, memory: 128 * MIB, virtualization: false, ...config }, listener);
  for (let resets = 0; resets < 3; resets++) {
    const { reason } = machine.run(3e6);
    if (reason !== 'reset') return `${text}${reason}`;
    machine.reset();
  }
  return text;
}

function theirs({ cpus = 1, memory = 128 * MIB, virtualization = false, ...images }: Case): string {
  const files = Object.entries(images).flatMap(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return [`-${name}`, join(folder, name)];
  });
  const machine = `virt,gic-version=2,virtualization=${virtualization ? 'on' : 'off'}`;
  const board = ['-machine', machine, '-cpu', 'cortex-a72', '-smp', `${cpus}`, '-m', `${memory / MIB}M`];
  const run = spawnSync('qemu-system-aarch64', [...board, '-nographic', '-nic', 'none', ...files], {
    encoding: 'latin1',
    timeout: 20_000,
    input: '',
  });
  return `${run.stdout}${run.status === 0 ? 'powered-off' : run.stderr}`;
}

const initrd = new Uint8Array(5001).fill(0x55);
const cases: readonly [title: string, Case][] = [
  ['a raw kernel', { kernel: probe }],
  ['a raw kernel, two cores', { kernel: probe, cpus: 2 }],
  ['a raw kernel at EL2', { kernel: probe, virtualization: true }],
  ['a raw kernel at EL2, two cores, 2 GiB', { kernel: probe, virtualization: true, cpus: 2, memory: 2048 * MIB }],
  ['firmware', { bios: probe }],
  ['firmware at EL2', { bios: probe, virtualization: true, cpus: 2 }],
  ['an Image', { kernel: image(0, 0x10000) }],
  ['an Image at 0x80000', { kernel: image(0x80000, 0x10000) }],
  ['an Image where QEMU’s stub is', { kernel: image(0xff8, 0x10000) }],
  ['an Image behind it', { kernel: image(0x1000, 0x10000) }],
  ['an Image from before Linux 3.17', { kernel: image(0, 0) }],
  ['an initrd and 255 MiB', { kernel: image(0, 0x10000), initrd, memory: 255 * MIB }],
  ['an initrd and 256 MiB', { kernel: image(0, 0x10000), initrd, memory: 256 * MIB }],
  ['an Image that needs more than half of RAM', { kernel: image(0, 0x300_0000), memory: 64 * MIB }],
  ['such an Image and an initrd', { kernel: image(0, 0x300_1000), initrd, memory: 64 * MIB }],
  ['an Image of more than 128 MiB', { kernel: image(0, 0xc80_0000), initrd, memory: 512 * MIB }],
  ['an ELF', { kernel: elf(RAM + 0x20_0000n) }],
  ['an ELF at the start of RAM', { kernel: elf(RAM) }],
  ['an ELF that is linked for high addresses', { kernel: elf(RAM + 0x20_0000n, 0xffff_0000_4020_0000n) }],
  ['such an ELF with a physical entry', { kernel: elf(RAM + 0x20_0000n, 0xffff_0000_4020_0000n, RAM + 0x20_0000n) }],
];

describe.skipIf(!hasQemu)('Started and answered as on QEMU', () => {
  test.each(cases)('%s', (_, config) => {
    const text = theirs(config);
    expect(text.match(/^P=/gm)).toHaveLength(2);
    expect(text).toMatch(/powered-off$/);
    expect(ours(config)).toBe(text);
  });

  test('device-tree-packed: below an ELF there is room for it here, while QEMU’s takes 1 MiB', () => {
    const kernel = elf(RAM + 0x8_0000n);
    const magic = (text: string): string | undefined => /^T=(\w+)$/m.exec(text)?.[1];
    expect(magic(theirs({ kernel }))).toBe('0000000000000000');
    expect(magic(ours({ kernel }))).toBe('00000000edfe0dd0');
  });
});
