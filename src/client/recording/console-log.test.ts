import { expect, test } from 'vitest';
import { ConsoleLog, type Drawn } from './console-log.ts';

const send = (log: ConsoleLog, text: string, cycles: number): void => {
  for (const [n, byte] of [...new TextEncoder().encode(text)].entries()) log.add(cycles + n, byte);
};
const text = (drawn: readonly Drawn[]): string =>
  drawn
    .map(({ bytes, again, reset }) => `${reset ? '⟲' : ''}${new TextDecoder().decode(bytes)}${again ? '′' : ''}`)
    .join(' ');

test('what is new is drawn once', () => {
  const log = new ConsoleLog();
  send(log, 'abc', 10);
  expect(text(log.show(12))).toBe('abc');
  expect(log.show(12)).toEqual([]);
  send(log, 'd', 20);
  expect(text(log.show(30))).toBe('d');
});

test('going back draws the screen anew as it was, and says that it was drawn before', () => {
  const log = new ConsoleLog();
  send(log, 'abc', 10);
  log.show(12);
  expect(text(log.show(11))).toBe('⟲ab′');
  expect(log.show(11)).toEqual([]);
  expect(text(log.show(9))).toBe('⟲′');
});

test('forward again only what was seen already is drawn again', () => {
  const log = new ConsoleLog();
  send(log, 'abc', 10);
  log.show(12);
  log.show(10);
  send(log, 'd', 20);
  expect(text(log.show(20))).toBe('bc′ d');
});

test('what another future sends is new, also where the old one had sent more', () => {
  const log = new ConsoleLog();
  send(log, 'abcdef', 10);
  log.show(20);
  log.show(11);
  log.truncate(11);
  send(log, 'XY', 12);
  expect(text(log.show(20))).toBe('XY');
  expect(text(log.show(11))).toBe('⟲ab′');
  expect(text(log.show(20))).toBe('XY′');
});

test('a screen that still shows what did not happen is drawn anew', () => {
  const log = new ConsoleLog();
  send(log, 'abc', 10);
  log.show(20);
  log.truncate(10);
  send(log, 'XYZ', 11);
  expect(text(log.show(20))).toBe('⟲a′ XYZ');
});

test('a long run’s console is bounded: the beginning goes, and what is drawn anew is what a screen can hold', () => {
  const log = new ConsoleLog();
  const all = 3_000_000;
  for (let n = 0; n < all; n++) {
    log.add(n, n & 0xff);
    if (n % 100_000 === 0) log.show(n);
  }
  log.show(all);
  const [piece] = log.show(all - 1000);
  expect(piece?.bytes.length).toBe(2 ** 18);
  expect(piece?.bytes.at(-1)).toBe((all - 1000) & 0xff);
  expect(log.show(5)).toEqual([{ bytes: new Uint8Array(), again: true, reset: true }]);
});
