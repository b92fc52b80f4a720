/** Chapter 7, find the fault: a guest waits for its second VCpu, which believes to be the first. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

/** An answer of the reader's and what it has to be; slips first. */
const asked = (name: string, code: string, wanted: Value, ...slips: readonly Diagnosis[]): Requirement => {
  const answer: Value = { answer: name };
  return need({ value: answer, is: wanted }, ...slips, because(code, { answer }, { value: answer, not: wanted }));
};
const slip = (code: string, name: string, is: Value): Diagnosis =>
  because(code, { answer: { answer: name } }, { value: { answer: name }, is });

/** VCpu 1 behind its question for its own number. */
const told: EventPattern = { event: 'at', where: { pc: { symbol: 'g2' }, el: 1, x19: { param: 'context' } } };
const first: EventPattern = { event: 'at', where: { pc: { symbol: 'g2' }, el: 1, x19: 0 } };
const found = (of: EventPattern): Value => ({ of, field: 'x0' });
const both: EventPattern = { event: 'at', where: { pc: { symbol: 'both' }, el: 1 } };
/** What VCpu 1 stores, before VCpu 0 sees it. */
const known: EventPattern = { ...both, after: told };

/** Registers that an entry writes, in the orders in which they are offered. */
const ORDERS = [
  ['VPIDR_EL2', 'VMPIDR_EL2', 'TPIDR_EL2', 'SPSR_EL2'],
  ['SPSR_EL2', 'VPIDR_EL2', 'VMPIDR_EL2', 'TPIDR_EL2'],
  ['VMPIDR_EL2', 'SPSR_EL2', 'VPIDR_EL2', 'TPIDR_EL2'],
  ['TPIDR_EL2', 'VPIDR_EL2', 'SPSR_EL2', 'VMPIDR_EL2'],
];
const numberOf = (register: string): readonly number[] => ORDERS.map((list) => list.indexOf(register) + 1);

const lab: LabSource = {
  version: 1,
  chapter: 7,
  order: 3,
  minutes: 25,
  objectives: ['objective.backwards', 'objective.repair'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x40100000' },
      { file: 'patch.s', origin: '0x40090000' },
      { file: 'hyp.s', origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 6000,
  },
  files: [
    { path: 'fault', language: 'answers' },
    { path: 'patch.s', language: 'a64' },
    { path: 'hyp.s', language: 'a64', readonly: true },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers', 'memory'],
  parameters: [
    { name: 'gap', from: 0, to: 15 },
    { name: 'pad', from: 0, to: 15 },
    { name: 'affinity', pick: [1, 2, 3, 0x100, 0x101, 0x200, 0x1_0000, 0x1_0100] },
    { name: 'right', follows: 'affinity', times: 1, base: 0x8000_0000 },
    { name: 'context', from: 0x1_0001, to: 0xfff_ffff },
    { name: 'offer', from: 0, to: 3 },
    { name: 'list', words: ORDERS.map((list) => list.map((name, n) => `${n + 1} ${name}`).join('  ')), by: 'offer' },
    { name: 'register', pick: numberOf('VMPIDR_EL2'), by: 'offer' },
    { name: 'processor', pick: numberOf('VPIDR_EL2'), by: 'offer' },
    { name: 'readAt', follows: 'pad', times: 4, base: 0x4010_0060 },
    { name: 'behind', follows: 'readAt', times: 1, base: 4 },
    { name: 'writtenAt', follows: 'gap', times: 4, base: 0x4008_0044 },
    { name: 'source', follows: 'gap', times: 4, base: 0x4008_0040 },
  ],
  steps: ['trace', 'cause', 'repair'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'trace',
      2,
      asked('read-at', 'trace.read-at', { symbol: 'g1' }, slip('trace.behind', 'read-at', { symbol: 'g2' })),
      asked(
        'read',
        'trace.read',
        0x8000_0000,
        slip('trace.masked', 'read', 0),
        slip('trace.wanted', 'read', { param: 'right' }),
      ),
    ),
    checkpoint(
      'cause',
      3,
      asked(
        'register',
        'cause.register',
        { param: 'register' },
        slip('cause.processor', 'register', { param: 'processor' }),
      ),
      asked(
        'written-at',
        'cause.written-at',
        { symbol: 'e5' },
        slip('cause.source', 'written-at', { op: 'sub', args: [{ symbol: 'e5' }, 4] }),
        slip('cause.processor-at', 'written-at', { symbol: 'e4' }),
      ),
      asked(
        'right',
        'cause.right',
        { param: 'right' },
        slip('cause.without-31', 'right', { param: 'affinity' }),
        slip('cause.number', 'right', 0x8000_0001),
      ),
    ),
    checkpoint(
      'repair',
      3,
      need(
        { value: found(told), is: { param: 'right' } },
        because('repair.unchanged', { found: found(told) }, { value: found(told), is: 0x8000_0000 }),
        because('repair.without-31', { found: found(told) }, { value: found(told), is: { param: 'affinity' } }),
        because('repair.other', { found: found(told), wanted: { param: 'right' } }, { happened: told }),
        because('repair.not-started', {}, { happened: first }),
      ),
      need(
        { value: found(first), is: 0x8000_0000 },
        because('repair.first', { found: found(first) }, { happened: first }),
      ),
      need({ happened: known }, because('repair.not-both')),
    ),
  ],
};

export default lab;
