/** Chapter 3: EL2's stack, its page tables, and the MMU on. */
import {
  and,
  at,
  because,
  bits,
  checkpoint,
  DSB,
  ERET,
  ISB,
  need,
  or,
  step,
  TLBI_ALLE2,
  WRITE_BACK,
  wrote,
} from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'mmu.s';
const abort: EventPattern = { event: 'exception', where: { from: 2, to: 2, ec: { oneOf: [0x21, 0x25] } } };
/** Alignment faults (DFSC 0x21): all memory is Device while the MMU is off. */
const unaligned: EventPattern = {
  event: 'exception',
  where: { from: 2, ec: 0x25, iss: { mask: 0x3f, is: 0x21 }, elr: { not: { symbol: 'unaligned' } } },
};
/** MSR SP_EL2, which only EL3 may: at EL2 that register is SP. */
const spEl2: EventPattern = { event: 'exception', where: { from: 2, ec: 0 } };
const msrSpEl2: Check = { value: { memory: { of: spEl2, field: 'elr' }, size: 4 }, mask: 0xffff_ffe0, is: 0xd51e_4100 };
/** The unaligned read of hello, refused with the MMU on. */
const hello: EventPattern = { event: 'exception', where: { from: 2, ec: 0x25, elr: { symbol: 'unaligned' } } };
/** hello runs: what it finds then is what counts, and not what stands there at the end. */
const called = at('hello', 2);
const looked = at('looked', 2);
const sp: Value = { of: called, field: 'sp' };
/** What callers of hello may have on the stack, of 4 KiB. */
const FRAMES = 1024;
const last: Value = { register: 'sp' };
/** The MMU is switched on, for the first time. */
const on = wrote('SCTLR_EL2', { mask: 1, is: 1 });
const cycle = (of: EventPattern): Value => ({ of, field: 'cycle' });
const forgotten: EventPattern = { ...DSB, after: TLBI_ALLE2 };
const before = (earlier: EventPattern, later: EventPattern): Check => ({ value: cycle(earlier), below: cycle(later) });
const ttbr: Value = { sysreg: 'TTBR0_EL2' };
const tcr: Value = { sysreg: 'TCR_EL2' };
const mair: Value = { sysreg: 'MAIR_EL2' };
const entry = (n: number): Value => ({ memory: { op: 'add', args: [{ symbol: 'level1' }, 8 * n] }, size: 8 });
/** The byte of MAIR_EL2 that a descriptor's AttrIndx chooses. */
const attribute = (n: number): Value =>
  bits({ op: 'shr', args: [mair, { op: 'shl', args: [bits(entry(n), 4, 2), 3] }] }, 7, 0);
/** DFSC: 0b0010LL for an access flag fault, 0b0001LL for a translation fault. */
const status: Value = bits({ of: abort, field: 'iss' }, 5, 0);
const fault = { far: { of: abort, field: 'far' }, elr: { of: abort, field: 'elr' }, status };

/** A level-1 block that maps its own gigabyte. */
const block = (n: number, name: 'device' | 'ram', address: number): readonly Requirement[] => {
  const params = { n: { decimal: n }, found: entry(n) };
  return [
    need({ value: entry(n), not: 0 }, because(`tables.no-${name}`, params, { value: entry(n), is: 0 })),
    need({ value: bits(entry(n), 1, 0), is: 1 }, because('tables.no-block', params, { value: entry(n), not: 0 })),
    need(
      { value: bits(entry(n), 47, 12), is: address / 2 ** 12 },
      because('tables.address', { ...params, wanted: address }, { value: entry(n), not: 0 }),
    ),
    need({ value: bits(entry(n), 6), is: 1 }, because('tables.ap', params, { value: entry(n), not: 0 })),
    need({ value: bits(entry(n), 10), is: 1 }, because('tables.no-access-flag', params, { value: entry(n), not: 0 })),
    need(
      { value: bits(entry(n), 4, 2), is: { param: name === 'device' ? 'd' : 'r' } },
      because(
        'tables.index',
        { ...params, index: bits(entry(n), 4, 2), wanted: { param: name === 'device' ? 'd' : 'r' } },
        and({ value: entry(n), not: 0 }, { value: attribute(n), is: name === 'device' ? 0x04 : 0xff }),
      ),
      because(`tables.attribute-${name}`, { ...params, attribute: attribute(n), mair }, { value: entry(n), not: 0 }),
    ),
    need(
      { value: attribute(n), oneOf: name === 'device' ? [0x00, 0x04] : WRITE_BACK },
      because(`tables.attribute-${name}`, { ...params, attribute: attribute(n), mair }, { value: entry(n), not: 0 }),
    ),
  ];
};

