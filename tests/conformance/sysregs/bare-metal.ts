/** Runs the programs of this folder, which print to the PL011 and power off by PSCI, on QEMU and on our core. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEngine } from '../../../bin/build-engine.ts';
import { Cores, REGION } from '../../../src/engine/core/core.ts';
import { gicc, pl011 } from '../../../src/engine/machine/board.ts';

const RAM = 0x4000_0000;
const RAM_SIZE = 128 * 2 ** 20;
const ENTRY = 0x4008_0000;
const MAX_CYCLES = 200_000_000;

async function inFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sysregs-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function assemble(source: string, folder: string): string {
  const elf = join(folder, 'program.elf');
  const path = fileURLToPath(new URL(source, import.meta.url));
  execFileSync('aarch64-linux-gnu-gcc', [
    '-nostdlib',
    '-static',
    `-Wl,-Ttext=0x${ENTRY.toString(16)}`,
    path,
    '-o',
    elf,
  ]);
  return elf;
}

const lines = (text: string): string[] => text.trim().split('\n');

/** Lines that a program prints on QEMU's virt board, entered at EL2. */
export function onQemu(source: string): Promise<string[]> {
  return inFolder((folder) => {
    const elf = assemble(source, folder);
    const output = join(folder, 'console');
    const board = ['-m', '128M', '-smp', '2', '-cpu', 'cortex-a72', '-machine', 'virt,virtualization=on,gic-version=2'];
    const rest = ['-display', 'none', '-monitor', 'none', '-nic', 'none', '-serial', `file:${output}`, '-kernel', elf];
    execFileSync('qemu-system-aarch64', [...board, ...rest], { timeout: 100_000 });
    return lines(readFileSync(output, 'latin1'));
  });
}

/** Lines that it prints on our core, with nothing around it but memory, a UART that accepts all, and a power switch. */
export function onOurs(source: string): Promise<string[]> {
  return inFolder(async (folder) => {
    const binary = join(folder, 'program.bin');
    execFileSync('aarch64-linux-gnu-objcopy', ['-O', 'binary', '-j', '.text', assemble(source, folder), binary]);
    const module = new WebAssembly.Module(readFileSync(await buildEngine({ log: () => undefined })));
    let output = '';
    let running = true;
    const cores: Cores = new Cores({
      module,
      cores: 2,
      hasEl2: true,
      host: {
        mmioRead: (pa) => (pa >= gicc.base && pa < pl011.base + pl011.size ? 0 : undefined),
        mmioWrite: (pa, _size, value) => {
          if (pa === pl011.base) output += String.fromCharCode(value & 0xff);
          return pa === pl011.base;
        },
        firmwareCall: () => {
          running = false;
          cores.stop();
          return true;
        },
        halt: () => false,
        timersChanged: () => undefined,
        pmuOverflow: () => undefined,
      },
    });
    cores.addRegion(RAM, RAM_SIZE, REGION.RAM);
    cores.write(ENTRY, readFileSync(binary));
    cores.reset(1, 0, false);
    cores.reset(0, ENTRY, true);
    for (let cycles = 0, calls = 0; running; calls++) {
      cycles += cores.run(0, 1_000_000, cycles);
      if (cycles > MAX_CYCLES || calls > MAX_CYCLES / 1000)
        throw new Error(`no end after ${cycles} cycles:\n${output.slice(-200)}`);
    }
    return lines(output);
  });
}
