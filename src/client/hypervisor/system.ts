import type { Disk } from '../../engine/devices/disk.ts';
import type { SymbolNames } from '../../engine/isa/disassemble.ts';
import { CONTROL_CHANNEL } from '../../engine/hypervisor/board.ts';
import type { Hypervisor } from '../../engine/hypervisor/index.ts';
import { Machine } from '../../engine/machine/machine.ts';
import { presetConfig, type PresetImages } from '../../engine/machine/presets.ts';
import { firstPace } from '../paced-machine.ts';
import type { RecordingCommand, RecordingView } from '../protocol.ts';
import { RecordedRun } from '../recording/recorded-run.ts';
import type { Runnable, Ran } from '../runner.ts';
import { stage2Map, type Stage2MapView } from '../views/stage2-map.ts';
import { TrapLog, type TrapFilter } from '../views/trap-log.ts';
import { registerNames, type Naming, type TrapView } from '../views/trap.ts';
import { virtualInterrupts } from '../views/virtual-interrupts.ts';
import { currentCode, savedCode, savedPc } from './guest-code.ts';
import type { CallOperations, CoreState, SystemView, VCpuPlace, VmAction, VmStatus } from './protocol.ts';

/** Letters of the hypervisor's control channel. */
const LETTERS: Readonly<Record<VmAction, string>> = { pause: 'p', resume: 'c', step: 's', kill: 'k', restart: 'r' };

/** A machine under the built-in hypervisor, with all that its page looks at. Looking changes nothing. */
export class GuestSystem implements Runnable {
  readonly #machine: Machine;
  readonly #recorded: RecordedRun;
  readonly #hypervisor: Hypervisor;
  readonly #log: TrapLog;
  readonly #names: (SymbolNames | undefined)[] = [];

  /** @throws EngineError preset.…, hypervisor.…, machine.… */
  constructor(module: WebAssembly.Module, preset: string, images: PresetImages & { readonly disks: readonly Disk[] }) {
    const config = presetConfig(preset, images);
    const { hypervisor } = config;
    const { vms } = hypervisor.plan;
    this.#hypervisor = hypervisor;
    this.#log = new TrapLog(() => this.#machine, hypervisor);
    const paced = { ...config, cyclesPerCount: firstPace, epochSeconds: Math.floor(Date.now() / 1000) };
    this.#recorded = new RecordedRun((listener) => new Machine(module, paced, listener), {
      uart: vms.findIndex(({ uartChannel }) => uartChannel === undefined),
      channels: new Map(
        vms.flatMap(({ index, uartChannel }) => (uartChannel === undefined ? [] : [[uartChannel, index] as const])),
      ),
      listener: this.#log.listener,
      followers: [this.#log],
    });
    this.#machine = this.#recorded.machine;
  }

  run(instructions: number): Ran {
    return this.#recorded.run(instructions);
  }
  get instructions(): number {
    return this.#recorded.instructions;
  }
  get memory(): number {
    return this.#recorded.memory;
  }
  get isLive(): boolean {
    return this.#recorded.isLive;
  }
  /** Goes to another point of what is recorded; one that leads nowhere changes nothing. */
  move(command: RecordingCommand): Ran {
    return this.#recorded.move(command);
  }
  /** @param still the machine stands: with its timeline */
  recording(core: number, still: boolean): RecordingView {
    return this.#recorded.recording(core, still);
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
    this.#recorded.input(bytes, plan.uartChannel);
  }

  /** What the terminals of the VMs must draw since the last call. */
  output(): ReturnType<RecordedRun['output']> {
    return this.#recorded.output();
  }

  command(vm: number, action: VmAction): void {
    this.#recorded.input(new TextEncoder().encode(`${LETTERS[action]}${vm}`), CONTROL_CHANNEL);
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
