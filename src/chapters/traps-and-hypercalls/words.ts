/** Numbers that this chapter writes as words, where no <V> stands. */
import { event, field, program, symbol } from '../kit/exhibit.ts';
import type { Words } from '../kit/parts.ts';
import { ONE_OF_EACH, UNDER } from './exhibits.ts';

const behindHvc = (): number => {
  const of = program(ONE_OF_EACH, UNDER);
  return Number(field(event(of, 'exception', { from: 1, to: 2, ec: 0x16 }), 'elr') - symbol(of, 'hvc_at'));
};

export const words: Words = [['four bytes further', '往后四个字节', behindHvc, 4]];
