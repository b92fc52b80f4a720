/** Chapter 3, fault lab: a boot in the wrong order, repaired fault by fault; then the faults, predicted and provoked. */
import { and, because, bits, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'boot.s';

/** The cases of parts.s in their order: x8 is the number. */
const names = [
  'no-stack',
  'not-mapped',
  'no-access-flag',
  'execute-never',
  'no-attributes',
  'mmu-off',
  'no-tlbi-exceptions',
  'no-isb-exceptions',
  'at-once',
] as const;
type Question = (typeof names)[number];

const status = (of: EventPattern): Value => bits({ of, field: 'iss' }, 5, 0);
const probe: EventPattern = { event: 'exception', where: { elr: { symbol: 'probe' } } };
const push: EventPattern = { event: 'exception', where: { elr: { symbol: 'push' } } };
const unaligned: EventPattern = { event: 'exception', where: { elr: { symbol: 'unaligned' } } };
/** A fetch that faults in the boot: what the MMU does when it cannot walk, or finds nothing. */
const fetch: EventPattern = {
  event: 'exception',
  where: { from: 2, to: 2, ec: 0x21, elr: { below: { symbol: 'cases' } } },
};
const evidence = { far: { of: fetch, field: 'far' }, status: status(fetch) };
const tables = { memory: { op: 'add', args: [{ symbol: 'level1' }, 8] }, size: 8 } as const;
const stack: Value = { op: 'sub', args: [{ symbol: 'stack_top' }, 16] };
const pushed: Value = { memory: { symbol: 'pushed' }, size: 8 };
const sctlr: Value = { memory: { symbol: 'seen' }, size: 8 };
const mair: Value = { memory: { op: 'add', args: [{ symbol: 'seen' }, 8] }, size: 8 };
const t0sz: Value = bits({ memory: { op: 'add', args: [{ symbol: 'seen' }, 16] }, size: 8 }, 5, 0);
const ttbr: Value = { sysreg: 'TTBR0_EL2' };
const tcr: Value = { sysreg: 'TCR_EL2' };
const none: Check = { no: { executed: { symbol: 'main' } } };

const boot: Requirement = need(
  { executed: { symbol: 'cases' }, el: 2 },
  because('boot-first', {}, { no: { executed: { symbol: 'cases' } } }),
);

/** One case of parts.s: the status of its exception, or how many there were. */
function asked(name: Question): Requirement {
  const number = names.indexOf(name) + 1;
  const taken: EventPattern = { event: 'exception', where: { x8: number, from: 2 } };
  const counts = name.endsWith('-exceptions');
  const found: Value = counts ? { count: taken } : status(taken);
  const answer: Value = { answer: name };
  const params = { case: { decimal: number }, answer, found };
  const slips: readonly Diagnosis[] = counts
    ? []
    : [
        because('whole', params, and({ value: answer, atLeast: 0x40 }, { value: answer, mask: 0x3f, is: found })),
        because('class', params, { value: answer, is: { of: taken, field: 'ec' } }),
        because(
          'level',
          { ...params, level: bits(found, 1, 0) },
          and({ value: answer, mask: 0x3c, is: { op: 'and', args: [found, 0x3c] } }, { value: found, below: 0x10 }),
        ),
      ];
  return need(
    { value: answer, is: found },
    because('unanswered', { case: { decimal: number } }, { no: { value: answer, atLeast: 0 } }),
    ...slips,
    because(`${name}`, params, { value: found, atLeast: 0 }),
  );
}

const lab: LabSource = {
  version: 2,
  chapter: 3,
  order: 3,
  minutes: 35,
  objectives: ['objective.read', 'objective.predict'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'parts.s', origin: '0x40200000' },
      { file, origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 4000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'predictions', language: 'answers' },
    { path: 'parts.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers', 'memory'],
  parameters: [
    { name: 'ttbr', pick: [0, 1] },
    { name: 'status', follows: 'ttbr', times: 1, base: 4 },
  ],
  steps: [step('vectors'), step('stack'), step('mmu'), step('faults'), step('silent')],
  checkpoints: [
    checkpoint(
      'vectors',
      1,
      need({ happened: probe }, because('vectors.no-probe', {}, { no: { executed: { symbol: 'probe_devices' } } })),
      need(
        { value: { of: probe, field: 'target' }, is: { op: 'add', args: [{ symbol: 'vectors' }, 0x200] } },
        because(
          'vectors.unset',
          { target: { of: probe, field: 'target' }, esr: { of: probe, field: 'esr' } },
          { value: { of: probe, field: 'target' }, is: 0x200 },
        ),
        because(
          'vectors.elsewhere',
          { target: { of: probe, field: 'target' }, vectors: { symbol: 'vectors' } },
          { happened: probe },
        ),
      ),
    ),
    checkpoint(
      'stack',
      1,
      need(
        { executed: { symbol: 'push' }, el: 2 },
        because(
          'stack.fault',
          { far: { of: push, field: 'far' }, status: status(push), sp: { register: 'sp' } },
          { happened: push },
        ),
        because('stack.before', {}, { no: { executed: { symbol: 'build_tables' } } }),
      ),
      need(
        { value: pushed, is: stack },
        because('stack.elsewhere', { found: pushed, top: { symbol: 'stack_top' } }, { value: pushed, not: stack }),
      ),
    ),
    checkpoint(
      'mmu',
      3,
      need(
        { executed: { symbol: 'main' }, el: 2 },
        because('mmu.no-tables', evidence, and({ happened: fetch }, { value: tables, is: 0 })),
        because('mmu.no-ttbr', evidence, and({ happened: fetch }, { value: ttbr, is: 0 })),
        because('mmu.no-tcr', evidence, and({ happened: fetch }, { value: tcr, is: 0 })),
        because('mmu.fetch', { ...evidence, ttbr, tcr }, { happened: fetch }),
        because('mmu.before', {}, and(none, { no: { happened: fetch } })),
      ),
      need({ value: bits(sctlr, 0), is: 1 }, because('mmu.off', { sctlr }, { value: bits(sctlr, 0), is: 0 })),
      need(
        // Attributes 0 and 1 are those that the blocks choose; Device-nGnRnE is stricter than nGnRE.
        or({ value: mair, mask: 0xffff, is: 0xff04 }, { value: mair, mask: 0xffff, is: 0xff00 }),
        because('mmu.no-mair', { mair }, { value: mair, is: 0 }),
        because('mmu.mair', { mair }, { value: mair, not: 0 }),
      ),
      need({ value: t0sz, is: 25 }, because('mmu.t0sz', { t0sz: { decimal: t0sz } }, { value: t0sz, not: 25 })),
      need(
        { never: unaligned },
        because(
          'mmu.mair-late',
          { far: { of: unaligned, field: 'far' }, status: status(unaligned) },
          { happened: unaligned },
        ),
      ),
      need({ happened: { event: 'mmio', where: { write: 1, address: 0x0900_0000, mmu: 1 } } }, because('mmu.silent')),
    ),
    checkpoint(
      'faults',
      3,
      boot,
      ...(['no-stack', 'not-mapped', 'no-access-flag', 'execute-never', 'no-attributes', 'mmu-off'] as const).map(
        asked,
      ),
    ),
    checkpoint('silent', 2, boot, ...(['no-tlbi-exceptions', 'no-isb-exceptions', 'at-once'] as const).map(asked)),
  ],
};

export default lab;
