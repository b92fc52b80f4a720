/**
 * Arm PrimeCell UART (PL011), DDI 0183G, as QEMU's virt board has it: UARTCLK 24 MHz, no modem and no DMA connected, only
 * the combined interrupt UARTINTR wired.
 *
 * Two things are not the manual's, because guests rely on QEMU: the line is infinitely fast (a character leaves as soon as
 * it is written, and its leaving is the transition that raises UARTTXINTR at whatever trigger level), and neither direction
 * waits for CR.UARTEN. TXE and RXE do count.
 */
import type { AccessSize, Counter, InterruptLine, MmioDevice } from './device.ts';
import { stateReader } from './device-state.ts';
import { primeCellIdentification, registerFile, type Register } from './register-file.ts';

export interface Pl011Wiring {
  /** UARTINTR. */
  readonly interrupt: InterruptLine;
  readonly counter: Counter;
  /** A character leaves on UARTTXD. */
  transmit(byte: number): void;
  /** `receive` would accept a character again. Called last in an access, so `receive` may be called from within. */
  onReceiveSpace?(): void;
}

/** Plain data; see the register summary, DDI 0183 table 3-1, for the fields that are registers. */
export interface Pl011State {
  receiveStatus: number;
  lowPower: number;
  integerBaud: number;
  fractionalBaud: number;
  /** IBRD and FBRD in 64ths, as they were when LCR_H was last written (§3.3.7). */
  divisor: number;
  lineControl: number;
  control: number;
  fifoLevels: number;
  mask: number;
  raw: number;
  dmaControl: number;
  /** Characters with their FE, PE and BE flags in bits 8–10, oldest first. */
  receiveFifo: number[];
  transmitFifo: number[];
  /** A character was lost because the receive FIFO was full, and there has been no room since. */
  overrun: boolean;
  /** Counter value at which the receive time-out is over; null while the receive FIFO is empty. */
  timeoutAt: number | null;
}

const INTERRUPT = {
  RI: 1,
  CTS: 2,
  DCD: 4,
  DSR: 8,
  RX: 0x10,
  TX: 0x20,
  RT: 0x40,
  FE: 0x80,
  PE: 0x100,
  BE: 0x200,
  OE: 0x400,
};
const FLAG = { CTS: 1, DSR: 2, DCD: 4, BUSY: 8, RXFE: 0x10, TXFF: 0x20, RXFF: 0x40, TXFE: 0x80, RI: 0x100 };
const CONTROL = { LBE: 0x80, TXE: 0x100, RXE: 0x200, DTR: 0x400, RTS: 0x800, OUT1: 0x1000, OUT2: 0x2000 };
const LINE = { BRK: 0x01, FEN: 0x10 };
const DATA_BE = 0x400;
const DATA_OE = 0x800;
const STATUS_OE = 0x8;
const FIFO_DEPTH = 16;
/** Characters at ⅛, ¼, ½, ¾ and ⅞ of a FIFO (table 3-11); the reserved encodings act as the last. */
const TRIGGER = [2, 4, 8, 12, 14, 14, 14, 14];
const UARTCLK = 24e6;
const COUNTER_FREQUENCY = 62.5e6;

type PlainField = { [K in keyof Pl011State]: Pl011State[K] extends number ? K : never }[keyof Pl011State];

const get =
  (field: PlainField) =>
  ({ state }: Pl011): number =>
    state[field];

/** A register that keeps the bits of `mask` and does nothing else. */
function plain(name: string, field: PlainField, mask: number): Register<Pl011> {
  return { name, read: get(field), write: ({ state }, value) => void (state[field] = value & mask) };
}

