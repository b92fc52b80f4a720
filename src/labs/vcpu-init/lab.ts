/** Chapter 4: what a VCpu is when it is switched on: the registers that EL2 sets, and what the guest sees of them. */
import { and, because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { Lab } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';
import guest from './guest.ts';
import host from './host.ts';
import { mutants } from './mutants.ts';
import solution from './solution.ts';
import starter from './starter.ts';

const id = 'vcpu-init';
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
  because('lab.vcpu-init.not-started', {}, { never: enter }),
  because('lab.vcpu-init.lost', { pc: of('pc') }, { value: midr, is: 0 }),
);
const difference: Value = { op: 'sub', args: [cell('times', 1), cell('times', 0)] };

export const vcpuInit: Lab = {
  id,
  version: 2,
  chapter: 4,
  minutes: 35,
  title: 'lab.vcpu-init.title',
  objectives: ['lab.vcpu-init.objective.registers', 'lab.vcpu-init.objective.leftovers'],
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
    { path: file, language: 'a64', starter },
    { path: 'host.s', language: 'a64', readonly: true, starter: host },
    { path: 'guest.s', language: 'a64', readonly: true, starter: guest },
  ],
  parameters: [
    { name: 'index', from: 1, to: 7 },
    { name: 'dtb', from: 0x4200_0000, to: 0x43e0_0000, step: 0x20_0000 },
    { name: 'secret', from: 0x5ec0_0000, to: 0x5eff_f800, step: 0x800 },
  ],
  steps: ['entry', 'state', 'identity', 'time', 'traps'].map((name) => step(id, name)),
  checkpoints: [
    checkpoint(
      id,
      'entry',
      3,
      need(
        { executed: { symbol: 'after' }, el: 2 },
        because('lab.vcpu-init.entry.no-return', {}, { ended: ['parked', 'budget'] }),
      ),
      need(
        entered,
        because(
          'lab.vcpu-init.entry.swapped',
          { elr: { sysreg: 'ELR_EL2' } },
          { value: cell('frame', 33), is: { symbol: 'guest_entry' } },
        ),
        because('lab.vcpu-init.entry.not-in-frame', { found: cell('frame', 32) }, { value: cell('frame', 32), is: 0 }),
        because(
          'lab.vcpu-init.entry.not-in-frame',
          { found: cell('frame', 32) },
          { value: cell('frame', 32), is: { param: 'secret' } },
        ),
        because(
          'lab.vcpu-init.entry.illegal-width',
          { hcr },
          and({ happened: illegal }, { value: bits(hcr, 31), is: 0 }),
        ),
        because(
          'lab.vcpu-init.entry.illegal-tge',
          { hcr },
          and({ happened: illegal }, { value: bits(hcr, 27), is: 1 }),
        ),
        because('lab.vcpu-init.entry.stayed', { spsr: cell('frame', 33) }, { never: enter }),
      ),
      need(
        { value: of('pc'), is: { symbol: 'guest_entry' } },
        because('lab.vcpu-init.entry.not-in-frame', { found: of('pc') }, entered),
      ),
      need(
        { value: of('pstate'), mask: 0xf, is: 5 },
        because('lab.vcpu-init.entry.mode', { pstate: of('pstate') }, entered),
      ),
      need(
        { value: of('pstate'), mask: 0x3c0, is: 0x3c0 },
        because('lab.vcpu-init.entry.unmasked', { pstate: of('pstate') }, entered),
      ),
      need(
        { value: bits(of('hcr'), 0), is: 0 },
        because(
          'lab.vcpu-init.entry.stage-2',
          { hcr: of('hcr'), ipa: { of: abort, field: 'far' } },
          { value: bits(of('hcr'), 0), is: 1 },
        ),
      ),
      need(
        { value: bits(of('hcr'), 12), is: 0 },
        because('lab.vcpu-init.entry.default-cacheable', { hcr: of('hcr') }, { value: bits(of('hcr'), 12), is: 1 }),
      ),
      need(
        { value: cell('behind', 0), is: { param: 'secret' } },
        because(
          'lab.vcpu-init.entry.behind',
          { address: { symbol: 'behind' }, found: cell('behind', 0) },
          { value: cell('behind', 0), not: { param: 'secret' } },
        ),
      ),
      need(
        { value: cell('registers', 0), is: { param: 'dtb' } },
        because(
          'lab.vcpu-init.state.mmu',
          { sctlr: { sysreg: 'SCTLR_EL1' } },
          and(
            { no: { executed: { symbol: 'guest_entry' }, el: 1 } },
            { value: { sysreg: 'SCTLR_EL1', field: 'M' }, is: 1 },
          ),
        ),
        because(
          'lab.vcpu-init.entry.device-tree',
          { found: cell('registers', 0), wanted: { param: 'dtb' } },
          { executed: { symbol: 'guest_entry' }, el: 1 },
        ),
      ),
      ...Array.from({ length: 30 }, (_, i) =>
        need(
          { value: cell('registers', i + 1), is: 0 },
          because(
            'lab.vcpu-init.entry.register',
            { n: { decimal: i + 1 }, found: cell('registers', i + 1) },
            { executed: { symbol: 'guest_entry' }, el: 1 },
          ),
        ),
      ),
    ),
    checkpoint(
      id,
      'state',
      2,
      need(
        ran,
        because('lab.vcpu-init.not-started', {}, { never: enter }),
        because(
          'lab.vcpu-init.state.mmu',
          { sctlr: { sysreg: 'SCTLR_EL1' } },
          { value: { sysreg: 'SCTLR_EL1', field: 'M' }, is: 1 },
        ),
        because('lab.vcpu-init.lost', { pc: of('pc') }, { value: midr, is: 0 }),
      ),
      need(
        { value: bits(of('hcr'), 30), is: 0 },
        because('lab.vcpu-init.state.reads-trap', { hcr: of('hcr') }, { value: bits(of('hcr'), 30), is: 1 }),
      ),
      need({ value: sctlr, mask: 0x30d0_0800, is: 0x30d0_0800 }, because('lab.vcpu-init.state.res1', { sctlr }, ran)),
      need({ value: sctlr, is: 0x30d0_0800 }, because('lab.vcpu-init.state.sctlr', { sctlr }, ran)),
      ...LEFT.map((name, i) =>
        need(
          { value: cell('found', i + 1), is: 0 },
          because(`lab.vcpu-init.state.${name}`, { found: cell('found', i + 1) }, ran),
        ),
      ),
    ),
    checkpoint(
      id,
      'identity',
      1,
      started,
      need(
        { value: midr, is: { sysreg: 'MIDR_EL1' } },
        because('lab.vcpu-init.identity.midr', { found: midr, wanted: { sysreg: 'MIDR_EL1' } }, ran),
      ),
      need(
        { value: bits(mpidr, 23, 0), is: { param: 'index' } },
        because('lab.vcpu-init.identity.number', { found: mpidr, wanted: { param: 'index' } }, ran),
      ),
      need({ value: bits(mpidr, 31, 30), is: 2 }, because('lab.vcpu-init.identity.res1', { found: mpidr }, ran)),
    ),
    checkpoint(
      id,
      'time',
      1,
      started,
      need(
        { never: counter },
        because('lab.vcpu-init.time.traps', { elr: { of: counter, field: 'elr' } }, { happened: counter }),
      ),
      need(
        { never: timer },
        because('lab.vcpu-init.time.timer-traps', { elr: { of: timer, field: 'elr' } }, { happened: timer }),
      ),
      need(
        { value: difference, below: 0x100 },
        because(
          'lab.vcpu-init.time.offset',
          { virtual: cell('times', 1), physical: cell('times', 0), offset: { sysreg: 'CNTVOFF_EL2' } },
          ran,
        ),
      ),
    ),
    checkpoint(
      id,
      'traps',
      2,
      started,
      need(
        { happened: { event: 'exception', where: { to: 2, from: 1, vector: 0x480 } } },
        because('lab.vcpu-init.traps.interrupt', { hcr: of('hcr') }, entered),
      ),
      need(
        { never: trapped(7) },
        because(
          'lab.vcpu-init.traps.floating-point',
          { cptr: { sysreg: 'CPTR_EL2' }, elr: { of: trapped(7), field: 'elr' } },
          { happened: trapped(7) },
        ),
      ),
      need(
        { no: { ended: ['powered-off'] } },
        because('lab.vcpu-init.traps.powered-off', { hcr: of('hcr') }, { ended: ['powered-off'] }),
      ),
      need({ happened: trapped(0x17) }, because('lab.vcpu-init.traps.no-smc', { hcr: of('hcr') })),
      need(
        { happened: call },
        because('lab.vcpu-init.traps.no-hvc', { hcr: of('hcr') }, { value: bits(of('hcr'), 29), is: 1 }),
      ),
      need(
        { value: bits(of('hcr'), 8, 6), is: 0 },
        because('lab.vcpu-init.traps.virtual', { hcr: of('hcr') }, { value: bits(of('hcr'), 8, 6), not: 0 }),
      ),
      need(
        { value: bits(of('hcr'), 5, 3), is: 7 },
        because('lab.vcpu-init.traps.routing', { hcr: of('hcr') }, entered),
      ),
    ),
  ],
  solution: { [file]: solution },
  mutants,
};
