/**
 * A reader's files in QuickJS beside the engine's own bundle: no network, storage, time or randomness, bounded in what it
 * executes and in memory, and equal on every host. Whatever goes wrong inside is an EngineError that names the place.
 */
import { EngineError } from '../error.ts';
import { COST, type El2 } from '../hypervisor/el2.ts';
import { El2Server } from './el2-server.ts';
import { faultOf, importOf, placeIn, type Place, type Shift, type Told } from './faults.ts';
import { ENTRY, MAILBOX, WHERE } from './mailbox.ts';
import { MemoryPages, type MemorySnapshot } from './pages.ts';
import { QuickJs, Thrown, type QuickJsImage } from './quickjs.ts';

/** JavaScript; lines are as the reader wrote them, and columns but for the shifts. */
export interface SandboxFile {
  readonly name: string;
  readonly code: string;
  readonly shifts?: readonly Shift[];
}

export interface SandboxOptions {
  /** quickjs.wasm, compiled. */
  readonly module: WebAssembly.Module;
  /** What bin/build-sandbox.ts made of src/engine/sandbox/guest, and the name by which files import it. */
  readonly library: { readonly name: string; readonly code: string };
  readonly files: readonly SandboxFile[];
  /** Evaluated after the library, before the files are. */
  readonly prepare?: string | undefined;
  /** Evaluated last; imports the library and the files by their names. */
  readonly main: string;
  /** Operations of the mailbox beyond El2's: true when it was one. */
  readonly serve?: (operation: number, server: El2Server, mailbox: QuickJs) => boolean;
  readonly limits?: Partial<SandboxLimits>;
}

/** In units of fuel, each about a bytecode. */
export interface SandboxLimits {
  /** Until the files are evaluated. */
  readonly start: number;
  /** A call. */
  readonly call: number;
  /** All calls together. */
  readonly total: number;
}

export const LIMITS: SandboxLimits = { start: 100e6, call: 40e6, total: Number.MAX_SAFE_INTEGER };
/** What each operation of a call adds to its limit; El2 allows COST.LIMIT of them. */
const OPERATION = 2000;
/** For questions that the host asks inside: what went wrong, and where. */
const HELPER = 5e6;
/** Most bytes of a UTF-16 unit in UTF-8. */
const UTF8 = 3;

export interface SandboxSnapshot {
  readonly memory: MemorySnapshot;
  readonly spent: number;
}

/** A library that was evaluated: that takes longer than most calls, and comes to the same each time. */
interface ReadyLibrary {
  readonly name: string;
  readonly code: string;
  readonly image: QuickJsImage;
  readonly spent: number;
}
/** Of each module the last two: the hypervisor's bundle, and that of predicates. */
const readyLibraries = new WeakMap<WebAssembly.Module, readonly ReadyLibrary[]>();

export class Sandbox {
  readonly #quickjs: QuickJs;
  readonly #server: El2Server;
  readonly #library: string;
  readonly #files: ReadonlyMap<string, SandboxFile>;
  readonly #limits: SandboxLimits;
  readonly #pages: MemoryPages;
  readonly #functions: Readonly<Record<keyof typeof ENTRY, number>>;
  /** What stopped it: until it is restored it does nothing any more. */
  #stopped: EngineError | undefined;
  /** The last call was left in its middle: its frames are on the stack still, and whoever asks must not write over them. */
  #interrupted = false;
  #spent = 0;
  /** What was spent until the files were evaluated. */
  readonly #ready: number;
  /** Something ran since, or the memory is a snapshot's. */
  #touched = false;
  /** The mailbox of a call in progress, while a question is asked; none is asked inside of another. */
  readonly #kept = new Uint8Array(MAILBOX);
  /** Of the call in progress. */
  #operations = 0;
  #inside = false;

  /** Evaluates a library, unless it is one of those that are kept. */
  static prepare(module: WebAssembly.Module, library: SandboxOptions['library']): void {
    const none = new Sandbox({ module, library, files: [], main: '' });
    none.reset();
  }

