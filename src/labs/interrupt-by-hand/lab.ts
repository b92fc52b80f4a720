/** Chapter 8: one interrupt of the board, by hand: enabled, taken, ended; then its end in two halves (IHI 0048B §3.2.1). */
import { and, at, because, checkpoint, need, or, step, wrote } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'irq.s';
const param = (name: string): Value => ({ param: name });
const found = (symbol: string, field: string): Value => ({ of: at(symbol), field });
/** Bit INTID of a register that board.s has read. */
const own = (value: Value, n: Value = param('intid')): Value => ({
  op: 'and',
  args: [{ op: 'shr', args: [value, n] }, 1],
});

const IAR = 0x0801_000c;
const EOIR = 0x0801_0010;
const DIR = 0x0801_1000;
const access = (address: number, write: 0 | 1, value: Value, after?: EventPattern): EventPattern => ({
  event: 'mmio',
  where: { address, write, value },
  ...(after && { after }),
});
/** Every way in which a timer's condition can be made to go away. */
const STOPS = ['CNTP', 'CNTV', 'CNTHP'].flatMap((timer) =>
  ['CTL', 'CVAL', 'TVAL'].map((name) => wrote(`${timer}_${name}_${timer === 'CNTHP' ? 'EL2' : 'EL0'}`).where?.['word']),
);
const words = STOPS.flatMap((word) => (typeof word === 'number' ? [word] : []));
const stopped = (after: EventPattern): EventPattern => ({ event: 'system', where: { word: { oneOf: words } }, after });

/** Interrupts that came and came. */
const storm = (during: number): Check => ({
  happened: { event: 'at', where: { pc: { symbol: 'storm' }, x23: during } },
});
const isIdle = (symbol: string): Check => ({ value: found(symbol, 'x10'), is: 0xff });

const acknowledged = access(IAR, 0, param('intid'));
const ended = access(EOIR, 1, param('intid'), acknowledged);
/** In step 3. */
const again = access(IAR, 0, param('intid'), at('apart'));
const deactivated = access(DIR, 1, param('intid'), again);
const inOrder = (first: EventPattern, then: EventPattern): Check => ({
  value: { of: then, field: 'cycle' },
  atLeast: { of: first, field: 'cycle' },
});

/** What board.s found behind `open`. */
const register = (field: string, wanted: Value, code: string, ...slips: Requirement['otherwise']): Requirement =>
  need(
    { value: found('opened', field), is: wanted },
    ...slips,
    because(`open.${code}`, { found: found('opened', field), wanted }, { happened: at('opened') }),
    because('open.stuck'),
  );
