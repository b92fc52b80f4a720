import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, fails: string, code: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code,
});
const [SHARE, BELL] = ['share.ts', 'bell.s'];
const BARRIER = '        dmb     ishst\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(SHARE, 'one-guest-can-map-more', 'share', 'share.more', [' || size !== PAGE', ''], ['(ipa, SHARED, PAGE,', '(ipa, SHARED, size,']),
  mutant(SHARE, 'alignment-is-left-to-the-table', 'share', 'threw', [' || ipa % PAGE !== 0', '']),
  mutant(SHARE, 'a-second-time', 'share', 'share.again', ['    if (guests.has(own)) return NOT_SUPPORTED;\n', '']),
  mutant(SHARE, 'a-block-for-the-page', 'share', 'share.beyond', ['(ipa, SHARED, PAGE,', '(ipa, SHARED, 2 * PAGE,']),
  mutant(SHARE, 'a-page-for-each', 'share', 'share.not-the-same', ['(ipa, SHARED, PAGE,', '(ipa, SHARED ^ (own * PAGE), PAGE,']),
  mutant(SHARE, 'rings-at-whoever-has-none', 'send', 'send.nobody', [' || !guests.has(other.plan.index)', '']),
  mutant(SHARE, 'whoever-rings-needs-no-page', 'share', 'share.early', ['    if (!guests.has(own) || !guests.has(other.plan.index)) return NOT_SUPPORTED;\n', '']),
  mutant(SHARE, 'rings-at-itself', 'take', 'take.not-the-bell', ['plan.index !== own', 'plan.index === own']),
  mutant(BELL, 'bell-without-barrier', 'send', 'send.no-barrier', [BARRIER, '']),
  mutant(BELL, 'barrier-before-the-message', 'send', 'send.barrier-early', [BARRIER, ''], ['send:   str ', 'send:   dmb     ish\n        str ']),
  mutant(BELL, 'barrier-of-loads', 'send', 'send.barrier-narrow', ['dmb     ishst', 'dmb     ishld'], ['dmb     ishld\n        ldr     x1', 'nop\n        ldr     x1']),
  mutant(BELL, 'rings-first', 'send', 'send.words', ['send:   str     x1, [x0, #{{first}}]\n', 'send:   mov     x9, x0\n        ldr     x7, =RING\n        hvc     #0\n        str     x1, [x9, #{{first}}]\n'], ['        str     x2, [x0, #{{second}}]\n', '        str     x2, [x9, #{{second}}]\n'], ['        ldr     x7, =RING\n        hvc     #0\n        ret', '        ret']),
  mutant(BELL, 'result-lost', 'send', 'send.result', ['hvc     #0\n        ret', 'hvc     #0\n        mov     x0, x1\n        ret']),
  mutant(BELL, 'not-ended', 'take', 'take.once', ['        str     w4, [x3, #0x10]\n', '']),
  mutant(BELL, 'number-not-returned', 'take', 'take.not-the-bell', ['1:      mov     w0, w5', '1:      mov     w0, #0']),
];
export default mutants;
