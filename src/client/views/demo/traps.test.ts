import { expect, test } from 'vitest';
import { coreModule, missing } from '../../../labs/kit/testing.ts';
import { trapScene } from './traps.ts';

test.skipIf(missing !== '')('each entry into EL2 is in the log with who caused it, why, and what was done', () => {
  const { traps, calls } = trapScene(coreModule());
  const of = (name: string): unknown[] =>
    traps
      .filter(({ vm }) => vm === name)
      .reverse()
      .map(({ cause, where, what }) => [cause, where, what?.params['register'] ?? what?.params['name']]);
  expect(of('caller')).toEqual([
    ['hvc', 'version', 'VERSION'],
    ['smc', 'unknown', undefined],
    ['gicd', 'type', 'GICD_TYPER'],
    ['gicd', 'enable', 'GICD_CTLR'],
    ['gicd', 'self', 'GICD_SGIR'],
    ['hvc', 'off', 'SYSTEM_OFF'],
  ]);
  expect(of('writer')).toEqual([
    ['pl011', 'first', 'UARTDR'],
    ['pl011', 'second', 'UARTDR'],
    ['pl011', 'flags', 'UARTFR'],
    ['data-abort', 'nowhere', undefined],
    ['hvc', 'finish', 'CPU_OFF'],
  ]);
  expect(traps.map(({ id }) => id)).toEqual(traps.map((_, n) => traps.length - n));
  expect(traps.find(({ where }) => where === 'nowhere')).toMatchObject({ vm: 'writer', el: 1, ipa: 0x0b00_0000n });
  // The answer to an HVC goes into the frame, from which vectors.s restores x0.
  const answered = calls.find(({ id }) => id === traps.at(-1)?.id)?.operations.at(-1);
  expect(answered).toMatchObject({ op: 'write', value: 0x1_0001n });
});
