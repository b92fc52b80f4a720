/** Chapter 1: where an exception comes back to. What was executed is behind; what was stopped is still to be done. */
import { answered, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

/** In the order of program.s; x8 is the number. */
const CASES = ['hvc', 'svc', 'smc', 'wfi', 'brk', 'undefined'] as const;
type Case = (typeof CASES)[number];

/** ELR_ELx of the level that took it. */
const saved = (name: Case): Value => ({
  of: { event: 'exception', where: { x8: CASES.indexOf(name) + 1 } },
  field: 'elr',
});
const instruction = (name: Case): Value => ({ symbol: `c${CASES.indexOf(name) + 1}` });
/** A call was executed: the saved address is behind it. */
const called = (name: Case): Requirement => answered(name, saved(name), 'elsewhere', ['again', instruction(name)]);
/** What could not be done, or was trapped, was not executed. */
const stopped = (name: Case): Requirement =>
  answered(name, saved(name), 'elsewhere', ['skipped', { op: 'add', args: [instruction(name), 4] }]);

const lab: LabSource = {
  version: 1,
  chapter: 1,
  order: 1,
  exercise: { size: 'small', skills: ['exceptions', 'traps'] },
  minutes: 8,
  objectives: ['objective.elr'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'program.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 500,
  },
  files: [
    { path: 'addresses', language: 'answers' },
    { path: 'program.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers'],
  parameters: [
    { name: 'org', from: 0x600, to: 0xf00, step: 16 },
    ...CASES.map((name, n) => ({ name: `at_${name}`, follows: 'org', times: 1, base: 0x4008_1008 + 16 * n })),
    ...CASES.map((name) => ({ name: `${name}4`, follows: `at_${name}`, times: 1, base: 4 })),
  ],
  steps: [step('calls'), step('traps'), step('faults')],
  checkpoints: [
    checkpoint('calls', 1, called('hvc'), called('svc')),
    checkpoint('traps', 2, stopped('smc'), stopped('wfi')),
    checkpoint('faults', 1, stopped('brk'), stopped('undefined')),
  ],
};

export default lab;
