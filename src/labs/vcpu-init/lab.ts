/** Chapter 4: what a VCpu is when it is switched on: the registers that EL2 sets, and what the guest sees of them. */
import { and, because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'vcpu.s';

/** vcpu_init has come back: what happens before is no start of the guest by host.s. */
const after: EventPattern = { event: 'at', where: { pc: { symbol: 'after' }, el: 2 } };
const enter: EventPattern = { event: 'return', where: { from: 2, to: 1 }, after };
const tooEarly: EventPattern = { event: 'return', where: { from: 2 } };
const of = (field: string): Value => ({ of: enter, field });
const entered: Check = { happened: enter };
const cell = (symbol: string, n: number): Value => ({
  memory: { op: 'add', args: [{ symbol }, 8 * n] },
  size: 8,
});
/** What the guest is given with the return into it: memory says later what anybody has written there. */
const [sctlr, midr, mpidr] = [of('sctlr_el1'), of('vpidr_el2'), of('vmpidr_el2')];
/** RES1 as Armv8.0 has it; and what a Cortex-A72 may have beside them out of reset: SA, SA0, CP15BEN, nTWI, nTWE. */
const [RES1, OPTIONAL] = [0x30d0_0800, 0x5_0038];
const frame = (place: 'elr' | 'spsr'): Value => ({
  memory: { op: 'add', args: [{ symbol: 'frame' }, { param: place }] },
  size: 8,
});
const LEFT = ['ttbr0_el1', 'vbar_el1', 'cpacr_el1', 'tpidr_el1', 'tpidr_el0'] as const;
const hcr: Value = { sysreg: 'HCR_EL2' };
const trapped = (ec: number, register?: number): EventPattern => ({
  event: 'exception',
  // Op0, Op1, CRn, CRm and Op2 of a trapped register access, without direction and Rt (D13.2.37, EC 0x18).
  where: { from: 1, to: 2, ec, ...(register === undefined ? {} : { iss: { mask: 0x3f_fc1e, is: register } }) },
});
const call = trapped(0x16);
const counter = trapped(0x18, 0x32_f800);
const timer = trapped(0x18, 0x32_f804);
const illegal: EventPattern = { event: 'exception', where: { spsr: { mask: 0x10_0000, is: 0x10_0000 } } };
const abort: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x20 } };
const noted: EventPattern = { event: 'at', where: { pc: { symbol: 'noted' }, el: 1 } };
const ran: Check = { happened: noted };
/** The guest has run, but host.s did not start it. */
const others = [
  because('entry.at-el2', {}, { executed: { symbol: 'guest_entry' }, el: 2 }),
  because('entry.entered-itself', { pc: { of: tooEarly, field: 'pc' } }, and({ happened: tooEarly }, { never: after })),
];
const started: Requirement = need(
  and(ran, entered),
  ...others,
  because('not-started', {}, { never: enter }),
  because('lost', { pc: of('pc') }, { never: noted }),
);

