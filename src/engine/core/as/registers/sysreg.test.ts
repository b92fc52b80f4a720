import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sysregAddress, sysregByName } from '../../../isa/sysregs.ts';
import * as layout from '../../layout.ts';
import { compileCore } from '../../testing.ts';

const ENTRY = `
export { setConfiguration } from './state/configuration';
export { debugActive } from './state/debug';
export { clearExit, exit } from './state/exit';
export { fpEnabled } from './state/fp';
export { setBudget, setCyclesAtStart, setLeft } from './state/running';
export { pmuActive, pmuCheck, pmuDeadline, pmuSync } from './counters/pmu';
export { eventStreamFired, nextTimerDeadline, setCyclesPerCount, timerOutputs } from './counters/timer';
export { breakpointMatches } from './exceptions/breakpoint';
export { fpAccess } from './exceptions/fp-access';
export { writePstate } from './exceptions/level';
export { stepAfter, stepBefore } from './exceptions/step';
export { watchpointMatches } from './exceptions/watchpoint';
export { mrs, msr, msrImmediate, readRow, unallocatedSystem } from './registers/sysreg';
export { resetCore, initialiseCores, switchCore } from './run/cores';
export { follow } from './run/follow';
`;

const NEVER = 2n ** 64n - 1n;
type Call = (...args: (number | bigint)[]) => number | bigint | undefined;
let module: WebAssembly.Module;
let core: WebAssembly.Exports;
let overflow: number[] = [];

const call = (name: string, ...args: (number | bigint)[]): bigint => {
  const result = (core[name] as Call)(...args);
  return result === undefined ? 0n : BigInt.asUintN(typeof result === 'bigint' ? 64 : 32, BigInt(result));
};
const flag = (name: string): number => Number((core[name] as WebAssembly.Global).value);
const view = (): DataView => new DataView((core['memory'] as WebAssembly.Memory).buffer);
const read = (name: string): bigint => call('mrs', sysregByName(name) + 7 * 65536);
/** MSR, and what the run loop does behind it. */
const write = (name: string, value: bigint): void => {
  call('msr', sysregByName(name) + 7 * 65536, BigInt.asIntN(64, value));
  call('follow');
};
const stored = (name: string): bigint => view().getBigUint64(sysregAddress(name) ?? 0, true);
const poke = (name: string, value: bigint): void => view().setBigUint64(sysregAddress(name) ?? 0, value, true);
const level = (el: number, spsel = el === 0 ? 0 : 1): void => void call('writePstate', 0x3c0 | (el << 2) | spsel);
const cycles = (now: number): void => {
  call('setBudget', 0);
  call('setCyclesAtStart', BigInt(now));
};
/** The exception that an access raised: level and ESR, or undefined. */
const taken = (from: number, access: () => void): { el: number; ec: number; iss: number } | undefined => {
  level(from);
  call('clearExit', -1);
  poke('ESR_EL1', 0n);
  poke('ESR_EL2', 0n);
  access();
  const jumped = (flag('exit') & 1) !== 0;
  const el = view().getUint32(layout.EL, true);
  const esr = stored(el === 2 ? 'ESR_EL2' : 'ESR_EL1');
  return jumped && esr !== 0n ? { el, ec: Number(esr >> 26n), iss: Number(esr & 0x1ffffffn) } : undefined;
};

beforeAll(async () => {
  module = await WebAssembly.compile(await compileCore(ENTRY));
}, 60_000);

beforeEach(async () => {
  overflow = [];
  const none = (): number => 0;
  const host = {
    decode: none, mmioRead: none, mmioWrite: none, firmwareCall: none, halt: none, timersChanged: none, sendEvent: none,
    exceptionTaken: none, pmuOverflow: (now: number) => void overflow.push(now),
  };
  core = (await WebAssembly.instantiate(module, { env: { abort: none }, host })).exports;
  call('setConfiguration', 1);
  call('initialiseCores', 2);
  call('resetCore', 0, 2, 2, 0n, 1);
  poke('HCR_EL2', 1n << 31n);
  level(2);
});

