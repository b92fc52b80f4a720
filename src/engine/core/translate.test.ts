import { beforeEach, describe, expect, it } from 'vitest';
import { sysregByName } from '../isa/sysregs.ts';
import * as layout from './layout.ts';
import { BLOCK, EL0_ACCESS, MAIR, NORMAL, NOT_GLOBAL, PAGE, PXN, RAM, READ_ONLY, TABLE, UXN } from './testing.ts';
import {
  DATA,
  L0,
  L1,
  L2,
  L3,
  M,
  NORMAL_PAGE,
  RW,
  S2,
  TCR,
  VA,
  core,
  dataAbort,
  el1,
  esr,
  freshBench,
  load,
  lowerDataAbort,
  store,
} from './testing-translation.ts';

beforeEach(freshBench);

describe('stage 1 with 4 KiB granules', () => {
  it('walks four levels to a page and loads from it', () => {
    el1();
    expect(load(VA + 4n, 2)).toBe(0x4567n);
    expect(core.faulted()).toBe(false);
  });

  it.each([0, 1, 2, 3])(
    'reports a missing descriptor of level %i as a translation fault of that level, at the address',
    (level) => {
      core.poke([L0 + 8n, L1 + 16n, L2 + 24n, L3 + 32n][level] ?? 0n, 0n);
      el1();
      load(VA + 8n);
      expect(core.faulted()).toBe(true);
      expect(esr()).toBe(dataAbort(4 + level));
      expect(core.reg('FAR_EL1')).toBe(VA + 8n);
      expect(core.reg('ELR_EL1')).toBe(RAM);
    },
  );

  it.each([1, 2])('takes a block of level %i, with the low bits from the address', (level) => {
    core.poke(level === 1 ? L1 + 16n : L2 + 24n, RAM | BLOCK | NORMAL);
    el1();
    const inside = level === 1 ? 0x300000n | (VA & 0n) : 0x1000n;
    core.poke(RAM + inside, 77n);
    const base = level === 1 ? VA & ~0x3fffffffn : VA & ~0x1fffffn;
    expect(load(base + inside)).toBe(77n);
  });

  it('refuses a block at level 0 and a level 3 descriptor without bit 1', () => {
    core.poke(L0 + 8n, RAM | BLOCK);
    el1();
    load(VA);
    expect(esr()).toBe(dataAbort(4));
    core.poke(L0 + 8n, L1 | TABLE);
    core.poke(L3 + 32n, DATA | BLOCK);
    load(VA);
    expect(esr()).toBe(dataAbort(7));
  });

  it('reports a clear access flag with its level', () => {
    core.poke(L3 + 32n, (DATA | NORMAL_PAGE) & ~0x400n);
    el1();
    load(VA);
    expect(esr()).toBe(dataAbort(0xb));
  });

  it('reports an output address beyond TCR.IPS as an address size fault of its level', () => {
    core.poke(L3 + 32n, (1n << 36n) | NORMAL_PAGE);
    el1({ TCR_EL1: (TCR & ~(7n << 32n)) | (1n << 32n) });
    load(VA);
    expect(esr()).toBe(dataAbort(3));
  });

  it('reports a table outside memory as an external abort on the walk', () => {
    core.poke(L1 + 16n, 0x20000000n | TABLE);
    el1();
    load(VA);
    expect(esr()).toBe(dataAbort(0x16));
  });

  it('lets EL1 but not EL0 at a page without AP[1], and no one write with AP[2]', () => {
    core.poke(L3 + 32n, DATA | NORMAL_PAGE | READ_ONLY);
    el1();
    expect(load(VA)).toBe(0x0123456789abcdefn);
    store(VA, 1n);
    expect(esr()).toBe(dataAbort(0xf, 1));
    load(VA, 8, 1); // LDTR
    expect(esr()).toBe(dataAbort(0xf));
    expect(core.peek(DATA)).toBe(0x0123456789abcdefn);
  });

  it('applies APTable and XNTable of a table to everything below it', () => {
    core.poke(L3 + 32n, DATA | NORMAL_PAGE | EL0_ACCESS);
    core.poke(L1 + 16n, L2 | TABLE | (1n << 62n) | (1n << 61n));
    el1();
    store(VA, 1n);
    expect(esr()).toBe(dataAbort(0xf, 1));
    load(VA, 8, 1);
    expect(esr()).toBe(dataAbort(0xf));
  });

  it('faults at level 0 between the two halves, and where EPD0 is set', () => {
    el1();
    load(1n << 48n);
    expect(esr()).toBe(dataAbort(4));
    el1({ TCR_EL1: TCR | (1n << 7n) });
    core.call('loadSlow', VA, 8, 0);
    expect(core.reg('FAR_EL1')).toBe(VA);
  });

  it('finds the upper half by TTBR1 and ignores the tag where TBI says so', () => {
    el1({ TCR_EL1: TCR | (1n << 37n) | (1n << 38n) });
    expect(load(0xffff000000000000n | VA)).toBe(0x0123456789abcdefn);
    expect(load(0xab00000000000000n | VA)).toBe(0x0123456789abcdefn);
    expect(load(0x12ff000000000000n | VA)).toBe(0x0123456789abcdefn);
    expect(core.faulted()).toBe(false);
  });

  it('reads tables in the byte order of SCTLR.EE', () => {
    const swap = (v: bigint): bigint => {
      const b = new DataView(new ArrayBuffer(8));
      b.setBigUint64(0, v);
      return b.getBigUint64(0, true);
    };
    for (const at of [L0, L0 + 0x4008n, L0 + 8n, L1 + 16n, L2 + 24n, L3 + 32n]) core.poke(at, swap(core.peek(at)));
    el1({ SCTLR_EL1: M | (1n << 25n) });
    expect(load(VA)).toBe(swap(0x0123456789abcdefn));
    expect(load(VA, 2)).toBe(0xefcdn);
    expect(core.faulted()).toBe(false);
  });
});

