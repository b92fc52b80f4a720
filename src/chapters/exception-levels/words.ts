/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import { fieldOf, widthOf } from '../kit/read.ts';
import type { Words } from '../kit/parts.ts';

export const words: Words = [
  ['The top six bits are the exception class', '最高六位是异常类别', () => widthOf(fieldOf('ESR_EL2', 'EC')), 6],
  ['bits nine to six', '第九到第六位', () => fieldOf('SPSR_EL2', 'D').lsb * 10 + fieldOf('SPSR_EL2', 'F').lsb, 96],
];
