/**
 * Inside, before anything else: what could make two runs differ, or make code out of text, is taken away. QuickJS is
 * started without Date, WeakRef and FinalizationRegistry; there never was a network, a timer or a module but ours.
 */
type Anything = Record<string, unknown>;

const all = globalThis as unknown as Anything;

const refuse = (name: string): ((...args: unknown[]) => never) => {
  const refused = (): never => {
    throw new TypeError(`${name} does not exist in this sandbox`);
  };
  return refused;
};

for (const name of ['eval', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry', 'Date'])
  Reflect.deleteProperty(all, name);
Object.defineProperty(Math, 'random', { value: refuse('Math.random'), writable: false, configurable: false });

// Every function leads to a constructor that compiles text.
const kinds = [
  (): void => undefined,
  async (): Promise<void> => undefined,
  function* (): Generator {
    yield 0;
  },
  async function* (): AsyncGenerator {
    yield 0;
  },
];
const noFunction = refuse('Function');
for (const one of kinds) {
  const prototype = Object.getPrototypeOf(one) as object;
  Object.defineProperty(prototype, 'constructor', { value: noFunction, writable: false, configurable: false });
}
Object.defineProperty(noFunction, 'prototype', { value: Object.getPrototypeOf(kinds[0]), writable: false });
all['Function'] = noFunction;

// QuickJS's own recursion on nested JSON is bounded by the host's stack alone, which differs from host to host.
const DEPTH = 500;
const parse = JSON.parse.bind(JSON);
function boundedParse(text: string, reviver?: (this: unknown, key: string, value: unknown) => unknown): unknown {
  const source = String(text);
  let depth = 0;
  let inString = false;
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > DEPTH) throw new SyntaxError(`more than ${DEPTH} levels of JSON`);
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return parse(source, reviver) as unknown;
}
Object.defineProperty(JSON, 'parse', { value: boundedParse, writable: true, configurable: true });

/**
 * What goes to the host goes by these: a reader's file can neither replace nor shadow them, so that it cannot hide what it
 * asks for. Error's own prototype stays open, since errors are made by assignment.
 */
const lock = (of: object): void => {
  for (const name of Reflect.ownKeys(of)) {
    const property = Reflect.getOwnPropertyDescriptor(of, name);
    if (property?.configurable !== true) continue;
    const locked = 'value' in property ? { writable: false, configurable: false } : { configurable: false };
    Object.defineProperty(of, name, locked);
  }
};
for (const kind of [DataView, Uint8Array, Uint16Array]) {
  lock(kind.prototype);
  lock(kind);
}
lock(Object.getPrototypeOf(Uint8Array.prototype) as object);
lock(Object.getPrototypeOf(Uint8Array) as object);
lock(String.prototype);
for (const name of ['prepareStackTrace', 'stackTraceLimit'])
  Object.defineProperty(Error, name, { value: undefined, writable: false, configurable: false });
lock(Error);

/** Plain data, as devices save it. */
function clone(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(clone);
  if (of instanceof Uint8Array) return of.slice();
  if (typeof of === 'object' && of !== null)
    return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, clone(value)]));
  return of;
}
all['structuredClone'] = clone;