describe('stage 1 with 64 KiB granules', () => {
  it('walks from level 1 with 48 bits and reports a missing page at level 3', () => {
    const l1 = RAM + 0x400000n;
    const va = (1n << 42n) | (2n << 29n) | (3n << 16n);
    core.poke(l1 + 8n, (l1 + 0x10000n) | TABLE);
    core.poke(l1 + 0x10010n, (l1 + 0x20000n) | TABLE);
    core.poke(l1 + 0x20018n, DATA | NORMAL_PAGE);
    el1();
    core.set({ TTBR0_EL1: l1, TCR_EL1: TCR | (1n << 14n) });
    expect(load(va)).toBe(0x0123456789abcdefn);
    load(va + 0x10000n);
    expect(esr()).toBe(dataAbort(7));
  });
});

describe('fetches', () => {
  it('refuses PXN pages to EL1, UXN pages to EL0, and to EL1 what EL0 can write', () => {
    for (const [el, attributes] of [
      [1, PXN],
      [0, UXN | EL0_ACCESS],
      [1, EL0_ACCESS],
    ] as const) {
      core.poke(L3 + 32n, DATA | NORMAL_PAGE | attributes);
      el1();
      core.call('tlbi', 0x38, 0n);
      core.level(el);
      core.setState64(layout.PC, VA);
      core.call('setLeft', 2);
      core.call('fetchSlow');
      expect(esr()).toBe(BigInt((((el === 1 ? 0x21 : 0x20) << 26) | (1 << 25) | 0xf) >>> 0));
      expect(core.reg('FAR_EL1')).toBe(VA);
      expect(core.reg('ELR_EL1')).toBe(VA);
    }
  });

  it('takes a PC alignment fault before anything else', () => {
    el1();
    core.setState64(layout.PC, 0xdead0000000002n);
    core.call('fetchSlow');
    expect(esr()).toBe(0x8a000000n);
    expect(core.reg('FAR_EL1')).toBe(0xdead0000000002n);
  });

  it('aborts with an external abort where there is no memory', () => {
    core.level(2);
    core.set({ VBAR_EL2: RAM });
    core.setState64(layout.PC, 0x20000000n);
    core.call('fetchSlow');
    expect(core.reg('ESR_EL2')).toBe(0x86000010n);
  });

  it('ends with its budget when the vectors cannot be fetched either', () => {
    core.level(2);
    core.set({ VBAR_EL2: 0x20000000n });
    core.setState64(layout.PC, 0x20000000n);
    core.call('setLeft', 10);
    expect(core.call('fetchSlow')).toBe(0);
    expect(core.global('left')).toBe(0);
  });
});

