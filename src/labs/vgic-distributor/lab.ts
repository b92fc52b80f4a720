/** Chapter 8: the distributor that a guest believes to have. Two VCpus and a neighbour ask it everything and use it. */
import { because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'vgic.ts';
const NONE = 1023;
const ALL = 0xffff_ffff;

const at = (symbol: string, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, ...where },
});
const question = (number: number): EventPattern => at('said', { x28: number });
const answer = (number: number): Value => ({ of: question(number), field: 'x2' });
/** The number of the last question that was answered, for whoever looks for the place in guest.s. */
const last: Value = { of: { ...at('said'), which: 'last' }, field: 'x28' };
const param = (name: string): Value => ({ param: name });
const sum = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
const or = (a: Value, b: Value): Value => ({ op: 'or', args: [a, b] });
const shl = (value: Value, by: Value): Value => ({ op: 'shl', args: [value, by] });
const masked = (value: Value, mask: Value): Value => ({ op: 'and', args: [value, mask] });
/** The bit of an interrupt in the second word of an array. */
const bitOf = (name: string): Value => shl(1, masked(param(name), 31));

type Slip = readonly [code: string, value: Value];
/** What a question has found, as far as `mask` says; slips first: codes with the answers that give them away. */
function says(
  number: number,
  code: string,
  wanted: Value,
  slips: readonly Slip[] = [],
  mask: Value = ALL,
): Requirement {
  const params = { question: { decimal: number }, found: answer(number), wanted };
  const is = (value: Value): Check => ({ value: masked(answer(number), mask), is: value });
  return need(
    is(wanted),
    because('aborted', { elr: { of: at('aborted'), field: 'x23' } }, { happened: at('aborted') }),
    ...slips.map(([slip, value]) => because(slip, params, is(value))),
    because('not-asked', { question: { decimal: number }, last: { decimal: last } }, { never: question(number) }),
    because(code, params),
  );
}
const nothing = (number: number, code: string, slips: readonly Slip[] = []): Requirement =>
  says(number, code, NONE, slips);

/** A store of the hypervisor's to the board's distributor. */
const stored = (where: EventPattern['where']): EventPattern => ({
  event: 'mmio',
  where: { el: 2, write: 1, ...where },
});
const UART_BIT = 2;
const [ISENABLER1, ICENABLER1] = [0x0800_0104, 0x0800_0184];
/** Of the board's shared interrupts, for the neighbour: its core is 1, and has none of them. */
const meddled = (first: number, behind: number): EventPattern =>
  stored({ core: 1, address: { atLeast: first, below: behind } });
const followed = (address: number, code: string): Requirement =>
  need(
    { happened: stored({ core: 0, address, value: { mask: UART_BIT, is: UART_BIT } }) },
    because('board.not-reached', { last: { decimal: last } }, { no: { value: last, atLeast: 46 } }),
    because(code, { address }),
  );
const untouched = (first: number, behind: number): Requirement => {
  const event = meddled(first, behind);
  const of = (field: string): Value => ({ of: event, field });
  return need({ never: event }, because('board.meddled', { address: of('address'), value: of('value') }));
};
const everything: Value = shl(param('mask'), 0);

