/** A virtio block device, virtio 1.2 §5.2, with the features and configuration that QEMU 7.2 gives a raw disk. */
import { stateReader } from '../device-state.ts';
import { SECTOR, type Disk } from '../disk.ts';
import { gather, pieces, readAddress, scatter, type Chain } from './chain.ts';
import type { Completion, VirtioDevice } from './device.ts';
import { FEATURE, featureWords, hasFeature, type FeatureWords } from './features.ts';
import type { Virtqueue } from './virtqueue.ts';

const REQUEST = { IN: 0, OUT: 1, FLUSH: 4, FLUSH_OUT: 5, GET_ID: 8, DISCARD: 11, WRITE_ZEROES: 13 };
/** Legacy: "flush before and after", a bit of the type; requests here complete in order anyway (§5.2.6.3). */
const BARRIER = 0x80000000;
const STATUS = { OK: 0, IOERR: 1, UNSUPP: 2 };
const HEADER = 16;
const ID_LENGTH = 20;
const RANGE = 16;
const UNMAP = 1;
/** Sectors of one discard or write zeroes request: 2³¹ − 512 bytes. */
const MAXIMUM_RANGE = 0x3fffff;
const CONFIG_LENGTH = 60;
const CONFIG_WRITEBACK = 32;
const ZERO_PIECE = 1 << 20;

/** What a request did: the status byte, and the data bytes that it wrote to or took from guest memory. */
interface Outcome {
  readonly status: number;
  readonly dataWritten: number;
  readonly moved: number;
}

export class VirtioBlock implements VirtioDevice {
  readonly deviceId = 2;
  readonly queueCount = 1;
  readonly #disk: Disk;
  readonly #id: Uint8Array;
  /** The write cache is on; off, each write is flushed before it completes (§5.2.5). */
  #writeback = true;

  /** @param id what GET_ID answers: at most 20 characters of ASCII, empty as QEMU without `serial=`. */
  constructor(disk: Disk, id = '') {
    this.#disk = disk;
    this.#id = Uint8Array.from({ length: ID_LENGTH }, (_, i) => (i < id.length ? id.charCodeAt(i) & 0x7f : 0));
  }