describe('the translation cache', () => {
  it('keeps an old translation until TLBI names its page', () => {
    el1();
    load(VA);
    core.poke(L3 + 32n, 0n);
    expect(load(VA)).toBe(0x0123456789abcdefn);
    core.call('tlbi', 0x39, (VA >> 12n) + 1n); // VAE1 of the next page
    load(VA);
    expect(core.faulted()).toBe(true); // only the TLBI's own new fetch
    core.call('tlbi', 0x39, VA >> 12n);
    core.faulted();
    load(VA);
    expect(esr()).toBe(dataAbort(7));
  });

  it('drops all pages of a block when TLBI names one of them', () => {
    core.poke(L2 + 24n, RAM | BLOCK | NORMAL);
    el1();
    load(VA);
    load(VA + 0x5000n);
    core.poke(L2 + 24n, 0n);
    core.call('tlbi', 0x39, (VA + 0x7000n) >> 12n);
    core.faulted();
    load(VA + 0x5000n);
    expect(esr()).toBe(dataAbort(6));
  });

  it('tells address spaces apart unless a page is global', () => {
    core.poke(L3 + 32n, DATA | NORMAL_PAGE | NOT_GLOBAL);
    core.poke(L3 + 40n, DATA | NORMAL_PAGE);
    el1({ TTBR0_EL1: L0 | (1n << 48n) });
    load(VA);
    load(VA + 0x1000n);
    core.poke(L3 + 32n, 0n);
    core.poke(L3 + 40n, 0n);
    core.set({ TTBR0_EL1: L0 | (2n << 48n) });
    expect(load(VA + 0x1000n)).toBe(0x0123456789abcdefn);
    expect(core.faulted()).toBe(false);
    load(VA);
    expect(esr()).toBe(dataAbort(7));
    core.level(1);
    core.set({ TTBR0_EL1: L0 | (1n << 48n) });
    core.call('tlbi', 0x3a, 2n << 48n); // ASIDE1 of the other
    core.faulted();
    expect(load(VA)).toBe(0x0123456789abcdefn);
    core.call('tlbi', 0x3a, 1n << 48n);
    core.faulted();
    load(VA);
    expect(core.faulted()).toBe(true);
  });

  it('is asked for the new address space at once when the host changes it in the middle of an instruction', () => {
    core.poke(L3 + 32n, DATA | NORMAL_PAGE | NOT_GLOBAL);
    el1({ TTBR0_EL1: L0 | (1n << 48n) });
    load(VA);
    core.poke(L3 + 32n, (DATA + 0x8000n) | NORMAL_PAGE | NOT_GLOBAL);
    core.poke(DATA + 0x8000n, 99n);
    core.inside('writeRowInside', sysregByName('TTBR0_EL1'), L0 | (2n << 48n));
    // What follows the instruction is fetched anew.
    expect(core.global('exit')).not.toBe(0);
    expect(core.inside('loadSlow', VA, 8, 0)).toBe(99n);
  });

  it('reaches the other core only with the inner shareable operations', () => {
    el1();
    load(VA);
    core.poke(L3 + 32n, 0n);
    core.call('switchCore', 1);
    core.set({ HCR_EL2: RW, TTBR0_EL1: L0, TCR_EL1: TCR, MAIR_EL1: MAIR, SCTLR_EL1: M });
    core.level(1);
    core.call('tlbi', 0x38, 0n);
    core.call('switchCore', 0);
    core.faulted();
    expect(load(VA)).toBe(0x0123456789abcdefn);
    core.call('switchCore', 1);
    core.call('tlbi', 0x18, 0n);
    core.call('switchCore', 0);
    core.faulted();
    load(VA);
    expect(esr()).toBe(dataAbort(7));
  });
});

