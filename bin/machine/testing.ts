/** For tests of the command line: small programs, and the command itself. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const launcher = fileURLToPath(new URL('../machine.mjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Wall seconds. */
  readonly seconds: number;
}

export interface RunOptions {
  /** For standard input, which is then closed; `open` keeps it open. */
  readonly input?: string;
  readonly open?: boolean;
  /** Sent once standard output shows the text. */
  readonly signal?: { readonly after: string; readonly name: NodeJS.Signals };
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the machine to its end. */
export function machine(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...args], {
      env: { ...process.env, LC_ALL: 'C', MACHINE_AS_BUILT: '1', ...options.env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (options.signal && out.includes(options.signal.after)) child.kill(options.signal.name);
    });
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err, seconds: (performance.now() - started) / 1000 }));
    child.stdin.on('error', () => undefined);
    if (options.open === true) child.stdin.write(options.input ?? '');
    else child.stdin.end(options.input ?? '');
  });
}

/** Writes words, then a text, as a raw kernel. */
export function writeProgram(path: string, words: readonly number[], text = ''): string {
  const code = Buffer.alloc(words.length * 4);
  words.forEach((word, i) => code.writeUInt32LE(word >>> 0, 4 * i));
  writeFileSync(path, Buffer.concat([code, Buffer.from(text)]));
  return path;
}

/** Quotes for a POSIX shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * Runs the machine on a terminal of its own (bsdutils' script) and presses keys: each text when the terminal has shown what
 * stands before it.
 */
export function onTerminal(
  args: readonly string[],
  keys: readonly (readonly [after: string, keys: string])[],
): Promise<Ran> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const command = [process.execPath, launcher, ...args].map(quoted).join(' ');
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      env: { ...process.env, LC_ALL: 'C', MACHINE_AS_BUILT: '1', SHELL: '/bin/sh' },
    });
    let out = '';
    let from = 0;
    const left = [...keys];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      for (let next = left[0]; next !== undefined; next = left[0]) {
        const at = out.indexOf(next[0], from);
        if (at < 0) return;
        from = at + next[0].length;
        child.stdin.write(next[1]);
        left.shift();
      }
    });
    child.on('error', reject);
    child.on('close', (code) => {
      child.stdin.destroy();
      resolve({ code, out, err: '', seconds: (performance.now() - started) / 1000 });
    });
    child.stdin.on('error', () => undefined);
  });
}

/** movz w0, #0x8400, lsl #16; movk w0, #function; hvc #0: a call of PSCI. */
const psci = (call: number): number[] => [0x52b08000, 0x72800000 | (call << 5), 0xd4000002];
const OFF = psci(8);
const RESET = psci(9);

/** Programs for the machine, position-independent; the serial port is at 0x09000000. */
export const programs = {
  /** Prints the text behind it up to a zero byte and powers off. */
  print: [
    0xd2a12001, // movz x1, #0x0900, lsl #16
    0x10000102, // adr x2, text
    0x38401440, // 1: ldrb w0, [x2], #1
    0x34000060, // cbz w0, 2f
    0xb9000020, // str w0, [x1]
    0x17fffffd, // b 1b
    ...OFF, // 2:
  ],
  /** Prints ">", then each byte that comes with one added; q powers off. Never waits. */
  echo: [
    0xd2a12001, // movz x1, #0x0900, lsl #16
    0x528007c0, // mov w0, #'>'
    0xb9000020, // str w0, [x1]
    0xb9401822, // 1: ldr w2, [x1, #0x18]
    0x3727ffe2, // tbnz w2, #4, 1b
    0xb9400020, // ldr w0, [x1]
    0x12001c00, // and w0, w0, #0xff
    0x7101c41f, // cmp w0, #'q'
    0x54000080, // b.eq 2f
    0x11000400, // add w0, w0, #1
    0xb9000020, // str w0, [x1]
    0x17fffff8, // b 1b
    ...OFF, // 2:
  ],
  /** Waits for an interrupt that nobody has enabled. */
  wait: [0xd503207f, 0x17ffffff], // 1: wfi; b 1b
  spin: [0x14000000], // b .
  /** Waits for the virtual timer, 0.2 s of guest time ahead, and powers off. */
  timer: [
    0xd53be000, // mrs x0, cntfrq_el0
    0xd28000a2, // mov x2, #5
    0x9ac20800, // udiv x0, x0, x2
    0xd51be300, // msr cntv_tval_el0, x0
    0xd2800020, // mov x0, #1
    0xd51be320, // msr cntv_ctl_el0, x0
    0xd2a10001, // movz x1, #0x0800, lsl #16: the distributor
    0x52800020, // mov w0, #1
    0xb9000020, // str w0, [x1]
    0x52a10000, // mov w0, #1 << 27
    0xb9010020, // str w0, [x1, #0x100]
    0xd2a10022, // movz x2, #0x0801, lsl #16: the CPU interface
    0x52801fe0, // mov w0, #0xff
    0xb9000440, // str w0, [x2, #4]
    0x52800020, // mov w0, #1
    0xb9000040, // str w0, [x2]
    0xd503207f, // wfi
    ...OFF,
  ],
  /** Prints R and resets. */
  reset: [
    0xd2a12001, // movz x1, #0x0900, lsl #16
    0x52800a40, // mov w0, #'R'
    0xb9000020, // str w0, [x1]
    ...RESET,
  ],
} as const;
