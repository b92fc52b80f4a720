/** Chapter 7: cores that are switched on and off. */
import { PSCI } from '../../engine/hypervisor/traps/psci.ts';
import type { Facts } from '../kit/parts.ts';
import { event, field, mutant, solution } from '../kit/exhibit.ts';
import { found, guest, passings, race } from './exhibits.ts';

const LAB = 'core-1-at-el2';
const wrong = (name: string, label: string, of: string): bigint => field(found(mutant(LAB, name), label).fields, of);
const right = (label: string, of: string): bigint => field(found(solution(LAB), label).fields, of);
const cycleOf = (moment: string): number => passings().find((one) => one.moment === moment)?.cycle ?? 0;
/** Who asked second for VCpu 2, while it was neither off nor running. */
const second = () => {
  const both = race().filter(({ name, target }) => name.startsWith('CPU_ON') && target === 2n);
  const one = both[1]?.answer;
  if (one === undefined) throw new Error('nobody was second');
  return one;
};
const NAMES: Readonly<Record<string, string>> = { 0: 'SUCCESS', '-4': 'ALREADY_ON', '-5': 'ON_PENDING' };
const minus = (value: bigint): string => String(BigInt.asIntN(32, value)).replace('-', '−');

export const facts: Facts = {
  'psci.cpu-on': () => PSCI.CPU_ON | 0x4000_0000n,
  'psci.range': () => PSCI.VERSION,
  'wake.el': () => `EL${right('arrived', 'el')}`,
  'wake.again': () => minus(right('twice', 'x0')),
  'wake.nobody': () => minus(right('nobody', 'x0')),
  'wake.late': () => cycleOf('arrived') - cycleOf('started'),
  'shared.core1': () => wrong('one-stack-for-both', 'arrived', 'sp'),
  'lost.sum': () => Number(wrong('adds-without-exclusives', 'finished', 'x2')),
  'lost.wanted': () => Number(right('finished', 'x2')),
  'waiting.asleep': () => Number(right('seen', 'x22')),
  'waiting.awake': () => Number(wrong('waits-awake', 'seen', 'x22')),
  'call.ec': () => field(event(guest(), 'exception', { from: 1, to: 2, x0: PSCI.VERSION }), 'ec'),
  'race.second': () => NAMES[String(second())] ?? 'other',
  'race.answer': () => minus(second()),
  'hvc.ec': () => field(event(mutant(LAB, 'hvc-for-smc'), 'exception', { from: 2 }), 'ec'),
  'hvc.to': () => `EL${field(event(mutant(LAB, 'hvc-for-smc'), 'exception', { from: 2 }), 'to')}`,
};
