/** The recorded walk against the core's own. */
import { describe, expect, test } from 'vitest';
import { ACCESSES } from '../../engine/machine/walk.ts';
import { coreModule, missing } from '../../labs/kit/testing.ts';
import { nestedDemo } from './demo/machine.ts';
import { walkView } from './walk.ts';

/** xorshift: the same tables in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

describe.skipIf(missing !== '')('a recorded walk', () => {
  test('of the nested demo has fifteen descriptors, and the address that the core finds', () => {
    const { machine } = nestedDemo(coreModule());
    machine.run(5000, true, { until: 640 });
    const walk = walkView(machine, 0, 0x40_0004n, { el: 0, access: 'execute' });
    expect(walk.reads).toBe(15);
    expect(walk.stage1?.entries.map(({ level, index }) => [level, index])).toEqual([[1, 0], [2, 2], [3, 0]]); // prettier-ignore
    expect(walk.stage1?.entries.every(({ nested }) => nested?.entries.length === 3)).toBe(true);
    expect(walk.pa).toBe(BigInt(machine.cores.translate(0, 0x40_0004n, 0, 2) ?? -1));
    expect(walk.ipa).not.toBe(walk.pa);
    expect(walk.stage1?.permissions).toEqual({ el0: 'r-x', higher: 'r--' });
  });

  test('stops where the core stops, with its fault status: random tables, registers and addresses', () => {
    const { machine } = nestedDemo(coreModule());
    machine.run(5000, true, { until: 640 });
    const { cores } = machine;
    const random = generator(20_26);
    const TABLES = 0x4100_0000n;
    const table = (): bigint => TABLES + BigInt(random(12)) * 0x1000n;
    const put = (pa: bigint, value: bigint): void => {
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), true);
      cores.write(Number(pa), bytes);
    };
    let [found, faults] = [0, 0];
    for (let round = 0; round < 60; round++) {
      for (let i = 0; i < 12 * 512; i++) {
        if (random(4) !== 0) continue;
        const attributes = (BigInt(random(8)) << 52n) | (BigInt(random(32)) << 59n) | BigInt(random(64) << 6);
        const flag = random(8) === 0 ? 0n : 0x400n;
        const address = random(40) === 0 ? 1n << 43n : random(3) === 0 ? BigInt(random(4)) << 30n : table();
        put(TABLES + BigInt(8 * i), address | attributes | flag | BigInt(random(16) << 2) | BigInt(random(8) === 0 ? 0 : random(4) === 0 ? 1 : 3)); // prettier-ignore
      }
      const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
      const set = (name: string, value: bigint): void => cores.setSysreg(0, name, value);
      const tsz = (): bigint => BigInt(pick([16, 20, 25, 25, 28, 34, 40]));
      set('TCR_EL1', tsz() | (tsz() << 16n) | (BigInt(pick([0, 0, 1])) << 14n) | (BigInt(pick([2, 2, 3])) << 30n) | (BigInt(pick([2, 4, 0])) << 32n) | (BigInt(random(4)) << 37n)); // prettier-ignore
      set('TCR_EL2', tsz() | (BigInt(pick([2, 4])) << 16n) | (BigInt(random(2)) << 20n));
      set('VTCR_EL2', 0x8000_0000n | BigInt(pick([25, 24, 28, 31, 20])) | (BigInt(pick([1, 1, 0, 2])) << 6n) | (BigInt(pick([2, 4])) << 16n)); // prettier-ignore
      for (const name of ['TTBR0_EL1', 'TTBR1_EL1', 'TTBR0_EL2', 'VTTBR_EL2']) set(name, table());
      set('SCTLR_EL1', 0x30d0_0800n | BigInt(random(8) === 0 ? 0 : 1) | (BigInt(random(4) === 0 ? 1 : 0) << 19n));
      set('SCTLR_EL2', 0x30c5_0830n | 1n | (BigInt(random(2)) << 19n));
      set('HCR_EL2', (1n << 31n) | BigInt(random(3) === 0 ? 0 : 1) | (BigInt(random(2)) << 2n) | (random(12) === 0 ? 1n << 12n : 0n)); // prettier-ignore
      for (let i = 0; i < 60; i++) {
        const low = BigInt(random(2 ** 31)) | (BigInt(random(256)) << 31n);
        const va = BigInt.asUintN(64, (random(4) === 0 ? -(1n << 39n) : 0n) + (low & ((1n << BigInt(pick([16, 22, 31, 36, 39]))) - 1n))); // prettier-ignore
        const [el, access] = [random(3), random(3)];
        const walk = walkView(machine, 0, va, { el, access: ACCESSES[access] ?? 'read' });
        const pa = cores.translate(0, va, el, access);
        const context = `round ${round}, EL${el}, access ${access}, VA ${va.toString(16)}`;
        expect(walk.pa, context).toBe(pa === undefined ? undefined : BigInt(pa));
        expect(walk.fault?.status, context).toBe(cores.translationFault(0, va, el, access));
        if (pa === undefined) faults++;
        else found++;
      }
    }
    // Both kinds must occur, or nothing was compared.
    expect(Math.min(found, faults)).toBeGreaterThan(100);
  });
});
