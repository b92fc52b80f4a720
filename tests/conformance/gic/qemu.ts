import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, type Step } from './script.ts';

const TOOLS = ['qemu-system-aarch64', 'aarch64-linux-gnu-as', 'aarch64-linux-gnu-objcopy'];

/** The tools that the comparison needs and this machine has not. */
export const missingTools = (): readonly string[] =>
  TOOLS.filter((tool) => {
    try {
      execFileSync(tool, ['--version'], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });

/** Runs scripts on QEMU's virt board. One folder of build products, removed by `close`. */
export class Qemu {
  private readonly folder = mkdtempSync(join(tmpdir(), 'gic-conformance-'));
  private readonly program: Buffer;

  constructor() {
    const object = join(this.folder, 'interpreter.o');
    const binary = join(this.folder, 'interpreter.bin');
    execFileSync('aarch64-linux-gnu-as', ['-o', object, join(import.meta.dirname, 'interpreter.s')]);
    execFileSync('aarch64-linux-gnu-objcopy', ['-O', 'binary', object, binary]);
    this.program = readFileSync(binary);
  }

  /** What each observing step printed, and `abort` for each write that aborted, in order. */
  run(steps: readonly Step[], cpus: number): readonly string[] {
    const program = Buffer.from(this.program);
    program.writeUInt32LE(cpus, program.length - 4);
    const image = join(this.folder, 'script.bin');
    writeFileSync(image, Buffer.concat([program, Buffer.from(compile(steps).buffer)]));
    const board = ['-M', 'virt,virtualization=on,gic-version=2', '-cpu', 'cortex-a72', '-m', '64', '-nic', 'none'];
    const console = ['-display', 'none', '-monitor', 'none', '-serial', 'stdio'];
    const output = execFileSync('qemu-system-aarch64', [...board, ...console, '-smp', `${cpus}`, '-kernel', image], {
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
    });
    return output.toString().trim().split('\n');
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }
}
