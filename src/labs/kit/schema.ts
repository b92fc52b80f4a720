/** Checks of plain data against a form: what is wrong, where, and what would be right. Forms are made from a few pieces. */
import type { Message } from './lab.ts';

/** Where a check stands, and what it has found. */
export class Report {
  readonly file: string;
  readonly problems: Message[] = [];

  constructor(file: string) {
    this.file = file;
  }
  say(code: string, field: string, params: Readonly<Record<string, string | number>>): void {
    if (this.problems.length < MAX_PROBLEMS)
      this.problems.push({ code: `lab.schema.${code}`, params: { file: this.file, field, ...params } });
  }
}

/** Looks at one value; `field` is its path, as `checkpoints[2].hints`. */
export type Form = (value: unknown, field: string, report: Report, depth: number) => void;

const MAX_PROBLEMS = 50;
const MAX_DEPTH = 40;
const MAX_ENTRIES = 2000;

/** What a value is, for a sentence. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'string'
    ? `"${value.slice(0, 40)}"`
    : typeof value === 'number'
      ? String(value)
      : typeof value;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const leaf =
  (wanted: string, fits: (value: unknown) => boolean): Form =>
  (value, field, report) => {
    if (!fits(value)) report.say('type', field, { found: kindOf(value), wanted });
  };

export const text = leaf('string', (v) => typeof v === 'string');
export const bool = leaf('true | false', (v) => typeof v === 'boolean');
export const integer = (from: number, to: number): Form =>
  leaf(`integer ${from}…${to}`, (v) => Number.isInteger(v) && Number(v) >= from && Number(v) <= to);
export const matching = (wanted: string, pattern: RegExp): Form =>
  leaf(wanted, (v) => typeof v === 'string' && pattern.test(v));

export const choice =
  (values: readonly (string | number)[]): Form =>
  (value, field, report) => {
    if (!values.some((one) => one === value))
      report.say('choice', field, { found: kindOf(value), wanted: values.join(', ') });
  };

export const list =
  (entry: Form, least = 0, most = MAX_ENTRIES): Form =>
  (value, field, report, depth) => {
    if (!Array.isArray(value)) return report.say('type', field, { found: kindOf(value), wanted: 'array' });
    if (value.length < least)
      return report.say('type', field, { found: `array (${value.length})`, wanted: `array (≥ ${least})` });
    if (value.length > most) return report.say('too-many', field, { found: value.length, wanted: most });
    value.forEach((one: unknown, i) => inside(entry, one, `${field}[${i}]`, report, depth));
  };

export const dictionary =
  (entry: Form, key?: Form): Form =>
  (value, field, report, depth) => {
    if (!isRecord(value)) return report.say('type', field, { found: kindOf(value), wanted: 'object' });
    const names = Object.keys(value);
    if (names.length > MAX_ENTRIES) return report.say('too-many', field, { found: names.length, wanted: MAX_ENTRIES });
    for (const name of names) {
      key?.(name, `${field}.${name}`, report, depth);
      inside(entry, value[name], `${field}.${name}`, report, depth);
    }
  };

/** An object with exactly these fields; names that end in `?` may be absent. */
export const record = (fields: Readonly<Record<string, Form>>): Form => {
  const known = new Map(
    Object.entries(fields).map(([name, form]) => [name.replace('?', ''), { form, optional: name.endsWith('?') }]),
  );
  return (value, field, report, depth) => {
    if (!isRecord(value))
      return report.say('type', field, { found: kindOf(value), wanted: `{ ${[...known.keys()].join(', ')} }` });
    for (const name of Object.keys(value))
      if (!known.has(name)) report.say('unknown-field', join(field, name), { wanted: [...known.keys()].join(', ') });
    for (const [name, { form, optional }] of known)
      if (Object.hasOwn(value, name)) inside(form, value[name], join(field, name), report, depth);
      else if (!optional) report.say('missing', join(field, name), { wanted: name });
  };
};

/** One of several records, told apart by a field that only it has. */
export const variant =
  (forms: Readonly<Record<string, Form>>, otherwise?: Form): Form =>
  (value, field, report, depth) => {
    if (!isRecord(value)) {
      if (otherwise === undefined)
        report.say('type', field, { found: kindOf(value), wanted: Object.keys(forms).join(' | ') });
      else otherwise(value, field, report, depth);
      return;
    }
    const key = Object.keys(forms).find((name) => Object.hasOwn(value, name));
    if (key === undefined) report.say('missing', field, { wanted: Object.keys(forms).join(' | ') });
    else forms[key]?.(value, field, report, depth);
  };

/** A form that refers to itself. */
export const later =
  (form: () => Form): Form =>
  (value, field, report, depth) =>
    form()(value, field, report, depth);

export const either =
  (isFirst: (value: unknown) => boolean, first: Form, second: Form): Form =>
  (value, field, report, depth) =>
    (isFirst(value) ? first : second)(value, field, report, depth);

const join = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`);

function inside(form: Form, value: unknown, field: string, report: Report, depth: number): void {
  if (depth >= MAX_DEPTH) report.say('too-deep', field, {});
  else form(value, field, report, depth + 1);
}
