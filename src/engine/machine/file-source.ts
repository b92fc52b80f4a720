/** What a command line's file names stand for. */
import type { Disk } from '../devices/disk.ts';
import type { DriveArgument } from './qemu-devices.ts';

/** Where files come from: a file system, or what was dropped on a page. Both throw their own errors. */
export interface FileSource {
  /** A file's contents; with `unpack` those of a gzipped one unpacked, as QEMU does it for a kernel. */
  read(name: string, unpack?: boolean): Uint8Array;
  disk(drive: DriveArgument): Disk;
}
