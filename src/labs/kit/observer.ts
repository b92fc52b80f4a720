/** What is written down of a run, instruction by instruction or from the log of many. */
import type { HypervisorProgram } from '../../engine/hypervisor/el2.ts';
import { LOG_ANY_WORD, LOG_CORE, LOG_EL, LOG_ENTRY, LOG_PC, LOG_WORD } from '../../engine/core/layout.ts';
import { cycleIn } from '../../engine/core/run-log.ts';
import { PLACED, type DoorEvent } from '../../engine/machine/el2-door.ts';
import { Machine, type MachineConfig, type MachineListener } from '../../engine/machine/machine.ts';
import type { Built } from './build.ts';
import { writtenHandlers } from './build-hypervisor.ts';
import { CELLS, FOUND, MAX_EVENTS, type LabEvent, type Tracer } from './events.ts';
import type { Lab } from './lab.ts';
import { rangesOf } from './log-ranges.ts';
import { littleEndian, momentOf } from './moment.ts';
import type { Next, Spot } from './next.ts';
import { OpenExceptions } from './open-exceptions.ts';
import type { EndReason, EventKind } from './query.ts';
import { isAsked, namedIn, systemLevels } from './walk.ts';

type ExceptionEvent = Parameters<NonNullable<MachineListener['exception']>>[0];

/** The same fault so often, with nothing executed in between, is one that will never end. */
const SAME_FAULT = 3;
const ERET = 0xd69f_03e0;
/** Of one label, no more `at` events than this. */
const MOST_AT = 100;

/** MSR of a register, TLBI, ISB, DSB, DMB and ERET: an instruction without its Rt, or nothing. */
function systemInstruction(word: number): number | undefined {
  const plain = (word & ~0x1f) >>> 0;
  const isWrite = (plain & 0xfff0_0000) >>> 0 === 0xd510_0000;
  const isTlbi = (plain & 0xfff8_f000) >>> 0 === 0xd508_8000;
  const isBarrier = (plain & 0xffff_f000) >>> 0 === 0xd503_3000;
  return isWrite || isTlbi || isBarrier || word === ERET ? plain : undefined;
}

const isAt = (levels: number, el: number): boolean => (levels & (1 << el)) !== 0;

const EL2_OPERATIONS = ['mrs', 'msr', 'read', 'write', 'tlbi'];
const OUTCOMES = ['resume', 'park', 'panic'];

/** The machine, whose hypervisor is never asked where a reader's code stands. */
function withoutPlaces(config: MachineConfig): MachineConfig {
  const { hypervisor } = config;
  if (hypervisor?.place === undefined) return config;
  const program: HypervisorProgram = {
    image: hypervisor.image,
    call: (reason, el2) => hypervisor.call(reason, el2),
    reset: () => hypervisor.reset(),
    save: () => hypervisor.save(),
    restore: (state) => hypervisor.restore(state),
  };
  return { ...config, hypervisor: program };
}

export class Observer {
  readonly machine: Machine;
  readonly events: LabEvent[] = [];
  readonly #spots = new Map<bigint, Spot>();
  text = '';
  readonly channels = new Map<number, string>();
  shown = '';
  /** Exceptions of the instruction that executed last. */
  taken: LabEvent[] = [];
  #fault: LabEvent | undefined;
  #repeated = 0;
  /** Instructions at the level that the last exception came from, since then. */
  #progress = 0;
  #returned = false;
  readonly open = new OpenExceptions();
  /** The run stops where the UART has sent one of these. */
  #endings: readonly string[] = [];
  isShown = false;
  /** What happens is written down. */
  #isLooking = true;
  readonly #built: Built;
  /** The last instruction that was executed and stands in a file of the lab. */
  #own: bigint | undefined;
  /** Labels that the checks name. */
  readonly #labels = new Set<bigint>();
  /** Levels at which system instructions are noted, a bit each. */
  readonly #system: number;
  readonly #encodings: boolean;
  /** Stage 2 is the reader's: code that is fetched from where no image is was not overwritten, it is mapped wrongly. */
  readonly #mapped: boolean;
  readonly words = new Map<number, number>();
  readonly #trace: Tracer | undefined;
  /** Addresses below 4 GiB, which need no BigInt. */
  readonly #low = new Map<number, Spot>();
  /** Entries of the log that are written down. */
  #noted = 0;
  /** Whether there is a log: where there is none, each instruction is looked at. */
  readonly isLogged: boolean;

