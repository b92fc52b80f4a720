/** A project of chapter 6: a debugger at EL2, for a guest that does not know of it. */
import { and, at, because, checkpoint, found, need, or, reached, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { EventPattern, Value } from '../../labs/kit/query.ts';

const REFUSED = '0xffffffffffffffff';
const param = (name: string): Value => ({ param: name });
const x = (symbol: string, n: number): Value => ({ of: at(symbol, 1), field: `x${n}` });
const cycle = (symbol: string): Value => ({ of: at(symbol, 1), field: 'cycle' });
const minus = (left: Value, right: Value): Value => ({ op: 'sub', args: [left, right] });
/** What the debuggee would execute after its first step. */
const STOPS = ['b_leaf', 'b_leaf1', 'b_2', 'b_vector', 'b_vector1', 'b_3'] as const;
const hits: EventPattern = { event: 'exception', where: { to: 2, ec: 0x30, elr: { symbol: 'b_loop' } } };

const lab: LabSource = {
  version: 1,
  chapter: 6,
  order: 4,
  exercise: { size: 'project', skills: ['debugging', 'traps', 'registers'] },
  minutes: 100,
  objectives: ['objective.stop', 'objective.unseen'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'debugger', cores: [0], image: 'guest.s', memory: 16 },
        { name: 'debuggee', cores: [0], image: 'guest.s', memory: 16, console: { channel: 1 } },
      ],
      handlers: ['trap', 'documentCall', 'schedule'],
    },
    budget: 90_000,
  },
  files: [
    { path: 'debug.ts', language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'registers', 'levels'],
  parameters: [
    { name: 'type', from: 0x10, to: 0xee },
    { name: 'events', from: 0, to: 3 },
    { name: 'break', pick: [1, 6, 3, 4], by: 'events' },
    { name: 'run', pick: [2, 5, 1, 6], by: 'events' },
    { name: 'step', pick: [3, 4, 2, 5], by: 'events' },
    { name: 'where', pick: [4, 3, 6, 1], by: 'events' },
    { name: 'read', pick: [5, 2, 4, 3], by: 'events' },
    { name: 'write', pick: [6, 1, 5, 2], by: 'events' },
    { name: 'slot', from: 0, to: 5 },
    { name: 'stale', from: 0x1_0000, to: 0xff_ffff },
    { name: 'fresh', from: 0x1_0000, to: 0xff_ffff },
    { name: 'count', from: 4, to: 6 },
    { name: 'total', follows: 'fresh', times: 'count' },
    { name: 'calls', follows: 'count', times: 2 },
    { name: 'way', from: 0, to: STOPS.length - 1 },
    { name: 'steps', pick: [1, 2, 3, 4, 5, 6], by: 'way' },
    { name: 'stop', words: STOPS, by: 'way' },
  ],
  hidden: ['stale', 'fresh', 'count', 'way'],
  steps: ['break', 'look', 'step', 'go-on'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'break',
      4,
      found('running', 0, { is: REFUSED }, 'break.running'),
      found('set', 0, { is: 0 }, 'break.set'),
      found('b_refused', 0, { is: REFUSED }, 'break.refused'),
      need(
        { happened: hits },
        because('break.missed', {}, { happened: at('b_loop', 1) }),
        ...reached('b_loop').otherwise,
      ),
      found(
        'hit',
        0,
        { is: { symbol: 'b_loop' } },
        'break.where',
        because('break.goes-on', {}, and({ happened: hits }, { never: at('hit', 1) })),
      ),
      reached('still'),
      need(
        or({ never: at('b_loop', 1) }, { value: cycle('b_loop'), atLeast: cycle('still') }),
        because('break.executed', {}, { happened: at('b_loop', 1) }),
      ),
    ),
    checkpoint(
      'look',
      3,
      found('read1', 0, { is: param('stale') }, 'look.read', because('look.own', {}, { value: x('read1', 0), is: 1 })),
      found('read2', 0, { is: param('count') }, 'look.read'),
      found('read32', 0, { is: REFUSED }, 'look.number'),
      found('wrote', 0, { is: 0 }, 'look.write'),
      found('reread', 0, { is: param('fresh') }, 'look.write'),
    ),
    checkpoint(
      'step',
      5,
      found(
        'step1',
        0,
        { is: x('step1', 1) },
        'step.one',
        because('step.nowhere', {}, { value: x('step1', 0), is: { symbol: 'b_loop' } }),
      ),
      found(
        'stepn',
        0,
        { is: x('stepn', 1) },
        'step.many',
        because('step.ran', {}, { value: x('stepn', 0), is: { symbol: 'b_loop' } }),
      ),
    ),
    checkpoint(
      'go-on',
      4,
      found('again', 0, { is: { symbol: 'b_loop' } }, 'go-on.again'),
      found('left', 0, { is: minus(param('count'), 1) }, 'go-on.left'),
      found('sum', 0, { is: param('fresh') }, 'go-on.sum'),
      found('round', 0, { is: { symbol: 'b_loop' } }, 'go-on.again'),
      found(
        'left2',
        0,
        { is: minus(param('count'), 2) },
        'go-on.left',
        because('go-on.stuck', {}, { value: x('left2', 0), is: minus(param('count'), 1) }),
      ),
      found('gone', 0, { is: REFUSED }, 'go-on.unset'),
      found('b_end', 3, { is: param('total') }, 'go-on.end'),
      found('b_end', 4, { is: param('count') }, 'go-on.end'),
      found('b_end', 5, { is: param('calls') }, 'go-on.end'),
      need(
        { value: { of: at('b_end', 1), field: 'mdscr_el1' }, is: 0 },
        because('go-on.trace', { held: { of: at('b_end', 1), field: 'mdscr_el1' } }, { happened: at('b_end', 1) }),
      ),
    ),
  ],
};

export default lab;
