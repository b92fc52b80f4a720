/** Chapter 14: the machine itself, counted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_SIZE } from '../../engine/core/layout.ts';
import { operationsDefined } from '../../engine/isa/row.ts';
import { tables } from '../../engine/isa/tables.ts';
import type { Facts } from '../kit/parts.ts';
import { steppedBack } from './back.ts';
import { wordOf } from './word.ts';

export const ADD = 'add x3, x1, #1, lsl #12';
const PAGE = 4096;
const WORD = 4;

/** Rows of docs/deviations.md: the table begins with its heads and a line. */
export const deviations = (): number =>
  readFileSync(join('docs', 'deviations.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ')).length - 2;
export const wordsOfPage = (): number => PAGE / WORD;

export const facts: Facts = {
  'machine.rows': () => tables.length,
  'machine.operations': () => operationsDefined().length,
  'machine.hot': () => operationsDefined().filter(({ hot }) => hot).length,
  'machine.record': () => RECORD_SIZE,
  'machine.page': wordsOfPage,
  'machine.add': () => BigInt(wordOf(ADD).word),
  'machine.imm': () => BigInt(wordOf(ADD).decoded.imm ?? 0),
  'machine.near': () => BigInt(wordOf('cbz x3, .+8').decoded.imm32 ?? 0),
  'machine.deviations': deviations,
  'back.run': () => steppedBack().moments[0]?.cycle ?? 0,
  'back.again': () => steppedBack().again,
};
