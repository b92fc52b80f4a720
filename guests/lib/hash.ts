import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 in lower-case hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** SHA-256 of a file, read as a stream. */
export async function sha256File(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** One hash over the names and contents of files, whatever their order. */
export async function hashFiles(paths: readonly string[]): Promise<string> {
  const lines = await Promise.all(paths.map(async (path) => `${sha256(await readFile(path))}  ${basename(path)}`));
  return sha256(lines.sort().join('\n'));
}
