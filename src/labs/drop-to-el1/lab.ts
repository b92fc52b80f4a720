/** Chapter 1: from EL2 to EL1. What ERET needs, and what an A72 does when HCR_EL2.RW is missing. */
import { and, at, because, checkpoint, need, or, step, wrote } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';

const file = 'drop.s';
const drop: EventPattern = { event: 'return', where: { from: 2 } };
const of = (field: string): Value => ({ of: drop, field });
const hcr: Value = { sysreg: 'HCR_EL2' };
const rw: Value = { sysreg: 'HCR_EL2', field: 'RW' };
/** What the reader wrote: exceptions write SPSR_EL2 too. */
const spsr: Value = { of: { ...wrote('SPSR_EL2'), which: 'last' }, field: 'value' };
/** HCR_EL2 at the return; where there was none, as it is. */
const isSet = (mask: Value): Check =>
  or({ value: of('hcr'), mask, is: mask }, and({ never: drop }, { value: hcr, mask, is: mask }));
const sp: Value = { of: at('push', 1), field: 'sp' };
const stack: Value = { op: 'sub', args: [{ symbol: 'stack_top' }, { param: 'below' }] };
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
/** LDR of a label, where ADR was meant: the code there, taken for an address. */
const loaded: Check = { value: of('pc'), is: { memory: { symbol: 'el1_entry' }, size: 8 } };
const vectorEvent: EventPattern = { event: 'exception' };

const HCR = [0x8000_2000, 0x8000_0000, 0x8000_4000, 0x8008_0000, 0x8400_0000, 0x8020_0000];
const MASKS = [
  ['D, A, I, F', 0x3c0], ['A, I, F', 0x1c0], ['D, I, F', 0x2c0], ['D, A, F', 0x340], ['D, A, I', 0x380], ['I, F', 0x0c0],
  ['A, F', 0x140], ['A, I', 0x180], ['D, F', 0x240], ['D, I', 0x280], ['D, A', 0x300],
] as const; // prettier-ignore
const BELOW = [16, 0, 48, 64, 80, 96, 112, 144];

const lab: LabSource = {
  version: 4,
  chapter: 1,
  order: 1,
  minutes: 20,
  objectives: ['objective.eret', 'objective.rw'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'el1.s', origin: '0x40090000' },
      { file, origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 2000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'el1.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels'],
  parameters: [
    // A trap bit beside RW, the masks, and how far below its top the stack begins.
    { name: 'trap', from: 0, to: 5 },
    { name: 'mask', from: 0, to: 10 },
    { name: 'slot', from: 0, to: 7 },
    { name: 'also', words: [', TWI', '', ', TWE', ', TSC', ', TVM', ', TACR'], by: 'trap' },
    { name: 'hcr', pick: HCR, by: 'trap' },
    { name: 'masked', words: MASKS.map(([name]) => name), by: 'mask' },
    { name: 'spsr', pick: MASKS.map(([, bits]) => bits + 5), by: 'mask' },
    { name: 'down', words: BELOW.map((n) => (n === 0 ? '' : ` - ${n}`)), by: 'slot' },
    { name: 'below', pick: BELOW, by: 'slot' },
  ],
  steps: [step('width'), step('return'), step('state')],
  checkpoints: [
    checkpoint(
      'width',
      1,
      need(
        isSet(0x8000_0000),
        because('width.illegal', { hcr: { sysreg: 'HCR_EL2' } }, { happened: illegal }),
        because('width.unset', { hcr: { sysreg: 'HCR_EL2' } }, { value: rw, is: 0 }),
        because('width.before', { hcr: of('hcr') }, left),
      ),
      need(
        isSet({ param: 'hcr' }),
        because('width.also', { hcr, wanted: { param: 'hcr' }, also: { text: 'RW{{also}}' } }),
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
        because('return.branched', {}, and(stayed, { never: wrote('SPSR_EL2') })),
        because('return.stayed', { spsr }, stayed),
        because('return.no-eret', { elr: { sysreg: 'ELR_EL2' } }, { ended: ['parked'] }),
      ),
      need({ value: of('to'), is: 1 }, because('return.to-el0', { spsr: of('pstate') }, { value: of('to'), is: 0 })),
      need(
        { value: of('pc'), is: { symbol: 'el1_entry' } },
        because('return.loaded', { pc: of('pc'), wanted: { symbol: 'el1_entry' } }, loaded),
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
      need(
        { value: of('pstate'), mask: 0x3c0, is: { op: 'sub', args: [{ param: 'spsr' }, 5] } },
        because('state.unmasked', { pstate: of('pstate'), masks: { text: '{{masked}}' } }, left),
      ),
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
      need({ value: sp, is: stack }, because('state.stack-elsewhere', { sp, wanted: stack })),
    ),
  ],
  arrangement: {
    file: 'drop.s',
    first: 'adr     x0, stack_top',
    last: '        eret',
    strays: [
      { line: 'msr elr_el1, x0', replaces: 'msr elr_el2, x0' },
      { line: 'msr spsr_el1, x0', replaces: 'msr spsr_el2, x0' },
    ],
  },
};

export default lab;
