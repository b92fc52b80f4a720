import { beforeEach, describe, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { Pl011 } from './pl011.ts';
import { randomAccesses, seeded, TestCounter, TestLine } from './testing.ts';

const DR = 0x00, RSR = 0x04, FR = 0x18, IBRD = 0x24, FBRD = 0x28, LCR_H = 0x2c, CR = 0x30, IFLS = 0x34, IMSC = 0x38, RIS = 0x3c, MIS = 0x40, ICR = 0x44; // prettier-ignore
const RX = 0x10, TX = 0x20, RT = 0x40, BE = 0x200, OE = 0x400; // prettier-ignore
const TXFE_RXFE = 0x90, RXFE = 0x10, TXFF = 0x20, RXFF = 0x40, BUSY = 0x08; // prettier-ignore
const FEN = 0x10, LOOPBACK = 0x381, ENABLED = 0x301; // prettier-ignore

let counter: TestCounter;
let line: TestLine;
let sent: number[];
let spaceReported: number;
let uart: Pl011;

const read = (offset: number): number => uart.read(offset, 4);
const write = (offset: number, value: number): void => void uart.write(offset, 4, value);
const receive = (...bytes: number[]): boolean[] => bytes.map((byte) => uart.receive(byte));

beforeEach(() => {
  counter = new TestCounter();
  line = new TestLine();
  sent = [];
  spaceReported = 0;
  uart = new Pl011({
    interrupt: line,
    counter,
    transmit: (byte) => sent.push(byte),
    onReceiveSpace: () => spaceReported++,
  });
});

describe('registers', () => {
  test('registers keep the bits that the manual gives them and no others', () => {
    const kept: [number, number][] = [[0x20, 0xff], [IBRD, 0xffff], [FBRD, 0x3f], [LCR_H, 0xff], [CR, 0xff87], [IFLS, 0x3f], [IMSC, 0x7ff], [0x48, 7]]; // prettier-ignore
    for (const [offset, mask] of kept) {
      write(offset, 0xffffffff);
      expect(read(offset), uart.registerName(offset)).toBe(mask);
    }
  });

  test('integration test and reserved offsets read as zero and ignore writes', () => {
    for (const offset of [0x08, 0x1c, 0x4c, 0x80, 0x84, 0x88, 0x8c, 0xfd0]) {
      write(offset, 0xffffffff);
      expect(read(offset)).toBe(0);
    }
  });

  test('a byte read sees its lane of the register', () => {
    expect(uart.read(FR, 1)).toBe(TXFE_RXFE);
    expect(uart.read(CR + 1, 1)).toBe(3);
    expect(uart.read(0xfe0, 8)).toBe(0x11);
  });
});

describe('transmission', () => {
  test('a character written before CR.UARTEN is set still leaves, as on QEMU', () => {
    write(DR, 0x141);
    expect(sent).toEqual([0x41]);
    expect(read(FR)).toBe(TXFE_RXFE);
  });

  test('the transmit interrupt is not raised by enabling it, only by a character that leaves', () => {
    write(IMSC, TX);
    write(CR, ENABLED);
    expect(line.asserted).toBe(false);
    write(DR, 0x41);
    expect([read(RIS), read(MIS), line.asserted]).toEqual([TX, TX, true]);
    write(ICR, TX);
    expect([read(RIS), line.asserted]).toEqual([0, false]);
  });

  test('with CR.TXE clear characters wait in the FIFO, and what does not fit is lost', () => {
    write(LCR_H, FEN);
    write(CR, 0x201);
    for (let i = 0; i < 20; i++) write(DR, i);
    expect(sent).toEqual([]);
    expect(read(FR) & (TXFF | BUSY | 0x80)).toBe(TXFF | BUSY);
    write(CR, ENABLED);
    expect(sent).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(read(RIS)).toBe(TX);
  });

  test('without FIFOs the transmitter holds one character', () => {
    write(CR, 0x201);
    write(DR, 1);
    expect(read(FR) & TXFF).toBe(TXFF);
    write(DR, 2);
    write(CR, ENABLED);
    expect(sent).toEqual([1]);
  });

  test('writing above the trigger level clears UARTTXINTR', () => {
    write(LCR_H, FEN);
    write(IFLS, 0); // ⅛: two characters
    write(DR, 1);
    write(CR, 0x201);
    write(DR, 2);
    write(DR, 3);
    expect(read(RIS)).toBe(TX);
    write(DR, 4);
    expect(read(RIS)).toBe(0);
  });

  test('clearing FEN flushes both FIFOs', () => {
    write(LCR_H, FEN);
    write(CR, 0x201);
    write(DR, 1);
    receive(2);
    write(LCR_H, 0);
    write(CR, ENABLED);
    expect(sent).toEqual([]);
    expect(read(FR)).toBe(TXFE_RXFE);
  });
});

describe('reception', () => {
  test('without FIFOs one character fits, raises UARTRXINTR, and reading it clears both', () => {
    write(IMSC, RX);
    expect(receive(0x41, 0x42)).toEqual([true, false]);
    expect([read(FR) & (RXFE | RXFF), read(RIS), line.asserted]).toEqual([RXFF, RX, true]);
    expect(read(DR)).toBe(0x41);
    expect([read(FR), read(RIS), line.asserted, spaceReported]).toEqual([TXFE_RXFE, 0, false, 1]);
    expect(uart.receive(0x42)).toBe(true);
  });

  test.each([
    [0, 2],
    [1, 4],
    [2, 8],
    [3, 12],
    [4, 14],
  ])('IFLS.RXIFLSEL = %i raises UARTRXINTR at %i characters', (level, characters) => {
    // prettier-ignore
    write(LCR_H, FEN);
    write(IFLS, level << 3);
    for (let i = 1; i < characters; i++) receive(i);
    expect(read(RIS)).toBe(0);
    receive(characters);
    expect(read(RIS)).toBe(RX);
    read(DR);
    expect(read(RIS)).toBe(0);
  });

  test('sixteen characters fit into the FIFO and come out in order', () => {
    write(LCR_H, FEN);
    const accepted = receive(...Array.from({ length: 17 }, (_, i) => i + 1));
    expect(accepted).toEqual([...Array.from({ length: 16 }, () => true), false]);
    expect(Array.from({ length: 16 }, () => read(DR))).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  });

  test('room is reported once the guest has read from a full FIFO, and can be used from within the report', () => {
    const queue = [1, 2, 3];
    const feed = (): void => { while (queue[0] !== undefined && uart.receive(queue[0])) queue.shift(); }; // prettier-ignore
    uart = new Pl011({ interrupt: line, counter, transmit: () => undefined, onReceiveSpace: feed });
    feed();
    expect([read(DR), read(DR), read(DR), read(FR)]).toEqual([1, 2, 3, TXFE_RXFE]);
  });

  test('with CR.RXE clear nothing is received until it is set', () => {
    write(CR, 0x101);
    expect(uart.receive(1)).toBe(false);
    write(CR, ENABLED);
    expect(spaceReported).toBe(1);
    expect(uart.receive(1)).toBe(true);
  });

  test('a break is one zero character with BE in DR and RSR, and writing ECR clears RSR', () => {
    uart.receiveBreak();
    expect(read(RIS) & BE).toBe(BE);
    expect(read(DR)).toBe(0x400);
    expect(read(RSR)).toBe(4);
    write(RSR, 0);
    expect(read(RSR)).toBe(0);
  });
});

describe('receive time-out', () => {
  beforeEach(() => {
    write(IBRD, 13);
    write(FBRD, 1); // 115,200 baud: 32 bits take 277.8 µs
    write(LCR_H, 0x60 | FEN);
    write(IMSC, RT);
  });
  const period = Math.ceil(((32 * 16 * (13 + 1 / 64)) / 24e6) * 62.5e6);

  test('is raised 32 bit periods after the last character', () => {
    receive(1);
    counter.now = 1000;
    receive(2);
    expect(uart.deadline()).toBe(1000 + period);
    counter.now = 1000 + period - 1;
    uart.advance();
    expect(line.asserted).toBe(false);
    counter.now++;
    uart.advance();
    expect([line.asserted, read(RIS), uart.deadline()]).toEqual([true, RT, Infinity]);
  });

  test('is cleared by reading the FIFO empty', () => {
    receive(1, 2);
    counter.now = period;
    read(DR);
    expect(read(MIS)).toBe(RT);
    read(DR);
    expect([read(MIS), uart.deadline()]).toEqual([0, Infinity]);
  });

  test('comes again when it is cleared while characters wait', () => {
    receive(1);
    counter.now = period;
    expect(read(MIS)).toBe(RT);
    write(ICR, RT);
    expect(read(MIS)).toBe(0);
    counter.now = 2 * period;
    expect(read(MIS)).toBe(RT);
  });

  test('its raw status cannot be set while it is masked', () => {
    write(IMSC, 0);
    receive(1);
    counter.now = period;
    expect([read(RIS), uart.deadline()]).toEqual([0, Infinity]);
    write(IMSC, RT);
    expect([read(RIS), line.asserted]).toEqual([RT, true]);
    write(IMSC, 0);
    expect(read(RIS)).toBe(0);
  });

  test('new divisors take effect when LCR_H is written', () => {
    write(IBRD, 1);
    write(FBRD, 0);
    receive(1);
    expect(uart.deadline()).toBe(period);
    write(LCR_H, 0x60 | FEN);
    receive(2);
    expect(uart.deadline()).toBe(1334);
  });
});

describe('loopback', () => {
  test('what is transmitted is received, and the line outside is not', () => {
    write(CR, LOOPBACK);
    write(DR, 0x5a);
    expect(uart.receive(1)).toBe(false);
    expect(read(DR)).toBe(0x5a);
    expect(sent).toEqual([0x5a]);
  });

  test('a character for which there is no room sets OE in RIS, RSR and the next DR, and the FIFO keeps its contents', () => {
    write(LCR_H, FEN);
    write(CR, LOOPBACK);
    for (let i = 0; i < 17; i++) write(DR, i);
    expect(read(RIS) & OE).toBe(OE);
    expect(read(RSR)).toBe(8);
    expect([read(DR), read(DR)]).toEqual([0x800, 1]);
    expect(read(RSR)).toBe(8);
    write(RSR, 0);
    expect(read(RSR)).toBe(0);
  });

  test('the modem outputs reach the modem inputs and their changes interrupt', () => {
    write(CR, LOOPBACK | 0x3c00);
    expect(read(FR) & 0x107).toBe(0x107);
    expect(read(RIS)).toBe(0xf);
    write(ICR, 0xf);
    write(CR, ENABLED);
    expect([read(FR) & 0x107, read(RIS)]).toEqual([0, 0xf]);
  });

  test('sending a break receives one', () => {
    write(CR, LOOPBACK);
    write(LCR_H, 1);
    write(LCR_H, 1);
    expect(read(DR)).toBe(0x400);
    expect(read(FR) & RXFE).toBe(RXFE);
  });
});

describe('snapshots', () => {
  test('a restored UART goes on where the saved one was', () => {
    write(LCR_H, FEN);
    write(IMSC, RX | RT);
    receive(1, 2, 3);
    const saved: unknown = JSON.parse(JSON.stringify(uart.save()));
    uart.reset();
    expect([read(FR), uart.deadline()]).toEqual([TXFE_RXFE, Infinity]);
    uart.restore(saved);
    counter.now = 1334;
    uart.advance();
    expect([line.asserted, read(DR), read(DR), read(DR), read(FR)]).toEqual([true, 1, 2, 3, TXFE_RXFE]);
  });

  test('a state that no UART can have is refused and nothing changes', () => {
    receive(7);
    const good = uart.save();
    const bad: unknown[] = [undefined, null, 7, [], {}, { ...good, control: 1 << 20 }, { ...good, receiveFifo: [1, 2] }, { ...good, receiveFifo: [1.5] }, { ...good, timeoutAt: NaN }, { ...good, overrun: 1 }]; // prettier-ignore
    for (const state of bad) expect(() => uart.restore(state)).toThrow(EngineError);
    expect(uart.save()).toEqual(good);
  });
});

test('100,000 random accesses with input in between leave a UART that still works', () => {
  const random = seeded(11);
  randomAccesses(uart, 100_000, 0x9000000, [DR, RSR, FR, LCR_H, CR, IFLS, IMSC, ICR], () => {
    counter.now += random(2000);
    if (random(3) === 0) uart.receive(random(256));
    if (uart.deadline() <= counter.now) uart.advance();
    if (uart.state.receiveFifo.length + uart.state.transmitFifo.length > 32) throw new Error('a FIFO grew');
    sent.length = 0;
  });
  uart.restore(uart.save());
  uart.reset();
  write(DR, 0x41);
  expect(sent).toEqual([0x41]);
});
