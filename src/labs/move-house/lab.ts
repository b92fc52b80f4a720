/** Chapter 12: kernel, tree and initrd of two guests on a machine where the document's addresses do not exist. */
import { and, because, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Check, Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const VMS = [0, 1] as const;
type Vm = (typeof VMS)[number];

const plus = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
const minus = (a: Value, b: Value): Value => ({ op: 'sub', args: [a, b] });
const param = (name: string): Value => ({ param: name });

/** Before anything is put anywhere: x1 kernel, x2 tree, x3 initrd, x4 to x7 what the tree will say. */
const placed = (vm: Vm): EventPattern => ({ event: 'at', where: { pc: { symbol: `placed${vm}` }, el: 2 } });
const loaded = (vm: Vm): EventPattern => ({ event: 'at', where: { pc: { symbol: `loaded${vm}` }, el: 2 } });
/** What the kernel has found, as EL2 finds it in its registers behind its HVC. */
const report = (vm: Vm): EventPattern => ({ event: 'at', where: { pc: { symbol: `report${vm}` }, el: 2 } });
const asked = (vm: Vm, field: string): Value => ({ of: placed(vm), field });
const told = (vm: Vm, field: string): Value => ({ of: report(vm), field });

const base = (vm: Vm): Value => param(`base${vm}`);
const end = (vm: Vm): Value => plus(base(vm), param('ram'));
/** From an address on so many bytes, in the RAM of the VM. */
const inside = (vm: Vm, at: Value, bytes: Value): Check =>
  and({ value: at, atLeast: base(vm) }, { value: plus(at, bytes), below: plus(end(vm), 1) });
const apart = (a: Value, bytesA: Value, b: Value, bytesB: Value): Check => ({
  any: [
    { value: plus(a, bytesA), below: plus(b, 1) },
    { value: plus(b, bytesB), below: plus(a, 1) },
  ],
});

/** Where something may not be: who comes first in this list is told first. */
const place = (what: string, vm: Vm, at: Value, bytes: Value): Requirement => {
  const params = { vm: { decimal: vm }, at, base: base(vm), end: end(vm) };
  const other = vm === 0 ? 1 : 0;
  return need(
    inside(vm, at, bytes),
    because('place.ram', params, { no: and({ value: at, atLeast: 0x4000_0000 }, { value: at, below: 0x4400_0000 }) }),
    because('place.hypervisor', params, { value: at, below: 0x4040_0000 }),
    because('place.neighbour', params, and({ value: at, atLeast: base(other) }, { value: at, below: end(other) })),
    because(`${what}.reach`, params),
  );
};

const kernel = (vm: Vm): readonly Requirement[] => {
  const at = asked(vm, 'x1');
  const params = { vm: { decimal: vm }, at, offset: param('offset') };
  return [
    place('kernel', vm, at, param('image')),
    need(
      and(
        { value: minus(at, param('offset')), aligned: 0x20_0000 },
        { happened: report(vm) },
        { value: told(vm, 'x1'), is: at },
        { value: told(vm, 'x2'), is: at },
      ),
      because('kernel.text-offset', params, { value: at, aligned: 0x20_0000 }),
      because('kernel.boundary', params, { no: { value: minus(at, param('offset')), aligned: 0x20_0000 } }),
      because('kernel.silent', params),
    ),
  ];
};

const TREE = 20;
const tree = (vm: Vm): readonly Requirement[] => {
  const at = asked(vm, 'x2');
  const params = {
    vm: { decimal: vm },
    at,
    base: base(vm),
    ram: param('ram'),
    kernel: asked(vm, 'x1'),
    image: param('image'),
  };
  const covered: Diagnosis = because('tree.covered', params, {
    no: apart(asked(vm, 'x1'), param('image'), at, TREE),
  });
  return [
    place('tree', vm, at, TREE),
    need({ value: at, aligned: 8 }, because('tree.aligned', params)),
    need(
      and({ value: told(vm, 'x3'), is: 0xd00d_feed }, { value: told(vm, 'x0'), is: at }),
      covered,
      because('tree.initrd', params, { no: apart(asked(vm, 'x3'), param('length'), at, TREE) }),
      because('tree.unread', params),
    ),
    need(
      and({ value: told(vm, 'x6'), is: base(vm) }, { value: told(vm, 'x7'), is: param('ram') }),
      because('tree.memory-start', { ...params, said: asked(vm, 'x6') }, { value: asked(vm, 'x6'), not: base(vm) }),
      because('tree.memory-size', { ...params, said: asked(vm, 'x7') }),
    ),
  ];
};

const initrd = (vm: Vm): readonly Requirement[] => {
  const at = asked(vm, 'x3');
  const [start, last] = [asked(vm, 'x4'), asked(vm, 'x5')];
  const params = { vm: { decimal: vm }, at, start, last, wanted: plus(at, param('length')), kernel: asked(vm, 'x1') };
  return [
    place('initrd', vm, at, param('length')),
    need({ value: start, is: at }, because('initrd.start', params)),
    need(
      { value: last, is: plus(at, param('length')) },
      because('initrd.size-for-end', params, { value: last, is: param('length') }),
      because('initrd.last-byte', params, { value: last, is: minus(plus(at, param('length')), 1) }),
      because('initrd.end', params),
    ),
    need(
      and(
        { value: told(vm, 'x5'), is: param('length') },
        { value: told(vm, 'x4'), is: { of: loaded(vm), field: 'x8' } },
      ),
      because('initrd.covered', params, { no: apart(asked(vm, 'x1'), param('image'), at, param('length')) }),
      because('initrd.tree', params, { no: apart(asked(vm, 'x2'), TREE, at, param('length')) }),
      because('initrd.unread', params),
    ),
  ];
};

const lab: LabSource = {
  version: 1,
  chapter: 12,
  order: 2,
  minutes: 20,
  objectives: ['objective.place', 'objective.offset'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'places.s', origin: '0x40070000' },
      { file: 'kernel.s', origin: '0x40100000' },
      { file: 'boot.s', origin: '0x40080000' },
    ],
    entry: '_start',
    budget: 60_000,
  },
  files: [
    { path: 'places.s', language: 'a64' },
    { path: 'boot.s', language: 'a64', readonly: true },
    { path: 'kernel.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'gap', from: 0, to: 7 },
    { name: 'pad', from: 0, to: 7 },
    { name: 'base0', pick: [0x4040_0000, 0x4060_0000, 0x4080_0000, 0x40a0_0000] },
    { name: 'base1', pick: [0x4200_0000, 0x4220_0000, 0x4240_0000, 0x4260_0000] },
    { name: 'ram', pick: [0x60_0000, 0x80_0000, 0xa0_0000] },
    // Never 0, as it is since Linux 5.8.
    { name: 'offset', pick: [0x8_0000, 0x4_0000, 0xc_0000, 0x10_0000] },
    { name: 'image', pick: [0x3000, 0x4000, 0x5000, 0x6000] },
    { name: 'length', pick: [0x400, 0x600, 0x800, 0xa00] },
    { name: 'mark', from: 0x1000, to: 0xffff },
  ],
  steps: [step('kernel'), step('tree'), step('initrd')],
  checkpoints: [
    checkpoint('kernel', 2, ...VMS.flatMap(kernel)),
    checkpoint('tree', 2, ...VMS.flatMap(tree)),
    checkpoint('initrd', 2, ...VMS.flatMap(initrd)),
  ],
};

export default lab;
