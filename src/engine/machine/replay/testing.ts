/** Small machines with a program of ours, for the tests of this folder. */
import { assemble } from '../../isa/assembler/index.ts';
import { Machine, type MachineConfig } from '../machine.ts';
import { coreModule, digest } from '../../../../tests/machine/testing.ts';
import { History, type HistoryOptions } from './history.ts';
import { ListenerHub } from './hub.ts';
import { Recorder } from './recorder.ts';
import { Stepper } from './stepper.ts';
import { Stops } from './stops.ts';
import { Timeline } from './timeline.ts';

/** Where QEMU's virt board puts a raw kernel. */
export const ORIGIN = 0x4008_0000n;

export interface Rig {
  readonly machine: Machine;
  readonly recorder: Recorder;
  readonly history: History;
  readonly hub: ListenerHub;
  readonly stops: Stops;
  readonly stepper: Stepper;
  readonly timeline: Timeline;
  /** Address of a label. */
  at(label: string): bigint;
  digest(): string;
}

export interface RigOptions extends HistoryOptions {
  readonly config?: Partial<MachineConfig>;
  readonly symbols?: ReadonlyMap<string, bigint>;
}

/** A machine from its configuration, with everything that looks at it. */
export function rigOf(config: MachineConfig, { symbols, ...options }: RigOptions = {}): Rig {
  const hub = new ListenerHub();
  const machine: Machine = new Machine(coreModule(), config, hub.listener);
  const timeline = new Timeline(() => machine);
  hub.add(timeline.listener);
  timeline.start();
  const recorder = new Recorder(machine);
  const history = new History(recorder, hub, options);
  const stops = new Stops(history, hub);
  const at = (label: string): bigint => {
    const address = symbols?.get(label);
    if (address === undefined) throw new Error(`no label ${label}`);
    return address;
  };
  return {
    machine,
    recorder,
    history,
    hub,
    stops,
    timeline,
    at,
    stepper: new Stepper(history, stops),
    digest: () => digest(machine),
  };
}

/** A program that core 0 enters at EL2, its first label being `start`. */
export function rig(source: string, options: RigOptions = {}): Rig {
  const { bytes, symbols } = assemble(`start:\n${source}\n`, { origin: ORIGIN });
  const config = { cpus: 1, memory: 2 ** 26, virtualization: true, kernel: bytes, ...options.config } as const;
  const made = rigOf(config, { ...options, symbols });
  // The stub of the board's loader.
  made.history.run(100, true, { until: 6 });
  return made;
}
