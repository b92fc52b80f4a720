/** Chapter 5: a guest behind stage 2: its own addresses, a UART, and nothing of the hypervisor. */
import { and, because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Value } from '../kit/query.ts';

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
const RAM = 0x8000_0000;
const uart: Value = { param: 'uart' };
/** The attribute of a block or page, wherever in the reader's tables it is: any of these bytes, in MAIR_ELx's format. */
const attribute = (ipa: Value, bytes: readonly number[], wanted: number, code: string) => {
  const leaf: Value = { stage2: ipa, part: 'descriptor' };
  return need(
    { value: { stage2: ipa, part: 'attribute' }, oneOf: bytes },
    because(`guest.${code}`, { leaf, found: bits(leaf, 5, 2), wanted }, entered),
  );
};
/** The lowest IPA that is mapped and should not be. */
const outside: Value = {
  mappedOutside: [
    { from: { param: 'uart' }, bytes: 0x1000 },
    { from: RAM, bytes: 0x20_0000 },
  ],
};
/** Entry n of level1. */
const entry = (n: Value): Value => ({
  memory: { op: 'add', args: [{ symbol: 'level1' }, { op: 'shl', args: [n, 3] }] },
  size: 8,
});
/** The entry of level1 that an early fault went through. */
const link: Value = entry({ op: 'shr', args: [fault.ipa, 30] });
/** An index that was taken for an offset: EL2's own memory is Device while its MMU is off, and there every access is aligned. */
const unaligned: EventPattern = {
  event: 'exception',
  where: { from: 2, to: 2, ec: 0x25, iss: { mask: 0x3f, is: 0x21 } },
};
/** A table descriptor with the type of a block: a gigabyte whose access flag is a bit of the table's address. */
const blockAtLevel1: Check = { value: status, oneOf: [0x09, 0x0d] };
const field = (value: Value, wanted: Value, code: string) =>
  need({ value, is: wanted }, because(`registers.${code}`, { found: value, wanted, vtcr, vttbr, hcr }, entered));

