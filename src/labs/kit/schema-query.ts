/** The form of queries (query.ts) as data. */
import { fieldsOf, sysregByName } from '../../engine/isa/sysregs.ts';
import { EVENT_FIELDS } from './events.ts';
import { END_REASONS, EVENT_KINDS, LINE_PARTS, OPERATORS, STAGE2_PARTS, type EventKind } from './query.ts';
import { choice, either, integer, later, leaf, list, matching, record, text, variant, type Form } from './schema.ts';

const NUMBER = /^(0x[0-9a-f]{1,16}|\d{1,19})$/i;
const number = leaf('number | "0x…"', (v) =>
  typeof v === 'number' ? Number.isSafeInteger(v) && v >= 0 : typeof v === 'string' && NUMBER.test(v),
);
const bit = integer(0, 63);
const core = integer(0, 1);
const level = integer(0, 2);
const register = matching('x0…x30 | sp | pc | el | pstate', /^(x([12]?\d|30)|sp|pc|el|pstate)$/);
const value: Form = later(() => valueForm);
const pattern: Form = later(() => patternForm);

/** A system register that there is, and a field that it has. */
const sysreg: Form = (found, field, report, depth) => {
  record({ sysreg: text, 'field?': text, 'core?': core })(found, field, report, depth);
  const name: unknown = Reflect.get(found as object, 'sysreg');
  const part: unknown = Reflect.get(found as object, 'field');
  if (typeof name !== 'string') return;
  if (sysregByName(name) < 0) report.say('reference', `${field}.sysreg`, { found: name, wanted: 'HCR_EL2, …' });
  else if (typeof part === 'string' && !fieldsOf(name).some((one) => one.name === part))
    report.say('reference', `${field}.field`, {
      found: part,
      wanted: fieldsOf(name)
        .map((one) => one.name)
        .join(', '),
    });
};

const range: Form = (found, field, report, depth) => {
  record({ bits: value, msb: bit, lsb: bit })(found, field, report, depth);
  const [msb, lsb] = [Number(Reflect.get(found as object, 'msb')), Number(Reflect.get(found as object, 'lsb'))];
  if (lsb > msb) report.say('type', `${field}.lsb`, { found: lsb, wanted: `0…${msb}` });
};

const eventOf = (found: unknown): EventKind | undefined => {
  const event: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'event') : undefined;
  return EVENT_KINDS.find((kind) => kind === event);
};

/** Fields of events by name: one that no such event has would never hold, and nobody would see why. */
const knownField = (kind: EventKind | undefined, name: unknown, field: string, report: Parameters<Form>[2]): void => {
  if (kind !== undefined && typeof name === 'string' && !EVENT_FIELDS[kind].includes(name))
    report.say('reference', field, { found: name, wanted: EVENT_FIELDS[kind].join(', ') });
};

export const valueForm: Form = variant(
  {
    param: record({ param: text }),
    symbol: record({ symbol: text }),
    answer: record({ answer: text }),
    tree: record({ tree: text, node: text, property: text, 'cell?': integer(0, 1000), 'cells?': choice([1, 2]) }),
    guestLine: record({ guestLine: value }),
    line: record({ line: choice(LINE_PARTS) }),
    loaded: record({ loaded: text, part: choice(['start', 'end']) }),
    register: record({ register, 'core?': core }),
    sysreg,
    memory: record({ memory: value, size: choice([1, 2, 4, 8]) }),
    translate: record({ translate: value, el: level, access: choice(['read', 'write', 'execute']) }),
    stage2: record({ stage2: value, part: choice(STAGE2_PARTS) }),
    mappedOutside: record({ mappedOutside: list(record({ from: value, bytes: value }), 0, 20) }),
    notMapped: record({ notMapped: list(record({ from: value, bytes: value, to: value }), 1, 20) }),
    of: (found, field, report, depth) => {
      const byNumber = Object.hasOwn(found as object, 'x');
      record(byNumber ? { of: pattern, x: value } : { of: pattern, field: text })(found, field, report, depth);
      if (byNumber) return;
      knownField(
        eventOf(Reflect.get(found as object, 'of')),
        Reflect.get(found as object, 'field'),
        `${field}.field`,
        report,
      );
    },
    count: record({ count: pattern }),
    bits: range,
    op: record({ op: choice(OPERATORS), args: list(value, 2, 2) }),
    x: record({ x: value }),
  },
  number,
);

const conditions = {
  'mask?': value,
  'is?': value,
  'not?': value,
  'oneOf?': list(value, 1, 50),
  'atLeast?': value,
  'below?': value,
  'aligned?': value,
};
const CONDITIONS = Object.keys(conditions).map((name) => name.replace('?', ''));
const isCondition = (found: unknown): boolean =>
  typeof found === 'object' && found !== null && CONDITIONS.some((name) => Object.hasOwn(found, name));

export const patternForm: Form = (found, field, report, depth) => {
  const wanted: Form = either(isCondition, record(conditions), value);
  const where: Form = (inner, at, to, level_) => {
    record(Object.fromEntries(Object.keys((inner as object | null) ?? {}).map((name) => [name, wanted])))(
      inner,
      at,
      to,
      level_,
    );
    for (const name of Object.keys((inner as object | null) ?? {}))
      knownField(eventOf(found), name, `${at}.${name}`, to);
  };
  record({ event: choice(EVENT_KINDS), 'where?': where, 'after?': pattern, 'which?': choice(['first', 'last']) })(
    found,
    field,
    report,
    depth,
  );
};

/** A console channel of the host. */
const channel = integer(0, 3);
const check: Form = later(() => checkForm);
export const checkForm: Form = variant({
  value: record({ value, ...conditions }),
  happened: record({ happened: pattern }),
  never: record({ never: pattern }),
  console: record({
    console: record({ 'channel?': channel, 'is?': text, 'startsWith?': text, 'contains?': text }),
  }),
  executed: record({ executed: value, 'el?': level }),
  ran: record({ ran: record(conditions), 'el?': level }),
  ended: record({ ended: list(choice(END_REASONS), 1) }),
  all: record({ all: list(check, 1) }),
  any: record({ any: list(check, 1) }),
  no: record({ no: check }),
  predicate: record({ predicate: matching('letters, digits, _', /^[A-Za-z_]\w{0,31}$/) }),
});

const SHOWN = ['decimal', 'signed', 'vector', 'console', 'text'];
const shown: Form = either(
  (found) => typeof found === 'object' && found !== null && SHOWN.some((name) => Object.hasOwn(found, name)),
  variant({
    decimal: record({ decimal: value }),
    signed: record({ signed: value }),
    vector: record({ vector: value }),
    console: record({ console: either((v) => v === 'all', choice(['all']), record({ channel })) }),
    text: record({ text }),
  }),
  value,
);
const code = matching('a message code: words with dots between them', /^[\w-]+(\.[\w-]+)*$/);
const params: Form = (found, field, report, depth) =>
  record(Object.fromEntries(Object.keys((found as object | null) ?? {}).map((name) => [name, shown])))(
    found,
    field,
    report,
    depth,
  );

/** A requirement with its diagnoses. */
export const requirement = record({
  check,
  otherwise: list(record({ 'when?': check, code, 'params?': params }), 1, 20),
});
export { code as messageCode };
