/** Chapter 10: a driver for a virtio disk, from an empty slot that is none to sectors that were asked for two at a time. */
import { and, at, because, checkpoint, need, or, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Condition, EventPattern, Value } from '../kit/query.ts';

const file = 'driver.s';
const op = (name: 'add' | 'shl', first: Value, second: Value): Value => ({ op: name, args: [first, second] });
const x = (label: string, n: number): Value => ({ of: at(label, 1), x: n });

const register = (offset: number): Value => op('add', { param: 'base' }, offset);
/** Accesses to a register of the disk's slot. */
const write = (offset: number, value?: Value | Condition, after?: EventPattern): EventPattern => ({
  event: 'mmio',
  where: { write: 1, address: register(offset), ...(value !== undefined && { value }) },
  ...(after && { after }),
});
const wrote = (offset: number, after?: EventPattern): Value => ({
  of: write(offset, undefined, after),
  field: 'value',
});
const cycle = (of: EventPattern): Value => ({ of, field: 'cycle' });

const unknown = op('shl', 1, { param: 'unknown' });
const known = op('shl', 1, { param: 'known' });
const featuresOk = write(0x70, { mask: 8, is: 8 });
const bell = write(0x50);
const secondBell = write(0x50, undefined, bell);

/** DMB or DSB, of any domain. */
const barriers = (from: EventPattern, to: EventPattern): EventPattern => ({
  event: 'system',
  where: { word: { mask: 0xffff_f0c0, is: 0xd503_3080 }, cycle: { below: cycle(to) } },
  after: from,
});
const ran = (...words: number[]): Check => ({ ran: { mask: 0xffff_fc00, oneOf: words } });
/** A store that is a barrier for those before it: STLRH, or STLR of a word. */
const releases = ran(0x489f_fc00, 0x889f_fc00);
/** A load that is one for those behind it: LDARH, or LDAR. */
const acquires = ran(0x48df_fc00, 0x88df_fc00);

/** A request as main.s judged it: x24 says what is wrong with it, x25 which it was. */
const judged = (wrong: number): EventPattern => ({
  event: 'at',
  where: { pc: { symbol: 'judged' }, el: 1, x24: wrong },
});
const of = (wrong: number, n: number): Value => ({ of: judged(wrong), x: n });
const after = (n: number): Check => ({ value: of(n, 25), atLeast: { param: 'size' } });
const request = (wrong: number): { readonly request: { readonly decimal: Value } } => ({
  request: { decimal: of(wrong, 25) },
});
const masked = (wrong: number) =>
  because('read.not-masked', { ...request(wrong), size: { decimal: { param: 'size' } } }, after(wrong));

