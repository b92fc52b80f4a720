/** Chapter 3, fault lab: a boot in the wrong order, repaired fault by fault; then the faults, predicted and provoked. */
import { and, at, because, bits, checkpoint, need, step, WRITE_BACK } from '../kit/define.ts';
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
/** What the lab's own parts found when they were reached; cells in memory can be written by anybody. */
/** What callers of build_tables may have on the stack, of 4 KiB. */
const FRAMES = 1024;
const pushed: Value = { of: at('push', 2), field: 'sp' };
const main = at('main', 2);
const found = (field: string): Value => ({ of: main, field });
const sctlr = found('sctlr');
const mair = found('mair');
const t0sz: Value = bits(found('tcr'), 5, 0);
/** The byte of MAIR_EL2 at the attribute index that a parameter names. */
const attribute = (param: string): Value =>
  bits({ op: 'shr', args: [mair, { op: 'shl', args: [{ param }, 3] }] }, 7, 0);
const indices = { d: { param: 'd' }, r: { param: 'r' } } as const;
const ttbr: Value = { sysreg: 'TTBR0_EL2' };
const tcr: Value = { sysreg: 'TCR_EL2' };
const none: Check = { no: { executed: { symbol: 'main' } } };

const cases: EventPattern = { ...at('cases', 2), after: main };
const boot: Requirement = need({ happened: cases }, because('boot-first', {}, { never: cases }));

/** One case of parts.s: the status of its exception, or how many there were. */
function asked(name: Question): Requirement {
  const number = names.indexOf(name) + 1;
  const taken: EventPattern = { event: 'exception', where: { x8: number, from: 2 } };
  const counts = name.endsWith('-exceptions');
  const found: Value = counts ? { count: taken } : status(taken);
  const answer: Value = { answer: name };
  const params = { case: { decimal: number }, answer, found, level: bits(found, 1, 0) };
  const slips: readonly Diagnosis[] = counts
    ? []
    : [
        because('whole', params, and({ value: answer, atLeast: 0x40 }, { value: answer, mask: 0x3f, is: found })),
        because('class', params, { value: answer, is: { of: taken, field: 'ec' } }),
        because(
          'level',
          params,
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

/** A byte at each of the eight places of MAIR_EL2. */
const byteOf = (byte: number): readonly string[] =>
  Array.from({ length: 8 }, (_, n) => `0x${(BigInt(byte) << BigInt(8 * n)).toString(16)}`);

const lab: LabSource = {
  version: 4,
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
    budget: 40_000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'predictions', language: 'answers' },
    { path: 'parts.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers', 'memory'],
  parameters: [
    // Which attributes of MAIR_EL2 the blocks choose, and at which level three of the walks end.
    { name: 'pair', from: 0, to: 13 },
    { name: 'unmapped', pick: [1, 2, 3] },
    { name: 'unaccessed', pick: [1, 2, 3] },
    { name: 'unexecuted', pick: [1, 2, 3] },
    { name: 'ttbr', pick: [0, 1] },
    { name: 'd', pick: [1, 2, 3, 0, 5, 7, 4, 0, 6, 2, 1, 3, 7, 4], by: 'pair' },
    { name: 'r', pick: [0, 0, 1, 1, 2, 3, 6, 5, 7, 5, 4, 6, 0, 2], by: 'pair' },
    { name: 'other', pick: [2, 1, 2, 2, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0], by: 'pair' },
    { name: 'device', follows: 'd', times: 4, base: '0x40000000000441' },
    { name: 'ram', follows: 'r', times: 4, base: 0x4000_0741 },
    { name: 'deviceByte', pick: byteOf(0x04), by: 'd' },
    { name: 'ramByte', pick: byteOf(0xff), by: 'r' },
    { name: 'mair', follows: 'deviceByte', times: 1, base: 'ramByte' },
    { name: 'notMapped', follows: 'unmapped', times: 1, base: 4 },
    { name: 'otherLevel', pick: [0, 6, 7, 5], by: 'unmapped' },
    { name: 'noAccess', follows: 'unaccessed', times: 1, base: 8 },
    { name: 'noExecute', follows: 'unexecuted', times: 1, base: 12 },
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
        because(
          'stack.left-out',
          {},
          and({ executed: { symbol: 'main' } }, { no: { executed: { symbol: 'build_tables' } } }),
        ),
        because('stack.before', {}, { no: { executed: { symbol: 'build_tables' } } }),
      ),
      need(
        // A function that calls it has its frame above.
        {
          value: pushed,
          atLeast: { op: 'sub', args: [{ symbol: 'stack_top' }, FRAMES] },
          below: { op: 'add', args: [{ symbol: 'stack_top' }, 1] },
        },
        because(
          'stack.elsewhere',
          { found: pushed, top: { symbol: 'stack_top' } },
          { value: pushed, not: { symbol: 'stack_top' } },
        ),
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
        // Device-nGnRnE is stricter than nGnRE.
        and({ value: attribute('d'), oneOf: [0x04, 0x00] }, { value: attribute('r'), oneOf: WRITE_BACK }),
        because('mmu.no-mair', { mair }, { value: mair, is: 0 }),
        because('mmu.mair', { mair, ...indices }, { value: mair, not: 0 }),
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
