/** Chapter 1: from EL2 to EL1. What ERET needs, and what an A72 does when HCR_EL2.RW is missing. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { Lab } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';
import solution from './solution.ts';
import starter from './starter.ts';

const id = 'drop-to-el1';
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

export const dropToEl1: Lab = {
  id,
  version: 3,
  chapter: 1,
  minutes: 20,
  title: 'lab.drop-to-el1.title',
  objectives: ['lab.drop-to-el1.objective.eret', 'lab.drop-to-el1.objective.rw'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file, origin: '0x40080000' }],
    entry: '_start',
    budget: 2000,
  },
  files: [{ path: file, language: 'a64', starter }],
  parameters: [],
  steps: [step(id, 'width'), step(id, 'return'), step(id, 'state')],
  checkpoints: [
    checkpoint(
      id,
      'width',
      1,
      need(
        { value: rw, is: 1 },
        because('lab.drop-to-el1.width.illegal', { hcr: { sysreg: 'HCR_EL2' } }, { happened: illegal }),
        because('lab.drop-to-el1.width.unset', { hcr: { sysreg: 'HCR_EL2' } }, { value: rw, is: 0 }),
      ),
    ),
    checkpoint(
      id,
      'return',
      2,
      need(
        left,
        because(
          'lab.drop-to-el1.return.illegal-width',
          { hcr: { sysreg: 'HCR_EL2' } },
          and({ happened: illegal }, { value: rw, is: 0 }),
        ),
        because(
          'lab.drop-to-el1.return.illegal-tge',
          { hcr: { sysreg: 'HCR_EL2' } },
          and({ happened: illegal }, { value: { sysreg: 'HCR_EL2', field: 'TGE' }, is: 1 }),
        ),
        because('lab.drop-to-el1.return.illegal', { spsr: { of: illegal, field: 'spsr' } }, { happened: illegal }),
        because('lab.drop-to-el1.return.stayed', { spsr }, stayed),
        because('lab.drop-to-el1.return.loaded', { elr: { of: loaded, field: 'elr' } }, { happened: loaded }),
        because('lab.drop-to-el1.return.no-eret', { elr: { sysreg: 'ELR_EL2' } }, { ended: ['parked'] }),
      ),
      need(
        { value: of('to'), is: 1 },
        because('lab.drop-to-el1.return.to-el0', { spsr: of('pstate') }, { value: of('to'), is: 0 }),
      ),
      need(
        { value: of('pc'), is: { symbol: 'el1_entry' } },
        because('lab.drop-to-el1.return.elsewhere', { pc: of('pc'), wanted: { symbol: 'el1_entry' } }, left),
      ),
    ),
    checkpoint(
      id,
      'state',
      2,
      need(left, because('lab.drop-to-el1.state.no-return', {}, { never: drop })),
      need(
        { value: of('pc'), is: { symbol: 'el1_entry' } },
        because('lab.drop-to-el1.return.elsewhere', { pc: of('pc'), wanted: { symbol: 'el1_entry' } }, left),
      ),
      need(
        { value: of('pstate'), mask: 0xf, is: 5 },
        because('lab.drop-to-el1.state.sp0', { pstate: of('pstate') }, { value: of('pstate'), mask: 0xf, is: 4 }),
        because('lab.drop-to-el1.state.mode', { pstate: of('pstate') }, left),
      ),
      need(
        { value: of('pstate'), mask: 0x3c0, is: 0x3c0 },
        because('lab.drop-to-el1.state.unmasked', { pstate: of('pstate') }, left),
      ),
      need(
        { never: stage2 },
        because('lab.drop-to-el1.state.stage-2', { hcr: { sysreg: 'HCR_EL2' } }, { happened: stage2 }),
      ),
      need(
        { console: { is: '1\n' } },
        because('lab.drop-to-el1.state.console', { text: { console: 'all' } }, { never: vectorEvent }),
      ),
      need(
        { never: push },
        because(
          'lab.drop-to-el1.state.stack',
          { far: { of: push, field: 'far' }, esr: { of: push, field: 'esr' } },
          { happened: push },
        ),
      ),
      need(
        { never: misaligned },
        because('lab.drop-to-el1.state.stack-not-aligned', { sp: { sysreg: 'SP_EL1' } }, { happened: misaligned }),
      ),
      need({ never: vectorEvent }, because('lab.drop-to-el1.state.exception')),
    ),
  ],
  solution: { [file]: solution },
  // prettier-ignore
  mutants: [
    { name: 'forgot-rw', file, edits: [['        msr     hcr_el2, x0\n', '']], fails: 'width', code: 'lab.drop-to-el1.width.illegal' },
    { name: 'rw-one-bit-off', file, edits: [['(1 << 31)', '(1 << 30)']], fails: 'return', code: 'lab.drop-to-el1.return.illegal-width' },
    { name: 'spsr-of-el2h', file, edits: [['#0x3c5', '#0x3c9']], fails: 'return', code: 'lab.drop-to-el1.return.stayed' },
    { name: 'spsr-of-el0', file, edits: [['#0x3c5', '#0x3c0']], fails: 'return', code: 'lab.drop-to-el1.return.to-el0' },
    { name: 'spsr-of-aarch32', file, edits: [['#0x3c5', '#0x3d3']], fails: 'return', code: 'lab.drop-to-el1.return.illegal' },
    { name: 'spsr-reserved-mode', file, edits: [['#0x3c5', '#0x3c1']], fails: 'return', code: 'lab.drop-to-el1.return.illegal' },
    { name: 'el1t', file, edits: [['#0x3c5', '#0x3c4']], fails: 'state', code: 'lab.drop-to-el1.state.sp0' },
    { name: 'unmasked', file, edits: [['#0x3c5', '#0x5']], fails: 'state', code: 'lab.drop-to-el1.state.unmasked' },
    { name: 'elr-of-el1', file, edits: [['msr     elr_el2, x0', 'msr     elr_el1, x0']], fails: 'return', code: 'lab.drop-to-el1.return.elsewhere' },
    { name: 'entry-plus-4', file, edits: [['adr     x0, el1_entry', 'adr     x0, el1_entry + 4']], fails: 'return', code: 'lab.drop-to-el1.return.elsewhere' },
    { name: 'branches-instead', file, edits: [['        eret\n', '        b       el1_entry\n']], fails: 'return', code: 'lab.drop-to-el1.return.stayed' },
    { name: 'no-eret', file, edits: [['        eret\n', '        b       .\n']], fails: 'return', code: 'lab.drop-to-el1.return.no-eret' },
    { name: 'no-stack', file, edits: [['        msr     sp_el1, x0\n', '']], fails: 'state', code: 'lab.drop-to-el1.state.stack' },
    { name: 'vm-too', file, edits: [['#(1 << 31) ', '#-0x7fffffff']], fails: 'state', code: 'lab.drop-to-el1.state.stage-2' },
    { name: 'stack-not-aligned', file, edits: [['adr     x0, stack_top', 'adr     x0, stack_top - 8']], fails: 'state', code: 'lab.drop-to-el1.state.stack-not-aligned' },
    { name: 'loads-the-entry', file, edits: [['adr     x0, el1_entry', 'ldr     x0, el1_entry']], fails: 'return', code: 'lab.drop-to-el1.return.loaded' },
    { name: 'spsr-of-el1', file, edits: [['msr     spsr_el2, x0', 'msr     spsr_el1, x0']], fails: 'return', code: 'lab.drop-to-el1.return.to-el0' },
    { name: 'ret', file, edits: [['        eret\n', '        ret\n']], fails: 'return', code: 'lab.ended.astray' },
    { name: 'tge-too', file, edits: [['#(1 << 31) ', '#(17 << 27)']], fails: 'return', code: 'lab.drop-to-el1.return.illegal-tge' },
    { name: 'no-elr', file, edits: [['        msr     elr_el2, x0\n', '']], fails: 'state', code: 'lab.drop-to-el1.return.elsewhere' },
  ],
};
