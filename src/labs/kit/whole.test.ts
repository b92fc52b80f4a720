/** Labs with a guest system in them: archives that are built from their files, trees, and runs that are looked at as a whole. */
import { expect, test } from 'vitest';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { writeCpio } from '../../engine/machine/cpio.ts';
import { build, type Built } from './build.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation, Lab, LabMachine, Problem } from './lab.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, labTools, missing, missingSandbox, plainLab } from './testing.ts';
import type { Value } from './query.ts';

const asIs = missing || missingSandbox;

/** A "guest system" of a few instructions: says "ok" and a line feed, then goes on with what it is asked for. */
const guestThat = (rest: string): Uint8Array =>
  assemble(
    `        mov     x1, #0x09000000
        mov     w2, #'o'
        str     w2, [x1]
        mov     w2, #'k'
        str     w2, [x1]
        mov     w2, #10
        str     w2, [x1]
        ${rest}`,
    { origin: 0x4020_0000n, file: 'guest.s' },
  ).bytes;

const POWER_OFF = 'ldr x0, =0x84000008\n smc #0';
const FOREVER = '1: add x3, x3, #1\n b 1b';
const LOAD = '0x44000000';

function wholeLab(machine: Partial<LabMachine> = {}, is: Value = { register: 'x0' }): Lab {
  const base = plainLab('_start: ldr x4, =0x40200000\n br x4\n');
  return {
    ...base,
    machine: {
      ...base.machine,
      memory: 128,
      guests: [{ file: 'Image', load: '0x40200000' }],
      budget: 3_000_000,
      ...machine,
    },
    files: [
      ...base.files,
      { path: 'motd', language: 'text', starter: 'hello\n' },
      { path: 'init.s', language: 'a64', readonly: true, starter: '_start: mov x8, #93\n svc #0\n' },
      { path: 'a.dts', language: 'dts', starter: '/dts-v1/; / { m@1 { reg = <1 2 3>; kind = "smc"; }; };' },
    ],
    checkpoints: base.checkpoints.map((one) => ({
      ...one,
      requires: [{ check: { value: is, is: 42 }, otherwise: [{ code: 'lab.plain.no', params: { x0: is } }] }],
    })),
    solution: { 'a.s': base.solution['a.s'] ?? '' },
  };
}

const toolsWith = (image: Uint8Array | undefined): ReturnType<typeof labTools> => ({
  ...labTools(),
  guest: () => image,
});
const run = (lab: Lab, rest: string): Evaluation => evaluate(coreModule(), lab, {}, 0, toolsWith(guestThat(rest)));
const built = (lab: Lab, files = {}): Built | readonly Problem[] =>
  build(lab, files, 0, toolsWith(guestThat(POWER_OFF)));

test.skipIf(asIs !== '')('a run with a guest system ends when it powers off, and what it sent is there', () => {
  const { ended, console } = run(wholeLab(), POWER_OFF);
  expect([ended?.reason, ended?.message.code, console]).toEqual(['powered-off', 'lab.ended.guest-powered-off', 'ok\n']);
});

test.skipIf(asIs !== '')('it ends with the instruction that sends the last letter of a text', () => {
  const first = run(wholeLab({ untilShown: ['never', 'ok'] }), FOREVER);
  expect([first.ended?.reason, first.console]).toEqual(['until', 'ok']);
  expect(first.instructions).toBe(7);
});

/** A timer that fires, and nobody whom it would wake: then nothing can ever come. */
const ASLEEP = 'mov x2, #0x4000\n msr cntp_tval_el0, x2\n mov x2, #1\n msr cntp_ctl_el0, x2\n1: wfi\n b 1b';

test.skipIf(asIs !== '').each([
  ['as a whole', {}],
  ['from a text on', { lookFrom: 'never' }],
])('a guest that sleeps behind its last deadline ends the run, looked at %s', (_, machine) => {
  const { ended } = run(wholeLab(machine), ASLEEP);
  expect(ended?.reason).toBe('waiting');
});

test.skipIf(asIs !== '').each([
  ['as a whole', {}],
  ['from a text on', { lookFrom: 'k' }],
])('what is typed comes, looked at %s', (_, machine) => {
  // Reads a character where there is one, and sends it back.
  const echo = '1: ldr w3, [x1, #0x18]\n tbnz w3, #4, 1b\n ldr w2, [x1]\n str w2, [x1]\n b 1b';
  const { console } = run(wholeLab({ ...machine, budget: 6000, input: [{ at: 3000, text: 'hi' }] }), echo);
  expect(console).toBe('ok\nhi');
});

