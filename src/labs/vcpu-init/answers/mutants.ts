import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'vcpu.s',
  edits,
  fails,
  code: `${fails}.${because}`,
});

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('no-rw', 'entry', 'illegal-width', ['=0x80080038', '=0x80038   ']),
  mutant('spsr-of-el2h', 'entry', 'stayed', ['#0x3c5', '#0x3c9']),
  mutant('elr-and-spsr-swapped', 'entry', 'swapped', ['[x0, #{{elr}}]', '[x0, #{{spsr}}+0]'], ['x9, [x0, #{{spsr}}]', 'x9, [x0, #{{elr}}]']),
  mutant('msr-instead-of-the-frame', 'entry', 'not-in-frame', ['str     x{{entry}}, [x0, #{{elr}}]', 'msr     elr_el2, x{{entry}}']),
  mutant('unmasked', 'entry', 'unmasked', ['#0x3c5', '#0x5']),
  mutant('el1t', 'entry', 'mode', ['#0x3c5', '#0x3c4']),
  mutant('no-device-tree', 'entry', 'device-tree', ['        str     x{{tree}}, [x0, #{{regs}}]\n', '']),
  mutant('registers-not-cleared', 'entry', 'register', ['        mov     x9, x0\n        add     x10, x0, #272\n1:      str     xzr, [x9], #8\n        cmp     x9, x10\n        b.lo    1b\n', '']),
  mutant('cleared-half', 'entry', 'register', ['add     x10, x0, #272', 'add     x10, x0, #136']),
  mutant('stage-2-on', 'entry', 'stage-2', ['=0x80080038', '=0x80080039']),
  mutant('default-cacheable', 'entry', 'default-cacheable', ['=0x80080038', '=0x80081038']),
  mutant('register-reads-trap', 'state', 'reads-trap', ['=0x80080038', '=0xc0080038']),
  mutant('sctlr-left', 'state', 'mmu', ['        msr     sctlr_el1, x9\n', '']),
  mutant('sctlr-zero', 'state', 'res1', ['=0x30d00800', '=0         ']),
  mutant('sctlr-of-el2', 'state', 'mmu', ['msr     sctlr_el1, x9', 'msr     sctlr_el2, x9']),
  mutant('tpidr-left', 'state', 'tpidr_el1', ['        msr     tpidr_el1, xzr\n', '']),
  mutant('vbar-left', 'state', 'vbar_el1', ['        msr     vbar_el1, xzr\n', '']),
  mutant('midr-left', 'identity', 'midr', ['        msr     vpidr_el2, x9\n', '']),
  mutant('no-number', 'identity', 'number', ['        orr     x9, x9, x{{number}}\n', '']),
  mutant('only-the-number', 'identity', 'res1', ['mov     x9, #0x80000000', 'mov     x9, #0         ']),
  mutant('counter-traps', 'time', 'traps', ['        msr     cnthctl_el2, x9\n', '']),
  mutant('timer-traps', 'time', 'timer-traps', ['mov     x9, #3', 'mov     x9, #1']),
  mutant('offset-left', 'time', 'offset', ['        msr     cntvoff_el2, xzr\n', '']),
  mutant('floating-point-traps', 'traps', 'floating-point', ['        msr     cptr_el2, x9\n', '']),
  mutant('smc-reaches-the-firmware', 'traps', 'powered-off', ['=0x80080038', '=0x80000038']),
  mutant('hvc-disabled', 'traps', 'no-hvc', ['=0x80080038', '=0xa0080038']),
  mutant('virtual-interrupt-pending', 'traps', 'virtual', ['=0x80080038', '=0x800800b8']),
  mutant('tge-too', 'entry', 'illegal-tge', ['=0x80080038', '=0x88080038']),
  mutant('clears-too-much', 'entry', 'behind', ['add     x10, x0, #272', 'add     x10, x0, #280']),
  mutant('entry-and-tree-swapped', 'entry', 'not-in-frame', ['str     x{{tree}}, [x0, #{{regs}}]', 'str     x{{entry}} , [x0, #{{regs}}]'], ['str     x{{entry}}, [x0, #{{elr}}]', 'str     x{{tree}}, [x0, #{{elr}}]']),
  { ...mutant('no-ret', 'entry', '', ['        ret\n', '']), code: 'lab.ended.ran-on' },
  { ...mutant('midr-written-itself', 'entry', '', ['msr     vpidr_el2, x9', 'msr     midr_el1, x9']), code: 'lab.ended.fault-in-handler' },
  mutant('interrupts-left-to-the-guest', 'traps', 'interrupt', ['=0x80080038', '=0x80080000']),
];
export default mutants;
