/**
 * QuickJS in WebAssembly, without its emscripten loader: one instance, its memory, and a host that knows no clock, no
 * randomness and no files. All state is in the linear memory; nothing of the host's is reachable from inside but what
 * `QuickJsHost` offers, and only numbers cross the boundary.
 */
import { EngineError } from '../error.ts';

/** Addresses of values, runtimes and contexts in the linear memory. */
type Pointer = number;

interface Exports {
  readonly fuel: WebAssembly.Global<'i32'>;
  initialise(): void;
  malloc(size: number): Pointer;
  free(at: Pointer): void;
  stackSave(): Pointer;
  stackRestore(at: Pointer): void;
  QTS_NewRuntime(): Pointer;
  QTS_RuntimeSetMemoryLimit(rt: Pointer, bytes: number): void;
  QTS_RuntimeSetMaxStackSize(rt: Pointer, bytes: number): void;
  QTS_RuntimeEnableInterruptHandler(rt: Pointer): void;
  QTS_RuntimeEnableModuleLoader(rt: Pointer, custom: number): void;
  QTS_NewContext(rt: Pointer, intrinsics: number): Pointer;
  QTS_NewArrayBuffer(ctx: Pointer, at: Pointer, length: number): Pointer;
  QTS_NewString(ctx: Pointer, text: Pointer): Pointer;
  QTS_NewError(ctx: Pointer): Pointer;
  QTS_NewFunction(ctx: Pointer, name: Pointer, length: number, isConstructor: number, id: number): Pointer;
  QTS_GetGlobalObject(ctx: Pointer): Pointer;
  QTS_GetUndefined(): Pointer;
  QTS_GetProp(ctx: Pointer, of: Pointer, name: Pointer): Pointer;
  QTS_SetProp(ctx: Pointer, of: Pointer, name: Pointer, value: Pointer): void;
  QTS_GetString(ctx: Pointer, value: Pointer): Pointer;
  QTS_FreeValuePointer(ctx: Pointer, value: Pointer): void;
  QTS_Eval(ctx: Pointer, code: Pointer, length: number, file: Pointer, detect: number, flags: number): Pointer;
  QTS_Call(ctx: Pointer, func: Pointer, self: Pointer, argc: number, argv: Pointer): Pointer;
  QTS_ResolveException(ctx: Pointer, value: Pointer): Pointer;
  QTS_PromiseState(ctx: Pointer, value: Pointer): number;
  QTS_PromiseResult(ctx: Pointer, value: Pointer): Pointer;
  QTS_Throw(ctx: Pointer, error: Pointer): Pointer;
  QTS_IsJobPending(rt: Pointer): number;
}

export interface QuickJsHost {
  /** A call of the one function that code inside has of the host. What it throws ends the call of `run`. */
  doorbell(): void;
  /** Source of a module that code inside imports, by the name that it writes; undefined: there is none. */
  module(name: string): string | undefined;
}

/** A QuickJS that has evaluated something, to begin others with: all its state is in the memory. */
export interface QuickJsImage {
  readonly memory: Uint8Array;
  readonly mailbox: QuickJs['mailbox'];
  readonly runtime: Pointer;
  readonly context: Pointer;
  readonly stack: Pointer;
}

/** Code inside threw: `error` is the value, to be given to a function inside that says what it is, and then to `free`. */
export class Thrown extends Error {
  readonly value: Pointer;
  constructor(value: Pointer) {
    super('thrown inside the sandbox');
    this.value = value;
  }
}

const PAGES = { INITIAL: 96, MAXIMUM: 1024, STEP: 8 } as const;
const INTRINSICS = { BASE: 1, EVAL: 4, REGEXP: 16, REGEXP_COMPILER: 32, JSON: 64, PROXY: 128, MAP_SET: 256, TYPED_ARRAYS: 512, PROMISE: 1024, BIGINT: 2048 }; // prettier-ignore
const MODULE = 1;
const STRICT = 8;
const PROMISE = { PENDING: 0, FULFILLED: 1, REJECTED: 2 } as const;
/** Bytes of the heap of code inside, and of its stack. */
const HEAP = 32 * 2 ** 20;
const STACK = 192 * 1024;
const DECODER = new TextDecoder();

