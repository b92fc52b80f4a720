import { describe, expect, test } from 'vitest';
import { coreModule, missing } from '../../../labs/kit/testing.ts';
import { LiveMachine } from './live.ts';

describe.skipIf(missing !== '')('the machine of the start page', () => {
  test('traps at the guest’s store, emulates it at EL2, and returns behind it', () => {
    const machine = new LiveMachine(coreModule());
    expect(machine.view()).toMatchObject({ el: 1, next: { place: 'guest', line: 0 }, console: '' });
    const seen = Array.from({ length: 11 }, () => machine.step());
    expect(seen.map(({ step, el }) => `${step} ${el}`)).toEqual(
      ['load 1', 'test 1', 'trap 2', 'where 2', 'where 2', 'emulate 2', 'skip 2', 'skip 2', 'skip 2', 'return 1', 'next 1'],
    ); // prettier-ignore
    expect(seen[2]).toMatchObject({ letter: 'T', console: '', next: { place: 'trap', line: 0 } });
    expect(seen[5]?.console).toBe('T');
    expect(seen[9]?.next).toEqual({ place: 'guest', line: 3 });
  });

  test('writes its text again and again', () => {
    const machine = new LiveMachine(coreModule());
    const lines = new Set(Array.from({ length: 400 }, () => machine.step().console));
    expect([...lines].at(-1)).toBe('Trap & Emulate');
    expect(machine.step().next).toBeDefined();
  });

  test('the code that is shown is the code that runs', () => {
    const { guest, trap } = new LiveMachine(coreModule()).code();
    expect(guest.map((line) => line.split(/\s/)[0])).toEqual(['ldrb', 'cbz', 'strb', 'b', 'adr', 'b']);
    expect(trap.at(-1)).toBe('eret');
  });
});
