/** The inputs of a machine, recorded: whoever uses a machine that shall be replayed gives it its inputs here. */
import { EngineError } from '../../error.ts';
import type { RunLimits, RunResult } from '../config.ts';
import type { Machine } from '../machine.ts';
import {
  bytesOf,
  INPUT_LOG_FORMAT,
  MAX_BYTES,
  MAX_ENTRIES,
  type Entry,
  type Input,
  type InputLog,
} from './input-log.ts';
import { apply } from './player.ts';

const ENTRY_BYTES = 64;
const NUMBER_BYTES = 8;

export class Recorder {
  readonly machine: Machine;
  #entries: Entry[] = [];
  #bytes = 0;
  /** Cycle at which interrupts were taken before their time; a settled point is not where a run would stop by itself. */
  #settledAt = -1;

  /** @param machine just made, or at the end of `log` */
  constructor(machine: Machine, log?: InputLog) {
    this.machine = machine;
    for (const entry of log?.entries ?? []) this.#push(entry);
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }
  /** Everything so far, or since what was forgotten, as plain data. */
  get log(): InputLog {
    return { format: INPUT_LOG_FORMAT, end: this.machine.cycles, entries: [...this.#entries] };
  }
  /** Bytes of memory that the entries take, more or less. */
  get size(): number {
    return ENTRY_BYTES * this.#entries.length + NUMBER_BYTES * this.#bytes;
  }
  /** The first `length` entries are behind a point that nobody goes back to: `log` begins there from now on. */
  forget(length: number): void {
    for (const entry of this.#entries.splice(0, length)) this.#bytes -= bytesOf(entry);
  }
  /** Another future begins: entries from `length` on did not happen. */
  truncate(length: number): void {
    for (const entry of this.#entries.splice(length)) this.#bytes -= bytesOf(entry);
  }

  run(budget: number, mayJump = true, limits: RunLimits = {}): RunResult {
    const ran = this.machine.run(budget, mayJump, limits);
    if (ran.reason === 'stopped') this.settle();
    return ran;
  }
  settle(): void {
    this.machine.settle();
    this.#settledAt = this.machine.cycles;
  }

  // --- inputs. All: @throws EngineError replay.log-full, and nothing is done then
  input(bytes: Iterable<number>): void {
    this.#do({ kind: 'console', bytes: Array.from(bytes, (b) => b & 0xff) });
  }
  channelInput(channel: number, bytes: Iterable<number>): void {
    this.#do({ kind: 'channel', channel, bytes: Array.from(bytes, (b) => b & 0xff) });
  }
  /** @throws EngineError machine.pace */
  setCyclesPerCount(k: number): void {
    if (k !== this.machine.cyclesPerCount) this.#do({ kind: 'pace', k });
  }
  skipTo(cycle: number): void {
    if (cycle <= this.machine.cycles) return;
    const from = this.machine.cycles;
    this.settle();
    this.#check();
    this.machine.skipTo(cycle);
    const to = this.machine.cycles;
    if (to !== from) this.#push({ kind: 'skip', to, cycles: from });
  }
  /** One instruction of a core out of its turn. Returns false when the core waits. */
  step(core: number): boolean {
    this.settle();
    this.#check();
    const { cycles, cores } = this.machine;
    const pc = cores.pc(core);
    const stepped = this.machine.step(core);
    // An entry that takes time must not be one that took none: who comes to its cycle would stand before it for ever.
    if (stepped || this.machine.cycles !== cycles || cores.pc(core) !== pc) this.#push({ kind: 'step', core, cycles });
    return stepped;
  }
  reset(): void {
    this.#do({ kind: 'reset' });
  }
  /** Changes memory; false, and nothing done, when a byte is outside RAM. */
  write(address: number, bytes: Uint8Array): boolean {
    if (this.machine.cores.read(address, bytes.length) === undefined) return false;
    this.#do({ kind: 'memory', address, bytes: [...bytes] });
    return true;
  }
  /** @throws EngineError core.no-register */
  setRegister(core: number, name: string, value: bigint): void {
    this.#do({ kind: 'register', core, name, value: `0x${BigInt.asUintN(64, value).toString(16)}` });
  }

  #do(input: Input): void {
    this.#check(bytesOf(input));
    const { cycles } = this.machine;
    apply(this.machine, { ...input, cycles });
    if (this.#settledAt === cycles) this.#push({ kind: 'settle', cycles });
    this.#settledAt = -1;
    const last = this.#entries.at(-1);
    if (input.kind === 'console' && last?.kind === 'console' && last.cycles === cycles)
      this.#entries[this.#entries.length - 1] = { ...last, bytes: [...last.bytes, ...input.bytes] };
    else return this.#push({ ...input, cycles });
    this.#bytes += bytesOf(input);
  }
  #push(entry: Entry): void {
    this.#entries.push(entry);
    this.#bytes += bytesOf(entry);
  }
  #check(bytes = 0): void {
    // One more: an input can need a `settle` before it.
    if (this.#entries.length + 2 > MAX_ENTRIES || this.#bytes + bytes > MAX_BYTES)
      throw new EngineError('replay.log-full', { entries: MAX_ENTRIES, bytes: MAX_BYTES });
  }
}
