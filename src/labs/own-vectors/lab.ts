/** Chapter 3, a part: the vector table and the context frame of the hypervisor, under two VMs that share a core. */
import { and, because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'vectors.s';
const BASE = [0x7000_0000, 0x5000_0000] as const;
const KERNEL = 0x20_0000;
/** The stack's top is a page's end, and the room for work is below it (boot/frame.ts): SP_EL2 while EL2 waits, of its page. */
const SP_AT_REST = 0x1000 - 320;
const add = (left: Value, right: Value): Value => ({ op: 'add', args: [left, right] });
const shl = (value: Value, by: number): Value => ({ op: 'shl', args: [value, by] });

/** A label of the guest; the first time it is VM 0 that passes it, the last time VM 1. */
const passed = (symbol: string, which: 'first' | 'last' = 'first'): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1 },
  which,
});
const entered: EventPattern = { event: 'return', where: { from: 2, to: 1 } };
const start = (field: string): Value => ({ of: entered, field });
/** Data aborts, calls and interrupts of the guest; and an interrupt that EL2 takes while it waits. */
const taken = (vector: number): EventPattern => ({ event: 'exception', where: { from: 1, to: 2, vector } });
const irq = taken(0x480);
const parked: EventPattern = { event: 'exception', where: { from: 2, to: 2, vector: 0x280 } };
/** A synchronous exception of EL2's own: its code has a fault. */
const own: EventPattern = { event: 'exception', where: { from: 2, to: 2, vector: 0x200 } };
const fault: Requirement = need(
  { never: own },
  because(
    'fault',
    { elr: { of: own, field: 'elr' }, esr: { of: own, field: 'esr' }, far: { of: own, field: 'far' } },
    { happened: own },
  ),
);
const isEntered: Check = { happened: entered };
/** What leave has made of the first frame; the registers that it says nothing of are 0. */
const first: readonly Requirement[] = [
  need({ happened: entered }, because('enter.not-entered', {}, { never: entered })),
  need(
    { value: start('pc'), is: BASE[0] + KERNEL },
    because('enter.elr', { found: start('pc'), wanted: BASE[0] + KERNEL }, isEntered),
  ),
  need(
    { value: start('pstate'), mask: 0x3cf, is: 0x3c5 },
    because('enter.spsr', { found: start('pstate') }, isEntered),
  ),
  need({ value: start('x0'), is: BASE[0] }, because('enter.x0', { found: start('x0'), wanted: BASE[0] }, isEntered)),
  ...[1, 2, 3, 9, 17, 30].map((n) =>
    need(
      { value: start(`x${n}`), is: 0 },
      because('enter.register', { n: { decimal: n }, found: start(`x${n}`) }, isEntered),
    ),
  ),
];
const started: readonly Requirement[] = [fault, ...first];

const registers = Array.from({ length: 31 }, (_, n) => n);
/** What register n stored into the device, and what it is to have loaded. */
const word = (n: number): Value => add(((n & 15) << 4) + ((n >> 4) << 12), shl({ param: 'mark' }, 20));
const abort = (n: number): EventPattern => ({
  event: 'exception',
  where: { from: 1, to: 2, ec: 0x24, iss: { mask: 0x1f_0000, is: n << 16 } },
});
const kept = (n: number): Requirement => {
  const found: Value = { of: passed(`kept${n}`), field: `x${n}` };
  const params = { n: { decimal: n }, offset: { decimal: 8 * n }, found, wanted: word(n) };
  return need(
    { value: found, is: word(n) },
    because('frame.register', params, { happened: passed(`kept${n}`) }),
    because(
      'frame.stuck',
      { n: { decimal: n }, elr: { of: { ...abort(n), which: 'last' }, field: 'elr' } },
      { happened: abort(n) },
    ),
    because('frame.not-reached', { n: { decimal: n } }),
  );
};

/** Of VM `vm`: register n, as fill_all in guest.s has left it. */
const filled = (n: number, vm: 0 | 1): Value =>
  n === 0 ? BASE[vm] : add(add({ param: 'fill' }, BASE[vm]), shl(n, 32));
const restored = (n: number, vm: 0 | 1): Requirement => {
  const at = passed('switched', vm === 0 ? 'first' : 'last');
  const [field, wanted] = n === 31 ? ['sp_el0', filled(20, vm)] : [`x${n}`, filled(n, vm)];
  const found: Value = { of: at, field };
  const code = n === 31 ? 'restore.sp' : 'restore.register';
  return need(
    { value: found, is: wanted },
    because(code, { n: { decimal: n }, vm: { decimal: vm }, found, wanted }, { happened: at }),
    because('restore.not-reached', {}),
  );
};
const flags = (vm: 0 | 1): Requirement => {
  const at = passed('flags', vm === 0 ? 'first' : 'last');
  const [found, wanted]: [Value, Value] = [{ of: at, field: 'x1' }, shl({ param: 'nzcv' }, 28)];
  return need({ value: found, is: wanted }, because('restore.flags', { found, wanted }));
};

