/** Chapter 3: the vector table at EL2 and the context frame that every trap is saved in. */
import { and, at, because, checkpoint, need, or, step, wrote } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'vectors.s';
const called: Value = { op: 'add', args: [{ symbol: 'call' }, 4] };
const trap: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16, elr: called } };
const back: EventPattern = { event: 'return', where: { from: 2, to: 1 }, after: trap };
const second: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16 }, after: back };
/** The handler is called, and what it finds in the frame that it was given. */
const entered = at('trap_handler', 2);
const frame: Value = { of: entered, field: 'x0' };
const handled: Check = { happened: entered };
/** EL1 goes on, and nobody has called the handler. */
const unhandled: Check = and({ happened: back }, { never: entered });
/** Where and in which register guest.s has register n of the frame. */
const shownAt = (n: number): readonly [label: string, field: string] =>
  n < 12 ? ['shown1', `x${n + 1}`] : n < 24 ? ['shown2', `x${n - 11}`] : ['shown3', `x${n - 23}`];
const shown = (n: number, which: 'first' | 'last' = 'first'): Value => {
  const [label, field] = shownAt(n);
  return { of: { ...at(label, 2), which }, field };
};
const vbar: Value = { sysreg: 'VBAR_EL2' };
/** The table is where VBAR_EL2 says, whatever its label is called; and what it was set to has bits that it does not keep. */
const table: EventPattern = { ...wrote('VBAR_EL2'), which: 'last' };
const vectors: Value = { of: table, field: 'value' };
const slot = (offset: number): Value => ({ op: 'add', args: [vbar, offset] });
/** Branches one behind the other, as in a table of addresses. */
const word = (offset: number): Value => ({ memory: slot(offset), size: 4 });
const packed: Check = and({ value: word(4), mask: 0xfc00_0000, is: 0x1400_0000 }, { value: word(0x780), is: 0 });
const pattern = (n: number): Value => ({ op: 'add', args: [{ param: 'pattern' }, n] });

/** Register n stands at 8 n behind the gap. */
const offsetOf = (n: number): Value => ({ op: 'add', args: [{ param: 'gap' }, 8 * n] });
const saved = (n: number): Requirement =>
  need(
    { value: shown(n), is: pattern(n) },
    because('frame.register', { n: { decimal: n }, offset: offsetOf(n), found: shown(n), wanted: pattern(n) }, handled),
  );
/** At the second call other values are in x0 to x8: who knew the first knows nothing. */
const savedAgain = (n: number): Requirement => {
  const wanted: Value = { of: second, field: `x${n}` };
  return need(
    { value: shown(n, 'last'), is: wanted },
    because('frame.again', { n: { decimal: n }, found: shown(n, 'last'), wanted }, { happened: second }),
  );
};
const savedSpecial = (field: string, offset: Value, wanted: Value, code: string): Requirement => {
  const found: Value = { of: at('shown3', 2), field };
  return need({ value: found, is: wanted }, because(code, { offset, found, wanted }, handled));
};

/** EL1 goes on, and its registers are what it finds. x0 is the answer. */
const onward: EventPattern = { ...at('resumed', 1), after: back };
const stored: Check = { happened: onward };
const kept = (n: number): Requirement => {
  const found: Value = { of: onward, field: `x${n}` };
  // What trap_handler has changed in the frame.
  const wanted = pattern(n === 0 || (n >= 19 && n <= 29) ? n + 1 : n);
  return need(
    { value: found, is: wanted },
    ...(n === 0
      ? [because('return.answer', { found, wanted }, stored)]
      : [because('return.register', { n: { decimal: n }, found, wanted }, stored)]),
  );
};
const orNone = ({ check, otherwise }: Requirement): Requirement => need(or({ never: second }, check), ...otherwise);
const stack0: Value = { of: { ...at('kept0', 1), after: back }, field: 'x2' };
const sp: Value = { sysreg: 'SP_EL2' };
const offset = (base: Value, op: 'add' | 'sub', by: number): Value => ({ op, args: [base, by] });
const onStack: Check = {
  value: frame,
  atLeast: offset({ symbol: 'el2_stack' }, 'sub', 4096),
  below: offset({ symbol: 'el2_stack' }, 'add', 1),
};
const resumed = offset({ of: trap, field: 'elr' }, 'add', 4);
const pstate: Value = { op: 'or', args: [{ of: trap, field: 'spsr' }, 0x2000_0000] };
/** EL1's x30 taken for a return address at EL2. */
const astray: EventPattern = { event: 'exception', where: { from: 2, elr: pattern(30) }, after: trap };
const all = Array.from({ length: 31 }, (_, n) => n);
const slots = Array.from({ length: 16 }, (_, n) => 0x80 * n);

const GAPS = [16, 0, 32, 48, 64, 80];

