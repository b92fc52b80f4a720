/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import type { Words } from '../kit/parts.ts';
import { distributorTraps, listRegisters } from './facts.ts';

export const words: Words = [
  ['three accesses to the distributor', '三次访问分发器', distributorTraps, 3],
  ['There are four list registers', '列表寄存器有四个', listRegisters, 4],
];
