/** Counts entries into EL2 by VM and cause while a machine runs, and keeps the last hundred of each. */
import { REASON } from '../../engine/hypervisor/el2.ts';
import type { PartId } from '../../engine/hypervisor/parts.ts';
import type { Hypervisor } from '../../engine/hypervisor/index.ts';
import type { El2Operation } from '../../engine/machine/core-el2.ts';
import type { Machine, MachineListener } from '../../engine/machine/machine.ts';
import { causeOf, viewOf, type Naming, type TrapRecord, type TrapView } from './trap.ts';
import type { TrapCause } from './trap-causes.ts';

/** How many traps of a VM and a cause are kept, and how many are shown. */
export const TRAPS_KEPT = 100;
/** Operations of a call that are kept: a VCpu that is put on its core takes some hundreds. */
const OPERATIONS_KEPT = 40;

export interface TrapFilter {
  /** Index of a VM; −1: nobody was on the core. Without one, all. */
  readonly vm?: number;
  readonly cause?: TrapCause;
  /** Causes that a list of all leaves out. */
  readonly muted?: readonly TrapCause[];
  /** Only those in which a reader's code of this part was called. */
  readonly part?: PartId;
}

/** How often each cause was there. */
export type TrapCounts = Readonly<Partial<Record<TrapCause, number>>>;

/** Of a call, or of one that failed. */
type Door = Parameters<NonNullable<MachineListener['failedCall']>>[0];
type Holder = TrapRecord['from'];

class Ring {
  count = 0;
  records: TrapRecord[] = [];

  add(record: TrapRecord): void {
    this.count++;
    this.records.push(record);
    // Half as many again before the old ones go: to shift an array at each trap would cost more than the trap.
    if (this.records.length >= 1.5 * TRAPS_KEPT) this.records = this.records.slice(-TRAPS_KEPT);
  }
}

/** With parts of a reader's, or without. */
export type Followed = Hypervisor & { readonly own?: readonly PartId[] };

export class TrapLog {
  readonly #machine: () => Machine;
  readonly #hypervisor: Followed;
  /** By VM, −1 included, and cause. */
  readonly #rings = new Map<number, Map<TrapCause, Ring>>();
  /** Who is on each core: what the call before has left there. */
  readonly #holders: Holder[] = [];
  #next = 1;

  /** @param machine the machine, once there is one: it is made with this log's listener */
  constructor(machine: () => Machine, hypervisor: Followed) {
    this.#machine = machine;
    this.#hypervisor = hypervisor;
  }

  readonly listener: Pick<MachineListener, 'hypercall'> = { hypercall: (event) => this.#add(event) };

  #add(door: Door): void {
    const from = this.#holders[door.core];
    const to = this.#hypervisor.current(door.core);
    this.#holders[door.core] = to && { vm: to.vm, vcpu: to.vcpu };
    if (door.reason === REASON.BOOT) return;
    const record = { ...this.#record(door, from), id: this.#next++, to: this.#holders[door.core] };
    this.#ring(from?.vm ?? -1, record.cause).add(record);
  }

  /** A call that failed, as the log would show it: it is not counted, and its id is no other's. */
  failed(door: Door): TrapRecord {
    return this.#record(door, this.#holders[door.core]);
  }

  #record({ core, reason, operations }: Door, from: Holder): TrapRecord {
    const machine = this.#machine();
    const { cores } = machine;
    const { own } = this.#hypervisor;
    const register = (name: string): bigint => cores.sysreg(core, name);
    const registers = { esr: register('ESR_EL2'), far: register('FAR_EL2'), hpfar: register('HPFAR_EL2') };
    const vm = from?.vm ?? -1;
    const cause = causeOf(reason, registers, operations, this.#hypervisor.plan.vms[vm]);
    return {
      id: 0,
      cycles: machine.now,
      core,
      from,
      to: from,
      reason,
      cause,
      ...registers,
      elr: register('ELR_EL2'),
      spsr: register('SPSR_EL2'),
      frame: Number(cores.x(core, 1)),
      operations: operations.slice(0, OPERATIONS_KEPT),
      omitted: Math.max(0, operations.length - OPERATIONS_KEPT),
      ...(own !== undefined && own.length > 0 && { own }),
    };
  }

  #ring(vm: number, cause: TrapCause): Ring {
    let causes = this.#rings.get(vm);
    if (causes === undefined) this.#rings.set(vm, (causes = new Map()));
    let ring = causes.get(cause);
    if (ring === undefined) causes.set(cause, (ring = new Ring()));
    return ring;
  }

