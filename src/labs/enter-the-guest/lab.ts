/** Chapter 4: run_guest, which swaps the host's context for a guest's, and back when the guest traps. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import { GUEST_REGISTERS } from '../kit/moment.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'run.s';

/** What host.s does, when it does it: label by label. */
const at = (symbol: string): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 2 } });
const enter: EventPattern = { event: 'return', where: { from: 2 }, after: at('run1') };
const trap: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16 } };
const enterB: EventPattern = { event: 'return', where: { from: 2 }, after: at('run2') };
const trapB: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16 }, after: at('run2') };
const again: EventPattern = {
  event: 'return',
  where: { from: 2, pc: { is: { of: trap, field: 'elr' } } },
  after: at('run3'),
};
const entered: Check = { happened: enter };
const of = (event: EventPattern, field: string): Value => ({ of: event, field });
const plus = (base: Value, offset: Value): Value => ({ op: 'add', args: [base, offset] });
/** Word n of guest A's frame, as host.s copied it behind the first run: there it is in x3, and x2 counts from 34 down. */
const copied = (place: Value): Value => ({
  of: {
    event: 'at',
    where: {
      pc: { symbol: 'copied' },
      el: 2,
      x2: { is: { op: 'sub', args: [34, { op: 'shr', args: [place, 3] }] } },
    },
  },
  field: 'x3',
});
const register = (event: EventPattern, n: number): Value => of(event, n === 31 ? 'sp_el0' : `x${n}`);
const placeOf = (n: number): Value => (n === 31 ? { param: 'sp' } : plus({ param: 'regs' }, 8 * n));
const all = Array.from({ length: 31 }, (_, n) => n);

/** Register n, 31 is SP_EL0. */
function same(found: Value, wanted: Value, n: number, name: string, when: Check): Requirement {
  const params = { found, wanted, offset: placeOf(n) };
  return need(
    { value: found, is: wanted },
    n === 31
      ? because(`${name}.sp`, params, when)
      : because(`${name}.register`, { ...params, n: { decimal: n } }, when),
  );
}

/** What software below EL2 can see, but the registers of the frame: run_guest has no business with it. */
const untouched = (code: string, given: EventPattern, after: EventPattern, when: Check): readonly Requirement[] =>
  [...GUEST_REGISTERS.filter((name) => name !== 'SP_EL0').map((name) => name.toLowerCase()), 'simd'].map((name) =>
    need(
      { value: of(after, name), is: of(given, name) },
      because(code, { found: of(after, name), wanted: of(given, name) }, when),
    ),
  );