  /** @param isStepwise without a log, as tests compare it */
  constructor(module: WebAssembly.Module, lab: Lab, built: Built, trace?: Tracer, isStepwise = false) {
    this.#built = built;
    this.#trace = trace;
    const kinds = namedIn(lab.checkpoints, 'event');
    this.#system = systemLevels(lab.checkpoints);
    this.#mapped = writtenHandlers(lab)?.includes('stage2') === true;
    this.#encodings = isAsked(lab.checkpoints, 'ran');
    if (kinds.includes('at'))
      for (const name of namedIn(lab.checkpoints, 'symbol')) {
        const address = built.symbols.get(name);
        if (address !== undefined) this.#labels.add(address);
      }
    // Who asked for an operation is looked up on the stack inside, which takes longer than the operation.
    const asksEl2 = kinds.includes('el2') || lab.predicates !== undefined;
    this.machine = new Machine(module, asksEl2 ? built.config : withoutPlaces(built.config), {
      console: (byte) => this.#console(byte),
      channel: (n, byte) => this.#channel(n, byte),
      exception: (event) => this.#exception(event),
      ...(built.config.hypervisor === undefined ? {} : { hypercall: (event: DoorEvent) => this.#call(event) }),
      mmio: ({ core, write, address, size, value }) => {
        const mmu = this.machine.config.virtualization ? this.#register(core, 'SCTLR_EL2') & 1n : 0n;
        this.#note('mmio', core, {
          pc: this.machine.cores.pc(core), el: this.machine.cores.el(core), write: write ? 1 : 0, address, size, value: value ?? 0, mmu,
        }); // prettier-ignore
      },
    });
    this.machine.cores.setTracing(true);
    const levels = built.config.hypervisor === undefined ? 0b111 : 0b011;
    const ranges = isStepwise ? undefined : rangesOf(built.given, this.#labels, levels);
    this.isLogged = ranges !== undefined && this.machine.cores.log.watch(this.#system, ranges);
  }

  #register(core: number, name: string): bigint {
    return this.machine.cores.sysreg(core, name);
  }

  #moment(core: number): Readonly<Record<string, bigint>> {
    return momentOf(this.machine.cores, core, this.machine.config.virtualization);
  }

