/** What a reader's file must not be able to do, tried. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { OWN } from '../hypervisor/board.ts';
import { COST } from '../hypervisor/el2.ts';
import { GuestPageTable } from '../hypervisor/memory/guest-page-table.ts';
import { recordedEl2 } from '../hypervisor/testing.ts';
import { El2Server } from './el2-server.ts';
import { attempt, handling, hypervisorOf, missing, valueInside } from './testing.ts';

const canary = {};
const before = Object.getOwnPropertyNames(Object.prototype).sort().join();

/** The host is as it was: nothing was put where every object would have it. */
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(before);
  expect(Object.getPrototypeOf(canary)).toBe(Object.prototype);
  expect('polluted' in canary).toBe(false);
});

/** What a body ends in: a code, and the line of its handler. */
const ends = (body: string): unknown => {
  const { error } = attempt(handling(body));
  return error === undefined ? 'nothing' : { code: error.code, line: error.params['line'], file: error.params['file'] };
};
const at = (code: string, line = 4): unknown => ({ code, line, file: 'reader.ts' });

describe.skipIf(missing !== '')(`the sandbox${missing && `: needs ${missing}`}`, { timeout: 120_000 }, () => {
  describe('has nothing of the outside', () => {
    test.each([
      'fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'Worker', 'importScripts', 'require', 'process',
      'Buffer', 'Deno', 'localStorage', 'indexedDB', 'caches', 'document', 'window', 'self', 'navigator', 'postMessage',
      'setTimeout', 'setInterval', 'queueMicrotask', 'performance', 'crypto', 'WebAssembly', 'Date', 'eval', 'Atomics',
      'SharedArrayBuffer', 'WeakRef', 'FinalizationRegistry', 'mailbox', 'doorbell', 'std', 'os', 'print', 'console', 'Intl',
    ])('%s', (name) => {
      expect(valueInside(`typeof ${name} === 'undefined' ? 1 : 0`)).toBe(1n);
    }); // prettier-ignore

    test('and its globals are those of a list, so that a new one does not slip in', () => {
      const known =
        `Error,EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError,InternalError,AggregateError,Array,
        Object,Function,Iterator,parseInt,parseFloat,isNaN,isFinite,decodeURI,decodeURIComponent,encodeURI,encodeURIComponent,
        escape,unescape,Infinity,NaN,undefined,Number,Boolean,String,Math,Reflect,Symbol,globalThis,BigInt,RegExp,JSON,Proxy,Map,
        Set,WeakMap,WeakSet,ArrayBuffer,Uint8ClampedArray,Int8Array,Uint8Array,Int16Array,Uint16Array,Int32Array,Uint32Array,
        BigInt64Array,BigUint64Array,Float16Array,Float32Array,Float64Array,DataView,Promise,structuredClone,describe,where,enter,
        state,__thrown`.split(/,\s*/);
      const list = JSON.stringify(known);
      expect(
        valueInside(`Object.getOwnPropertyNames(globalThis).filter((name) => !${list}.includes(name)).length`),
      ).toBe(0n);
    });

    test.each([
      ['fetch("/")', 'sandbox.threw'],
      ['new WebSocket("ws://example.org")', 'sandbox.threw'],
      ['require("fs")', 'sandbox.threw'],
      ['process.exit()', 'sandbox.threw'],
      ['Math.random()', 'sandbox.threw'],
      ['new Date()', 'sandbox.threw'],
    ])('%s says so at its line', (body, code) => {
      expect(ends(body)).toEqual(at(code));
    });

    test.each([
      ['import "node:fs";', 'sandbox.import', 1],
      ['import x from "https://example.org/x.js";', 'sandbox.import', 1],
      ['import "../../../../etc/passwd";', 'sandbox.import', 1],
      ['\nimport { Call } from "hypervisor";', 'sandbox.no-export', 2],
      ['\nimport("hypervisor");', 'sandbox.dynamic-import', 2],
    ])('%s', (source, code, line) => {
      const { error } = attempt(source);
      expect(error).toMatchObject({ code, params: { line } });
    });
  });

  describe('makes no code out of text', () => {
    test.each([
      'new Function("return 1")()',
      'Function("return 1")()',
      '(() => 1).constructor("return 1")()',
      '(async () => 1).constructor("return 1")()',
      '(function* () {}).constructor("yield 1")()',
      '(async function* () {}).constructor("yield 1")()',
      'Reflect.construct((() => 1).constructor, ["return 1"])',
      'class Sub extends (() => 1).constructor {}; new Sub("return 1")',
      'Reflect.getPrototypeOf(call.el2.mrs).constructor("return 1")()',
      '[].constructor.constructor("return 1")()',
      'globalThis["ev" + "al"]("1")',
    ])('%s', (body) => {
      expect(ends(body)).toEqual(at('sandbox.threw'));
    });
  });

  describe('ends what does not end, at its line', () => {
    test.each([
      'for (;;) {}',
      'while (true) ;',
      'do {} while (true)',
      'outer: for (;;) for (;;) continue outer',
      'if (call) for (let i = 0n; ; i++) ;',
      'for (;;) try { for (;;) ; } catch {} ',
      'for (;;) try { throw 1 } finally { continue }',
      'const o = { get a(): number { for (;;) ; } }; o.a',
      '`${{ toString() { for (;;) ; } }}`',
      'call.el2.read({ valueOf() { for (;;) ; } } as never, 8)',
      'new Proxy({}, { get() { for (;;) ; } } as never)["x" as never]',
      '[3, 2, 1].sort(() => { for (;;) ; })',
      '[..."x".repeat(1e5)].sort((a, b) => [..."x".repeat(1e5)].sort() && 1)',
      '/^(a+)+$/.test("a".repeat(50) + "b")',
      '/(x+x+)+y/.exec("x".repeat(60))',
      '"a".repeat(5e6).split("").join("").split("")',
      'for (const x of (function* () { for (;;) yield 1 })()) void x',
      'let x = 3n; for (;;) x = x * x',
      'void (7n ** 40_000_000n)',
      'void String(7n ** 300_000n)',
      'void BigInt("9".repeat(5e6))',
      'let s = "x".repeat(8e6); for (;;) s = ("y" + s).slice(1)',
      'const a = new Uint8Array(2 ** 24); for (;;) a.fill(1)',
      'const a = new Uint8Array(2 ** 23); for (;;) a.slice()',
      'const a = Array(1e6).fill(0); for (;;) a.reverse()',
      'const f = (n: number): number => n < 2 ? n : f(n - 1) + f(n - 2); f(60)',
      'JSON.stringify(Array(1e5).fill("x".repeat(1e4)))',
      'Array.from({ length: 2 ** 53 - 1 })',
      'Array.prototype.map.call({ length: 2 ** 53 - 1 }, () => 1)',
      'new Map(Array(1e9).entries())',
    ])('%s', (body) => {
      const { error } = attempt(handling(body), { call: 20e6 });
      // A few are refused or run out of memory first, which is as good an end.
      expect(['sandbox.endless', 'sandbox.memory', 'sandbox.threw']).toContain(error?.code);
      expect(error?.params).toMatchObject({ file: 'reader.ts', line: 4 });
    });

    test('while the file is loaded too', () => {
      expect(attempt('\n\nfor (;;) {}').error).toMatchObject({
        code: 'sandbox.endless',
        params: { line: 3, column: 1 },
      });
    });

    test('and after the same number of steps each time', () => {
      const source = handling('let n = 0n; for (;;) call.el2.msr("TOLD", n++)');
      const limits = { call: 400_000 };
      const first = attempt(source, limits);
      expect(first.error?.code).toMatch(/sandbox.endless|el2.limit/);
      expect(attempt(source, limits).told).toBe(first.told);
    });

    test('all calls together have a limit as well', () => {
      const hypervisor = hypervisorOf(handling('for (let i = 0; i < 20_000; i++) ;'), { total: 1e6 });
      const { el2 } = attempt(handling(''));
      const calls = (): void => {
        for (let i = 0; i < 1000; i++) hypervisor.call(2, el2);
      };
      expect(calls).toThrow(/sandbox\.(total|endless)/);
    });
  });

  describe('has a bounded memory', () => {
    test.each([
      'const a: unknown[] = []; for (;;) a.push(new Uint8Array(1e6))',
      'const a: unknown[] = []; for (;;) a.push(a.slice())',
      'new ArrayBuffer(2 ** 40)',
      'new Uint8Array(2 ** 31)',
      '"x".repeat(2 ** 29)',
      '"x".padEnd(2 ** 29)',
      'let s = "x"; for (;;) s += s',
      'Array(2 ** 26).fill(0).map((_, i) => ({ i }))',
      'const m = new Map(); for (let i = 0; ; i++) m.set(i, String(i))',
      'let s = "x"; for (;;) s = s.replace(/x/g, "xx")',
    ])('%s', (body) => {
      const { error } = attempt(handling(body));
      expect(['sandbox.memory', 'sandbox.endless', 'sandbox.threw']).toContain(error?.code);
      expect(error?.params['line']).toBe(4);
    });

    test('a file that catches its own shortage goes on, and the host does not notice', () => {
      const body = `const a: unknown[] = []; try { for (;;) a.push(new Uint8Array(1e6)) } catch { a.length = 0 }
        call.el2.msr('TOLD', 1n)`;
      expect(attempt(handling(body)).told).toBe(1n);
    });
  });

  describe('has a bounded stack', () => {
    test.each([
      'const f = (): number => 1 + f(); f()',
      'const o = { get a(): unknown { return this.a } }; o.a',
      'const o = { toString(): string { return `${this}` } }; String(o)',
      'let p: object = {}; for (let i = 0; i < 1e5; i++) p = Object.create(p); (p as { x?: 1 }).x',
      'let a: unknown[] = []; for (let i = 0; i < 1e5; i++) a = [a]; JSON.stringify(a)',
      'let a: unknown[] = []; for (let i = 0; i < 1e5; i++) a = [a]; String(a.flat(Infinity))',
      'JSON.parse("[".repeat(1e6))',
      'new RegExp("(".repeat(1e5))',
      'let f = (): void => {}; for (let i = 0; i < 1e5; i++) f = f.bind(null); f()',
      'let p: object = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); Reflect.get(p, "x")',
    ])('%s', (body) => {
      const { error } = attempt(handling(body));
      if (error === undefined) return; // deep, but within what there is
      expect(['sandbox.stack', 'sandbox.threw', 'sandbox.endless', 'sandbox.memory']).toContain(error.code);
    });

    test('a source that nests deeply is refused before it is run', () => {
      expect(attempt(`${'('.repeat(50_000)}1${')'.repeat(50_000)}`).error?.code).toMatch(
        /^sandbox\.(nested|syntax|stack)$/,
      );
      expect(attempt(`let a = ${'!'.repeat(100_000)}1`).error?.code).toMatch(/^sandbox\.(nested|syntax|stack)$/);
    });
  });

  describe('lets nothing later happen', () => {
    test.each([
      'Promise.resolve().then(() => {})',
      '(async () => { await 1 })()',
      'void (async () => { for await (const x of [1]) void x })()',
    ])('%s', (body) => {
      expect(attempt(handling(body)).error).toMatchObject({ code: 'sandbox.async' });
    });

    test('a file that waits at its top is refused', () => {
      expect(attempt(`await new Promise(() => {});\n${handling('')}`).error).toMatchObject({ code: 'sandbox.async' });
      expect(attempt(`await 1;\n${handling('')}`).error).toMatchObject({ code: 'sandbox.async' });
    });

    test('an async handler returns a promise, and that is not what it must return', () => {
      const source = handling('').replace('(call: Call): void =>', 'async (call: Call): Promise<void> =>');
      expect(attempt(source).error).toMatchObject({
        code: 'sandbox.result',
        params: { handler: 'interrupts', found: 'Promise', file: 'reader.ts', line: 4 },
      });
    });
  });

  describe('gives the host nothing but numbers', () => {
    test.each([
      'throw { get stack() { for (;;) ; } }',
      'throw { toString() { for (;;) ; } }',
      'throw new Proxy(new Error("x"), { get() { for (;;) ; } })',
      'throw Object.assign(new Error("x"), { message: { toString() { throw 1 } } })',
      'const e = new Error("x"); Object.defineProperty(e, "name", { get() { throw e } }); throw e',
      'throw Object.create(null)',
      'throw Symbol("x")',
      'throw null',
      'throw undefined',
      'throw "x".repeat(1e6)',
      'const e = new Error("x".repeat(1e6)); e.stack = "at (reader.ts:99999999:1)".repeat(1e4); throw e',
      'JSON.stringify = () => { for (;;) ; }; throw new Error("x")',
      'String.prototype.slice = () => { throw 1 }; throw new Error("x")',
      'Object.prototype.toJSON = () => "{}"; throw new Error("x")',
    ])('%s', (body) => {
      const { error } = attempt(
        handling(body.replaceAll(/(\w+\.prototype\.\w+|JSON\.stringify) =/g, '($1 as unknown) =')),
      );
      expect(error?.code).toMatch(/^sandbox\./);
      expect(error?.params['file']).toBe('reader.ts');
      for (const value of Object.values(error?.params ?? {}))
        expect(typeof value === 'number' || (typeof value === 'string' && value.length <= 400)).toBe(true);
    });

    test.each([
      'Object.prototype.polluted = 1',
      '({} as Record<string, Record<string, unknown>>)["__proto__"].polluted = 1',
      'Object.setPrototypeOf(Object.prototype, null)',
      'Object.assign(call.el2, JSON.parse(\'{"__proto__":{"polluted":1}}\'))',
      '(call.el2 as Record<string, unknown>).__proto__ = { polluted: 1 }',
      'Array.prototype.push = () => 0; Array.prototype.map = (() => []) as never',
      'DataView.prototype.setFloat64 = () => {}; Reflect.apply = (() => 0) as never',
      'call.state.vms[0] = JSON.parse(\'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}\')',
    ])('pollution of every object stays inside: %s', (body) => {
      const source = handling(body.replace(/^Object\.prototype/, '(Object.prototype as Record<string, unknown>)'));
      attempt(source);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    test('an error that says it is one of the engine’s brings no more than words and numbers', () => {
      const body = `const e = new EngineError('el2.limit', {});
        Object.assign(e, { params: { a: { b: 1 }, __proto__: 1, constructor: 2, ok: 3, [\`x\${'y'.repeat(99)}\`]: 4, t: 't'.repeat(9999) } });
        throw e`;
      const { error } = attempt(`import { EngineError } from 'hypervisor';\n${handling(body)}`);
      expect(error?.code).toBe('el2.limit');
      expect(error?.params['ok']).toBe(3);
      expect(error?.params['a']).toBeUndefined();
      expect(String(error?.params['t']).length).toBe(300);
      const forged = attempt(
        `import { EngineError } from 'hypervisor';\n${handling("throw new EngineError('<b>', {})")}`,
      );
      expect(forged.error?.code).toBe('sandbox.threw');
    });

    test.each(['enter', 'where', 'describe', 'state'])(
      'the functions of the host can be called, to no avail: %s',
      (name) => {
        const { error } = attempt(handling(`for (;;) (globalThis["${name}"] as (x: unknown) => void)(new Error())`));
        expect(error).toBeDefined();
      },
    );
  });

  describe('bounds what El2 is asked for', () => {
    test.each([
      ['call.el2.read(-1, 8)', 'sandbox.argument'],
      ['call.el2.read(0.5, 8)', 'sandbox.argument'],
      ['call.el2.read(NaN, 8)', 'sandbox.argument'],
      ['call.el2.read(Infinity, 8)', 'sandbox.argument'],
      ['call.el2.read(2 ** 60, 8)', 'sandbox.argument'],
      ['call.el2.read(0x40000000, 3 as 4)', 'sandbox.argument'],
      ['call.el2.write(0x40000000, 16 as 8, 0n)', 'sandbox.argument'],
      ['call.el2.write(0x40000000, 8, 5 as unknown as bigint)', 'sandbox.threw'],
      ['call.el2.read(5n as unknown as number, 8)', 'sandbox.threw'],
      ['call.el2.readBytes(0x40000000, 2 ** 33)', 'sandbox.argument'],
      ['call.el2.writeBytes(0x40000000, new Uint8Array(2 ** 24 - 1))', 'sandbox.argument'],
      ['call.el2.disk(0.5)', 'sandbox.argument'],
      ['call.el2.console(-1)', 'sandbox.argument'],
      // A run of descriptors, which El2's own type does not name.
      ["Reflect.get(call.el2, 'writeRun')(0x40000000, 0n, 8, 513)", 'sandbox.argument'],
      ["Reflect.get(call.el2, 'writeRun')(0x40000000, 0n, -1, 8)", 'sandbox.argument'],
      ["Reflect.get(call.el2, 'writeRun')(0.5, 0n, 1, 8)", 'sandbox.argument'],
    ])('%s', (body, code) => {
      expect(ends(body)).toEqual(at(code));
    });

    test('values keep their 64 bits, and negative ones are what they are in a register', () => {
      const { el2 } = attempt(
        handling(`call.el2.msr('A', 0xfedc_ba98_7654_3210n); call.el2.msr('B', -1n);
          call.el2.write(0x4000_0000, 8, 0x8000_0000_0000_0001n); call.el2.msr('C', call.el2.read(0x4000_0000, 8) ?? 0n);`),
      );
      expect(el2.registers.get('A')).toBe(0xfedc_ba98_7654_3210n);
      expect(el2.registers.get('B')).toBe(0xffff_ffff_ffff_ffffn);
      expect(el2.registers.get('C')).toBe(0x8000_0000_0000_0001n);
    });

    test('a table of stage 2 is the same writes as outside, and one operation where it was empty', () => {
      const map = 'table.map(0x4000_0000, 0x5018_0000, 0x60_0000, "memory")';
      const serve = vi.spyOn(El2Server.prototype, 'serve');
      const { el2, error } = attempt(
        `${handling(`const table = new GuestPageTable(call.el2, { nextTable: ${OWN.tables.start} }, 5); ${map};
          try { ${map} } catch { call.el2.msr('TWICE', 1n) }`)}import { GuestPageTable } from 'hypervisor';`,
      );
      const operations = serve.mock.calls.length;
      serve.mockRestore();
      expect(error).toBeUndefined();
      const outside = recordedEl2();
      const table = new GuestPageTable(outside, { nextTable: OWN.tables.start }, 5);
      table.map(0x4000_0000, 0x5018_0000, 0x60_0000, 'memory');
      expect(el2.log.filter((line) => line.startsWith('write'))).toEqual(outside.log);
      expect(el2.memory).toEqual(outside.memory);
      expect(el2.registers.get('TWICE')).toBe(1n);
      expect(outside.log.length).toBeGreaterThan(1536);
      expect(operations).toBeLessThan(60);
    });

    test('bytes beyond a mailbox come and go whole', () => {
      const { el2, told } = attempt(
        handling(`const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i * 7);
          call.el2.writeBytes(0x4000_0000, bytes); const back = call.el2.readBytes(0x4000_0000, bytes.length);
          call.el2.msr('TOLD', BigInt(back?.every((byte, i) => byte === bytes[i]) === true && back.length === bytes.length))`),
      );
      expect(told).toBe(1n);
      expect(el2.memory.get(0x4000_0000 + 199_999)).toBe((199_999 * 7) & 0xff);
    });

    test('the host’s own errors cannot be caught inside', () => {
      const { error, told } = attempt(
        handling(`try { call.el2.read(-1, 8) } catch { } finally { call.el2.msr('TOLD', 1n) }`),
      );
      expect(error?.code).toBe('sandbox.argument');
      expect(told).toBeUndefined();
      expect(COST.LIMIT).toBeGreaterThan(0);
    });

    test('El2 is of no use after its call', () => {
      const hypervisor = hypervisorOf(
        `${handling('kept = call').replace('\n', '\nlet kept: Call | undefined;')}`.replace(
          "(): Outcome => 'park'",
          "(): Outcome => { kept?.el2.msr('TOLD', 2n); return 'park'; }",
        ),
      );
      const { el2 } = attempt(handling(''));
      expect(hypervisor.call(2, el2)).toBe('park');
    });

    test('what failed stays failed until a snapshot is restored', () => {
      const hypervisor = hypervisorOf(handling("if (call.el2.mrs('FAIL') !== 0n) throw new Error('now')"));
      const { el2 } = attempt(handling(''));
      const saved = hypervisor.save();
      expect(hypervisor.call(2, el2)).toBe('park');
      el2.registers.set('FAIL', 1n);
      expect(() => hypervisor.call(2, el2)).toThrow('sandbox.threw');
      el2.registers.set('FAIL', 0n);
      expect(() => hypervisor.call(2, el2)).toThrow('sandbox.threw');
      hypervisor.restore(saved);
      expect(hypervisor.call(2, el2)).toBe('park');
    });
  });
});