const lab: LabSource = {
  version: 1,
  chapter: 8,
  order: 3,
  minutes: 60,
  objectives: ['objective.registers', 'objective.own'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      handlers: ['distributor'],
      vms: [
        { name: 'guest', cores: [0, 1], image: 'guest.s' },
        { name: 'neighbour', cores: [1], image: 'guest.s', console: { channel: 1 } },
      ],
    },
    budget: 300_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['gic', 'calls', 'levels'],
  parameters: [
    { name: 'product', from: 1, to: 0xfe },
    { name: 'iidr', follows: 'product', times: 0x100_0000, base: 0x43b },
    { name: 'words', from: 2, to: 8 },
    // The last INTID and one, and TYPER.ITLinesNumber.
    { name: 'count', follows: 'words', times: 32, base: 32 },
    { name: 'mask', pick: [0xf0, 0xf8] },
    { name: 'control', pick: [1, 3] },
    { name: 'a', from: 36, to: 45 },
    { name: 'b', from: 46, to: 55 },
    { name: 'c', from: 56, to: 62 },
    { name: 'ppi', from: 18, to: 23 },
    { name: 'priority', pick: [0x5d, 0x9b, 0xa7, 0x3f, 0xce] },
    { name: 'sgi1', from: 1, to: 5 },
    { name: 'sgi2', from: 6, to: 10 },
    { name: 'sgi3', from: 11, to: 15 },
    { name: 'pause', from: 3000, to: 5000 },
  ],
  hidden: ['a', 'b', 'c', 'ppi', 'priority', 'sgi1', 'sgi2', 'sgi3', 'pause'],
  steps: ['registers', 'states', 'board', 'banked', 'sgi'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'registers',
      4,
      says(1, 'registers.type', sum(0x20, param('words')), [
        ['registers.type-cpus', param('words')],
        ['registers.type-cpus', sum(0x40, param('words'))],
        ['registers.type-lines', sum(0x21, param('words'))],
        ['registers.type-lines', sum(0x20, param('count'))],
      ]),
      says(2, 'registers.identification', param('iidr')),
      says(3, 'registers.control', param('control')),
      says(10, 'registers.enabled-at-first', 0, [], 0xffff_0000),
      says(11, 'registers.enable', or(bitOf('a'), bitOf('b')), [['registers.overwritten', bitOf('b')]]),
      says(12, 'registers.enable', or(bitOf('a'), bitOf('b'))),
      says(13, 'registers.disable', bitOf('b'), [
        ['registers.disable-inverted', bitOf('a')],
        ['registers.disable-all', 0],
        ['registers.disable-none', or(bitOf('a'), bitOf('b'))],
      ]),
      says(14, 'registers.behind', 0),
      says(20, 'registers.priority', { op: 'or', args: [everything, shl(or(everything, shl(or(everything, shl(everything, 8)), 8)), 8)] }, [
        ['registers.priority-bits', ALL],
      ]),
      says(21, 'registers.priority', masked(param('priority'), param('mask')), [
        ['registers.priority-bits', param('priority')],
      ]),
      says(22, 'registers.priority-neighbour', param('mask')),
      says(23, 'registers.targets', 3, [
        ['registers.targets-bits', 0xff],
        ['registers.targets-one', 0],
      ]),
      says(25, 'registers.configuration', 0xaaaa_aaaa, [
        ['registers.configuration-low', ALL],
        ['registers.configuration-bit', 0x5555_5555],
      ]),
      says(27, 'registers.configuration', 0),
      says(26, 'registers.configuration-sgi', 0xaaaa_aaaa),
    ), // prettier-ignore
    checkpoint(
      'states',
      4,
      says(30, 'states.pending', bitOf('a')),
      says(31, 'states.pending', bitOf('a')),
      nothing(32, 'states.disabled'),
      says(33, 'states.pending-cleared', 0),
      says(34, 'states.through', param('a'), [['states.unprioritised', NONE]]),
      says(35, 'states.active', bitOf('a')),
      says(36, 'states.pending-taken', 0),
      says(37, 'states.active-ended', 0),
      says(38, 'states.through', param('b'), [['states.unprioritised', NONE]]),
      says(39, 'states.deactivated', 0),
      nothing(47, 'states.pending-listed'),
      says(40, 'states.activated', bitOf('c')),
      says(41, 'states.deactivated', 0),
      says(42, 'states.order', param('b'), [['states.order-lost', param('a')]]),
      says(43, 'states.order', param('a')),
      nothing(44, 'states.closed'),
      says(45, 'states.opened', param('a')),
      nothing(46, 'states.sgi', [['states.sgi-pending', param('sgi1')]]),
    ),
    checkpoint(
      'board',
      3,
      says(60, 'board.type', param('words')),
      says(61, 'board.shared', 0),
      followed(ISENABLER1, 'board.not-enabled'),
      says(50, 'board.taken', 33, [['board.unheard', NONE]]),
      followed(ICENABLER1, 'board.not-disabled'),
      untouched(0x0800_0104, 0x0800_0180),
      untouched(0x0800_0184, 0x0800_0200),
      untouched(0x0800_0820, 0x0800_0c00),
      nothing(62, 'board.sgi', [['board.sgi-sent', or(param('sgi2'), shl(1, 10))]]),
    ),
    checkpoint(
      'banked',
      3,
      says(24, 'banked.targets', 0x0101_0101, [['banked.targets-zero', 0]]),
      says(70, 'banked.enable', 0, [], 0xffff_0000),
      says(71, 'banked.priority', 0),
      says(72, 'banked.pending', 0),
      says(73, 'banked.targets', 0x0202_0202, [['banked.targets-first', 0x0101_0101]]),
      says(74, 'banked.shared', or(bitOf('a'), bitOf('b')), [['banked.not-shared', 0]]),
      says(75, 'banked.priority', masked(param('priority'), param('mask')), [['banked.overwritten', 0]]),
      says(76, 'banked.target', param('a'), [['banked.target-lost', NONE]]),
      nothing(77, 'banked.target-both', [['banked.target-both', param('a')]]),
    ),
    checkpoint(
      'sgi',
      4,
      says(80, 'sgi.list', param('sgi1'), [
        ['sgi.unheard', NONE],
        ['sgi.sender', or(param('sgi1'), shl(1, 10))],
      ]),
      nothing(81, 'sgi.list-others', [['sgi.list-self', param('sgi1')]]),
      says(82, 'sgi.others', or(param('sgi2'), shl(1, 10)), [
        ['sgi.unheard', NONE],
        ['sgi.sender', param('sgi2')],
      ]),
      nothing(83, 'sgi.others-self'),
      says(84, 'sgi.self', param('sgi3'), [['sgi.unheard', NONE]]),
      nothing(85, 'sgi.self-others', [['sgi.self-others', param('sgi3')]]),
      nothing(86, 'sgi.nobody'),
      need({ happened: at('finished') }, because('not-asked', { question: { decimal: 62 }, last: { decimal: last } })),
    ),
  ],
};

export default lab;
