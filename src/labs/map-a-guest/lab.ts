/** Chapter 5: a guest behind stage 2: its own addresses, a UART, and nothing of the hypervisor. */
import { and, because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { Lab } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';
import guest from './guest.ts';
import solution from './solution.ts';
import starter from './starter.ts';

const id = 'map-a-guest';
const file = 'hypervisor.s';
const enter: EventPattern = { event: 'return', where: { from: 2 } };
const at = (field: string): Value => ({ of: enter, field });
const entered: Check = { happened: enter };
const [hcr, vtcr, vttbr] = [at('hcr'), at('vtcr'), at('vttbr')];
const abort = (...ec: readonly number[]): EventPattern => ({
  event: 'exception',
  where: { from: 1, to: 2, ec: { oneOf: ec } },
});
/** The first stage-2 abort but the one that is wanted. */
const early: EventPattern = {
  event: 'exception',
  where: { from: 1, to: 2, ec: { oneOf: [0x20, 0x24] }, far: { not: 0x4008_0000 } },
};
const status: Value = bits({ of: early, field: 'iss' }, 5, 0);
const fault = {
  far: { of: early, field: 'far' },
  ipa: { op: 'shl', args: [{ of: early, field: 'hpfar' }, 8] },
  status,
} as const;
const kept: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x24, far: 0x4008_0000 } };
/** PSTATE.IL, as the next exception saves it: here an instruction abort, which comes before EC 0x0E (D1.13.4). */
const illegal: EventPattern = { event: 'exception', where: { spsr: { mask: 0x10_0000, is: 0x10_0000 } } };
/** The guest's first instruction, wanted at EL2: ERET with M = EL2h. */
const stayed: EventPattern = { event: 'exception', where: { from: 2, to: 2, elr: { symbol: 'guest_entry' } } };
const [RAM, UART] = [0x8000_0000, 0x0900_0000];
/** The attribute of a block or page, wherever in the reader's tables it is: any of these bytes, in MAIR_ELx's format. */
const attribute = (ipa: number, bytes: readonly number[], wanted: number, code: string) => {
  const leaf: Value = { stage2: ipa, part: 'descriptor' };
  return need(
    { value: { stage2: ipa, part: 'attribute' }, oneOf: bytes },
    because(`lab.map-a-guest.guest.${code}`, { leaf, found: bits(leaf, 5, 2), wanted }, entered),
  );
};
/** The lowest IPA that is mapped and should not be. */
const outside: Value = {
  mappedOutside: [
    { from: UART, bytes: 0x1000 },
    { from: RAM, bytes: 0x20_0000 },
  ],
};
/** A table descriptor with the type of a block: a gigabyte whose access flag is a bit of the table's address. */
const blockAtLevel1: Check = { value: status, oneOf: [0x09, 0x0d] };
const field = (value: Value, wanted: Value, code: string) =>
  need(
    { value, is: wanted },
    because(`lab.map-a-guest.registers.${code}`, { found: value, wanted, vtcr, vttbr, hcr }, entered),
  );

