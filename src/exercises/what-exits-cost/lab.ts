/** Chapter 13: counts of exits, and which of them is worth making rarer. */
import { answered, at, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
/** What counts.s has reckoned. */
const reckoned = (field: string): Value => ({ of: at('done', 2), field });
const minus = (a: Value, b: Value): Value => ({ op: 'sub', args: [a, b] });
const [uart, cycles, exits] = [reckoned('x21'), reckoned('x24'), reckoned('x25')];

const lab: LabSource = {
  version: 1,
  chapter: 13,
  order: 1,
  exercise: { size: 'small', skills: ['traps', 'uart'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'counts.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 200,
  },
  files: [
    { path: 'costs', language: 'answers' },
    { path: 'counts.s', language: 'a64', readonly: true },
  ],
  views: ['registers'],
  parameters: [
    // WFI is always the most frequent one and PSCI the dearest; the UART costs most in row 0, the timer in row 1.
    { name: 'row', from: 0, to: 1 },
    { name: 'first', pick: [2, 3], by: 'row' },
    { name: 'wfi', from: 2500, to: 2900, step: 20 },
    { name: 'wfiCost', from: 40, to: 60, step: 5 },
    { name: 'lines', from: 15, to: 30 },
    { name: 'length', pick: [20, 25, 40] },
    { name: 'characters', follows: 'lines', times: 'length' },
    { name: 'uart', follows: 'characters', times: 2 },
    { name: 'uartCost', pick: [600, 110], by: 'row' },
    { name: 'timer', pick: [100, 800], by: 'row' },
    { name: 'timerCost', pick: [500, 900], by: 'row' },
    { name: 'psci', from: 2, to: 6 },
    { name: 'psciCost', from: 5000, to: 9000, step: 500 },
    { name: 'lineCost', from: 1500, to: 3000, step: 100 },
    { name: 'wfiAll', follows: 'wfi', times: 'wfiCost' },
    { name: 'uartAll', follows: 'uart', times: 'uartCost' },
    { name: 'timerAll', follows: 'timer', times: 'timerCost' },
    { name: 'psciAll', follows: 'psci', times: 'psciCost' },
    { name: 'lineAll', follows: 'lines', times: 'lineCost' },
    { name: 'without1', follows: 'wfi', times: 1, base: 'timer' },
    { name: 'without', follows: 'without1', times: 1, base: 'psci' },
    { name: 'exits', follows: 'uart', times: 1, base: 'without' },
    { name: 'fewer', follows: 'lines', times: 1, base: 'without' },
    { name: 'each', follows: 'characters', times: 1, base: 'without' },
    { name: 'rest1', follows: 'wfiAll', times: 1, base: 'timerAll' },
    { name: 'rest', follows: 'rest1', times: 1, base: 'psciAll' },
    { name: 'cycles', follows: 'uartAll', times: 1, base: 'rest' },
    { name: 'less', follows: 'lineAll', times: 1, base: 'rest' },
  ],
  steps: [step('sum'), step('first'), step('after')],
  checkpoints: [
    checkpoint('sum', 1, answered('exits', exits, 'sum.exits'), answered('cycles', cycles, 'sum.cycles')),
    checkpoint(
      'first',
      2,
      answered('first', param('first'), 'first.wrong', ['first.often', 1], ['first.dear', 4]),
      answered('uart-cycles', uart, 'first.uart', ['first.characters', { op: 'shr', args: [uart, 1] }]),
    ),
    checkpoint(
      'after',
      2,
      answered('exits-after', reckoned('x26'), 'after.exits', ['after.each', param('each')]),
      answered('cycles-after', reckoned('x27'), 'after.cycles', ['after.free', minus(cycles, uart)]),
    ),
  ],
};

export default lab;
