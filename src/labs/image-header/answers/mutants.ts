import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code,
});
const [HEADER, ENTRY] = ['header.s', 'entry'];
const MAGIC = '.long   0x644d5241';
const FLAGS = '{{pages}} << 1 | {{anywhere}} << 3';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(HEADER, 'the-magic-read-aloud', 'known', 'refused.reversed', [MAGIC, '.long   0x41524d64']),
  mutant(HEADER, 'one-field-left-out', 'known', 'refused.magic', ['        .quad   0                       // res3\n', '']),
  mutant(HEADER, 'no-instruction', 'known', 'known.undefined', ['b       start ', '.long   0     ']),
  mutant(HEADER, 'big-endian', 'known', 'refused.big-endian', [FLAGS, `${FLAGS} | 1`]),
  mutant(HEADER, 'pages-that-nobody-has', 'known', 'refused.granule', [FLAGS, '2 << 1 | {{anywhere}} << 3']),
  mutant(HEADER, 'no-offset', 'place', 'place.offset', ['.quad   {{offset}}', '.quad   0']),
  mutant(HEADER, 'an-old-offset', 'place', 'place.offset', ['.quad   {{offset}}', '.quad   {{offset}} + 0x1000']),
  mutant(HEADER, 'pages-in-the-wrong-bits', 'place', 'place.pages', [FLAGS, '{{pages}} << 4 | {{anywhere}} << 3']),
  mutant(HEADER, 'the-other-placement', 'place', 'place.anywhere', [FLAGS, `(${FLAGS}) ^ 8`]),
  mutant(HEADER, 'the-size-of-the-file', 'size', 'size.bss', ['.quad   {{image}}', '.quad   kernel_end - start + 64']),
  mutant(HEADER, 'no-size', 'size', 'size.unknown', ['.quad   {{image}} ', '.quad   0 ']),
  mutant(HEADER, 'offset-and-size-swapped', 'size', 'place.offset', ['.quad   {{offset}}  ', '.quad   0x800 '], ['.quad   {{image}} ', '.quad   {{offset}} ']),
  mutant(ENTRY, 'where-the-file-was', 'entry', 'entry.kernel', ['kernel = {{kernel}}', 'kernel = 0x40100000']),
  mutant(ENTRY, 'at-the-boundary', 'entry', 'entry.base', ['kernel = {{kernel}}', 'kernel = {{base}}']),
  mutant(ENTRY, 'x0-is-the-kernel', 'entry', 'entry.x0-kernel', ['x0 = {{tree}}', 'x0 = {{kernel}}']),
  mutant(ENTRY, 'currentel-as-it-reads', 'entry', 'entry.el-raw', ['el = {{el}}', 'el = {{current}}']),
  mutant(ENTRY, 'four-bits', 'entry', 'entry.daif-field', ['daif = 0x3c0', 'daif = 0xf']),
  mutant(ENTRY, 'the-mmu-is-on', 'entry', 'entry.mmu', ['mmu = 0', 'mmu = 1']),
];
export default mutants;
