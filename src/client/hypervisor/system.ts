import type { Disk } from '../../engine/devices/disk.ts';
import type { SymbolNames } from '../../engine/isa/disassemble.ts';
import { EngineError } from '../../engine/error.ts';
import { CONTROL_CHANNEL } from '../../engine/hypervisor/board.ts';
import type { El2Operation } from '../../engine/machine/core-el2.ts';
import { Machine } from '../../engine/machine/machine.ts';
import { PRESETS } from '../../engine/machine/preset-list.ts';
import { presetConfig, type PresetImages } from '../../engine/machine/presets.ts';
import { firstPace } from '../paced-machine.ts';
import type { RecordingCommand, RecordingView } from '../protocol.ts';
import { RecordedRun } from '../recording/recorded-run.ts';
import type { Runnable, Ran } from '../runner.ts';
import { stage2Map, type Stage2MapView } from '../views/stage2-map.ts';
import { TrapLog, type TrapFilter } from '../views/trap-log.ts';
import { registerNames, viewOf, type Naming, type TrapRecord, type TrapView } from '../views/trap.ts';
import { virtualInterrupts } from '../views/virtual-interrupts.ts';
import { Capstone, capstoneVms } from './capstone.ts';
import { currentCode, savedCode, savedPc } from './guest-code.ts';
import { partAtFault, type MakeOwn, type OwnHypervisor, type OwnText } from './own-build.ts';
import type { CallOperations, CoreState, FaultView, SystemView, VCpuPlace, VmAction, VmStatus } from './protocol.ts';

/** Letters of the hypervisor's control channel. */
const LETTERS: Readonly<Record<VmAction, string>> = { pause: 'p', resume: 'c', step: 's', kill: 'k', restart: 'r' };

/** Operations of a call that failed: the last ones say what it was about. */
const FAULT_OPERATIONS = 12;

interface FailedAt {
  readonly at: number;
  readonly record: TrapRecord;
  readonly operations: readonly El2Operation[];
  readonly omitted: number;
}

/** A machine under the built-in hypervisor, with all that its page looks at. Looking changes nothing. */
export class GuestSystem implements Runnable {
  readonly #machine: Machine;
  readonly #recorded: RecordedRun;
  readonly #hypervisor: OwnHypervisor;
  readonly #log: TrapLog;
  readonly #names: (SymbolNames | undefined)[] = [];

  /** With whose parts, for the words about a fault. */
  readonly #texts: readonly OwnText[];
  /** Listens to what counts as the capstone's; only with parts of a reader's. */
  readonly #capstone: Capstone | undefined;
  /** The last call that failed, and where. */
  #failed: FailedAt | undefined;
  #fault: { readonly at: number; readonly view: FaultView } | undefined;

  /**
   * @param own the reader's parts, and what makes a hypervisor with them
   * @throws EngineError preset.…, hypervisor.…, machine.…; what `own.make` throws
   */
  constructor(
    module: WebAssembly.Module,
    preset: string,
    images: PresetImages & { readonly disks: readonly Disk[] },
    own?: { readonly make: MakeOwn; readonly texts: readonly OwnText[] },
  ) {
    let made: OwnHypervisor | undefined;
    const config = presetConfig(preset, images, {
      ...(own !== undefined && { make: (description) => (made = own.make(description)) }),
    });
    const hypervisor: OwnHypervisor = made ?? config.hypervisor;
    this.#texts = own?.texts ?? [];
    const { vms } = hypervisor.plan;
    const both = this.#texts.length === 0 ? undefined : capstoneVms(PRESETS[preset] ?? []);
    const parts = this.#texts.map(({ part }) => part);
    const capstone = both && new Capstone(both, vms.map(({ name }) => name), parts); // prettier-ignore
    this.#capstone = capstone;
    this.#hypervisor = hypervisor;
    this.#log = new TrapLog(() => this.#machine, hypervisor);
    const paced = { ...config, cyclesPerCount: firstPace, epochSeconds: Math.floor(Date.now() / 1000) };
    this.#recorded = new RecordedRun((listener) => new Machine(module, paced, listener), {
      uart: vms.findIndex(({ uartChannel }) => uartChannel === undefined),
      channels: new Map(
        vms.flatMap(({ index, uartChannel }) => (uartChannel === undefined ? [] : [[uartChannel, index] as const])),
      ),
      listener: { ...this.#log.listener, failedCall: (call) => this.#note(call) },
      followers: [this.#log],
      ...(capstone !== undefined && { sent: (...heard) => capstone.sent(...heard) }),
    });
    this.#machine = this.#recorded.machine;
  }