  offeredFeatures(legacy: boolean): FeatureWords {
    const common = [
      FEATURE.BLK_SEG_MAX,
      FEATURE.BLK_GEOMETRY,
      FEATURE.BLK_BLK_SIZE,
      FEATURE.BLK_FLUSH,
      FEATURE.BLK_TOPOLOGY,
      FEATURE.BLK_CONFIG_WCE,
      FEATURE.BLK_DISCARD,
      FEATURE.BLK_WRITE_ZEROES,
      FEATURE.RING_INDIRECT_DESC,
      FEATURE.RING_EVENT_IDX,
      ...(this.#disk.readOnly ? [FEATURE.BLK_RO] : []),
    ];
    const rest = legacy ? [FEATURE.BLK_SCSI, FEATURE.NOTIFY_ON_EMPTY] : [FEATURE.VERSION_1, FEATURE.RING_RESET];
    return featureWords([...common, ...rest]);
  }

  readConfig(offset: number): number | undefined {
    return offset < CONFIG_LENGTH ? this.#config()[offset] : undefined;
  }

  writeConfig(offset: number, value: number): void {
    if (offset === CONFIG_WRITEBACK) this.#writeback = value !== 0;
  }

  reset(): void {
    this.#writeback = true;
  }

  save(): unknown {
    return { writeback: this.#writeback };
  }

  restore(state: unknown): void {
    this.#writeback = stateReader('virtio-blk', state).boolean('writeback');
  }

  handle(chain: Chain, queue: Virtqueue): Completion {
    const header = gather(queue.memory, chain.readable, 0, Math.min(HEADER, chain.readableLength));
    if (header?.length !== HEADER || chain.writableLength < 1) return 'broken';
    const outcome = this.#carryOut(chain, queue, new DataView(header.buffer));
    if (outcome === 'broken') return 'broken';
    const room = chain.writableLength - 1;
    if (!scatter(queue.memory, chain.writable, room, Uint8Array.of(outcome.status))) return 'broken';
    // §2.7.8.2 counts from the start: a status byte behind data that was not written is not counted.
    return { written: outcome.dataWritten === room ? room + 1 : outcome.dataWritten, moved: outcome.moved };
  }

  #carryOut(chain: Chain, queue: Virtqueue, header: DataView): Outcome | 'broken' {
    const legacy = !hasFeature(queue.features, FEATURE.VERSION_1);
    const type = header.getUint32(0, true);
    const offset = readAddress(header, 8) * SECTOR;
    switch (legacy ? (type & ~BARRIER) >>> 0 : type) {
      case REQUEST.IN:
        return this.#in(chain, queue, offset);
      case REQUEST.OUT:
        return this.#out(chain, queue, offset);
      case REQUEST.FLUSH_OUT:
        return legacy ? done(this.#disk.flush()) : failed(STATUS.UNSUPP);
      case REQUEST.FLUSH:
        return done(this.#disk.flush());
      case REQUEST.GET_ID: {
        const id = this.#id.subarray(0, Math.min(ID_LENGTH, chain.writableLength - 1));
        return scatter(queue.memory, chain.writable, 0, id)
          ? { status: STATUS.OK, dataWritten: id.length, moved: 0 }
          : 'broken';
      }
      case REQUEST.DISCARD:
      case REQUEST.WRITE_ZEROES:
        return this.#range(chain, queue, type === REQUEST.DISCARD);
      default:
        return failed(STATUS.UNSUPP);
    }
  }

  #in(chain: Chain, queue: Virtqueue, offset: number): Outcome | 'broken' {
    const length = chain.writableLength - 1;
    if (!this.#inside(offset, length)) return failed(STATUS.IOERR);
    let moved = 0;
    for (const piece of pieces(chain.writable, 0, length)) {
      const bytes = this.#disk.read(offset + moved, piece.length);
      if (bytes === undefined) return { status: STATUS.IOERR, dataWritten: moved, moved };
      if (!queue.memory.write(piece.address, bytes)) return 'broken';
      moved += piece.length;
    }
    return { status: STATUS.OK, dataWritten: moved, moved };
  }

  #out(chain: Chain, queue: Virtqueue, offset: number): Outcome | 'broken' {
    const length = chain.readableLength - HEADER;
    // §5.2.6.2: a read-only device fails every write and writes nothing.
    if (this.#disk.readOnly || !this.#inside(offset, length)) return failed(STATUS.IOERR);
    let moved = 0;
    for (const piece of pieces(chain.readable, HEADER, length)) {
      const bytes = queue.memory.read(piece.address, piece.length);
      if (bytes === undefined) return 'broken';
      if (!this.#disk.write(offset + moved, bytes)) return { status: STATUS.IOERR, dataWritten: 0, moved };
      moved += piece.length;
    }
    return { ...done(this.#writesBack(queue.features) || this.#disk.flush()), moved };
  }

  #range(chain: Chain, queue: Virtqueue, discard: boolean): Outcome | 'broken' {
    if (chain.readableLength !== HEADER + RANGE) return failed(STATUS.IOERR); // max_discard_seg = max_write_zeroes_seg = 1
    const bytes = gather(queue.memory, chain.readable, HEADER, RANGE);
    if (bytes === undefined) return 'broken';
    const view = new DataView(bytes.buffer);
    const offset = readAddress(view, 0) * SECTOR;
    const sectors = view.getUint32(8, true);
    // §5.2.6.2: unknown flags, and unmap in a discard, are unsupported.
    if ((view.getUint32(12, true) & ~(discard ? 0 : UNMAP)) !== 0) return failed(STATUS.UNSUPP);
    const length = sectors * SECTOR;
    if (this.#disk.readOnly || sectors > MAXIMUM_RANGE || !this.#inside(offset, length)) return failed(STATUS.IOERR);
    if (discard) return { ...done(this.#disk.discard(offset, length)), moved: length };
    for (let at = 0; at < length; at += ZERO_PIECE) {
      if (!this.#disk.writeZeroes(offset + at, Math.min(ZERO_PIECE, length - at))) return failed(STATUS.IOERR);
    }
    return { ...done(this.#writesBack(queue.features) || this.#disk.flush()), moved: length };
  }

  #inside(offset: number, length: number): boolean {
    return length % SECTOR === 0 && offset + length <= this.#disk.size;
  }

  /** §5.2.5: the driver's choice if it may choose, else whether it knows how to flush. */
  #writesBack(features: FeatureWords): boolean {
    return hasFeature(features, FEATURE.BLK_CONFIG_WCE) ? this.#writeback : hasFeature(features, FEATURE.BLK_FLUSH);
  }

  #config(): Uint8Array {
    const view = new DataView(new ArrayBuffer(CONFIG_LENGTH));
    const sectors = this.#disk.size / SECTOR;
    view.setUint32(0, sectors % 2 ** 32, true);
    view.setUint32(4, Math.floor(sectors / 2 ** 32), true);
    view.setUint32(12, 254, true); // seg_max: the reset queue size without header and status
    view.setUint16(16, Math.min(16383, Math.max(2, Math.floor(sectors / (16 * 63)))), true); // geometry: cylinders
    view.setUint8(18, 16); // heads
    view.setUint8(19, 63); // sectors
    view.setUint32(20, SECTOR, true); // blk_size
    view.setUint8(CONFIG_WRITEBACK, this.#writeback ? 1 : 0);
    view.setUint16(34, this.queueCount, true); // num_queues
    view.setUint32(36, MAXIMUM_RANGE, true); // max_discard_sectors
    view.setUint32(40, 1, true); // max_discard_seg
    view.setUint32(44, 1, true); // discard_sector_alignment
    view.setUint32(48, MAXIMUM_RANGE, true); // max_write_zeroes_sectors
    view.setUint32(52, 1, true); // max_write_zeroes_seg
    view.setUint8(56, 1); // write_zeroes_may_unmap
    return new Uint8Array(view.buffer);
  }
}

function done(succeeded: boolean): Outcome {
  return failed(succeeded ? STATUS.OK : STATUS.IOERR);
}

/** A request without data ends in `status`. */
function failed(status: number): Outcome {
  return { status, dataWritten: 0, moved: 0 };
}
