import { beforeEach, expect, test } from 'vitest';
import { EngineError } from '../error.ts';
import { Pl031 } from './pl031.ts';
import { randomAccesses, seeded, TestCounter, TestLine } from './testing.ts';

const DR = 0x00, MR = 0x04, LR = 0x08, CR = 0x0c, IMSC = 0x10, RIS = 0x14, MIS = 0x18, ICR = 0x1c; // prettier-ignore
const SECOND = 62.5e6;
const EPOCH = 1_700_000_000;

let counter: TestCounter;
let line: TestLine;
let rtc: Pl031;

const read = (offset: number): number => rtc.read(offset, 4);
const write = (offset: number, value: number): void => void rtc.write(offset, 4, value);

beforeEach(() => {
  counter = new TestCounter();
  line = new TestLine();
  rtc = new Pl031({ interrupt: line, counter, epochSeconds: EPOCH });
});

test('reset values and identification are those of the PL031 on the virt board', () => {
  expect([DR, MR, LR, CR, IMSC, RIS, MIS, ICR].map(read)).toEqual([EPOCH, 0, 0, 1, 0, 0, 0, 0]);
  const bytes = Array.from({ length: 8 }, (_, i) => read(0xfe0 + 4 * i));
  expect(bytes).toEqual([0x31, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1]);
});

test('the counter goes up once a second of the system counter', () => {
  counter.now = SECOND - 1;
  expect(read(DR)).toBe(EPOCH);
  counter.now = 90 * SECOND;
  expect(read(DR)).toBe(EPOCH + 90);
});

test('RTCLR sets the counter, reads back, and the counter goes on from there', () => {
  counter.now = 10.5 * SECOND;
  write(LR, 1000);
  expect([read(DR), read(LR)]).toEqual([1000, 1000]);
  counter.now = 11 * SECOND;
  expect(read(DR)).toBe(1001);
});

test('the counter wraps from 0xFFFFFFFF to 0', () => {
  write(LR, 0xffffffff);
  counter.now = SECOND;
  expect(read(DR)).toBe(0);
});

test('the RTC cannot be stopped by writing RTCCR', () => {
  write(CR, 0);
  counter.now = SECOND;
  expect([read(CR), read(DR)]).toEqual([1, EPOCH + 1]);
});

test('the interrupt comes at the second at which the counter matches RTCMR, and RTCICR clears it', () => {
  write(IMSC, 1);
  write(MR, EPOCH + 5);
  expect(rtc.deadline()).toBe(5 * SECOND);
  counter.now = 5 * SECOND - 1;
  rtc.advance();
  expect([line.asserted, read(RIS)]).toEqual([false, 0]);
  counter.now = 5 * SECOND;
  rtc.advance();
  expect([line.asserted, read(RIS), read(MIS)]).toEqual([true, 1, 1]);
  write(ICR, 1);
  expect([line.asserted, read(RIS)]).toEqual([false, 0]);
  counter.now = 6 * SECOND;
  expect(read(RIS)).toBe(0);
});

test('a masked match sets RTCRIS only, and asks the board for nothing', () => {
  write(MR, EPOCH + 1);
  expect(rtc.deadline()).toBe(Infinity);
  counter.now = 2 * SECOND;
  expect([read(RIS), read(MIS), line.asserted]).toEqual([1, 0, false]);
  write(IMSC, 1);
  expect(line.asserted).toBe(true);
});

test('writing the current time to RTCMR matches at once', () => {
  write(MR, EPOCH);
  expect(read(RIS)).toBe(1);
});

test('loading the counter moves the match with it', () => {
  write(IMSC, 1);
  write(MR, 2000);
  write(LR, 1990);
  expect(rtc.deadline()).toBe(10 * SECOND);
});

test('a match in the past comes only when the counter has wrapped', () => {
  write(IMSC, 1);
  write(LR, 100);
  write(MR, 99);
  counter.now = 1000 * SECOND;
  rtc.advance();
  expect([line.asserted, rtc.deadline()]).toEqual([false, Infinity]); // 136 years: more ticks than a double counts
});

test('a restored RTC goes on where the saved one was, and a bad state is refused', () => {
  write(LR, 5000);
  write(MR, 5003);
  write(IMSC, 1);
  const saved: unknown = JSON.parse(JSON.stringify(rtc.save()));
  rtc.reset();
  expect([read(DR), rtc.deadline()]).toEqual([EPOCH, Infinity]);
  rtc.restore(saved);
  expect([read(DR), rtc.deadline()]).toEqual([5000, 3 * SECOND]);
  for (const bad of [null, {}, { ...rtc.save(), mask: 2 }, { ...rtc.save(), matchSecond: -1 }, { ...rtc.save(), offset: 0.5 }])
    expect(() => rtc.restore(bad)).toThrow(EngineError); // prettier-ignore
});

test('100,000 random accesses leave an RTC that still works', () => {
  const random = seeded(31);
  randomAccesses(rtc, 100_000, 0x9010000, [DR, MR, LR, CR, IMSC, RIS, MIS, ICR], () => {
    counter.now += random(SECOND);
    if (rtc.deadline() <= counter.now) rtc.advance();
  });
  rtc.restore(rtc.save());
  write(LR, 7);
  expect(read(DR)).toBe(7);
});
