import type { Mutant } from '../../kit/lab.ts';

const mutant = (file: string, name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code: `${fails}.${because}`,
});
const [ANSWERS, PASS] = ['predictions', 'pass.s'];

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(ANSWERS, 'two-traps-a-character', 'predict', 'emulated', ['traps = 0', 'traps = 2']),
  mutant(ANSWERS, 'abort-from-the-same-level', 'predict', 'same-level', ['ec = 0x24', 'ec = 0x25']),
  mutant(ANSWERS, 'hpfar-is-the-address', 'predict', 'address', ['hpfar = {{page}}', 'hpfar = {{uart}}']),
  mutant(ANSWERS, 'hpfar-is-the-page-of-the-device', 'predict', 'pa', ['hpfar = {{page}}', 'hpfar = 0x90000']),
  mutant(ANSWERS, 'somebody-will-have-reset-it', 'predict', 'reset', ['left = {{mask}}', 'left = 0']),
  mutant(PASS, 'a-block-at-level-3', 'give', 'invalid', ['0x00400000000004c7', '0x00400000000004c5']),
  mutant(PASS, 'index-is-an-offset', 'give', 'invalid', ['        str     x4, [x0, x3, lsl #3]\n        dsb     ishst', '        str     x4, [x0, x3]\n        dsb     ishst'], ['give:   ubfx    x3, x1, #12, #9', 'give:   ubfx    x3, x1, #12, #9\n        and     x3, x3, #-8']),
  mutant(PASS, 'no-access-flag', 'give', 'access-flag', ['0x00400000000004c7', '0x00400000000000c7']),
  mutant(PASS, 'read-only', 'give', 'permission', ['0x00400000000004c7', '0x0040000000000447']),
  mutant(PASS, 'ordinary-memory', 'give', 'attributes', ['0x00400000000004c7', '0x00400000000004ff']),
  mutant(PASS, 'entry-stays', 'take', 'still-there', ['        str     xzr, [x0, x3, lsl #3]\n', '']),
  mutant(PASS, 'no-tlbi', 'take', 'no-tlbi', ['        tlbi    vmalls12e1\n', '']),
  mutant(PASS, 'tlbi-of-the-other-vm', 'take', 'stale', ['        msr     vttbr_el2, x2           // TLBI means the VMID in here\n', '']),
  mutant(PASS, 'tlbi-of-el2', 'take', 'stale', ['tlbi    vmalls12e1', 'tlbi    alle2']),
  mutant(PASS, 'no-barrier-before', 'take', 'too-early', ['        dsb     ish\n        mrs     x4', '        mrs     x4']),
  mutant(PASS, 'no-barrier-behind', 'take', 'not-waited', ['        tlbi    vmalls12e1\n        dsb     ish\n', '        tlbi    vmalls12e1\n']),
  mutant(PASS, 'interrupts-stay', 'clean', 'imsc', ['clean:  str     wzr, [x0, #0x38]        // IMSC\n', 'clean:\n']),
  mutant(PASS, 'line-control-stays', 'clean', 'lcrh', ['        str     wzr, [x0, #0x2c]        // LCR_H\n', '']),
  mutant(PASS, 'baud-rate-stays', 'clean', 'ibrd', ['        str     wzr, [x0, #0x24]        // IBRD\n', '']),
  mutant(PASS, 'what-was-typed-stays', 'clean', 'typed', ['        tbnz    w1, #4, 2f              // RXFE\n        ldr     w1, [x0]\n        b       1b\n', '']),
  mutant(PASS, 'control-is-zero', 'clean', 'cr', ['mov     w1, #0x300', 'mov     w1, #0']),
];
export default mutants;
