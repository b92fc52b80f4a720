/** One build of a lab's files as a machine that can be stepped in both directions up to where its run is over. */
import { SYSTEM_REGISTERS } from '../../engine/isa/sysregs.ts';
import { EngineError } from '../../engine/error.ts';
import { disassemble } from '../../engine/isa/disassemble.ts';
import { Machine } from '../../engine/machine/machine.ts';
import { History } from '../../engine/machine/replay/history.ts';
import { ListenerHub } from '../../engine/machine/replay/hub.ts';
import { Recorder } from '../../engine/machine/replay/recorder.ts';
import { Stepper } from '../../engine/machine/replay/stepper.ts';
import { Stops, type StopCondition } from '../../engine/machine/replay/stops.ts';
import { Timeline } from '../../engine/machine/replay/timeline.ts';
import type { Built } from '../../labs/kit/build.ts';
import { resetDisks } from '../../labs/kit/disks.ts';
import type { Evaluation, Lab, LabInput } from '../../labs/kit/lab.ts';
import { isLong, isWhole } from '../../labs/kit/tools.ts';
import { SHOWN_REGISTERS } from '../inspect.ts';
import type { Message } from '../protocol.ts';
import { disassemblyView, namesOf, type SourceLine as CodeLine } from '../views/disassembly.ts';
import { exceptionView, type ExceptionView } from '../views/exception.ts';
import { ladderView } from '../views/ladder.ts';
import { look, type Look, type Looked } from '../views/look.ts';
import { registersView } from '../views/registers.ts';
import { timelineView } from '../views/timeline.ts';
import { Calls } from './calls.ts';
import type { Executed, Files, Moment, Move, SourceLine, Target, Watch } from './protocol.ts';
import type { Trace } from './trace.ts';

/** Events of a run that a page is shown. */
const MOST_EVENTS = 2000;
const RAM = 0x4000_0000n;
/** Cycles between snapshots; of a run with a guest system, which has millions. */
const [INTERVAL, INTERVAL_WHOLE] = [20_000, 500_000];

/** Exceptions whose circumstances are kept. */
const MOST_EXCEPTIONS = 400;

export interface Judged {
  readonly evaluation: Evaluation;
  readonly trace: Trace;
}

const why = (what: string, params: Message['params'] = {}): Message => ({ code: `lab-page.why.${what}`, params });

export class LabRun {
  readonly #machine: Machine;
  readonly #built: Built;
  readonly #judged: Judged;
  readonly #history: History;
  readonly #stops: Stops;
  readonly #stepper: Stepper;
  readonly #timeline: Timeline;
  readonly #calls: Calls;
  readonly #whole: boolean;
  readonly #budget: number;
  readonly #names: (address: bigint) => string | undefined;
  readonly #inputs: LabInput[];
  /** Right after each exception its registers are those that it set; later ones overwrite them. */
  readonly #exceptions: { readonly cycles: number; readonly view: ExceptionView }[] = [];
  readonly #system: readonly string[];
  readonly #texts: ReadonlyMap<string, readonly string[]>;
  breakpoints: readonly SourceLine[] = [];
  watch: Watch | undefined;
  core = 0;
  #why = why('start');