  /** What takes it back to where it is now. */
  mark(): () => void {
    const rings = [...this.#rings].map(
      ([vm, causes]) =>
        [vm, [...causes].map(([cause, ring]) => [cause, ring.count, [...ring.records]] as const)] as const,
    );
    const holders = [...this.#holders];
    const next = this.#next;
    return () => {
      this.#next = next;
      this.#holders.splice(0, Infinity, ...holders);
      this.#rings.clear();
      for (const [vm, causes] of rings)
        for (const [cause, count, records] of causes) {
          const ring = this.#ring(vm, cause);
          ring.count = count;
          ring.records = [...records];
        }
    };
  }

  /** Of each VM, then of cores that nobody was on. */
  counts(): readonly TrapCounts[] {
    const of = (vm: number): TrapCounts =>
      Object.fromEntries([...(this.#rings.get(vm) ?? [])].map(([cause, { count }]) => [cause, count]));
    return [...this.#hypervisor.plan.vms.map(({ index }) => of(index)), of(-1)];
  }

  /** The last hundred that fit, the newest first; neighbours that are equal but for their time are one. */
  last({ vm, cause, muted = [], part }: TrapFilter, naming: Naming): readonly TrapView[] {
    const records = this.#records(vm, cause).filter(
      (record) =>
        (cause !== undefined || !muted.includes(record.cause)) &&
        (part === undefined || record.own?.includes(part) === true),
    );
    return folded(records.sort((a, b) => b.id - a.id))
      .slice(0, TRAPS_KEPT)
      .map(({ record, times }) => ({ ...viewOf(record, naming), ...(times > 1 && { times }) }));
  }

  /** What the hypervisor did in a trap, while that is kept. */
  operations(id: number): { readonly operations: readonly El2Operation[]; readonly omitted: number } | undefined {
    return this.#records(undefined, undefined).find((record) => record.id === id);
  }

  #records(vm: number | undefined, cause: TrapCause | undefined): TrapRecord[] {
    const causes = vm === undefined ? [...this.#rings.values()] : [this.#rings.get(vm) ?? new Map<TrapCause, Ring>()];
    const rings = causes.flatMap((of) => (cause === undefined ? [...of.values()] : [of.get(cause)].filter(isThere)));
    return rings.flatMap(({ records }) => records);
  }
}

/** A guest that polls a device traps at one place, for one reason, again and again. */
const isSame = (a: TrapRecord, b: TrapRecord): boolean =>
  a.core === b.core &&
  a.cause === b.cause &&
  a.reason === b.reason &&
  a.elr === b.elr &&
  a.esr === b.esr &&
  a.hpfar === b.hpfar &&
  a.from?.vm === b.from?.vm &&
  a.from?.vcpu === b.from?.vcpu &&
  a.to?.vm === b.to?.vm &&
  a.to?.vcpu === b.to?.vcpu;

export function folded(
  records: readonly TrapRecord[],
): readonly { readonly record: TrapRecord; readonly times: number }[] {
  const runs: { record: TrapRecord; times: number }[] = [];
  for (const record of records) {
    const run = runs.at(-1);
    if (run !== undefined && isSame(run.record, record)) run.times++;
    else runs.push({ record, times: 1 });
  }
  return runs;
}

const isThere = (ring: Ring | undefined): ring is Ring => ring !== undefined;
