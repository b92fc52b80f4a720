import type { OutputInfo, PackageVersion } from './recipe.ts';

/** Format of manifest.json and of the cache. Counted up with each incompatible change. */
export const MANIFEST_FORMAT = 1;

/** A stored file: size in bytes, SHA-256 in hexadecimal. */
export interface StoredFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** A file of a guest, as it is and as it is sent (gzip). */
export interface GuestFile extends StoredFile, OutputInfo {
  readonly gz: StoredFile;
}

/** What one recipe has made. */
export interface GuestEntry {
  readonly id: string;
  readonly title: string;
  /** Hash of the recipe's own files. */
  readonly recipe: string;
  /** Hash of the recipe, the tools' versions and the packages' contents: the name in the cache. */
  readonly key: string;
  /** Tools whose version decides the bytes. */
  readonly builtWith: readonly PackageVersion[];
  readonly files: readonly GuestFile[];
  /** Licence texts, as LICENSES/NAME. */
  readonly notices: readonly StoredFile[];
}

/** All guests; manifestJson says how public/guests/manifest.json holds it. */
export interface Manifest {
  readonly format: typeof MANIFEST_FORMAT;
  readonly guests: readonly GuestEntry[];
}

/** Where in a manifest something is not as it must be, e.g. `guests[0].files[1].size`. */
export class ManifestError extends Error {
  readonly path: string;
  constructor(path: string, expected: string) {
    super(`${path}: expected ${expected}`);
    this.name = 'ManifestError';
    this.path = path;
  }
}

/**
 * The content of manifest.json: `files` by name, because that is how the page asks, and `guests` whose `files` are names.
 * `{format, files: {Image: {size, sha256, gz: {name, size, sha256}, …}}, guests: [{id, …, files: ['Image', …]}]}`
 */
export function manifestJson(manifest: Manifest): unknown {
  const files = manifest.guests.flatMap((guest) => guest.files.map(({ name, ...file }) => [name, file] as const));
  const guests = manifest.guests.map((guest) => ({ ...guest, files: guest.files.map(({ name }) => name) }));
  return { format: manifest.format, files: Object.fromEntries(files), guests };
}

/**
 * Checks that a value read from JSON is what manifestJson makes and returns the manifest.
 * @throws ManifestError at the first thing that is wrong.
 */
export function parseManifest(value: unknown): Manifest {
  const root = object(value, 'manifest');
  if (root['format'] !== MANIFEST_FORMAT) throw new ManifestError('format', String(MANIFEST_FORMAT));
  const files = new Map(Object.entries(object(root['files'], 'files')));
  const guests = list(root['guests'], 'guests', (item, path) => {
    const entry = object(item, path);
    const named = list(entry['files'], `${path}.files`, (name, at) => {
      const key = text(name, at, FILE_NAME);
      return { ...object(files.get(key), `files.${key}`), name: key };
    });
    return parseEntry({ ...entry, files: named }, path);
  });
  return { format: MANIFEST_FORMAT, guests };
}

/** Like parseManifest, for one guest's entry. */
export function parseEntry(value: unknown, path = 'entry'): GuestEntry {
  const entry = object(value, path);
  return {
    id: text(entry['id'], `${path}.id`, /^[a-z0-9-]+$/),
    title: text(entry['title'], `${path}.title`),
    recipe: text(entry['recipe'], `${path}.recipe`, SHA256),
    key: text(entry['key'], `${path}.key`, SHA256),
    builtWith: list(entry['builtWith'], `${path}.builtWith`, parsePackage),
    files: list(entry['files'], `${path}.files`, parseFile),
    notices: list(entry['notices'], `${path}.notices`, parseStored),
  };
}

const SHA256 = /^[0-9a-f]{64}$/;
/** No separators: a name never leads out of its folder. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

function parseFile(value: unknown, path: string): GuestFile {
  const file = object(value, path);
  const texts = (name: string): string[] => list(file[name], `${path}.${name}`, (item, at) => text(item, at));
  return {
    ...parseStored(value, path),
    description: text(file['description'], `${path}.description`),
    gz: parseStored(file['gz'], `${path}.gz`),
    madeFrom: list(file['madeFrom'], `${path}.madeFrom`, parsePackage),
    licences: texts('licences'),
    sources: texts('sources'),
  };
}

function parseStored(value: unknown, path: string): StoredFile {
  const file = object(value, path);
  const size = file['size'];
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
    throw new ManifestError(`${path}.size`, 'a number of bytes');
  }
  return {
    name: text(file['name'], `${path}.name`, FILE_NAME),
    size,
    sha256: text(file['sha256'], `${path}.sha256`, SHA256),
  };
}

function parsePackage(value: unknown, path: string): PackageVersion {
  const item = object(value, path);
  return {
    name: text(item['name'], `${path}.name`),
    version: text(item['version'], `${path}.version`),
    architecture: text(item['architecture'], `${path}.architecture`),
  };
}

function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ManifestError(path, 'an object');
  return { ...value };
}

function list<T>(value: unknown, path: string, item: (value: unknown, path: string) => T): T[] {
  if (!Array.isArray(value)) throw new ManifestError(path, 'a list');
  return value.map((element: unknown, index) => item(element, `${path}[${index}]`));
}

function text(value: unknown, path: string, pattern = /./): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new ManifestError(path, `a text like ${pattern.source}`);
  return value;
}
