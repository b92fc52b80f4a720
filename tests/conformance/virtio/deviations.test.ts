/** The virtio rows of docs/deviations.md: what QEMU answers, and what the specification wants and our device answers. */
import { afterAll, describe, expect, test } from 'vitest';
import { missingTools, type Access, type Answer } from '../pl011/qemu.ts';
import { DATA, DESCRIPTORS, descriptor, DEVICE, DRIVER, HEADER, NEXT, read, register, requestScript, runHere, setUp, SLOT, STATUS_BYTE, WRITE, write } from './driver.ts'; // prettier-ignore
import { QemuWithDisk } from './qemu-disk.ts';

const reason = missingTools();
const STATUS = 0x70;
const INTERRUPT_STATUS = 0x60;
const QUEUE_READY = 0x44;
const QUEUE_NUM = 0x38;
const NOT_OFFERED = 1;
const isQueueNum = (access: Access): boolean => 'write' in access && access.write === SLOT + QUEUE_NUM;

interface Difference {
  readonly row: string;
  readonly what: string;
  readonly script: readonly Access[];
  readonly legacy?: boolean;
  readonly image?: Uint8Array;
  readonly qemu: readonly Answer[];
  readonly ours: readonly Answer[];
}

/** A request at descriptor `head`, with a data buffer of `length` bytes. */
const request = (head: number, length: number): Access[] => [
  ...[0, 0, 5, 0].map((word, i) => write(HEADER + 4 * i, word)),
  write(STATUS_BYTE, 0xee),
  ...descriptor(DESCRIPTORS, head, HEADER, 16, NEXT),
  ...descriptor(DESCRIPTORS, head + 1, DATA, length, NEXT | WRITE),
  ...descriptor(DESCRIPTORS, head + 2, STATUS_BYTE, 1, WRITE),
  write(DRIVER + 4, head),
  write(DRIVER, 1 << 16),
  register(0x50, 0),
  { poll: DEVICE, mask: 0xffff0000, value: 0x10000 },
];

const features = (first: number): Access[] => [
  ...[0, 1, 3].map((status) => register(STATUS, status)),
  ...[register(0x24, 0), register(0x20, first), register(0x24, 1), register(0x20, 1), register(STATUS, 11)],
];

/** One partition with 8 heads and 32 sectors a track. */
function partitioned(): Uint8Array {
  const image = new Uint8Array(1024 * 512);
  image.set([0x80, 0, 1, 0, 0x83, 7, 32, 3, 1, 0, 0, 0, 0, 4, 0, 0], 0x1be);
  image.set([0x55, 0xaa], 510);
  return image;
}

const differences: readonly Difference[] = [
  {
    row: 'virtio-features-ok',
    what: 'FEATURES_OK after a feature that was not offered',
    script: [...features(NOT_OFFERED), read(SLOT + STATUS)],
    qemu: [11],
    ours: [3],
  },
  {
    row: 'virtio-features-select',
    what: 'DeviceFeatures of words above 1',
    script: [2, 3].flatMap((word) => [register(0x14, word), read(SLOT + 0x10)]),
    qemu: [0x101, 0x101],
    ours: [0, 0],
  },
  {
    row: 'virtio-queue-reset',
    what: 'a request after QueueReady = 0',
    script: [...setUp(false), register(QUEUE_READY, 0), ...request(0, 512)],
    qemu: ['ready'],
    ours: ['timeout'],
  },
  {
    row: 'virtio-needs-reset',
    what: 'InterruptStatus when the device needs a reset',
    script: [...setUp(false), write(DRIVER, 100 << 16), register(0x50, 0), { poll: SLOT + STATUS, mask: 0x40, value: 0x40 }, read(SLOT + INTERRUPT_STATUS)], // prettier-ignore
    qemu: ['ready', 3],
    ours: ['ready', 2],
  },
  {
    row: 'virtio-queue-num',
    what: 'a request with descriptors 5 to 7 after QueueNum = 6 over 8',
    script: [
      ...setUp(false).flatMap((access) => (isQueueNum(access) ? [access, register(QUEUE_NUM, 6)] : [access])),
      ...request(5, 512),
      read(SLOT + STATUS),
    ],
    qemu: ['timeout', 0x4f],
    ours: ['ready', 0xf],
  },
  {
    row: 'virtio-descriptors',
    what: 'a data buffer of length 0',
    script: [...setUp(false), ...request(0, 0), read(STATUS_BYTE, 8), read(SLOT + STATUS)],
    qemu: ['timeout', 0xee, 0x4f],
    ours: ['ready', 0, 0xf],
  },
  {
    row: 'virtio-blk-used-length',
    what: 'the used length of a read of half a sector',
    script: [...setUp(false), ...request(0, 256), read(STATUS_BYTE, 8), read(DEVICE + 8)],
    qemu: ['ready', 1, 257],
    ours: ['ready', 1, 0],
  },
  {
    row: 'virtio-blk-discard',
    what: 'what a discarded sector holds',
    script: [
      ...setUp(false),
      ...requestScript({ type: 11, sector: 0, length: 16, words: [16, 0, 8, 0] }, 0).filter((a) => !('read' in a)),
      ...requestScript({ type: 0, sector: 16, length: 512, flags: WRITE }, 1).filter((a) => !('read' in a)),
      read(DATA),
    ],
    qemu: ['ready', 'ready', 'ready', 'ready', 0x221d1813],
    ours: ['ready', 'ready', 'ready', 'ready', 0],
  },
  {
    row: 'virtio-blk-config',
    what: 'the geometry of a disk with a partition table',
    script: [read(SLOT + 0x110), read(SLOT + 0x114)],
    image: partitioned(),
    qemu: [0x20080004, 512],
    ours: [0x3f100002, 512],
  },
  ...[true, false].map((legacy) => ({
    row: 'virtio-blk-scsi',
    what: `a SCSI command, version ${legacy ? 1 : 2}`,
    script: [
      ...setUp(legacy),
      ...requestScript({ type: 2, sector: 0, length: 16, flags: WRITE }, 0).slice(0, -2),
    ].filter((access) => !('read' in access) || access.read === STATUS_BYTE),
    legacy,
    qemu: ['ready', 1, 'ready'],
    ours: ['ready', 2, 'ready'],
  })),
];

describe.skipIf(reason !== undefined)(
  `virtio where the specification judges against QEMU${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  { timeout: 60_000 },
  () => {
    const qemu = reason === undefined ? new QemuWithDisk() : undefined;
    afterAll(() => qemu?.close());

    test.each(differences)('$row: $what', ({ script, legacy = false, image, qemu: theirs, ours }) => {
      // The set-up is compared elsewhere.
      const skip = (answers: readonly Answer[]): readonly Answer[] => answers.slice(answers.length - ours.length);
      expect(skip(qemu?.run(script, legacy, { image }) ?? [])).toEqual(theirs);
      expect(skip(runHere(script, legacy, { image }))).toEqual(ours);
    });
  },
);
