/** Runs binutils for AArch64 as the reference of assembler and disassembler. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tool = (name: string): string => `aarch64-linux-gnu-${name}`;
export const haveBinutils =
  spawnSync(tool('as'), ['--version']).status === 0 && spawnSync(tool('objdump'), ['--version']).status === 0;
export const haveGcc = spawnSync(tool('gcc'), ['--version']).status === 0;

function inFolder<T>(work: (path: (name: string) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'trap-and-emulate-'));
  try {
    return work((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const run = (name: string, args: readonly string[]): string =>
  execFileSync(tool(name), args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });

/** The text of each word as objdump prints it at address 4 × index, without its `//` remarks. */
export function disassembleAll(words: readonly number[]): string[] {
  return inFolder((path) => {
    const bytes = new Uint8Array(words.length * 4);
    const view = new DataView(bytes.buffer);
    words.forEach((word, i) => view.setUint32(i * 4, word, true));
    writeFileSync(path('words.bin'), bytes);
    const text = run('objdump', ['-D', '-z', '-b', 'binary', '-m', 'aarch64', '-M', 'no-notes', path('words.bin')]);
    const lines: string[] = [];
    for (const line of text.split('\n')) {
      const found = /^\s*[0-9a-f]+:\t[0-9a-f]{8} \t(.*)$/.exec(line);
      if (found !== null) lines.push((found[1] ?? '').replace(/\s*\/\/ .*$/, ''));
    }
    return lines;
  });
}

/** Assembles one instruction a line; the words, or undefined for the lines that GNU as refuses. */
export function assembleLines(lines: readonly string[], march = 'armv8-a+crc+crypto'): (number | undefined)[] {
  return inFolder((path) => {
    const refused = new Set<number>();
    const attempt = (): boolean => {
      writeFileSync(path('lines.s'), lines.map((line, i) => (refused.has(i) ? '.inst 0' : line)).join('\n') + '\n');
      const result = spawnSync(tool('as'), [`-march=${march}`, '-o', path('lines.o'), path('lines.s')], {
        encoding: 'utf8',
      });
      for (const [, line] of result.stderr.matchAll(/lines\.s:(\d+): Error/g)) refused.add(Number(line) - 1);
      return result.status === 0;
    };
    if (!attempt() && !attempt()) throw new Error('GNU as refuses lines that it did not name');
    run('objcopy', ['-O', 'binary', '-j', '.text', path('lines.o'), path('lines.bin')]);
    const bytes = readFileSync(path('lines.bin'));
    return lines.map((_, i) => (refused.has(i) ? undefined : bytes.readUInt32LE(i * 4)));
  });
}

/** The linker script that says what our flat layout is. */
const script = (origin: bigint): string => `SECTIONS {
  . = 0x${origin.toString(16)};
  .text : { *(.text .text.*) }
  .rodata : { *(.rodata .rodata.*) }
  .data : { *(.data .data.*) }
  .bss : { *(.bss .bss.* COMMON) }
  /DISCARD/ : { *(.comment .note.* .eh_frame) }
}
`;

/** Assembles and links a source at `origin` and takes its bytes. */
export function assembleFlat(source: string, origin: bigint): Uint8Array {
  return inFolder((path) => {
    writeFileSync(path('source.s'), source);
    writeFileSync(path('flat.ld'), script(origin));
    run('as', ['-march=armv8-a+crc+crypto', '-o', path('source.o'), path('source.s')]);
    run('ld', ['-T', path('flat.ld'), '-o', path('source.elf'), path('source.o')]);
    run('objcopy', ['-O', 'binary', path('source.elf'), path('source.bin')]);
    return new Uint8Array(readFileSync(path('source.bin')));
  });
}

/** A C file to assembly. */
export function compile(file: string, options: readonly string[]): string {
  return run('gcc', ['-S', '-o', '-', ...options, file]);
}
