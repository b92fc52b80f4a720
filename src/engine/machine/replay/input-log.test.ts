import { describe, expect, test } from 'vitest';
import { EngineError } from '../../error.ts';
import { INPUT_LOG_FORMAT, MAX_ENTRIES, readInputLog, type Entry } from './input-log.ts';

const good: readonly Entry[] = [
  { cycles: 0, kind: 'console', bytes: [104, 105] },
  { cycles: 5, kind: 'channel', channel: 1, bytes: [] },
  { cycles: 5, kind: 'pace', k: 7 },
  { cycles: 6, kind: 'skip', to: 9 },
  { cycles: 9, kind: 'step', core: 1 },
  { cycles: 10, kind: 'settle' },
  { cycles: 10, kind: 'memory', address: 0x4000_0000, bytes: [255] },
  { cycles: 10, kind: 'register', core: 0, name: 'TTBR0_EL1', value: '0x40001000' },
  { cycles: 10, kind: 'register', core: 0, name: 'x30', value: '0xffffffffffffffff' },
  { cycles: 11, kind: 'reset' },
];
const log = (entries: unknown, end: unknown = 20, format: unknown = INPUT_LOG_FORMAT): unknown => ({
  format,
  end,
  entries,
});
const refusal = (value: unknown): EngineError => {
  try {
    readInputLog(value);
  } catch (error) {
    if (error instanceof EngineError) return error;
  }
  throw new Error('it was taken');
};

describe('a log from a file', () => {
  test('comes back as it was written', () => {
    expect(readInputLog(JSON.parse(JSON.stringify(log(good))))).toEqual(log(good));
  });

  test('keeps nothing that is not its own', () => {
    const entry = { cycles: 1, kind: 'reset', bytes: [1], extra: 'x', toString: 'no' };
    expect(readInputLog(log([entry])).entries).toEqual([{ cycles: 1, kind: 'reset' }]);
  });

  test('of another format is refused with both numbers', () => {
    expect(refusal(log(good, 20, 2))).toMatchObject({ code: 'replay.format', params: { format: '2', wanted: 1 } });
  });

  test.each<[string, unknown, string]>([
    ['no object', 7, 'log'],
    ['a list', [], 'log'],
    ['no entries', { format: 1, end: 0 }, 'entries'],
    ['an entry that is no object', log([1]), 'entry'],
    ['a null entry', log([null]), 'entry'],
    ['time that runs backwards', log([good[3], good[0]]), 'cycles'],
    ['a negative cycle', log([{ cycles: -1, kind: 'reset' }]), 'cycles'],
    ['a fractional cycle', log([{ cycles: 0.5, kind: 'reset' }]), 'cycles'],
    ['an unsafe cycle', log([{ cycles: 2 ** 60, kind: 'reset' }], 2 ** 61), 'cycles'],
    ['an end before its last entry', log(good, 10), 'end'],
    ['an unknown kind', log([{ cycles: 0, kind: 'constructor' }]), 'kind'],
    ['bytes that are none', log([{ cycles: 0, kind: 'console', bytes: [256] }]), 'bytes'],
    ['bytes with a hole', log([{ cycles: 0, kind: 'console', bytes: Array(3) }]), 'bytes'],
    ['a text for bytes', log([{ cycles: 0, kind: 'console', bytes: 'abc' }]), 'bytes'],
    ['a pace of 0', log([{ cycles: 0, kind: 'pace', k: 0 }]), 'k'],
    ['a skip into the past', log([{ cycles: 9, kind: 'skip', to: 8 }]), 'to'],
    ['a core that no machine has', log([{ cycles: 0, kind: 'step', core: 99 }]), 'core'],
    [
      'a register that does not exist',
      log([{ cycles: 0, kind: 'register', core: 0, name: 'x31', value: '0x0' }]),
      'name',
    ],
    [
      'a value of 65 bits',
      log([{ cycles: 0, kind: 'register', core: 0, name: 'x1', value: '0x10000000000000000' }]),
      'value',
    ],
    [
      'a value that is a program',
      log([{ cycles: 0, kind: 'register', core: 0, name: 'x1', value: '1;alert(1)' }]),
      'value',
    ],
  ])('with %s is refused', (_, value, field) => {
    expect(refusal(value)).toMatchObject({ code: 'replay.bad-log', params: { field } });
  });

  test('with more entries, or more bytes, than a log may have is refused', () => {
    expect(refusal(log(Array(MAX_ENTRIES + 1).fill(good[0])))).toMatchObject({ params: { field: 'entries' } });
    const big = { cycles: 0, kind: 'console', bytes: Array(2 ** 22).fill(0) };
    expect(refusal(log([big, big, big, big, good[0]]))).toMatchObject({ params: { entry: 4, field: 'bytes' } });
  });
});
