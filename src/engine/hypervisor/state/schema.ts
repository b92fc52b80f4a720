/** Checks of a saved state, field by field: a snapshot can come from a file that somebody else wrote. */
import { Pl011 } from '../../devices/pl011.ts';
import { VirtioBlock } from '../../devices/virtio/block.ts';
import { VirtioMmio } from '../../devices/virtio/mmio.ts';
import { EngineError } from '../../error.ts';
import { INTID, OWN } from '../board.ts';
import { CONTEXT } from '../boot/context.ts';
import { FRAME } from '../el2.ts';
import { intidOf, LIST_REGISTERS } from './list-register.ts';
import type { HypervisorState, VmState } from './state.ts';

/** Throws EngineError hypervisor.bad-state {field} when `value`, which stands at `path`, is not what it may be. */
interface Check {
  (value: unknown, path: string): void;
  /** Of a check that looks at nothing but the value: no path need be made for each element of a long list. */
  readonly holds?: (value: unknown) => boolean;
}

const refuse = (path: string): never => {
  throw new EngineError('hypervisor.bad-state', { field: path });
};
const when = (holds: (value: unknown) => boolean): Check =>
  Object.assign((value: unknown, path: string): void => void (holds(value) || refuse(path)), { holds });

const boolean = when((value) => typeof value === 'boolean');
const integer = (least: number, most: number): Check =>
  when((value) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most);
const word = integer(0, 0xffff_ffff);
const byte = integer(0, 0xff);
const count = integer(0, Number.MAX_SAFE_INTEGER);
const unsigned64 = when((value) => typeof value === 'bigint' && value >= 0n && value < 1n << 64n);
const text = (most: number): Check => when((value) => typeof value === 'string' && value.length <= most);
const oneOf = (...names: readonly string[]): Check => when((value) => names.includes(value as string));
const orNull =
  (check: Check): Check =>
  (value, path) => {
    if (value !== null) check(value, path);
  };

/** Exactly these fields. */
const fields =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const names = namesOf(value, path);
    for (const name of names) if (!Object.hasOwn(checks, name)) refuse(`${path}.${name.slice(0, 64)}`);
    for (const [name, check] of Object.entries(checks))
      check((value as Record<string, unknown>)[name], `${path}.${name}`);
  };
/** Any fields, up to `most`. */
const entries =
  (most: number, check: Check): Check =>
  (value, path) => {
    const names = namesOf(value, path);
    if (names.length > most || names.some((name) => name.length > 64)) refuse(path);
    for (const name of names) check((value as Record<string, unknown>)[name], `${path}.${name}`);
  };
function namesOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path);
  return Object.keys(value);
}

const list =
  (least: number, most: number, check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) return refuse(path);
    // By index: holes are undefined.
    for (let i = 0; i < value.length; i++) if (check.holds?.(value[i]) !== true) check(value[i], `${path}[${i}]`);
  };
const exactly = (length: number, check: Check): Check => list(length, length, check);
/** As many as `of` has, each checked as its counterpart wants. */
const matching =
  <T>(of: readonly T[], check: (model: T) => Check): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length !== of.length) return refuse(path);
    of.forEach((model, i) => check(model)(value[i], `${path}[${i}]`));
  };

const intids = list(0, INTID.COUNT, integer(0, INTID.COUNT - 1));
const listRegister = when(
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value === value >>> 0 && intidOf(value) < INTID.COUNT,
);

const bank = (size: number): Check => {
  const flags = exactly(size, boolean);
  return fields({
    group: flags,
    enabled: flags,
    pending: flags,
    line: flags,
    active: flags,
    priority: exactly(size, byte),
    targets: exactly(size, byte),
    edge: flags,
    physical: flags,
    waiting: intids,
  });
};