const registers = registerFile<Pl011>({
  ...primeCellIdentification('UART', [0x11, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1]),
  0x000: {
    name: 'UARTDR',
    read: (uart) => uart.popReceived(),
    write: (uart, value) => uart.pushTransmit(value & 0xff),
  },
  0x004: plain('UARTRSR', 'receiveStatus', 0), // §3.3.2: any write is UARTECR and clears the errors
  0x018: { name: 'UARTFR', read: (uart) => uart.flags() },
  0x020: plain('UARTILPR', 'lowPower', 0xff),
  0x024: plain('UARTIBRD', 'integerBaud', 0xffff),
  0x028: plain('UARTFBRD', 'fractionalBaud', 0x3f),
  0x02c: { name: 'UARTLCR_H', read: get('lineControl'), write: (uart, value) => uart.writeLineControl(value & 0xff) },
  0x030: { name: 'UARTCR', read: get('control'), write: (uart, value) => uart.writeControl(value & 0xff87) },
  0x034: { name: 'UARTIFLS', read: get('fifoLevels'), write: (uart, value) => uart.writeFifoLevels(value & 0x3f) },
  0x038: { name: 'UARTIMSC', read: get('mask'), write: (uart, value) => uart.writeMask(value & 0x7ff) },
  0x03c: { name: 'UARTRIS', read: get('raw') },
  0x040: { name: 'UARTMIS', read: ({ state }) => state.raw & state.mask },
  0x044: { name: 'UARTICR', write: (uart, value) => uart.clearInterrupts(value) }, // §3.3.13: 1 clears, 0 leaves
  0x048: plain('UARTDMACR', 'dmaControl', 7),
});

function resetState(): Pl011State {
  return {
    receiveStatus: 0,
    lowPower: 0,
    integerBaud: 0,
    fractionalBaud: 0,
    divisor: 0,
    lineControl: 0,
    control: 0x300,
    fifoLevels: 0x12,
    mask: 0,
    raw: 0,
    dmaControl: 0,
    receiveFifo: [],
    transmitFifo: [],
    overrun: false,
    timeoutAt: null,
  };
}

export class Pl011 implements MmioDevice {
  readonly name = 'pl011';
  readonly size = 0x1000;
  state = resetState();
  readonly #wiring: Pl011Wiring;

  constructor(wiring: Pl011Wiring) {
    this.#wiring = wiring;
  }

  registerName(offset: number): string | undefined {
    return registers.registerName(offset);
  }

  read(offset: number, size: AccessSize): number {
    return this.#access(() => registers.read(this, offset, size));
  }

  write(offset: number, size: AccessSize, value: number): boolean {
    this.#access(() => registers.write(this, offset, size, value));
    return true;
  }

  deadline(): number {
    const { mask, raw, timeoutAt } = this.state;
    return (mask & INTERRUPT.RT) !== 0 && (raw & INTERRUPT.RT) === 0 ? (timeoutAt ?? Infinity) : Infinity;
  }

