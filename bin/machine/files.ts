import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EngineError } from '../../src/engine/error.ts';

/** Images have to fit into the machine's memory, and into ours; a device such as /dev/zero never ends. */
const MOST_BYTES = 2 ** 30;
/** QEMU's limit for what a kernel may become (LOAD_IMAGE_MAX_GUNZIP_BYTES). */
const MOST_UNPACKED = 256 * 2 ** 20;
const CHUNK = 2 ** 22;

/** The system's name for what went wrong: ENOENT, EACCES … */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return String(error);
}

/**
 * A file, a pipe or whatever else can be read to its end.
 * @param unpack of a gzipped file what is in it
 * @param most bytes of the file
 * @throws EngineError file.unreadable, file.too-large, file.bad-gzip
 */
export function readFile(file: string, unpack = false, most = MOST_BYTES): Uint8Array {
  const bytes = contents(file, most);
  if (!unpack || bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    if (reasonOf(error) === 'ERR_BUFFER_TOO_LARGE')
      throw new EngineError('file.too-large', { file, limit: MOST_UNPACKED / 2 ** 20 });
    throw new EngineError('file.bad-gzip', { file, reason: reasonOf(error) });
  }
}

function contents(file: string, most: number): Uint8Array {
  try {
    const descriptor = openSync(file, 'r');
    try {
      return toEnd(descriptor, file, most);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError('file.unreadable', { file, reason: reasonOf(error) });
  }
}

function toEnd(descriptor: number, file: string, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let total = 0; ;) {
    const chunk = new Uint8Array(CHUNK);
    const got = readSync(descriptor, chunk);
    if (got === 0) return chunks.length === 1 ? (chunks[0] ?? chunk) : Buffer.concat(chunks);
    total += got;
    if (total > most) throw new EngineError('file.too-large', { file, limit: most / 2 ** 20 });
    chunks.push(chunk.subarray(0, got));
  }
}
