import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { make } from './recipe.ts';
import { corePath, onOurMachine, onQemu, PROMPT, QEMU, TIMEOUT } from './testing/boards.ts';

const COMPILER = 'aarch64-linux-gnu-gcc';
const runs = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
const skipped = (what: string | false): string => (what === false ? '' : ` (skipped: ${what})`);
const withoutCompiler = skipped(!runs(COMPILER) && `${COMPILER} is missing`);
const withoutQemu = withoutCompiler || skipped(!runs(QEMU) && `${QEMU} is missing`);
const withoutMachine =
  withoutCompiler || skipped(!existsSync(corePath) && 'build the engine first: node bin/build-engine.ts');

let folder = '';
let kernel = '';
let hostile = '';

/** The kernel with the programs of that folder. */
async function built(programs: string): Promise<string> {
  const output = join(folder, programs);
  await mkdir(output);
  await make(output, 2, programs);
  return join(output, 'nimbos.bin');
}

beforeAll(async () => {
  if (withoutCompiler !== '') return;
  folder = await mkdtemp(join(tmpdir(), 'nimbos-'));
  kernel = await built('user');
  hostile = await built('testing');
}, TIMEOUT);
afterAll(() => rm(folder, { recursive: true, force: true }));

const BOOT = `arch = aarch64
platform = qemu-virt-arm
build_mode = release
log_level = warn

Initializing kernel heap at: [0xffff…, 0xffff…)
Initializing frame allocator at: [PA:0x…, PA:0x48000000)
Mapping .text: [0xffff000040080000, 0xffff…)
Mapping .rodata: [0xffff…, 0xffff…)
Mapping .data: [0xffff…, 0xffff…)
Mapping .bss: [0xffff…, 0xffff…)
Mapping boot stack: [0xffff…, 0xffff…)
Mapping physical memory: [0xffff…, 0xffff000048000000)
Mapping MMIO: [0xffff000009000000, 0xffff000009001000)
Mapping MMIO: [0xffff000008000000, 0xffff000008020000)
Initializing drivers...
Initializing task manager...
/**** APPS ****
cyclictest
exit
fantastic_text
forktest
forktest2
forktest_simple
forktest_simple_c
forktree
hello_c
hello_world
matrix
sleep
sleep_simple
stack_overflow
thread_simple
user_shell
usertests
yield
**************/
Running tasks...
test kernel task: pid = TaskId(2), arg = 0xdead
test kernel task: pid = TaskId(3), arg = 0xbeef
C user shell
>> `;

/** Addresses that depend on the size of the kernel. */
const addresses = (text: string): string =>
  text.replace(
    /0x(?!ffff0000(40080000|48000000|0900[01]000|080[02]0000)\b|48000000\b)(ffff)?[0-9a-f]+(?=[,)])(?<!dead|beef)/g,
    '0x$2…',
  );

/** Each program's last line before the shell's own; those that sleep for long are left to usertests. */
const QUICK: readonly (readonly [name: string, lastLine: string, code: number])[] = [
  ['exit', 'exit passed!', 0],
  ['fantastic_text', 'fantastic text', 0],
  ['forktest', 'forktest passed!', 0],
  ['forktest2', 'forktest2 passed!', 0],
  ['forktest_simple', 'forktest_simple passed!', 0],
  ['forktest_simple_c', 'forktest_simple_c passed!', 0],
  ['forktree', 'forktree passed!', 0],
  ['hello_c', 'Hello, world!', 0],
  ['hello_world', 'Hello world from user mode program!', 0],
  ['matrix', 'matrix passed!', 0],
  ['sleep_simple', 'simple_sleep passed!', 0],
  ['stack_overflow', '[WARN] Page Fault @ 0x…, FAR=0xffffffffa…, ISS=0x47, kernel killed it.', -1],
  ['thread_simple', 'thread_simple passed!', 0],
  ['yield', 'yield passed!', 0],
];
const SLOW = [
  ['cyclictest', 'cyclictest passed!', 0],
  ['sleep', 'sleep passed!', 0],
] as const;
const EDITED = ['', 'nope', '\b\x7fhello_x\x7fC\b\bworlds\b', 'sleep\b\b\b\b\b', 'x'.repeat(40)];
const LINES = [...EDITED, ...QUICK.map(([name]) => name), 'usertests', 'user_shell', 'hello_world'];

/** Without what a terminal does not show, and with … for the digits that are the program's own affair. */
const plain = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/\x1b\[[0-9;]*m/g, '')
    .replace(/(Page Fault @ 0x)[0-9a-f]+(, FAR=0xffffffffa)[0-9a-f]+/g, '$1…$2…');

const boards = [
  { name: 'QEMU', board: onQemu, without: withoutQemu },
  { name: 'our machine', board: onOurMachine, without: withoutMachine },
];
const texts = new Map<string, string>();

