import { expect, test } from 'vitest';
import { SYSTEM_REGISTERS } from '../../isa/sysregs.ts';
import { recordedEl2 } from '../testing.ts';
import { CONTEXT, loadContext, quiet, saveContext } from './context.ts';

/** Kept in the frame, or part of PSTATE, which is SPSR_EL2. */
const IN_FRAME = ['SP_EL0', 'SPSel', 'NZCV', 'DAIF', 'FPCR', 'FPSR'];
/** Other views of what is moved under another name. */
const VIEWS: Readonly<Record<string, string>> = {
  CNTP_TVAL_EL0: 'CNTP_CVAL_EL0',
  CNTV_TVAL_EL0: 'CNTV_CVAL_EL0',
  PMINTENCLR_EL1: 'PMINTENSET_EL1',
  PMCNTENCLR_EL0: 'PMCNTENSET_EL0',
  PMOVSCLR_EL0: 'PMOVSSET_EL0',
  PMSWINC_EL0: 'PMEVCNTR0_EL0',
  PMXEVTYPER_EL0: 'PMEVTYPER0_EL0',
  PMXEVCNTR_EL0: 'PMEVCNTR0_EL0',
  OSLAR_EL1: 'OSLSR_EL1',
  DBGCLAIMSET_EL1: 'DBGCLAIMCLR_EL1',
  DBGDTR_EL0: 'OSDTRTX_EL1',
  DBGDTRRX_EL0: 'OSDTRRX_EL1',
};

test('whatever a guest can write and read back moves with it', () => {
  const writable = SYSTEM_REGISTERS.filter(({ write, mask }) => write <= 1 && mask !== 0n);
  const names = writable.map(({ name }) => name).filter((name) => !IN_FRAME.includes(name));
  expect(names.length).toBeGreaterThan(60);
  expect(names.map((name) => VIEWS[name] ?? name).filter((name) => !CONTEXT.includes(name))).toEqual([]);
});

test('a context is loaded as it was saved, the OS lock and the counters last', () => {
  const from = recordedEl2();
  CONTEXT.forEach((name, n) => from.registers.set(name, BigInt(n + 1)));
  from.registers.set('PMCR_EL0', 0x41n | 6n);
  from.registers.set('MDCCSR_EL0', 1n << 29n);
  from.registers.set('OSLSR_EL1', 8n);
  const saved = saveContext(from);
  const to = recordedEl2();
  loadContext(to, saved);
  for (const name of CONTEXT) {
    if (['PMCR_EL0', 'MDCCSR_EL0', 'OSLSR_EL1', 'DBGCLAIMCLR_EL1', 'MDSCR_EL1'].includes(name)) continue;
    expect([name, to.registers.get(name)]).toEqual([name, saved[name]]);
  }
  expect(to.registers.get('PMCR_EL0')).toBe(0x41n);
  expect(to.registers.get('DBGCLAIMSET_EL1')).toBe(saved['DBGCLAIMCLR_EL1']);
  expect((to.registers.get('MDSCR_EL1') ?? 0n) >> 29n).toBe(1n);
  expect(to.registers.get('OSLAR_EL1')).toBe(0n);
  const order = to.log.filter((line) => line.startsWith('msr'));
  expect(order.indexOf('msr PMCNTENSET_EL0')).toBeGreaterThan(order.indexOf('msr PMEVCNTR5_EL0'));
  expect(order.lastIndexOf('msr OSLAR_EL1')).toBeGreaterThan(order.indexOf('msr MDSCR_EL1'));
});

test('a core out of reset has its MMU off, its OS lock on, and zeros', () => {
  const el2 = recordedEl2();
  for (const name of CONTEXT) el2.registers.set(name, 0xfeedn);
  loadContext(el2);
  expect(el2.registers.get('SCTLR_EL1')).toBe(0x30d0_0800n);
  expect(el2.registers.get('OSLAR_EL1')).toBe(1n);
  for (const name of ['TPIDR_EL0', 'TTBR0_EL1', 'DBGBVR0_EL1', 'PMEVCNTR5_EL0', 'PMCCNTR_EL0', 'CNTP_CTL_EL0'])
    expect([name, el2.registers.get(name)]).toEqual([name, 0n]);
});

test('without a VCpu neither timers nor counters nor the virtual interface do anything', () => {
  const el2 = recordedEl2();
  quiet(el2);
  expect(el2.registers.get('CNTV_CTL_EL0')).toBe(0n);
  expect(el2.registers.get('CNTP_CTL_EL0')).toBe(0n);
  expect(el2.registers.get('PMCNTENCLR_EL0')).toBe(0x8000_003fn);
  expect(el2.log).toContain('write 8030000');
});
