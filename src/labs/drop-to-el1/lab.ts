/** Chapter 1: from EL2 to EL1. What ERET needs, and what an A72 does when HCR_EL2.RW is missing. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';

const file = 'drop.s';
const drop: EventPattern = { event: 'return', where: { from: 2 } };
const of = (field: string): Value => ({ of: drop, field });
const rw: Value = { sysreg: 'HCR_EL2', field: 'RW' };
const spsr: Value = { sysreg: 'SPSR_EL2' };
/** PSTATE.IL set at EL2: what an illegal return leaves (D1.11.4). The next exception, EC 0x0E by itself, saves it. */
const illegal: EventPattern = { event: 'exception', where: { spsr: { mask: 0x10_0000, is: 0x10_0000 } } };
const left: Check = { happened: drop };
const stayed: Check = { executed: { symbol: 'el1_entry' }, el: 2 };
/** A data abort of EL1: the push of el1_entry. */
const push: EventPattern = { event: 'exception', where: { from: 1, ec: { oneOf: [0x24, 0x25] } } };
/** A push through a stack pointer that is no multiple of 16. */
const misaligned: EventPattern = { event: 'exception', where: { from: 1, ec: 0x26 } };
/** HCR_EL2.VM: every fetch of EL1 goes through tables of stage 2 that nobody has made. */
const stage2: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x20 } };
/** LDR of a label, where ADR was meant: eight bytes at an address of four's. */
const loaded: EventPattern = { event: 'exception', where: { from: 2, ec: 0x25, far: { symbol: 'el1_entry' } } };
const vectorEvent: EventPattern = { event: 'exception' };

const lab: LabSource = {
  version: 3,
  chapter: 1,
  order: 1,
  minutes: 20,
  objectives: ['objective.eret', 'objective.rw'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file, origin: '0x40080000' }],
    entry: '_start',
    budget: 2000,
  },
  files: [{ path: file, language: 'a64' }],
  views: ['registers', 'levels'],
  parameters: [],
  steps: [step('width'), step('return'), step('state')],
  checkpoints: [
    checkpoint(
      'width',
      1,
      need(
        { value: rw, is: 1 },
        because('width.illegal', { hcr: { sysreg: 'HCR_EL2' } }, { happened: illegal }),
        because('width.unset', { hcr: { sysreg: 'HCR_EL2' } }, { value: rw, is: 0 }),
      ),
    ),
    checkpoint(
      'return',
      2,
      need(
        left,
        because(
          'return.illegal-width',
          { hcr: { sysreg: 'HCR_EL2' } },
          and({ happened: illegal }, { value: rw, is: 0 }),
        ),
        because(
          'return.illegal-tge',
          { hcr: { sysreg: 'HCR_EL2' } },
          and({ happened: illegal }, { value: { sysreg: 'HCR_EL2', field: 'TGE' }, is: 1 }),
        ),
        because('return.illegal', { spsr: { of: illegal, field: 'spsr' } }, { happened: illegal }),
        because('return.stayed', { spsr }, stayed),
        because('return.loaded', { elr: { of: loaded, field: 'elr' } }, { happened: loaded }),
        because('return.no-eret', { elr: { sysreg: 'ELR_EL2' } }, { ended: ['parked'] }),
      ),
      need({ value: of('to'), is: 1 }, because('return.to-el0', { spsr: of('pstate') }, { value: of('to'), is: 0 })),
      need(
        { value: of('pc'), is: { symbol: 'el1_entry' } },
        because('return.elsewhere', { pc: of('pc'), wanted: { symbol: 'el1_entry' } }, left),
      ),
    ),
    checkpoint(
      'state',
      2,
      need(left, because('state.no-return', {}, { never: drop })),
      need(
        { value: of('pc'), is: { symbol: 'el1_entry' } },
        because('return.elsewhere', { pc: of('pc'), wanted: { symbol: 'el1_entry' } }, left),
      ),
      need(
        { value: of('pstate'), mask: 0xf, is: 5 },
        because('state.sp0', { pstate: of('pstate') }, { value: of('pstate'), mask: 0xf, is: 4 }),
        because('state.mode', { pstate: of('pstate') }, left),
      ),
      need({ value: of('pstate'), mask: 0x3c0, is: 0x3c0 }, because('state.unmasked', { pstate: of('pstate') }, left)),
      need({ never: stage2 }, because('state.stage-2', { hcr: { sysreg: 'HCR_EL2' } }, { happened: stage2 })),
      need({ console: { is: '1\n' } }, because('state.console', { text: { console: 'all' } }, { never: vectorEvent })),
      need(
        { never: push },
        because(
          'state.stack',
          { far: { of: push, field: 'far' }, esr: { of: push, field: 'esr' } },
          { happened: push },
        ),
      ),
      need(
        { never: misaligned },
        because('state.stack-not-aligned', { sp: { sysreg: 'SP_EL1' } }, { happened: misaligned }),
      ),
      need({ never: vectorEvent }, because('state.exception')),
    ),
  ],
};

export default lab;