for (const { name, board, without } of boards)
  describe.skipIf(without !== '')(`the NimbOS-compatible guest on ${name}${without}`, () => {
    let text = '';
    let answers: string[] = [];
    beforeAll(async () => {
      const session = await board(kernel, true, LINES);
      expect(session.ended).toBe(false);
      texts.set(name, session.text);
      expect(session.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      text = plain(session.text);
      answers = text.split(`\n${PROMPT}`);
    }, TIMEOUT);
    const answer = (line: string): string => answers[LINES.indexOf(line) + 1] ?? '';

    test('it says what it is, then the same as NimbOS, line by line', () => {
      expect(text).toMatch(/^\n(.+\n){10}\narch/);
      expect(text).toContain('NimbOS-compatible guest');
      const boot = text.slice(text.indexOf('arch ='));
      expect(addresses(boot).slice(0, BOOT.length)).toBe(BOOT);
    });

    test(
      'entered at EL1 it prints the same as entered at EL2',
      async () => {
        const { text: atEl1 } = await board(kernel, false, ['hello_world']);
        expect(atEl1.slice(0, atEl1.indexOf(PROMPT))).toBe(texts.get(name)?.slice(0, atEl1.indexOf(PROMPT)));
        expect(plain(atEl1)).toContain(
          'hello_world\nHello world from user mode program!\nShell: Process 5 exited with code 0\n',
        );
      },
      TIMEOUT,
    );

    test('an empty line prompts again, and an unknown command ends with -4', () => {
      expect(answer('')).toBe('');
      expect(answer('nope')).toBe('nope\ncommand not found: "nope"\nShell: Process 5 exited with code -4');
    });

    test('BS and DEL take back one character each, but not the prompt', () => {
      const echo = 'hello_x\b \bC\b \b\b \bworlds\b \b';
      const [, , edited = '', erased, long] = EDITED;
      // "hello_" lost its underscore with the second BS.
      expect(answer(edited)).toBe(`${echo}\ncommand not found: "helloworld"\nShell: Process 6 exited with code -4`);
      expect(answer(erased ?? '')).toBe(`sleep${'\b \b'.repeat(5)}`);
      expect(answer(long ?? '')).toContain(`command not found: "${'x'.repeat(31)}"\n`);
    });

    test.each(QUICK)('%s ends with "%s" and code %i', (program, lastLine, code) => {
      const lines = answer(program).split('\n');
      expect(lines[0]).toBe(program);
      expect(lines.at(-2)).toBe(lastLine);
      expect(lines.at(-1)).toMatch(new RegExp(`^Shell: Process \\d+ exited with code ${code}$`));
    });

    test('usertests runs every program to its proper end and passes', () => {
      const lines = answer('usertests').split('\n');
      expect(lines.at(-2)).toBe('usertests passed!');
      expect(lines.at(-1)).toMatch(/exited with code 0$/);
      for (const [program, lastLine, code] of [...QUICK, ...SLOW]) {
        const end = lines.findIndex((line) => line.startsWith(`usertests: ${program}, process `));
        expect(lines[end]).toMatch(new RegExp(` exited with code ${code}$`));
        expect(lines[end - 1]).toBe(lastLine);
      }
    });

    test('forktree has depth 4, forktest 30 children, thread_simple 2 threads that print 100 lines in turn', () => {
      expect(answer('forktree').match(/^\d+: '[01]{0,4}'$/gm)).toHaveLength(31);
      expect(answer('forktest').match(/^child \d+ has ended$/gm)).toHaveLength(30);
      const lines = Array.from({ length: 200 }, (_, i) => `thread ${i % 2}: line ${Math.floor(i / 2)}`);
      expect(answer('thread_simple').match(/^thread . *: .*$/gm)).toEqual(lines);
      const process = Number(/Process (\d+)/.exec(answer('thread_simple'))?.[1]);
      expect(answer('thread_simple')).toContain(`thread 1 has ended with code -${process + 2}\n`);
    });

    test('the shell is a program like the others', () => {
      expect(answer('user_shell')).toBe('user_shell\nC user shell');
      expect(answers.at(-2)).toMatch(
        /^hello_world\nHello world from user mode program!\nShell: Process \d+ exited with code 0$/,
      );
    });

    test(
      'a hostile program is stopped, uses up nothing for good, and HVC switches the machine off at the end',
      async () => {
        const { text: crimes, ended } = await board(hostile, false, []);
        const told = plain(crimes).slice(crimes.replaceAll('\r', '').lastIndexOf('0xbeef') + 7);
        expect(
          told.match(/^(a|an) .*: \[WARN\] Page Fault @ 0x.*, FAR=0x.*, ISS=0x.*, kernel killed it\.$/gm),
        ).toHaveLength(6);
        expect(told.match(/^(a|an) .*: \[WARN\] Unsupported exception @ 0x.*kernel killed it\.$/gm)).toHaveLength(3);
        expect(told).toContain('a system call that does not exist: [WARN] Unsupported syscall_id: 4711\n');
        expect(told).toMatch(/bad addresses and sizes are refused\nwhat was used up came back\n$/);
        expect(ended).toBe(true);
      },
      TIMEOUT,
    );
  });

test.skipIf(withoutQemu !== '' || withoutMachine !== '')(
  'QEMU and our machine print the same, but for the latencies',
  () => {
    const masked = boards.map(({ name }) => texts.get(name)?.replace(/\d+ us/g, '… us'));
    expect(masked[1]).toBe(masked[0]);
  },
);
