import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'driver.s',
  edits,
  fails,
  code: `${fails}.${because}`,
});

const ENTRY = '        dmb     ish                     // the entry, before the index\n';
const BELL = '        dmb     sy                      // the index, before the bell\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('takes-the-first-slot', 'find', 'empty', ['cmp     w1, #2', 'cmp     w1, w1']),
  mutant('takes-a-network-card', 'find', 'nothing', ['cmp     w1, #2', 'cmp     w1, #1']),
  mutant('no-reset', 'negotiate', 'no-reset', ['        str     wzr, [x0, #0x70]        // Status: reset\n', '']),
  mutant('takes-what-is-not-offered', 'negotiate', 'not-offered', ['        b.ne    1f\n        str     wzr, [x0, #0x24]', '        str     wzr, [x0, #0x24]']),
  mutant('features-ok-not-read-back', 'negotiate', 'not-read-back', ['        ldr     w2, [x0, #0x70]         // did the device take them?\n', '']),
  mutant('without-version-1', 'negotiate', 'version-1', ['        str     w2, [x0, #0x20]         // VERSION_1 is bit 32\n', '']),
  mutant('asks-for-nothing', 'negotiate', 'not-asked', ['str     w1, [x0, #0x20]', 'str     wzr, [x0, #0x20]']),
  mutant('runs-before-it-has-a-queue', 'negotiate', 'early', ['mov     w2, #11 ', 'mov     w2, #15 ']),
  mutant('rings-exchanged', 'setup', 'address', ['str     w2, [x0, #0x90]', 'str     w3, [x0, #0x90]'], ['str     w3, [x0, #0xa0]', 'str     w2, [x0, #0xa0]']),
  mutant('size-left-as-it-was', 'setup', 'no-size', ['        str     w5, [x0, #0x38]         // QueueNum\n', '']),
  mutant('no-driver-ok', 'setup', 'driver-ok', ['        mov     w5, #15                 // and DRIVER_OK\n        str     w5, [x0, #0x70]\n', '']),
  mutant('resets-it-once-more', 'setup', 'not-ready', ['        mov     w5, #15                 // and DRIVER_OK\n', '        str     wzr, [x0, #0x70]\n        mov     w5, #15                 // and DRIVER_OK\n']),
  mutant('index-not-masked', 'read', 'not-masked', ['and     w8, w9, #({{size}} - 1)', 'mov     w8, w9']),
  mutant('used-index-not-masked', 'read', 'not-masked', ['and     w6, w5, #({{size}} - 1)', 'mov     w6, w5']),
  mutant('no-barrier-between-ring-and-index', 'read', 'one-barrier', [ENTRY, '']),
  mutant('no-barrier-at-all', 'read', 'no-barrier', [ENTRY, ''], [BELL, '']),
  mutant('no-barrier-when-it-takes', 'read', 'no-barrier-used', ['        dmb     ishld                   // the index, before the entry\n', '']),
  mutant('used-length-believed', 'read', 'length', ['mov     x1, #{{bytes}}\n', 'ldr     w1, [x6, #4]\n'], ['        ldr     w0, [x6, #4]            // id\n', '        ldr     w0, [x6, #4]            // id\n        add     x6, x6, #4\n']),
  mutant('status-not-looked-at', 'read', 'beyond', ['csel    x1, x1, xzr, eq', 'mov     x1, x1']),
  mutant('data-to-be-read', 'read', 'no-data', ['mov     w8, #3                  // NEXT, WRITE', 'mov     w8, #1                  // NEXT']),
  mutant('status-not-to-be-written', 'read', 'broken', ['mov     w8, #2                  // WRITE', 'mov     w8, #0                  // WRITE']),
  mutant('nobody-rings', 'read', 'no-bell', ['        str     wzr, [x4, #0x50]        // QueueNotify\n', '']),
  mutant('index-stays', 'read', 'nothing', ['        strh    w9, [x6, #2]\n', '']),
  mutant('writes-instead', 'read', 'no-data', ['str     xzr, [x7]  ', 'mov     w8, #4\n        str     x8, [x7]  ']),
  mutant('takes-what-is-not-there', 'read', 'idle', ['        b.eq    1f\n        dmb     ishld', '        dmb     ishld']),
  mutant('never-moves-on', 'read', 'another', ['        strh    w5, [x3, #32]\n        adr', '        adr']),
  mutant('not-acknowledged', 'interrupt', 'not-acknowledged', ['        str     w0, [x1, #0x64]         // InterruptACK\n', '']),
  mutant('does-not-say-what', 'interrupt', 'result', ['        str     w0, [x1, #0x64]         // InterruptACK\n', '        str     w0, [x1, #0x64]         // InterruptACK\n        ldr     w0, [x1, #0x60]\n']),
];
export default mutants;
