import { expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { LONGEST_LINE, shellWord, shellWords } from './shell-words.ts';

test.each([
  ['-m 2G  -smp\t2', ['-m', '2G', '-smp', '2']],
  ['-m 2G \\\n  -smp 2 \\\r\n -nographic', ['-m', '2G', '-smp', '2', '-nographic']],
  ['-m 2G\n-smp 2', ['-m', '2G', '-smp', '2']],
  [`-append "console=ttyAMA0 root=/dev/vda" -kernel 'a b'`, ['-append', 'console=ttyAMA0 root=/dev/vda', '-kernel', 'a b']],
  [String.raw`-append "say \"yes\" \n" a\ b ''`, ['-append', String.raw`say "yes" \n`, 'a b', '']],
  ['-device loader,file=$(linux image path),addr=0x70200000', ['-device', 'loader,file=$(linux image path),addr=0x70200000']],
  ['-kernel $(W)/a/${B}/c', ['-kernel', '$(W)/a/${B}/c']],
  ['$ qemu-system-aarch64 -m 1', ['qemu-system-aarch64', '-m', '1']],
  ['# qemu-system-aarch64 -m 1', ['qemu-system-aarch64', '-m', '1']],
  ['# first a remark\ncp a b\n# run\nsudo qemu-system-aarch64 -m 1 2>log', ['qemu-system-aarch64', '-m', '1']],
  ['qemu-system-aarch64 -m 1 | tee log', ['qemu-system-aarch64', '-m', '1']],
  ['qemu-system-aarch64 -m 1; qemu-system-aarch64 -m 2', ['qemu-system-aarch64', '-m', '1']],
  [`qemu-system-aarch64 -append 'a && b ; c' && halt`, ['qemu-system-aarch64', '-append', 'a && b ; c']],
  ['2 nimbos\nqemu-system-aarch64 -m 1\n\n2 linux\nqemu-system-aarch64 -m 2', ['qemu-system-aarch64', '-m', '1', '2', 'linux']],
  ['', []],
] as const)('%j', (text, words) => {
  expect(shellWords(text)).toEqual(words);
}); // prettier-ignore

test.each(['-kernel "a', "it's"])('a quote that is not closed is refused: %s', (text) => {
  expect(() => shellWords(text)).toThrow(expect.objectContaining({ code: 'line.quote' }));
});

test('a text that is no line is not read', () => {
  expect(() => shellWords('a'.repeat(LONGEST_LINE + 1))).toThrow(EngineError);
  expect(shellWords(`$(${'('.repeat(1000)}`)).toHaveLength(1);
});

test('words that are written and cut again are the same', () => {
  for (const word of ['-m', 'a b', "it's", '', 'file=$(linux image path),addr=1', '"', 'a;b', '#x', '$HOME', 'a\\b', '>x'])
    expect(shellWords(`x ${shellWord(word)}`)).toEqual(['x', word]);
}); // prettier-ignore
