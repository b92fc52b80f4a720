import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'guest.dts';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'low-cell-first', file, edits: [['reg = <{{hi}} {{lo}} ', 'reg = <{{lo}} {{hi}} ']], fails: 'memory', code: 'memory.swapped' },
  { name: 'an-end-for-a-size', file, edits: [['{{sizeHi}} {{sizeLo}}>', '({{hi}} + {{sizeHi}} + (({{lo}} + {{sizeLo}}) >> 32)) (({{lo}} + {{sizeLo}}) & 0xffffffff)>']], fails: 'memory', code: 'memory.end' },
  { name: 'one-cell-each', file, edits: [['#size-cells = <2>', '#size-cells = <1>']], fails: 'memory', code: 'memory.counts' },
  { name: 'an-intid-for-a-number', file, edits: [['<1 {{ppi}} 4>', '<1 {{ppiId}} 4>']], fails: 'interrupts', code: 'interrupts.intid' },
  { name: 'sixteen-for-all', file, edits: [['<0 {{spi}} 1>', '<0 {{spi16}} 1>']], fails: 'interrupts', code: 'interrupts.sixteen' },
  { name: 'types-the-other-way-round', file, edits: [['<0 {{spi}} 1>', '<1 {{spi}} 1>']], fails: 'interrupts', code: 'interrupts.type' },
  { name: 'level-for-edge', file, edits: [['<0 {{spi}} 1>', '<0 {{spi}} 4>']], fails: 'interrupts', code: 'interrupts.flags' },
  { name: 'only-the-low-half', file, edits: [['start = <{{hi}} {{startLo}}>', 'start = <0 {{startLo}}>']], fails: 'initrd', code: 'initrd.low' },
  { name: 'a-size-for-an-end', file, edits: [['<{{hi}} {{endLo}}>', '<0 {{bytes}}>']], fails: 'initrd', code: 'initrd.bytes' },
  { name: 'the-last-byte', file, edits: [['<{{hi}} {{endLo}}>', '<{{hi}} ({{endLo}} - 1)>']], fails: 'initrd', code: 'initrd.last' },
  { name: 'one-cell', file, edits: [['<{{hi}} {{endLo}}>', '<{{endLo}}>']], fails: 'initrd', code: 'initrd.short' },
];
export default mutants;