const lab: LabSource = {
  version: 2,
  chapter: 10,
  order: 2,
  minutes: 60,
  objectives: ['objective.handshake', 'objective.queue', 'objective.order'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: false,
    images: [
      { file, origin: '0x40100000' },
      { file: 'main.s', origin: '0x40080000' },
    ],
    entry: '_start',
    disks: [
      {
        // main.s asks for the first 64, of which one request has two.
        sectors: 66,
        slot: '{{slot}}',
        pieces: [{ at: 0, word: '{{stamp}}', step: '{{pace}}', every: 512, times: 66 }],
      },
    ],
    budget: 20_000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'main.s', language: 'a64', readonly: true },
  ],
  views: ['virtqueue', 'registers', 'memory'],
  parameters: [
    { name: 'size', pick: [8, 16, 32] },
    { name: 'many', pick: [1, 2] },
    { name: 'bytes', follows: 'many', times: 512 },
    { name: 'none', from: 0x100, to: 0xffff },
    { name: 'slot', from: 3, to: 30 },
    { name: 'base', follows: 'slot', times: 0x200, base: 0x0a00_0000 },
    { name: 'unknown', pick: [17, 19, 21, 22, 25, 27, 30] },
    { name: 'known', pick: [4, 6, 9, 11, 13, 14, 28] },
    { name: 'stamp', from: 0x1000_0000, to: 0xffff_ffff },
    { name: 'pace', from: 0x1001, to: 0xffff },
    { name: 'stride', pick: [7, 11, 13, 19, 23, 29, 37] },
    { name: 'start', from: 1, to: 60 },
    { name: 'wander', pick: [18, 22, 26, 30] },
    { name: 'more', pick: [4, 6, 8, 10, 12] },
    { name: 'beyond', from: 2, to: 900 },
    { name: 'rounds', follows: 'more', times: 1, base: 'size' },
    { name: 'first', follows: 'start', times: 'pace', base: 'stamp' },
  ],
  hidden: ['slot', 'unknown', 'known', 'stamp', 'pace', 'stride', 'start', 'wander', 'more', 'beyond'],
  steps: ['find', 'negotiate', 'setup', 'read', 'interrupt'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'find',
      1,
      need(
        { value: x('found', 0), is: { param: 'base' } },
        because('find.not-back', {}, { never: at('found') }),
        because('find.nothing', { base: { param: 'base' } }, { value: x('found', 0), is: 0 }),
        because('find.empty', { found: x('found', 0) }, { happened: at('found') }),
      ),
    ),
    checkpoint(
      'negotiate',
      2,
      need({ happened: at('refused') }, because('negotiate.not-reached')),
      need(
        { value: wrote(0x70), is: 0 },
        because('negotiate.no-status', {}, { never: write(0x70) }),
        because('negotiate.no-reset', { found: wrote(0x70) }),
      ),
      need(
        { never: write(0x20, { mask: unknown, not: 0 }) },
        because('negotiate.not-offered', { bit: { decimal: { param: 'unknown' } } }),
      ),
      need(
        { value: x('refused', 0), is: 0 },
        because('negotiate.believed', { bit: { decimal: { param: 'unknown' } }, found: x('refused', 0) }),
      ),
      need({ happened: at('accepted') }, because('negotiate.not-back')),
      need(
        { happened: write(0x20, { mask: known, not: 0 }) },
        because('negotiate.not-asked', { bit: { decimal: { param: 'known' } } }),
      ),
      need({ happened: write(0x20, { mask: 1, is: 1 }, write(0x24, 1)) }, because('negotiate.version-1')),
      need({ happened: featuresOk }, because('negotiate.no-features-ok', { status: x('negotiated', 21) })),
      need({ never: write(0x20, undefined, featuresOk) }, because('negotiate.too-late')),
      need(
        {
          happened: {
            event: 'mmio',
            where: { write: 0, address: register(0x70), cycle: { below: cycle(at('accepted')) } },
            after: featuresOk,
          },
        },
        because('negotiate.not-read-back'),
      ),
      need(
        { value: x('accepted', 0), is: 1 },
        because('negotiate.result', { found: x('accepted', 0), status: x('negotiated', 21) }),
      ),
      need(
        { value: x('negotiated', 21), is: 11 },
        because('negotiate.early', { status: x('negotiated', 21) }, { value: x('negotiated', 21), mask: 4, is: 4 }),
        because('negotiate.status', { status: x('negotiated', 21) }),
      ),
    ),
    checkpoint(
      'setup',
      2,
      need({ happened: at('ready') }, because('setup.not-reached')),
      need(
        { value: wrote(0x38), is: { param: 'size' } },
        because('setup.no-size', { size: { decimal: { param: 'size' } } }, { never: write(0x38) }),
        because('setup.size', { found: wrote(0x38), size: { decimal: { param: 'size' } } }),
      ),
      ...(
        [
          [0x80, 'descriptors'],
          [0x90, 'available'],
          [0xa0, 'used'],
        ] as const
      ).map(([offset, symbol]) =>
        need(
          { value: wrote(offset), is: { symbol } },
          because('setup.no-address', { offset, wanted: { symbol } }, { never: write(offset) }),
          because('setup.address', { offset, found: wrote(offset), wanted: { symbol } }),
        ),
      ),
      need({ value: x('ready', 22), is: 1 }, because('setup.not-ready', { found: x('ready', 22) })),
      need({ no: { happened: write(0x80, undefined, write(0x44, 1)) } }, because('setup.order')),
      need(
        { happened: write(0x70, { mask: 4, is: 4 }, write(0x44, 1)) },
        because('setup.driver-ok', { status: x('ready', 21) }),
      ),
      need({ value: x('ready', 21), is: 15 }, because('setup.status', { status: x('ready', 21) })),
    ),
    checkpoint(
      'read',
      4,
      need({ happened: at('idle') }, because('read.not-reached')),
      need(
        { value: x('idle', 0), is: { param: 'none' } },
        because('read.idle', { found: x('idle', 0), wanted: { param: 'none' } }),
      ),
      need({ happened: bell }, because('read.no-bell')),
      need({ happened: at('judged') }, because('read.not-back')),
      need(
        { never: judged(1) },
        masked(1),
        because('read.broken', { ...request(1), status: of(1, 20) }, { value: of(1, 20), mask: 0x40, is: 0x40 }),
        because('read.nothing', { ...request(1), status: of(1, 20) }),
      ),
      need(
        { never: judged(2) },
        masked(2),
        because('read.another', { ...request(2), found: of(2, 21), wanted: of(2, 28) }),
      ),
      need(
        { never: judged(3) },
        masked(3),
        because(
          'read.length',
          { found: { decimal: of(3, 22) }, bytes: { decimal: { param: 'bytes' } } },
          { value: of(3, 22), is: op('add', { param: 'bytes' }, 1) },
        ),
        because('read.failed', { ...request(3), sector: { decimal: of(3, 27) } }, { value: of(3, 22), is: 0 }),
        because('read.bytes', { found: { decimal: of(3, 22) }, bytes: { decimal: { param: 'bytes' } } }),
      ),
      need(
        { never: judged(4) },
        masked(4),
        because('read.no-data', { ...request(4), buffer: of(4, 23) }, { value: of(4, 2), is: 0 }),
        because('read.data', {
          ...request(4),
          sector: { decimal: of(4, 27) },
          found: of(4, 2),
          wanted: of(4, 3),
        }),
      ),
      need(
        { value: { count: judged(0) }, is: { param: 'rounds' } },
        because('read.early', {
          count: { decimal: { count: judged(0) } },
          wanted: { decimal: { param: 'rounds' } },
        }),
      ),
      need(
        and({ value: of(0, 2), is: { param: 'first' } }, { value: { count: bell }, atLeast: { param: 'rounds' } }),
        because('read.forged'),
      ),
      need({ value: x('beyond', 1), is: 0 }, because('read.beyond', { found: { decimal: x('beyond', 1) } })),
      need(
        or(
          { value: { count: barriers(at('idle'), bell) }, atLeast: 2 },
          and({ value: { count: barriers(at('idle'), bell) }, atLeast: 1 }, releases),
        ),
        because('read.one-barrier', {}, { value: { count: barriers(at('idle'), bell) }, is: 1 }),
        because('read.no-barrier', {}),
      ),
      need(or({ happened: barriers(secondBell, at('judged')) }, acquires), because('read.no-barrier-used')),
    ),
    checkpoint(
      'interrupt',
      1,
      need({ happened: at('quiet') }, because('interrupt.not-reached')),
      need({ value: x('quiet', 21), is: 0 }, because('interrupt.not-acknowledged', { found: x('quiet', 21) })),
      need({ value: x('quiet', 0), is: 1 }, because('interrupt.result', { found: x('quiet', 0) })),
    ),
  ],
  arrangement: {
    file: 'driver.s',
    first: 'str     wzr, [x0, #0x70]',
    last: 'ubfx    w0, w2, #3, #1',
    strays: [
      { line: 'mov w2, #15', replaces: 'mov w2, #11' },
      { line: 'bics wzr, w2, w1', replaces: 'bics wzr, w1, w2' },
      { line: 'str w1, [x0, #0x10]', replaces: 'str w1, [x0, #0x20]' },
    ],
  },
};

export default lab;