const lab: LabSource = {
  version: 5,
  chapter: 3,
  order: 1,
  minutes: 35,
  objectives: ['objective.table', 'objective.frame'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x40200000' },
      { file, origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 30_000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers', 'memory'],
  parameters: [
    { name: 'pattern', from: 0x1000_0000, to: 0x7000_0000, step: 0x1_0000 },
    { name: 'stack0', from: 0x5000_0000, to: 0x6000_0000, step: 16 },
    // Where x0 begins in the frame, and the order of the three behind x30.
    { name: 'hollow', from: 0, to: 5 },
    { name: 'order', from: 0, to: 5 },
    { name: 'gap', pick: GAPS, by: 'hollow' },
    { name: 'hole', words: GAPS.map((gap) => (gap === 0 ? '' : `${gap} + `)), by: 'hollow' },
    { name: 'size', follows: 'gap', times: 1, base: 272 },
    { name: 'spSlot', pick: [248, 248, 256, 264, 256, 264], by: 'order' },
    { name: 'elrSlot', pick: [256, 264, 248, 248, 264, 256], by: 'order' },
    { name: 'spsrSlot', pick: [264, 256, 264, 256, 248, 248], by: 'order' },
    { name: 'spAt', follows: 'gap', times: 1, base: 'spSlot' },
    { name: 'elrAt', follows: 'gap', times: 1, base: 'elrSlot' },
    { name: 'spsrAt', follows: 'gap', times: 1, base: 'spsrSlot' },
  ],
  steps: [step('table'), step('frame'), step('return')],
  checkpoints: [
    checkpoint(
      'table',
      1,
      need(
        { happened: table },
        because('table.not-set', { vectors: { symbol: 'vectors' }, vbar }, { value: { symbol: 'vectors' }, not: 0 }),
      ),
      need(
        { value: vectors, aligned: 2048 },
        because(
          'table.not-set',
          { vectors: { symbol: 'vectors' }, vbar: vectors },
          { value: { symbol: 'vectors' }, not: vectors },
        ),
        because('table.not-aligned', { vectors, vbar }, { happened: table }),
      ),
      // Padding is NOPs: a table before the table works by chance. Who has given it another name has no label of this one.
      need(
        or({ no: { value: { symbol: 'vectors' }, atLeast: 0 } }, { value: vbar, is: { symbol: 'vectors' } }),
        because('table.not-set', { vectors: { symbol: 'vectors' }, vbar }),
      ),
      need(
        { executed: slot(0x400), el: 2 },
        because('table.packed', {}, packed),
        because('table.slot-empty', { slot: slot(0x400) }, { happened: trap }),
      ),
      ...slots.map((offset) =>
        need(
          { value: word(offset), not: 0 },
          because('table.packed', {}, packed),
          because('table.slot-missing', { offset }, { happened: trap }),
        ),
      ),
      need(handled, because('table.no-handler', {}, or({ ended: ['parked'] }, unhandled)), because('table.no-handler')),
    ),
    checkpoint(
      'frame',
      3,
      need(handled, because('frame.none', {}, unhandled), because('frame.none')),
      need(
        { value: frame, aligned: 16 },
        because('frame.not-aligned', { frame }, and(handled, onStack)),
        because('frame.not-passed', { frame, stack: { symbol: 'el2_stack' } }, handled),
      ),
      need(
        { value: frame, atLeast: offset({ symbol: 'el2_stack' }, 'sub', 4096) },
        because('frame.not-passed', { frame, stack: { symbol: 'el2_stack' } }, handled),
      ),
      need(
        { value: { op: 'add', args: [frame, { param: 'size' }] }, below: offset({ symbol: 'el2_stack' }, 'add', 1) },
        because(
          'frame.not-on-stack',
          { frame, stack: { symbol: 'el2_stack' }, size: { decimal: { param: 'size' } } },
          onStack,
        ),
        because('frame.not-passed', { frame, stack: { symbol: 'el2_stack' } }, handled),
      ),
      ...all.map(saved),
      savedSpecial('x8', { param: 'spAt' }, { param: 'stack0' }, 'frame.sp'),
      savedSpecial('x9', { param: 'elrAt' }, { of: trap, field: 'elr' }, 'frame.elr'),
      savedSpecial('x10', { param: 'spsrAt' }, { of: trap, field: 'spsr' }, 'frame.spsr'),
      // Whether EL1 gets that far is the next checkpoint's.
      ...Array.from({ length: 9 }, (_, n) => n).map((n) => orNone(savedAgain(n))),
    ),
    checkpoint(
      'return',
      3,
      need(
        { happened: back },
        because('return.ret', { pc: { of: astray, field: 'elr' } }, { happened: astray }),
        because('return.none'),
      ),
      need(
        { value: { of: back, field: 'pc' }, is: resumed },
        because('return.elsewhere', { pc: { of: back, field: 'pc' }, wanted: resumed }, { happened: back }),
      ),
      need(
        { value: { of: back, field: 'pstate' }, is: pstate },
        because('return.pstate', { found: { of: back, field: 'pstate' }, wanted: pstate }, { happened: back }),
      ),
      ...all.map(kept),
      need(
        { value: stack0, is: offset({ param: 'stack0' }, 'add', 16) },
        because('return.sp', {
          found: stack0,
          wanted: offset({ param: 'stack0' }, 'add', 16),
        }),
      ),
      need({ happened: second }, because('return.lost')),
      need(
        {
          all: [
            { ended: ['parked'] },
            { value: { register: 'el' }, is: 1 },
            // Both traps found SP where it was, and put it back: above their frames.
            { value: { of: { ...entered, which: 'last' }, field: 'sp' }, is: { of: entered, field: 'sp' } },
            {
              value: sp,
              atLeast: { op: 'add', args: [frame, { param: 'size' }] },
              below: offset({ symbol: 'el2_stack' }, 'add', 1),
            },
          ],
        },
        because('return.unhandled', {}, unhandled),
        because(
          'return.stack',
          { found: sp, wanted: { symbol: 'el2_stack' } },
          { value: sp, not: { symbol: 'el2_stack' } },
        ),
      ),
    ),
  ],
  arrangement: {
    file: 'vectors.s',
    first: 'ldr     x0, =el2_stack',
    last: 'ldr     x0, =el1_entry',
    strays: [
      { line: 'msr vbar_el1, x0', replaces: 'msr vbar_el2, x0' },
      { line: 'mov x0, #0x3c9', replaces: 'mov x0, #0x3c5' },
    ],
  },
};

export default lab;
