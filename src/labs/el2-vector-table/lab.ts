/** Chapter 3: the vector table at EL2 and the context frame that every trap is saved in. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'vectors.s';
const trap: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16 } };
const back: EventPattern = { event: 'return', where: { from: 2, to: 1 }, after: trap };
const second: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16 }, after: back };
const at = (base: Value, offset: number): Value => ({ memory: { op: 'add', args: [base, offset] }, size: 8 });
const cell = (symbol: string): Value => at({ symbol }, 0);
const frame = cell('frame');
const handled: Check = { value: frame, not: 0 };
const vbar: Value = { sysreg: 'VBAR_EL2' };
const pattern = (n: number): Value => ({ op: 'add', args: [{ param: 'pattern' }, n] });

/** Register n stands at 8 n in the frame, which the handler has copied. */
const inFrame = (offset: number): Value => at({ symbol: 'copy' }, offset);
const saved = (n: number): Requirement =>
  need(
    { value: inFrame(8 * n), is: pattern(n) },
    because('frame.register', { n: { decimal: n }, offset: 8 * n, found: inFrame(8 * n), wanted: pattern(n) }, handled),
  );
const savedSpecial = (offset: number, wanted: Value, code: string): Requirement =>
  need({ value: inFrame(offset), is: wanted }, because(code, { offset, found: inFrame(offset), wanted }, handled));

/** EL1 has got as far as writing its registers down. */
const stored: Check = { value: cell('registers'), not: 0 };
/** After the return EL1 has written its registers down. x0 is the answer. */
const kept = (n: number): Requirement => {
  const found = at(cell('registers'), 8 * n);
  // What trap_handler has changed in the frame.
  const wanted = pattern(n === 0 || (n >= 19 && n <= 29) ? n + 1 : n);
  return need(
    { value: found, is: wanted },
    ...(n === 0
      ? [because('return.answer', { found, wanted }, stored)]
      : [because('return.register', { n: { decimal: n }, found, wanted }, stored)]),
  );
};
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

const lab: LabSource = {
  version: 3,
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
    budget: 6000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers', 'memory'],
  parameters: [
    { name: 'pattern', from: 0x1000_0000, to: 0x7000_0000, step: 0x1_0000 },
    { name: 'stack0', from: 0x5000_0000, to: 0x6000_0000, step: 16 },
  ],
  steps: [step('table'), step('frame'), step('return')],
  checkpoints: [
    checkpoint(
      'table',
      1,
      need(
        { value: { symbol: 'vectors' }, aligned: 2048 },
        because('table.not-aligned', { vectors: { symbol: 'vectors' }, vbar }),
      ),
      need(
        { value: vbar, is: { symbol: 'vectors' } },
        because('table.not-set', { vectors: { symbol: 'vectors' }, vbar }),
      ),
      need(
        { executed: { op: 'add', args: [{ symbol: 'vectors' }, 0x400] }, el: 2 },
        because('table.slot-empty', { slot: { op: 'add', args: [{ symbol: 'vectors' }, 0x400] } }, { happened: trap }),
      ),
      ...slots.map((offset) =>
        need(
          { value: { memory: { op: 'add', args: [{ symbol: 'vectors' }, offset] }, size: 4 }, not: 0 },
          because('table.slot-missing', { offset }, { happened: trap }),
        ),
      ),
      need(handled, because('table.no-handler', {}, { ended: ['parked'] }), because('table.no-handler')),
    ),
    checkpoint(
      'frame',
      3,
      need(handled, because('frame.none')),
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
        { value: frame, below: offset({ symbol: 'el2_stack' }, 'sub', 271) },
        because('frame.not-on-stack', { frame, stack: { symbol: 'el2_stack' } }, onStack),
        because('frame.not-passed', { frame, stack: { symbol: 'el2_stack' } }, handled),
      ),
      ...all.map(saved),
      savedSpecial(248, { param: 'stack0' }, 'frame.sp'),
      savedSpecial(256, { of: trap, field: 'elr' }, 'frame.elr'),
      savedSpecial(264, { of: trap, field: 'spsr' }, 'frame.spsr'),
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
        { value: cell('stack0'), is: offset({ param: 'stack0' }, 'add', 16) },
        because('return.sp', {
          found: cell('stack0'),
          wanted: offset({ param: 'stack0' }, 'add', 16),
        }),
      ),
      need({ happened: second }, because('return.lost')),
      need(
        {
          all: [
            { ended: ['parked'] },
            { value: { register: 'el' }, is: 1 },
            { value: { sysreg: 'SP_EL2' }, is: { symbol: 'el2_stack' } },
          ],
        },
        because(
          'return.stack',
          { found: { sysreg: 'SP_EL2' }, wanted: { symbol: 'el2_stack' } },
          { value: { sysreg: 'SP_EL2' }, not: { symbol: 'el2_stack' } },
        ),
      ),
    ),
  ],
};

export default lab;
