/** Chapter 8: a virtual interrupt by hand: GICV at GICC's address, and list registers (IHI 0048B §5.3.10). */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'inject.ts';
const at = (symbol: string): EventPattern => ({ event: 'at', where: { pc: { symbol }, el: 1 } });
const found = (symbol: string, field: string): Value => ({ of: at(symbol), field });
const param = (name: string): Value => ({ param: name });
const [GICC, GICV, PAGE] = [0x0801_0000, 0x0804_0000, 0x1000];
const REFUSED = '0xffffffffffffffff';

/** What a label of the guest found; slips first. */
function gave(symbol: string, field: string, wanted: Value, code: string, ...slips: Requirement['otherwise']): Requirement {
  return need(
    { value: found(symbol, field), is: wanted },
    ...slips,
    because(code, { found: found(symbol, field), wanted }, { happened: at(symbol) }),
    because('not-reached', { behind: { symbol } }),
  );
} // prettier-ignore
const when = (symbol: string, field: string, value: Value): Check => ({ value: found(symbol, field), is: value });

/** Accesses of the guest to the page that came to EL2. */
const trapped: EventPattern = {
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x24, far: { atLeast: GICC, below: GICC + PAGE } },
};
const here = (part: 'output' | 'attribute'): Value => ({ stage2: GICC, part });
/** All that this VM may reach: RAM, its alias, the UART, and the pages of the interface. */
const outside: Value = {
  mappedOutside: [
    { from: 0x7000_0000, bytes: 0x120_0000 },
    { from: 0x4000_0000, bytes: 0x100_0000 },
    { from: 0x0900_0000, bytes: PAGE },
    { from: GICC, bytes: 2 * PAGE },
  ],
};
/** A word that a handler has written to one of the list registers. */
const listed: EventPattern = { event: 'el2', where: { op: 3, address: { atLeast: 0x0803_0100, below: 0x0803_0110 } } };
const word: Value = { of: listed, field: 'value' };

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 2,
  minutes: 30,
  objectives: ['objective.interface', 'objective.lists'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16, gicc: 'absent' }],
      handlers: ['mmio', 'documentCall'],
    },
    budget: 110_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['gic', 'calls', 'registers'],
  parameters: [
    { name: 'type', from: 0x10, to: 0xee },
    { name: 'give', from: 1, to: 0x3f },
    { name: 'state', from: 0x40, to: 0x7f },
    { name: 'mask', pick: [0xf0, 0xf8] },
    { name: 'first', from: 33, to: 180 },
    { name: 'second', from: 16, to: 24 },
    { name: 'third', from: 200, to: 260 },
    { name: 'fourth', from: 300, to: 400 },
    { name: 'fifth', from: 500, to: 900 },
    { name: 'first_priority', from: 0x50, to: 0x78, step: 8 },
    { name: 'second_priority', from: 0x28, to: 0x40, step: 8 },
    { name: 'group', pick: [0, 1] },
  ],
  hidden: ['first', 'second', 'third', 'fourth', 'fifth', 'first_priority', 'second_priority'],
  steps: ['interface', 'give', 'several'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'interface',
      3,
      need(
        { value: here('output'), is: GICV },
        because('interface.physical', {}, { value: here('output'), is: GICC }),
        because('interface.elsewhere', { found: here('output') }, { value: here('output'), atLeast: 0 }),
        because(
          'interface.emulated',
          { count: { decimal: { count: trapped } } },
          { value: found('looked', 'x2'), is: param('mask') },
        ),
        because('interface.absent'),
      ),
      need(
        { value: here('attribute'), oneOf: [0x00, 0x04, 0x08, 0x0c] },
        because('interface.memory', { found: here('attribute') }),
      ),
      need(
        { no: { value: outside, atLeast: 0 } },
        because('interface.outside', { ipa: outside, pa: { stage2: outside, part: 'output' } }),
      ),
      gave(
        'looked',
        'x2',
        param('mask'),
        'interface.read-back',
        because('interface.skipped', { found: found('looked', 'x2') }, when('looked', 'x2', 0)),
      ),
      need(
        { value: { count: trapped }, below: 2 },
        because('interface.trapped', { count: { decimal: { count: trapped } } }),
      ),
    ),
    checkpoint(
      'give',
      4,
      gave('given', 'x0', 0, 'give.number', because('give.refused', {}, when('given', 'x0', REFUSED))),
      need({ happened: listed }, because('give.not-listed')),
      need({ value: word, mask: 0x8000_0000, is: 0 }, because('give.hardware', { word })),
      need({ value: word, mask: 0x3ff, is: param('first') }, because('give.intid', { word, wanted: param('first') })),
      need(
        { value: { op: 'and', args: [{ op: 'shr', args: [word, 20] }, 0xf8] }, is: param('first_priority') },
        because('give.priority', { word, wanted: param('first_priority') }),
      ),
      need({ value: word, mask: 0x3000_0000, is: 0x1000_0000 }, because('give.state', { word })),
      need(
        { value: { op: 'and', args: [{ op: 'shr', args: [word, 30] }, 1] }, is: param('group') },
        because('give.group', { word, wanted: param('group') }),
      ),
      gave('pended', 'x0', 1, 'give.pending'),
      gave('peeked', 'x4', param('first'), 'give.not-seen'),
      gave('acked', 'x5', param('first'), 'give.not-acknowledged'),
      gave('acked', 'x6', param('first_priority'), 'give.running'),
      gave('acted', 'x0', 2, 'give.active', because('give.remembered', {}, when('acted', 'x0', 1))),
      gave('freed', 'x0', 0, 'give.freed'),
    ),
    checkpoint(
      'several',
      3,
      gave('given', 'x0', 0, 'several.before'),
      gave('twice', 'x0', REFUSED, 'several.twice'),
      gave('taken', 'x24', 1, 'several.vector', because('several.not-taken', {}, when('taken', 'x24', 0))),
      gave('taken', 'x23', param('second'), 'several.which'),
      gave('full', 'x0', REFUSED, 'several.full'),
      gave('full', 'x26', 0xf, 'several.overwritten'),
      need(
        and(
          when('ordered', 'x10', param('fourth')),
          when('ordered', 'x11', param('first')),
          when('ordered', 'x12', param('third')),
          when('ordered', 'x13', param('fifth')),
        ),
        because('several.order', {
          a: { decimal: found('ordered', 'x10') },
          b: { decimal: found('ordered', 'x11') },
          c: { decimal: found('ordered', 'x12') },
          d: { decimal: found('ordered', 'x13') },
        }),
      ),
      gave('reused', 'x3', param('first'), 'several.reused'),
      need({ happened: at('finished') }, because('not-reached', { behind: { symbol: 'finished' } })),
    ),
  ],
};

export default lab;
