/**
 * A machine of a page with its past: what it does is recorded within bounds of memory, it can go to any point of that, and
 * runs on from there, along the recording or into another future.
 */
import { EngineError } from '../../engine/error.ts';
import type { MachineListener } from '../../engine/machine/config.ts';
import { LostCores } from '../../engine/machine/lost-cores.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import { History, type HistoryOptions } from '../../engine/machine/replay/history.ts';
import { ListenerHub } from '../../engine/machine/replay/hub.ts';
import { Recorder } from '../../engine/machine/replay/recorder.ts';
import { Stops, type StopCondition } from '../../engine/machine/replay/stops.ts';
import { Timeline } from '../../engine/machine/replay/timeline.ts';
import { silence } from '../../engine/machine/silence.ts';
import { PacedMachine } from '../paced-machine.ts';
import type { Message, RecordingCommand, RecordingView } from '../protocol.ts';
import type { Ran, Runnable } from '../runner.ts';
import { timelineView, type TimelineView } from '../views/timeline.ts';
import { ConsoleLog, type Drawn } from './console-log.ts';
import { isTerminalReport } from './terminal-report.ts';

/** Bytes of snapshots, and of the input log. */
const SNAPSHOT_BYTES = 2 ** 27;
const LOG_BYTES = 2 ** 24;
/**
 * Instructions between snapshots: each takes some milliseconds, more the more pages there are, so the more there are the
 * farther they stand apart. For Linux in its shell it is some 120 million: half a second of a run.
 */
const INTERVAL = 16_000_000;
const INTERVAL_PER_PAGE = 10_000;
/** Cycles without a word on any console after which the machine is looked at: a second of a guest is some hundred millions. */
const SILENCE = 1_000_000;
/** Events of a kind in the timeline. */
const EVENTS = 16_384;

const why = (what: string): Message => ({ code: `past.${what}`, params: {} });

export interface RecordedOptions {
  /** Which terminal shows what the UART sends, and what each channel of the hypervisor sends. */
  readonly uart: number;
  readonly channels?: ReadonlyMap<number, number>;
  readonly followers?: HistoryOptions['followers'];
  /** Beside what the recording listens to: it hears of replays too. */
  readonly listener?: MachineListener;
  /** Hears each byte of a terminal once: of a replay nothing. */
  readonly sent?: (terminal: number, byte: number, cycles: number) => void;
}

export class RecordedRun implements Runnable {
  readonly machine: Machine;
  readonly #history: History;
  readonly #stops: Stops;
  readonly #timeline: Timeline;
  readonly #paced: PacedMachine;
  readonly #consoles = new Map<number, ConsoleLog>();
  readonly #first: number;
  /** Cores that lead nowhere: what is said of them, and from which cycle on. */
  #lostCores = new LostCores(() => this.machine);
  #lost: readonly { readonly cycles: number; readonly message: Message }[] = [];
  #why: Message | undefined;
  #window: number | undefined;

