import type { Disk } from '../../engine/devices/disk.ts';
import type { SymbolNames } from '../../engine/isa/disassemble.ts';
import { CONTROL_CHANNEL } from '../../engine/hypervisor/board.ts';
import type { Hypervisor } from '../../engine/hypervisor/index.ts';
import { Machine } from '../../engine/machine/machine.ts';
import { presetConfig, type PresetImages } from '../../engine/machine/presets.ts';
import { firstPace, PacedMachine } from '../paced-machine.ts';
import type { Runnable, Ran } from '../runner.ts';
import { stage2Map, type Stage2MapView } from '../views/stage2-map.ts';
import { TrapLog, type TrapFilter } from '../views/trap-log.ts';
import { registerNames, type Naming, type TrapView } from '../views/trap.ts';
import { virtualInterrupts } from '../views/virtual-interrupts.ts';
import { currentCode, savedCode, savedPc } from './guest-code.ts';
import type { CallOperations, CoreState, SystemView, VCpuPlace, VmAction, VmStatus } from './protocol.ts';

/** Letters of the hypervisor's control channel. */
const LETTERS: Readonly<Record<VmAction, string>> = { pause: 'p', resume: 'c', step: 's', kill: 'k', restart: 'r' };

export interface ConsoleOutput {
  readonly vm: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A machine under the built-in hypervisor, with all that its page looks at. Looking changes nothing. */
export class GuestSystem implements Runnable {
  readonly #machine: Machine;
  readonly #paced: PacedMachine;
  readonly #hypervisor: Hypervisor;
  readonly #log: TrapLog;
  readonly #output: number[][];
  readonly #names: (SymbolNames | undefined)[] = [];

  /** @throws EngineError preset.…, hypervisor.…, machine.… */
  constructor(module: WebAssembly.Module, preset: string, images: PresetImages & { readonly disks: readonly Disk[] }) {
    const config = presetConfig(preset, images);
    const { hypervisor } = config;
    const { vms } = hypervisor.plan;
    this.#hypervisor = hypervisor;
    this.#log = new TrapLog(() => this.#machine, hypervisor);
    this.#output = vms.map(() => []);
    const uart = this.#output[vms.findIndex(({ uartChannel }) => uartChannel === undefined)];
    const channels = new Map(vms.map(({ index, uartChannel }) => [uartChannel, this.#output[index]]));
    this.#machine = new Machine(
      module,
      { ...config, cyclesPerCount: firstPace, epochSeconds: Math.floor(Date.now() / 1000) },
      {
        ...this.#log.listener,
        console: (byte) => void uart?.push(byte),
        channel: (n, byte) => void channels.get(n)?.push(byte),
      },
    );
    this.#paced = new PacedMachine(this.#machine);
  }

  run(instructions: number): Ran {
    return this.#paced.run(instructions);
  }
  get instructions(): number {
    return this.#paced.instructions;
  }
  get memory(): number {
    return this.#paced.memory;
  }
  get cpus(): number {
    return this.#machine.config.cpus;
  }

  /** Addresses at which the kernels of the VMs were loaded, as they see them. */
  get entries(): readonly number[] {
    return this.#hypervisor.plan.vms.map(({ entry }) => entry);
  }
  /** Names for the code of a VM. */
  name(vm: number, names: SymbolNames | undefined): void {
    this.#names[vm] = names;
  }

  /** What was typed into the terminal of a VM. */
  input(vm: number, bytes: Uint8Array): void {
    const plan = this.#hypervisor.plan.vms[vm];
    if (plan === undefined) return;
    if (plan.uartChannel === undefined) this.#machine.input(bytes);
    else this.#machine.channels.input(plan.uartChannel, bytes);
  }

  /** What came since the last call. */
  output(): ConsoleOutput[] {
    return this.#output.flatMap((bytes, vm) =>
      bytes.length === 0 ? [] : [{ vm, bytes: Uint8Array.from(bytes.splice(0)) }],
    );
  }

  command(vm: number, action: VmAction): void {
    this.#machine.channels.input(CONTROL_CHANNEL, new TextEncoder().encode(`${LETTERS[action]}${vm}`));
  }

  system(): SystemView {
    return {
      cycles: this.#machine.cycles,
      cores: Array.from({ length: this.cpus }, (_, core) => this.#core(core)),
      vms: this.#hypervisor.plan.vms.map(({ index }) => this.#vm(index)),
      counts: this.#log.counts(),
      interrupts: virtualInterrupts(this.#machine, this.#hypervisor),
    };
  }

  #core(core: number): CoreState {
    const { cores, executed } = this.#machine;
    const current = this.#hypervisor.state.cpus[core]?.current;
    const vm = current ? this.#hypervisor.plan.vms[current.vm]?.name : undefined;
    return {
      core,
      poweredOn: cores.isPowered(core),
      el: cores.el(core),
      waits: cores.waiting(core) !== 'no',
      ...(current && vm !== undefined && { vm, vcpu: current.vcpu }),
      instructions: executed[core] ?? 0,
    };
  }

  #vm(vm: number): VmStatus {
    const { plan, state } = this.#hypervisor;
    const { name = '', cores = [] } = plan.vms[vm] ?? {};
    const own = state.vms[vm];
    return {
      name,
      power: own?.power ?? 'off',
      paused: own?.paused ?? false,
      starts: own?.starts ?? 0,
      vcpus: cores.flatMap((core, vcpu) => this.#vcpu(vm, vcpu, core)),
      ...(own?.report && { report: own.report }),
    };
  }

  #vcpu(vm: number, vcpu: number, core: number): VCpuPlace[] {
    const { cores } = this.#machine;
    const plan = this.#hypervisor.plan.vms[vm];
    const state = this.#hypervisor.state.vms[vm]?.vcpus[vcpu];
    if (plan === undefined || state?.power !== 'on') return [];
    const names = this.#names[vm];
    const on = this.#hypervisor.state.cpus[core]?.current;
    const current = on?.vm === vm && on.vcpu === vcpu;
    const inGuest = cores.el(core) < 2;
    const pc = !current ? savedPc(state) : inGuest ? cores.pc(core) : cores.sysreg(core, 'ELR_EL2');
    const code = current ? currentCode(cores, core, pc, names) : savedCode(cores, plan, state, pc, names);
    const where = names?.(pc);
    return [{ vcpu, core, current, pc, ...(where !== undefined && { where }), ...(code !== undefined && { code }) }];
  }

  map(): Stage2MapView {
    return stage2Map(this.#machine, this.#hypervisor);
  }
  /** Changes when a stage-2 map may have. */
  get mapVersion(): string {
    const { nextTable, vms } = this.#hypervisor.state;
    return [nextTable, ...vms.map(({ root }) => root)].join();
  }

  traps(filter: TrapFilter): readonly TrapView[] {
    const naming: Naming = {
      vms: this.#hypervisor.plan.vms,
      registers: registerNames(this.#machine),
      where: (vm, address) => this.#names[vm]?.(address),
    };
    return this.#log.last(filter, naming);
  }

  operations(id: number): CallOperations | undefined {
    const found = this.#log.operations(id);
    return found && { id, operations: found.operations, omitted: found.omitted };
  }
}
