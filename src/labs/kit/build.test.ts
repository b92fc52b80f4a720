import { expect, test } from 'vitest';
import { build } from './build.ts';
import type { Lab } from './lab.ts';

const lab = (files: Readonly<Record<string, string>>): Lab => ({
  id: 'files',
  version: 1,
  chapter: 0,
  minutes: 1,
  title: 'files',
  objectives: [],
  machine: {
    cpus: 1,
    memory: 128,
    virtualization: true,
    entry: '_start',
    images: [{ file: 'main.s', origin: '0x40080000' }],
    budget: 1000,
  },
  files: Object.entries(files).map(([path, starter]) => ({
    path,
    language: path.endsWith('.dts') ? ('dts' as const) : ('a64' as const),
    starter,
  })),
  parameters: [],
  steps: [],
  checkpoints: [],
  solution: {},
  mutants: [],
});

test('files of a lab include each other, as text and as the bytes that were made of them', () => {
  const built = build(
    lab({
      'board.dts': '/dts-v1/;\n/ { text = /incbin/("note.txt"); };',
      'note.txt': 'nop\n',
      'main.s': '_start: .include "note.txt"\nblob: .incbin "board.dts"\nafter: .incbin "note.txt"\nend:',
    }),
    {},
    0,
  );
  if (!('symbols' in built)) throw new Error(JSON.stringify(built));
  const size = (from: string, to: string): bigint => (built.symbols.get(to) ?? 0n) - (built.symbols.get(from) ?? 0n);
  expect(size('_start', 'blob')).toBe(4n);
  // A blob, not its source: header, reservations and a property of four bytes.
  expect(size('blob', 'after')).toBe(93n);
  expect(size('after', 'end')).toBe(4n);
});

test('what is no file of the lab cannot be included', () => {
  expect(build(lab({ 'main.s': '_start: .incbin "/etc/passwd"' }), {}, 0)).toMatchObject([
    { file: 'main.s', line: 1, code: 'asm.include-not-found' },
  ]);
});

test('what was assembled before is assembled anew where a file, a symbol or a file that it names is another one', () => {
  const wordAt = (files: Readonly<Record<string, string>>, images: Lab['machine']['images']): string => {
    const made = lab(files);
    const built = build({ ...made, machine: { ...made.machine, images } }, {}, 0);
    if (!('symbols' in built) || built.config.kernel === undefined) throw new Error(JSON.stringify(built));
    return [...built.config.kernel].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const main = { file: 'main.s', origin: '0x40080000' };
  const first = { file: 'first.s', origin: '0x40090000' };
  const word = (n: number): string => `0${n}0000aa`;
  const main1 = { 'main.s': '_start: nop\n .word 0xaa000001' };
  expect(wordAt(main1, [main])).toContain(word(1));
  expect(wordAt(main1, [main])).toBe(wordAt(main1, [main]));
  expect(wordAt({ 'main.s': '_start: nop\n .word 0xaa000002' }, [main])).toContain(word(2));
  const of = (value: number): Record<string, string> => ({
    'first.s': `.set value, 0xaa00000${value}\nnop`,
    'main.s': '_start: nop\n .word value',
  });
  for (const value of [3, 4]) expect(wordAt(of(value), [first, main])).toContain(word(value));
  const named = (value: number): Record<string, string> => ({
    'note.txt': `.word 0xaa00000${value}`,
    'main.s': '_start: nop\n .include "note.txt"',
  });
  for (const value of [5, 6]) expect(wordAt(named(value), [main])).toContain(word(value));
});
