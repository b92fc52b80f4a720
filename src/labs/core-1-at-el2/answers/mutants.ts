import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'second.s',
  edits,
  fails,
  code: `${fails}.${because}`,
});

const ADD =
  'add:    ldxr    w2, [x0]\n        add     w2, w2, w1\n        stxr    w3, w2, [x0]\n        cbnz    w3, add\n';
const SP = '        ldr     x1, [x0, #STACK]\n        mov     sp, x1\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('hvc-for-smc', 'wake', 'hvc', ['        smc     #0', '        hvc     #0']),
  mutant('context-where-the-entry-belongs', 'wake', 'elsewhere', ['        ldr     x2, =secondary', '        mov     x2, x3\n        ldr     x3, =secondary']),
  mutant('mpidr-with-its-bit-31', 'wake', 'parameters', ['        mov     x1, x0\n', '        orr     x1, x0, #0x80000000\n']),
  mutant('answer-thrown-away', 'wake', 'nobody', ['        smc     #0\n', '        smc     #0\n        mov     x0, #0\n']),
  mutant('one-stack-for-both', 'own', 'shared-stack', [SP, '        ldr     x1, =0x40103590\n        mov     sp, x1\n']),
  mutant('no-stack', 'own', 'stack', [SP, '']),
  mutant('vectors-of-core-0', 'own', 'shared-vectors', ['        ldr     x1, [x0, #VECTORS]', '        ldr     x1, =0x40100800']),
  mutant('mpidr-instead-of-the-context', 'own', 'tpidr', ['        msr     tpidr_el2, x0\n', '        mrs     x1, mpidr_el1\n        and     x1, x1, #0xff\n        ldr     x2, =0x40200000\n        add     x1, x2, x1, lsl #8\n        msr     tpidr_el2, x1\n']),
  mutant('no-name-for-itself', 'own', 'tpidr-zero', ['        msr     tpidr_el2, x0\n', '']),
  mutant('adds-without-exclusives', 'meet', 'lost', [ADD, 'add:    ldr     w2, [x0]\n        add     w2, w2, w1\n        nop\n        nop\n        str     w2, [x0]\n']),
  mutant('does-not-try-again', 'meet', 'lost', ['        cbnz    w3, add\n', '']),
  mutant('no-barrier-before-the-flag', 'meet', 'one-barrier', ['release:\n        dmb     ish\n', 'release:\n']),
  mutant('no-barrier-at-all', 'meet', 'no-barrier', ['        dmb     ish\n        str     w1, [x0]\n        dsb     ish\n', '        str     w1, [x0]\n']),
  mutant('nobody-is-woken', 'meet', 'asleep', ['        sev\n', '']),
  mutant('believes-any-event', 'meet', 'early', ['        wfe\n        b       await\n', '        wfe\n']),
  mutant('waits-awake', 'meet', 'awake', ['        wfe\n        b       await\n', '        nop\n        b       await\n']),
];
export default mutants;
