/** A machine that a command line describes: what its checks know, and what does not start. */
import { describe, expect, test } from 'vitest';
import { emptyImage } from '../../engine/image-header.ts';
import { build, type Built } from './build.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation, Lab, Problem } from './lab.ts';
import { loadedAt, partOfLine, readLine, type Line } from './line.ts';
import { checkLab } from './schema-lab.ts';
import { coreModule, missing, plainLab } from './testing.ts';
import type { Value } from './query.ts';

const FILES = new Map([
  ['kernel.s', emptyImage(100, { imageSize: 0x1000 })],
  ['note', Uint8Array.of(1, 2, 3)],
]);
const LINE = {
  file: 'run.sh',
  files: [
    { name: 'Image', file: 'kernel.s' },
    { name: 'note', file: 'note' },
  ],
};
const read = (text: string): Line | readonly Problem[] =>
  readLine(LINE, text, (path) => FILES.get(path) ?? new Uint8Array(0));
const isLine = (of: Line | readonly Problem[]): of is Line => 'args' in of;
function line(text: string): Line {
  const found = read(text);
  if (!isLine(found)) throw new Error(JSON.stringify(found));
  return found;
}
const problems = (text: string): readonly unknown[] => {
  const found = read(text);
  return isLine(found) ? [] : found.map(({ code, line: row, column }) => [code, row, column]);
};
const LOADER = '-device loader,file=note,addr=0x46000000,force-raw=on';

test('it says what the terminal would make of it: the board, and where files are put', () => {
  const found = line(`qemu-system-aarch64 -M virt,virtualization=on -m 64M -smp 2 -kernel Image \\\n ${LOADER}`);
  expect((['memory', 'cpus', 'virtualization'] as const).map((part) => partOfLine(found, part))).toEqual([
    0x400_0000n,
    2n,
    1n,
  ]);
  expect(loadedAt(found, 'Image')).toEqual({ start: 0x4020_0000n, end: 0x4020_1000n });
  expect(loadedAt(found, 'nobody')).toBeUndefined();
  // Behind the 64 MiB that it asks for.
  expect(found.refused?.code).toBe('loader.outside-ram');
  expect(loadedAt(found, 'note')?.start).toBe(0x4600_0000n);
});

test('what lies on each other starts nothing, and what fits has the machine of the terminal', () => {
  expect(line('-kernel Image -device loader,file=note,addr=0x40200010').refused?.code).toBe('loader.overlap');
  const { config, refused } = line(`-m 128M -kernel Image -append quiet ${LOADER}`);
  expect(refused).toBeUndefined();
  expect([config.memory, config.append, config.loaders?.map(({ address }) => address)]).toEqual([
    0x800_0000,
    'quiet',
    [0x4600_0000],
  ]);
});

describe('is an error of the file, at its place:', () => {
  test.each([
    ['an option that there is not', '-kernel Image \\\n  -kernal x', ['arguments.unknown-option', 2, 11]],
    ['a value that there is not', '-kernel Image -smp 2x', ['arguments.bad-value', 1, 20]],
    ['a quote that is not closed', '-kernel Image -append "quiet', ['line.quote', 1, 1]],
    ['a file that the lab has not', '-kernel Image \\\n-initrd root.img', ['lab.line-no-file', 2, 9]],
    ['the built-in hypervisor', '-kernel builtin:hypervisor', ['lab.line-no-file', 1, 9]],
    [
      'a disk',
      '-kernel Image -drive if=none,file=disk.img,id=a -device virtio-blk-device,drive=a',
      ['lab.line-no-file', 1, 35],
    ],
    ['no kernel', '-m 64M', ['lab.line-no-kernel', 1, 1]],
    ['a preset', '--preset linux', ['lab.line-no-kernel', 1, 1]],
  ] as const)('%s', (_, text, found) => {
    expect(problems(text)).toEqual([[...found]]);
  });
});

function lineLab(is: Value): Lab {
  const base = plainLab('_start: mov x0, #42\n ldr x1, =0x84000008\n mov x2, x0\n mov x0, x1\n smc #0\n');
  return {
    ...base,
    machine: { ...base.machine, line: { file: 'run.sh', files: [{ name: 'k', file: 'a.s' }] } },
    files: [...base.files, { path: 'run.sh', language: 'line', starter: '-m 64M -kernel k' }],
    checkpoints: base.checkpoints.map((one) => ({
      ...one,
      requires: [{ check: { value: is, is: 42 }, otherwise: [{ code: 'lab.plain.no', params: { x0: is } }] }],
    })),
  };
}
const run = (is: Value, text?: string): Evaluation =>
  evaluate(coreModule(), lineLab(is), text === undefined ? {} : { 'run.sh': text }, 0);

test.skipIf(missing !== '')('what the line says is what runs', () => {
  expect(run({ register: 'x2' }).verdicts[0]?.code).toBe('lab.passed');
  expect(run({ line: 'memory' }).verdicts[0]?.params).toEqual({ x0: '0x4000000' });
  expect(run({ loaded: 'k', part: 'start' }).verdicts[0]?.params).toEqual({ x0: '0x40080000' });
  expect(run({ loaded: 'm', part: 'start' }).verdicts[0]?.params).toEqual({ x0: '—' });
});

test.skipIf(missing !== '')('where nothing starts every verdict says what the terminal says', () => {
  const text = '-m 64M -kernel k -device loader,file=k,addr=0x40080004';
  const { ended, verdicts, problems: wrong, instructions } = run({ register: 'x2' }, text);
  expect([ended?.reason, verdicts[0]?.code, wrong.length, instructions]).toEqual(['refused', 'loader.overlap', 0, 0]);
  expect((build(lineLab(1), { 'run.sh': text }, 0) as Built).line?.refused?.code).toBe('loader.overlap');
});

test('as data it names a file that is a line, and files that are there', () => {
  const lab = lineLab({ line: 'cpus' });
  expect(checkLab(lab, 'a.json')).toEqual([]);
  const bad = { ...lab, machine: { ...lab.machine, line: { file: 'a.s', files: [{ name: 'k', file: 'b.s' }] } } };
  expect(checkLab(bad, 'a.json').map(({ params }) => params['field'])).toEqual([
    'machine.line.file',
    'machine.line.files[0].file',
  ]);
});
