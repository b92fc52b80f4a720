/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import { facts } from './facts.ts';
import type { Words } from '../kit/parts.ts';

export const words: Words = [
  ['the VCpu has number two', 'VCpu 编号是 2', () => Number(facts['vcpu.mpidr']?.()) & 0xff, 2],
];