const vcpu = fields({
  power: oneOf('off', 'on'),
  start: orNull(fields({ entry: unsigned64, context: unsigned64 })),
  waiting: boolean,
  until: orNull(unsigned64),
  poll: orNull(fields({ ipa: count, value: unsigned64, count })),
  step: orNull(fields({ ss: boolean, mde: boolean, locked: boolean })),
  interrupts: bank(INTID.FIRST_SPI),
  sgiSources: exactly(16, byte),
  listRegisters: exactly(LIST_REGISTERS, listRegister),
  hcr: integer(0, 15),
  evicted: list(0, INTID.COUNT, listRegister),
  deactivating: intids,
  clearing: intids,
  saved: orNull(
    fields({
      frame: exactly(FRAME.SIZE / 8, unsigned64),
      registers: fields(Object.fromEntries(CONTEXT.map((name) => [name, unsigned64]))),
      vmcr: word,
      apr: word,
    }),
  ),
});

/** What a device model refuses to take over, named after its own field. */
const device =
  (restore: (saved: unknown) => void): Check =>
  (value, path) => {
    try {
      restore(value);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      refuse(`${path}.${error.params['field'] ?? ''}`);
    }
  };
const wire = { set: (): void => undefined };
const nowhere = {
  size: 0,
  readOnly: true,
  read: () => undefined,
  write: () => false,
  writeZeroes: () => false,
  flush: () => false,
  discard: () => false,
};
const uart = device((saved) => {
  new Pl011({ interrupt: wire, counter: { ticks: () => 0 }, transmit: () => undefined }).restore(saved);
});
const disk = device((saved) => {
  const memory = { read: () => undefined, write: () => false };
  new VirtioMmio({ interrupt: wire, memory, legacy: false, device: new VirtioBlock(nowhere) }).restore(saved);
});

/** A stage-2 table in the hypervisor's own memory. */
const table = (last: number): Check =>
  when((value) => typeof value === 'number' && value % 4096 === 0 && value >= OWN.tables.start && value <= last);
const END_OF_TABLES = OWN.tables.start + OWN.tables.size;

const vm = (model: VmState): Check =>
  fields({
    power: oneOf('off', 'on', 'failed'),
    paused: boolean,
    restart: boolean,
    starts: count,
    root: (value, path) => (value === 0 ? undefined : table(END_OF_TABLES - 4096)(value, path)),
    distributor: fields({ control: integer(0, 3), shared: bank(model.distributor.shared.enabled.length) }),
    vcpus: exactly(model.vcpus.length, vcpu),
    uart: orNull(uart),
    disks: exactly(model.disks.length, orNull(disk)),
    traps: entries(256, count),
    report: orNull(
      fields({
        code: text(64),
        params: entries(
          16,
          when((value) => typeof value === 'number' || (typeof value === 'string' && value.length <= 256)),
        ),
      }),
    ),
  });

function checkState(saved: unknown, like: HypervisorState): asserts saved is HypervisorState {
  const holder: Check = (value, path) => {
    fields({ vm: integer(0, like.vms.length - 1), vcpu: count })(value, path);
    const { vm: v, vcpu: n } = value as { vm: number; vcpu: number };
    if (n >= (like.vms[v]?.vcpus.length ?? 0)) refuse(`${path}.vcpu`);
  };
  const cpu = fields({
    online: boolean,
    current: orNull(holder),
    turn: count,
    turnEnd: unsigned64,
    floatingPoint: orNull(holder),
  });
  fields({
    format: when((value) => value === like.format),
    cpus: exactly(like.cpus.length, cpu),
    vms: matching(like.vms, vm),
    nextTable: table(END_OF_TABLES),
  })(saved, 'state');
}

/**
 * Takes over a saved state of the same system as `like`, a fresh one.
 * @throws EngineError hypervisor.bad-state {field}
 */
export function readState(saved: unknown, like: HypervisorState): HypervisorState {
  const state: unknown = structuredClone(saved);
  addWhatIsNew(state);
  checkState(state, like);
  return state;
}

/** Fields that states of before do not have; whether the rest is one is not asked here. */
function addWhatIsNew(state: unknown): void {
  const listOf = (of: unknown, name: string): readonly unknown[] => {
    const found: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
    return Array.isArray(found) ? found : [];
  };
  for (const one of listOf(state, 'vms').flatMap((of) => listOf(of, 'vcpus'))) {
    if (typeof one !== 'object' || one === null || Object.hasOwn(one, 'poll') || Object.hasOwn(one, 'until')) continue;
    Object.assign(one, { until: null, poll: null });
  }
}
