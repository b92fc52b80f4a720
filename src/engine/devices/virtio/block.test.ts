import { describe, expect, test } from 'vitest';
import { BUFFER, FEATURE, featureWords, patternBytes, RAM, TestDriver, WRITE, type Descriptor, type TestDriverOptions } from './testing.ts'; // prettier-ignore

const IN = 0, OUT = 1, SCSI = 2, FLUSH = 4, FLUSH_OUT = 5, GET_ID = 8, DISCARD = 11, WRITE_ZEROES = 13; // prettier-ignore
const OK = 0, IOERR = 1, UNSUPP = 2; // prettier-ignore
const CONFIG = 0x100;
const input = (length: number): Descriptor => ({ address: BUFFER, length, flags: WRITE });
const output = (length: number): Descriptor => ({ address: BUFFER, length, flags: 0 });

function started(options?: TestDriverOptions, features?: readonly [number, number]): TestDriver {
  return new TestDriver(options).start(features);
}

/** A discard or write zeroes segment at BUFFER. */
function range(driver: TestDriver, sector: number, sectors: number, flags = 0): Descriptor {
  const { view } = driver.memory;
  view.setBigUint64(BUFFER - RAM, BigInt(sector), true);
  view.setUint32(BUFFER - RAM + 8, sectors, true);
  view.setUint32(BUFFER - RAM + 12, flags, true);
  return output(16);
}

describe('features and configuration are those of QEMU 7.2', () => {
  test.each([
    [false, false, [0x30006e54, 0x101]],
    [false, true, [0x30006e74, 0x101]],
    [true, false, [0x31006ed4, 0]],
    [true, true, [0x31006ef4, 0]],
  ] as const)('legacy %s, read-only %s', (legacy, readOnly, features) => {
    expect(new TestDriver({ legacy, disk: { readOnly } }).offered()).toEqual(features);
  });

  test('configuration space of a disk of 1636 bytes: 4 sectors', () => {
    const driver = new TestDriver({ diskSize: 1636 });
    const words = Array.from({ length: 14 }, (_, i) => driver.read(CONFIG + 4 * i));
    expect(words).toEqual([4, 0, 0, 254, 0x3f100002, 512, 0, 0, 0x10001, 0x3fffff, 1, 1, 0x3fffff, 1]);
    expect(driver.transport.read(CONFIG + 56, 1)).toBe(1);
  });
});

