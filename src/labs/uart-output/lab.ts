/** Chapter 9: the output half of an emulated PL011: what a probing driver reads, what it sets, and what it sends. */
import { because, checkpoint, need, step, wentElsewhere, wentOnAt } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const file = 'uart.ts';

/** Each VM has its own core, so the core tells them apart. What a register held at a label nobody can write afterwards. */
const VMS = [0, 1] as const;
type Vm = (typeof VMS)[number];
const at = (symbol: string, vm: Vm, where: EventPattern['where'] = {}): EventPattern => ({
  event: 'at',
  where: { pc: { symbol }, el: 1, core: vm, ...where },
});
/** What was read as the n-th of a loop. */
const read = (symbol: string, vm: Vm, n: number): Value => ({ of: at(symbol, vm, { x3: n }), field: 'x2' });
const aborted = (vm: Vm): EventPattern => at('aborted', vm);
const done = (vm: Vm): EventPattern => at('finished', vm);
const param = (name: string): Value => ({ param: name });
const sum = (...args: readonly [Value, Value]): Value => ({ op: 'add', args });
const shl = (value: Value, by: number): Value => ({ op: 'shl', args: [value, by] });

/** Behind its first access the guest did not go on with the next instruction. */
const moved = (vm: Vm): Diagnosis => {
  const first: EventPattern = { event: 'exception', where: { from: 1, to: 2, core: vm, ec: 0x24 } };
  return because(
    'moved',
    { vm: { decimal: vm }, elr: { of: first, field: 'elr' }, pc: wentOnAt(first, vm) },
    wentElsewhere(
      first,
      vm,
      { op: 'add', args: [{ of: first, field: 'elr' }, 4] },
      { op: 'add', args: [{ symbol: 'vectors' }, 0x200] },
    ),
  );
};
/** Nobody answered an access; then the number of it is the last thing that matters. */
const answered = (vm: Vm): Requirement =>
  need(
    { never: aborted(vm) },
    moved(vm),
    because('aborted', { elr: { of: aborted(vm), field: 'x23' } }, { happened: aborted(vm) }),
  );
const reached = (symbol: string, vm: Vm): Requirement =>
  need({ happened: at(symbol, vm) }, moved(vm), because('not-reached', { vm: { decimal: vm } }));

/** UARTPeriphID2: revision in 7:4, the upper half of designer 0x41 in 3:0 (DDI 0183G, table 3-19). */
const ID2: Value = sum(shl(param('revision'), 4), 4);
const IDS: readonly Value[] = [0x11, 0x10, ID2, 0, 0x0d, 0xf0, 0x05, 0xb1];
const identification = (n: number): Requirement => {
  const found = read('id', 0, n);
  const wanted = IDS[n] ?? 0;
  const params = { n: { decimal: n & 3 }, found, wanted };
  const is = (value: Value): Check => ({ value: found, is: value });
  const slips =
    n === 1
      ? [because('identify.stride', params, is(IDS[4] ?? 0))]
      : n === 2
        ? [because('identify.revision', params, is(sum(0x40, param('revision'))))]
        : n >= 4
          ? [because('identify.reversed', params, is(IDS[11 - n] ?? 0))]
          : [];
  return need(is(wanted), ...slips, because(n < 4 ? 'identify.peripheral' : 'identify.component', params));
};
const serial = (vm: Vm): Value => ({ of: at('serial', vm), field: 'x2' });
const SERIALS: readonly Value[] = [param('serial'), sum(param('serial'), param('step'))];

const MASKS = [0xffff, 0x3f, 0xff, 0xff87, 0x3f, 0x7ff, 0xff, 0x7];
const OFFSETS = [0x24, 0x28, 0x2c, 0x30, 0x34, 0x38, 0x20, 0x48, 0x04, 0x18, 0x3c, 0x40, 0x44, 0x50];
const RESET: Readonly<Record<number, number>> = { 0x18: 0x90, 0x30: 0x300, 0x34: 0x12 };
const reset = (n: number): Requirement => {
  const offset = OFFSETS[n] ?? 0;
  const params = { offset, found: read('fresh', 0, n), wanted: RESET[offset] ?? 0 };
  return need(
    { value: params.found, is: params.wanted },
    moved(0),
    because(offset === 0x18 ? 'registers.flags' : 'registers.reset', params),
  );
};
/** What guest.s writes to the n-th. */
const written = (n: number, vm: Vm): Value => ({
  op: 'and',
  args: [sum(param(`value${vm}`), n * 0x103_0507), 0xffff_ffff],
});
const keeps = (n: number, vm: Vm): Requirement => {
  const found = read('kept', vm, n);
  const wanted = (of: Vm): Value => ({ op: 'and', args: [written(n, of), MASKS[n] ?? 0] });
  const params = { vm: { decimal: vm }, offset: OFFSETS[n] ?? 0, found, wanted: wanted(vm), written: written(n, vm) };
  const is = (value: Value): Check => ({ value: found, is: value });
  return need(
    is(wanted(vm)),
    because('registers.shared', params, is(wanted(vm === 0 ? 1 : 0))),
    because('registers.mask', params, is(written(n, vm))),
    because('registers.kept', params),
  );
};
const given = (field: string, vm: Vm): Value => ({ of: at('given', vm), field });
/** What cannot be written is as it was. */
const unchanged: readonly Requirement[] = [
  ...[8, 9, 10, 11, 12, 13].map((n) => {
    const offset = OFFSETS[n] ?? 0;
    const params = { offset, found: read('kept', 0, n), wanted: RESET[offset] ?? 0 };
    return need({ value: params.found, is: params.wanted }, because('registers.readonly', params));
  }),
  need(
    { value: given('x13', 0), is: 0x11 },
    because('registers.readonly', { offset: 0xfe0, found: given('x13', 0), wanted: 0x11 }),
  ),
  need(
    { value: given('x2', 0), is: param('serial') },
    because('registers.readonly', { offset: param('place'), found: given('x2', 0), wanted: param('serial') }),
  ),
];