const lab: LabSource = {
  version: 5,
  chapter: 5,
  order: 2,
  minutes: 40,
  objectives: ['objective.registers', 'objective.isolation'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'guest.s', origin: '0x80000000', load: '0x40400000' },
      { file, origin: '0x40080000' },
    ],
    entry: '_start',
    // Its tables are looked at as they are when the guest has come back: no handler has changed them by then.
    until: { from: 1, to: 2, ec: [0x20, 0x24] },
    // Tables that are cleared byte by byte, and RAM that is mapped page by page, are right as well.
    budget: 60_000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'levels', 'registers'],
  parameters: [
    { name: 'vmid', from: 2, to: 250 },
    {
      name: 'uart',
      pick: [
        150994944, 167772160, 178257920, 188743680, 199229440, 209715200, 220200960, 230686720, 241172480, 251658240,
        262144000, 272629760, 283115520, 293601280, 304087040, 314572800, 325058560, 335544320, 346030080, 356515840,
        367001600, 377487360, 387973120, 398458880, 408944640, 419430400, 429916160, 440401920, 450887680, 461373440,
        471859200, 482344960, 492830720, 503316480, 513802240, 524288000, 534773760, 545259520, 555745280, 566231040,
      ],
    },
  ],
  steps: [step('registers'), step('guest'), step('isolation')],
  checkpoints: [
    checkpoint(
      'registers',
      2,
      need(
        entered,
        because('registers.illegal', { hcr: { sysreg: 'HCR_EL2' } }, { happened: illegal }),
        because('registers.stayed', { spsr: { of: stayed, field: 'spsr' } }, { happened: stayed }),
        because(
          'registers.unaligned',
          { elr: { of: unaligned, field: 'elr' }, far: { of: unaligned, field: 'far' } },
          { happened: unaligned },
        ),
        because('registers.empty', {}, and({ value: entry(0), is: 0 }, { value: entry(2), is: 0 }, { never: enter })),
        because('registers.not-entered', {}, { never: enter }),
      ),
      field(bits(hcr, 0), 1, 'vm'),
      field(bits(vttbr, 47, 1), { op: 'shr', args: [{ symbol: 'level1' }, 1] }, 'baddr'),
      field(bits(vttbr, 55, 48), { param: 'vmid' }, 'vmid'),
      field(bits(vtcr, 31), 1, 'res1'),
      field(bits(vtcr, 5, 0), 25, 't0sz'),
      field(bits(vtcr, 7, 6), 1, 'sl0'),
      field(bits(vtcr, 15, 14), 0, 'tg0'),
      field(bits(vtcr, 18, 16), 2, 'ps'),
    ),
    checkpoint(
      'guest',
      3,
      need(
        entered,
        because('registers.illegal', { hcr: { sysreg: 'HCR_EL2' } }, { happened: illegal }),
        because('registers.not-entered', {}, { never: enter }),
      ),
      need({ value: at('to'), is: 1 }, because('guest.level', { pstate: at('pstate') }, entered)),
      need({ value: at('pstate'), mask: 0x3cf, is: 0x3c5 }, because('guest.pstate', { pstate: at('pstate') }, entered)),
      need(
        { value: at('pc'), is: { symbol: 'guest_entry' } },
        because(
          'guest.entry-pa',
          { pc: at('pc'), wanted: { symbol: 'guest_entry' } },
          { value: at('pc'), is: 0x4040_0000 },
        ),
        because('guest.entry', { pc: at('pc'), wanted: { symbol: 'guest_entry' } }, entered),
      ),
      need(
        { never: early },
        because(
          'guest.link-type',
          { ...fault, entry: link },
          and({ happened: early }, { value: link, not: 0 }, { value: bits(link, 1, 0), is: 0 }),
        ),
        because('guest.block-at-1', fault, blockAtLevel1),
        because('guest.access-flag', fault, { value: status, mask: 0x3c, is: 0x08 }),
        because('guest.permission', fault, { value: status, mask: 0x3c, is: 0x0c }),
        because(
          'guest.walk',
          fault,
          and({ value: status, mask: 0x3c, is: 0x04 }, { value: bits(status, 1, 0), below: 2 }),
        ),
        because('guest.translation', fault, { value: status, mask: 0x3c, is: 0x04 }),
        because('guest.fault', fault, { happened: early }),
      ),
      need(
        { value: { translate: 0x8000_0000, el: 1, access: 'execute' }, is: 0x4040_0000 },
        because('guest.address', { found: { translate: 0x8000_0000, el: 1, access: 'execute' } }, entered),
      ),
      need(
        { happened: { event: 'console', where: { byte: 10, el: 1 } } },
        because('guest.silent', { text: { console: 'all' } }, { ended: ['parked'] }),
      ),
      need(
        { value: { stage2: RAM + 0x1f_f000, part: 'output' }, is: 0x405f_f000 },
        because(
          'guest.ram-end',
          { found: { stage2: RAM + 0x1f_f000, part: 'output' } },
          { executed: { symbol: 'guest_entry' }, el: 1 },
        ),
      ),
      attribute(RAM, [0xff], 15, 'ram-attribute'),
      attribute(uart, [0x00, 0x04], 1, 'uart-attribute'),
      need({ console: { startsWith: 'guest\n' } }, because('guest.text', { text: { console: 'all' } })),
    ),
    checkpoint(
      'isolation',
      3,
      need(
        { console: { contains: 'guest\n' } },
        because('isolation.before', {}, { no: { console: { contains: 'guest\n' } } }),
      ),
      need(
        { never: { event: 'console', where: { byte: 0x21 } } },
        because('isolation.off', { hcr }, { value: bits(hcr, 0), is: 0 }),
        because(
          'isolation.read',
          { pa: { translate: 0x4008_0000, el: 1, access: 'read' } },
          { happened: { event: 'console', where: { byte: 0x21 } } },
        ),
      ),
      need(
        { happened: kept },
        because('registers.not-entered', {}, { never: enter }),
        because('isolation.no-abort', {}, { never: abort(0x24) }),
      ),
      need(
        { no: { value: { translate: 0x8020_0000, el: 1, access: 'read' }, atLeast: 0 } },
        because('isolation.more-ram', { pa: { translate: 0x8020_0000, el: 1, access: 'read' } }),
      ),
      need(
        { no: { value: { translate: { op: 'add', args: [uart, 0x1000] }, el: 1, access: 'write' }, atLeast: 0 } },
        because('isolation.neighbours', {
          ipa: { op: 'add', args: [uart, 0x1000] },
          pa: { translate: { op: 'add', args: [uart, 0x1000] }, el: 1, access: 'write' },
        }),
      ),
      need(
        { no: { value: outside, atLeast: 0 } },
        because(
          'isolation.outside',
          { ipa: outside, pa: { stage2: outside, part: 'output' } },
          { value: outside, atLeast: 0 },
        ),
      ),
    ),
  ],
  arrangement: {
    file: 'hypervisor.s',
    first: 'ldr     x1, =level2_devices + 3',
    last: 'ldr     x1, =0x00000000404007fd',
    strays: [
      { line: 'str x1, [x0, #(1 * 8)]', replaces: '[x0, #(2 * 8)]' },
      { line: 'ldr x1, =0x00000000404003fd', replaces: '=0x00000000404007fd' },
    ],
  },
};

export default lab;
