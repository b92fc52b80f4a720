/**
 * Arm PrimeCell real time clock (PL031), DDI 0224C. Its 1 Hz clock is the system counter divided by 62.5 million; what it
 * showed at reset is part of the machine's description, so a replay shows the same times. As on QEMU's board it is running
 * from reset and cannot be stopped: RTCCR reads 1.
 */
import type { AccessSize, Counter, InterruptLine, MmioDevice } from './device.ts';
import { stateReader } from './device-state.ts';
import { primeCellIdentification, registerFile } from './register-file.ts';

export interface Pl031Wiring {
  /** RTCINTR. */
  readonly interrupt: InterruptLine;
  readonly counter: Counter;
  /** Seconds since 1970-01-01T00:00:00Z when the counter was zero. */
  readonly epochSeconds: number;
}

export interface Pl031State {
  /** Seconds, modulo 2³², to add to the counter's seconds for RTCDR. */
  offset: number;
  match: number;
  load: number;
  mask: number;
  raw: number;
  /** The counter's second at which RTCDR equals RTCMR next. */
  matchSecond: number;
}

const COUNTER_FREQUENCY = 62.5e6;
const TWO_32 = 2 ** 32;

const registers = registerFile<Pl031>({
  ...primeCellIdentification('RTC', [0x31, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1]),
  0x000: { name: 'RTCDR', read: (rtc) => rtc.data() },
  0x004: { name: 'RTCMR', read: ({ state }) => state.match, write: (rtc, value) => rtc.setMatch(value) },
  0x008: { name: 'RTCLR', read: ({ state }) => state.load, write: (rtc, value) => rtc.load(value) },
  0x00c: { name: 'RTCCR', read: () => 1 }, // §3.3.4: once running, writes have no effect until reset
  0x010: {
    name: 'RTCIMSC',
    read: ({ state }) => state.mask,
    write: ({ state }, value) => void (state.mask = value & 1),
  },
  0x014: { name: 'RTCRIS', read: ({ state }) => state.raw },
  0x018: { name: 'RTCMIS', read: ({ state }) => state.raw & state.mask },
  0x01c: { name: 'RTCICR', write: ({ state }, value) => void (state.raw &= ~value) },
});

export class Pl031 implements MmioDevice {
  readonly name = 'pl031';
  readonly size = 0x1000;
  state: Pl031State;
  readonly #wiring: Pl031Wiring;

  constructor(wiring: Pl031Wiring) {
    this.#wiring = wiring;
    this.state = this.#resetState();
  }

  registerName(offset: number): string | undefined {
    return registers.registerName(offset);
  }

  read(offset: number, size: AccessSize): number {
    this.advance();
    return registers.read(this, offset, size);
  }

  write(offset: number, size: AccessSize, value: number): boolean {
    this.advance();
    registers.write(this, offset, size, value);
    this.advance();
    return true;
  }

  /** A masked match changes nothing outside until somebody looks, so only an unmasked one needs the board's attention. */
  deadline(): number {
    const { mask, raw, matchSecond } = this.state;
    const ticks = matchSecond * COUNTER_FREQUENCY;
    return mask === 1 && raw === 0 && Number.isSafeInteger(ticks) ? ticks : Infinity;
  }

  advance(): void {
    const { state } = this;
    const now = this.#seconds();
    if (now >= state.matchSecond) {
      state.raw = 1;
      state.matchSecond += TWO_32 * (Math.floor((now - state.matchSecond) / TWO_32) + 1);
    }
    this.#wiring.interrupt.set((state.raw & state.mask) !== 0);
  }

  reset(): void {
    this.state = this.#resetState();
    this.#wiring.interrupt.set(false);
  }

  save(): Pl031State {
    return { ...this.state };
  }

  restore(saved: unknown): void {
    const from = stateReader(this.name, saved);
    this.state = {
      offset: from.integer('offset', 0, TWO_32 - 1),
      match: from.integer('match', 0, TWO_32 - 1),
      load: from.integer('load', 0, TWO_32 - 1),
      mask: from.integer('mask', 0, 1),
      raw: from.integer('raw', 0, 1),
      matchSecond: from.integer('matchSecond', 0, Number.MAX_SAFE_INTEGER),
    };
    this.advance();
  }

  data(): number {
    return (this.state.offset + this.#seconds()) % TWO_32;
  }

  /** §3.3.3: the counter restarts from the value written. The 1 Hz clock goes on undisturbed. */
  load(value: number): void {
    this.state.load = value;
    this.state.offset = modulo(value - this.#seconds());
    this.setMatch(this.state.match);
  }

  setMatch(value: number): void {
    this.state.match = value;
    this.state.matchSecond = this.#seconds() + modulo(value - this.data());
  }

  #seconds(): number {
    return Math.floor(this.#wiring.counter.ticks() / COUNTER_FREQUENCY);
  }

  #resetState(): Pl031State {
    const offset = modulo(Math.floor(this.#wiring.epochSeconds));
    return { offset, match: 0, load: 0, mask: 0, raw: 0, matchSecond: modulo(-offset) || TWO_32 };
  }
}

function modulo(seconds: number): number {
  return ((seconds % TWO_32) + TWO_32) % TWO_32;
}
