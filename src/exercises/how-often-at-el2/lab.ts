/** Chapter 2: how often a guest of the built-in hypervisor comes to EL2, and with what. */
import { answered, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

const visits = (ec: number): Value => ({ count: { event: 'exception', where: { from: 1, to: 2, ec } } });

const lab: LabSource = {
  version: 1,
  chapter: 2,
  order: 1,
  exercise: { size: 'small', skills: ['traps', 'guests'] },
  minutes: 8,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16, console: { channel: 0 } }] },
    budget: 120000,
  },
  files: [
    { path: 'visits', language: 'answers' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers'],
  parameters: [
    { name: 'bytes', from: 3, to: 10 },
    { name: 'calls', from: 1, to: 6 },
    { name: 'words', from: 20, to: 40 },
    { name: 'reads', from: 11, to: 19 },
    { name: 'all', follows: 'bytes', times: 1, base: 'calls' },
    { name: 'every', follows: 'all', times: 1, base: 'words' },
    { name: 'touched', follows: 'bytes', times: 1, base: 'words' },
  ],
  steps: [step('aborts'), step('calls'), step('all')],
  checkpoints: [
    checkpoint('aborts', 2, answered('aborts', visits(0x24), 'wrong', ['aborts.all', { param: 'touched' }])),
    checkpoint(
      'calls',
      1,
      answered('hvcs', visits(0x16), 'wrong'),
      answered('registers', visits(0x18), 'wrong', ['calls.registers', { param: 'reads' }]),
    ),
    checkpoint(
      'all',
      1,
      answered('visits', { count: { event: 'exception', where: { from: 1, to: 2 } } }, 'wrong', [
        'all.memory',
        { param: 'every' },
      ]),
    ),
  ],
};

export default lab;