  #note(
    kind: EventKind,
    core: number,
    own: Readonly<Record<string, number | bigint>>,
    moment?: Readonly<Record<string, bigint>>,
  ): LabEvent {
    const cycle = this.machine.now;
    const fields: Record<string, bigint> = { cycle: BigInt(cycle), core: BigInt(core) };
    for (const [name, value] of Object.entries(own)) fields[name] = BigInt(value);
    const event = { kind, cycle, fields: moment === undefined ? fields : Object.assign(fields, moment) };
    if (!this.#isLooking) return event;
    this.events.push(event);
    if (this.events.length > MAX_EVENTS) this.machine.stop();
    return event;
  }

  #console(byte: number): void {
    this.text += String.fromCharCode(byte);
    this.shown += String.fromCharCode(byte);
    const core = this.machine.cores.current;
    this.isShown ||= this.#endings.some((one) => this.text.endsWith(one));
    if (this.isShown) this.machine.stop();
    this.#note('console', core, { byte, el: this.machine.cores.el(core) });
  }

  /** From here on the run goes to one of these texts of the UART; what comes on the way is written down, or nobody looks. */
  begin(endings: readonly string[], isLooking: boolean): void {
    this.#endings = endings;
    this.isShown = false;
    this.#isLooking = isLooking;
  }

  #channel(channel: number, byte: number): void {
    const character = String.fromCharCode(byte);
    this.channels.set(channel, (this.channels.get(channel) ?? '') + character);
    this.shown += character;
    this.#note('channel', this.machine.cores.current, { byte, channel });
  }

  #exception({ core, kind, from, to, vector }: ExceptionEvent): void {
    if (!this.#isLooking) return;
    const { cores } = this.machine;
    const of = (name: string): bigint => this.#register(core, `${name}_EL${to}`);
    const registers = Array.from({ length: 9 }, (_, n) => [`x${n}`, cores.x(core, n)] as const);
    const esr = of('ESR');
    const own = {
      from,
      to,
      vector,
      place: to * 0x1000 + vector,
      target: (of('VBAR') & ~0x7ffn) + BigInt(vector),
      ...(kind === 0 ? { esr, ec: (esr >> 26n) & 63n, iss: esr & 0x1ff_ffffn, far: of('FAR') } : {}),
      hpfar: to === 2 ? this.#register(core, 'HPFAR_EL2') : 0n,
      elr: of('ELR'),
      spsr: of('SPSR'),
      ...Object.fromEntries(registers),
    };
    // What was executed before comes first; the log has the instruction that takes it as its last.
    const { log } = this.machine.cores;
    if (log.isOpen) {
      this.noteLogged(log.count - 1);
      this.machine.stop();
    }
    const event = this.#note(
      'exception',
      core,
      { ...own, ...this.#cells() },
      from < to ? this.#moment(core) : undefined,
    );
    this.taken.push(event);
    this.open.take({ event, after: this.#own });
  }

  #call(event: DoorEvent): void {
    const { core, reason, outcome, operations } = event;
    const esr = this.#register(core, 'ESR_EL2');
    const last = operations.findLastIndex(({ place }) => place !== undefined);
    for (const [n, one] of last < 0 ? [] : operations.entries()) {
      // Of many operations only the first are asked for their place: behind those all are the reader's, if any was.
      const isOwn = one.place !== undefined || n >= PLACED;
      // Beyond that the run is over.
      if (!isOwn || this.events.length > MAX_EVENTS) continue;
      const access = 'address' in one ? { address: one.address, size: one.size } : {};
      const op = EL2_OPERATIONS.indexOf(one.op);
      this.#note('el2', core, { op, ...access, value: one.value ?? 0n, line: one.place?.line ?? 0 });
    }
    this.#note('call', core, {
      reason, ec: (esr >> 26n) & 63n, esr, outcome: OUTCOMES.indexOf(outcome), operations: operations.length,
    }); // prettier-ignore
  }

  /** A return that nobody reports: the level is lower than before the instruction. */
  noteReturn(core: number, from: number, to: number, pc: bigint): void {
    const hyp = (name: string): bigint => (this.machine.config.virtualization ? this.#register(core, name) : 0n);
    this.#note('return', core, {
      from, to, pc, pstate: this.machine.cores.pstate(core),
      hcr: hyp('HCR_EL2'), vtcr: hyp('VTCR_EL2'), vttbr: hyp('VTTBR_EL2'), vbar: hyp('VBAR_EL2'),
    }, this.#moment(core)); // prettier-ignore
    this.#returned = true;
  }

  #at(pc: bigint): Spot {
    let spot = this.#spots.get(pc);
    if (spot === undefined) {
      const left = this.#labels.has(pc) ? MOST_AT : 0;
      spot = { pc, given: this.#built.given.get(pc), isCode: this.#built.isCode(pc), executed: 0, left };
      this.#spots.set(pc, spot);
      if (pc < 0x1_0000_0000n) this.#low.set(Number(pc), spot);
    }
    return spot;
  }
  get executed(): ReadonlyMap<bigint, number> {
    return new Map([...this.#spots].flatMap(([pc, { executed }]) => (executed === 0 ? [] : [[pc, executed] as const])));
  }

  /** An instruction of the lab's own files is another one by now. */
  isAltered({ core, pc, el, spot: { given } }: Next): boolean {
    if (given === undefined) return false;
    const { cores } = this.machine;
    if (this.machine.config.hypervisor === undefined) return cores.word(given.physical) !== given.word;
    // The hypervisor has put the image of its VM elsewhere, and is itself where the VM believes to be.
    const physical = el < 2 ? cores.translate(core, pc, el, 2) : undefined;
    if (physical === undefined || (this.#mapped && !this.#isLoaded(physical))) return false;
    return cores.word(physical) !== given.word;
  }

  #isLoaded(physical: number): boolean {
    const { loaders = [] } = this.machine.config;
    return loaders.some(({ address = 0, data }) => address <= physical && physical < address + data.length);
  }

  /** Where a core stands, and what is to be told of its next instruction if it is executed: only before it is its state to be seen. */
  look(next: Next): void {
    const { core } = next;
    const { cores } = this.machine;
    next.count = this.machine.executed[core] ?? 0;
    next.isPowered = cores.isPowered(core);
    if (!next.isPowered) return;
    const el = cores.el(core);
    const pc = cores.pc(core);
    const spot = this.#at(pc);
    next.pc = pc;
    next.el = el;
    next.spot = spot;
    const isSystem = isAt(this.#system, el);
    next.word = isSystem || this.#encodings ? cores.word(cores.translate(core, pc, el, 2) ?? -1) : undefined;
    next.system = isSystem && next.word !== undefined ? systemInstruction(next.word) : undefined;
    const rt = (next.word ?? 0) & 31;
    next.value = next.system === undefined || rt === 31 ? 0n : cores.x(core, rt);
    next.state = spot.left > 0 && this.#isOwn(el) ? this.#state(core) : undefined;
  }
  /** Under the built-in hypervisor EL2 is its, at addresses that the lab's files have too. */
  #isOwn(el: number): boolean {
    return el < 2 || this.machine.config.hypervisor === undefined;
  }
  /** It was executed. */
  #tell({ core, pc, el, spot, word, system, value, state }: Next): void {
    if (word !== undefined && this.#encodings && this.#isOwn(el)) this.#noteWord(word, el);
    if (system !== undefined) this.#note('system', core, { pc, el, word: system, value, ...this.#cells() });
    if (state === undefined) return;
    if (--spot.left === 0) this.machine.cores.log.expect(pc, spot.given?.word ?? LOG_ANY_WORD);
    this.#note('at', core, { pc, el, ...state });
  }

  #cells(): Readonly<Record<string, bigint>> {
    const fields: Record<string, bigint> = {};
    this.#built.cells.forEach((at, n) => {
      const held = littleEndian(this.machine.cores.read(at, 8));
      if (held !== undefined) fields[CELLS[n] ?? ''] = held;
    });
    return fields;
  }

  #state(core: number): Readonly<Record<string, bigint>> {
    const { cores } = this.machine;
    const found = FOUND.map((name) => {
      const value = this.machine.config.virtualization ? this.#register(core, `${name}_EL2`) : 0n;
      return [name.toLowerCase(), value] as const;
    });
    return { ...this.#moment(core), sp: cores.sp(core), ...Object.fromEntries(found) };
  }

  noteWalk(core: number, pc: bigint, el: number, descriptors: number): void {
    this.#note('walk', core, { pc, el, descriptors });
  }

  /** A run that is logged. */
  logging<T>(run: () => T): T {
    this.#noted = 0;
    return this.machine.cores.log.during(run);
  }

  /** The first `count` instructions of the log, which did nothing but go on. */
  noteLogged(count: number): void {
    if (this.#noted >= count) return;
    const view = this.machine.cores.log.view();
    for (let at = this.#noted * LOG_ENTRY; at < count * LOG_ENTRY; at += LOG_ENTRY) {
      const spot = this.#spotOf(view, at);
      const el = view.getUint16(at + LOG_EL, true);
      this.#execute(spot, el);
      if (this.#encodings && this.#isOwn(el)) this.#noteWord(view.getUint32(at + LOG_WORD, true), el);
      if (this.#trace === undefined) continue;
      this.#trace(cycleIn(view, at), view.getUint16(at + LOG_CORE, true), spot.pc, el);
    }
    this.#noted = count;
  }
  #spotOf(view: DataView, at: number): Spot {
    const known =
      view.getUint32(at + LOG_PC + 4, true) === 0 ? this.#low.get(view.getUint32(at + LOG_PC, true)) : undefined;
    return known ?? this.#at(view.getBigUint64(at + LOG_PC, true));
  }
  /** The last instruction of the log, which is written down like one that was looked at: as `next`. */
  lastLogged(of: readonly Next[]): Next | undefined {
    const view = this.machine.cores.log.view();
    const at = (this.machine.cores.log.count - 1) * LOG_ENTRY;
    const next = of[view.getUint16(at + LOG_CORE, true)];
    if (next === undefined) return undefined;
    next.spot = this.#spotOf(view, at);
    next.pc = next.spot.pc;
    next.el = view.getUint16(at + LOG_EL, true);
    next.word = this.#encodings ? view.getUint32(at + LOG_WORD, true) : undefined;
    next.system = undefined;
    next.state = undefined;
    return next;
  }
  #noteWord(word: number, el: number): void {
    this.words.set(word, (this.words.get(word) ?? 0) | (1 << el));
  }

  #execute(spot: Spot, el: number): void {
    if (spot.isCode) this.#own = spot.pc;
    spot.executed |= 1 << el;
    if (this.#fault !== undefined && BigInt(el) === this.#fault.fields['from']) this.#progress++;
  }

  noteExecuted(next: Next): void {
    const { core, pc, el, spot } = next;
    this.#execute(spot, el);
    if (this.#isEret(core, pc, el)) this.open.returned(core, el);
    this.#tell(next);
  }

  /** A branch that is an ERET, also one that stays at its level. */
  #isEret(core: number, pc: bigint, el: number): boolean {
    const { cores } = this.machine;
    if (this.open.last === undefined || cores.pc(core) === pc + 4n) return false;
    return cores.word(cores.translate(core, pc, el, 2) ?? -1) === ERET;
  }

  /** Whether an exception ends the run: it leads nowhere, or round in a circle. */
  verdictOn(event: LabEvent): EndReason | undefined {
    const { from = 0n, to = 0n, target = 0n, esr = 0n, elr = 0n, core = 0n } = event.fields;
    const { cores } = this.machine;
    const previous = this.#fault?.fields;
    const synchronous = event.fields['esr'] !== undefined;
    const same =
      synchronous &&
      previous?.['elr'] === elr &&
      previous['esr'] === esr &&
      previous['to'] === to &&
      previous['from'] === from;
    const stuck = same && (this.#progress === 0 || (from === to && !this.#returned));
    this.#repeated = stuck ? this.#repeated + 1 : 1;
    this.#fault = event;
    this.#progress = 0;
    this.#returned = false;
    const physical = cores.translate(Number(core), target, Number(to), 2);
    const base = 0x4000_0000;
    const inRam = (at: number): boolean => at >= base && at < base + this.machine.config.memory;
    // VBAR may be right and the table be there: then it is the translation that does not lead to it.
    if (physical === undefined && inRam(Number(target))) return 'vector-not-mapped';
    if (physical === undefined || !inRam(physical)) return 'vector-outside-memory';
    if (this.#repeated < SAME_FAULT) return undefined;
    return from === to ? 'fault-in-handler' : 'same-fault';
  }
  get fault(): LabEvent | undefined {
    return this.#fault;
  }
}
