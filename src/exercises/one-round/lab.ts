/** Chapter 2: the round of a trap in numbers: what comes in, what the handler does to the frame, where the guest goes on. */
import { answered, bits, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { EventPattern, Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
const sub = (value: Value, less: Value): Value => ({ op: 'sub', args: [value, less] });

/** The guest's load, store and call, as they come to EL2. */
const trap = (ec: number, write?: 0 | 1): EventPattern => ({
  event: 'exception',
  where: {
    from: 1,
    to: 2,
    ec,
    ...(write !== undefined && { iss: { mask: 1 << 6, is: write << 6 } }),
  },
});
const [LOAD, STORE, CALL] = [trap(0x24, 0), trap(0x24, 1), trap(0x16)];
/** SRT: the general register of an access. */
const register = (access: EventPattern): Value => bits({ of: access, field: 'iss' }, 20, 16);
/** How much more ELR is in the frame on the way out. */
const added = (by: EventPattern): Value =>
  sub({ of: { event: 'return', where: { from: 2, to: 1 }, after: by }, field: 'pc' }, { of: by, field: 'elr' });

const lab: LabSource = {
  version: 1,
  chapter: 2,
  order: 3,
  exercise: { size: 'small', skills: ['traps', 'uart'] },
  minutes: 8,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 2048,
    virtualization: true,
    images: [{ file: 'guest.s', origin: '0x40080000' }],
    entry: '_start',
    hypervisor: { vms: [{ name: 'guest', cores: [0], image: 'guest.s', memory: 16, console: { channel: 0 } }] },
    budget: 120000,
  },
  files: [
    { path: 'round', language: 'answers' },
    { path: 'guest.s', language: 'a64', readonly: true },
  ],
  views: ['levels', 'registers'],
  parameters: [
    { name: 'row', from: 0, to: 7 },
    { name: 'offset', pick: [0xfe0, 0xfe4, 0xfe8, 0xfec, 0xff0, 0xff4, 0xff8, 0xffc], by: 'row' },
    { name: 'id', pick: [0x11, 0x10, 0x14, 0, 0x0d, 0xf0, 0x05, 0xb1], by: 'row' },
    { name: 'hole', follows: 'offset', times: 1, base: 0x0900_0000 },
    { name: 'into', from: 10, to: 28 },
    { name: 'out', from: 2, to: 8 },
    { name: 'old', from: 0x100, to: 0x1ff },
    { name: 'char', from: 0x41, to: 0x5a },
  ],
  steps: [step('in'), step('frame'), step('back')],
  checkpoints: [
    checkpoint(
      'in',
      1,
      answered('slot', { of: LOAD, field: 'vector' }, 'in.slot', ['in.own', 0x200], ['in.interrupt', 0x480]),
      answered('hole', { of: LOAD, field: 'far' }, 'in.hole', ['in.base', 0x0900_0000], ['in.offset', param('offset')]),
    ),
    checkpoint(
      'frame',
      2,
      answered('writes', register(LOAD), 'frame.writes', ['frame.base', 9], ['frame.other', param('out')]),
      answered('value', { of: STORE, x: param('into') }, 'frame.value', ['frame.old', param('old')]),
      answered('reads', register(STORE), 'frame.reads', ['frame.base', 9], ['frame.other', param('into')]),
    ),
    checkpoint(
      'back',
      2,
      answered('after-load', added(LOAD), 'back.access', ['back.again', 0]),
      answered('after-store', added(STORE), 'back.access', ['back.again', 0]),
      answered('after-call', added(CALL), 'back.call', ['back.skipped', 4]),
    ),
  ],
};

export default lab;