const bit = (field: string, n: Value, wanted: 0 | 1, code: string, ...slips: Requirement['otherwise']): Requirement =>
  need(
    { value: own(found('opened', field), n), is: wanted },
    ...slips,
    because(`open.${code}`, { found: found('opened', field), intid: { decimal: param('intid') } }, { happened: at('opened') }),
    because('open.stuck'),
  ); // prettier-ignore

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 1,
  minutes: 35,
  objectives: ['objective.enable', 'objective.end'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file, origin: '0x40080000' },
      { file: 'board.s', origin: '0x40100000' },
    ],
    entry: '_start',
    budget: 12_000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'board.s', language: 'a64', readonly: true },
  ],
  views: ['gic', 'registers', 'levels'],
  parameters: [
    { name: 'kind', from: 0, to: 2 },
    { name: 'timer', words: ['CNTP, PPI 14', 'CNTHP, PPI 10', 'CNTV, PPI 11'], by: 'kind' },
    { name: 'intid', pick: [30, 26, 27], by: 'kind' },
    { name: 'wrong', pick: [27, 30, 26], by: 'kind' },
    { name: 'ctl', words: ['cntp_ctl_el0', 'cnthp_ctl_el2', 'cntv_ctl_el0'], by: 'kind' },
    { name: 'cval', words: ['cntp_cval_el0', 'cnthp_cval_el2', 'cntv_cval_el0'], by: 'kind' },
    { name: 'priority', from: 0x20, to: 0xa0, step: 8 },
    { name: 'mask', from: 0xb0, to: 0xf8, step: 8 },
    { name: 'other', from: 0xb8, to: 0xf8, step: 8 },
    { name: 'others', follows: 'other', times: 0x0101_0101 },
    { name: 'sgi', from: 1, to: 15 },
    { name: 'delay', from: 24, to: 60 },
    { name: 'pad', from: 1, to: 30 },
  ],
  hidden: ['other', 'sgi', 'delay', 'pad'],
  steps: ['open', 'take', 'apart'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'open',
      3,
      bit('x10', param('intid'), 0, 'group'),
      bit(
        'x11',
        param('intid'),
        1,
        'disabled',
        because(
          'open.another',
          { found: found('opened', 'x11'), intid: { decimal: param('intid') } },
          { value: found('opened', 'x11'), mask: 0xffff_0000, not: 0 },
        ),
      ),
      register('x12', param('priority'), 'priority'),
      register('x13', param('other'), 'neighbour'),
      bit('x14', 0, 1, 'distributor'),
      register('x15', param('mask'), 'mask', because('open.mask-zero', {}, { value: found('opened', 'x15'), is: 0 })),
      bit('x16', 0, 1, 'interface'),
      bit('x16', 3, 0, 'fiq'),
      need(
        { happened: at('entered') },
        because('open.fiq-taken', {}, { happened: at('fiq') }),
        because('open.not-taken'),
      ),
    ),
    checkpoint(
      'take',
      3,
      need({ happened: at('idle') }, because('take.stuck')),
      need(
        and({ value: found('idle', 'x19'), is: 0 }, { value: found('idle', 'x20'), is: 0 }),
        because('take.spurious', {}),
      ),
      need({ happened: acknowledged }, because('take.not-acknowledged')),
      need({ happened: stopped(acknowledged) }, because('take.not-stopped')),
      need({ happened: at('rounds') }, because('take.storm', {}, storm(2)), because('take.stuck')),
      need({ happened: ended }, because('take.not-ended', { wanted: param('intid') })),
      need(
        isIdle('rounds'),
        because('take.running', { found: found('rounds', 'x10'), active: found('rounds', 'x11') }),
      ),
      need(
        { value: found('rounds', 'x19'), is: 3 },
        because('take.counted', { found: { decimal: found('rounds', 'x19') } }),
      ),
      need(inOrder(stopped(acknowledged), ended), because('take.order')),
      need({ happened: at('others') }, because('take.storm-of-others', {}, storm(2)), because('take.stuck')),
      need(
        and({ value: found('others', 'x20'), is: 1 }, isIdle('others'), { value: found('others', 'x11'), is: 0 }),
        because('take.another', {
          count: { decimal: found('others', 'x20') },
          found: found('others', 'x10'),
          active: found('others', 'x11'),
        }),
      ),
    ),
    checkpoint(
      'apart',
      4,
      need({ happened: at('apart') }, because('apart.before')),
      need({ value: own(found('apart', 'x16'), 9), is: 1 }, because('apart.mode', { found: found('apart', 'x16') })),
      need({ value: own(found('apart', 'x16'), 0), is: 1 }, because('apart.closed', { found: found('apart', 'x16') })),
      need({ happened: again }, because('apart.not-acknowledged')),
      need(
        { happened: { ...at('worked'), after: at('apart') } },
        because('apart.storm', {}, storm(3)),
        because('apart.no-work'),
      ),
      need(isIdle('worked'), because('apart.not-dropped', { found: found('worked', 'x10') })),
      need(
        { value: own(found('worked', 'x11')), is: 1 },
        because('apart.deactivated', { found: found('worked', 'x11') }),
      ),
      need(
        { value: { op: 'sub', args: [found('worked', 'x13'), found('worked', 'x9')] }, is: 1 },
        because('apart.masked'),
      ),
      need({ happened: at('done') }, because('apart.storm', {}, storm(3)), because('apart.stuck')),
      need(
        { value: own(found('done', 'x11')), is: 0 },
        because('apart.kept', { found: found('done', 'x11') }, { happened: access(DIR, 1, param('sgi'), again) }),
        because('apart.active', { found: found('done', 'x11') }),
      ),
      need(
        { value: own(found('done', 'x11'), param('sgi')), is: 0 },
        because('apart.another-active', { found: found('done', 'x11') }),
      ),
      need({ happened: deactivated }, because('apart.no-dir')),
      need(
        and({ value: found('done', 'x19'), is: 2 }, { value: found('done', 'x20'), is: 2 }),
        because('apart.counted', {
          timer: { decimal: found('done', 'x19') },
          other: { decimal: found('done', 'x20') },
        }),
      ),
      need(or(inOrder(stopped(again), deactivated)), because('apart.order')),
    ),
  ],
  arrangement: {
    file: 'irq.s',
    first: 'irq:    ldr',
    last: '2:      str     w0, [x27, #0x10]',
    strays: [
      { line: 'b.eq 1f', replaces: 'b.ne 1f' },
      { line: '2: str w0, [x27, #0x0c]', replaces: '2: str w0' },
    ],
  },
};

export default lab;
