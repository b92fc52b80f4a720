/** Right answers that are not ours: other registers, another order, another layout. No checkpoint may refuse them. */
import { expect, test } from 'vitest';
import { evaluate } from './kit/evaluate.ts';
import { solutionFiles } from './kit/parameters.ts';
import { coreModule, labTools, missing as missingCore, missingSandbox } from './kit/testing.ts';
import { needsTools } from './kit/tools.ts';
import { labs } from './index.ts';
import { abort, enter, guestMap, mmu, vcpu, vectors } from './other-ways.ts';

const missing = missingCore || missingSandbox;

type Change = (solution: string) => string;
/** Every text stands in the solution: a change that changes nothing would show nothing. */
const edit =
  (...edits: readonly (readonly [from: string | RegExp, to: string])[]): Change =>
  (solution) =>
    edits.reduce((text, [from, to]) => {
      const next = text.replace(from, () => to);
      if (next === text) throw new Error(`not in the solution: ${String(from)}`);
      return next;
    }, solution);
/** What stands between two texts, in place of ours. */
const between =
  (from: string, to: string, code: string): Change =>
  (solution) =>
    solution.slice(0, solution.indexOf(from)) + code + solution.slice(solution.indexOf(to, solution.indexOf(from)));

/** Our VMID, and the tables where ours were. */
const mapped: Change = (solution) => {
  const [, vmid = ''] = /mov {5}x1, #(\w+)\n {8}orr/.exec(solution) ?? [];
  const code = between(
    '        ldr     x0, =level1',
    '        b       .',
    guestMap.replace('{{vmid}}', vmid),
  )(solution);
  return edit(
    ['level2_devices:', 'l2_low:'],
    ['level2_ram:', 'l3_ram: .skip 4096\nl2_ram:'],
    ['level3_uart:', 'l3_uart:'],
  )(code);
};
const hcr = (bits: string): Change => edit(['=0x80080038', `=${bits}`]);

const ways: readonly (readonly [lab: string, file: string, name: string, change: Change])[] = [
  ['tour', 'tour.s', 'a loop over a string', between('        ldr     x3', '        b       .', `
        mov     x3, #0x09000000
        adr     x5, text
1:      ldrb    w4, [x5], #1
        cbz     w4, .
        strb    w4, [x3]
        b       1b
text:   .asciz  "Hi\\n"
`)],
  ['tour', 'tour.s', 'a UART that is set up and asked whether it is ready', between('        mov     w4', '        b       .', `
        mov     w4, #0x301
        str     w4, [x3, #0x30]
        mov     w4, #'H'
        bl      put
        mov     w4, #'i'
        bl      put
        mov     w4, #'\\n'
        bl      put
1:      wfi
        b       1b
put:    ldr     w5, [x3, #0x18]
        tbnz    w5, #5, put
        str     w4, [x3]
        ret
`)],
  ['drop-to-el1', 'drop.s', 'read, modify, write; trap bits beside RW', edit(['        mov     x0, #(1 << 31) ', '        mrs     x0, hcr_el2\n        orr     x0, x0, #0x80000000\n        orr     x0, x0, #0x38 '])],
  ['drop-to-el1', 'drop.s', 'addresses by ADRP and literals', edit(['adr     x0, stack_top', 'adrp    x0, stack_top\n        add     x0, x0, :lo12:stack_top'], ['adr     x0, el1_entry', 'ldr     x0, =el1_entry'])],
  ['hvc-round-trip', 'el2.s', 'the handler in its slot', edit([/ {8}b {7}handler\n\nhandler:/, 'handler:'])],
  ['hvc-round-trip', 'el2.s', 'a table of another name', edit(['adr     x0, vectors', 'adr     x0, table'], ['vectors:', 'table:'])],
  ['el2-vector-table', 'vectors.s', 'one register at a time, through x9', between('enter:', '        .bss', vectors)],
  ['el2-vector-table', 'vectors.s', 'slots that differ', edit(['        .rept   16\n        .balign 128\n        b       enter\n        .endr', '        .rept   8\n        .balign 128\n        b       .\n        .endr\n        .balign 128\n        b       enter\n        .rept   7\n        .balign 128\n        b       .\n        .endr'])],
  ['el2-vector-table', 'vectors.s', 'a frame with room to spare', (text) => text.replaceAll('#272', '#288')],
  ['el2-mmu', 'mmu.s', 'another order, other attribute indices', between('        ldr     x0, =stack_top', '        bl      hello', mmu)],
  ['el2-mmu', 'mmu.s', 'strictly ordered devices, write-back without allocation', edit(['=0xff04 ', '=0xcc00 '])],
  ['what-breaks-without', 'boot.s', 'attributes that nobody asked for', edit(['=0xff04 ', '=0x44ff00 '])],
  ['what-breaks-without', 'predictions', 'decimal and binary', edit(['= 0x04 ', '= 0b100 '], ['mmu-off = 0x21', 'mmu-off = 33'])],
  ['vcpu-init', 'vcpu.s', 'STP, and functions of its own', between('        mov     x9, x0', '        ret', vcpu)],
  ['vcpu-init', 'vcpu.s', 'more traps than are asked for', hcr('0x800c2038 | (1 << 14) | (1 << 20)')],
  ['enter-the-guest', 'run.s', 'the host in a static area', () => enter],
  ['map-a-guest', 'hypervisor.s', 'pages instead of a block, tables of other names', mapped],
  ['map-a-guest', 'hypervisor.s', 'strictly ordered UART', edit(['0x00400000090004c7', '0x00400000090004c3'])],
  ['stage2-abort', 'abort.ts', 'numbers instead of integers', (text) => text.slice(0, text.indexOf('// Every trap')) + abort],
]; // prettier-ignore

test.skipIf(missing !== '').each(ways)('%s, %s: %s', { timeout: 60_000 }, (id, file, _, change) => {
  const lab = labs.find((one) => one.id === id);
  if (lab === undefined) throw new Error(id);
  for (const seed of lab.parameters.length === 0 ? [0] : [0, 7]) {
    const files = solutionFiles(lab, seed);
    const { verdicts, problems } = evaluate(
      coreModule(),
      lab,
      { ...files, [file]: change(files[file] ?? '') },
      seed,
      needsTools(lab) ? labTools() : undefined,
    );
    expect(problems).toEqual([]);
    expect(verdicts.filter(({ passed }) => !passed)).toEqual([]);
  }
});