test.skipIf(asIs !== '')('it ends with its budget, exactly', () => {
  const { ended, instructions } = run(wholeLab({ budget: 250_001 }), FOREVER);
  expect([ended?.reason, instructions]).toEqual(['budget', 250_001]);
});

test.skipIf(asIs !== '')('it ends where nothing will wake it', () => {
  expect(run(wholeLab(), 'wfi\n b .').ended?.reason).toBe('waiting');
});

const cell = (more: { readonly cell?: number; readonly cells?: 1 | 2; readonly property?: string }): Value => ({
  tree: 'a.dts',
  node: '/m',
  property: 'reg',
  ...more,
});
test.skipIf(asIs !== '').each([
  [cell({}), '1'],
  [cell({ cell: 2 }), '3'],
  [cell({ cells: 2 }), '0x100000002'],
  [cell({ property: 'kind' }), '0x736d6300'],
  [cell({ cell: 3 }), '—'],
  [cell({ cell: 2, cells: 2 }), '—'],
  [cell({ property: 'none' }), '—'],
  [{ tree: 'a.s', node: '/m', property: 'reg' }, '—'],
] as const)('a check reads %o of a tree as %s', (value, shown) => {
  expect(run(wholeLab({}, value), POWER_OFF).verdicts[0]?.params).toEqual({ x0: shown });
});

const entries = [
  { path: 'init', file: 'init.s' },
  { path: 'etc/motd', file: 'motd', mode: 0o600 },
];
const archived = (bytes = 4096): Lab => wholeLab({ archives: [{ load: LOAD, bytes, entries }] });

test.skipIf(asIs !== '')('an archive stands in memory: directories, programs as ELF, texts, zeros behind it', () => {
  const of = built(archived());
  if (!('config' in of)) throw new Error(JSON.stringify(of));
  const kernel = of.config.kernel ?? new Uint8Array(0);
  const start = kernel.findIndex((_, n) => new TextDecoder().decode(kernel.subarray(n, n + 6)) === '070701');
  const archive = kernel.subarray(start, start + 4096);
  const text = new TextDecoder('latin1').decode(archive);
  expect(
    ['etc\0', 'init\0', '\x7fELF', 'etc/motd\0', 'hello\n', 'TRAILER!!!'].map((part) => text.includes(part)),
  ).toEqual(Array.from({ length: 6 }, () => true));
  expect(writeCpio([]).length).toBe(512);
  expect(archive.subarray(-1024).every((byte) => byte === 0)).toBe(true);
});

test.skipIf(asIs !== '')('an archive that is too large for its place is a problem of the first file in it', () => {
  expect(built(archived(512))).toMatchObject([{ file: 'init.s', code: 'lab.archive-full' }]);
});

test.skipIf(asIs !== '')('an archive of a lab from elsewhere takes no more memory than an archive may', () => {
  expect(() => built(archived(2 ** 40))).toThrow('archive.too-large');
});

test.skipIf(asIs !== '')('errors of a program in an archive are the reader’s', () => {
  const lab = archived();
  const own = { ...lab, files: lab.files.map((file) => ({ ...file, readonly: false })) };
  expect(built(own, { 'init.s': 'start: nop\n' })).toMatchObject([{ file: 'init.s', code: 'lab.no-entry' }]);
  expect(built(own, { 'init.s': '_start: frob\n' })).toMatchObject([{ file: 'init.s', line: 1 }]);
});

test.skipIf(asIs !== '')('a guest system that was not loaded is named', () => {
  expect(() => build(wholeLab(), {}, 0, toolsWith(undefined))).toThrow('lab.no-guest');
});

test('millions of instructions are for guest systems, and an archive names files that there are', () => {
  const fields = (lab: Lab): readonly unknown[] => checkLab(lab, 'x.json').map(({ params }) => params['field']);
  expect(fields(archived())).toEqual([]);
  const { guests: _, ...without } = wholeLab({ untilShown: ['x'] }).machine;
  expect(fields({ ...wholeLab(), machine: without })).toEqual(['machine.budget', 'machine.guests']);
  const lost = wholeLab({ archives: [{ load: '{{where}}', bytes: 512, entries: [{ path: 'a', file: 'lost' }] }] });
  expect(fields(lost)).toEqual(['machine.archives[0].entries[0].file', 'machine']);
  const words = wholeLab({ archives: [{ load: '{{w}}', bytes: 512, entries: [{ path: 'a', file: 'motd' }] }] });
  expect(fields({ ...words, parameters: [{ name: 'w', words: ['one', 'two'] }] })).toEqual(['machine']);
  expect(
    fields(wholeLab({ archives: [{ load: LOAD, bytes: 512, entries: [{ path: '../a', file: 'motd' }] }] })),
  ).toEqual(['machine.archives[0].entries[0].path']);
});
