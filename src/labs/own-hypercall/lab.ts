/** Chapter 6: calls of one's own, in the document's convention and in SMCCC's. */
import { because, checkpoint, need, step, wentElsewhere, wentOnAt } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'hypercall.ts';

/** An instruction of the guest on a core, as it was executed. */
const at = (symbol: string, core = 0): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 1, core } });
const result = (symbol: string, core = 0): Value => ({ of: at(symbol, core), x: 0 });
const REFUSED = '0xffffffffffffffff';
const sum = (a: string, b: string): Value => ({ op: 'add', args: [{ param: a }, { param: b }] });
const narrow = (value: Value): Value => ({ op: 'and', args: [value, 0xffff_ffff] });

/** Somebody has moved the guest: behind its first call it did not go on with the next instruction. */
const first: EventPattern = { event: 'exception', where: { from: 1, to: 2, core: 0, ec: 0x16 } };
const moved = because(
  'call.moved',
  { elr: { of: first, field: 'elr' }, pc: wentOnAt(first, 0) },
  wentElsewhere(first, 0, { of: first, field: 'elr' }),
);

/** What a call gave, at the label behind it; slips first. */
function gave(
  symbol: string,
  code: string,
  wanted: Value,
  ...slips: readonly (readonly [string, Check])[]
): readonly Requirement[] {
  return [
    need({ happened: at(symbol) }, moved, because('not-reached', { behind: { symbol } })),
    need(
      { value: result(symbol), is: wanted },
      ...slips.map(([slip, when]) => because(slip, { found: result(symbol), wanted }, when)),
      because(code, { found: result(symbol), wanted, behind: { symbol } }),
    ),
  ];
}
const is = (symbol: string, value: Value): Check => ({ value: result(symbol), is: value });
/** x2 at the first call, and x0 at that with 64 bits. */
const x2: Value = { of: at('doc_sum'), x: 2 };
const identifier: Value = {
  op: 'add',
  args: ['0xc6000000', { op: 'add', args: [{ op: 'shl', args: [{ param: 'type' }, 8] }, { param: 'add' }] }],
};
const KEPT = [3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 2,
  minutes: 35,
  objectives: ['objective.conventions', 'objective.refuse'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'first', cores: [0], image: 'guest.s' },
        { name: 'second', cores: [1], image: 'guest.s', console: { channel: 1 } },
      ],
    },
    budget: 120_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'type', from: 0x10, to: 0xee },
    { name: 'add', from: 1, to: 0x3f },
    { name: 'count', from: 0x40, to: 0x7f },
    { name: 'none', from: 0x80, to: 0xff },
    { name: 'first', from: 0x1000, to: 0x7fff_0000 },
    { name: 'second', pick: ['0x100000000', '0x7700000001', '0x123456789ab', '0x10000000f0000000'] },
    { name: 'third', pick: ['0x1122334455667788', '0x0badf00d12345678', '0x7f00ff00deadbeef', '0x8000000000000001'] },
    { name: 'fourth', from: 0x1_0000, to: 0x7fff_ffff },
    { name: 'fifth', pick: ['0x10000000ffffffff', '0xdeadbeef80000001', '0x77777777f0000000', '0x00000001c0000000'] },
    { name: 'sixth', pick: ['0xffffffff80000000', '0x1234567890abcdef', '0x0000000ff1000000', '0xaaaaaaaac0000000'] },
    { name: 'keep', from: 0x1_0000, to: 0x7fff_0000 },
    { name: 'order', from: 0, to: 3 },
    { name: 'extra', from: 1, to: 4 },
    { name: 'docs0', pick: [1, 3, 3, 1], by: 'order' },
    { name: 'smcs0', pick: [3, 2, 2, 3], by: 'order' },
    { name: 'docs', follows: 'extra', times: 1, base: 'docs0' },
    { name: 'smcs', follows: 'extra', times: 1, base: 'smcs0' },
  ],
  hidden: ['none', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'keep', 'order', 'extra'],
  steps: ['document', 'smccc', 'refused', 'kept'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'document',
      3,
      ...gave(
        'doc_sum',
        'call.sum',
        sum('first', 'second'),
        ['call.refused', is('doc_sum', REFUSED)],
        ['document.arguments', is('doc_sum', { op: 'add', args: [{ param: 'second' }, x2] })],
        ['call.cut', is('doc_sum', narrow(sum('first', 'second')))],
      ),
      ...gave('doc_version', 'call.system', 1),
      ...gave('doc_vm', 'call.system', 0),
      need(
        { value: result('doc_vm', 1), is: 1 },
        because('document.other-vm', { found: result('doc_vm', 1) }, { happened: at('doc_vm', 1) }),
        because('not-reached', { behind: { symbol: 'doc_vm' } }),
      ),
    ),
    checkpoint(
      'smccc',
      4,
      ...gave(
        'wide_sum',
        'call.sum',
        sum('third', 'fourth'),
        ['call.refused', is('wide_sum', REFUSED)],
        ['smccc.arguments', is('wide_sum', { op: 'add', args: [identifier, { param: 'third' }] })],
        ['call.cut', is('wide_sum', narrow(sum('third', 'fourth')))],
      ),
      ...gave('narrow_sum', 'call.sum', narrow(sum('fifth', 'sixth')), [
        'smccc.width',
        { value: result('narrow_sum'), mask: 0xffff_ffff, is: narrow(sum('fifth', 'sixth')) },
      ]),
      ...gave('smc_vm', 'call.system', 0),
    ),
    checkpoint(
      'refused',
      2,
      need(
        { value: result('doc_sum'), is: sum('first', 'second') },
        moved,
        because('refused.first', { found: result('doc_sum'), wanted: sum('first', 'second') }),
      ),
      ...gave('no_event', 'refused.event', REFUSED),
      ...gave('no_type', 'refused.type', REFUSED),
      ...gave('no_boot', 'refused.boot', REFUSED),
      ...gave('no_smccc', 'refused.smccc', REFUSED),
    ),
    checkpoint(
      'kept',
      3,
      ...gave('doc_count', 'kept.count', { param: 'docs' }, ['kept.refused', is('doc_count', REFUSED)]),
      ...gave('smc_count', 'kept.count', { param: 'smcs' }, ['kept.refused', is('smc_count', REFUSED)]),
      need(
        { value: result('doc_count', 1), is: { param: 'docs' } },
        because('kept.shared', { found: result('doc_count', 1), wanted: { param: 'docs' } }),
      ),
      need(
        { value: result('smc_count', 1), is: { param: 'smcs' } },
        because('kept.shared', { found: result('smc_count', 1), wanted: { param: 'smcs' } }),
      ),
      need(
        { value: { of: at('doc_sum'), x: 1 }, is: { param: 'second' } },
        because('kept.register', {
          register: { text: 'x1' },
          found: { of: at('doc_sum'), x: 1 },
          wanted: { param: 'second' },
        }),
      ),
      ...KEPT.map((n): Requirement => {
        const wanted: Value = n === 3 ? { param: 'keep' } : { op: 'add', args: [{ param: 'keep' }, n] };
        const found: Value = { of: at('finished'), x: n };
        return need(
          { value: found, is: wanted },
          because('kept.register', { register: { text: `x${n}` }, found, wanted }, { happened: at('finished') }),
          because('not-reached', { behind: { symbol: 'finished' } }),
        );
      }),
      need({ happened: at('finished', 1) }, because('not-reached', { behind: { symbol: 'finished' } })),
    ),
  ],
};

export default lab;