describe('requests', () => {
  test('IN reads sectors, OUT writes them, and the image stays as it is', () => {
    const driver = started();
    driver.memory.bytes.fill(0x11, BUFFER - RAM, BUFFER - RAM + 1024);
    expect(driver.request(OUT, 10, [output(1024)])).toEqual({ status: OK, used: 1 });
    expect(driver.request(IN, 9, [input(2048)])).toEqual({ status: OK, used: 2049 });
    expect(driver.bytes(BUFFER, 512)).toEqual(patternBytes(9 * 512, 512));
    expect(driver.bytes(BUFFER + 512, 1024)).toEqual(new Uint8Array(1024).fill(0x11));
    expect(driver.bytes(BUFFER + 1536, 512)).toEqual(patternBytes(12 * 512, 512));
    driver.disk.reset();
    driver.request(IN, 10, [input(512)]);
    expect(driver.bytes(BUFFER, 512)).toEqual(patternBytes(5120, 512));
  });

  test.each([
    ['beyond the end', 64, 512],
    ['across the end', 63, 1024],
    ['at a sector number that overflows', 2 ** 63, 512],
    ['of half a sector', 0, 256],
  ])('IN and OUT %s fail with IOERR and move nothing', (_, sector, length) => {
    const driver = started();
    driver.memory.bytes.fill(0x22, BUFFER - RAM, BUFFER - RAM + 1024);
    expect(driver.request(IN, sector, [input(length)])).toEqual({ status: IOERR, used: 0 });
    expect(driver.request(OUT, sector, [output(length)]).status).toBe(IOERR);
    expect(driver.bytes(BUFFER, 1024)).toEqual(new Uint8Array(1024).fill(0x22));
    expect(driver.disk.save().blocks).toEqual([]);
  });

  test('a read-only device MUST fail OUT, DISCARD and WRITE_ZEROES with IOERR and write nothing (§5.2.6.2)', () => {
    const driver = started({ disk: { readOnly: true } });
    expect(driver.request(OUT, 0, [output(512)]).status).toBe(IOERR);
    expect(driver.request(DISCARD, 0, [range(driver, 0, 8)]).status).toBe(IOERR);
    expect(driver.request(WRITE_ZEROES, 0, [range(driver, 0, 8)]).status).toBe(IOERR);
    expect(driver.request(IN, 0, [input(512)]).status).toBe(OK);
    expect(driver.disk.save().blocks).toEqual([]);
  });

  test('GET_ID returns 20 bytes, padded with zeros', () => {
    const driver = started({ id: 'root disk' });
    expect(driver.request(GET_ID, 0, [input(20)])).toEqual({ status: OK, used: 21 });
    expect(String.fromCharCode(...driver.bytes(BUFFER, 20))).toBe('root disk'.padEnd(20, '\0'));
  });

  test.each([SCSI, 3, 6, 10, 12, 14, 0xffffffff])('type %i is answered with UNSUPP', (type) => {
    expect(started().request(type, 0).status).toBe(UNSUPP);
    expect(started({ legacy: true }).request(SCSI, 0).status).toBe(UNSUPP);
  });

  test('the legacy barrier bit and FLUSH_OUT are known to a legacy device only', () => {
    const legacy = started({ legacy: true });
    expect(legacy.request(0x80000000 + IN, 0, [input(512)]).status).toBe(OK);
    expect(legacy.request(FLUSH_OUT, 0).status).toBe(OK);
    expect(started().request(0x80000000 + IN, 0, [input(512)]).status).toBe(UNSUPP);
    expect(started().request(FLUSH_OUT, 0).status).toBe(UNSUPP);
  });

  test('FLUSH reports what the disk says', () => {
    let works = true;
    const driver = started({ disk: { onFlush: () => works } });
    expect(driver.request(FLUSH, 0)).toEqual({ status: OK, used: 1 });
    works = false;
    expect(driver.request(FLUSH, 0).status).toBe(IOERR);
  });

  test('WRITE_ZEROES writes zeros, with and without unmap', () => {
    const driver = started();
    expect(driver.request(WRITE_ZEROES, 0, [range(driver, 3, 2, 1)]).status).toBe(OK);
    expect(driver.request(WRITE_ZEROES, 0, [range(driver, 5, 8)]).status).toBe(OK);
    expect(driver.disk.read(3 * 512, 10 * 512)).toEqual(new Uint8Array(10 * 512));
    expect(driver.disk.read(13 * 512, 512)).toEqual(patternBytes(13 * 512, 512));
  });

  test('DISCARD inside the disk succeeds and touches nothing outside its range', () => {
    const driver = started();
    expect(driver.request(DISCARD, 0, [range(driver, 9, 20)]).status).toBe(OK);
    expect(driver.disk.read(0, 9 * 512)).toEqual(patternBytes(0, 9 * 512));
    expect(driver.disk.read(29 * 512, 512)).toEqual(patternBytes(29 * 512, 512));
  });

  test.each([
    [DISCARD, 1],
    [DISCARD, 2],
    [WRITE_ZEROES, 2],
    [WRITE_ZEROES, 0x80000001],
  ])('type %i with flags %i MUST be answered with UNSUPP (§5.2.6.2)', (type, flags) => {
    // prettier-ignore
    const driver = started();
    expect(driver.request(type, 0, [range(driver, 0, 8, flags)]).status).toBe(UNSUPP);
    expect(driver.disk.read(0, 512)).toEqual(patternBytes(0, 512));
  });

  test.each([DISCARD, WRITE_ZEROES])(
    'type %i of a range outside the disk, too long, or not one segment fails with IOERR',
    (type) => {
      const driver = started();
      for (const [sector, sectors] of [[64, 1], [60, 5], [2 ** 62, 1], [0, 0xffffffff]] as const)
      expect(driver.request(type, 0, [range(driver, sector, sectors)]).status).toBe(IOERR); // prettier-ignore
      for (const length of [0, 8, 32]) expect(driver.request(type, 0, [output(length)]).status).toBe(IOERR);
      expect(driver.disk.save().blocks).toEqual([]);
    },
  );

  test('a disk whose overlay is full fails writes with IOERR', () => {
    const driver = started({ disk: { maximumBytes: 8192 } });
    const statuses = [0, 8, 16].map((sector) => driver.request(OUT, sector, [output(512)]).status);
    expect(statuses).toEqual([OK, OK, IOERR]);
  });

  test('a chain without a whole header, or without a byte for the status, is no request and breaks the ring', () => {
    for (const chain of [[{ ...output(15) }, input(1)], [output(16)], [input(512)]]) {
      const driver = started();
      driver.chain(chain);
      driver.offer();
      driver.notify();
      expect(driver.read(0x70) & 0x40).toBe(0x40);
    }
  });
});

describe('the write cache', () => {
  const flushesPerWrite = (features: readonly number[], writeback?: number): number => {
    let flushes = 0;
    const driver = new TestDriver({ disk: { onFlush: () => ((flushes++), true) } }); // prettier-ignore
    driver.start(featureWords([FEATURE.VERSION_1, ...features]));
    if (writeback !== undefined) driver.transport.write(CONFIG + 32, 1, writeback);
    driver.request(OUT, 0, [output(512)]);
    return flushes;
  };

  test('is on with CONFIG_WCE until the driver writes 0 to writeback; then each write is flushed (§5.2.5.2)', () => {
    expect(flushesPerWrite([FEATURE.BLK_CONFIG_WCE])).toBe(0);
    expect(flushesPerWrite([FEATURE.BLK_CONFIG_WCE], 0)).toBe(1);
  });

  test('without CONFIG_WCE is on only for a driver that can flush (§5.2.5.2)', () => {
    expect(flushesPerWrite([FEATURE.BLK_FLUSH])).toBe(0);
    expect(flushesPerWrite([])).toBe(1);
  });

  test('is on again after a reset, and part of the snapshot', () => {
    const driver = started();
    driver.transport.write(CONFIG + 32, 1, 0);
    const saved = driver.transport.save();
    driver.start();
    expect(driver.transport.read(CONFIG + 32, 1)).toBe(1);
    driver.transport.restore(saved);
    expect(driver.transport.read(CONFIG + 32, 1)).toBe(0);
  });
});
