import { describe, expect, test } from 'vitest';
import { seeded } from '../testing.ts';
import {
  BUFFER, DESCRIPTORS, FEATURE, featureWords, INDIRECT, INDIRECT_FLAG, NEXT, patternBytes, RAM, STATUS_BYTE, TestDriver, WRITE, type Descriptor,
} from './testing.ts'; // prettier-ignore

const STATUS = 0x70, INTERRUPT = 0x60, ACK = 0x64, NEEDS_RESET = 0x40; // prettier-ignore
const VERSION_1 = featureWords([FEATURE.VERSION_1]);
const sector: Descriptor = { address: BUFFER, length: 512, flags: WRITE };
const statusByte: Descriptor = { address: STATUS_BYTE, length: 1, flags: WRITE };

function needsReset(driver: TestDriver): boolean {
  return (driver.read(STATUS) & NEEDS_RESET) !== 0;
}

/** Offers descriptor 0 and says whether the device refused the ring. */
function refused(prepare: (driver: TestDriver) => void, features?: readonly [number, number]): boolean {
  const driver = new TestDriver().start(features);
  prepare(driver);
  driver.offer();
  driver.notify();
  return needsReset(driver) && driver.usedIndex() === 0;
}

describe('descriptor chains', () => {
  test('a buffer may be in any number of pieces of any length', () => {
    const driver = new TestDriver({ queueSize: 16 }).start();
    const parts = [1, 0, 510, 300, 213].map((length, i) => ({ address: BUFFER + 1024 * i, length, flags: WRITE }));
    expect(driver.request(0, 0, parts)).toEqual({ status: 0, used: 1025 });
    const got = parts.flatMap(({ address, length }) => [...driver.bytes(address, length)]);
    expect(Uint8Array.from(got)).toEqual(patternBytes(0, 1024));
  });

  test('header and status may share descriptors with the data (VERSION_1 implies any layout, §2.7.4)', () => {
    const driver = new TestDriver().start();
    const { address } = driver.header(1, 5, BUFFER);
    driver.memory.bytes.fill(0xab, BUFFER - RAM + 16, BUFFER - RAM + 528);
    driver.chain([{ address, length: 7, flags: 0 }, { address: address + 7, length: 521, flags: 0 }, statusByte]);
    driver.offer();
    driver.notify();
    expect(driver.disk.read(5 * 512, 512)).toEqual(new Uint8Array(512).fill(0xab));
    driver.header(0, 5);
    driver.chain([driver.header(0, 5), { address: BUFFER, length: 513, flags: WRITE }]);
    driver.offer();
    driver.notify();
    expect([...driver.bytes(BUFFER + 510, 3)]).toEqual([0xab, 0xab, 0]);
  });

  test('an indirect table holds the chain, and the WRITE flag of its reference is ignored (§2.7.5.3.2)', () => {
    const driver = new TestDriver().start();
    driver.chain([driver.header(0, 2), sector, statusByte], INDIRECT);
    driver.descriptor(0, { address: INDIRECT, length: 48, flags: INDIRECT_FLAG | WRITE });
    driver.offer();
    driver.notify();
    expect([driver.byte(STATUS_BYTE), driver.usedElement(0)]).toEqual([0, { id: 0, length: 513 }]);
  });

  test('normal descriptors may come before the one that refers to an indirect table (§2.7.5.3.2)', () => {
    const driver = new TestDriver().start();
    driver.chain([sector, statusByte], INDIRECT);
    driver.chain([driver.header(0, 2), { address: INDIRECT, length: 32, flags: INDIRECT_FLAG }]);
    driver.offer();
    driver.notify();
    expect(driver.byte(STATUS_BYTE)).toBe(0);
  });

  test('an indirect table can be longer than the queue', () => {
    const driver = new TestDriver({ queueSize: 2 }).start();
    const parts = Array.from({ length: 64 }, (_, i) => ({ address: BUFFER + 8 * i, length: 8, flags: WRITE }));
    driver.chain([driver.header(0, 0), ...parts, statusByte], INDIRECT);
    driver.descriptor(0, { address: INDIRECT, length: 66 * 16, flags: INDIRECT_FLAG });
    driver.offer();
    driver.notify();
    expect(driver.bytes(BUFFER, 512)).toEqual(patternBytes(0, 512));
  });

  test('a driver MUST NOT create a loop of descriptors (§2.7.5.1)', () => {
    expect(refused((driver) => {
      driver.descriptor(0, { ...driver.header(0, 0), flags: NEXT, next: 1 });
      driver.descriptor(1, { address: BUFFER, length: 512, flags: WRITE | NEXT, next: 1 });
    })).toBe(true); // prettier-ignore
  });

  test('a chain MUST NOT leave the descriptor table', () => {
    expect(refused((driver) => driver.descriptor(0, { ...driver.header(0, 0), flags: NEXT, next: 8 }))).toBe(true);
  });

  test('an available entry MUST be an index into the descriptor table', () => {
    const driver = new TestDriver().start();
    driver.offer(8);
    driver.notify();
    expect(needsReset(driver)).toBe(true);
  });

  test('writable elements MUST come after all readable ones (§2.7.4.2)', () => {
    expect(refused((driver) => driver.chain([sector, driver.header(0, 0), statusByte]))).toBe(true);
  });

  test('a chain MUST NOT describe 2³² bytes or more (§2.7.5.1)', () => {
    const half = { address: BUFFER, length: 0x80000000, flags: WRITE };
    expect(refused((driver) => driver.chain([driver.header(0, 0), half, half, statusByte]))).toBe(true);
  });

  test('indirect descriptors MUST NOT be used without being negotiated (§2.7.5.3.1)', () => {
    const prepare = (driver: TestDriver): void => {
      driver.chain([driver.header(0, 0), sector, statusByte], INDIRECT);
      driver.descriptor(0, { address: INDIRECT, length: 48, flags: INDIRECT_FLAG });
    };
    expect(refused(prepare, VERSION_1)).toBe(true);
    expect(refused(prepare)).toBe(false);
  });

  test('an indirect table MUST NOT refer to another (§2.7.5.3.1)', () => {
    expect(refused((driver) => {
      driver.chain([driver.header(0, 0), { address: INDIRECT + 0x100, length: 16, flags: INDIRECT_FLAG }], INDIRECT);
      driver.descriptor(0, { address: INDIRECT, length: 32, flags: INDIRECT_FLAG });
    })).toBe(true); // prettier-ignore
  });

  test('a descriptor MUST NOT have both INDIRECT and NEXT (§2.7.5.3.1)', () => {
    expect(refused((driver) => {
      driver.chain([driver.header(0, 0), sector, statusByte], INDIRECT);
      driver.descriptor(0, { address: INDIRECT, length: 48, flags: INDIRECT_FLAG | NEXT, next: 1 });
    })).toBe(true); // prettier-ignore
  });

  test.each([0, 15, 40])('an indirect table of %i bytes is not a table of descriptors', (length) => {
    expect(refused((driver) => driver.descriptor(0, { address: INDIRECT, length, flags: INDIRECT_FLAG }))).toBe(true);
  });

  test.each([0, RAM - 8, RAM + (1 << 20) - 8, 2 ** 53 - 4, 2 ** 64 - 2 ** 32])(
    'a buffer at %i, not in memory, breaks the ring',
    (address) => {
      expect(refused((driver) => driver.chain([driver.header(0, 0), { ...sector, address }, statusByte]))).toBe(true);
      expect(refused((driver) => driver.chain([{ address, length: 16, flags: 0 }, sector, statusByte]))).toBe(true);
      expect(refused((driver) => driver.descriptor(0, { address, length: 48, flags: INDIRECT_FLAG }))).toBe(true);
    },
  );

  test('rings outside memory break the queue', () => {
    for (const offset of [0x80, 0x90, 0xa0]) {
      const driver = new TestDriver();
      driver.negotiate(driver.offered());
      driver.setUpQueue();
      driver.write(0x44, 0);
      driver.write(offset + 4, 0xffffffff);
      driver.write(0x44, 1);
      driver.write(STATUS, 0xf);
      driver.chain([driver.header(0, 0), sector, statusByte]);
      driver.offer();
      driver.notify();
      expect(needsReset(driver)).toBe(true);
    }
  });

  test('the available index MUST NOT be ahead by more than the queue size', () => {
    const driver = new TestDriver().start();
    driver.setAvailableIndex(9);
    driver.notify();
    expect(needsReset(driver)).toBe(true);
  });
});

