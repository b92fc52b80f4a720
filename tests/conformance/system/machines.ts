/** One script on QEMU's virt board and on our machine, and what differs. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEngine } from '../../../bin/build-engine.ts';
import { OverlayDisk } from '../../../src/engine/devices/disk.ts';
import { Machine } from '../../../src/engine/machine/machine.ts';
import { SCRIPT, type Script } from './script.ts';

const TOOLS = ['qemu-system-aarch64', 'aarch64-linux-gnu-gcc', 'aarch64-linux-gnu-objcopy'];
const RAM_MIB = 128;
const MAX_CYCLES = 3e8;

/** The tools that the comparison needs and this computer has not. */
export const missingTools = (): readonly string[] =>
  TOOLS.filter((tool) => {
    try {
      execFileSync(tool, ['--version'], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });

export interface Options {
  readonly cpus?: 1 | 2;
  /** A virtio-blk disk in the highest slot. */
  readonly disk?: Uint8Array;
}

/** Both machines with the monitor. One folder of build products, removed by `close`. */
export class Machines {
  readonly #folder = mkdtempSync(join(tmpdir(), 'system-conformance-'));
  readonly #monitors: Readonly<Record<'el1' | 'el2', string>>;
  readonly #core: WebAssembly.Module;

  private constructor(core: WebAssembly.Module) {
    this.#core = core;
    this.#monitors = { el1: this.#assemble('el1', ['-DAT_EL1']), el2: this.#assemble('el2', []) };
  }

  static async make(): Promise<Machines> {
    return new Machines(new WebAssembly.Module(readFileSync(await buildEngine({ log: () => undefined }))));
  }

  #assemble(name: string, defines: readonly string[]): string {
    const elf = join(this.#folder, `${name}.elf`);
    const flags = ['-nostdlib', '-static', '-march=armv8-a+crc', '-Wl,-Ttext=0x40080000', '-Wl,--build-id=none'];
    execFileSync('aarch64-linux-gnu-gcc', [...defines, ...flags, join(import.meta.dirname, 'monitor.S'), '-o', elf]);
    return elf;
  }

  /** Machine words of instructions in GNU syntax, one a line. */
  words(lines: readonly string[]): number[] {
    const source = join(this.#folder, 'words.s');
    const object = join(this.#folder, 'words.o');
    const binary = join(this.#folder, 'words.bin');
    writeFileSync(source, `.arch armv8-a+crc+crypto\n${lines.join('\n')}\n`);
    execFileSync('aarch64-linux-gnu-gcc', ['-c', source, '-o', object]);
    execFileSync('aarch64-linux-gnu-objcopy', ['-O', 'binary', object, binary]);
    const bytes = readFileSync(binary);
    return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(4 * i));
  }

  onQemu(script: Script, { cpus = 1, disk }: Options = {}): string {
    const image = join(this.#folder, 'script.bin');
    const output = join(this.#folder, 'console');
    writeFileSync(image, script.bytes());
    const virtualization = script.atEl1 ? 'off' : 'on';
    const board = ['-machine', `virt,virtualization=${virtualization},gic-version=2`, '-cpu', 'cortex-a72'];
    const memory = ['-m', `${RAM_MIB}M`, '-smp', `${cpus}`, '-nic', 'none'];
    const faces = ['-display', 'none', '-monitor', 'none', '-serial', `file:${output}`];
    const load = ['-device', `loader,file=${image},addr=${SCRIPT},force-raw=on`];
    const kernel = script.atEl1 ? this.#monitors.el1 : this.#monitors.el2;
    const drive: string[] = [];
    if (disk !== undefined) {
      const file = join(this.#folder, 'disk.img');
      writeFileSync(file, disk);
      drive.push('-drive', `if=none,id=x,format=raw,file=${file}`, '-device', 'virtio-blk-device,drive=x');
    }
    try {
      execFileSync('qemu-system-aarch64', [...board, ...memory, ...faces, ...load, ...drive, '-kernel', kernel], {
        timeout: 40_000,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    } catch (error) {
      throw new Error(`QEMU did not end in case ${lastCase(script, readFileSync(output, 'latin1'))}`, { cause: error });
    }
    return readFileSync(output, 'latin1');
  }

  onOurs(script: Script, { cpus = 1, disk }: Options = {}): string {
    const text: string[] = [];
    const machine = new Machine(
      this.#core,
      {
        cpus,
        memory: RAM_MIB * 2 ** 20,
        virtualization: !script.atEl1,
        kernel: readFileSync(script.atEl1 ? this.#monitors.el1 : this.#monitors.el2),
        ...(disk && { drives: [{ disk: new OverlayDisk((at, n) => disk.subarray(at, at + n), disk.length) }] }),
        loaders: [{ name: 'script', data: script.bytes(), address: SCRIPT, forceRaw: true }],
      },
      { console: (byte) => void text.push(String.fromCharCode(byte)) },
    );
    for (;;) {
      const { reason } = machine.run(10_000_000);
      if (reason === 'powered-off') return text.join('');
      if (reason === 'budget' && machine.cycles < MAX_CYCLES) continue;
      throw new Error(`our machine did not end (${reason}) in case ${lastCase(script, text.join(''))}`);
    }
  }

  /** What each case of a script printed on both. */
  both(script: Script, options: Options = {}): Difference[] {
    const ours = cases(this.onOurs(script, options));
    const theirs = cases(this.onQemu(script, options));
    return script.names.map((name, i) => ({ name, ours: ours[i] ?? '', qemu: theirs[i] ?? '' }));
  }

  compare(script: Script, options: Options = {}): Difference[] {
    return this.both(script, options).filter(({ ours, qemu }) => ours !== qemu);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

export interface Difference {
  readonly name: string;
  readonly ours: string;
  readonly qemu: string;
}

/** The case in which a machine hangs, and what it printed. */
function lastCase(script: Script, text: string): string {
  const printed = cases(text);
  return `${script.names[printed.length - 1] ?? 'none'}:\n${printed.at(-1) ?? ''}`;
}

/** What each case printed. */
function cases(text: string): string[] {
  return text
    .split(/^#[0-9a-f]+ \n/m)
    .slice(1)
    .map((lines) => lines.trimEnd());
}
