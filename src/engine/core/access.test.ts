import { beforeEach, describe, expect, it } from 'vitest';
import * as layout from './layout.ts';
import { RAM, READ_ONLY, UART } from './testing.ts';
import {
  DATA,
  L3,
  M,
  NORMAL_PAGE,
  VA,
  core,
  dataAbort,
  el1,
  esr,
  freshBench,
  load,
  store,
} from './testing-translation.ts';

beforeEach(freshBench);

describe('accesses', () => {
  it('are device accesses while the MMU is off: an unaligned one faults, also in RAM', () => {
    core.level(2);
    core.pc(RAM);
    expect(load(DATA)).toBe(0x0123456789abcdefn);
    load(DATA + 1n, 4);
    expect(core.reg('ESR_EL2')).toBe(dataAbort(0x21));
  });

  it('cross pages of normal memory, with the second page looked at before anything is written', () => {
    core.poke(L3 + 40n, (DATA + 0x8000n) | NORMAL_PAGE);
    el1();
    store(VA + 0xffdn, 0x1122334455667788n);
    expect(load(VA + 0xffdn)).toBe(0x1122334455667788n);
    expect(core.peek(DATA + 0x8000n) & 0xffffffffffn).toBe(0x1122334455n);
    core.poke(L3 + 40n, (DATA + 0x8000n) | NORMAL_PAGE | READ_ONLY);
    core.call('tlbi', 0x38, 0n);
    core.faulted();
    store(VA + 0xffdn, 0n);
    expect(esr()).toBe(dataAbort(0xf, 1));
    expect(core.reg('FAR_EL1')).toBe(VA + 0x1000n);
    expect(core.peek(DATA + 0xff8n) >> 40n).toBe(0x667788n);
  });

  it('fault when unaligned with SCTLR.A, and always with acquire or release', () => {
    el1({ SCTLR_EL1: M | 2n });
    load(VA + 2n, 4);
    expect(esr()).toBe(dataAbort(0x21));
    el1();
    expect(load(VA + 2n, 4)).toBe(0x456789abn);
    store(VA + 2n, 0n, 4, 2);
    expect(esr()).toBe(dataAbort(0x21, 1));
  });

  it('reach devices, and abort where there is none', () => {
    core.level(2);
    core.pc(RAM);
    expect(load(UART + 0x18n, 4)).toBe(0x55667788n);
    store(UART, 0x41n, 1);
    expect(core.accesses.map((a) => [a.write, a.address, a.size, a.value])).toEqual([
      [false, UART + 0x18n, 4, 0n],
      [true, UART, 1, 0x41n],
    ]);
    load(0x0a800000n, 4);
    expect(core.reg('ESR_EL2')).toBe(dataAbort(0x10));
  });

  it('by a misaligned SP fault with SCTLR.SA, before the address is looked at', () => {
    el1({ SCTLR_EL1: M | 8n });
    core.setState64(layout.SP, 8n);
    core.call('spChanged');
    load(8n, 8, 8);
    expect(esr()).toBe(0x9a000000n);
  });

  it('write big-endian with EE, 128-bit registers as a whole', () => {
    core.level(2);
    core.set({ SCTLR_EL2: 1n << 25n });
    core.pc(RAM);
    core.call('storePairSlow', DATA, 8, 0x1n, 0x2n, 0);
    expect(core.peek(DATA)).toBe(1n << 56n);
    core.call('storePairSlow', DATA, 8, 0x1n, 0x2n, 16);
    expect(core.peek(DATA)).toBe(2n << 56n);
    core.call('loadPairSlow', DATA, 8, 16);
    expect(core.state64(layout.MAILBOX)).toBe(1n);
  });
});

describe('exclusive accesses', () => {
  beforeEach(() => {
    core.level(2);
    core.pc(RAM);
  });

  it('succeed once, on the address that was marked', () => {
    core.call('loadExclusive', DATA, 8, 3);
    expect(core.call('storeExclusive', DATA, 8, 5n, 3)).toBe(0);
    expect(core.peek(DATA)).toBe(5n);
    expect(core.call('storeExclusive', DATA, 8, 6n, 3)).toBe(1);
    core.call('loadExclusive', DATA, 8, 3);
    expect(core.call('storeExclusive', DATA + 64n, 8, 6n, 3)).toBe(1);
  });

  it('fail after a store of the other core to the granule, which also sends an event', () => {
    core.call('loadExclusive', DATA, 8, 3);
    core.call('switchCore', 1);
    core.setState(layout.EL, 2);
    core.call('stateReplaced');
    core.call('storeSlow', DATA + 56n, 8, 1n, 0);
    core.call('switchCore', 0);
    expect(core.state(layout.EVENT)).toBe(1);
    expect(core.call('storeExclusive', DATA, 8, 6n, 3)).toBe(1);
  });

  it('fault when unaligned, whatever SCTLR.A says', () => {
    core.call('loadExclusive', DATA + 4n, 8, 3);
    expect(core.reg('ESR_EL2')).toBe(dataAbort(0x21));
  });
});