describe('stage 2', () => {
  const IPA = 0x80000000n;
  beforeEach(() => {
    // 39-bit IPA from level 1: T0SZ = 25, SL0 = 1, 44-bit output.
    core.poke(S2 + 8n, RAM | BLOCK | 0xc0n | (0xfn << 2n));
    core.poke(S2 + 16n, (S2 + 0x1000n) | TABLE);
    core.poke(S2 + 0x1000n, (S2 + 0x2000n) | TABLE);
    core.poke(S2 + 0x2000n, DATA | PAGE | 0xc0n | (0xfn << 2n));
    core.poke(L3 + 32n, IPA | NORMAL_PAGE);
    el1({ HCR_EL2: RW | 1n, VTCR_EL2: 25n | (1n << 6n) | (4n << 16n), VTTBR_EL2: S2 });
  });

  it('translates what stage 1 gives', () => {
    expect(load(VA)).toBe(0x0123456789abcdefn);
    expect(core.faulted()).toBe(false);
  });

  it('reports a fault to EL2 with the IPA in HPFAR and the register in the syndrome', () => {
    core.poke(S2 + 0x2000n, 0n);
    core.poke(RAM, 0xb9400c25n); // ldr w5, [x1, #12]
    load(VA + 12n, 4);
    expect(core.state(layout.EL)).toBe(2);
    expect(core.reg('HPFAR_EL2')).toBe((IPA >> 12n) << 4n);
    expect(core.reg('FAR_EL2')).toBe(VA + 12n);
    expect(core.reg('ESR_EL2')).toBe(lowerDataAbort(7) | (1n << 24n) | (2n << 22n) | (5n << 16n));
  });

  it.each([
    ['ldrsb x7, [x1]', 0x39800027n, (0n << 22n) | (1n << 21n) | (7n << 16n) | (1n << 15n)],
    ['ldrsh w7, [x1]', 0x79c00027n, (1n << 22n) | (1n << 21n) | (7n << 16n)],
    ['ldar x9, [x1]', 0xc8dffc29n, (3n << 22n) | (9n << 16n) | (1n << 15n) | (1n << 14n)],
    ['ldr x2, [x1, x3]', 0xf8636822n, (3n << 22n) | (2n << 16n) | (1n << 15n)],
    ['ldtr w3, [x1]', 0xb8400823n, (2n << 22n) | (3n << 16n)],
  ])('describes %s', (_, word, syndrome) => {
    core.poke(S2 + 0x2000n, 0n);
    core.poke(RAM, word);
    load(VA, 1);
    expect(core.reg('ESR_EL2') & 0x1ffffffn).toBe(7n | (1n << 24n) | syndrome);
  });

  it.each([
    ['ldr x2, [x1], #8', 0xf8408422n],
    ['ldxr x2, [x1]', 0xc85f7c22n],
    ['ldp x2, x3, [x1]', 0xa9400c22n],
    ['ldr d2, [x1]', 0xfd400022n],
  ])('does not describe %s', (_, word) => {
    core.poke(S2 + 0x2000n, 0n);
    core.poke(RAM, word);
    load(VA);
    expect(core.reg('ESR_EL2') & 0x1ffffffn).toBe(7n);
  });

  it('reports a fault on the walk of stage 1 as such', () => {
    core.poke(L2 + 24n, 0xc0000000n | TABLE);
    load(VA);
    expect(core.reg('ESR_EL2')).toBe(lowerDataAbort(5) | (1n << 7n));
    expect(core.reg('HPFAR_EL2')).toBe((0xc0000000n >> 12n) << 4n);
  });

  it('keeps EL1 from writing where S2AP forbids it', () => {
    core.poke(S2 + 0x2000n, DATA | PAGE | 0x40n | (0xfn << 2n));
    expect(load(VA)).toBe(0x0123456789abcdefn);
    core.poke(RAM, 0xf9000022n);
    store(VA, 1n);
    expect(core.reg('ESR_EL2') & 0xffn).toBe(0x4fn);
  });

  it('needs VMALLE1 after IPAS2E1 when both stages are on', () => {
    load(VA);
    core.poke(S2 + 0x2000n, 0n);
    core.level(2);
    core.call('tlbi', (4 << 7) | (4 << 3) | 1, IPA >> 12n);
    core.level(1);
    expect(load(VA)).toBe(0x0123456789abcdefn);
    core.level(2);
    core.call('tlbi', 0x38, 0n);
    core.level(1);
    load(VA);
    expect(core.faulted()).toBe(true);
  });

  it('gives AT S12E1R the physical and AT S1E1R the intermediate address', () => {
    core.level(2);
    core.call('addressTranslate', (4 << 7) | (8 << 3) | 4, VA | 0x18n);
    expect(core.reg('PAR_EL1') & 0xfffffffff001n).toBe(DATA);
    expect(core.reg('PAR_EL1') >> 56n).toBe(0xffn);
    core.call('addressTranslate', 8 << 3, VA);
    expect(core.reg('PAR_EL1') & 0xfffffffff001n).toBe(IPA);
    core.poke(S2 + 0x2000n, 0n);
    core.call('addressTranslate', (4 << 7) | (8 << 3) | 4, VA);
    expect(core.reg('PAR_EL1')).toBe(0xa00n | (7n << 1n) | 1n);
  });
});