  /** @param make makes the machine, at its reset state, with this listener */
  constructor(make: (listener: MachineListener) => Machine, options: RecordedOptions, limits: HistoryOptions = {}) {
    const { uart, channels = new Map<number, number>(), followers = [], listener, sent } = options;
    const hub = new ListenerHub();
    const machine: Machine = make(hub.listener);
    this.machine = machine;
    this.#timeline = new Timeline(() => machine, { capacity: EVENTS });
    hub.add(this.#timeline.listener);
    if (listener !== undefined) hub.add(listener, { replays: true });
    for (const terminal of [uart, ...channels.values()]) this.#consoles.set(terminal, new ConsoleLog());
    const shown = (terminal: number, byte: number): void => {
      this.#consoles.get(terminal)?.add(machine.now, byte);
      sent?.(terminal, byte, machine.now);
    };
    hub.add({
      console: (byte) => shown(uart, byte),
      channel: (n, byte) => shown(channels.get(n) ?? -1, byte),
    });
    hub.add({ exception: (event) => this.#lostCores.exception(event) });
    this.#timeline.start();
    this.#history = new History(new Recorder(machine), hub, {
      interval: INTERVAL,
      intervalPerPage: INTERVAL_PER_PAGE,
      maximumBytes: SNAPSHOT_BYTES,
      maximumLog: LOG_BYTES,
      followers,
      onBranch: (cycles) => {
        this.#timeline.truncate(cycles);
        for (const log of this.#consoles.values()) log.truncate(cycles);
        this.#lost = this.#lost.filter((one) => one.cycles <= cycles);
        this.#lostCores = new LostCores(() => this.machine);
      },
      ...limits,
    });
    this.#first = this.#history.start;
    this.#stops = new Stops(this.#history, hub);
    this.#paced = new PacedMachine(this.#history);
  }

  // --- a machine as any other
  run(instructions: number): Ran {
    if (this.#why?.code !== 'past.cut') this.#why = undefined;
    return this.#watched(this.#paced.run(instructions));
  }
  /** One instruction of a core: in the past the one that is recorded. */
  step(core: number): Ran {
    this.#why = undefined;
    return this.#watched(this.#paced.step(core));
  }
  #watched(ran: Ran): Ran {
    const { cycles } = this.machine;
    const found = this.#lostCores.take().map((message) => ({ cycles, message }));
    if (found.length > 0) this.#lost = [...this.#lost, ...found];
    return ran;
  }
  get instructions(): number {
    return this.#paced.instructions;
  }
  get memory(): number {
    return this.#paced.memory;
  }
  /** Nothing is recorded behind this point. */
  get isLive(): boolean {
    return this.#history.isLive;
  }

  /**
   * Bytes for the UART or a channel. In the past another future begins with them; what a terminal answers there of its own
   * accord is no input, since it is recorded already.
   */
  input(bytes: Uint8Array, channel?: number): void {
    if (!this.isLive) {
      if (isTerminalReport(bytes)) return;
      this.#why = why('cut');
    }
    this.#history.input((recorder) =>
      channel === undefined ? recorder.input(bytes) : recorder.channelInput(channel, bytes),
    );
  }

  /** What the screens must draw to show what was sent until now. */
  output(): { readonly terminal: number; readonly drawn: Drawn }[] {
    const { cycles } = this.machine;
    return [...this.#consoles].flatMap(([terminal, log]) => log.show(cycles).map((drawn) => ({ terminal, drawn })));
  }

  // --- moves in what is recorded
  /** A move that leads nowhere says so in `recording().why`, and changes nothing. */
  move(command: RecordingCommand): Ran {
    try {
      this.#why = this.#moved(command);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.#why = { code: error.code, params: error.params };
    }
    return this.#paced.now();
  }

  #moved(command: RecordingCommand): Message | undefined {
    const history = this.#history;
    switch (command.type) {
      case 'back':
        return history.stepBack(command.core) ? why('back') : why('start');
      case 'reverse':
        return this.#reverse(command.stops);
      case 'seek':
        if (Number.isFinite(command.cycles)) history.seek(command.cycles);
        return why('seek');
      case 'end':
        history.seek(history.head);
        return why('end');
      case 'fork':
        if (history.isLive) return this.#why;
        history.fork();
        return why('cut');
      case 'window':
        this.#window = command.cycles;
        return this.#why;
    }
  }

  #reverse(stops: readonly StopCondition[]): Message {
    const hit = this.#stops.reverse(stops)?.[0];
    if (hit !== undefined) return why(`stop.${stops[hit.condition]?.kind ?? 'address'}`);
    this.#history.seek(this.#history.start);
    return why('start');
  }

  /** @param still the machine stands: with its timeline, which of a running one is another one the moment after */
  recording(core: number, still: boolean): RecordingView {
    const { start, head, isLive, kept } = this.#history;
    const told = this.#lost.flatMap(({ cycles, message }) => (cycles <= this.machine.cycles ? [message] : []));
    const lost = told.length > 0 || !this.#isSilent ? told : silence(this.machine);
    return {
      start,
      head,
      here: this.machine.cycles,
      live: isLive,
      dropped: start > this.#first,
      bytes: kept.bytes + this.#history.recorder.size,
      ...(this.#why !== undefined && { why: this.#why }),
      ...(lost.length > 0 && { lost }),
      ...(still && { timeline: this.#timelineOf(core, start, head) }),
    };
  }

  /** No console has shown anything: for longer than a program needs for its first word, or with all cores waiting. */
  get #isSilent(): boolean {
    const { cores, config, cycles } = this.machine;
    const waits = Array.from(
      { length: config.cpus },
      (_, core) => cores.waiting(core) !== 'no' || !cores.isPowered(core),
    );
    return (cycles > SILENCE || !waits.includes(false)) && [...this.#consoles.values()].every((log) => log.isEmpty);
  }

  #timelineOf(core: number, start: number, head: number): TimelineView {
    const here = this.machine.cycles;
    const half = this.#window === undefined ? Infinity : this.#window / 2;
    const from = Math.max(start, here - half);
    const to = Math.min(head, here + half);
    const [first] = this.#timeline.query({ from, kinds: ['exception', 'interrupt', 'return'], core, limit: 1 });
    const highest = this.machine.config.virtualization ? 2 : 1;
    const el = first !== undefined && 'from' in first ? first.from : this.machine.cores.el(core);
    return timelineView(this.#timeline, {
      from,
      to,
      here,
      core,
      el: from === this.#first ? highest : el,
      most: 8 * EVENTS,
    });
  }
}
