import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'irq.s',
  edits,
  fails,
  code: `${fails}.${because}`,
});

const APART = '        ldp     x0, x30, [sp], #16\n        msr     {{ctl}}, xzr\n';
const DIR = '2:      add     x1, x27, #0x1000\n        str     w0, [x1]                // GICC_DIR\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('group-forgotten', 'open', 'group', ['        bic     w0, w0, w1\n', '']),
  mutant('not-enabled', 'open', 'disabled', ['        str     w1, [x26, #0x100]       // GICD_ISENABLER0\n', '']),
  mutant('the-timer-of-another', 'open', 'another', ['        str     w1, [x26, #0x100]       // GICD_ISENABLER0\n', '        ldr     w1, =(1 << {{wrong}})\n        str     w1, [x26, #0x100]\n']),
  mutant('no-priority', 'open', 'priority', ['        strb    w0, [x26, #(0x400 + INTID)]\n', '']),
  mutant('a-word-of-priorities', 'open', 'neighbour', ['        strb    w0, [x26, #(0x400 + INTID)]\n', '        orr     w0, w0, w0, lsl #8\n        orr     w0, w0, w0, lsl #16\n        str     w0, [x26, #(0x400 + (INTID & 28))]\n']),
  mutant('distributor-off', 'open', 'distributor', ['        str     w0, [x26]               // GICD_CTLR\n', '']),
  mutant('mask-at-0', 'open', 'mask-zero', ['        str     w0, [x27, #4]           // GICC_PMR\n', '']),
  mutant('mask-is-the-priority', 'open', 'mask', ['        mov     w0, #MASK\n', '        mov     w0, #PRIORITY\n']),
  mutant('interface-off', 'open', 'interface', ['        str     w0, [x27]               // GICC_CTLR\n', '']),
  mutant('as-fiq', 'open', 'fiq', ['        mov     w0, #1\n        str     w0, [x27]               // GICC_CTLR\n', '        mov     w0, #9\n        str     w0, [x27]               // GICC_CTLR\n']),
  mutant('the-timer-goes-on', 'take', 'not-stopped', ['        b.ne    1f\n        msr     {{ctl}}, xzr\n        isb\n        add     x19, x19, #1\n', '        b.ne    1f\n        add     x19, x19, #1\n']),
  mutant('ended-before-the-timer-is-quiet', 'take', 'order', ['        b.ne    1f\n        msr     {{ctl}}, xzr\n        isb\n        add     x19, x19, #1\n        b       2f\n1:      add     x20, x20, #1\n2:      str     w0, [x27, #0x10]        // GICC_EOIR\n', '        b.ne    1f\n        str     w0, [x27, #0x10]\n        msr     {{ctl}}, xzr\n        isb\n        add     x19, x19, #1\n        b       3f\n1:      add     x20, x20, #1\n2:      str     w0, [x27, #0x10]        // GICC_EOIR\n']),
  mutant('never-ended', 'take', 'not-ended', ['2:      str     w0, [x27, #0x10]        // GICC_EOIR\n', '2:\n']),
  mutant('spurious-ones-count', 'take', 'spurious', ['        cmp     w1, #1020\n        b.hs    3f\n        cmp     w1, #INTID\n        b.ne    1f\n        msr', '        cmp     w1, #INTID\n        b.ne    1f\n        msr']),
  mutant('the-other-is-not-ended', 'take', 'another', ['1:      add     x20, x20, #1\n2:      str     w0, [x27, #0x10]        // GICC_EOIR\n', '1:      add     x20, x20, #1\n        ret\n2:      str     w0, [x27, #0x10]        // GICC_EOIR\n']),
  mutant('does-not-ask-which', 'take', 'not-acknowledged', ['irq:    ldr     w0, [x27, #0x0c]        // GICC_IAR\n', 'irq:    ldr     w0, [x27, #0x18]\n']),
  mutant('eoimode-forgotten', 'apart', 'mode', ['        orr     w0, w0, #0x200\n', '']),
  mutant('eoimode-alone', 'apart', 'closed', ['        ldr     w0, [x27]\n        orr     w0, w0, #0x200\n', '        mov     w0, #0x200\n']),
  mutant('priority-not-dropped', 'apart', 'not-dropped', ['        b.hs    3f\n        str     w0, [x27, #0x10]\n', '        b.hs    3f\n'], [DIR, `2:      str     w0, [x27, #0x10]\n${DIR.slice(2)}`]),
  mutant('deactivated-at-once', 'apart', 'storm', ['        b.hs    3f\n        str     w0, [x27, #0x10]\n', '        b.hs    3f\n        str     w0, [x27, #0x10]\n        add     x1, x27, #0x1000\n        str     w0, [x1]\n        and     w1, w0, #0x3ff\n']),
  mutant('interrupts-stay-masked', 'apart', 'masked', ['        msr     daifclr, #2\n', '']),
  mutant('never-deactivated', 'apart', 'active', [DIR, '2:\n']),
  mutant('the-other-stays-active', 'apart', 'another-active', [`1:      add     x20, x20, #1\n${DIR}`, `1:      add     x20, x20, #1\n        ret\n${DIR}`]),
  mutant('kept-in-a-register', 'apart', 'kept', ['        str     w0, [x27, #0x10]\n        cmp', '        str     w0, [x27, #0x10]\n        mov     w21, w0\n        cmp'], [APART, `${APART}        mov     w0, w21\n`]),
  mutant('deactivated-before-the-timer-is-quiet', 'apart', 'order', [APART, '        ldp     x0, x30, [sp], #16\n        add     x1, x27, #0x1000\n        str     w0, [x1]\n        msr     {{ctl}}, xzr\n']),
];
export default mutants;
