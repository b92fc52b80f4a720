import { describe, expect, it } from 'vitest';
import * as layout from './layout.ts';
import {
  Bench,
  BLOCK,
  EL0_ACCESS,
  MAIR,
  NORMAL,
  NOT_GLOBAL,
  PAGE,
  PXN,
  RAM,
  READ_ONLY,
  TABLE,
  UXN,
} from './testing.ts';

/** xorshift32: a script is its seed. */
function random(seed: number): (n: number) => number {
  let x = seed * 2 + 1;
  return (n) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % n;
  };
}

const TABLES = RAM + 0x100000n;
const STAGE2 = RAM + 0x200000n;
const POOL = RAM + 0x300000n;
const TCR = 25n | (25n << 16n) | (2n << 30n) | (4n << 32n) | (1n << 36n) | (1n << 37n);
const SCTLR = 0x30d00801n;

/** A script of accesses, table changes, TLBIs, context and level switches. Gives all that a guest could have seen. */
async function run(
  seed: number,
  steps: number,
  disturb: (core: Bench, n: (n: number) => number) => void,
): Promise<{ seen: string[]; fast: number; faults: number }> {
  const n = random(seed);
  const other = random(seed * 7 + 3);
  const core = await Bench.make();
  const descriptors = (): bigint => {
    const page = POOL + BigInt(n(8)) * 0x1000n;
    const kinds = [
      n(3) === 0 ? 0n : page | PAGE | NORMAL,
      page | PAGE,
      page | PAGE | NORMAL,
      page | PAGE | NORMAL | EL0_ACCESS,
      page | PAGE | NORMAL | EL0_ACCESS,
    ];
    let d = kinds[n(kinds.length)] ?? 0n;
    if (d === 0n) return 0n;
    for (const bit of [READ_ONLY, NOT_GLOBAL, PXN, UXN]) if (n(4) === 0) d |= bit;
    return d;
  };
  // Level 1 to level 2 to four tables of pages, shared by both halves; a block of 2 MiB at the fifth slot.
  core.poke(TABLES, (TABLES + 0x1000n) | TABLE);
  core.poke(TABLES + 8n, RAM | BLOCK | NORMAL);
  for (let i = 0n; i < 4n; i++) core.poke(TABLES + 0x1000n + i * 8n, (TABLES + 0x2000n + i * 0x1000n) | TABLE);
  core.poke(TABLES + 0x1020n, (RAM + 0x200000n) | BLOCK | NORMAL | EL0_ACCESS);
  for (let i = 0n; i < 12n; i++) core.poke(TABLES + 0x2000n + (i & 3n) * 0x1000n + (i >> 2n) * 8n, descriptors());
  core.poke(STAGE2 + 8n, RAM | BLOCK | 0xc0n | (0xfn << 2n));
  for (let i = 0; i < 64; i++) core.poke(POOL + BigInt(i) * 0x200n, BigInt(i) * 0x0101010101010101n);
  const start = (which: number): void => {
    core.set({
      HCR_EL2: 1n << 31n,
      TTBR0_EL1: TABLES,
      TTBR1_EL1: TABLES,
      TCR_EL1: TCR,
      MAIR_EL1: MAIR,
      SCTLR_EL1: SCTLR,
      VBAR_EL1: RAM,
      VBAR_EL2: RAM,
      VTCR_EL2: 25n | (1n << 6n) | (4n << 16n),
      VTTBR_EL2: STAGE2,
      TTBR0_EL2: TABLES,
      MAIR_EL2: MAIR,
      TCR_EL2: 25n | (4n << 16n),
    });
    core.level(1);
    core.setState(layout.POWERED, 1);
    expect(which).toBeLessThan(2);
  };
  start(0);
  core.call('switchCore', 1);
  start(1);
  let current = 1;
  const seen: string[] = [];
  let faults = 0;
  const address = (): bigint => {
    const page = BigInt(n(6) === 0 ? 4 : n(4)) * 0x200000n + BigInt(n(3)) * 0x1000n;
    const upper = n(8) === 0 ? 0xffffff20_000000000n : n(12) === 0 ? 0x5500000000000000n : 0n;
    return upper | page | BigInt(n(8) * 8 + (n(24) === 0 ? n(8) : 0));
  };
  for (let step = 0; step < steps; step++) {
    disturb(core, other);
    const what = n(8) === 0 ? 70 + n(30) : n(70);
    if (what < 70) {
      const va = address();
      const size = ([1, 2, 4, 8] as const)[n(4)] ?? 8;
      const level = core.state(layout.EL);
      const value = core.access(va, size, what < 45 ? undefined : BigInt(step));
      if (core.faulted()) {
        faults++;
        const to = core.state(layout.EL);
        seen.push(`${step} ${to} ${core.reg(`ESR_EL${to}`)} ${core.reg(`FAR_EL${to}`)} ${core.reg('HPFAR_EL2')}`);
        core.level(level);
      } else seen.push(`${step} ${value}`);
    } else if (what < 78) {
      core.poke(TABLES + 0x2000n + BigInt(n(4)) * 0x1000n + BigInt(n(3)) * 8n, descriptors());
    } else if (what < 84) {
      const ops = [
        0x18,
        0x19,
        0x1a,
        0x1b,
        0x38,
        0x39,
        0x3a,
        0x3b,
        (4 << 7) | 0x1c,
        (4 << 7) | 0x3e,
        (4 << 7) | 0x38,
        (4 << 7) | 0x39,
      ];
      core.call('tlbi', ops[n(ops.length)] ?? 0x18, ((address() >> 12n) & 0xfffffffffffn) | (BigInt(n(3)) << 48n));
    } else if (what < 89) core.msr('TTBR0_EL1', TABLES | (BigInt(n(3)) << 48n), 'FOLLOW_CONTEXT');
    else if (what < 91) core.msr('VTTBR_EL2', STAGE2 | (BigInt(n(2)) << 48n), 'FOLLOW_CONTEXT');
    else if (what < 92)
      core.msr('HCR_EL2', (1n << 31n) | BigInt(n(2)) | (n(9) === 0 ? 1n << 12n : 0n), 'FOLLOW_TRANSLATION');
    else if (what < 93)
      core.msr(
        'SCTLR_EL1',
        (SCTLR & ~BigInt(n(4) === 0 ? 1 : 0)) | (n(8) === 0 ? 1n << 25n : 0n) | (n(8) === 0 ? 2n : 0n),
        'FOLLOW_TRANSLATION',
      );
    else if (what < 94) core.msr('SCTLR_EL2', SCTLR & ~BigInt(n(2)), 'FOLLOW_TRANSLATION');
    else if (what < 97) core.level(n(3));
    else if (what < 98) core.long('loadExclusive', address() & ~7n, 8, 3);
    else if (what < 99) seen.push(`status ${core.call('storeExclusive', address() & ~7n, 8, 1n, 3)}`);
    else {
      core.call('switchCore', 1 - current);
      current = 1 - current;
    }
    core.faulted();
  }
  for (let i = 0n; i < 8n; i++) for (let w = 0n; w < 64n; w += 8n) seen.push(String(core.peek(POOL + i * 0x1000n + w)));
  return { seen, fast: core.fastHits, faults };
}

