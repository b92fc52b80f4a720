import { ClientError } from './failure.ts';

/** One file of public/guests, as its manifest lists it. `size` and `sha256` are those of the inflated file. */
export interface GuestFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  /** Its name on the site, compressed. */
  readonly gz: string;
}

/** More than any guest of ours needs, and little enough for a phone: a manifest that asks for more is not ours. */
const largestGuest = 512 * 1024 * 1024;

/**
 * The files in a manifest (guests/lib/manifest.ts writes it), by name. It comes off the network, so everything used
 * is checked. Throws ClientError `guests.manifest`.
 */
export function parseManifest(value: unknown): ReadonlyMap<string, GuestFile> {
  const files = Object.entries(record(record(value)['files'])).map(([name, entry]) => parseFile(name, entry));
  return new Map(files.map((file) => [file.name, file]));
}

function parseFile(name: string, value: unknown): GuestFile {
  const { size, sha256, gz } = record(value);
  const { name: gzName } = record(gz);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || size > largestGuest) throw malformed();
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw malformed();
  if (!isFileName(gzName)) throw malformed();
  return { name, size, sha256, gz: gzName };
}

const malformed = (): ClientError => new ClientError('guests.manifest');

/** No separators, no leading dot: a name never leads out of its folder. */
const isFileName = (value: unknown): value is string => typeof value === 'string' && /^\w[\w.-]*$/.test(value);

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed();
  return { ...value };
}

/** Fetches the manifest below `base` (a URL that ends in a slash). Throws `guests.missing` when the site has none. */
export async function fetchManifest(base: string): Promise<ReadonlyMap<string, GuestFile>> {
  const response = await request(`${base}guests/manifest.json`, 'manifest.json');
  return parseManifest(await response.json().catch(() => undefined));
}

/**
 * Fetches, inflates and verifies one guest. `progress` hears inflated bytes against the file's size, because a host may
 * or may not tell the transfer's length. Throws `guests.missing`, `guests.network`, `guests.corrupt`.
 */
export async function fetchGuest(
  base: string,
  file: GuestFile,
  progress: (received: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(`${base}guests/${file.gz}`, file.name);
  if (!response.body) throw new ClientError('guests.network', { name: file.name });
  // Some hosts declare a .gz as the transfer's encoding; then the browser has inflated it already.
  const inflated = response.headers.has('content-encoding');
  const body = inflated ? response.body : response.body.pipeThrough(new DecompressionStream('gzip'));
  const bytes = await collect(body, file, progress);
  if ((await sha256(bytes)) !== file.sha256) throw new ClientError('guests.corrupt', { name: file.name });
  return bytes;
}

/** What hears of a download: its file, inflated bytes so far, and how many there will be. */
export type Progress = (name: string, received: number, total: number) => void;

/** Fetches guests by name; the manifest only when the first one is asked for. Throws what `fetchGuest` throws. */
export function guestFetcher(base: string, progress: Progress): (name: string) => Promise<Uint8Array<ArrayBuffer>> {
  let manifest: ReturnType<typeof fetchManifest> | undefined;
  return async (name) => {
    const file = (await (manifest ??= fetchManifest(base))).get(name);
    if (!file) throw new ClientError('guests.missing');
    return fetchGuest(base, file, (received) => progress(name, received, file.size));
  };
}

/** Lower-case hex SHA-256. Over plain http browsers have no Web Crypto: then a library does it, six times slower. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>, scope: Partial<Crypto> = crypto): Promise<string> {
  const digest =
    scope.subtle === undefined
      ? (await import('@noble/hashes/sha2.js')).sha256(bytes)
      : new Uint8Array(await scope.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function request(url: string, name: string): Promise<Response> {
  const response = await fetch(url).catch(() => undefined);
  if (!response) throw new ClientError('guests.network', { name });
  if (response.status === 404) throw new ClientError('guests.missing');
  if (!response.ok) throw new ClientError('guests.network', { name });
  return response;
}

/** Never holds more than `file.size` bytes: a stream that goes beyond it is refused as it happens. */
async function collect(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  file: GuestFile,
  progress: (received: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size);
  const corrupt = new ClientError('guests.corrupt', { name: file.name });
  const reader = body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw corrupt;
    });
    if (done) break;
    if (at + value.length > bytes.length) throw corrupt;
    bytes.set(value, at);
    at += value.length;
    progress(at);
  }
  if (at !== bytes.length) throw corrupt;
  return bytes;
}
