import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'guest.dts',
  edits,
  fails: code.split('.')[0] ?? '',
  code,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('memory-over-the-neighbour', 'memory.neighbour', ['0x0 {{size}}>', '0x0 ({{size}} * 2)>']),
  mutant('memory-by-its-end', 'memory.end', ['0x0 {{size}}>', '0x0 {{neighbour}}>']),
  mutant('memory-from-the-start-of-ram', 'memory.base', ['reg = <0x0 {{base}} 0x0 {{size}}>', 'reg = <0x0 0x40000000 0x0 {{size}}>']),
  mutant('memory-of-one-cell-each', 'memory.cells', ['reg = <0x0 {{base}} 0x0 {{size}}>', 'reg = <{{base}} {{size}}>']),
  mutant('memory-without-its-type', 'memory.type', ['        device_type = "memory";\n', '']),
  mutant('hvc-where-smc-is-due', 'conduit.hvc', ['method = "smc"', 'method = "hvc"']),
  mutant('intids-for-ppis', 'interrupts.intid', ['<1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>', '<1 29 4>, <1 30 4>, <1 27 4>, <1 26 4>']),
  mutant('the-virtual-timer-first', 'interrupts.order', ['<1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>', '<1 11 4>, <1 13 4>, <1 14 4>, <1 10 4>']),
  mutant('the-uart-by-its-intid', 'interrupts.uart-intid', ['<0 1 4>', '<0 33 4>']),
  mutant('the-end-is-the-size', 'initrd.size', ['({{initrd}} + {{bytes}})', '{{bytes}}']),
  mutant('the-end-is-the-start', 'initrd.empty', ['({{initrd}} + {{bytes}})', '{{initrd}}']),
  mutant('the-end-is-the-last-byte', 'initrd.last-byte', ['({{initrd}} + {{bytes}})', '({{initrd}} + {{bytes}} - 1)']),
  mutant('no-word-for-the-first-process', 'obeys.word', [' earlycon {{word}}"', ' earlycon"']),
];
export default mutants;