  /** The receive time-out's raw status exists only while it is unmasked (§3.3.11, footnote to table 3-14). */
  advance(): void {
    if (this.#wiring.counter.ticks() >= this.deadline()) this.state.raw |= INTERRUPT.RT;
    this.#wiring.interrupt.set((this.state.raw & this.state.mask) !== 0);
  }

  reset(): void {
    this.state = resetState();
    this.#wiring.interrupt.set(false);
    this.#wiring.onReceiveSpace?.();
  }

  save(): Pl011State {
    return structuredClone(this.state);
  }

  restore(saved: unknown): void {
    const from = stateReader(this.name, saved);
    const lineControl = from.integer('lineControl', 0, 0xff);
    const depth = (lineControl & LINE.FEN) !== 0 ? FIFO_DEPTH : 1;
    this.state = {
      receiveStatus: from.integer('receiveStatus', 0, 0xf),
      lowPower: from.integer('lowPower', 0, 0xff),
      integerBaud: from.integer('integerBaud', 0, 0xffff),
      fractionalBaud: from.integer('fractionalBaud', 0, 0x3f),
      divisor: from.integer('divisor', 0, 0x3fffff),
      lineControl,
      control: from.integer('control', 0, 0xffff) & 0xff87,
      fifoLevels: from.integer('fifoLevels', 0, 0x3f),
      mask: from.integer('mask', 0, 0x7ff),
      raw: from.integer('raw', 0, 0x7ff),
      dmaControl: from.integer('dmaControl', 0, 7),
      receiveFifo: from.integers('receiveFifo', depth, 0, 0x7ff),
      transmitFifo: from.integers('transmitFifo', depth, 0, 0xff),
      overrun: from.boolean('overrun'),
      timeoutAt: from.ticksOrNull('timeoutAt'),
    };
    this.advance();
  }

  /** A character arrives on UARTRXD. False, and nothing done, when there is no room for it (or CR keeps it out). */
  receive(byte: number): boolean {
    return this.#receiveFromLine(byte & 0xff);
  }

  /** A break arrives on UARTRXD: one zero character with BE set (§2.4.2). False as for `receive`. */
  receiveBreak(): boolean {
    return this.#receiveFromLine(DATA_BE);
  }

  popReceived(): number {
    const { state } = this;
    const character = state.receiveFifo.shift();
    if (character === undefined) return 0;
    // §3.3.2: RSR's framing, parity and break bits are those of the character read last; its overrun bit waits for ECR.
    state.receiveStatus = (state.receiveStatus & STATUS_OE) | (character >>> 8);
    const data = character | (state.overrun ? DATA_OE : 0);
    state.overrun = false;
    this.#dropReceiveInterrupts();
    return data;
  }

  pushTransmit(byte: number): void {
    const { state } = this;
    if (state.transmitFifo.length >= this.#depth()) return;
    state.transmitFifo.push(byte);
    if (state.transmitFifo.length > this.#transmitTrigger()) state.raw &= ~INTERRUPT.TX;
    this.#drain();
  }

  flags(): number {
    const { receiveFifo, transmitFifo } = this.state;
    const depth = this.#depth();
    return (
      this.#modemInputs() |
      (transmitFifo.length > 0 ? FLAG.BUSY : FLAG.TXFE) |
      (transmitFifo.length >= depth ? FLAG.TXFF : 0) |
      (receiveFifo.length === 0 ? FLAG.RXFE : 0) |
      (receiveFifo.length >= depth ? FLAG.RXFF : 0)
    );
  }

  /** §3.3.7: writing LCR_H makes the baud rate divisors take effect; changing FEN flushes both FIFOs. */
  writeLineControl(value: number): void {
    const { state } = this;
    const changed = state.lineControl ^ value;
    state.lineControl = value;
    state.divisor = state.integerBaud * 64 + state.fractionalBaud;
    if ((changed & LINE.FEN) !== 0) {
      state.receiveFifo = [];
      state.transmitFifo = [];
      state.overrun = false;
      this.#dropReceiveInterrupts();
    }
    if ((changed & value & LINE.BRK) !== 0 && (state.control & CONTROL.LBE) !== 0) this.#pushReceived(DATA_BE);
  }

  writeControl(value: number): void {
    const before = this.#modemInputs();
    this.state.control = value;
    const changed = before ^ this.#modemInputs();
    if ((changed & FLAG.CTS) !== 0) this.state.raw |= INTERRUPT.CTS;
    if ((changed & FLAG.DSR) !== 0) this.state.raw |= INTERRUPT.DSR;
    if ((changed & FLAG.DCD) !== 0) this.state.raw |= INTERRUPT.DCD;
    if ((changed & FLAG.RI) !== 0) this.state.raw |= INTERRUPT.RI;
    this.#drain();
  }

  writeFifoLevels(value: number): void {
    const { state } = this;
    const count = state.receiveFifo.length;
    const below = count < this.#receiveTrigger();
    state.fifoLevels = value;
    if (count < this.#receiveTrigger()) state.raw &= ~INTERRUPT.RX;
    else if (below) state.raw |= INTERRUPT.RX;
  }

  writeMask(value: number): void {
    this.state.mask = value;
    if ((value & INTERRUPT.RT) === 0) this.state.raw &= ~INTERRUPT.RT;
  }

  clearInterrupts(value: number): void {
    const { state } = this;
    // Characters that are still waiting time out again, so that clearing before reading loses none of them.
    if ((value & state.raw & INTERRUPT.RT) !== 0) this.#startTimeout();
    state.raw &= ~value;
  }

  #access<T>(registerAccess: () => T): T {
    const hadSpace = this.#hasReceiveSpace();
    this.advance();
    const result = registerAccess();
    this.advance();
    if (!hadSpace && this.#hasReceiveSpace()) this.#wiring.onReceiveSpace?.();
    return result;
  }

  #receiveFromLine(character: number): boolean {
    if (!this.#hasReceiveSpace()) return false;
    this.#pushReceived(character);
    this.advance();
    return true;
  }

  /** In loopback the line is disconnected from the receiver; what comes meanwhile waits outside, as when there is no room. */
  #hasReceiveSpace(): boolean {
    const { control, receiveFifo } = this.state;
    return (control & CONTROL.RXE) !== 0 && (control & CONTROL.LBE) === 0 && receiveFifo.length < this.#depth();
  }

  #pushReceived(character: number): void {
    const { state } = this;
    if ((state.control & CONTROL.RXE) === 0) return;
    if (state.receiveFifo.length >= this.#depth()) {
      state.overrun = true;
      state.receiveStatus |= STATUS_OE;
      state.raw |= INTERRUPT.OE;
      return;
    }
    state.receiveFifo.push(character);
    if ((character & DATA_BE) !== 0) state.raw |= INTERRUPT.BE;
    if (state.receiveFifo.length === this.#receiveTrigger()) state.raw |= INTERRUPT.RX;
    this.#startTimeout();
  }

  #dropReceiveInterrupts(): void {
    const { state } = this;
    if (state.receiveFifo.length < this.#receiveTrigger()) state.raw &= ~INTERRUPT.RX;
    if (state.receiveFifo.length > 0) return;
    state.raw &= ~INTERRUPT.RT;
    state.timeoutAt = null;
  }

  /** 32 bit periods (§2.8.4) of 16 × divisor UARTCLK cycles; without a divisor as with the smallest legal one, IBRD = 1. */
  #startTimeout(): void {
    const divisor = Math.max(this.state.divisor, 64) / 64;
    const period = Math.ceil((32 * 16 * divisor * COUNTER_FREQUENCY) / UARTCLK);
    this.state.timeoutAt = this.state.receiveFifo.length > 0 ? this.#wiring.counter.ticks() + period : null;
  }

  #drain(): void {
    const { state } = this;
    if ((state.control & CONTROL.TXE) === 0 || state.transmitFifo.length === 0) return;
    const leaving = state.transmitFifo;
    state.transmitFifo = [];
    state.raw |= INTERRUPT.TX;
    for (const byte of leaving) {
      if ((state.control & CONTROL.LBE) !== 0) this.#pushReceived(byte);
      this.#wiring.transmit(byte);
    }
  }

  /** CR.LBE feeds the modem outputs to the modem inputs (§3.3.8); otherwise nothing is connected to them. */
  #modemInputs(): number {
    const { control } = this.state;
    if ((control & CONTROL.LBE) === 0) return 0;
    return (
      ((control & CONTROL.RTS) !== 0 ? FLAG.CTS : 0) |
      ((control & CONTROL.DTR) !== 0 ? FLAG.DSR : 0) |
      ((control & CONTROL.OUT1) !== 0 ? FLAG.DCD : 0) |
      ((control & CONTROL.OUT2) !== 0 ? FLAG.RI : 0)
    );
  }

  #depth(): number {
    return (this.state.lineControl & LINE.FEN) !== 0 ? FIFO_DEPTH : 1;
  }

  #receiveTrigger(): number {
    return this.#depth() === 1 ? 1 : (TRIGGER[(this.state.fifoLevels >>> 3) & 7] ?? 1);
  }

  #transmitTrigger(): number {
    return this.#depth() === 1 ? 0 : (TRIGGER[this.state.fifoLevels & 7] ?? 0);
  }
}
