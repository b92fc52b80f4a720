/**
 * The cores and their physical memory, as the machine uses them: a typed face of core.wasm. State of a core is read and
 * written at its addresses in linear memory (layout.ts); only what needs the core's own rules is a call.
 */
import { EngineError } from '../error.ts';
import { decodeTo } from '../isa/decode.ts';
import { fuse } from '../isa/fusion.ts';
import { operationsDefined, operationsDigest } from '../isa/row.ts';
import { operationNumber, SYSTEM_INSTRUCTIONS } from '../isa/sys.ts';
import { sysregByName } from '../isa/sysregs.ts';
import { CoreSnapshots, type CoresSnapshot, type SnapshotExports } from './core-snapshot.ts';
import { HostStops, type StopExports } from './host-stops.ts';
import * as layout from './layout.ts';
import { RunLog, type LogExports } from './run-log.ts';

/** What the core asks of the board. */
export interface CoreHost {
  /** Value of a device register (up to 64 bits), or undefined for an external abort. */
  mmioRead(pa: number, size: 1 | 2 | 4 | 8, core: number): number | bigint | undefined;
  /** False: external abort. Of 8-byte writes `high` are the upper 32 bits. */
  mmioWrite(pa: number, size: 1 | 2 | 4 | 8, value: number, high: number, core: number): boolean;
  /** PSCI by SMC (true) or HVC. Registers are the calling core's. False: nobody takes the call. */
  firmwareCall(smc: boolean, core: number): boolean;
  /** HLT #immediate at EL2; true when it was the hypervisor's door. */
  halt(immediate: number, core: number): boolean;
  timersChanged(core: number): void;
  pmuOverflow(level: boolean, core: number): void;
  exceptionTaken?(kind: number, fromEl: number, toEl: number, vector: number, core: number): void;
  /** An ERET; an illegal one stays at its level. Like exceptionTaken only while tracing is on. */
  exceptionReturned?(fromEl: number, toEl: number, core: number): void;
  /** Called for each instruction when it is first decoded, for `-d in_asm`. */
  decoded?(word: number, pc: bigint): void;
}

/** The exports of core.wasm (as/index.ts). Addresses of 64 bits travel as two halves. */
interface Exports extends SnapshotExports, StopExports, LogExports {
  operationsDigest(): number;
  initialiseCores(count: number): number;
  addRegion(base: bigint, size: bigint, kind: number): number;
  setConfiguration(hasEl2: number, laxStage2Device: number): void;
  resetCore(which: number, cores: number, el: number, pc: bigint, powered: number): void;
  run(instructions: number, cycles: bigint): number;
  settle(): void;
  switchCore(to: number): void;
  wakes(which: number): number;
  endWait(): number;
  setLines(which: number, lines: number): void;
  stop(): void;
  setPowered(which: number, powered: number): void;
  setEvent(which: number): void;
  setTracing(on: number): void;
  hostAddressForRead(low: number, high: number): number;
  probe(low: number, high: number, el: number, access: number): number;
  spsrOf(): number;
  writePstate(spsr: number): void;
  readRow(index: number): bigint;
  writeRowOf(index: number, value: bigint): void;
  currentPc(): bigint;
  writeRowInside(index: number, value: bigint): void;
  tlbi(op: number, value: bigint): void;
  physicalRead(low: number, high: number, size: number): number;
  physicalWrite(low: number, high: number, size: number): number;
  setCyclesPerCount(k: number): void;
  setClock(cycles: bigint): void;
  cyclesNow(): bigint;
  timerOutputs(core: number): number;
  frameEntry(pa: bigint): number;
  nextTimerDeadline(core: number): bigint;
  pmuCheck(core: number): number;
  pmuDeadline(core: number): bigint;
  eventStreamFired(core: number): number;
  exhausted: WebAssembly.Global;
}

const PAGE = 4096;
/** An i64 comes back signed: the largest u64, for never, as −1. */
const cycleOf = (deadline: bigint): number => (deadline < 0n ? Infinity : Number(deadline));
/** Not a vector: as/exceptions/take.ts tells of returns by the same call. */
const KIND_RETURN = 0x200;
const low = (address: number): number => (address % 2 ** 32) | 0;
const high = (address: number): number => Math.floor(address / 2 ** 32) | 0;

const tableDigest = operationsDigest(operationsDefined());

export interface CoresOptions {
  readonly module: WebAssembly.Module;
  readonly cores: number;
  readonly hasEl2: boolean;
  /** Unaligned accesses to what only stage 2 makes Device memory are performed, as by QEMU. */
  readonly laxStage2Device?: boolean;
  readonly host: CoreHost;
}

