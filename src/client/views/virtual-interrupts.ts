/** What is on its way into the guests: list registers of each core, and what waits in the emulated distributors. */
import { decodeListRegister, type ListRegisterView } from '../../engine/devices/gic/describe.ts';
import { maintenanceStatus } from '../../engine/devices/gic/virtual-interface.ts';
import type { Hypervisor } from '../../engine/hypervisor/index.ts';
import type { InterruptBank } from '../../engine/hypervisor/state/state.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import { named, type NamedInterrupt } from './interrupts.ts';

/** GICH_LRn: its bits and what they say. `interrupt` is absent of one that holds nothing. */
export interface ListRegister extends ListRegisterView {
  readonly raw: number;
  readonly interrupt?: NamedInterrupt;
}

export interface CoreInterface {
  readonly core: number;
  /** Whose list registers these are; undefined: nobody is on the core. */
  readonly vm: string | undefined;
  readonly vcpu: number;
  /** GICH_HCR and GICH_MISR. */
  readonly hcr: number;
  readonly misr: number;
  readonly listRegisters: readonly ListRegister[];
}

/** Reasons for which an emulated distributor holds an interrupt; of one that rests none is set. */
export interface HeldInterrupt extends NamedInterrupt {
  readonly enabled: boolean;
  /** Latched, by an edge or by software. */
  readonly pending: boolean;
  /** The wire of an emulated device is high. */
  readonly line: boolean;
  readonly active: boolean;
  /** A physical interrupt that stays active in the GIC until the guest ends this one. */
  readonly physical: boolean;
  readonly priority: number;
}

export interface VCpuInterrupts {
  readonly vm: string;
  /** undefined: shared interrupts of the VM. */
  readonly vcpu: number | undefined;
  /** On which core it is; undefined: it waits its turn, and the list registers below are those that it takes along. */
  readonly core?: number;
  readonly held: readonly HeldInterrupt[];
  readonly listRegisters: readonly ListRegister[];
}

export interface VirtualInterruptsView {
  readonly cores: readonly CoreInterface[];
  readonly vcpus: readonly VCpuInterrupts[];
}

function listRegister(raw: number): ListRegister {
  const view = decodeListRegister(raw);
  return view.state === 'invalid' ? { ...view, raw } : { ...view, raw, interrupt: named(view.virtualId) };
}

function heldBy(bank: InterruptBank, first: number): HeldInterrupt[] {
  const at = (list: readonly boolean[], i: number): boolean => list[i] === true;
  return bank.enabled.flatMap((_, i) => {
    const held = {
      enabled: at(bank.enabled, i),
      pending: at(bank.pending, i),
      line: at(bank.line, i),
      active: at(bank.active, i),
      physical: at(bank.physical, i),
    };
    if (!held.pending && !held.line && !held.active && !held.physical) return [];
    return [{ ...named(first + i), ...held, priority: bank.priority[i] ?? 0 }];
  });
}

export function virtualInterrupts(machine: Machine, { plan, state }: Hypervisor): VirtualInterruptsView {
  const gic = machine.gic.save();
  const cores = gic.virtual.map((own, core): CoreInterface => {
    const current = state.cpus[core]?.current;
    return {
      core,
      vm: current ? plan.vms[current.vm]?.name : undefined,
      vcpu: current?.vcpu ?? 0,
      hcr: own.hcr,
      misr: maintenanceStatus(own),
      listRegisters: Array.from(own.lr, listRegister),
    };
  });
  const vcpus = plan.vms.flatMap(({ index, name }): VCpuInterrupts[] => {
    const vm = state.vms[index];
    if (vm === undefined) return [];
    const own = vm.vcpus.map((vcpu, n): VCpuInterrupts => {
      const core = state.cpus.findIndex(({ current }) => current?.vm === index && current.vcpu === n);
      const held = heldBy(vcpu.interrupts, 0);
      if (core >= 0) return { vm: name, vcpu: n, core, held, listRegisters: [] };
      return { vm: name, vcpu: n, held, listRegisters: vcpu.listRegisters.map(listRegister) };
    });
    return [...own, { vm: name, vcpu: undefined, held: heldBy(vm.distributor.shared, 32), listRegisters: [] }];
  });
  return { cores, vcpus };
}
