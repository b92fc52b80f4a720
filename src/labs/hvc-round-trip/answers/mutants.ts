import type { Mutant } from '../../kit/lab.ts';

const file = 'el2.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'no-vbar', file, edits: [['        msr     vbar_el2, x0\n', '']], fails: 'vectors', code: 'vectors.unset' },
  { name: 'vbar-el1', file, edits: [['msr     vbar_el2, x0', 'msr     vbar_el1, x0']], fails: 'vectors', code: 'vectors.unset' },
  { name: 'slot-of-the-current-level', file, edits: [['.skip   0x400', '.skip   0x200']], fails: 'vectors', code: 'vectors.empty' },
  { name: 'slot-of-irq', file, edits: [['.skip   0x400', '.skip   0x480']], fails: 'vectors', code: 'vectors.empty' },
  { name: 'table-not-aligned', file, edits: [['.balign 2048', '.balign 2048\n        .skip   1024']], fails: 'vectors', code: 'vectors.elsewhere' },
  { name: 'answer-in-x1', file, edits: [['{{op}}     x{{reg:d}}, x', '{{op}}     x9, x']], fails: 'answer', code: 'answer.unchanged' },
  { name: 'returns-the-increment', file, edits: [['{{op}}     x{{reg:d}}, x{{reg:d}}, #', 'mov     x{{reg:d}}, #']], fails: 'answer', code: 'answer.other-number' },
  { name: 'skips-an-instruction', file, edits: [['        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}\n        eret\n', '        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}\n']], fails: 'answer', code: 'answer.skipped' },
  { name: 'adds-the-immediate', file, edits: [['{{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}', 'mrs     x9, esr_el2\n        and     x9, x9, #0xffff\n        {{op}}     x{{reg:d}}, x{{reg:d}}, x9']], fails: 'answer', code: 'answer.immediate' },
  { name: 'answers-everything', file, edits: [['        b.ne    1f\n        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}\n', '        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}\n        b.ne    1f\n']], fails: 'cause', code: 'cause.not-told-apart' },
  { name: 'smc-again-and-again', file, edits: [['        add     x9, x9, #4\n', '']], fails: 'cause', code: 'cause.again' },
  { name: 'smc-not-trapped', file, edits: [['=0x80080000', '=0x80000000']], fails: 'cause', code: 'cause.not-trapped' },
  { name: 'class-in-x0', file, edits: [['mrs     x9, esr_el2\n        lsr     x9, x9, #26\n        cmp     x9, #0x16', 'mrs     x{{reg:d}}, esr_el2\n        lsr     x{{reg:d}}, x{{reg:d}}, #26\n        cmp     x{{reg:d}}, #0x16']], fails: 'answer', code: 'answer.overwritten' },
  { name: 'elr-in-x0', file, edits: [['mrs     x9, elr_el2\n        add     x9, x9, #4\n        msr     elr_el2, x9', 'mrs     x{{reg:d}}, elr_el2\n        add     x{{reg:d}}, x{{reg:d}}, #4\n        msr     elr_el2, x{{reg:d}}']], fails: 'cause', code: 'cause.overwritten' },
  { name: 'skips-a-byte', file, edits: [['add     x9, x9, #4', 'add     x9, x9, #1']], fails: 'cause', code: 'cause.elsewhere' },
  { name: 'skips-two', file, edits: [['add     x9, x9, #4', 'add     x9, x9, #8']], fails: 'cause', code: 'cause.elsewhere' },
  { name: 'ret-from-the-handler', file, edits: [['        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}\n        eret', '        {{op}}     x{{reg:d}}, x{{reg:d}}, #{{increment}}\n        ret']], fails: 'vectors', code: 'lab.ended.astray' },
  { name: 'pushes-without-a-stack', file, edits: [['handler:\n', 'handler:\n        stp     x9, x30, [sp, #-16]!\n']], fails: 'vectors', code: 'lab.ended.fault-in-handler' },
  { name: 'class-not-shifted', file, edits: [['        lsr     x9, x9, #26\n', '']], fails: 'answer', code: 'answer.skipped' },
  { name: 'class-of-svc', file, edits: [['#0x16', '#0x15']], fails: 'answer', code: 'answer.skipped' },
  { name: 'never-asks-the-class', file, edits: [['mrs     x9, esr_el2\n        lsr     x9, x9, #26\n        cmp     x9, #0x16', 'adr     x9, calls\n        ldr     x10, [x9]\n        add     x10, x10, #1\n        str     x10, [x9]\n        cmp     x10, #1'], ['        msr     elr_el2, x9\n        eret\n', '        msr     elr_el2, x9\n        eret\n        .balign 8\ncalls:  .quad   0\n']], fails: 'cause', code: 'cause.not-asked' },
];
export default mutants;
