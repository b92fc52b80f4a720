import { describe, expect, test } from 'vitest';
import { EngineError } from '../../error.ts';
import { randomAccesses, seeded, TestLine, TestMemory } from '../testing.ts';
import { VirtioMmio } from './mmio.ts';
import { BUFFER, DESCRIPTORS, patternBytes, RAM, TestDriver, WRITE } from './testing.ts';

const MAGIC = 0x00, FEATURES = 0x10, FEATURES_SEL = 0x14, DRIVER_FEATURES = 0x20, QUEUE_SEL = 0x30, NUM_MAX = 0x34, NUM = 0x38, PFN = 0x40, READY = 0x44, INTERRUPT = 0x60, ACK = 0x64, STATUS = 0x70, QUEUE_RESET = 0xc0, GENERATION = 0xfc, CONFIG = 0x100; // prettier-ignore
const FEATURES_OK = 8, DRIVER_OK = 4, NEEDS_RESET = 0x40; // prettier-ignore
const readSector = { address: BUFFER, length: 512, flags: WRITE };

describe.each([
  [true, 1],
  [false, 2],
])('a slot with legacy = %s', (legacy, version) => {
  // prettier-ignore
  test('without a device it reads as DeviceID 0 with magic, version and vendor, everything else as zero', () => {
    const slot = new VirtioMmio({ interrupt: new TestLine(), memory: new TestMemory(RAM, 4096), legacy });
    const words = Array.from({ length: 128 }, (_, i) => slot.read(4 * i, 4));
    expect(words.slice(0, 4)).toEqual([0x74726976, version, 0, 0x554d4551]);
    expect(words.slice(4).every((word) => word === 0)).toBe(true);
  });

  test('a notification processes what is available and interrupts; InterruptACK clears the line', () => {
    const driver = new TestDriver({ legacy }).start();
    expect(driver.request(0, 3, [readSector])).toEqual({ status: 0, used: 513 });
    expect(driver.bytes(BUFFER, 512)).toEqual(patternBytes(3 * 512, 512));
    expect([driver.read(INTERRUPT), driver.line.asserted]).toEqual([1, true]);
    driver.write(ACK, 1);
    expect([driver.read(INTERRUPT), driver.line.asserted]).toEqual([0, false]);
  });

  test('writing 0 to Status resets the device: queues, features, interrupt', () => {
    const driver = new TestDriver({ legacy }).start();
    driver.request(0, 0, [readSector]);
    driver.write(STATUS, 0);
    expect([driver.read(STATUS), driver.read(INTERRUPT), driver.line.asserted]).toEqual([0, 0, false]);
    expect(driver.read(legacy ? PFN : READY)).toBe(0);
    expect(driver.request(0, 0, [readSector]).status).toBe(0xee);
    expect(driver.start().request(0, 0, [readSector]).status).toBe(0);
  });

  test('control registers answer only to aligned 32-bit accesses, the configuration space to any width', () => {
    const { transport } = new TestDriver({ legacy });
    expect([transport.read(MAGIC, 1), transport.read(MAGIC + 2, 2), transport.read(MAGIC, 8)]).toEqual([0, 0, 0]);
    transport.write(STATUS, 1, 1);
    expect(transport.read(STATUS, 4)).toBe(0);
    expect([transport.read(CONFIG, 1), transport.read(CONFIG, 2), transport.read(CONFIG, 4)]).toEqual([64, 64, 64]);
    expect(transport.read(CONFIG + 13, 1)).toBe(0);
    expect(transport.read(CONFIG + 0xfc, 4)).toBe(0xffffffff);
  });

  test('a queue that does not exist has QueueNumMax 0 and ignores what is written', () => {
    const driver = new TestDriver({ legacy });
    for (const [select, maximum] of [
      [0, 1024],
      [1, 0],
      [0xffffffff, 0],
    ] as const) {
      driver.write(QUEUE_SEL, select);
      expect(driver.read(NUM_MAX)).toBe(maximum);
      driver.write(NUM, 16);
      driver.write(legacy ? PFN : READY, 1);
      expect(driver.read(legacy ? PFN : READY)).toBe(maximum === 0 ? 0 : 1);
    }
  });

  test('a snapshot taken between requests goes on in another slot, and a bad one is refused', () => {
    const driver = new TestDriver({ legacy }).start();
    driver.request(0, 1, [readSector]);
    const saved: unknown = JSON.parse(JSON.stringify(driver.transport.save()));
    driver.transport.reset();
    expect(driver.line.asserted).toBe(false);
    driver.transport.restore(saved);
    expect(driver.line.asserted).toBe(true);
    expect(driver.request(0, 2, [readSector])).toEqual({ status: 0, used: 513 });
    expect(driver.usedIndex()).toBe(2);
    const { transport, device } = saved as { transport: Record<string, unknown>; device: unknown };
    const bad: unknown[] = [null, {}, { transport, device: {} }, { transport: { ...transport, queues: [] }, device }, { transport: { ...transport, status: -1 }, device }, { transport: { ...transport, pending: [7] }, device }, { transport: { ...transport, queueAlign: [3] }, device }]; // prettier-ignore
    for (const state of bad) expect(() => driver.transport.restore(state)).toThrow(EngineError);
    expect(driver.request(0, 2, [readSector]).status).toBe(0);
  });

  test('100,000 random accesses leave a slot that still works', () => {
    const driver = new TestDriver({ legacy });
    const random = seeded(7);
    const hot = [0x14, 0x20, 0x24, 0x28, 0x30, 0x38, 0x3c, 0x40, 0x44, 0x50, 0x64, 0x70, 0x80, 0x84, 0x90, 0xa0, 0xc0, 0x120]; // prettier-ignore
    randomAccesses(driver.transport, 100_000, 0xa000000, hot, () => {
      if (random(20) === 0) driver.memory.view.setUint32(random(0x3000), random(2 ** 32));
      if (random(50) === 0) driver.write(0x70, 0xf);
      if (random(50) === 0) driver.write(0x80, RAM + random(0x3000));
      if (driver.transport.deadline() === 0) driver.transport.advance();
    });
    driver.transport.restore(JSON.parse(JSON.stringify(driver.transport.save())));
    driver.transport.reset();
    expect(driver.start().request(0, 0, [readSector]).status).toBe(0);
  });
});