describe('access', () => {
  test('a register of EL2 is UNDEFINED at EL1, before any trap is asked', () => {
    poke('HCR_EL2', (1n << 31n) | (1n << 26n));
    expect(taken(1, () => read('HCR_EL2'))).toEqual({ el: 1, ec: 0, iss: 0 });
  });

  test('HCR_EL2.TVM takes writes of EL1 to SCTLR_EL1 with the access in the syndrome, and leaves reads alone', () => {
    poke('HCR_EL2', (1n << 31n) | (1n << 26n));
    expect(taken(1, () => write('SCTLR_EL1', 0n))).toEqual({ el: 2, ec: 0x18, iss: (3 << 20) | (1 << 10) | (7 << 5) });
    expect(taken(1, () => read('SCTLR_EL1'))).toBeUndefined();
    expect(stored('SCTLR_EL1')).toBe(0xc50838n);
  });

  test('EL1 reads the identity that EL2 gave it', () => {
    poke('VPIDR_EL2', 0x12345678n);
    expect(read('MIDR_EL1')).toBe(0x410fd083n);
    level(1);
    expect(read('MIDR_EL1')).toBe(0x12345678n);
  });

  test('EL1 reads in PMCR_EL0.N how many counters EL2 leaves it', () => {
    poke('MDCR_EL2', 3n);
    level(1);
    expect((read('PMCR_EL0') >> 11n) & 31n).toBe(3n);
    level(2);
    expect((read('PMCR_EL0') >> 11n) & 31n).toBe(6n);
  });

  test('SP_EL0 cannot be named while it is the stack pointer in use', () => {
    level(1, 0);
    call('clearExit', -1);
    read('SP_EL0');
    expect(stored('ESR_EL1') >> 26n).toBe(0n);
    expect(flag('exit') & 1).toBe(1);
  });

  test('FP without CPACR_EL1.FPEN goes to EL1 with class 7, and with CPTR_EL2.TFP to EL2', () => {
    expect(taken(1, () => call('fpAccess'))).toEqual({ el: 1, ec: 7, iss: 0x1e00000 });
    level(2);
    write('CPACR_EL1', 3n << 20n);
    expect(taken(0, () => call('fpAccess'))).toBeUndefined();
    level(2);
    write('CPTR_EL2', 1n << 10n);
    expect(taken(0, () => call('fpAccess'))).toEqual({ el: 2, ec: 7, iss: 0x1e00000 });
  });

  test('HCR_EL2.TIDCP claims the unallocated IMPLEMENTATION DEFINED space of EL1', () => {
    poke('HCR_EL2', (1n << 31n) | (1n << 20n));
    expect(taken(1, () => call('unallocatedSystem', 0xd538f000 | 0))?.ec).toBe(0x18);
    expect(taken(1, () => call('unallocatedSystem', 0xd538e800 | 0))?.ec).toBe(0);
  });
});

describe('timers', () => {
  test('the output rises at the cycle at which the count reaches CVAL', () => {
    write('CNTP_CVAL_EL0', 100n);
    write('CNTP_CTL_EL0', 1n);
    expect(call('nextTimerDeadline', 0)).toBe(200n);
    cycles(199);
    expect(call('timerOutputs', 0)).toBe(0n);
    cycles(200);
    expect(call('timerOutputs', 0)).toBe(1n);
    expect(read('CNTP_CTL_EL0')).toBe(5n);
    expect(call('nextTimerDeadline', 0)).toBe(NEVER);
    write('CNTP_CTL_EL0', 3n);
    expect(call('timerOutputs', 0)).toBe(0n);
  });

  test('TVAL is the signed distance, the virtual count is behind by CNTVOFF_EL2', () => {
    cycles(1000);
    write('CNTVOFF_EL2', 400n);
    expect(read('CNTVCT_EL0')).toBe(100n);
    write('CNTV_TVAL_EL0', 0xffffffffn);
    expect(stored('CNTV_CVAL_EL0')).toBe(99n);
    write('CNTV_TVAL_EL0', 50n);
    write('CNTV_CTL_EL0', 1n);
    expect(call('nextTimerDeadline', 0)).toBe(1100n);
    cycles(1110);
    expect(read('CNTV_TVAL_EL0')).toBe(0xfffffffbn);
    expect(call('timerOutputs', 0)).toBe(2n);
  });

  test('a core that is not in the window keeps its deadline', () => {
    write('CNTHP_CVAL_EL2', 7n);
    write('CNTHP_CTL_EL2', 1n);
    call('switchCore', 1);
    expect(call('nextTimerDeadline', 0)).toBe(14n);
    expect(call('nextTimerDeadline', 1)).toBe(NEVER);
    cycles(14);
    expect(call('timerOutputs', 0)).toBe(4n);
  });

  test('a new divider makes the counter go on from where it is', () => {
    cycles(1001);
    call('setCyclesPerCount', 10);
    expect(read('CNTPCT_EL0')).toBe(500n);
    cycles(1010);
    expect(read('CNTPCT_EL0')).toBe(501n);
  });

  test('the event stream fires at each rising edge of its bit, and WFE waits no longer than to the next', () => {
    write('CNTHCTL_EL2', 3n | 4n | (2n << 4n)); // bit 2: rises at 4, 12, 20 …
    expect(call('eventStreamFired', 0)).toBe(0n);
    view().setUint32(layout.WAITING, 2, true);
    expect(call('nextTimerDeadline', 0)).toBe(8n);
    cycles(8);
    expect(call('eventStreamFired', 0)).toBe(1n);
    expect(call('eventStreamFired', 0)).toBe(0n);
    expect(call('nextTimerDeadline', 0)).toBe(24n);
  });
});

