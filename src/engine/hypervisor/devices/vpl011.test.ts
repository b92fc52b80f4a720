import { expect, test } from 'vitest';
import { HOST_CONSOLE_SPI, PL011 } from '../board.ts';
import type { ConsoleChannel } from '../el2.ts';
import { GuestGic } from './vgic/testing.ts';

const [DR, FR, LCRH, CR, IMSC, RIS, MIS, ICR] = [0x00, 0x18, 0x2c, 0x30, 0x38, 0x3c, 0x40, 0x44];
const UART_INTID = 33;

class Terminal implements ConsoleChannel {
  shown: number[] = [];
  typed: number[] = [];
  write(byte: number): void {
    this.shown.push(byte);
  }
  /** Input is there, or not any more. */
  wire: (level: boolean) => void = () => undefined;
  read(): number | undefined {
    const byte = this.typed.shift();
    this.wire(this.typed.length > 0);
    return byte;
  }
}

function guest(): {
  gic: GuestGic;
  terminal: Terminal;
  read(offset: number): number;
  write(offset: number, value: number): void;
  type(text: string): void;
} {
  // prettier-ignore
  const terminal = new Terminal();
  const gic = new GuestGic(1, { console: { channel: 1 } }, [new Terminal(), terminal]);
  terminal.wire = (level) => gic.gic.setSpi(HOST_CONSOLE_SPI + 1, level);
  gic.enableAll();
  gic.write(0, 0x104, 1 << (UART_INTID - 32));
  const at = (offset: number): number => PL011.start + offset;
  return {
    gic,
    terminal,
    read: (offset) => Number(gic.access(0, at(offset), 4) ?? -1n),
    write: (offset, value) => void gic.access(0, at(offset), 4, BigInt(value)),
    type(text) {
      terminal.typed.push(...new TextEncoder().encode(text));
      terminal.wire(true);
      gic.settle();
    },
  };
}

test('what the guest writes is shown at once', () => {
  const { terminal, write, read } = guest();
  for (const byte of new TextEncoder().encode('hi')) write(DR, byte);
  expect(String.fromCharCode(...terminal.shown)).toBe('hi');
  expect(read(FR) & 0x20).toBe(0); // never full
});

test('a doubleword is two words, as on the board', () => {
  const { terminal, gic, write, read } = guest();
  expect(gic.access(0, PL011.start + 0xfe0, 8)).toBe(0x10_0000_0011n);
  gic.access(0, PL011.start + DR, 8, (0x63n << 32n) | 0x21n); // the second is RSR
  expect(String.fromCharCode(...terminal.shown)).toBe('!');
  write(IMSC, 0);
  gic.access(0, PL011.start + IMSC, 8, 0xffff_ffff_0000_0050n); // the second is RIS, which cannot be written
  expect(read(IMSC)).toBe(0x50);
});

test('what is typed is read, with the FIFO and without', () => {
  for (const fifo of [0, 0x10]) {
    const { type, write, read } = guest();
    write(LCRH, fifo);
    type('ab');
    expect(read(FR) & 0x10).toBe(0);
    expect([read(DR), read(DR)]).toEqual([0x61, 0x62]);
    expect(read(FR) & 0x10).toBe(0x10);
    expect(read(DR)).toBe(0);
  }
});

test('more than the FIFO holds is not lost: it comes when there is room', () => {
  const { type, write, read } = guest();
  write(LCRH, 0x10);
  const text = 'abcdefghijklmnopqrstuvwxyz0123456789';
  type(text);
  expect(Array.from(text, () => String.fromCharCode(read(DR))).join('')).toBe(text);
});

test('input interrupts the guest until it is read, and only unmasked', () => {
  const { gic, type, write, read } = guest();
  type('x');
  expect(gic.acknowledge()).toBe(1023);
  write(IMSC, 0x50);
  expect(read(RIS) & 0x40).toBe(0x40);
  expect(gic.acknowledge()).toBe(UART_INTID);
  expect(read(MIS)).not.toBe(0);
  expect(read(DR)).toBe(0x78);
  gic.end(UART_INTID);
  expect(read(MIS)).toBe(0);
  expect(gic.acknowledge()).toBe(1023);
});

test('a level that stays comes again after its end; masking withdraws it', () => {
  const { gic, type, write } = guest();
  write(IMSC, 0x50);
  type('x');
  for (let n = 0; n < 3; n++) {
    expect(gic.acknowledge()).toBe(UART_INTID);
    gic.end(UART_INTID);
  }
  write(IMSC, 0);
  expect(gic.acknowledge()).toBe(1023);
});

test('a character that leaves can interrupt too, until that is cleared', () => {
  const { gic, write } = guest();
  write(IMSC, 0x20);
  write(DR, 0x41);
  expect(gic.acknowledge()).toBe(UART_INTID);
  write(ICR, 0x20);
  gic.end(UART_INTID);
  expect(gic.acknowledge()).toBe(1023);
});

test('a receiver that is off takes nothing, and gets what waits when it is on', () => {
  const { type, write, read } = guest();
  write(CR, 0x100);
  type('late');
  expect(read(FR) & 0x10).toBe(0x10);
  write(LCRH, 0x10);
  write(CR, 0x300);
  expect(String.fromCharCode(read(DR), read(DR), read(DR), read(DR))).toBe('late');
});
