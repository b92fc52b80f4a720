import { describe, expect, test } from 'vitest';
import { coreModule, missing } from '../../../labs/kit/testing.ts';
import { TrapRun } from './trap-run.ts';

describe.skipIf(missing !== '')('the small guest, place by place', () => {
  test('two traps go through slot, frame and handlers, and back; then the guest rests', () => {
    const run = new TrapRun(coreModule());
    const places = [run.moment().place];
    for (let n = 0; n < 20; n++) {
      run.next();
      const { place } = run.moment();
      if (place === places.at(-1)) break;
      places.push(place);
    }
    expect(places).toEqual([
      'guest',
      ...['vector', 'saved', 'handled', 'guest'],
      ...['vector', 'saved', 'handled', 'guest'],
      'rest',
    ]);
    expect(run.moment()).toMatchObject({ el: 1, traps: 2, console: 'g' });
  });

  test('the frame is on the stack once the vector has made room, and holds what the guest had', () => {
    const run = new TrapRun(coreModule());
    expect(run.moment().frame).toBeUndefined();
    run.next();
    expect(run.moment()).toMatchObject({ place: 'vector', el: 2, traps: 1 });
    expect(run.moment().frame).toBeUndefined();
    expect(run.moment().code.lines.find(({ mark }) => mark === 'next')).toMatchObject({ mnemonic: 'sub' });
    run.step();
    expect(run.moment().frame).toBeDefined();
    run.next();
    const { frame, call } = run.moment();
    expect(frame?.slots.find(({ name }) => name === 'x1')?.value).toBe(0x0900_0000n);
    expect(frame?.slots.find(({ name }) => name === 'x2')?.value).toBe(BigInt('g'.charCodeAt(0)));
    expect(call).toBeUndefined();
    run.next();
    const elr = (of: typeof frame) => of?.slots.find(({ name }) => name === 'ELR_EL2')?.value ?? 0n;
    expect(elr(run.moment().frame) - elr(frame)).toBe(4n);
    expect(run.moment().call?.operations.length).toBeGreaterThan(0);
  });

  test('the guest page table leads from the address that the guest is linked for, EL2’s own from each to itself', () => {
    const { stage2, el2 } = new TrapRun(coreModule()).moment();
    expect(stage2.ranges.some(({ input, output }) => input === 0x4000_0000n && output !== input)).toBe(true);
    expect(el2.ranges.every(({ input, output }) => input === output)).toBe(true);
  });
});
