/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import type { Words } from '../kit/parts.ts';
import { asked, charactersSent, firstAfter, interrupts, sendingTraps } from './facts.ts';

export const words: Words = [
  ['at the end of its page: eight registers', '八个寄存器，每个里面一个字节', asked, 8],
  ['these three characters', '这三个字符', charactersSent, 3],
  ['two traps a character', '每个字符两次陷入', () => sendingTraps() / charactersSent(), 2],
  ['the FIFO holds sixteen', 'FIFO 只放得下十六个', () => firstAfter(12), 16],
  ['one interrupt for the whole line', '整行只有一次中断', interrupts, 1],
];