  /** @throws EngineError sandbox.… as the files have it */
  constructor(options: SandboxOptions) {
    const { module, library, files, prepare, main, serve, limits } = options;
    this.#library = library.name;
    this.#limits = { ...LIMITS, ...limits };
    this.#files = new Map(files.map((file) => [file.name, file]));
    const known = new Map([[library.name, library.code], ...files.map(({ name, code }) => [name, code] as const)]);
    const ready = (readyLibraries.get(module) ?? []).find(
      ({ name, code, spent }) => name === library.name && code === library.code && spent <= this.#limits.start,
    );
    const host = {
      doorbell: () => {
        if (this.#operations++ < COST.LIMIT) quickjs.refuel(OPERATION);
        const operation = quickjs.view.getFloat64(0, true);
        if (serve?.(operation, this.#server, quickjs) !== true) this.#server.serve();
      },
      // Both `./a.ts` and `a.ts`: the files of a lab are in one folder.
      module: (name: string) => known.get(name.replace(/^\.\//, '')) ?? this.#unknownModule(name),
    };
    const quickjs: QuickJs = new QuickJs(module, MAILBOX, host, ready?.image);
    this.#quickjs = quickjs;
    this.#server = new El2Server(quickjs);
    this.#functions = { ENTER: 0, DESCRIBE: 0, WHERE: 0, STATE: 0 };
    // The library first, so that what is taken away is gone before a reader's file is looked at.
    if (ready === undefined) {
      this.#guard(this.#limits.start, () => quickjs.evaluate(library.name, library.code));
      const own = { ...library, image: quickjs.image(), spent: this.#spent };
      readyLibraries.set(module, [own, ...(readyLibraries.get(module) ?? []).slice(0, 1)]);
    } else this.#spent = ready.spent;
    const helpers = { DESCRIBE: quickjs.global(ENTRY.DESCRIBE), WHERE: quickjs.global(ENTRY.WHERE) };
    this.#functions = { ...this.#functions, ...helpers };
    if (prepare !== undefined) this.#guard(this.#limits.start, () => quickjs.evaluate('prepare', prepare));
    this.#guard(this.#limits.start, () => quickjs.evaluate('main', main));
    this.#functions = { ...this.#functions, ENTER: quickjs.global(ENTRY.ENTER), STATE: quickjs.global(ENTRY.STATE) };
    // The same files lead to the same memory.
    this.#pages = new MemoryPages(quickjs.memory, () => new Sandbox(options).#quickjs.memory);
    this.#ready = this.#spent;
    this.#touched = false;
  }

  #unknownModule(specifier: string): never {
    const known = [this.#library, ...this.#files.keys()].join(', ');
    const place = importOf(specifier, this.#files) ?? {};
    throw new EngineError('sandbox.import', { ...place, specifier: specifier.slice(0, 100), known });
  }

  get mailbox(): QuickJs {
    return this.#quickjs;
  }
  get server(): El2Server {
    return this.#server;
  }

  /** Calls what the bundle left as `enter`. Arguments and result are in the mailbox. @throws EngineError */
  enter(el2: El2 | undefined): void {
    const { call, total } = this.#limits;
    if (this.#spent >= total) this.#stopped ??= new EngineError('sandbox.total', { limit: total });
    this.#operations = 0;
    this.#server.begin(el2);
    this.#guard(Math.min(call, total - this.#spent), () => this.#quickjs.call(this.#functions.ENTER));
    if (this.#quickjs.hasJobs) this.#fail(new EngineError('sandbox.async', this.#somePlace()));
  }

  /** The bundle's own state, as text; for people, not for snapshots. After a fault: as the call has left it. */
  stateText(): string {
    if (this.#stopped !== undefined) {
      const text = this.#askText(this.#functions.STATE);
      if (text === undefined) throw this.#stopped;
      return text;
    }
    this.#server.begin(undefined);
    this.#guard(this.#limits.call, () => this.#quickjs.call(this.#functions.STATE), false);
    return this.#server.takeText();
  }

  /** Where the reader's code stands, while it waits for an answer of the host. Line 0: somewhere, too deep to be seen. */
  where(): Place | undefined {
    const [first] = this.#files.keys();
    if (first === undefined) return undefined;
    const stack = this.#stack();
    const place = placeIn(stack, this.#files);
    if (place !== undefined || (stack !== undefined && stack.length < WHERE)) return place;
    return { file: first, line: 0, column: 0 };
  }

  #somePlace(): { file: string } {
    return { file: [...this.#files.keys()][0] ?? '' };
  }

  #guard(fuel: number, action: () => void, counted = true): void {
    if (this.#stopped !== undefined) throw this.#stopped;
    if (this.#inside) throw new EngineError('sandbox.re-entry');
    this.#inside = true;
    this.#touched = true;
    try {
      const used = this.#quickjs.run(fuel, action);
      if (counted) this.#spent += used;
    } catch (error) {
      const exhausted = error instanceof WebAssembly.RuntimeError;
      const thrown = error instanceof Thrown ? error.value : undefined;
      this.#interrupted = thrown === undefined;
      const told =
        error instanceof EngineError && error.code === 'sandbox.async'
          ? undefined
          : thrown === undefined
            ? { stack: this.#stack() }
            : this.#ask(this.#functions.DESCRIBE, thrown);
      this.#fail(faultOf({ error, told, exhausted, limit: fuel / 2, files: this.#files }));
    } finally {
      this.#inside = false;
    }
  }

  #fail(error: EngineError): never {
    this.#stopped = error;
    throw error;
  }

  /** The innermost frames of what goes on inside; undefined when even that question does not end. */
  #stack(): string | undefined {
    const { WHERE: func } = this.#functions;
    if (func === 0) return undefined;
    this.#touched = true;
    const quickjs = this.#quickjs;
    let stack: string | undefined;
    try {
      quickjs.run(HELPER, () => (stack = quickjs.callText(func, UTF8 * WHERE)), this.#interrupted);
    } catch {
      return undefined;
    }
    return stack;
  }

  /** What a function inside says, as data; undefined when it says nothing of that kind. */
  #ask(func: number, argument?: number): Told | undefined {
    try {
      return JSON.parse(this.#askText(func, argument) ?? '') as Told;
    } catch {
      return undefined;
    }
  }

  /** Has a function inside write a text; undefined when even that does not end. */
  #askText(func: number, argument?: number): string | undefined {
    if (func === 0) return undefined;
    // The call in progress keeps its pieces and its mailbox.
    this.#touched = true;
    const { bytes } = this.#quickjs;
    this.#kept.set(bytes);
    const asking = new El2Server(this.#quickjs);
    try {
      this.#quickjs.answering(
        () => asking.serve(),
        () => this.#quickjs.run(HELPER, () => this.#quickjs.call(func, argument), this.#interrupted),
      );
      return asking.takeText();
    } catch {
      return undefined;
    } finally {
      this.#quickjs.bytes.set(this.#kept);
    }
  }

  /** As before the first call, whatever stopped it. */
  reset(): void {
    if (this.#touched) this.#pages.reset();
    this.#touched = false;
    this.#spent = this.#ready;
    this.#stopped = undefined;
    this.#interrupted = false;
  }

  save(): SandboxSnapshot {
    return { memory: this.#pages.save(), spent: this.#spent };
  }

  /** @throws EngineError sandbox.bad-state, device.bad-state */
  restore(saved: unknown): void {
    const { memory, spent } = (typeof saved === 'object' && saved !== null ? saved : {}) as Partial<SandboxSnapshot>;
    if (typeof spent !== 'number' || !Number.isSafeInteger(spent) || spent < 0)
      throw new EngineError('sandbox.bad-state');
    this.#touched = true;
    this.#pages.restore(memory);
    this.#spent = spent;
    this.#stopped = undefined;
    this.#interrupted = false;
  }
}