describe('the fast arrays', () => {
  it.each([1, 2, 3])(
    'show a guest nothing: dropping them at any time changes no value and no fault (script %i)',
    async (seed) => {
      const plain = await run(seed, 20_000, () => undefined);
      const dropped = await run(seed, 20_000, (core, n) => {
        if (n(3) === 0) core.call('dropFastTranslations');
      });
      expect(plain.seen).toEqual(dropped.seen);
      // The script would prove nothing if it never hit, or only faulted.
      expect(plain.fast).toBeGreaterThan(500);
      expect(plain.fast).toBeGreaterThan(dropped.fast * 3);
      expect(plain.faults).toBeGreaterThan(500);
      expect(plain.faults).toBeLessThan(15_000);
    },
  );
});

describe('the fast stores of one core', () => {
  it('do not pass by the monitor that the other core has opened since', async () => {
    const core = await Bench.make();
    core.poke(TABLES + 8n, RAM | BLOCK | NORMAL);
    const start = (): void => {
      core.set({ TTBR0_EL2: TABLES, TCR_EL2: 25n | (4n << 16n), MAIR_EL1: MAIR, MAIR_EL2: MAIR, SCTLR_EL2: SCTLR });
      core.level(2);
    };
    start();
    core.call('switchCore', 1);
    start();
    core.access(POOL, 8, 1n);
    core.access(POOL, 8, 2n);
    expect(core.fastHits).toBe(1);
    core.call('switchCore', 0);
    core.call('loadExclusive', POOL + 8n, 8, 3);
    core.call('switchCore', 1);
    core.access(POOL, 8, 3n);
    core.call('switchCore', 0);
    expect(core.call('storeExclusive', POOL + 8n, 8, 4n, 3)).toBe(1);
    expect(core.peek(POOL)).toBe(3n);
  });
});

describe('hostile state', () => {
  it('random registers, tables and addresses never trap the host', async () => {
    const core = await Bench.make();
    const n = random(99);
    const wide = (): bigint => (BigInt(n(0xffffffff)) << 32n) | BigInt(n(0xffffffff));
    const names = [
      'SCTLR_EL1',
      'SCTLR_EL2',
      'TCR_EL1',
      'TCR_EL2',
      'TTBR0_EL1',
      'TTBR1_EL1',
      'TTBR0_EL2',
      'VTTBR_EL2',
      'VTCR_EL2',
      'HCR_EL2',
      'MAIR_EL1',
      'SPSR_EL1',
      'SPSR_EL2',
      'VBAR_EL1',
      'VBAR_EL2',
    ];
    for (let i = 0; i < 512; i++)
      core.poke(TABLES + BigInt(i) * 8n, n(2) === 0 ? wide() : TABLES | 0x400n | BigInt(n(4)) | (wide() << 52n));
    for (let step = 0; step < 6000; step++) {
      const name = names[n(names.length)] ?? 'HCR_EL2';
      core.set({
        [name]: name.startsWith('TTBR') || name === 'VTTBR_EL2' ? TABLES | (n(4) === 0 ? wide() : 0n) : wide(),
      });
      core.level(n(3));
      const va = n(2) === 0 ? wide() : BigInt(n(0xffffffff));
      core.call('setLeft', 3);
      switch (n(9)) {
        case 0:
          core.call('loadSlow', va, 1 << n(4), n(32));
          break;
        case 1:
          core.call('storeSlow', va, 1 << n(4), wide(), n(32));
          break;
        case 2:
          core.call('loadPairSlow', va, 4 << n(2), n(32));
          break;
        case 3:
          core.call('storePairSlow', va, 4 << n(2), 1n, 2n, n(32));
          break;
        case 4:
          core.setState64(layout.PC, va);
          core.call('fetchSlow');
          break;
        case 5:
          core.call('addressTranslate', (n(2) << 9) | (8 << 3) | n(8), va);
          break;
        case 6:
          core.call('tlbi', n(1024), va);
          break;
        case 7:
          core.call('eret');
          break;
        default:
          core.call('dcZva', va);
          core.call('cacheByVa', va, n(5));
      }
      core.faulted();
    }
    expect(core.state(layout.EL)).toBeLessThan(3);
  });
});
