/** Chapter 4: run_guest, which swaps the host's context for a guest's, and back when the guest traps. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'run.s';

const enter: EventPattern = { event: 'return', where: { from: 2 } };
const trap: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16 } };
const again: EventPattern = {
  event: 'return',
  where: { from: 2, pc: { is: { of: trap, field: 'elr' } } },
  after: trap,
};
const entered: Check = { happened: enter };
const of = (event: EventPattern, field: string): Value => ({ of: event, field });
const plus = (base: Value, offset: Value): Value => ({ op: 'add', args: [base, offset] });
const word = (base: Value, n: number): Value => ({ memory: plus(base, 8 * n), size: 8 });
/** What a guest has written down: at its entry, and after its first call. */
const first = (area: string, n: number): Value => word({ op: 'sub', args: [{ symbol: area }, 256] }, n);
const second = (area: string, n: number): Value => word({ op: 'sub', args: [{ symbol: area }, 512] }, n);
const copy = (n: number): Value => word({ symbol: 'copy' }, n);
const all = Array.from({ length: 31 }, (_, n) => n);

/** Word n of a record, with its register's name in the sentence; 31 is SP_EL0. */
function same(found: Value, wanted: Value, n: number, name: string, when: Check): Requirement {
  const params = { found, wanted, offset: 8 * n };
  return need(
    { value: found, is: wanted },
    n === 31
      ? because(`${name}.sp`, params, when)
      : because(`${name}.register`, { ...params, n: { decimal: n } }, when),
  );
}

const back: Check = { executed: { symbol: 'exit1' }, el: 2 };
/** Accesses of EL2 itself that fault after the guest has trapped. */
const lost: EventPattern = { event: 'exception', where: { from: 2, to: 2, ec: 0x25 }, after: trap };
const astray: EventPattern = {
  event: 'exception',
  where: { from: 2, to: 2, elr: plus({ param: 'a' }, 0x11e) },
  after: trap,
};
/** RET, where ERET was meant, while x30 is the guest's. */
const ret: EventPattern = { event: 'exception', where: { from: 2, to: 2, elr: plus({ param: 'a' }, 0x1e) } };
/** The guest's own stack, which host.s has set. */
const push: EventPattern = {
  event: 'exception',
  where: { from: 1, ec: { oneOf: [0x24, 0x25, 0x26] }, elr: { below: { symbol: 'call1' } } },
};
const misaligned: EventPattern = { event: 'exception', where: { from: 2, to: 2, ec: 0x26 } };
const returned: readonly Requirement[] = [
  need({ happened: trap }, because('exit.no-trap', {}, { never: trap })),
  need(
    back,
    because('exit.link', { pc: of(astray, 'elr') }, { happened: astray }),
    because('host.misaligned', { elr: of(misaligned, 'elr') }, { happened: misaligned }),
    because('exit.entered-again', {}, and({ happened: lost }, { value: { sysreg: 'TPIDR_EL2' }, is: of(trap, 'esr') })),
    because(
      'exit.frame-lost',
      { far: of(lost, 'far'), elr: of(lost, 'elr'), tpidr: { sysreg: 'TPIDR_EL2' } },
      { happened: lost },
    ),
    because('exit.no-return'),
  ),
];