/** After the first interrupt everything is as it was. */
const after: EventPattern = { ...entered, after: irq };
const before = (field: string): Value => ({ of: irq, field });
const now = (field: string): Value => ({ of: after, field });
const same = (n: number): Requirement =>
  need(
    { value: now(`x${n}`), is: before(`x${n}`) },
    because(
      'interrupts.register',
      { n: { decimal: n }, found: now(`x${n}`), wanted: before(`x${n}`) },
      { happened: after },
    ),
  );
const stuck: Check = and({ value: { count: irq }, atLeast: 20 }, { never: passed('woken') });

/** How far TPIDR_EL2 goes on between an exception and the return from it. */
const counted = (exception: EventPattern): Requirement => {
  const back: EventPattern = { event: 'return', where: { from: 2 }, after: exception };
  const found: Value = {
    op: 'sub',
    args: [
      { of: back, field: 'tpidr_el2' },
      { of: exception, field: 'tpidr_el2' },
    ],
  };
  return need(
    { value: found, is: { param: 'count' } },
    because('count.wrong', { found: { decimal: found }, wanted: { decimal: { param: 'count' } } }, { happened: back }),
    because('count.not-reached', {}, { never: exception }),
  );
};
const call: EventPattern = { event: 'exception', where: { from: 1, to: 2, ec: 0x16 } };

const lab: LabSource = {
  version: 1,
  chapter: 3,
  order: 4,
  minutes: 45,
  objectives: ['objective.frame', 'objective.both'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: [
        { name: 'first', cores: [0], image: 'guest.s', memory: 16 },
        { name: 'second', cores: [0], image: 'guest.s', memory: 16, console: { channel: 0 } },
      ],
      vectors: file,
    },
    budget: 150_000,
  },
  files: [
    { path: file, language: 'a64' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'calls', 'levels'],
  parameters: [
    { name: 'count', from: 11, to: 200 },
    { name: 'mark', from: 1, to: 15 },
    { name: 'fill', from: 0x10_0001, to: 0xff_ffff },
    { name: 'nzcv', from: 1, to: 15 },
    { name: 'ticks', from: 20, to: 60 },
  ],
  hidden: ['mark', 'fill', 'nzcv', 'ticks'],
  steps: [step('enter'), step('frame'), step('restore'), step('interrupts'), step('count')],
  checkpoints: [
    checkpoint('enter', 2, ...first),
    checkpoint('frame', 4, ...started, ...registers.map(kept)),
    checkpoint(
      'restore',
      4,
      ...started,
      ...[0, 1].flatMap((vm) => [...registers, 31].map((n) => restored(n, vm === 0 ? 0 : 1))),
      flags(0),
      flags(1),
      need(
        { value: { of: passed('called'), field: 'x0' }, not: 0x8400_0000 },
        because('restore.call', { found: { of: passed('called'), field: 'x0' } }, { happened: passed('called') }),
        because('restore.not-reached', {}),
      ),
      need({ happened: passed('called') }, because('restore.not-reached', {})),
    ),
    checkpoint(
      'interrupts',
      3,
      ...started,
      need({ happened: irq }, because('interrupts.none', {}, { never: irq })),
      need({ no: stuck }, because('interrupts.again', { times: { decimal: { count: irq } } }, stuck)),
      need({ happened: after }, because('interrupts.no-return', {})),
      need(
        { value: now('pc'), is: before('elr') },
        because('interrupts.elr', { found: now('pc'), wanted: before('elr') }, { happened: after }),
      ),
      need(
        { value: now('pstate'), is: before('spsr') },
        because('interrupts.spsr', { found: now('pstate'), wanted: before('spsr') }, { happened: after }),
      ),
      ...registers.map(same),
      need(
        { value: now('sp_el0'), is: before('sp_el0') },
        because('interrupts.sp', { found: now('sp_el0'), wanted: before('sp_el0') }, { happened: after }),
      ),
      need({ happened: passed('spun') }, because('interrupts.not-spun', {})),
      need({ happened: parked }, because('interrupts.not-parked', {})),
      need(
        { value: { of: passed('woken', 'last'), field: 'cycle' }, atLeast: { of: parked, field: 'cycle' } },
        because('interrupts.not-woken', {}, { happened: parked }),
      ),
      need(
        { value: bits({ register: 'sp' }, 11, 0), is: SP_AT_REST },
        because('interrupts.stack', { found: { register: 'sp' }, wanted: SP_AT_REST }, { ended: ['waiting'] }),
        because('interrupts.not-woken', {}),
      ),
    ),
    checkpoint('count', 1, ...started, counted(call), counted(irq)),
  ],
};

export default lab;
