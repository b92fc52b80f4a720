/** Checks work that comes from a file or from the store, and copies what belongs to it. */
import { MAX_FILE } from '../../labs/kit/limits.ts';
import { ClientError } from '../failure.ts';
import type { Result } from './results.ts';
import { WORK_FORMAT, type Work } from './work.ts';

/** Files of a lab, checkpoints, steps: more is no lab of ours. */
const MOST = 64;
const MOST_SEED = 2 ** 32 - 1;
const MOST_ORDER = 2 ** 52;

export type Fields = Readonly<Record<string, unknown>>;

export const refuse = (field: string): never => {
  throw new ClientError('lab-page.bad-file', { field });
};

export const fieldsOf = (value: unknown, field: string): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : refuse(field);

export function count(value: unknown, field: string, most = Number.MAX_SAFE_INTEGER): number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most ? Number(value) : refuse(field);
}

export const isLabId = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value);

/** Entries with names that lead nowhere else: `__proto__` is one like any other here. */
export function map<T>(
  value: unknown,
  field: string,
  isName: (name: string) => boolean,
  read: (value: unknown, field: string) => T,
): Record<string, T> {
  const entries = Object.entries(fieldsOf(value, field));
  if (entries.length > MOST) refuse(field);
  return Object.fromEntries(
    entries.map(([name, one]) => (isName(name) ? ([name, read(one, field)] as const) : refuse(field))),
  );
}

const isPath = (name: string): boolean => /^[a-z0-9][\w.-]{0,63}$/i.test(name) && name !== 'constructor';
const text = (value: unknown, field: string): string =>
  typeof value === 'string' && value.length <= MAX_FILE + 1 ? value : refuse(field);

/** The texts of files, by path. @throws ClientError lab-page.bad-file */
export const readFiles = (value: unknown, field: string): Record<string, string> => map(value, field, isPath, text);

function ids(value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value) || value.length > MOST) return refuse(field);
  const read = value.map((id: unknown) => (isLabId(id) ? id : refuse(field)));
  return new Set(read).size === read.length ? read : refuse(field);
}

/**
 * Work of an older format in today's. Format 1 did not say which checkpoints there are; its lab adds them. Formats 1 and 2
 * did not say which text passed what: the one that is there is said to have, until it is checked.
 */
function upgraded(fields: Fields): Fields {
  const { format } = fields;
  if (format === WORK_FORMAT) return fields;
  if (format !== 1 && format !== 2)
    throw new ClientError('lab-page.file-format', { format: String(format).slice(0, 32), wanted: WORK_FORMAT });
  const { checked: _, best: __, ...rest } = fields;
  const passed = Object.keys(fieldsOf(fields['passed'], 'passed'));
  return {
    ...rest,
    ...(format === 1 && { checkpoints: [] }),
    unchecked: [],
    ...(passed.length > 0 && { best: { files: fields['files'], passed, unchecked: true } }),
    order: 0,
  };
}

function readResult(value: unknown, field: string): Result {
  const fields = fieldsOf(value, field);
  const { unchecked, late } = fields;
  if (unchecked !== undefined && unchecked !== true) return refuse(`${field}.unchecked`);
  return {
    files: readFiles(fields['files'], `${field}.files`),
    passed: ids(fields['passed'], `${field}.passed`),
    ...(unchecked === true && { unchecked }),
    ...(late !== undefined && { late: ids(late, `${field}.late`) }),
  };
}

/** Of this format or an older one. @throws ClientError lab-page.bad-file, lab-page.file-format */
export function readWork(value: unknown): Work {
  const fields = upgraded(fieldsOf(value, 'work'));
  const lab = fieldsOf(fields['lab'], 'lab');
  const { id } = lab;
  if (!isLabId(id)) return refuse('lab.id');
  const { place, solutionSeen, replaced, replacedSeed, textSeed, checked, best, committed } = fields;
  return {
    format: WORK_FORMAT,
    engine: count(fields['engine'], 'engine'),
    lab: { id, version: count(lab['version'], 'lab.version') },
    checkpoints: ids(fields['checkpoints'], 'checkpoints'),
    seed: count(fields['seed'], 'seed', MOST_SEED),
    guests: map(fields['guests'], 'guests', isPath, (hash, field) =>
      typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : refuse(field),
    ),
    files: readFiles(fields['files'], 'files'),
    passed: map(fields['passed'], 'passed', isLabId, count),
    unchecked: ids(fields['unchecked'], 'unchecked'),
    ...(checked !== undefined && { checked: readResult(checked, 'checked') }),
    ...(best !== undefined && { best: readResult(best, 'best') }),
    ...(committed !== undefined && { committed: readFiles(committed, 'committed') }),
    hints: map(fields['hints'], 'hints', isLabId, (n, field) => count(n, field, 3)),
    stages: map(fields['stages'], 'stages', isLabId, readFiles),
    attempts: count(fields['attempts'], 'attempts'),
    solutionSeen: typeof solutionSeen === 'boolean' ? solutionSeen : refuse('solutionSeen'),
    ...(textSeed !== undefined && { textSeed: count(textSeed, 'textSeed', MOST_SEED) }),
    ...(replaced !== undefined && { replaced: readFiles(replaced, 'replaced') }),
    ...(replacedSeed !== undefined && { replacedSeed: count(replacedSeed, 'replacedSeed', MOST_SEED) }),
    // A path of this site, with nothing in it that could lead to another one.
    place: typeof place === 'string' && /^([a-z0-9][a-z0-9-]*\/)*$/.test(place) ? place : refuse('place'),
    changed: count(fields['changed'], 'changed'),
    // Room is left: counting on from it must stay exact.
    order: count(fields['order'], 'order', MOST_ORDER),
  };
}
