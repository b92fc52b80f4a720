/** Chapter 4: what a VCpu is when it is switched on: the registers that EL2 sets, and what the guest sees of them. */
import { and, because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'vcpu.s';

const enter: EventPattern = { event: 'return', where: { from: 2, to: 1 } };
const of = (field: string): Value => ({ of: enter, field });
const entered: Check = { happened: enter };
const cell = (symbol: string, n: number): Value => ({
  memory: { op: 'add', args: [{ symbol }, 8 * n] },
  size: 8,
});
const [sctlr, midr, mpidr] = [cell('found', 0), cell('found', 6), cell('found', 7)];
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
const ran: Check = { value: midr, not: 0 };
const started: Requirement = need(
  ran,
  because('not-started', {}, { never: enter }),
  because('lost', { pc: of('pc') }, { value: midr, is: 0 }),
);
const difference: Value = { op: 'sub', args: [cell('times', 1), cell('times', 0)] };

const lab: LabSource = {
  version: 2,
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
  ],
  steps: ['entry', 'state', 'identity', 'time', 'traps'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'entry',
      3,
      need({ executed: { symbol: 'after' }, el: 2 }, because('entry.no-return', {}, { ended: ['parked', 'budget'] })),
      need(
        entered,
        because(
          'entry.swapped',
          { elr: { sysreg: 'ELR_EL2' } },
          { value: cell('frame', 33), is: { symbol: 'guest_entry' } },
        ),
        because('entry.not-in-frame', { found: cell('frame', 32) }, { value: cell('frame', 32), is: 0 }),
        because(
          'entry.not-in-frame',
          { found: cell('frame', 32) },
          { value: cell('frame', 32), is: { param: 'secret' } },
        ),
        because('entry.illegal-width', { hcr }, and({ happened: illegal }, { value: bits(hcr, 31), is: 0 })),
        because('entry.illegal-tge', { hcr }, and({ happened: illegal }, { value: bits(hcr, 27), is: 1 })),
        because('entry.stayed', { spsr: cell('frame', 33) }, { never: enter }),
      ),
      need(
        { value: of('pc'), is: { symbol: 'guest_entry' } },
        because('entry.not-in-frame', { found: of('pc') }, entered),
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
        { value: cell('registers', 0), is: { param: 'dtb' } },
        because(
          'state.mmu',
          { sctlr: { sysreg: 'SCTLR_EL1' } },
          and(
            { no: { executed: { symbol: 'guest_entry' }, el: 1 } },
            { value: { sysreg: 'SCTLR_EL1', field: 'M' }, is: 1 },
          ),
        ),
        because(
          'entry.device-tree',
          { found: cell('registers', 0), wanted: { param: 'dtb' } },
          { executed: { symbol: 'guest_entry' }, el: 1 },
        ),
      ),
      ...Array.from({ length: 30 }, (_, i) =>
        need(
          { value: cell('registers', i + 1), is: 0 },
          because(
            'entry.register',
            { n: { decimal: i + 1 }, found: cell('registers', i + 1) },
            { executed: { symbol: 'guest_entry' }, el: 1 },
          ),
        ),
      ),
    ),
    checkpoint(
      'state',
      2,
      need(
        ran,
        because('not-started', {}, { never: enter }),
        because('state.mmu', { sctlr: { sysreg: 'SCTLR_EL1' } }, { value: { sysreg: 'SCTLR_EL1', field: 'M' }, is: 1 }),
        because('lost', { pc: of('pc') }, { value: midr, is: 0 }),
      ),
      need(
        { value: bits(of('hcr'), 30), is: 0 },
        because('state.reads-trap', { hcr: of('hcr') }, { value: bits(of('hcr'), 30), is: 1 }),
      ),
      need({ value: sctlr, mask: 0x30d0_0800, is: 0x30d0_0800 }, because('state.res1', { sctlr }, ran)),
      need({ value: sctlr, is: 0x30d0_0800 }, because('state.sctlr', { sctlr }, ran)),
      ...LEFT.map((name, i) =>
        need({ value: cell('found', i + 1), is: 0 }, because(`state.${name}`, { found: cell('found', i + 1) }, ran)),
      ),
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
      need({ never: counter }, because('time.traps', { elr: { of: counter, field: 'elr' } }, { happened: counter })),
      need({ never: timer }, because('time.timer-traps', { elr: { of: timer, field: 'elr' } }, { happened: timer })),
      need(
        { value: difference, below: 0x100 },
        because(
          'time.offset',
          { virtual: cell('times', 1), physical: cell('times', 0), offset: { sysreg: 'CNTVOFF_EL2' } },
          ran,
        ),
      ),
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