describe('notifications', () => {
  /** Offers `count` flushes at once and says whether the device interrupted. */
  const interrupts = (driver: TestDriver, count = 1): boolean => {
    driver.write(ACK, 3);
    driver.chain([driver.header(4, 0), statusByte]);
    for (let i = 0; i < count; i++) driver.offer();
    driver.notify();
    return driver.read(INTERRUPT) === 1;
  };
  const setUsedEvent = (driver: TestDriver, value: number): void =>
    driver.memory.view.setUint16(driver.driverRing - RAM + 4 + 2 * driver.queueSize, value & 0xffff, true);
  const availableEvent = (driver: TestDriver): number =>
    driver.memory.view.getUint16(driver.deviceRing - RAM + 4 + 8 * driver.queueSize, true);

  test('without the event index VIRTQ_AVAIL_F_NO_INTERRUPT decides (§2.7.7.2)', () => {
    const driver = new TestDriver().start(VERSION_1);
    expect(interrupts(driver)).toBe(true);
    driver.memory.view.setUint16(driver.driverRing - RAM, 1, true);
    expect(interrupts(driver)).toBe(false);
    expect(driver.usedIndex()).toBe(2);
  });

  test('legacy NOTIFY_ON_EMPTY interrupts when the last available buffer is used, whatever the flag says', () => {
    const driver = new TestDriver({ legacy: true }).start(featureWords([FEATURE.NOTIFY_ON_EMPTY]));
    driver.memory.view.setUint16(driver.driverRing - RAM, 1, true);
    expect(interrupts(driver)).toBe(true);
  });

  test('with the event index an interrupt comes when the used index passes used_event (§2.7.7.2)', () => {
    const driver = new TestDriver().start();
    setUsedEvent(driver, 2);
    expect([interrupts(driver), interrupts(driver), interrupts(driver), interrupts(driver)]).toEqual([false, false, true, false]); // prettier-ignore
    setUsedEvent(driver, 5);
    expect([interrupts(driver, 3), interrupts(driver)]).toEqual([true, false]);
    expect(availableEvent(driver)).toBe(driver.usedIndex());
  });

  test('indices and the event index wrap at 65,536', () => {
    const driver = new TestDriver({ queueSize: 4 }).start();
    for (let i = 0; i < 65_535; i += 3) interrupts(driver, 3);
    expect(driver.usedIndex()).toBe(65_535);
    setUsedEvent(driver, 0);
    expect([interrupts(driver), interrupts(driver)]).toEqual([false, true]);
    expect(driver.usedIndex()).toBe(1);
  });

  test('a notification of nothing new does nothing', () => {
    const driver = new TestDriver().start();
    driver.notify();
    expect([driver.read(INTERRUPT), driver.usedIndex()]).toEqual([0, 0]);
  });
});