/** A byte at each of the eight places of MAIR_EL2. */
const byteOf = (byte: number): readonly string[] =>
  Array.from({ length: 8 }, (_, n) => `0x${(BigInt(byte) << BigInt(8 * n)).toString(16)}`);

const lab: LabSource = {
  version: 5,
  chapter: 3,
  order: 2,
  minutes: 35,
  objectives: ['objective.tables', 'objective.order'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'hello.s', origin: '0x40200000' },
      { file, origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 40_000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'hello.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers', 'levels'],
  parameters: [
    // Which attributes of MAIR_EL2: the devices' and RAM's.
    { name: 'pair', from: 0, to: 13 },
    { name: 'narrower', from: 0, to: 7 },
    { name: 'size', from: 0, to: 3 },
    { name: 'd', pick: [1, 2, 3, 0, 5, 7, 4, 0, 6, 2, 1, 3, 7, 4], by: 'pair' },
    { name: 'r', pick: [0, 0, 1, 1, 2, 3, 6, 5, 7, 5, 4, 6, 0, 2], by: 'pair' },
    { name: 'bits', pick: [39, 38, 37, 36, 35, 34, 33, 32], by: 'narrower' },
    { name: 't0sz', follows: 'narrower', times: 1, base: 25 },
    { name: 'ps', pick: [2, 1, 3, 4], by: 'size' },
    { name: 'pabits', pick: [40, 36, 42, 44], by: 'size' },
    { name: 'device', follows: 'd', times: 4, base: '0x40000000000441' },
    { name: 'ram', follows: 'r', times: 4, base: 0x4000_0741 },
    { name: 'deviceByte', pick: byteOf(0x04), by: 'd' },
    { name: 'ramByte', pick: byteOf(0xff), by: 'r' },
    { name: 'mair', follows: 'deviceByte', times: 1, base: 'ramByte' },
    { name: 'sized', follows: 'ps', times: 0x1_0000, base: 0x8080_3500 },
    { name: 'tcr', follows: 't0sz', times: 1, base: 'sized' },
  ],
  steps: [step('stack'), step('tables'), step('on')],
  checkpoints: [
    checkpoint(
      'stack',
      1,
      need(
        { happened: called },
        because('stack.sp-el2', { elr: { of: spEl2, field: 'elr' } }, msrSpEl2),
        because('stack.unset', { sp: last }, { value: last, is: 0 }),
        because('stack.before', {}, { no: { executed: { symbol: 'hello' } } }),
      ),
      need(
        { value: sp, not: 0 },
        because('stack.sp-el2', { elr: { of: spEl2, field: 'elr' } }, msrSpEl2),
        because('stack.unset', { sp }, { value: sp, is: 0 }),
      ),
      need({ value: sp, aligned: 16 }, because('stack.not-aligned', { sp }, { no: { value: sp, aligned: 16 } })),
      need(
        // Functions that hello was called from have their frames above.
        {
          value: sp,
          atLeast: { op: 'sub', args: [{ symbol: 'stack_top' }, FRAMES] },
          below: { op: 'add', args: [{ symbol: 'stack_top' }, 1] },
        },
        because(
          'stack.bottom',
          { sp, top: { symbol: 'stack_top' } },
          {
            value: sp,
            atLeast: { op: 'sub', args: [{ symbol: 'stack_bottom' }, 32] },
            below: { op: 'add', args: [{ symbol: 'stack_bottom' }, 1] },
          },
        ),
        because('stack.elsewhere', { sp, top: { symbol: 'stack_top' } }, { value: sp, not: { symbol: 'stack_top' } }),
      ),
    ),
    checkpoint(
      'tables',
      3,
      need(
        { never: unaligned },
        because(
          'tables.unaligned',
          { far: { of: unaligned, field: 'far' }, elr: { of: unaligned, field: 'elr' } },
          { happened: unaligned },
        ),
      ),
      need(
        { value: ttbr, is: { symbol: 'level1' } },
        because(
          'tables.of-el1',
          { ttbr, wanted: { symbol: 'level1' } },
          { value: { sysreg: 'TTBR0_EL1' }, is: { symbol: 'level1' } },
        ),
        because('tables.ttbr', { ttbr, wanted: { symbol: 'level1' } }, { value: ttbr, not: { symbol: 'level1' } }),
      ),
      ...block(0, 'device', 0),
      need(
        { value: bits(entry(0), 54), is: 1 },
        because('tables.executable', { found: entry(0) }, { value: bits(entry(0), 54), is: 0 }),
      ),
      ...block(1, 'ram', 0x4000_0000),
      need(
        { value: bits(entry(1), 9, 8), is: 3 },
        because(
          'tables.shareability',
          { found: entry(1), sh: bits(entry(1), 9, 8) },
          { value: bits(entry(1), 9, 8), not: 3 },
        ),
      ),
      need(
        { value: bits(tcr, 5, 0), is: { param: 't0sz' } },
        because(
          'tables.t0sz',
          { tcr, t0sz: { decimal: bits(tcr, 5, 0) }, bits: { decimal: { param: 'bits' } } },
          { value: bits(tcr, 5, 0), not: { param: 't0sz' } },
        ),
      ),
      need(
        { value: bits(tcr, 15, 14), is: 0 },
        because('tables.granule', { tcr, tg0: bits(tcr, 15, 14) }, { value: bits(tcr, 15, 14), not: 0 }),
      ),
      need(
        { value: bits(tcr, 18, 16), is: { param: 'ps' } },
        because(
          'tables.ps',
          { tcr, ps: bits(tcr, 18, 16), bits: { decimal: { param: 'pabits' } } },
          { value: bits(tcr, 18, 16), not: { param: 'ps' } },
        ),
      ),
      need(
        { value: tcr, mask: 0x8080_0000, is: 0x8080_0000 },
        because('tables.tcr-res1', { tcr }, { no: { value: tcr, mask: 0x8080_0000, is: 0x8080_0000 } }),
      ),
      // hello has looked at the tables when it was called.
      ...[0, 1].map((n) => {
        const then: Value = { of: looked, field: `x${3 + n}` };
        return need(
          or({ never: looked }, { value: then, is: entry(n) }),
          because('tables.changed', { n: { decimal: n }, then, found: entry(n) }),
        );
      }),
    ),
    checkpoint(
      'on',
      2,
      need(
        { value: { sysreg: 'SCTLR_EL2', field: 'M' }, is: 1 },
        because('on.off', { sctlr: { sysreg: 'SCTLR_EL2' } }, { value: { sysreg: 'SCTLR_EL2', field: 'M' }, is: 0 }),
      ),
      need(
        { never: abort },
        because('on.access-flag', fault, { value: status, mask: 0x3c, is: 0x08 }),
        because('on.permission', fault, { value: status, mask: 0x3c, is: 0x0c }),
        because(
          'on.mair-late',
          { far: { of: hello, field: 'far' }, mair },
          and(
            { happened: hello },
            { value: bits({ of: hello, field: 'iss' }, 5, 0), is: 0x21 },
            { value: attribute(1), oneOf: WRITE_BACK },
            { value: { sysreg: 'SCTLR_EL2', field: 'A' }, is: 0 },
            { value: { sysreg: 'SCTLR_EL2', field: 'M' }, is: 1 },
          ),
        ),
        because('on.translation', fault, { value: status, mask: 0x3c, is: 0x04 }),
        because('on.fault', fault, { happened: abort }),
      ),
      need(
        { happened: { event: 'mmio', where: { write: 1, address: 0x0900_0000, mmu: 1 } } },
        because('on.too-late', { text: { console: 'all' } }, and({ console: { contains: 'M' } })),
        because('on.silent'),
      ),
      need({ executed: { symbol: 'unaligned' }, el: 2 }, because('on.no-hello')),
      need(before(forgotten, on), because('on.no-dsb', {}, before(TLBI_ALLE2, on)), because('on.no-tlbi')),
      need(or(...[ISB, ERET].map((one) => before({ ...one, after: on }, called))), because('on.no-isb')),
      need(
        { value: { of: called, field: 'sctlr' }, mask: 0x30c5_0830, is: 0x30c5_0830 },
        because('on.res1', { sctlr: { of: called, field: 'sctlr' } }, { happened: called }),
      ),
    ),
  ],
  arrangement: {
    file: 'mmu.s',
    first: 'ldr     x0, =level1',
    last: 'msr     sctlr_el2, x0',
    strays: [
      { line: 'msr ttbr0_el1, x0', replaces: 'msr ttbr0_el2, x0' },
      { line: 'tlbi vmalls12e1', replaces: 'tlbi alle2' },
    ],
  },
};

export default lab;
