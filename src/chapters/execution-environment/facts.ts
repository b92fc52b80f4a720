/** Chapter 3: the frame, the stack, EL2's tables, and what breaks without each. */
import { FRAME } from '../../engine/hypervisor/el2.ts';
import { event, field, mutant, program, solution } from '../kit/exhibit.ts';
import type { Facts } from '../kit/parts.ts';
import { mnemonicAt } from '../kit/read.ts';
import { CROOKED, UNALIGNED } from './exhibits.ts';

const crooked = () => event(program(CROOKED), 'exception');
const unaligned = () => event(program(UNALIGNED), 'exception');
const mmu = () => solution('el2-mmu');
const sysreg = (name: string) => mmu().run.machine.cores.sysreg(0, name);
const fault = (name: string) => event(mutant('el2-mmu', name), 'exception');
const status = (name: string) => field(fault(name), 'iss') & 0x3fn;

/** The slips that the chapter's table shows. */
const FAULTS = [
  'no-stack',
  'ttbr-of-el1',
  't0sz-16',
  'no-access-flag',
  'code-not-executable',
  'devices-not-mapped',
  'ram-mapped-to-0',
];

export const facts: Facts = {
  'frame.words': () => FRAME.SIZE / 8,
  'frame.bytes': () => FRAME.SIZE,
  'frame.registers': () => FRAME.SP / 8,
  'crooked.at': () => mnemonicAt(program(CROOKED), field(crooked(), 'elr')),
  'crooked.ec': () => field(crooked(), 'ec'),
  'crooked.sp': () => field(crooked(), 'x0'),
  'unaligned.ec': () => field(unaligned(), 'ec'),
  'unaligned.status': () => field(unaligned(), 'iss') & 0x3fn,
  'unaligned.far': () => field(unaligned(), 'far'),
  'mmu.mair': () => sysreg('MAIR_EL2'),
  'mmu.tcr': () => sysreg('TCR_EL2'),
  'mmu.sctlr': () => sysreg('SCTLR_EL2'),
  'mmu.t0sz': () => Number(sysreg('TCR_EL2') & 0x3fn),
  'mmu.bits': () => 64 - Number(sysreg('TCR_EL2') & 0x3fn),
  // What one level looks up is the whole address without what a block of it lets through.
  'mmu.blocks': () => 2 ** (64 - Number(sysreg('TCR_EL2') & 0x3fn) - 30),
  /** The instruction behind the MSR that turns the MMU on: the first that is fetched through the tables. */
  'mmu.next': () => field(fault('ttbr-of-el1'), 'far'),
  'mair.device': () => sysreg('MAIR_EL2') & 0xffn,
  'mair.normal': () => (sysreg('MAIR_EL2') >> 8n) & 0xffn,
  't0sz.status': () => status('t0sz-16'),
  'faults.fetches': () => FAULTS.filter((name) => field(fault(name), 'ec') === 0x21n).length,
  'no-tables.ec': () => field(fault('ttbr-of-el1'), 'ec'),
  'no-tables.status': () => status('ttbr-of-el1'),
  'no-tables.is-next': () =>
    field(fault('ttbr-of-el1'), 'elr') === field(fault('ttbr-of-el1'), 'far') ? 'fetch' : 'data',
  'no-af.status': () => status('no-access-flag'),
  'xn.status': () => status('code-not-executable'),
  'devices.far': () => field(fault('devices-not-mapped'), 'far'),
  'devices-normal.console': () => mutant('el2-mmu', 'devices-normal').run.console.trim(),
};
