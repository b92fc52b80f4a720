/** Chapter 3: the vector table at EL2 and the context frame that every trap is saved in. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { Lab } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';
import guest from './guest.ts';
import solution from './solution.ts';
import starter from './starter.ts';

const id = 'el2-vector-table';
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
    because(
      'lab.el2-vector-table.frame.register',
      { n: { decimal: n }, offset: 8 * n, found: inFrame(8 * n), wanted: pattern(n) },
      handled,
    ),
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
      ? [because('lab.el2-vector-table.return.answer', { found, wanted }, stored)]
      : [because('lab.el2-vector-table.return.register', { n: { decimal: n }, found, wanted }, stored)]),
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

export const el2VectorTable: Lab = {
  id,
  version: 3,
  chapter: 3,
  minutes: 35,
  title: 'lab.el2-vector-table.title',
  objectives: ['lab.el2-vector-table.objective.table', 'lab.el2-vector-table.objective.frame'],
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
    { path: file, language: 'a64', starter },
    { path: 'guest.s', language: 'a64', readonly: true, starter: guest },
  ],
  parameters: [
    { name: 'pattern', from: 0x1000_0000, to: 0x7000_0000, step: 0x1_0000 },
    { name: 'stack0', from: 0x5000_0000, to: 0x6000_0000, step: 16 },
  ],
  steps: [step(id, 'table'), step(id, 'frame'), step(id, 'return')],
  checkpoints: [
    checkpoint(
      id,
      'table',
      1,
      need(
        { value: { symbol: 'vectors' }, aligned: 2048 },
        because('lab.el2-vector-table.table.not-aligned', { vectors: { symbol: 'vectors' }, vbar }),
      ),
      need(
        { value: vbar, is: { symbol: 'vectors' } },
        because('lab.el2-vector-table.table.not-set', { vectors: { symbol: 'vectors' }, vbar }),
      ),
      need(
        { executed: { op: 'add', args: [{ symbol: 'vectors' }, 0x400] }, el: 2 },
        because(
          'lab.el2-vector-table.table.slot-empty',
          { slot: { op: 'add', args: [{ symbol: 'vectors' }, 0x400] } },
          { happened: trap },
        ),
      ),
      ...slots.map((offset) =>
        need(
          { value: { memory: { op: 'add', args: [{ symbol: 'vectors' }, offset] }, size: 4 }, not: 0 },
          because('lab.el2-vector-table.table.slot-missing', { offset }, { happened: trap }),
        ),
      ),
      need(
        handled,
        because('lab.el2-vector-table.table.no-handler', {}, { ended: ['parked'] }),
        because('lab.el2-vector-table.table.no-handler'),
      ),
    ),
    checkpoint(
      id,
      'frame',
      3,
      need(handled, because('lab.el2-vector-table.frame.none')),
      need(
        { value: frame, aligned: 16 },
        because('lab.el2-vector-table.frame.not-aligned', { frame }, and(handled, onStack)),
        because('lab.el2-vector-table.frame.not-passed', { frame, stack: { symbol: 'el2_stack' } }, handled),
      ),
      need(
        { value: frame, atLeast: offset({ symbol: 'el2_stack' }, 'sub', 4096) },
        because('lab.el2-vector-table.frame.not-passed', { frame, stack: { symbol: 'el2_stack' } }, handled),
      ),
      need(
        { value: frame, below: offset({ symbol: 'el2_stack' }, 'sub', 271) },
        because('lab.el2-vector-table.frame.not-on-stack', { frame, stack: { symbol: 'el2_stack' } }, onStack),
        because('lab.el2-vector-table.frame.not-passed', { frame, stack: { symbol: 'el2_stack' } }, handled),
      ),
      ...all.map(saved),
      savedSpecial(248, { param: 'stack0' }, 'lab.el2-vector-table.frame.sp'),
      savedSpecial(256, { of: trap, field: 'elr' }, 'lab.el2-vector-table.frame.elr'),
      savedSpecial(264, { of: trap, field: 'spsr' }, 'lab.el2-vector-table.frame.spsr'),
    ),
    checkpoint(
      id,
      'return',
      3,
      need(
        { happened: back },
        because('lab.el2-vector-table.return.ret', { pc: { of: astray, field: 'elr' } }, { happened: astray }),
        because('lab.el2-vector-table.return.none'),
      ),
      need(
        { value: { of: back, field: 'pc' }, is: resumed },
        because(
          'lab.el2-vector-table.return.elsewhere',
          { pc: { of: back, field: 'pc' }, wanted: resumed },
          { happened: back },
        ),
      ),
      need(
        { value: { of: back, field: 'pstate' }, is: pstate },
        because(
          'lab.el2-vector-table.return.pstate',
          { found: { of: back, field: 'pstate' }, wanted: pstate },
          { happened: back },
        ),
      ),
      ...all.map(kept),
      need(
        { value: cell('stack0'), is: offset({ param: 'stack0' }, 'add', 16) },
        because('lab.el2-vector-table.return.sp', {
          found: cell('stack0'),
          wanted: offset({ param: 'stack0' }, 'add', 16),
        }),
      ),
      need({ happened: second }, because('lab.el2-vector-table.return.lost')),
      need(
        {
          all: [
            { ended: ['parked'] },
            { value: { register: 'el' }, is: 1 },
            { value: { sysreg: 'SP_EL2' }, is: { symbol: 'el2_stack' } },
          ],
        },
        because(
          'lab.el2-vector-table.return.stack',
          { found: { sysreg: 'SP_EL2' }, wanted: { symbol: 'el2_stack' } },
          { value: { sysreg: 'SP_EL2' }, not: { symbol: 'el2_stack' } },
        ),
      ),
    ),
  ],
  solution: { [file]: solution },
  // prettier-ignore
  mutants: [
    { name: 'not-aligned', file, edits: [['.balign 2048\nvectors:', '.balign 128\nvectors:']], fails: 'table', code: 'lab.el2-vector-table.table.not-aligned' },
    { name: 'slots-of-64-bytes', file, edits: [['.balign 128\n', '.balign 64\n']], fails: 'table', code: 'lab.el2-vector-table.table.slot-missing' },
    { name: 'four-slots', file, edits: [['.rept   16', '.rept   4']], fails: 'table', code: 'lab.el2-vector-table.table.slot-empty' },
    { name: 'no-call', file, edits: [['        bl      trap_handler\n', '']], fails: 'table', code: 'lab.el2-vector-table.table.no-handler' },
    { name: 'saves-after-use', file, edits: [['        stp     x0, x1, [sp]\n', '        mov     x0, sp\n        stp     x0, x1, [sp]\n']], fails: 'frame', code: 'lab.el2-vector-table.frame.register' },
    { name: 'x18-and-x19-forgotten', file, edits: [['        stp     x18, x19, [sp, #144]\n', '']], fails: 'frame', code: 'lab.el2-vector-table.frame.register' },
    { name: 'sp-el1-instead-of-sp-el0', file, edits: [['mrs     x1, sp_el0', 'mrs     x1, sp_el1'], ['msr     sp_el0, x1', 'msr     sp_el1, x1']], fails: 'frame', code: 'lab.el2-vector-table.frame.sp' },
    { name: 'elr-and-spsr-swapped', file, edits: [['mrs     x0, elr_el2\n        mrs     x1, spsr_el2', 'mrs     x1, elr_el2\n        mrs     x0, spsr_el2'], ['msr     elr_el2, x0\n        msr     spsr_el2, x1', 'msr     elr_el2, x1\n        msr     spsr_el2, x0']], fails: 'frame', code: 'lab.el2-vector-table.frame.elr' },
    { name: 'elr-of-el1', file, edits: [['mrs     x0, elr_el2', 'mrs     x0, elr_el1'], ['        msr     elr_el2, x0\n        msr     spsr_el2, x1', '        msr     elr_el1, x0\n        msr     spsr_el2, x1']], fails: 'frame', code: 'lab.el2-vector-table.frame.elr' },
    { name: 'x30-not-restored', file, edits: [['ldp     x30, x1, [sp, #240]', 'ldr     x1, [sp, #248]']], fails: 'return', code: 'lab.el2-vector-table.return.register' },
    { name: 'answer-not-taken-from-the-frame', file, edits: [['        bl      trap_handler\n        ldp     x0, x1, [sp, #256]', '        ldr     x19, [sp]\n        bl      trap_handler\n        str     x19, [sp]\n        ldp     x0, x1, [sp, #256]']], fails: 'return', code: 'lab.el2-vector-table.return.answer' },
    { name: 'frame-not-freed', file, edits: [['ldp     x0, x1, [sp], #272', 'ldp     x0, x1, [sp]']], fails: 'return', code: 'lab.el2-vector-table.return.stack' },
    { name: 'x28-and-x29-not-restored', file, edits: [['        ldp     x28, x29, [sp, #224]\n', '']], fails: 'return', code: 'lab.el2-vector-table.return.register' },
    { name: 'elr-not-restored', file, edits: [['        msr     elr_el2, x0\n        msr     spsr_el2', '        msr     spsr_el2']], fails: 'return', code: 'lab.el2-vector-table.return.elsewhere' },
    { name: 'spsr-not-restored', file, edits: [['        msr     spsr_el2, x1\n', '']], fails: 'return', code: 'lab.el2-vector-table.return.pstate' },
    { name: 'sp-el0-not-restored', file, edits: [['        msr     sp_el0, x1\n', '']], fails: 'return', code: 'lab.el2-vector-table.return.sp' },
    { name: 'frame-of-256-bytes', file, edits: [['sub     sp, sp, #272', 'sub     sp, sp, #256'], ['[sp], #272', '[sp], #256']], fails: 'frame', code: 'lab.el2-vector-table.frame.not-on-stack' },
    { name: 'frame-not-passed', file, edits: [['        mov     x0, sp\n', '']], fails: 'frame', code: 'lab.el2-vector-table.frame.not-passed' },
    { name: 'ret-instead-of-eret', file, edits: [['[sp], #272\n        eret', '[sp], #272\n        ret']], fails: 'return', code: 'lab.el2-vector-table.return.ret' },
    { name: 'skips-an-instruction-itself', file, edits: [['        msr     elr_el2, x0\n        msr     spsr_el2, x1', '        add     x0, x0, #4\n        msr     elr_el2, x0\n        msr     spsr_el2, x1']], fails: 'return', code: 'lab.el2-vector-table.return.elsewhere' },
    { name: 'table-renamed-in-part', file, edits: [['vectors:\n', 'table:\n'], ['adr     x0, vectors', 'adr     x0, table']], fails: 'table', code: 'lab.no-symbol' },
    { name: 'no-stack', file, edits: [['        mov     sp, x0\n', '']], fails: 'table', code: 'lab.ended.fault-in-handler' },
    { name: 'calls-from-the-slot', file, edits: [['        b       enter\n', '        bl      enter\n']], fails: 'frame', code: 'lab.el2-vector-table.frame.register' },
    { name: 'frame-of-264-bytes', file, edits: [['sub     sp, sp, #272', 'sub     sp, sp, #264'], ['[sp], #272', '[sp], #264']], fails: 'frame', code: 'lab.el2-vector-table.frame.not-aligned' },
  ],
};