describe('version 2', () => {
  test('FEATURES_OK stays clear when the driver MUST NOT have accepted a feature that was not offered (§2.2.1)', () => {
    const driver = new TestDriver();
    const [low, high] = driver.offered();
    for (const features of [
      [low | 1, high],
      [low, high | 2],
    ] as const) {
      driver.negotiate(features);
      expect(driver.read(STATUS) & FEATURES_OK).toBe(0);
    }
    driver.negotiate([low, high]);
    expect(driver.read(STATUS) & FEATURES_OK).toBe(FEATURES_OK);
  });

  test('features that the driver MUST NOT write after FEATURES_OK are ignored (§3.1.1)', () => {
    const driver = new TestDriver();
    driver.negotiate([0, 1]);
    driver.write(DRIVER_FEATURES, 0xffffffff);
    expect(driver.transport.state.driverFeatures).toEqual([0, 1]);
  });

  test('feature words beyond the second are zero', () => {
    const driver = new TestDriver();
    driver.write(FEATURES_SEL, 2);
    expect(driver.read(FEATURES)).toBe(0);
  });

  test('status bits that the driver MUST NOT clear stay (§2.1.1)', () => {
    const driver = new TestDriver().start();
    driver.write(STATUS, 1);
    expect(driver.read(STATUS)).toBe(0xf);
  });

  test('a buffer that the driver MUST NOT announce before DRIVER_OK is not consumed (§3.1.1)', () => {
    const driver = new TestDriver();
    driver.negotiate(driver.offered());
    driver.setUpQueue();
    expect(driver.request(0, 0, [readSector]).used).toBe(-1);
    driver.write(STATUS, driver.read(STATUS) | DRIVER_OK);
    driver.notify();
    expect(driver.usedIndex()).toBe(1);
  });

  test.each([0, 3, 1000, 2048])(
    'QueueNum, which MUST be a power of two up to QueueNumMax, ignores %i (§2.7)',
    (size) => {
      const driver = new TestDriver();
      driver.write(NUM, 16);
      driver.write(NUM, size);
      expect(driver.transport.state.queues[0]?.size).toBe(16);
    },
  );

  test('queue registers that MUST NOT be written while QueueReady is 1 keep their values (§4.2.2.2)', () => {
    const driver = new TestDriver().start();
    driver.write(NUM, 16);
    driver.write(0x80, 0);
    expect(driver.transport.state.queues[0]).toMatchObject({ size: 8, descriptors: DESCRIPTORS });
  });

  test('clearing QueueReady stops the queue; setting it starts it anew', () => {
    const driver = new TestDriver().start();
    driver.request(0, 0, [readSector]);
    driver.write(READY, 0);
    expect([driver.read(READY), driver.request(0, 0, [readSector]).used]).toEqual([0, -1]);
    driver.setUpQueue();
    expect(driver.request(0, 0, [readSector]).status).toBe(0);
  });

  test('QueueReset takes the queue back to its reset state when RING_RESET was negotiated, and reads 0 when it is done', () => {
    const driver = new TestDriver().start();
    driver.write(QUEUE_RESET, 1);
    expect([driver.read(QUEUE_RESET), driver.read(READY)]).toEqual([0, 0]);
    driver.setUpQueue();
    expect(driver.request(0, 0, [readSector]).status).toBe(0);
    const without = new TestDriver().start([0, 1]);
    without.write(QUEUE_RESET, 1);
    expect(without.read(READY)).toBe(1);
  });

  test('a broken ring sets DEVICE_NEEDS_RESET, which the driver cannot clear, and notifies of it', () => {
    const driver = new TestDriver().start();
    driver.setAvailableIndex(100);
    driver.notify();
    expect([driver.read(STATUS), driver.read(INTERRUPT), driver.read(GENERATION)]).toEqual([0xf | NEEDS_RESET, 2, 1]);
    driver.write(STATUS, 0xf);
    expect(driver.read(STATUS)).toBe(0xf | NEEDS_RESET);
    driver.setAvailableIndex(0);
    expect(driver.request(0, 0, [readSector]).used).toBe(-1);
    expect(driver.start().request(0, 0, [readSector]).status).toBe(0);
  });

  test('there are no shared memory regions: length −1', () => {
    const driver = new TestDriver();
    expect([0xb0, 0xb4, 0xb8, 0xbc].map((offset) => driver.read(offset))).toEqual(
      Array.from({ length: 4 }, () => 0xffffffff),
    );
  });
});

