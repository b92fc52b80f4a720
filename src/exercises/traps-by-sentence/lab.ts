/** Chapter 4: HCR_EL2 from sentences, and a guest that tries everything. */
import { at, because, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { EventPattern, Requirement, Value } from '../../labs/kit/query.ts';

/** What the reader's function gave. */
const hcr: Value = { of: at('used', 2), field: 'x0' };
const has = (bit: Value, code: string): Requirement =>
  need({ value: hcr, mask: bit, is: bit }, because(code, { hcr }, { value: hcr, atLeast: 0 }), because('unused'));
/** What the guest tried, and did not get. */
const traps: EventPattern = { event: 'exception', where: { from: 1, to: 2, x8: { atLeast: 1, below: 8 } } };
/** Number n of the seven came to EL2. */
const trapped = (n: string, what: string): Requirement =>
  need(
    { happened: { event: 'exception', where: { from: 1, to: 2, x8: { param: n } } } },
    because('traps.missing', { hcr, what: { text: what } }, { value: hcr, atLeast: 0 }),
    because('unused'),
  );

const lab: LabSource = {
  version: 1,
  chapter: 4,
  order: 1,
  exercise: { size: 'small', skills: ['registers', 'traps'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'hcr.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'hcr.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'a', from: 0, to: 3 },
    { name: 'b', from: 0, to: 2 },
    { name: 'c', from: 0, to: 2 },
    { name: 'first', words: ['SMC', 'DC ISW', 'a write of TTBR0_EL1', 'a read of TTBR0_EL1'], by: 'a' },
    { name: 'second', words: ['a read of ACTLR_EL1', 'a read of ID_AA64PFR0_EL1', 'a TLBI of EL1'], by: 'b' },
    { name: 'third', words: ['IRQ', 'FIQ', 'SError'], by: 'c' },
    { name: 'first_zh', words: ['SMC ', 'DC ISW ', '写 TTBR0_EL1 ', '读 TTBR0_EL1 '], by: 'a' },
    { name: 'second_zh', words: ['读 ACTLR_EL1 ', '读 ID_AA64PFR0_EL1 ', 'EL1 的 TLBI '], by: 'b' },
    { name: 'bit1', pick: [0x80000, 0x400000, 0x4000000, 0x40000000], by: 'a' },
    { name: 'bit2', pick: [0x200000, 0x40000, 0x2000000], by: 'b' },
    { name: 'bit3', pick: [0x10, 0x8, 0x20], by: 'c' },
    { name: 'n1', pick: [2, 1, 3, 4], by: 'a' },
    { name: 'n2', pick: [5, 6, 7], by: 'b' },
    { name: 'low', follows: 'bit1', times: 1, base: 'bit2' },
    { name: 'more', follows: 'low', times: 1, base: 'bit3' },
    { name: 'all', follows: 'more', times: 1, base: 0x8000_0000 },
  ],
  steps: [step('width'), step('traps'), step('interrupts')],
  checkpoints: [
    checkpoint(
      'width',
      1,
      has(0x8000_0000, 'width.rw'),
      need(
        { value: hcr, mask: 0x800_0001, is: 0 },
        because('width.more', { hcr }, { value: hcr, atLeast: 0 }),
        because('unused'),
      ),
    ),
    checkpoint(
      'traps',
      3,
      trapped('n1', '{{first}}'),
      trapped('n2', '{{second}}'),
      need(
        { value: { count: traps }, is: 2 },
        because(
          'traps.more',
          { hcr, extra: { op: 'and', args: [hcr, 0x7fff_ffc6] } },
          { value: { count: traps }, atLeast: 3 },
        ),
        because('unused'),
      ),
      need({ happened: at('done', 1) }, because('traps.stuck', { hcr })),
    ),
    checkpoint(
      'interrupts',
      1,
      has({ param: 'bit3' }, 'interrupts.missing'),
      need(
        { value: hcr, mask: 0x38, is: { param: 'bit3' } },
        because('interrupts.more', { hcr }, { value: hcr, atLeast: 0 }),
        because('unused'),
      ),
      need({ value: hcr, mask: 0x1c0, is: 0 }, because('interrupts.virtual', { hcr })),
    ),
  ],
};

export default lab;