export const mapAGuest: Lab = {
  id,
  version: 3,
  chapter: 5,
  minutes: 40,
  title: 'lab.map-a-guest.title',
  objectives: ['lab.map-a-guest.objective.registers', 'lab.map-a-guest.objective.isolation'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x80000000', load: '0x40400000' },
      { file, origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 6000,
  },
  files: [
    { path: file, language: 'a64', starter },
    { path: 'guest.s', language: 'a64', readonly: true, starter: guest },
  ],
  parameters: [{ name: 'vmid', from: 2, to: 250 }],
  steps: [step(id, 'registers'), step(id, 'guest'), step(id, 'isolation')],
  checkpoints: [
    checkpoint(
      id,
      'registers',
      2,
      need(
        entered,
        because('lab.map-a-guest.registers.illegal', { hcr: { sysreg: 'HCR_EL2' } }, { happened: illegal }),
        because('lab.map-a-guest.registers.stayed', { spsr: { of: stayed, field: 'spsr' } }, { happened: stayed }),
        because('lab.map-a-guest.registers.not-entered', {}, { never: enter }),
      ),
      field(bits(hcr, 0), 1, 'vm'),
      field(bits(vttbr, 47, 1), { op: 'shr', args: [{ symbol: 'level1' }, 1] }, 'baddr'),
      field(bits(vttbr, 55, 48), { param: 'vmid' }, 'vmid'),
      field(bits(vtcr, 5, 0), 25, 't0sz'),
      field(bits(vtcr, 7, 6), 1, 'sl0'),
      field(bits(vtcr, 15, 14), 0, 'tg0'),
      field(bits(vtcr, 18, 16), 2, 'ps'),
    ),
    checkpoint(
      id,
      'guest',
      3,
      need(
        entered,
        because('lab.map-a-guest.registers.illegal', { hcr: { sysreg: 'HCR_EL2' } }, { happened: illegal }),
        because('lab.map-a-guest.registers.not-entered', {}, { never: enter }),
      ),
      need({ value: at('to'), is: 1 }, because('lab.map-a-guest.guest.level', { pstate: at('pstate') }, entered)),
      need(
        { value: at('pstate'), mask: 0x3cf, is: 0x3c5 },
        because('lab.map-a-guest.guest.pstate', { pstate: at('pstate') }, entered),
      ),
      need(
        { value: at('pc'), is: { symbol: 'guest_entry' } },
        because(
          'lab.map-a-guest.guest.entry-pa',
          { pc: at('pc'), wanted: { symbol: 'guest_entry' } },
          { value: at('pc'), is: 0x4040_0000 },
        ),
        because('lab.map-a-guest.guest.entry', { pc: at('pc'), wanted: { symbol: 'guest_entry' } }, entered),
      ),
      need(
        { never: early },
        because('lab.map-a-guest.guest.block-at-1', fault, blockAtLevel1),
        because('lab.map-a-guest.guest.access-flag', fault, { value: status, mask: 0x3c, is: 0x08 }),
        because('lab.map-a-guest.guest.permission', fault, { value: status, mask: 0x3c, is: 0x0c }),
        because(
          'lab.map-a-guest.guest.walk',
          fault,
          and({ value: status, mask: 0x3c, is: 0x04 }, { value: bits(status, 1, 0), below: 2 }),
        ),
        because('lab.map-a-guest.guest.translation', fault, { value: status, mask: 0x3c, is: 0x04 }),
        because('lab.map-a-guest.guest.fault', fault, { happened: early }),
      ),
      need(
        { value: { translate: 0x8000_0000, el: 1, access: 'execute' }, is: 0x4040_0000 },
        because(
          'lab.map-a-guest.guest.address',
          { found: { translate: 0x8000_0000, el: 1, access: 'execute' } },
          entered,
        ),
      ),
      need(
        { happened: { event: 'console', where: { byte: 10, el: 1 } } },
        because('lab.map-a-guest.guest.silent', { text: { console: 'all' } }, { ended: ['parked'] }),
      ),
      need(
        { value: { stage2: RAM + 0x1f_f000, part: 'output' }, is: 0x405f_f000 },
        because(
          'lab.map-a-guest.guest.ram-end',
          { found: { stage2: RAM + 0x1f_f000, part: 'output' } },
          { executed: { symbol: 'guest_entry' }, el: 1 },
        ),
      ),
      attribute(RAM, [0xff], 15, 'ram-attribute'),
      attribute(UART, [0x00, 0x04], 1, 'uart-attribute'),
      need({ console: { startsWith: 'guest\n' } }, because('lab.map-a-guest.guest.text', { text: { console: 'all' } })),
    ),
    checkpoint(
      id,
      'isolation',
      3,
      need(
        { console: { contains: 'guest\n' } },
        because('lab.map-a-guest.isolation.before', {}, { no: { console: { contains: 'guest\n' } } }),
      ),
      need(
        { never: { event: 'console', where: { byte: 0x21 } } },
        because('lab.map-a-guest.isolation.off', { hcr }, { value: bits(hcr, 0), is: 0 }),
        because(
          'lab.map-a-guest.isolation.read',
          { pa: { translate: 0x4008_0000, el: 1, access: 'read' } },
          { happened: { event: 'console', where: { byte: 0x21 } } },
        ),
      ),
      need({ happened: kept }, because('lab.map-a-guest.isolation.no-abort', {}, { never: abort(0x24) })),
      need(
        { no: { value: { translate: 0x8020_0000, el: 1, access: 'read' }, atLeast: 0 } },
        because('lab.map-a-guest.isolation.more-ram', { pa: { translate: 0x8020_0000, el: 1, access: 'read' } }),
      ),
      need(
        { no: { value: { translate: 0x0900_1000, el: 1, access: 'write' }, atLeast: 0 } },
        because('lab.map-a-guest.isolation.neighbours', { pa: { translate: 0x0900_1000, el: 1, access: 'write' } }),
      ),
      need(
        { no: { value: outside, atLeast: 0 } },
        because(
          'lab.map-a-guest.isolation.outside',
          { ipa: outside, pa: { stage2: outside, part: 'output' } },
          { value: outside, atLeast: 0 },
        ),
      ),
    ),
  ],
  solution: { [file]: solution },
  // prettier-ignore
  mutants: [
    { name: 'stage-2-off', file, edits: [['=0x80000001 ', '=0x80000000 ']], fails: 'registers', code: 'lab.map-a-guest.registers.vm' },
    { name: 'forgot-rw', file, edits: [['=0x80000001 ', '=0x1        ']], fails: 'registers', code: 'lab.map-a-guest.registers.illegal' },
    { name: 'no-vmid', file, edits: [['        orr     x0, x0, x1, lsl #48\n', '']], fails: 'registers', code: 'lab.map-a-guest.registers.vmid' },
    { name: 'vttbr-at-level-2', file, edits: [['        ldr     x0, =level1\n        mov     x1', '        ldr     x0, =level2_ram\n        mov     x1']], fails: 'registers', code: 'lab.map-a-guest.registers.baddr' },
    { name: 'walk-from-level-2', file, edits: [['=0x80023559', '=0x80023519']], fails: 'registers', code: 'lab.map-a-guest.registers.sl0' },
    { name: 't0sz-of-size', file, edits: [['=0x80023559', '=0x80023567']], fails: 'registers', code: 'lab.map-a-guest.registers.t0sz' },
    { name: 'entered-at-its-pa', file, edits: [['ldr     x0, =guest_entry', 'ldr     x0, =0x40400000']], fails: 'guest', code: 'lab.map-a-guest.guest.entry-pa' },
    { name: 'no-access-flag', file, edits: [['0x00000000404007fd', '0x00000000404003fd']], fails: 'guest', code: 'lab.map-a-guest.guest.access-flag' },
    { name: 'stage-1-permissions', file, edits: [['0x00000000404007fd', '0x000000004040073d']], fails: 'guest', code: 'lab.map-a-guest.guest.permission' },
    { name: 'ram-execute-never', file, edits: [['0x00000000404007fd', '0x00400000404007fd']], fails: 'guest', code: 'lab.map-a-guest.guest.permission' },
    { name: 'wrong-level-1-slot', file, edits: [['#(2 * 8)]', '#(1 * 8)]']], fails: 'guest', code: 'lab.map-a-guest.guest.walk' },
    { name: 'uart-not-mapped', file, edits: [['        ldr     x1, =0x00400000090004c7 // page, Device-nGnRE, RW, AF, XN\n        str     x1, [x0]\n', '']], fails: 'guest', code: 'lab.map-a-guest.guest.translation' },
    { name: 'block-bits-in-a-page', file, edits: [['0x00400000090004c7', '0x00400000090004c5']], fails: 'guest', code: 'lab.map-a-guest.guest.translation' },
    { name: 'ram-as-device', file, edits: [['0x00000000404007fd', '0x00000000404007c5']], fails: 'guest', code: 'lab.map-a-guest.guest.ram-attribute' },
    { name: 'uart-as-memory', file, edits: [['0x00400000090004c7', '0x00400000090004ff']], fails: 'guest', code: 'lab.map-a-guest.guest.uart-attribute' },
    { name: 'entered-at-el0', file, edits: [['#0x3c5', '#0x3c0']], fails: 'guest', code: 'lab.map-a-guest.guest.level' },
    { name: 'interrupts-not-masked', file, edits: [['#0x3c5', '#0x5']], fails: 'guest', code: 'lab.map-a-guest.guest.pstate' },
    { name: 'stays-at-el2', file, edits: [['#0x3c5', '#0x3c9']], fails: 'registers', code: 'lab.map-a-guest.registers.stayed' },
    { name: 'identity-map-of-all-ram', file, edits: [['        ldr     x0, =level2_devices\n', '        ldr     x1, =0x00000000400007fd\n        str     x1, [x0, #8]\n        ldr     x0, =level2_devices\n']], fails: 'isolation', code: 'lab.map-a-guest.isolation.read' },
    { name: 'a-gigabyte-from-the-start-of-ram', file, edits: [['        ldr     x1, =level2_ram + 3\n', '        ldr     x1, =0x00000000400007fd\n']], fails: 'guest', code: 'lab.map-a-guest.guest.address' },
    { name: 'ram-read-only', file, edits: [['0x00000000404007fd', '0x000000004040077d']], fails: 'guest', code: 'lab.map-a-guest.guest.permission' },
    { name: 'hypervisor-at-another-ipa', file, edits: [['        ldr     x0, =level2_devices\n', '        ldr     x1, =0x00000000400007fd\n        str     x1, [x0, #(3 * 8)]\n        ldr     x0, =level2_devices\n']], fails: 'isolation', code: 'lab.map-a-guest.isolation.outside' },
    { name: 'another-device', file, edits: [['        ldr     x0, =level2_ram\n        ldr     x1, =0x00000000404007fd', '        ldr     x1, =0x004000000a0004c7\n        str     x1, [x0, #(0x10 * 8)]\n        ldr     x0, =level2_ram\n        ldr     x1, =0x00000000404007fd']], fails: 'isolation', code: 'lab.map-a-guest.isolation.outside' },
    { name: 'tables-linked-as-blocks', file, edits: [['=level2_ram + 3', '=level2_ram + 1'], ['=level2_devices + 3', '=level2_devices + 1']], fails: 'guest', code: 'lab.map-a-guest.guest.block-at-1' },
    { name: 'ram-of-one-page', file, edits: [['ldr     x1, =0x00000000404007fd', 'ldr     x1, =level3_ram + 3'], ['        dsb     sy\n\n        ldr     x0, =0x80023559', '        ldr     x2, =level3_ram\n        ldr     x3, =0x404007ff\n        str     x3, [x2]\n        dsb     sy\n\n        ldr     x0, =0x80023559'], ['level2_ram: .skip 4096\n', 'level2_ram: .skip 4096\nlevel3_ram: .skip 4096\n']], fails: 'guest', code: 'lab.map-a-guest.guest.ram-end' },
    { name: 'neighbours-of-the-uart', file, edits: [['        ldr     x1, =level3_uart + 3\n', '        ldr     x1, =0x00400000090004c5\n']], fails: 'isolation', code: 'lab.map-a-guest.isolation.neighbours' },
  ],
};
