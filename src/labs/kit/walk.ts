/** Finds what a lab's queries refer to. */
import type { Lab } from './lab.ts';

/** Every object inside a plain value, the value itself included. */
function* objects(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const part of Object.values(value)) yield* objects(part);
}

/** Labs are data that nobody changes, and each run asks the same of them. */
const answers = new WeakMap<object, Map<string, unknown>>();
function once<T>(value: unknown, question: string, find: () => T): T {
  if (typeof value !== 'object' || value === null) return find();
  const known = answers.get(value) ?? new Map<string, unknown>();
  answers.set(value, known);
  if (!known.has(question)) known.set(question, find());
  return known.get(question) as T;
}

/** What queries inside a value name: each once. */
export const namedIn = (value: unknown, key: 'answer' | 'symbol' | 'param' | 'event'): readonly string[] =>
  once(value, key, () => findNames(value, key));
function findNames(value: unknown, key: string): readonly string[] {
  const names = new Set<string>();
  for (const object of objects(value)) {
    const name = Object.hasOwn(object, key) ? (Reflect.get(object, key) as unknown) : undefined;
    if (typeof name === 'string') names.add(name);
  }
  return [...names];
}
/** Whether a check of one of these forms is among them. */
export const isAsked = (value: unknown, ...keys: readonly ('ran' | 'executed' | 'ended')[]): boolean =>
  once(value, `has ${keys.join(' ')}`, () =>
    [...objects(value)].some((object) => keys.some((key) => Object.hasOwn(object, key))),
  );
const ALL_LEVELS = 0b111;
/** The levels whose system instructions checks ask for, a bit each: of a pattern that names none, all. */
export const systemLevels = (value: unknown): number =>
  once(value, 'system levels', () => {
    let levels = 0;
    for (const object of objects(value)) {
      if (!('event' in object) || object.event !== 'system') continue;
      const where: unknown = 'where' in object ? object.where : undefined;
      const el: unknown = typeof where === 'object' && where !== null && 'el' in where ? where.el : undefined;
      levels |= typeof el === 'number' ? 1 << el : ALL_LEVELS;
    }
    return levels;
  });
const named = (lab: Lab, key: 'answer' | 'symbol' | 'param'): Set<string> => new Set(namedIn(lab.checkpoints, key));

/** The questions that an answer file answers. */
export const answerNames = (lab: Lab): Set<string> => named(lab, 'answer');
export const parameterNames = ({ checkpoints, machine }: Lab): Set<string> =>
  new Set(namedIn([checkpoints, machine], 'param'));

/** Every message code that a lab names. */
export function messageCodes(lab: Lab): Set<string> {
  const codes = new Set([lab.title, ...lab.objectives, ...lab.steps.map(({ text }) => text)]);
  for (const { hints, requires } of lab.checkpoints) {
    for (const hint of hints) codes.add(hint);
    for (const { otherwise } of requires) for (const { code } of otherwise) codes.add(code);
  }
  return codes;
}
