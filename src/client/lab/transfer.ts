/** A reader's work as one file, out of this browser and into another. Such a file may come from anybody. */
import { ClientError } from '../failure.ts';
import { fieldsOf, readWork, refuse } from './read-work.ts';
import { claimed } from './results.ts';
import { ENGINE_VERSION, type Work } from './work.ts';

/** 2: a lab may stand in it several times, once a variant. Files of format 1 are read. */
export const EXPORT_FORMAT = 2;
const KIND = 'trap-and-emulate-work';
export const MAX_EXPORT = 16 * 1024 * 1024;
/** Labs in a file. */
const MOST = 500;

/** The file's text. */
export const exportWorks = (works: readonly Work[]): string =>
  `${JSON.stringify({ kind: KIND, format: EXPORT_FORMAT, engine: ENGINE_VERSION, works }, undefined, 1)}\n`;

/**
 * The work that a file holds, checked field by field. What it says was passed is a claim until it is checked here.
 * @throws ClientError lab-page.file-too-large, .file-unreadable, .file-format, .bad-file
 */
export async function importWorks(file: Blob): Promise<readonly Work[]> {
  if (file.size > MAX_EXPORT) throw new ClientError('lab-page.file-too-large', { limit: MAX_EXPORT / 1024 });
  let value: unknown;
  try {
    value = JSON.parse(await file.text());
  } catch {
    throw new ClientError('lab-page.file-unreadable');
  }
  const fields = fieldsOf(value, 'file');
  if (fields['kind'] !== KIND) return refuse('kind');
  const { format } = fields;
  if (format !== 1 && format !== EXPORT_FORMAT)
    throw new ClientError('lab-page.file-format', {
      format: String(format).slice(0, 32),
      wanted: EXPORT_FORMAT,
    });
  const { works } = fields;
  if (!Array.isArray(works) || works.length > MOST) return refuse('works');
  const read = works.map((work: unknown) => claimed(readWork(work)));
  const labs = read.map(({ lab, seed }) => (format === 1 ? lab.id : `${lab.id} ${seed}`));
  if (new Set(labs).size !== read.length) return refuse('works');
  return read;
}
