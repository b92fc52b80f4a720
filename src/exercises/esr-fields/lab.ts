/** Chapter 1: an ESR taken apart, as the first lines of every handler do. */
import { at, because, bits, checkpoint, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Diagnosis, EventPattern, Requirement, Value } from '../../labs/kit/query.ts';

/** Behind a call of the reader's function, with the ESR that it was given in x20. */
function gave(
  field: string,
  symbol: string,
  msb: number,
  lsb: number,
  ...slips: readonly (readonly [string, number, number])[]
): Requirement {
  const told: EventPattern = at(symbol, 2);
  const esr: Value = { of: told, field: 'x20' };
  const found: Value = { of: told, x: { param: field } };
  const wanted = bits(esr, msb, lsb);
  const params = { esr, found, wanted };
  const slip = ([code, high, low]: (typeof slips)[number]): Diagnosis =>
    because(code, params, { value: found, is: bits(esr, high, low) });
  return need(
    { value: found, is: wanted },
    ...slips.map(slip),
    because(`${field}.wrong`, params, { happened: told }),
    because('no-return'),
  );
}

const lab: LabSource = {
  version: 1,
  chapter: 1,
  order: 2,
  exercise: { size: 'small', skills: ['registers', 'exceptions'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'fields.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 1000,
  },
  files: [
    { path: 'fields.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels'],
  parameters: [
    { name: 'ec', from: 1, to: 4 },
    { name: 'il', from: 5, to: 7 },
    { name: 'iss', from: 9, to: 11 },
    { name: 'imm', from: 0x8001, to: 0xffff },
    { name: 'brk', from: 0x100, to: 0x7fff },
    { name: 't32', from: 0x9101_0001, to: 0x91ff_fff1, step: 16 },
  ],
  steps: [step('ec'), step('il'), step('iss')],
  checkpoints: [
    checkpoint(
      'ec',
      1,
      gave('ec', 'told1', 31, 26, ['ec.with-il', 31, 25], ['ec.byte', 31, 24]),
      gave('ec', 'told2', 31, 26),
      gave('ec', 'told3', 31, 26),
    ),
    checkpoint('il', 1, gave('il', 'told1', 25, 25), gave('il', 'told4', 25, 25, ['il.unmasked', 31, 25])),
    checkpoint(
      'iss',
      2,
      gave('iss', 'told1', 24, 0, ['iss.with-il', 25, 0], ['iss.whole', 31, 0]),
      gave('iss', 'told2', 24, 0, ['iss.low-byte', 7, 0]),
      gave('iss', 'told4', 24, 0, ['iss.sixteen', 15, 0]),
    ),
  ],
};

export default lab;