describe('hostile rings', () => {
  test('a request whose data lands on the available ring does not keep the device busy', () => {
    const driver = new TestDriver().start();
    const ring = { address: driver.driverRing, length: 512, flags: WRITE };
    expect(driver.request(0, 0, [ring]).status).toBe(0);
    expect(driver.usedIndex()).toBeLessThanOrEqual(8);
  });

  test('requests that move more than 64 MiB in one notification pause, and go on in advance', () => {
    const driver = new TestDriver({ diskSize: 40 << 20, ramSize: 48 << 20 }).start();
    const large = { address: BUFFER, length: 40 << 20, flags: WRITE };
    driver.chain([driver.header(0, 0), large, statusByte]);
    for (let i = 0; i < 3; i++) driver.offer();
    driver.notify();
    expect([driver.usedIndex(), driver.transport.deadline()]).toEqual([2, 0]);
    driver.transport.advance();
    expect([driver.usedIndex(), driver.transport.deadline(), needsReset(driver)]).toEqual([3, Infinity, false]);
  });

  test.each([
    [false, 20_000],
    [true, 5_000],
  ])('random chains (legacy = %s, %i of them) never throw, hang or grow', (legacy, count) => {
    const random = seeded(legacy ? 5 : 3);
    const driver = new TestDriver({ legacy, disk: { maximumBytes: 1 << 16 } }).start();
    const pick = <T>(values: readonly T[], otherwise: T): T => values[random(values.length)] ?? otherwise;
    const address = (): number => pick([RAM + random(1 << 20), BUFFER, DESCRIPTORS, INDIRECT, driver.driverRing, driver.deviceRing, RAM - 1, RAM + (1 << 20) - random(64), random(2 ** 32) * 2 ** random(33)], 0); // prettier-ignore
    const length = (): number => pick([0, 1, 16, 512, 513, 4096, random(2 ** 16), random(2 ** 32), 0xffffffff, 32], 0);
    let completed = 0;
    for (let i = 0; i < count; i++) {
      const table = random(3) === 0 ? INDIRECT : DESCRIPTORS;
      for (let d = 0; d < 8; d++) {
        const flags = random(6) === 0 ? random(65_536) : pick([0, NEXT, NEXT, WRITE, WRITE | NEXT, INDIRECT_FLAG], 0);
        driver.descriptor(d, { address: address(), length: length(), flags, next: random(4) === 0 ? random(65_536) : random(9) }, table); // prettier-ignore
      }
      const head = random(4);
      if (head < 2) {
        const type = pick([0, 1, 4, 8, 11, 13, random(2 ** 32)], 0);
        driver.chain([driver.header(type, random(5) === 0 ? random(2 ** 32) * 2 ** random(33) : random(70)), { address: address(), length: length(), flags: random(2) * WRITE }, statusByte]); // prettier-ignore
      } else if (head === 2) {
        driver.descriptor(0, { address: INDIRECT, length: 16 * random(9), flags: INDIRECT_FLAG });
      }
      driver.offer(random(10) === 0 ? random(65_536) : 0);
      if (random(50) === 0) driver.setAvailableIndex(random(65_536));
      const before = driver.transport.state.queues[0]?.nextUsed ?? 0;
      driver.notify();
      for (let pauses = 0; driver.transport.deadline() === 0 && pauses < 1024; pauses++) driver.transport.advance();
      if (driver.transport.deadline() === 0) throw new Error('the device does not come to an end');
      if (driver.transport.state.queues[0]?.nextUsed !== before) completed++;
      // Rings may have been overwritten by requests; start over from time to time, and whenever the device gave up.
      if (driver.transport.state.broken || random(100) === 0) driver.start();
    }
    expect(completed).toBeGreaterThan(count / 20);
    expect(driver.disk.save().blocks.length).toBeLessThanOrEqual(16);
    driver.disk.reset();
    expect(driver.start().request(0, 0, [sector])).toEqual({ status: 0, used: 513 });
  });
});