  /**
   * @param files what was built
   * @param judged of the same files: it says where the run is over
   */
  constructor(module: WebAssembly.Module, lab: Lab, files: Files, built: Built, judged: Judged) {
    const hub = new ListenerHub();
    resetDisks(built.config);
    this.#machine = new Machine(module, built.config, hub.listener);
    this.#built = built;
    this.#judged = judged;
    this.#whole = isWhole(lab);
    this.#budget = lab.machine.budget;
    this.#timeline = new Timeline(() => this.#machine, { capacity: 16 * MOST_EVENTS });
    hub.add(this.#timeline.listener);
    this.#calls = new Calls(() => this.#machine.now);
    if (lab.files.some(({ language }) => language === 'typescript')) hub.add(this.#calls.listener);
    hub.add({
      exception: (event) => {
        this.#exceptions.push({ cycles: this.#machine.now, view: exceptionView(this.#machine, event) });
        if (this.#exceptions.length > MOST_EXCEPTIONS) this.#exceptions.shift();
      },
    });
    this.#timeline.start();
    this.#history = new History(new Recorder(this.#machine), hub, {
      interval: isLong(lab) ? INTERVAL_WHOLE : INTERVAL,
      maximumBytes: 2 ** 27,
    });
    this.#stops = new Stops(this.#history, hub);
    this.#stepper = new Stepper(this.#history, this.#stops);
    this.#names = placesOf(built);
    this.#system = registersIn(Object.values(files));
    this.#texts = new Map(Object.entries(files).map(([file, text]) => [file, text.split('\n')]));
    this.#inputs = [...built.input];
  }

  /** The cycle at which the run is over, and the message that says why. */
  get #end(): number {
    return this.#judged.evaluation.ended?.at ?? 0;
  }
  get #isOver(): boolean {
    return this.#machine.cycles >= this.#end;
  }

  /** One move of the reader's; those that lead nowhere say so and change nothing. */
  move(move: Move, target?: Target): void {
    try {
      this.#why = this.#moved(move, target);
    } catch (error) {
      // A reader's handler that fails ends the run, as it did when it was judged.
      if (!(error instanceof EngineError)) throw error;
      this.#why = { code: error.code, params: error.params };
    }
  }

  #moved(move: Move, target?: Target): Message {
    const { core } = this;
    switch (move) {
      case 'start':
        this.#history.seek(this.#history.start);
        return why('start');
      case 'back':
        return this.#history.stepBack(core) ? why('back') : why('no-past');
      case 'reverse':
        return this.#reverse();
    }
    if (this.#isOver) return why('over');
    // In instructions: a guest that sleeps lets billions of cycles go by with few of them.
    const room = Math.max(1, Math.min(Math.min(this.#end, this.#nextInput) - this.#machine.cycles, this.#budget));
    switch (move) {
      case 'into':
        return this.#forward(() => this.#stepper.into(core, room));
      case 'over':
        return this.#forward(() => this.#stepper.over(core, room));
      case 'out':
        return this.#forward(() => this.#stepper.out(core, room));
      case 'end':
        return this.#until([]);
      case 'run':
        return this.#until(this.#breaks());
      case 'exception':
        return this.#until([{ kind: 'exception' }, { kind: 'interrupt' }]);
      case 'level':
        return this.#until([{ kind: 'level' }]);
      case 'device':
        return this.#until([{ kind: 'device' }]);
      case 'cursor': {
        const address =
          target === undefined || 'address' in target
            ? target?.address
            : this.#built.addressOf(target.file, target.line);
        return address === undefined ? why('no-code') : this.#until(this.#at(address));
      }
    }
  }

  #forward(step: () => unknown): Message {
    this.#feed();
    step();
    // Steps count instructions: over a sleep they can go beyond the end.
    if (this.#machine.cycles > this.#end) this.#history.seek(this.#end);
    return this.#isOver ? why('over') : why('step');
  }

  #until(conditions: readonly StopCondition[], until = this.#end): Message {
    const kind = this.#runTo(conditions, until);
    return kind === undefined ? why('over') : why(kind);
  }

  /** Runs with what the lab types, at the cycles that it names; returns the kind of the condition that was met. */
  #runTo(conditions: readonly StopCondition[], until: number): StopCondition['kind'] | undefined {
    for (;;) {
      this.#feed();
      const goal = Math.min(until, this.#nextInput);
      const { hits } = this.#stops.run(conditions, Math.max(1, goal - this.#machine.cycles), { until: goal });
      const [hit] = hits;
      if (hit !== undefined) return conditions[hit.condition]?.kind;
      const { cycles } = this.#machine;
      // Nobody does anything until something is typed.
      if (cycles < goal && this.#nextInput <= until) this.#history.input((recorder) => recorder.skipTo(goal));
      if (this.#machine.cycles >= until || (cycles < goal && this.#machine.cycles === cycles)) return undefined;
    }
  }
  get #nextInput(): number {
    return this.#inputs[0]?.at ?? Infinity;
  }

  #feed(): void {
    if (!this.#history.isLive) return;
    while (this.#inputs[0] !== undefined && this.#inputs[0].at <= this.#machine.cycles) {
      const { text, channel } = this.#inputs.shift() ?? { text: '' };
      const bytes = new TextEncoder().encode(text);
      this.#history.input((recorder) =>
        channel === undefined ? recorder.input(bytes) : recorder.channelInput(channel, bytes),
      );
    }
  }

  #reverse(): Message {
    const conditions = [...this.#breaks(), { kind: 'exception' } as const, { kind: 'interrupt' } as const];
    const hits = this.#stops.reverse(conditions);
    if (hits === undefined) {
      this.#history.seek(this.#history.start);
      return why('start');
    }
    return why(conditions[hits[0]?.condition ?? 0]?.kind ?? 'address');
  }

  #breaks(): StopCondition[] {
    const lines = this.breakpoints.flatMap(({ file, line }): StopCondition[] => {
      const address = this.#built.addressOf(file, line);
      return address === undefined ? [] : this.#at(address);
    });
    return this.watch === undefined ? lines : [...lines, { kind: 'watch', access: 'write', ...this.watch }];
  }

  /** @param before the answer of an earlier moment */
  look(what: Look, before?: Looked): Looked {
    return look(this.#machine, this.core, what, before);
  }

  /** To a point of the run, reached before or not. */
  seek(cycles: number): void {
    if (!Number.isFinite(cycles)) return;
    const to = Math.min(Math.max(0, Math.floor(cycles)), this.#end);
    if (to > this.#history.head) {
      this.#history.seek(this.#history.head);
      this.#runTo([], to);
    } else this.#history.seek(to);
    this.#why = this.#isOver ? why('over') : why('seek');
  }

  /** What the page shows of this point. Looking changes nothing. */
  moment(): Moment {
    const { cycles, cores, executed, config } = this.#machine;
    const [core, head, end] = [this.core, this.#history.head, this.#end];
    const last = this.#last();
    const next = this.#lineAt(cores.pc(core), cores.el(core));
    const ended = this.#isOver ? this.#judged.evaluation.ended?.message : undefined;
    const sent = this.#timeline.query({ kinds: ['console', 'channel'], to: cycles + 1 });
    const events = this.#timeline.query({ to: head + 1, core, limit: MOST_EVENTS });
    const taken = this.#exceptions.findLast((one) => one.cycles <= cycles && one.view.core === core);
    const call = this.#calls.last(core, cycles);
    const el = config.virtualization ? 2 : 1;
    return {
      cycles,
      instructions: executed.reduce((sum, one) => sum + one, 0),
      end,
      head,
      cpus: config.cpus,
      el: cores.el(core),
      registers: registersView(this.#machine, core, this.#system),
      code: disassemblyView(this.#machine, core, {
        symbols: (address) => this.#nameAt(address, cores.el(core)),
        sourceAt: (address) => this.#sourceAt(address, cores.el(core)),
        breakpoints: this.#breaks().flatMap((stop) => (stop.kind === 'address' ? [stop.address] : [])),
        ...(last !== undefined && { executed: last.address }),
      }),
      timeline: timelineView(this.#timeline, { to: end, here: cycles, core, el }),
      ladder: ladderView(events, { core, here: cycles, from: 0, to: head, el }),
      ...(taken !== undefined && { exception: taken.view }),
      ...(call !== undefined && { call }),
      ...(last !== undefined && { last }),
      ...(next !== undefined && { next }),
      console: sent.map((event) => ('byte' in event ? String.fromCharCode(event.byte) : '')).join(''),
      why: this.#why,
      ...(ended !== undefined && { ended }),
    };
  }

  /** Under the built-in hypervisor the files are its guests': EL2 executes other code, perhaps at the same addresses. */
  #isTheirs(el: number): boolean {
    return this.#built.config.hypervisor === undefined || el < 2;
  }
  #lineAt(address: bigint, el: number): SourceLine | undefined {
    return this.#isTheirs(el) ? this.#built.lineAt(address) : undefined;
  }
  #nameAt(address: bigint, el: number): string | undefined {
    return this.#isTheirs(el) ? (this.#names(address) ?? this.#guestNameAt(address)) : undefined;
  }
  /** Of a guest's kernel; its programs have names of their own, which nobody has kept. */
  #guestNameAt(address: bigint): string | undefined {
    const { guestSource } = this.#built;
    return guestSource?.lineAt(address) === undefined ? undefined : guestSource.nameAt(address);
  }
  #at(address: bigint): StopCondition[] {
    const levels = [0, 1, 2].filter((el) => this.#isTheirs(el));
    return levels.length === 3
      ? [{ kind: 'address', address }]
      : levels.map((el) => ({ kind: 'address', address, el }));
  }

  #sourceAt(address: bigint, el: number): CodeLine | undefined {
    const at = this.#lineAt(address, el);
    if (at === undefined && this.#isTheirs(el)) return this.#built.guestSource?.lineAt(address);
    return at === undefined ? undefined : { ...at, text: this.#texts.get(at.file)?.[at.line - 1] ?? '' };
  }

  #last(): Executed | undefined {
    const traced = this.#judged.trace.lastAt(this.#machine.cycles);
    if (traced === undefined) return undefined;
    // Of a guest system's own instructions nobody was told.
    if (this.#whole && traced.cycle !== this.#machine.cycles) return undefined;
    const { core, pc, el } = traced;
    const { cores } = this.#machine;
    const physical = cores.translate(core, pc, el, 2);
    const bytes = physical === undefined ? undefined : cores.read(physical, 4);
    const word = bytes === undefined ? undefined : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const text = word === undefined ? '' : disassemble(word, pc, (address) => this.#nameAt(address, el));
    return {
      core,
      address: pc,
      text: typeof text === 'string' ? text : `${text.mnemonic} ${text.operands}`.trimEnd(),
      ...this.#lineAt(pc, el),
    };
  }
}

/** The reader's own labels; values of `.set` are no places. */
function placesOf({ symbols, lineAt }: Built): (address: bigint) => string | undefined {
  return namesOf(new Map([...symbols].filter(([, address]) => address >= RAM && lineAt(address) !== undefined)));
}

const KNOWN = new Map(SYSTEM_REGISTERS.map(({ name }) => [name.toLowerCase(), name]));

/** The usual system registers, and those that the files name. */
function registersIn(texts: readonly string[]): readonly string[] {
  const named = texts.flatMap((text) => text.match(/\b[a-z]\w*_el[0-3]\b/gi) ?? []);
  return [...new Set([...SHOWN_REGISTERS, ...named.flatMap((name) => KNOWN.get(name.toLowerCase()) ?? [])])];
}
