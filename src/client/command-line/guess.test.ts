import { expect, test } from 'vitest';
import { commandLineView } from '../views/command-line.ts';
import { LINES } from '../views/command-lines.ts';
import { choose, guessAll, used } from './guess.ts';

const kinds = (line: string): unknown => {
  const { files } = commandLineView(line);
  return [...guessAll(new Map(), files)].map(([name, source]) => [
    name.replace(/.*\//, ''),
    source.kind === 'site' ? source.file : source.kind,
  ]);
};

test("the site has something for each file of the document's lines", () => {
  expect(kinds(LINES.document)).toEqual([
    ['hv_qemu-virt-aarch64.bin', 'builtin'],
    ['linux-aarch64.dtb', 'nothing'],
    ['linux-aarch64.bin', 'Image'],
    ['nimbos-aarch64_1.dtb', 'nothing'],
    ['nimbos-aarch64_1.bin', 'nimbos.bin'],
    ['linux-aarch64.img', 'rootfs.ext4'],
  ]);
  expect(kinds(LINES['2linux'])).toEqual([
    ['hv_qemu-virt-aarch64.bin', 'builtin'],
    ['linux-aarch64.dtb', 'nothing'],
    ['$(linux image path)', 'Image'],
    ['$(initramfs path)', 'initramfs.cpio'],
    ['linux-aarch64-1.dtb', 'nothing'],
  ]);
  expect(kinds(LINES.plain)).toEqual([
    ['Image', 'Image'],
    ['initramfs.cpio', 'initramfs.cpio'],
  ]);
});

test('what was chosen for a name is used where the line has it, and can be taken back', () => {
  const { files } = commandLineView(LINES.plain);
  const chosen = choose(new Map([['gone', { kind: 'nothing' as const }]]), 'Image', { kind: 'builtin' });
  expect([...used(chosen, files)]).toEqual([['Image', { kind: 'builtin' }]]);
  expect(choose(chosen, 'Image', undefined).has('Image')).toBe(false);
});