const board: EventPattern = { event: 'mmio', where: { el: 2, write: 1, address: 0x0900_0000 } };
/** VM n has console channel n + 1. */
const line = (vm: Vm): Check => ({ console: { channel: vm + 1, is: `{{line${vm}}}\n` } });
const strayed = (vm: Vm): Diagnosis => {
  const other: EventPattern = {
    event: 'channel',
    where: { channel: { oneOf: [0, 1, 2, 3].filter((n) => n !== vm + 1) }, core: vm },
  };
  const params = {
    vm: { decimal: vm },
    channel: { decimal: { of: other, field: 'channel' } },
    found: { console: { channel: vm + 1 } },
    wanted: { decimal: vm + 1 },
  } as const;
  return because('output.channel', params, { happened: other });
};
const output = (vm: Vm): Requirement => {
  const params = {
    vm: { decimal: vm },
    channel: { decimal: vm + 1 },
    found: { console: { channel: vm + 1 } },
    wanted: { text: `{{line${vm}}}\n` },
  } as const;
  const more: Check = {
    value: { count: { event: 'channel', where: { core: vm } } },
    atLeast: sum({ count: at('sent', vm) }, 1),
  };
  return need(
    line(vm),
    moved(vm),
    because('output.busy', { found: { of: at('busy', vm), field: 'x2' } }, { happened: at('busy', vm) }),
    because('output.board', {}, { happened: board }),
    ...VMS.map(strayed),
    because('output.silent', params, { console: { channel: vm + 1, is: '' } }),
    because('output.more', params, more),
    because('output.other', params),
  ); // prettier-ignore
};

const lab: LabSource = {
  version: 1,
  chapter: 9,
  order: 2,
  minutes: 40,
  objectives: ['objective.registers', 'objective.output'],
  machine: {
    cpus: 2,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: {
      vms: VMS.map((vm) => ({
        name: `vm${vm}`,
        cores: [vm],
        image: 'guest.s',
        memory: 16,
        console: { channel: vm + 1 },
      })),
    },
    budget: 200_000,
  },
  files: [
    { path: file, language: 'typescript' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['calls', 'levels', 'registers'],
  parameters: [
    { name: 'revision', pick: [3, 0, 2] },
    { name: 'place', pick: ['0x090', '0x0a8', '0x1f4', '0x3c0', '0x5b8', '0x800', '0xa04', '0xdd0', '0xfc8'] },
    { name: 'serial', from: 0x1_0000, to: 0xff_ffff },
    { name: 'step', from: 1, to: 9 },
    { name: 'first', from: 0, to: 7 },
    { name: 'stride', pick: [1, 3, 5, 7] },
    { name: 'pause', from: 600, to: 900 },
    { name: 'value0', from: 0x1000_0000, to: 0xffff_ffff },
    { name: 'value1', from: 0x1000_0000, to: 0xffff_ffff },
    {
      name: 'line0',
      words: ['Booting on VM 0', 'earlycon: pl011', 'Hello, board', 'one of two', 'printk: console on'],
    },
    { name: 'line1', words: ['second guest here', 'NimbOS says hi', '>> shell', 'I am the other', 'ready, channel 2'] },
  ],
  hidden: ['first', 'stride', 'pause', 'value0', 'value1', 'line0', 'line1'],
  steps: ['identify', 'registers', 'output'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'identify',
      2,
      answered(0),
      reached('serial', 0),
      ...IDS.map((_, n) => identification(n)),
      need(
        { value: serial(0), is: SERIALS[0] ?? 0 },
        because('identify.serial', { place: param('place'), found: serial(0), wanted: param('serial') }),
      ),
      answered(1),
      reached('serial', 1),
      need(
        { value: serial(1), is: SERIALS[1] ?? 0 },
        because(
          'identify.serial-of-vm-0',
          { found: serial(1), wanted: SERIALS[1] ?? 0 },
          { value: serial(1), is: param('serial') },
        ),
        because('identify.serial', { place: param('place'), found: serial(1), wanted: SERIALS[1] ?? 0 }),
      ),
    ),
    checkpoint(
      'registers',
      3,
      answered(0),
      answered(1),
      ...OFFSETS.map((_, n) => reset(n)),
      reached('finished', 0),
      reached('finished', 1),
      ...unchanged,
      ...VMS.flatMap((vm) => MASKS.map((_, n) => keeps(n, vm))),
    ),
    checkpoint('output', 3, ...VMS.map(answered), ...VMS.map(output), ...VMS.map((vm) => need({ happened: done(vm) }, because('not-reached', { vm: { decimal: vm } })))), // prettier-ignore
  ],
};

export default lab;
