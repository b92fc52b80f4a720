/**
 * A lab's files and a point of their run as the fragment of a link: data only, versioned, compressed, bounded. Whoever
 * opens it sees what it holds before anything of it runs; a fragment never reaches a server.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { ClientError } from '../failure.ts';
import type { LabInfo } from './info.ts';
import { inOwnLanguage, ownFiles } from './info.ts';
import { count, fieldsOf, isLabId, readFiles } from './read-work.ts';
import { checkpointsOf, ENGINE_VERSION, type Work } from './work.ts';

export const LINK_FORMAT = 1;
const KEY = 'lab-text=';
/** Characters of a fragment, and bytes of what is in it. */
export const MAX_LINK = 64 * 1024;
export const MAX_INFLATED = 512 * 1024;

export interface LinkContent {
  readonly engine: number;
  readonly lab: { readonly id: string; readonly version: number };
  readonly seed: number;
  /** Only those that differ from what the lab begins with. */
  readonly files: Readonly<Record<string, string>>;
  readonly at?: number;
}

/** The fragment, `#` included, for the reader's own files. @throws ClientError lab-page.link.too-large */
export function makeFragment(info: LabInfo, work: Work, at: number | undefined): string {
  const changed = ownFiles(info).filter((file) => {
    const { path, starter } = file;
    return inOwnLanguage(file, work.files[path] ?? starter) !== starter;
  });
  const content = {
    format: LINK_FORMAT,
    engine: ENGINE_VERSION,
    lab: work.lab,
    seed: work.seed,
    checkpoints: checkpointsOf(info),
    guests: work.guests,
    files: Object.fromEntries(changed.map(({ path }) => [path, work.files[path] ?? ''])),
    ...(at !== undefined && { at }),
  };
  const bytes = strToU8(JSON.stringify(content));
  const text = toBase64(deflateSync(bytes, { level: 9 }));
  if (bytes.length > MAX_INFLATED || text.length > MAX_LINK)
    throw new ClientError('lab-page.link.too-large', { limit: MAX_LINK / 1024 });
  return `#${KEY}${text}`;
}

/** Whether a fragment means to be one of ours. */
export const isLink = (fragment: string): boolean => fragment.startsWith(`#${KEY}`);

/**
 * What a fragment holds for this lab; only files that are the reader's to change.
 * @throws ClientError lab-page.link.bad, .too-large, .format, .other-lab
 */
export function readFragment(info: LabInfo, fragment: string): LinkContent {
  if (!isLink(fragment)) throw bad();
  const text = fragment.slice(KEY.length + 1);
  if (text.length > MAX_LINK) throw new ClientError('lab-page.link.too-large', { limit: MAX_LINK / 1024 });
  let value: unknown;
  try {
    value = JSON.parse(strFromU8(inflate(fromBase64(text))));
  } catch (error) {
    throw error instanceof ClientError ? error : bad();
  }
  try {
    return contentOf(info, value);
  } catch (error) {
    throw error instanceof ClientError && error.code.startsWith('lab-page.link.') ? error : bad();
  }
}

function contentOf(info: LabInfo, value: unknown): LinkContent {
  const fields = fieldsOf(value, 'link');
  if (fields['format'] !== LINK_FORMAT)
    throw new ClientError('lab-page.link.format', {
      format: String(fields['format']).slice(0, 32),
      wanted: LINK_FORMAT,
    });
  const lab = fieldsOf(fields['lab'], 'lab');
  const { id } = lab;
  if (!isLabId(id)) throw bad();
  if (id !== info.id) throw new ClientError('lab-page.link.other-lab', { lab: id });
  const files = readFiles(fields['files'], 'files');
  const own = new Map(ownFiles(info).map((file) => [file.path, file]));
  if (Object.keys(files).some((path) => !own.has(path))) throw bad();
  // What the lab begins with in another language differs from nothing.
  const changed = Object.entries(files).filter(([path, text]) => own.get(path)?.elsewhere?.includes(text) !== true);
  const { at } = fields;
  return {
    engine: count(fields['engine'], 'engine'),
    lab: { id, version: count(lab['version'], 'version') },
    seed: count(fields['seed'], 'seed', 2 ** 32 - 1),
    files: Object.fromEntries(changed),
    ...(at !== undefined && { at: count(at, 'at') }),
  };
}

const bad = (): ClientError => new ClientError('lab-page.link.bad');

/** Never makes more than MAX_INFLATED bytes, whatever the compressed ones claim. */
function inflate(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((part) => {
    length += part.length;
    if (length > MAX_INFLATED) throw new ClientError('lab-page.link.too-large', { limit: MAX_INFLATED / 1024 });
    parts.push(part);
  });
  // Small pieces, so that little is made between two looks at the length.
  for (let at = 0; at < bytes.length; at += PIECE)
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
const PIECE = 512;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
function fromBase64(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text)) throw bad();
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}