const lab: LabSource = {
  version: 2,
  chapter: 4,
  order: 2,
  minutes: 45,
  objectives: ['objective.enter', 'objective.exit'],
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
    budget: 8000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'host.s', language: 'a64', readonly: true },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers', 'memory'],
  parameters: [
    { name: 'a', from: 0x10_0000, to: 0x1f_f000, step: 0x1000 },
    { name: 'b', from: 0x20_0000, to: 0x2f_f000, step: 0x1000 },
    { name: 'host', from: 0x30_0000, to: 0x3f_f000, step: 0x1000 },
  ],
  steps: ['enter', 'exit', 'host', 'turns'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'enter',
      3,
      need(
        entered,
        because(
          'enter.stayed',
          { spsr: { sysreg: 'SPSR_EL2' }, elr: { sysreg: 'ELR_EL2' } },
          { executed: { symbol: 'guest_entry' }, el: 2 },
        ),
        because('enter.none', {}, { executed: { symbol: 'exit1' }, el: 2 }),
        because('host.misaligned', { elr: of(misaligned, 'elr') }, { happened: misaligned }),
        because('enter.ret', { pc: of(ret, 'elr') }, { happened: ret }),
        because(
          'enter.stayed',
          { spsr: { sysreg: 'SPSR_EL2' }, elr: { sysreg: 'ELR_EL2' } },
          { happened: { event: 'exception', where: { from: 2, elr: { symbol: 'guest_entry' } } } },
        ),
      ),
      need(
        { value: of(enter, 'pc'), is: { symbol: 'guest_entry' } },
        because(
          'enter.swapped',
          { pc: of(enter, 'pc'), wanted: { symbol: 'guest_entry' } },
          { value: of(enter, 'pc'), is: 0x3c5 },
        ),
        because('enter.elsewhere', { pc: of(enter, 'pc'), wanted: { symbol: 'guest_entry' } }, entered),
      ),
      need(
        { value: of(enter, 'pstate'), is: 0x3c5 },
        because('enter.to-el0', { found: of(enter, 'pstate'), wanted: 0x3c5 }, { value: of(enter, 'to'), is: 0 }),
        because('enter.pstate', { found: of(enter, 'pstate'), wanted: 0x3c5 }, entered),
      ),
      need(
        { never: push },
        because('enter.stack', { far: of(push, 'far'), sp: { sysreg: 'SP_EL1' } }, { happened: push }),
      ),
      ...[...all, 31].map((n) =>
        same(first('area_a', n), plus({ param: 'a' }, n === 31 ? 0x800 : n), n, 'enter', entered),
      ),
    ),
    checkpoint(
      'exit',
      3,
      ...returned,
      ...[...all, 31].map((n) => same(copy(n), plus({ param: 'a' }, n === 31 ? 0x810 : 0x100 + n), n, 'exit', back)),
      need(
        { value: copy(32), is: of(trap, 'elr') },
        because(
          'exit.elr-moved',
          { found: copy(32), wanted: of(trap, 'elr') },
          { value: copy(32), is: plus(of(trap, 'elr'), 4) },
        ),
        because('exit.elr', { found: copy(32), wanted: of(trap, 'elr') }, back),
      ),
      need(
        { value: copy(33), is: of(trap, 'spsr') },
        because('exit.spsr', { found: copy(33), wanted: of(trap, 'spsr') }, back),
      ),
      need(
        { value: word({ symbol: 'reason' }, 0), is: of(trap, 'esr') },
        because('exit.reason', { found: word({ symbol: 'reason' }, 0), wanted: of(trap, 'esr') }, back),
      ),
    ),
    checkpoint(
      'host',
      2,
      ...returned,
      ...all.slice(0, 11).map((i) => {
        const [found, wanted] = [word({ symbol: 'host' }, i), plus({ param: 'host' }, 19 + i)];
        return need(
          { value: found, is: wanted },
          because('host.register', { n: { decimal: 19 + i }, found, wanted }, back),
        );
      }),
      need(
        { value: word({ symbol: 'host' }, 11), is: { symbol: 'host_stack' } },
        because('host.stack', { found: word({ symbol: 'host' }, 11), wanted: { symbol: 'host_stack' } }, back),
      ),
    ),
    checkpoint(
      'turns',
      2,
      ...returned,
      ...[...all, 31].map((n) =>
        same(first('area_b', n), plus({ param: 'b' }, n === 31 ? 0x800 : n), n, 'turns', {
          executed: { symbol: 'exit2' },
          el: 2,
        }),
      ),
      need(
        { happened: again },
        because(
          'turns.elsewhere',
          { wanted: of(trap, 'elr'), pc: of({ ...enter, which: 'last' }, 'pc') },
          and({ executed: { symbol: 'exit2' }, el: 2 }, { never: again }),
        ),
      ),
      need(
        { value: second('area_a', 0), is: plus({ param: 'a' }, 0x101) },
        because(
          'turns.other',
          { found: second('area_a', 0), wanted: plus({ param: 'a' }, 0x101) },
          { value: second('area_a', 0), atLeast: { param: 'b' } },
        ),
        because(
          'turns.answer',
          { found: second('area_a', 0), wanted: plus({ param: 'a' }, 0x101) },
          { happened: again },
        ),
      ),
      ...[...all.slice(1), 31].map((n) =>
        same(second('area_a', n), plus({ param: 'a' }, n === 31 ? 0x810 : 0x100 + n), n, 'turns.kept', {
          happened: again,
        }),
      ),
      need(
        and({ executed: { symbol: 'exit4' }, el: 2 }, { value: { register: 'sp' }, is: { symbol: 'host_stack' } }),
        because('turns.lost', {}, { no: { executed: { symbol: 'exit4' }, el: 2 } }),
        because('host.stack', { found: { register: 'sp' }, wanted: { symbol: 'host_stack' } }, back),
      ),
    ),
  ],
};

export default lab;
