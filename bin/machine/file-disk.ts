import { closeSync, fdatasyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { OverlayDisk, type Disk } from '../../src/engine/devices/disk.ts';
import { EngineError } from '../../src/engine/error.ts';
import { checkUnlocked, lockDisk } from './disk-lock.ts';
import { reasonOf } from './files.ts';

/** Written bytes after which they go to the file without the guest's asking, so that memory does not grow with them. */
const MOST_HELD = 64 * 2 ** 20;

export interface FileDiskOptions {
  readonly readOnly: boolean;
  /** What the guest writes stays in memory. */
  readonly snapshot: boolean;
}

/**
 * A disk in a raw file. Blocks are read when the guest asks for them; what it writes is held in memory until it flushes,
 * or until `close`.
 */
export class FileDisk implements Disk {
  readonly size: number;
  readonly readOnly: boolean;
  readonly #file: string;
  readonly #descriptor: number;
  readonly #overlay: OverlayDisk;
  /** What the guest writes reaches the file. */
  readonly keeps: boolean;
  /** The same for all names of a file. */
  readonly identity: string;
  /** Whether the file's end is also the disk's: then what was written back can be read from the file again. */
  readonly #whole: boolean;
  #held = 0;
  #failure = '';
  readonly #unlock: () => void = () => undefined;
  /** Somebody took the lock away: what would be written now could be over what another machine wrote. */
  #lost = false;

  /** @throws EngineError file.unreadable, file.no-disk, file.disk-protected, file.locked, file.locked-by */
  constructor(file: string, { readOnly, snapshot }: FileDiskOptions) {
    this.#file = file;
    this.keeps = !readOnly && !snapshot;
    let length: number;
    try {
      const stat = statSync(file);
      if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      // Of a pipe or a device nobody knows the size, and opening one may wait for ever.
      if (!stat.isFile()) throw new EngineError('file.no-disk', { file });
      length = stat.size;
      this.identity = `${stat.dev} ${stat.ino}`;
      if (!this.keeps) checkUnlocked(file);
      this.#descriptor = openSync(file, this.keeps ? 'r+' : 'r');
      if (this.keeps) this.#unlock = this.#lock();
    } catch (error) {
      if (error instanceof EngineError) throw error;
      const reason = reasonOf(error);
      if (this.keeps && ['EACCES', 'EPERM', 'EROFS'].includes(reason))
        throw new EngineError('file.disk-protected', { file, reason });
      throw new EngineError('file.unreadable', { file, reason });
    }
    this.#overlay = new OverlayDisk((offset, count) => this.#read(offset, count), length, {
      readOnly,
      onFlush: () => this.#writeBack(true),
    });
    this.size = this.#overlay.size;
    this.#whole = this.size === length;
    this.readOnly = readOnly;
  }

  #lock(): () => void {
    try {
      return lockDisk(this.#file, () => (this.#lost = true));
    } catch (error) {
      closeSync(this.#descriptor);
      throw error;
    }
  }

  #read(offset: number, count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    let done = 0;
    while (done < count) {
      const got = readSync(this.#descriptor, bytes, done, count - done, offset + done);
      if (got === 0) break;
      done += got;
    }
    return bytes;
  }

  /** To the file; with `lasting` to the medium too. False when the file cannot take it. */
  #writeBack(lasting: boolean): boolean {
    if (!this.keeps) return true;
    if (this.#lost) {
      this.#failure = 'ECOMPROMISED';
      return false;
    }
    try {
      for (const { offset, bytes } of this.#overlay.dirtyBlocks()) {
        for (let done = 0; done < bytes.length;)
          done += writeSync(this.#descriptor, bytes, done, bytes.length - done, offset + done);
      }
      if (lasting) fdatasyncSync(this.#descriptor);
    } catch (error) {
      this.#failure = reasonOf(error);
      return false;
    }
    if (this.#whole) this.#overlay.reset();
    else this.#overlay.markClean();
    this.#held = 0;
    return true;
  }

  #count(bytes: number, done: boolean): boolean {
    this.#held += bytes;
    if (this.#held > MOST_HELD) this.#writeBack(false);
    return done;
  }

  read(offset: number, length: number): Uint8Array | undefined {
    return this.#overlay.read(offset, length);
  }
  write(offset: number, bytes: Uint8Array): boolean {
    return this.#count(bytes.length, this.#overlay.write(offset, bytes));
  }
  writeZeroes(offset: number, length: number): boolean {
    return this.#count(length, this.#overlay.writeZeroes(offset, length));
  }
  flush(): boolean {
    return this.#overlay.flush();
  }
  discard(offset: number, length: number): boolean {
    return this.#overlay.discard(offset, length);
  }

  /** Writes back and closes. @throws EngineError file.unwritable */
  close(): void {
    const written = this.#writeBack(true);
    closeSync(this.#descriptor);
    if (!this.#lost) this.#unlock();
    if (!written) throw new EngineError('file.unwritable', { file: this.#file, reason: this.#failure });
  }
}
