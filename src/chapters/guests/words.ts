/** Numbers that this chapter writes as words, where no <V> stands. */
import type { Words } from '../kit/parts.ts';
import { bootMillions, FIRST_PPI, header } from './facts.ts';

export const words: Words = [
  ['ten million instructions', '一千万条指令', bootMillions, 10],
  ['sixteen less', '少十六', () => FIRST_PPI, 16],
  ['ten fields', '十个字段', () => header().length, 10],
];
