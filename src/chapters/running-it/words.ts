/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import { commandLineView } from '../../client/views/command-line.ts';
import { LINES } from '../../client/views/command-lines.ts';
import { lineView, silences } from './exhibits.ts';
import type { Words } from '../kit/parts.ts';

/** The board's stub, without the two addresses behind it. */
const stubWords = (): number => {
  const stub = commandLineView(LINES.plain).map?.ranges.find(({ by }) => by === 'stub');
  return ((stub?.size ?? 0) - 2 * 8) / 4;
};

export const words: Words = [
  ['Six instructions', '六条指令', stubWords, 6],
  ['three times', '三次', () => lineView('document').options.filter(({ word }) => word === '-machine').length, 3],
  ['seven programs', '七个程序', () => silences().length, 7],
  [
    'two cores',
    '两个核',
    () => Number(commandLineView(LINES.document).options.find(({ word }) => word === '-smp')?.value),
    2,
  ],
];