export class QuickJs {
  readonly memory: WebAssembly.Memory;
  /** Address and size of the bytes that both sides see. */
  readonly mailbox: { readonly at: number; readonly size: number };
  readonly #exports: Exports;
  readonly #host: QuickJsHost;
  #doorbell: () => void;
  readonly #runtime: Pointer;
  readonly #context: Pointer;
  readonly #stack: Pointer;
  #softLimit = 0;
  #given = 0;
  #depth = 0;
  #over: { readonly view: DataView; readonly bytes: Uint8Array } | undefined;

  /**
   * @param module quickjs.wasm, compiled (bin/build-sandbox.ts)
   * @param mailbox bytes of the mailbox, which code inside has as the ArrayBuffer `mailbox` beside the function `doorbell`
   * @param from one that was made of the same module with the same mailbox: this one goes on from there
   */
  constructor(module: WebAssembly.Module, mailbox: number, host: QuickJsHost, from?: QuickJsImage) {
    this.#host = host;
    const initial = from === undefined ? PAGES.INITIAL : from.memory.length / 65_536;
    this.memory = new WebAssembly.Memory({ initial, maximum: PAGES.MAXIMUM });
    this.#doorbell = () => host.doorbell();
    const instance = new WebAssembly.Instance(module, { host: this.#imports() });
    const exports = instance.exports as unknown as Exports;
    if (!(instance.exports['fuel'] instanceof WebAssembly.Global)) throw new EngineError('sandbox.stale');
    this.#exports = exports;
    exports.fuel.value = 0x7fff_ffff;
    if (from !== undefined) {
      new Uint8Array(this.memory.buffer).set(from.memory);
      this.mailbox = from.mailbox;
      this.#runtime = from.runtime;
      this.#context = from.context;
      this.#stack = from.stack;
      return;
    }
    exports.initialise();
    this.#runtime = exports.QTS_NewRuntime();
    exports.QTS_RuntimeSetMemoryLimit(this.#runtime, HEAP);
    exports.QTS_RuntimeSetMaxStackSize(this.#runtime, STACK);
    exports.QTS_RuntimeEnableInterruptHandler(this.#runtime);
    exports.QTS_RuntimeEnableModuleLoader(this.#runtime, 1);
    this.#context = exports.QTS_NewContext(
      this.#runtime,
      Object.values(INTRINSICS).reduce((all, one) => all | one, 0),
    );
    this.mailbox = { at: exports.malloc(mailbox), size: mailbox };
    this.#setGlobal('mailbox', exports.QTS_NewArrayBuffer(this.#context, this.mailbox.at, mailbox));
    this.#setGlobal(
      'doorbell',
      this.#text('doorbell', (name) => exports.QTS_NewFunction(this.#context, name, 0, 0, 1)),
    );
    this.#stack = exports.stackSave();
  }

  /** As it is now, between two runs. */
  image(): QuickJsImage {
    const memory = new Uint8Array(this.memory.buffer.slice(0));
    return { memory, mailbox: this.mailbox, runtime: this.#runtime, context: this.#context, stack: this.#stack };
  }

  get view(): DataView {
    return this.#overMailbox().view;
  }
  get bytes(): Uint8Array {
    return this.#overMailbox().bytes;
  }
  /** Made anew only when the memory has grown, which leaves those of before without bytes: they are asked for at each operation. */
  #overMailbox(): { readonly view: DataView; readonly bytes: Uint8Array } {
    if (this.#over !== undefined && this.#over.bytes.length > 0) return this.#over;
    const { buffer } = this.memory;
    const { at, size } = this.mailbox;
    return (this.#over = { view: new DataView(buffer, at, size), bytes: new Uint8Array(buffer, at, size) });
  }

  /**
   * Runs something inside with so much fuel: a unit is a turn of a loop or a call in QuickJS's own code, about a bytecode.
   * With half of it gone QuickJS is asked to stop, which it does at a place that it can name; with all of it gone it is
   * stopped wherever it is.
   * @param onTop of what an interrupted run has left on the stack: QuickJS still walks its frames
   * @returns the fuel that was used
   * @throws what the host threw, Thrown, WebAssembly.RuntimeError when the fuel was gone
   */
  run(fuel: number, action: () => void, onTop = false): number {
    const exports = this.#exports;
    if (this.#depth === 0 && !onTop) exports.stackRestore(this.#stack);
    const [before, soft, given] = [exports.fuel.value, this.#softLimit, this.#given];
    exports.fuel.value = fuel;
    this.#softLimit = fuel / 2;
    this.#given = fuel;
    this.#depth++;
    try {
      action();
      return this.#given - exports.fuel.value;
    } finally {
      this.#depth--;
      exports.fuel.value = before;
      this.#softLimit = soft;
      this.#given = given;
    }
  }

  /** While `action` runs, code inside that rings gets `doorbell`. */
  answering(doorbell: () => void, action: () => void): void {
    const before = this.#doorbell;
    this.#doorbell = doorbell;
    try {
      action();
    } finally {
      this.#doorbell = before;
    }
  }

  /** More fuel for the run in progress. */
  refuel(amount: number): void {
    this.#exports.fuel.value += amount;
    this.#given += amount;
  }

  /** Fuel that is left of the run in progress; negative when it was stopped. */
  get fuel(): number {
    return this.#exports.fuel.value;
  }

  /** Evaluates a module and those that it imports. @throws Thrown; EngineError sandbox.async when it waits for something */
  evaluate(file: string, source: string): void {
    const { QTS_Eval, QTS_PromiseState, QTS_PromiseResult } = this.#exports;
    const context = this.#context;
    const result = this.#text(file, (name) =>
      this.#text(source, (code, length) => QTS_Eval(context, code, length, name, 0, MODULE | STRICT)),
    );
    this.#check(result);
    const state = QTS_PromiseState(context, result);
    if (state === PROMISE.PENDING) throw new EngineError('sandbox.async', { file });
    if (state === PROMISE.REJECTED) throw new Thrown(QTS_PromiseResult(context, result));
    this.free(result);
  }

  /** A global that code inside has set: a function to be called. */
  global(name: string): Pointer {
    const all = this.#exports.QTS_GetGlobalObject(this.#context);
    const value = this.#named(name, (key) => this.#exports.QTS_GetProp(this.#context, all, key));
    this.free(all);
    return value;
  }

  /** Calls a function inside; arguments and results of any interest are in the mailbox. @throws Thrown */
  call(func: Pointer, argument?: Pointer): void {
    const { malloc, free, QTS_Call, QTS_GetUndefined } = this.#exports;
    const self = QTS_GetUndefined();
    const list = argument === undefined ? 0 : malloc(4);
    if (argument !== undefined) new DataView(this.memory.buffer).setUint32(list, argument, true);
    const result = QTS_Call(this.#context, func, self, argument === undefined ? 0 : 1, list);
    if (list !== 0) free(list);
    this.#check(result);
    this.free(result);
  }

  /**
   * Calls a function inside that returns a text, which costs a fraction of what a text costs that it sends.
   * @returns up to its first NUL, and no more than `most` bytes of it; undefined when there is no room for it. @throws Thrown
   */
  callText(func: Pointer, most: number): string | undefined {
    const { free, QTS_Call, QTS_GetString, QTS_GetUndefined } = this.#exports;
    const result = QTS_Call(this.#context, func, QTS_GetUndefined(), 0, 0);
    this.#check(result);
    const at = QTS_GetString(this.#context, result);
    const text = at === 0 ? undefined : this.#get(at, most);
    if (at !== 0) free(at);
    this.free(result);
    return text;
  }

  free(value: Pointer): void {
    this.#exports.QTS_FreeValuePointer(this.#context, value);
  }

  /** Something was left to do later: a promise was used. */
  get hasJobs(): boolean {
    return this.#exports.QTS_IsJobPending(this.#runtime) !== 0;
  }

  #check(result: Pointer): void {
    const error = this.#exports.QTS_ResolveException(this.#context, result);
    if (error === 0) return;
    this.free(result);
    throw new Thrown(error);
  }

  #setGlobal(name: string, value: Pointer): void {
    const all = this.#exports.QTS_GetGlobalObject(this.#context);
    this.#named(name, (key) => this.#exports.QTS_SetProp(this.#context, all, key, value));
    this.free(value);
    this.free(all);
  }

  #named<T>(name: string, use: (key: Pointer) => T): T {
    const key = this.#text(name, (text) => this.#exports.QTS_NewString(this.#context, text));
    const result = use(key);
    this.free(key);
    return result;
  }

  /** A text inside for as long as it is used. */
  #text<T>(text: string, use: (at: Pointer, length: number) => T): T {
    const at = this.#put(text);
    const result = use(at, new TextEncoder().encode(text).length);
    this.#exports.free(at);
    return result;
  }

  #put(text: string): Pointer {
    const bytes = new TextEncoder().encode(text);
    const at = this.#exports.malloc(bytes.length + 1);
    if (at === 0) throw new EngineError('sandbox.memory', { limit: HEAP });
    const memory = new Uint8Array(this.memory.buffer);
    memory.set(bytes, at);
    memory[at + bytes.length] = 0;
    return at;
  }

  #get(at: Pointer, most = 1024): string {
    const bytes = new Uint8Array(this.memory.buffer).subarray(at, at + most);
    const end = bytes.indexOf(0);
    return DECODER.decode(end < 0 ? bytes : bytes.subarray(0, end));
  }

  /** Everything that QuickJS's C code can ask for. There is nothing to find: no files, no environment, no time. */
  #imports(): Record<string, WebAssembly.ImportValue> {
    const nothing = (): number => 0;
    const refused = (): number => 52; // ENOSYS
    const fail = (): never => {
      throw new WebAssembly.RuntimeError('aborted');
    };
    const zero = (...addresses: number[]): number => {
      for (const at of addresses) new DataView(this.memory.buffer).setUint32(at, 0, true);
      return 0;
    };
    return {
      memory: this.memory,
      assertFailed: fail,
      abort: fail,
      exit: fail,
      fdWrite: refused,
      fdClose: refused,
      fdSeek: refused,
      environGet: nothing,
      environSizesGet: (count: number, size: number) => zero(count, size),
      setTimer: nothing,
      keepAlive: nothing,
      localTime: nothing,
      timeZone: nothing,
      now: nothing,
      freeHostRef: nothing,
      growHeap: (wanted: number) => this.#grow(wanted >>> 0),
      shouldInterrupt: () => (this.#exports.fuel.value < this.#softLimit ? 1 : 0),
      callFunction: () => {
        this.#doorbell();
        return 0;
      },
      normalizeModule: (_rt: Pointer, _ctx: Pointer, _from: Pointer, name: Pointer) => this.#put(this.#get(name)),
      loadModule: (_rt: Pointer, context: Pointer, name: Pointer) => {
        const source = this.#host.module(this.#get(name));
        if (source !== undefined) return this.#put(source);
        const { QTS_Throw, QTS_NewError } = this.#exports;
        QTS_Throw(context, QTS_NewError(context));
        return 0;
      },
    };
  }

  #grow(wanted: number): number {
    const have = this.memory.buffer.byteLength / 65_536;
    const pages = Math.ceil(wanted / 65_536) - have;
    if (pages > PAGES.MAXIMUM - have) return 0;
    try {
      if (pages > 0) this.memory.grow(Math.min(Math.max(pages, PAGES.STEP), PAGES.MAXIMUM - have));
      return 1;
    } catch {
      return 0;
    }
  }
}