describe('version 1', () => {
  test('QueuePFN reads back what was written, and 0 takes the queue out of use', () => {
    const driver = new TestDriver({ legacy: true }).start();
    expect(driver.read(PFN)).toBe(RAM / 4096);
    driver.write(PFN, 0);
    expect(driver.read(PFN)).toBe(0);
    expect(driver.request(0, 0, [readSector]).used).toBe(-1);
  });

  test('GuestPageSize survives the reset through Status, since drivers write it before', () => {
    const driver = new TestDriver({ legacy: true });
    driver.write(0x28, 4096);
    driver.write(STATUS, 0);
    driver.write(PFN, RAM / 4096);
    expect(driver.transport.state.queues[0]?.descriptors).toBe(RAM);
  });

  test('the used ring stands on the next multiple of QueueAlign after the available ring (§2.7.2)', () => {
    const driver = new TestDriver({ legacy: true });
    driver.write(0x28, 4096);
    driver.write(NUM, 8);
    driver.write(0x3c, 64);
    driver.write(PFN, RAM / 4096);
    expect(driver.transport.state.queues[0]?.device).toBe(RAM + 192); // 8·16 + 6 + 2·8 = 150
  });

  test('features that were not offered are dropped, since a legacy driver cannot be refused', () => {
    const driver = new TestDriver({ legacy: true });
    driver.negotiate([0xffffffff, 0xffffffff]);
    expect(driver.transport.state.driverFeatures).toEqual([driver.offered()[0], 0]);
  });

  test('a broken ring stops the device, silently', () => {
    const driver = new TestDriver({ legacy: true }).start();
    driver.setAvailableIndex(100);
    driver.notify();
    expect([driver.read(STATUS), driver.read(INTERRUPT)]).toEqual([7, 0]);
    driver.setAvailableIndex(0);
    expect(driver.request(0, 0, [readSector]).used).toBe(-1);
  });
});
