/** Chapter 9: the divisor that a PL011 makes its baud rate with. */
import { at, because, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

const shl = (value: Value, by: number): Value => ({ op: 'shl', args: [value, by] });
const add = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });

/** The n-th call: what judge.s has of it when it has weighed it. */
function call(n: number): { of: (field: string) => Value; params: Readonly<Record<string, { decimal: Value }>> } {
  const of = (field: string): Value => ({ of: at(`used${n}`, 2), field });
  return {
    of,
    params: { baud: { decimal: of('x9') }, ibrd: { decimal: of('x0') }, fbrd: { decimal: of('x1') } },
  };
}

/** What is left of UARTCLK behind IBRD × 16 × baud: less than one more of them. Rounding up may take an eighth of a baud. */
function integer(n: number): Requirement {
  const { of, params } = call(n);
  const eighth: Value = { op: 'shr', args: [of('x9'), 3] };
  return need(
    { value: of('x13'), below: add(shl(of('x9'), 4), eighth) },
    because('integer.sixteen', params, { value: of('x14'), below: add(of('x9'), eighth) }),
    because('integer.wrong', params, { happened: at(`used${n}`, 2) }),
    because('unused'),
  );
}

/** Half a 64th to either side, both sides doubled: x12 is within 0 to 2 × baud. */
function fraction(n: number): Requirement {
  const { of, params } = call(n);
  return need(
    {
      all: [
        { value: of('x1'), below: 64 },
        { value: of('x12'), below: add(shl(of('x9'), 1), 1) },
      ],
    },
    because('fraction.six', params, { value: of('x1'), atLeast: 64 }),
    because('fraction.truncated', params, { value: of('x15'), below: shl(of('x9'), 1) }),
    because('fraction.zero', params, { value: of('x1'), is: 0 }),
    because('fraction.wrong', params, { happened: at(`used${n}`, 2) }),
    because('unused'),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 9,
  order: 2,
  exercise: { size: 'small', skills: ['uart'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'divisor.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'divisor.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'code'],
  parameters: [{ name: 'clock', from: 4_000_000, to: 64_000_000, step: 4000 }],
  steps: [step('integer'), step('fraction')],
  checkpoints: [
    checkpoint('integer', 2, ...[1, 2, 3, 4].map(integer)),
    checkpoint('fraction', 2, ...[1, 2, 3, 4].map(fraction)),
  ],
};

export default lab;