const exit1: EventPattern = { ...at('exit1'), after: trap };
const back: Check = { happened: exit1 };
/** Accesses of EL2 itself that fault after the guest has trapped. */
const lost: EventPattern = { event: 'exception', where: { from: 2, to: 2, ec: 0x25 }, after: trap };
const astray: EventPattern = {
  event: 'exception',
  where: { from: 2, to: 2, elr: { is: of(trap, 'x30') } },
  after: trap,
};
/** RET, where ERET was meant, while x30 is the guest's. */
const ret: EventPattern = { event: 'exception', where: { from: 2, to: 2, elr: plus({ param: 'a' }, 0x1e) } };
/** The guest's own stack, which host.s has set. */
const push: EventPattern = {
  event: 'exception',
  where: { from: 1, ec: { oneOf: [0x24, 0x25, 0x26] }, elr: { below: { symbol: 'call1' } } },
};
/** Through run_guest once more, and out of it by its ERET: not to where the guest had trapped. */
const through: EventPattern = { event: 'return', where: { from: 2, pc: { not: of(trap, 'elr') } }, after: trap };
const misaligned: EventPattern = { event: 'exception', where: { from: 2, to: 2, ec: 0x26 } };
const returned: readonly Requirement[] = [
  need({ happened: trap }, because('exit.no-trap', {}, { never: trap })),
  need(
    back,
    because('exit.link', { pc: of(astray, 'elr') }, { happened: astray }),
    because('host.misaligned', { elr: of(misaligned, 'elr') }, { happened: misaligned }),
    because('exit.entered-again', {}, { happened: through }),
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
  version: 3,
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
    // The row that seed 0 draws is the frame of the page.
    { name: 'layout', from: 0, to: 11 },
    { name: 'sp', pick: [16, 248, 248, 256, 256, 264, 264, 0, 0, 8, 8, 16], by: 'layout' },
    { name: 'elr', pick: [8, 256, 264, 248, 264, 248, 256, 8, 16, 0, 16, 0], by: 'layout' },
    { name: 'spsr', pick: [0, 264, 256, 264, 248, 256, 248, 16, 8, 16, 0, 8], by: 'layout' },
    { name: 'regs', pick: [24, 0, 0, 0, 0, 0, 0, 24, 24, 24, 24, 24], by: 'layout' },
    { name: 'pointer', pick: [2, 0, 1] },
  ],
  hidden: ['a', 'b', 'host'],
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
        because('enter.none', {}, { happened: at('exit1') }),
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
          { pc: of(enter, 'pc'), wanted: { symbol: 'guest_entry' }, elr: { param: 'elr' }, spsr: { param: 'spsr' } },
          { value: of(enter, 'pc'), is: 0x3c5 },
        ),
        because(
          'enter.elsewhere',
          { pc: of(enter, 'pc'), wanted: { symbol: 'guest_entry' }, elr: { param: 'elr' }, spsr: { param: 'spsr' } },
          entered,
        ),
      ),
      need(
        { value: of(enter, 'pstate'), is: 0x3c5 },
        because(
          'enter.to-el0',
          { found: of(enter, 'pstate'), wanted: 0x3c5, offset: { param: 'spsr' } },
          { value: of(enter, 'to'), is: 0 },
        ),
        because('enter.pstate', { found: of(enter, 'pstate'), wanted: 0x3c5, offset: { param: 'spsr' } }, entered),
      ),
      need(
        { never: push },
        because('enter.stack', { far: of(push, 'far'), sp: { sysreg: 'SP_EL1' } }, { happened: push }),
      ),
      ...[...all, 31].map((n) =>
        same(register(enter, n), plus({ param: 'a' }, n === 31 ? 0x800 : n), n, 'enter', entered),
      ),
      ...untouched('enter.touched', at('run1'), enter, entered),
    ),
    checkpoint(
      'exit',
      3,
      ...returned,
      ...[...all, 31].map((n) => same(copied(placeOf(n)), register(trap, n), n, 'exit', back)),
      need(
        { value: copied({ param: 'elr' }), is: of(trap, 'elr') },
        because(
          'exit.elr-moved',
          { found: copied({ param: 'elr' }), wanted: of(trap, 'elr'), offset: { param: 'elr' } },
          { value: copied({ param: 'elr' }), is: plus(of(trap, 'elr'), 4) },
        ),
        because(
          'exit.elr',
          { found: copied({ param: 'elr' }), wanted: of(trap, 'elr'), offset: { param: 'elr' } },
          back,
        ),
      ),
      need(
        { value: copied({ param: 'spsr' }), is: of(trap, 'spsr') },
        because(
          'exit.spsr',
          { found: copied({ param: 'spsr' }), wanted: of(trap, 'spsr'), offset: { param: 'spsr' } },
          back,
        ),
      ),
      need(
        { value: of(exit1, 'x0'), is: of(trap, 'esr') },
        because('exit.reason', { found: of(exit1, 'x0'), wanted: of(trap, 'esr') }, back),
      ),
      ...untouched('exit.touched', trap, exit1, back),
    ),
    checkpoint(
      'host',
      2,
      ...returned,
      ...all.slice(0, 11).map((i) => {
        const [found, wanted] = [of(exit1, `x${19 + i}`), plus({ param: 'host' }, 19 + i)];
        return need(
          { value: found, is: wanted },
          because('host.register', { n: { decimal: 19 + i }, found, wanted }, back),
        );
      }),
      need(
        { value: of(exit1, 'sp'), is: { symbol: 'host_stack' } },
        because('host.stack', { found: of(exit1, 'sp'), wanted: { symbol: 'host_stack' } }, back),
      ),
    ),
    checkpoint(
      'turns',
      2,
      ...returned,
      ...[...all, 31].map((n) =>
        same(register(enterB, n), plus({ param: 'b' }, n === 31 ? 0x800 : n), n, 'turns', {
          happened: at('exit2'),
        }),
      ),
      need(
        { happened: again },
        because(
          'turns.elsewhere',
          { wanted: of(trap, 'elr'), pc: of({ ...enter, which: 'last' }, 'pc') },
          and({ happened: at('run3') }, { never: again }),
        ),
      ),
      need(
        { value: of(again, 'x0'), is: plus(of(trap, 'x0'), 1) },
        because(
          'turns.other',
          { found: of(again, 'x0'), wanted: plus(of(trap, 'x0'), 1) },
          { value: of(again, 'x0'), is: of(trapB, 'x0') },
        ),
        because('turns.answer', { found: of(again, 'x0'), wanted: plus(of(trap, 'x0'), 1) }, { happened: again }),
      ),
      ...[...all.slice(1), 31].map((n) =>
        same(register(again, n), register(trap, n), n, 'turns.kept', {
          happened: again,
        }),
      ),
      need(
        { value: of(at('exit4'), 'sp'), is: { symbol: 'host_stack' } },
        because('turns.lost', {}, { never: at('exit4') }),
        because('host.stack', { found: of(at('exit4'), 'sp'), wanted: { symbol: 'host_stack' } }, back),
      ),
    ),
  ],
};

export default lab;