  run(instructions: number): Ran {
    // Who runs on from where a call has failed comes to the same failure.
    const before = this.instructions;
    try {
      const ran = this.#recorded.run(instructions);
      // The past has been seen already.
      if (this.isLive) this.#capstone?.see(this.#hypervisor.powers ?? this.#hypervisor.state.vms);
      return ran;
    } catch (error) {
      // With our own parts alone it is no reader's fault, and nothing that going back would explain.
      if (!(error instanceof EngineError) || this.#texts.length === 0) throw error;
      this.#fault = { at: this.#machine.cycles, view: this.#faultOf(error) };
      return { executed: this.instructions - before, outcome: 'fault', milliseconds: Infinity };
    }
  }

  #note(call: Parameters<TrapLog['failed']>[0]): void {
    const operations = call.operations.slice(-FAULT_OPERATIONS);
    const omitted = call.operations.length - operations.length;
    this.#failed = { at: this.#machine.now, record: this.#log.failed(call), operations, omitted };
  }

  #faultOf({ code, params }: EngineError): FaultView {
    const failed = this.#failed?.at === this.#machine.cycles ? this.#failed : undefined;
    const part = partAtFault({ code, params }, this.#texts);
    return {
      code,
      params,
      ...(part !== undefined && { part }),
      ...(failed !== undefined && { trap: viewOf(failed.record, this.#naming) }),
      own: failed?.record.own ?? [],
      operations: failed?.operations ?? [],
      omitted: failed?.omitted ?? 0,
    };
  }

  /** What stopped the machine where it stands. */
  get fault(): FaultView | undefined {
    return this.#fault !== undefined && this.#fault.at <= this.#machine.cycles ? this.#fault.view : undefined;
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
    this.#future(() => this.#recorded.input(bytes, plan.uartChannel));
    this.#capstone?.typed(vm, bytes, this.#machine.cycles);
  }

  /** What the terminals of the VMs must draw since the last call. */
  output(): ReturnType<RecordedRun['output']> {
    return this.#recorded.output();
  }

  command(vm: number, action: VmAction): void {
    this.#future(() => this.#recorded.input(new TextEncoder().encode(`${LETTERS[action]}${vm}`), CONTROL_CHANNEL));
  }
  /** Input in the past begins another future. */
  #future(input: () => void): void {
    const wasLive = this.isLive;
    input();
    if (!wasLive && this.isLive) this.#capstone?.branch();
  }

  system(): SystemView {
    const { calls } = this.#hypervisor;
    if (this.isLive) this.#capstone?.called(calls);
    return {
      cycles: this.#machine.cycles,
      cores: Array.from({ length: this.cpus }, (_, core) => this.#core(core)),
      vms: this.#hypervisor.plan.vms.map(({ index }) => this.#vm(index)),
      counts: this.#log.counts(),
      interrupts: virtualInterrupts(this.#machine, this.#hypervisor),
      ...(calls !== undefined && { own: calls }),
      ...(this.#capstone !== undefined && { capstone: this.#capstone.view }),
    };
  }

  #core(core: number): CoreState {
    const { cores, executed } = this.#machine;
    const current = this.#hypervisor.current(core);
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
    const on = this.#hypervisor.current(core);
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

  get #naming(): Naming {
    return {
      vms: this.#hypervisor.plan.vms,
      registers: registerNames(this.#machine),
      where: (vm, address) => this.#names[vm]?.(address),
    };
  }
  traps(filter: TrapFilter): readonly TrapView[] {
    return this.#log.last(filter, this.#naming);
  }

  operations(id: number): CallOperations | undefined {
    const found = this.#log.operations(id);
    return found && { id, operations: found.operations, omitted: found.omitted };
  }
}