export const REGION = { RAM: 1, ROM: 2 } as const;

export class Cores {
  readonly count: number;
  /** Where the host wants a core to stop. */
  readonly stops: HostStops;
  /** What it executes, one by one. */
  readonly log: RunLog;
  readonly #exports: Exports;
  readonly #hasEl2: boolean;
  #tracing = false;
  readonly #snapshots: CoreSnapshots;
  #view: DataView;
  #bytes: Uint8Array;
  #words: Int32Array;

  /** @throws EngineError core.stale when the core was built from another table; core.memory when the host has no memory for the translation arrays */
  constructor({ module, cores, hasEl2, laxStage2Device = false, host }: CoresOptions) {
    this.count = cores;
    this.#hasEl2 = hasEl2;
    const instance = new WebAssembly.Instance(module, { host: this.#imports(host), env: { abort: () => undefined } });
    this.#exports = instance.exports as unknown as Exports;
    this.#snapshots = new CoreSnapshots(this.#exports, cores);
    this.stops = new HostStops(this.#exports);
    this.log = new RunLog(this.#exports);
    this.#view = new DataView(this.#exports.memory.buffer);
    this.#bytes = new Uint8Array(this.#exports.memory.buffer);
    this.#words = new Int32Array(this.#exports.memory.buffer);
    if (this.#exports.operationsDigest() >>> 0 !== tableDigest) throw new EngineError('core.stale');
    this.#exports.setConfiguration(hasEl2 ? 1 : 0, laxStage2Device ? 1 : 0);
    if (this.#exports.initialiseCores(cores) === 0) throw new EngineError('core.memory');
  }

  #imports(host: CoreHost): Record<string, (...args: number[]) => number | undefined> {
    const address = (lowPart: number, highPart: number): number => (highPart >>> 0) * 2 ** 32 + (lowPart >>> 0);
    const size = (n: number): 1 | 2 | 4 | 8 => n as 1 | 2 | 4 | 8;
    return {
      decode: (word = 0, pageOffset = 0, record = 0, next = 0) => {
        if (host.decoded !== undefined) host.decoded(word >>> 0, BigInt.asUintN(64, this.#exports.currentPc()));
        if (this.#words.length === 0) this.#look();
        decodeTo(this.#view, this.#words, record, word, pageOffset);
        fuse(this.#view, record, next, pageOffset);
        return undefined;
      },
      mmioRead: (lowPart = 0, highPart = 0, bytes = 4) => {
        const value = host.mmioRead(address(lowPart, highPart), size(bytes), this.current);
        if (value === undefined) return 1;
        const view = this.view();
        if (typeof value === 'bigint') view.setBigUint64(layout.MAILBOX, value, true);
        else {
          view.setUint32(layout.MAILBOX, value, true);
          view.setUint32(layout.MAILBOX + 4, 0, true);
        }
        return 0;
      },
      mmioWrite: (lowPart = 0, highPart = 0, bytes = 4) => {
        const view = this.view();
        const value = view.getUint32(layout.MAILBOX, true);
        const masked = bytes === 1 ? value & 0xff : bytes === 2 ? value & 0xffff : value;
        return host.mmioWrite(
          address(lowPart, highPart),
          size(bytes),
          masked,
          view.getUint32(layout.MAILBOX + 4, true),
          this.current,
        )
          ? 0
          : 1;
      },
      firmwareCall: (smc = 0) => (host.firmwareCall(smc !== 0, this.current) ? 1 : 0),
      halt: (immediate = 0) => (host.halt(immediate, this.current) ? 1 : 0),
      timersChanged: () => (host.timersChanged(this.current), undefined),
      pmuOverflow: (level = 0) => (host.pmuOverflow(level !== 0, this.current), undefined),
      // The event registers are set; a core that waited must get its turn.
      sendEvent: () => (this.#exports.stop(), undefined),
      exceptionTaken: (kind = 0, from = 0, to = 0, vector = 0) => {
        if (kind === KIND_RETURN) host.exceptionReturned?.(from, to, this.current);
        else host.exceptionTaken?.(kind, from, to, vector, this.current);
        return undefined;
      },
    };
  }

  /** Views of the linear memory after it has grown: the old buffer is detached then, which shows as a length of 0. */
  #look(): void {
    const { buffer } = this.#exports.memory;
    this.#view = new DataView(buffer);
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Int32Array(buffer);
  }
  /** The linear memory. Not to be kept: it is another one after the memory has grown. */
  view(): DataView {
    if (this.#words.length === 0) this.#look();
    return this.#view;
  }
  bytes(): Uint8Array {
    if (this.#words.length === 0) this.#look();
    return this.#bytes;
  }
  /** Host memory taken so far, in bytes. */
  get hostBytes(): number {
    return this.#exports.memory.buffer.byteLength;
  }
  get exhausted(): boolean {
    return Boolean(this.#exports.exhausted.value);
  }

  /** @throws EngineError core.memory */
  addRegion(base: number, bytes: number, kind: number): void {
    if (this.#exports.addRegion(BigInt(base), BigInt(bytes), kind) === 0) throw new EngineError('core.memory');
  }

  // --- running
  get current(): number {
    return this.#exports.currentCore();
  }
  /** Runs a core for at most `instructions` from cycle `cycles` on. Returns how many it executed. */
  run(core: number, instructions: number, cycles: number): number {
    this.#exports.switchCore(core);
    return this.#exports.run(instructions, BigInt(cycles));
  }
  /** Takes the interrupts that come before the next instruction of a core. */
  settle(core: number): void {
    this.#exports.switchCore(core);
    this.#exports.settle();
  }
  wakes(core: number): boolean {
    return this.#exports.wakes(core) !== 0;
  }
  /** Ends a core's wait when its reason has come; true when it may execute. */
  endWait(core: number): boolean {
    this.#exports.switchCore(core);
    return this.#exports.endWait() !== 0;
  }
  stop(): void {
    this.#exports.stop();
  }
  /** Whether the last run ended where the host has wanted it: at a stop, a watched byte, or for the log. */
  get hasMet(): boolean {
    const { stops, log } = this;
    if (log.isOpen && log.end !== undefined) return true;
    return stops.active && (stops.stopHit ?? stops.watchHit) !== undefined;
  }
  /** Tells the counter what time it is while no core runs. */
  setClock(cycles: number): void {
    this.#exports.setClock(BigInt(cycles));
  }
  /** Cycles at the instruction that executes now (inside a host call). */
  cyclesNow(): number {
    return Number(this.#exports.cyclesNow());
  }
  reset(core: number, pc: number, powered: boolean): void {
    this.#exports.resetCore(core, this.count, this.#hasEl2 ? 2 : 1, BigInt(pc), powered ? 1 : 0);
  }

  // --- wires
  setLines(core: number, lines: number): void {
    this.#exports.setLines(core, lines);
  }
  setPowered(core: number, powered: boolean): void {
    this.#exports.setPowered(core, powered ? 1 : 0);
  }
  isPowered(core: number): boolean {
    return this.#u32(core, layout.POWERED) !== 0;
  }
  /** PSCI CPU_ON: reset, then entered at the highest exception level. Returns to the core that called. */
  powerOn(core: number, entry: bigint, context: bigint): void {
    const caller = this.current;
    this.#exports.resetCore(core, this.count, this.#hasEl2 ? 2 : 1, BigInt.asIntN(64, entry), 1);
    this.setX(core, 0, context);
    this.#exports.switchCore(caller);
    this.#exports.stop();
  }
  /** CPU_SUSPEND to standby: the core waits as after WFI. */
  waitForInterrupt(core: number): void {
    this.view().setUint32(this.#at(core, layout.WAITING), 1, true);
    this.#exports.stop();
  }
  /** Whether a page of memory was ever written. */
  exists(pa: number): boolean {
    const entry = this.#exports.frameEntry(BigInt(pa)) >>> 0;
    return entry !== 0 && (this.view().getUint32(entry, true) & 0xfffff000) !== 0;
  }
  timerOutputs(core: number): number {
    return this.#exports.timerOutputs(core);
  }
  /** Cycle of the next timer event of a core or, at the earliest, of its next counter overflow; or Infinity. */
  nextDeadline(core: number): number {
    return Math.min(cycleOf(this.#exports.nextTimerDeadline(core)), cycleOf(this.#exports.pmuDeadline(core)));
  }
  /** Brings a core's performance counters up to date: the level of its overflow interrupt. */
  pmuOverflow(core: number): boolean {
    return this.#exports.pmuCheck(core) !== 0;
  }
  /** Sets the event register of a core that waits in WFE if its event stream has fired. */
  eventStream(core: number): void {
    if (this.#exports.eventStreamFired(core) !== 0) this.#exports.setEvent(core);
  }
  setCyclesPerCount(k: number): void {
    this.#exports.setCyclesPerCount(k);
  }
  /** Whether the host hears of exceptions and returns. Returns what was set before. */
  setTracing(on: boolean): boolean {
    const before = this.#tracing;
    this.#tracing = on;
    this.#exports.setTracing(on ? 1 : 0);
    return before;
  }

  // --- state of a core
  #at(core: number, address: number): number {
    return address + this.#exports.coreOffset(core);
  }
  #u32(core: number, address: number): number {
    return this.view().getUint32(this.#at(core, address), true);
  }
  /** X0–X30, or XZR as 31. */
  x(core: number, n: number): bigint {
    return this.view().getBigUint64(this.#at(core, layout.X0 + 8 * n), true);
  }
  setX(core: number, n: number, value: bigint): void {
    this.view().setBigUint64(this.#at(core, layout.X0 + 8 * n), BigInt.asUintN(64, value), true);
  }
  /** V0–V31: 16 bytes, a copy. */
  v(core: number, n: number): Uint8Array {
    const at = this.#at(core, layout.V0 + 16 * n);
    return this.bytes().slice(at, at + 16);
  }
  /** All of them, a copy. */
  vectors(core: number): Uint8Array {
    const at = this.#at(core, layout.V0);
    return this.bytes().slice(at, at + 16 * 32);
  }
  setV(core: number, n: number, value: Uint8Array): void {
    this.bytes().set(value.subarray(0, 16), this.#at(core, layout.V0 + 16 * n));
  }
  pc(core: number): bigint {
    return this.view().getBigUint64(this.#at(core, layout.PC), true);
  }
  setPc(core: number, value: bigint): void {
    this.view().setBigUint64(this.#at(core, layout.PC), BigInt.asUintN(64, value), true);
  }
  /** The stack pointer that is selected now. */
  sp(core: number): bigint {
    return this.view().getBigUint64(this.#at(core, layout.SP), true);
  }
  setSp(core: number, value: bigint): void {
    this.view().setBigUint64(this.#at(core, layout.SP), BigInt.asUintN(64, value), true);
    this.#replaced(core);
  }
  el(core: number): number {
    return this.#u32(core, layout.EL);
  }
  waiting(core: number): 'no' | 'wfi' | 'wfe' {
    return (['no', 'wfi', 'wfe'] as const)[this.#u32(core, layout.WAITING)] ?? 'no';
  }
  executed(core: number): number {
    return Number(this.view().getBigUint64(this.#at(core, layout.EXECUTED), true));
  }
  /** PSTATE in the format of SPSR_ELx. */
  pstate(core: number): number {
    this.#exports.switchCore(core);
    return this.#exports.spsrOf() >>> 0;
  }
  setPstate(core: number, spsr: number): void {
    this.#exports.switchCore(core);
    this.#exports.writePstate(spsr);
    this.#exports.stateReplaced();
  }
  /** A system register by name, read without checks. @throws EngineError core.no-register */
  sysreg(core: number, name: string): bigint {
    const index = sysregByName(name);
    if (index < 0) throw new EngineError('core.no-register', { name });
    this.#exports.switchCore(core);
    return BigInt.asUintN(64, this.#exports.readRow(index));
  }
  setSysreg(core: number, name: string, value: bigint): void {
    const index = sysregByName(name);
    if (index < 0) throw new EngineError('core.no-register', { name });
    this.#exports.switchCore(core);
    this.#exports.writeRowOf(index, BigInt.asIntN(64, value));
    this.#exports.stateReplaced();
  }
  #replaced(core: number): void {
    this.#exports.switchCore(core);
    this.#exports.stateReplaced();
  }

  // --- for the built-in hypervisor, inside its HLT: the calling core is the current one
  /** Address of the instruction that executes now. */
  pcInside(): number {
    return Number(BigInt.asUintN(64, this.#exports.currentPc()));
  }
  /** MSR with EL2's rights. @throws EngineError core.no-register */
  msrInside(core: number, name: string, value: bigint): void {
    const index = sysregByName(name);
    if (index < 0) throw new EngineError('core.no-register', { name });
    this.#exports.switchCore(core);
    this.#exports.writeRowInside(index, BigInt.asIntN(64, value));
  }
  /** A load of the current core at a physical address, devices included; undefined: an abort. */
  busRead(address: number, size: 1 | 2 | 4 | 8): bigint | undefined {
    if (this.#exports.physicalRead(low(address), high(address), size) !== 0) return undefined;
    return this.view().getBigUint64(layout.MAILBOX, true);
  }
  /** A store of the current core; false: an abort. */
  busWrite(address: number, size: 1 | 2 | 4 | 8, value: bigint): boolean {
    this.view().setBigUint64(layout.MAILBOX, BigInt.asUintN(64, value), true);
    return this.#exports.physicalWrite(low(address), high(address), size) === 0;
  }
  /** TLBI by name, with or without 'TLBI '. @throws EngineError core.no-tlbi */
  tlbi(operation: string, value: bigint): void {
    const name = operation.toUpperCase().replace(/^(?:TLBI )?/, 'TLBI ');
    const row = SYSTEM_INSTRUCTIONS.find((i) => i.action === 'tlb' && i.name === name);
    if (row === undefined) throw new EngineError('core.no-tlbi', { operation });
    this.#exports.tlbi(operationNumber(row.encoding), BigInt.asIntN(64, value));
  }

  // --- snapshots
  save(): CoresSnapshot {
    return this.#snapshots.save();
  }
  /** @throws EngineError snapshot.bad */
  restore(snapshot: CoresSnapshot, cyclesPerCount: number): void {
    this.#snapshots.restore(snapshot, cyclesPerCount);
  }

  // --- physical memory
  /** Whether all of a range is memory, RAM or ROM. */
  holds(pa: number, length: number): boolean {
    for (let at = pa; at < pa + length; at += PAGE - (at % PAGE))
      if (this.#exports.hostAddressForRead(low(at), high(at)) >>> 0 === 0) return false;
    return true;
  }
  /** Four bytes of memory, as an instruction has them; undefined when any of them is outside. */
  word(pa: number): number | undefined {
    if (pa < 0) return undefined;
    // Whoever looks at each instruction of a run asks for very many of them.
    if (pa % 4 === 0) {
      const at = this.#exports.hostAddressForRead(low(pa), high(pa)) >>> 0;
      return at === 0 ? undefined : this.view().getUint32(at, true);
    }
    const bytes = this.read(pa, 4);
    return bytes && new DataView(bytes.buffer).getUint32(0, true);
  }
  /** A copy of memory, RAM or ROM; undefined when any byte is outside. */
  read(pa: number, length: number): Uint8Array | undefined {
    const out = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const at = pa + done;
      const part = Math.min(length - done, PAGE - (at % PAGE));
      const from = this.#exports.hostAddressForRead(low(at), high(at)) >>> 0;
      if (from === 0) return undefined;
      out.set(this.bytes().subarray(from, from + part), done);
      done += part;
    }
    return out;
  }
  /** Writes memory; false, and nothing done, when any byte is outside it (ROM only with `rom`). */
  write(pa: number, bytes: Uint8Array, rom = false): boolean {
    const last = pa + bytes.length - 1;
    if (bytes.length === 0) return true;
    for (let page = pa - (pa % PAGE); page <= last; page += PAGE)
      if (this.#exports.hostAddressForRead(low(page), high(page)) >>> 0 === 0) return false;
    for (let done = 0; done < bytes.length;) {
      const at = pa + done;
      const part = Math.min(bytes.length - done, PAGE - (at % PAGE));
      const to = this.#exports.hostAddressForWrite(low(at), high(at), part, rom ? 1 : 0) >>> 0;
      if (to === 0) return false;
      this.bytes().set(bytes.subarray(done, done + part), to);
      done += part;
    }
    return true;
  }
  /** Zeros for what exists of a range; frames that were never written are zero already. */
  clear(pa: number, length: number): void {
    const zeros = new Uint8Array(PAGE);
    for (let at = pa; at < pa + length;) {
      const part = Math.min(PAGE - (at % PAGE), pa + length - at);
      if (this.exists(at)) this.write(at, zeros.subarray(0, part), true);
      at += part;
    }
  }
  /** Physical address of a virtual one as `el` of this core sees it, or undefined. access: 0 read, 1 write, 2 execute, 3 any. */
  translate(core: number, va: bigint, el: number, access = 3): number | undefined {
    return this.#probe(core, va, el, access) === -1
      ? Number(this.view().getBigUint64(layout.MAILBOX, true))
      : undefined;
  }
  /** The fault status code (DFSC, IFSC) that such an access would report, or undefined. */
  translationFault(core: number, va: bigint, el: number, access = 3): number | undefined {
    const status = this.#probe(core, va, el, access);
    return status === -1 ? undefined : status;
  }
  #probe(core: number, va: bigint, el: number, access: number): number {
    this.#exports.switchCore(core);
    return this.#exports.probe(Number(BigInt.asIntN(32, va)), Number(BigInt.asIntN(32, va >> 32n)), el, access);
  }
}