describe('PMU', () => {
  test('the cycle counter counts from its enable on, and overflows into the interrupt', () => {
    write('PMCCFILTR_EL0', 1n << 27n);
    write('PMCCNTR_EL0', 0xfffffff0n);
    write('PMINTENSET_EL1', 1n << 31n);
    write('PMCNTENSET_EL0', 1n << 31n);
    cycles(100);
    expect(read('PMCCNTR_EL0')).toBe(0xfffffff0n);
    write('PMCR_EL0', 1n);
    expect(call('pmuDeadline', 0)).toBe(116n);
    cycles(110);
    expect(read('PMCCNTR_EL0')).toBe(0xfffffffan);
    cycles(116);
    expect(call('pmuCheck', 0)).toBe(1n);
    write('PMOVSCLR_EL0', 1n << 31n);
    expect(overflow).toEqual([0]);
  });

  test('a filter keeps a counter from counting at a level', () => {
    write('PMEVTYPER0_EL0', 0x11n | (1n << 31n)); // CPU_CYCLES, not at EL1, and not at EL2 without NSH
    write('PMCNTENSET_EL0', 1n);
    write('PMCR_EL0', 1n);
    expect(flag('pmuActive')).toBe(1);
    cycles(50);
    call('pmuSync');
    level(0);
    cycles(75);
    call('pmuSync');
    level(1);
    cycles(90);
    expect(read('PMEVCNTR0_EL0')).toBe(25n);
  });

  test('PMSWINC_EL0 counts only where the event is SW_INCR', () => {
    write('PMEVTYPER1_EL0', 1n << 27n);
    write('PMEVTYPER2_EL0', (1n << 27n) | 8n);
    write('PMCNTENSET_EL0', 6n);
    write('PMCR_EL0', 1n);
    write('PMSWINC_EL0', 6n);
    expect([read('PMEVCNTR1_EL0'), read('PMEVCNTR2_EL0')]).toEqual([1n, 0n]);
  });
});

describe('debug', () => {
  const unlock = (): void => {
    write('OSLAR_EL1', 0n);
    write('MDSCR_EL1', 1n << 15n);
  };

  test('nothing is active while the OS Lock is set, as it is after reset', () => {
    write('MDSCR_EL1', 1n);
    expect(flag('debugActive')).toBe(0);
    write('OSLAR_EL1', 0n);
    expect(flag('debugActive')).toBe(1);
  });

  test('a breakpoint for EL0 matches there and not at EL1', () => {
    unlock();
    write('DBGBVR0_EL1', 0x8000n);
    write('DBGBCR0_EL1', 0x1e5n);
    level(0);
    expect(call('breakpointMatches', 0x8000n)).toBe(1n);
    expect(call('breakpointMatches', 0x8004n)).toBe(0n);
    level(1);
    expect(call('breakpointMatches', 0x8000n)).toBe(0n);
  });

  test('a linked breakpoint matches only in the context of the one it is linked to', () => {
    unlock();
    write('DBGBVR0_EL1', 0x8000n);
    write('DBGBCR0_EL1', 0x1e5n | (1n << 20n) | (5n << 16n));
    write('DBGBVR5_EL1', 42n);
    write('DBGBCR5_EL1', 0x1e1n | (3n << 20n));
    level(0);
    expect(call('breakpointMatches', 0x8000n)).toBe(0n);
    poke('CONTEXTIDR_EL1', 42n);
    expect(call('breakpointMatches', 0x8000n)).toBe(1n);
  });

  test('a watchpoint looks at the bytes that BAS selects and at the direction', () => {
    unlock();
    write('DBGWVR0_EL1', 0x1000n);
    write('DBGWCR0_EL1', 1n | (2n << 1n) | (2n << 3n) | (0xf0n << 5n)); // EL0, stores, upper four bytes
    level(0);
    expect(call('watchpointMatches', 0x1004n, 1, 1)).toBe(1n);
    expect(call('watchpointMatches', 0x1004n, 1, 0)).toBe(0n);
    expect(call('watchpointMatches', 0x1000n, 4, 1)).toBe(0n);
    expect(call('watchpointMatches', 0x1002n, 4, 1)).toBe(1n);
  });

  test('software step takes its exception after one instruction, with the syndrome of a step', () => {
    unlock();
    write('MDSCR_EL1', 1n);
    call('writePstate', 1 << 21);
    view().setBigUint64(layout.PC, 0x4000n, true);
    expect(call('stepBefore')).toBe(0n);
    view().setUint32(layout.SS, 0, true);
    expect(call('stepBefore')).toBe(1n);
    expect(stored('ESR_EL1') >> 26n).toBe(0x32n);
    expect(stored('ELR_EL1')).toBe(0x4000n);
  });
});
