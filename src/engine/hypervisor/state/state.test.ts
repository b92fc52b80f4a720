import { expect, test } from 'vitest';
import { Pl011 } from '../../devices/pl011.ts';
import { VirtioBlock } from '../../devices/virtio/block.ts';
import { VirtioMmio } from '../../devices/virtio/mmio.ts';
import { EngineError } from '../../error.ts';
import { OWN } from '../board.ts';
import { CONTEXT } from '../boot/context.ts';
import { readState } from './schema.ts';
import { newState, type HypervisorState } from './state.ts';

const wire = { set: (): void => undefined };
const fresh = (): HypervisorState => newState(2, [{ vcpus: 1, disks: 1 }, { vcpus: 2, disks: 0 }], OWN.tables.start); // prettier-ignore

/** A state in which everything that may be absent is there. */
function full(): HypervisorState {
  const state = fresh();
  const [vm] = state.vms;
  const vcpu = vm?.vcpus[0];
  const [cpu] = state.cpus;
  if (vm === undefined || vcpu === undefined || cpu === undefined) throw new Error('no VM');
  vcpu.start = { entry: 1n, context: 2n };
  vcpu.step = { ss: false, mde: true, locked: true };
  vcpu.evicted = [0x2000_0021];
  vcpu.deactivating = [33];
  vcpu.clearing = [34];
  vcpu.interrupts.waiting = [27];
  vcpu.saved = {
    frame: Array.from({ length: 34 }, () => 5n),
    registers: Object.fromEntries(CONTEXT.map((name) => [name, 7n])),
    vmcr: 1,
    apr: 2,
  };
  vm.root = OWN.tables.start;
  vm.uart = new Pl011({ interrupt: wire, counter: { ticks: () => 0 }, transmit: () => undefined }).save();
  const disk = { size: 0, readOnly: true, read: () => undefined, write: () => false, writeZeroes: () => false, flush: () => false, discard: () => false }; // prettier-ignore
  const memory = { read: () => undefined, write: () => false };
  vm.disks = [new VirtioMmio({ interrupt: wire, memory, legacy: false, device: new VirtioBlock(disk) }).save()];
  vm.traps = { hvc: 3 };
  vm.report = { code: 'hypervisor.abort', params: { ipa: '0x0', n: 1 } };
  cpu.current = { vm: 1, vcpu: 1 };
  cpu.floatingPoint = { vm: 0, vcpu: 0 };
  return state;
}

type Step = string | number;
type Tree = Record<Step, unknown>;

/** Paths of all objects and leaves; of long lists the first and the last element. */
function* paths(value: unknown, path: Step[] = []): Generator<Step[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  const keys: Step[] = Array.isArray(value) ? [...new Set([0, value.length - 1])].filter((n) => n in value) : Object.keys(value); // prettier-ignore
  for (const key of keys) yield* paths((value as Tree)[key], [...path, key]);
}
const write = (path: readonly Step[]): string =>
  path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`), 'state');

/** The field that the refusal names; undefined when there was none. */
function refusedField(state: unknown): string | undefined {
  try {
    readState(state, fresh());
    return undefined;
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'hypervisor.bad-state') throw error;
    return String(error.params['field']);
  }
}

function changed(path: readonly Step[], change: (holder: Tree, key: Step) => void): unknown {
  const state = full();
  const key = path.at(-1) ?? '';
  change(path.slice(0, -1).reduce<unknown>((value, step) => (value as Tree)[step], state) as Tree, key);
  return state;
}

test('a good state is taken over as it is', () => {
  expect(readState(full(), fresh())).toEqual(full());
});

test('whatever field is not what it may be, the state is refused and the field is named', () => {
  const all = [...paths(full())];
  expect(all.length).toBeGreaterThan(300);
  for (const path of all)
    for (const bad of [-1, 1.5, 'x'.repeat(300), 1n << 64n]) {
      const state = changed(path, (holder, key) => (holder[key] = bad));
      // Parameters of a report are texts and numbers, whatever they say.
      if (path.includes('params') && typeof bad === 'number') continue;
      if (path.includes('timeoutAt') && bad === 1.5) continue; // counts of a clock
      const field = refusedField(state) ?? 'nothing';
      // A device model names its own field, without the path inside.
      const named = path.includes('uart') || path.includes('disks') ? write(path.slice(0, path.includes('uart') ? 3 : 4)) : write(path); // prettier-ignore
      expect(`${String(bad)} at ${write(path)}: ${field}`).toContain(`: ${named}`);
    }
});

test('a field too many or too few is named', () => {
  for (const path of paths(full())) {
    if (path.includes('disks') || path.includes('uart') || path.includes('traps') || path.includes('params')) continue;
    if (typeof path.at(-1) === 'number') continue;
    expect(refusedField(changed(path, (holder, key) => Reflect.deleteProperty(holder, key)))).toBe(write(path));
    expect(refusedField(changed(path, (holder) => (holder['extra'] = 1)))).toBe(`${write(path.slice(0, -1))}.extra`);
  }
});

test('what points at something that is not there is refused', () => {
  const at = (change: (state: HypervisorState) => void): string | undefined => {
    const state = full();
    change(state);
    return refusedField(state);
  };
  expect(at(({ cpus }) => cpus[0] && (cpus[0].current = { vm: 0, vcpu: 1 }))).toBe('state.cpus[0].current.vcpu');
  expect(at(({ vms }) => vms[0] && (vms[0].root = 0x4020_0000))).toBe('state.vms[0].root');
  expect(at(({ vms }) => vms[1]?.vcpus[1]?.interrupts.waiting.push(288))).toBe(
    'state.vms[1].vcpus[1].interrupts.waiting[0]',
  );
  expect(at(({ vms }) => vms[0]?.vcpus[0] && (vms[0].vcpus[0].listRegisters[2] = 0x1000_03ff))).toBe(
    'state.vms[0].vcpus[0].listRegisters[2]',
  );
  expect(at((state) => (state.nextTable = 0x4010_0008))).toBe('state.nextTable');
});

test.each([null, undefined, 5, [], 'state', {}])('%j is no state', (value) => {
  expect(refusedField(value)).toBeDefined();
});