const lab: LabSource = {
  version: 3,
  chapter: 4,
  order: 1,
  minutes: 35,
  objectives: ['objective.registers', 'objective.leftovers'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x40400000' },
      { file, origin: '0x40080000' },
      { file: 'host.s', origin: '0x40200000' },
    ],
    entry: '_start',
    budget: 4000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'host.s', language: 'a64', readonly: true },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'levels', 'memory'],
  parameters: [
    { name: 'index', from: 1, to: 7 },
    { name: 'dtb', from: 0x4200_0000, to: 0x43e0_0000, step: 0x20_0000 },
    { name: 'secret', from: 0x5ec0_0000, to: 0x5eff_f800, step: 0x800 },
    // The first row of each table is that of seed 0, the frame of the page.
    { name: 'layout', from: 0, to: 11 },
    { name: 'sp', pick: [16, 248, 248, 256, 256, 264, 264, 0, 0, 8, 8, 16], by: 'layout' },
    { name: 'elr', pick: [8, 256, 264, 248, 264, 248, 256, 8, 16, 0, 16, 0], by: 'layout' },
    { name: 'spsr', pick: [0, 264, 256, 264, 248, 256, 248, 16, 8, 16, 0, 8], by: 'layout' },
    { name: 'regs', pick: [24, 0, 0, 0, 0, 0, 0, 24, 24, 24, 24, 24], by: 'layout' },
    { name: 'arguments', from: 0, to: 5 },
    { name: 'entry', pick: [3, 3, 1, 1, 2, 2], by: 'arguments' },
    { name: 'tree', pick: [1, 2, 2, 3, 1, 3], by: 'arguments' },
    { name: 'number', pick: [2, 1, 3, 2, 3, 1], by: 'arguments' },
  ],
  hidden: ['index', 'dtb', 'secret'],
  steps: ['entry', 'state', 'identity', 'time', 'traps'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'entry',
      3,
      need({ happened: after }, ...others, because('entry.no-return', {}, { ended: ['parked', 'budget'] })),
      need(
        entered,
        because(
          'entry.swapped',
          { elr: { sysreg: 'ELR_EL2' }, at: { param: 'elr' }, other: { param: 'spsr' } },
          { value: frame('spsr'), is: { symbol: 'guest_entry' } },
        ),
        because('entry.not-in-frame', { found: frame('elr'), at: { param: 'elr' } }, { value: frame('elr'), is: 0 }),
        because(
          'entry.not-in-frame',
          { found: frame('elr'), at: { param: 'elr' } },
          { value: frame('elr'), is: { param: 'secret' } },
        ),
        because('entry.illegal-width', { hcr }, and({ happened: illegal }, { value: bits(hcr, 31), is: 0 })),
        because('entry.illegal-tge', { hcr }, and({ happened: illegal }, { value: bits(hcr, 27), is: 1 })),
        because('entry.stayed', { spsr: frame('spsr') }, { never: enter }),
      ),
      need(
        { value: of('pc'), is: { symbol: 'guest_entry' } },
        because('entry.not-in-frame', { found: of('pc'), at: { param: 'elr' } }, entered),
      ),
      need({ value: of('pstate'), mask: 0xf, is: 5 }, because('entry.mode', { pstate: of('pstate') }, entered)),
      need(
        { value: of('pstate'), mask: 0x3c0, is: 0x3c0 },
        because('entry.unmasked', { pstate: of('pstate') }, entered),
      ),
      need(
        { value: bits(of('hcr'), 0), is: 0 },
        because(
          'entry.stage-2',
          { hcr: of('hcr'), ipa: { of: abort, field: 'far' } },
          { value: bits(of('hcr'), 0), is: 1 },
        ),
      ),
      need(
        { value: bits(of('hcr'), 12), is: 0 },
        because('entry.default-cacheable', { hcr: of('hcr') }, { value: bits(of('hcr'), 12), is: 1 }),
      ),
      need(
        { value: cell('behind', 0), is: { param: 'secret' } },
        because(
          'entry.behind',
          { address: { symbol: 'behind' }, found: cell('behind', 0) },
          { value: cell('behind', 0), not: { param: 'secret' } },
        ),
      ),
      need(
        { value: of('x0'), is: { param: 'dtb' } },
        because('entry.device-tree', { found: of('x0'), wanted: { param: 'dtb' } }, entered),
      ),
      ...Array.from({ length: 30 }, (_, i) =>
        need(
          { value: of(`x${i + 1}`), is: 0 },
          because('entry.register', { n: { decimal: i + 1 }, found: of(`x${i + 1}`) }, entered),
        ),
      ),
      need({ value: of('sp_el0'), is: 0 }, because('entry.sp', { found: of('sp_el0') }, entered)),
    ),
    checkpoint(
      'state',
      2,
      need(
        and(ran, entered),
        ...others,
        because('not-started', {}, { never: enter }),
        because('state.mmu', { sctlr: { sysreg: 'SCTLR_EL1' } }, { value: { sysreg: 'SCTLR_EL1', field: 'M' }, is: 1 }),
        because('lost', { pc: of('pc') }, { never: noted }),
      ),
      need(
        { value: bits(of('hcr'), 30), is: 0 },
        because('state.reads-trap', { hcr: of('hcr') }, { value: bits(of('hcr'), 30), is: 1 }),
      ),
      need({ value: sctlr, mask: RES1, is: RES1 }, because('state.res1', { sctlr }, ran)),
      need({ value: sctlr, mask: 0xffff_ffff - OPTIONAL, is: RES1 }, because('state.sctlr', { sctlr }, ran)),
      ...LEFT.map((name) => need({ value: of(name), is: 0 }, because(`state.${name}`, { found: of(name) }, ran))),
    ),
    checkpoint(
      'identity',
      1,
      started,
      need(
        { value: midr, is: { sysreg: 'MIDR_EL1' } },
        because('identity.midr', { found: midr, wanted: { sysreg: 'MIDR_EL1' } }, ran),
      ),
      need(
        { value: bits(mpidr, 23, 0), is: { param: 'index' } },
        because('identity.number', { found: mpidr, wanted: { param: 'index' } }, ran),
      ),
      need({ value: bits(mpidr, 31, 30), is: 2 }, because('identity.res1', { found: mpidr }, ran)),
    ),
    checkpoint(
      'time',
      1,
      started,
      need({ happened: noted }, because('not-started')),
      need({ never: counter }, because('time.traps', { elr: { of: counter, field: 'elr' } }, { happened: counter })),
      need({ never: timer }, because('time.timer-traps', { elr: { of: timer, field: 'elr' } }, { happened: timer })),
      need({ value: of('cntvoff_el2'), below: 0x100 }, because('time.offset', { offset: of('cntvoff_el2') }, ran)),
    ),
    checkpoint(
      'traps',
      2,
      started,
      need(
        { happened: { event: 'exception', where: { to: 2, from: 1, vector: 0x480 } } },
        because('traps.interrupt', { hcr: of('hcr') }, entered),
      ),
      need(
        { never: trapped(7) },
        because(
          'traps.floating-point',
          { cptr: { sysreg: 'CPTR_EL2' }, elr: { of: trapped(7), field: 'elr' } },
          { happened: trapped(7) },
        ),
      ),
      need(
        { no: { ended: ['powered-off'] } },
        because('traps.powered-off', { hcr: of('hcr') }, { ended: ['powered-off'] }),
      ),
      need({ happened: trapped(0x17) }, because('traps.no-smc', { hcr: of('hcr') })),
      need({ happened: call }, because('traps.no-hvc', { hcr: of('hcr') }, { value: bits(of('hcr'), 29), is: 1 })),
      need(
        { value: bits(of('hcr'), 8, 6), is: 0 },
        because('traps.virtual', { hcr: of('hcr') }, { value: bits(of('hcr'), 8, 6), not: 0 }),
      ),
      need({ value: bits(of('hcr'), 5, 3), is: 7 }, because('traps.routing', { hcr: of('hcr') }, entered)),
    ),
  ],
};

export default lab;
