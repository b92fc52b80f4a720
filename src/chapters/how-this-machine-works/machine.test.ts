/** Chapter 14 says of the machine what the machine does. */
import { describe, expect, test } from 'vitest';
import { event, missing, program, symbol } from '../kit/exhibit.ts';
import { steppedBack } from './back.ts';
import { programs } from './exhibits.ts';
import { deviations, wordsOfPage } from './facts.ts';
import { pseudo, slotRegister } from './pseudo.ts';
import { recordOf, wordOf } from './word.ts';
import { RECORD_SIZE } from '../../engine/core/layout.ts';

describe('an instruction on its way', () => {
  test('has its shift done in the record, and names registers by their place', () => {
    const { decoded, meaning } = wordOf('add x3, x1, #1, lsl #12');
    expect(recordOf(decoded)).toEqual([
      ['op', String(decoded.op.id)],
      ['d', 'X3'],
      ['n', 'X1'],
      ['imm', '0x1000'],
    ]);
    expect(meaning).toEqual(['x[d] = x[n] + imm']);
  });
  test('counts the bytes of records in a branch', () => {
    expect(wordOf('cbz x3, .+8').decoded.imm32).toBe(2 * RECORD_SIZE);
    expect(wordsOfPage() * 4).toBe(4096);
  });
  test('writes no register before both loads of a pair', () => {
    const { meaning } = wordOf('ldp x4, x5, [x2], #16');
    const loads = meaning.findIndex((line) => line.includes('load64'));
    expect(loads).toBeGreaterThanOrEqual(0);
    expect(meaning.slice(0, loads).filter((line) => line.startsWith('x['))).toEqual([]);
    expect(meaning.slice(loads + 1)).toEqual(['x[d] = t1', 'x[m] = t2', 'x[n] = t0 + imm']);
  });
  test('is UNDEFINED without a row, and says what a result to XZR is written to', () => {
    expect(wordOf('udf #0').decoded.op.name).toBe('undefined');
    expect(slotRegister(wordOf('adds xzr, x1, x2').decoded.d ?? 0)).toBe('—');
    expect(pseudo(wordOf('adds x6, x1, x3').decoded.op.program())[0]).toBe('t0, NZCV = add64(x[n], x[m])');
  });
});

describe.skipIf(missing !== '')(`the machine${missing && `: needs ${missing}`}`, () => {
  test('leaves all registers as they were when the second half of a pair faults', () => {
    const run = program(programs?.['machine-words'] ?? '');
    const fault = event(run, 'exception', { elr: symbol(run, 'pair') });
    expect([fault['x2'], fault['x3'], fault['x4'], fault['x5']]).toEqual([0x43ff_fff8n, 0x1005n, 4n, 5n]);
  });
  test('goes one step back by all instructions but the last, and comes to the same end again', () => {
    const { moments, again, same } = steppedBack();
    const [end, snapshot, stepped] = moments;
    expect(again).toBe((end?.cycle ?? 0) - 1);
    expect(snapshot?.cycle).toBe(0);
    expect(stepped?.x0).not.toBe(end?.x0);
    expect(same).toBe(true);
  });
});

test('the deviations that the page counts are rows with an id', () => {
  expect(deviations()).toBeGreaterThan(50);
});
