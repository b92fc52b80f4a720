/** Runs a script of register accesses on QEMU's virt board by the bare-metal program accesses.S. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One access: read or write `size` bits at byte `offset`, or poll until `(register & mask) === value`. */
export type Access =
  | { readonly read: number; readonly size?: 8 | 16 | 32 }
  | { readonly write: number; readonly value: number; readonly size?: 8 | 16 | 32 }
  | { readonly poll: number; readonly mask: number; readonly value: number };

/** What each read returned, as a number, and each poll: "ready" or "timeout". */
export type Answer = number | string;

const TOOLS = [['aarch64-linux-gnu-gcc', 'gcc-aarch64-linux-gnu'], ['qemu-system-aarch64', 'qemu-system-arm']] as const; // prettier-ignore

/** Why QEMU cannot be asked here, or undefined. */
export function missingTools(): string | undefined {
  const missing = TOOLS.filter(([tool]) => spawnSync(tool, ['--version']).status !== 0).map(([, name]) => name);
  return missing.length === 0 ? undefined : `needs the Debian packages ${missing.join(' and ')}`;
}

const SHIFT = { 8: 0, 16: 1, 32: 2 } as const;

export class QemuUnderTest {
  readonly #folder = mkdtempSync(join(tmpdir(), 'accesses-'));
  readonly #program = join(this.#folder, 'accesses.elf');

  constructor() {
    const source = join(import.meta.dirname, 'accesses.S');
    const flags = ['-nostdlib', '-static', '-Wl,-N,-Ttext=0x41000000,--no-warn-rwx-segments', '-o', this.#program];
    const build = spawnSync('aarch64-linux-gnu-gcc', [...flags, source], { encoding: 'utf8' });
    if (build.status !== 0) throw new Error(`accesses.S does not build: ${build.stderr}`);
  }

  /** @param typed what arrives on the UART, at the pace at which QEMU finds room for it. */
  run(
    base: number,
    script: readonly Access[],
    typed = '',
    args: readonly string[] = [],
  ): { answers: Answer[]; output: string } {
    const words = script.flatMap((access) => {
      if ('read' in access) return [1 + SHIFT[access.size ?? 32], base + access.read, 0, 0];
      if ('write' in access) return [4 + SHIFT[access.size ?? 32], base + access.write, access.value, 0];
      return [7, base + access.poll, access.value, access.mask];
    });
    const table = join(this.#folder, 'table.bin');
    writeFileSync(table, new Uint8Array(Uint32Array.from([...words, 0, 0, 0, 0]).buffer));
    const run = spawnSync(
      'qemu-system-aarch64',
      [
        ...[
          '-machine',
          'virt',
          '-cpu',
          'cortex-a72',
          '-m',
          '64',
          '-display',
          'none',
          '-monitor',
          'none',
          '-nic',
          'none',
        ],
        ...['-serial', 'stdio', '-kernel', this.#program, '-semihosting-config', 'enable=on,target=native'],
        ...['-device', `loader,file=${table},addr=0x42000000,force-raw=on`, ...args],
      ],
      { input: typed, encoding: 'latin1', timeout: 20_000 },
    );
    if (run.status !== 0) throw new Error(`QEMU ended with ${run.status ?? run.signal}: ${run.stderr}`);
    // QEMU's own complaints about a guest that breaks a rule go to the same stream.
    const lines = run.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('qemu-system-aarch64: '));
    const answers = lines.map((line) => (/^[0-9a-f]{8}$/.test(line) ? parseInt(line, 16) : line));
    return { answers, output: run.stdout };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
