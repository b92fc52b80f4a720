import { load } from './boot.ts';
import type { Disk } from '../engine/devices/disk.ts';
import type { SymbolNames } from '../engine/isa/disassemble.ts';
import type { Engine, GuestMachine, Ran } from './engine-adapter.ts';
import { asMessage, ClientError } from './failure.ts';
import { fetchSymbols } from './guest-symbols.ts';
import { diskOf, keptBytes, KeptDisk, keptDisks, resetDisk, type DiskStore } from './kept-disk.ts';
import type { BootRequest, Command, Event, RunState } from './protocol.ts';
import { SliceLoop, type Host, type Slice } from './time-slice.ts';

/** Console bytes that may wait for the terminal before the guest has to. */
const mostUndrawn = 256 * 1024;
/** Milliseconds: how often the status line and the panel are told, and how long a disk write may wait to be kept. */
const reportEvery = 250;
const saveEvery = 500;
/** The longest sleep of an idle guest: its timers are ours, so this only bounds how late a wake-up can be noticed. */
const longestSleep = 100;
const hiddenRest = 100;

export interface Surroundings {
  readonly engine: Engine | undefined;
  /** Where the site's own files are; ends in a slash. */
  readonly base: string;
  readonly host: Host;
  post(event: Event, transfer?: Transferable[]): void;
  openStore(): Promise<DiskStore>;
  /** The only writer of a disk in this browser, or undefined when another tab is. */
  claim(disk: string): Promise<(() => void) | undefined>;
}

interface Attached {
  readonly id: string;
  readonly disk: Disk;
  /** The same disk, when its changes are kept. */
  readonly kept: KeptDisk | undefined;
  release(): void;
}

/** The worker's side of one page: at most one machine, driven by commands. */
export class Session {
  readonly #around: Surroundings;
  readonly #loop: SliceLoop;
  #state: RunState = 'empty';
  #machine: GuestMachine | undefined;
  #cpus = 1;
  #attached: Attached | undefined;
  #watched: number | undefined;
  /** Of the machine that there is: the file with its kernel's symbols, and what they are once somebody watches. */
  #symbols: string | undefined;
  #names: SymbolNames | undefined;
  #undrawn = 0;
  #boots = 0;
  #lastReport = { at: 0, instructions: 0 };
  #lastSave = 0;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#loop = new SliceLoop(around.host, (budget) => this.#slice(budget));
    around.post({ type: 'ready', engine: around.engine !== undefined });
    void this.#showDisk();
  }

  /** Obeys one command. Never throws: what goes wrong is told to the page. */
  async obey(command: Command): Promise<void> {
    try {
      await this.#obey(command);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #obey(command: Command): Promise<void> {
    switch (command.type) {
      case 'boot':
        return this.#boot(command.request, command.run, ++this.#boots);
      case 'run':
        return this.#run();
      case 'pause':
        return this.#pause();
      case 'step':
        return this.#step(command.core);
      case 'input':
        this.#machine?.input(command.bytes);
        return this.#loop.wake();
      case 'drawn':
        this.#undrawn -= command.bytes;
        return this.#undrawn < mostUndrawn ? this.#loop.wake() : undefined;
      case 'watch':
        this.#watched = command.core;
        void this.#nameCode();
        return this.#showCpu();
      case 'hidden':
        return this.#loop.rest(command.hidden ? hiddenRest : 0);
      case 'reset-disk':
        return this.#resetDisk();
    }
  }

  /** `boot` numbers the boots: of one that a newer one has overtaken nothing is shown, its errors included. */
  async #boot(request: BootRequest, run: boolean, boot: number): Promise<void> {
    try {
      await this.#build(request, run, boot);
    } catch (error) {
      if (boot === this.#boots) throw error;
    }
  }

  async #build(request: BootRequest, run: boolean, boot: number): Promise<void> {
    const { engine, base, post } = this.#around;
    if (!engine) throw new ClientError('engine.missing');
    await this.#leave();
    this.#enter('loading');
    const { plan, disk, symbols } = await load(request, base, (name, received, total) => {
      if (boot === this.#boots) post({ type: 'progress', name, received, total });
    });
    const attached = disk && (await this.#open(disk.id, disk.image));
    // A newer boot, or a reset of the disk, has taken over while this one was loading.
    if (boot !== this.#boots) return attached?.release();
    this.#attached = attached;
    this.#machine = engine.create(attached ? { ...plan, disk: attached.disk } : plan);
    this.#cpus = plan.cpus;
    this.#undrawn = 0;
    this.#symbols = symbols;
    this.#names = undefined;
    void this.#nameCode();
    this.#lastReport = { at: this.#around.host.now(), instructions: 0 };
    this.#enter('paused');
    this.#report();
    void this.#showDisk();
    if (run) this.#run();
  }

  /** The disk with what is kept of it, or the image alone where nothing can be kept. */
  async #open(id: string, image: Uint8Array<ArrayBuffer>): Promise<Attached> {
    const release = await this.#around.claim(id);
    try {
      if (!release) throw new ClientError('disk.elsewhere');
      const disk = diskOf(image, () => this.#keep());
      const kept = await KeptDisk.open(await this.#around.openStore(), id, disk);
      return { id, disk, kept, release };
    } catch (error) {
      this.#tell(error);
      return { id, disk: diskOf(image), kept: undefined, release: release ?? (() => {}) };
    }
  }

  #run(): void {
    if (this.#state !== 'paused') return;
    this.#lastReport = { at: this.#around.host.now(), instructions: this.#machine?.instructions ?? 0 };
    this.#enter('running');
    this.#loop.start();
  }

  #pause(): void {
    if (this.#state !== 'running') return;
    this.#loop.stop();
    this.#enter('paused');
    this.#report();
    this.#keep();
  }

  #step(core: number): void {
    if (this.#state !== 'paused' || !this.#machine) return;
    this.#after(this.#machine.step(core));
    this.#flushConsole(this.#machine);
    this.#report();
    this.#keep();
  }

  /** One time slice; what it throws ends the machine, not the worker. */
  #slice(budget: number): Slice {
    const machine = this.#machine;
    if (!machine) return { executed: 0, next: 'never' };
    if (this.#undrawn >= mostUndrawn) return { executed: 0, next: { milliseconds: longestSleep } };
    try {
      const ran = machine.run(budget);
      this.#flushConsole(machine);
      const now = this.#around.host.now();
      if (now - this.#lastReport.at >= reportEvery) this.#report();
      if (now - this.#lastSave >= saveEvery) this.#keep();
      return { executed: ran.executed, next: this.#after(ran) };
    } catch (error) {
      this.#flushConsole(machine);
      this.#fail(error);
      return { executed: 0, next: 'never' };
    }
  }

  #after(ran: Ran): Slice['next'] {
    if (ran.outcome === 'off') {
      this.#loop.stop();
      this.#enter('off');
      this.#report();
      this.#keep();
      return 'never';
    }
    return ran.outcome === 'idle' ? { milliseconds: Math.min(longestSleep, ran.milliseconds) } : 'at-once';
  }

  #flushConsole(machine: GuestMachine): void {
    const bytes = machine.output();
    if (bytes.length === 0) return;
    this.#undrawn += bytes.length;
    this.#around.post({ type: 'console', bytes }, [bytes.buffer]);
  }

  #report(): void {
    if (!this.#machine) return;
    const { instructions, memory } = this.#machine;
    const at = this.#around.host.now();
    const elapsed = at - this.#lastReport.at;
    const mips = elapsed > 0 ? (instructions - this.#lastReport.instructions) / elapsed / 1000 : 0;
    this.#lastReport = { at, instructions };
    this.#around.post({ type: 'usage', usage: { instructions, memory, mips } });
    this.#showCpu();
  }

  #showCpu(): void {
    if (!this.#machine || this.#watched === undefined || this.#watched >= this.#cpus) return;
    this.#around.post({ type: 'cpu', cpu: this.#machine.inspect(this.#watched, this.#names) });
  }

  /** Fetches the kernel's symbols, once, when somebody looks at the code; a machine alone runs without them. */
  async #nameCode(): Promise<void> {
    const file = this.#symbols;
    if (file === undefined || this.#watched === undefined) return;
    this.#symbols = undefined;
    const boot = this.#boots;
    const names = await fetchSymbols(this.#around.base, file);
    if (boot !== this.#boots) return;
    this.#names = names;
    this.#showCpu();
  }

  #keep(): void {
    this.#lastSave = this.#around.host.now();
    const disk = this.#attached?.kept;
    if (!disk) return;
    const before = disk.kept;
    disk.save().then(
      () => (disk.kept === before ? undefined : this.#showDisk()),
      (error: unknown) => this.#tell(error),
    );
  }

  async #resetDisk(): Promise<void> {
    const store = await this.#around.openStore();
    const attached = this.#attached?.id;
    // A boot under way could read a disk that is half reset; and the running guest holds blocks of its disk in its
    // caches, so it cannot survive the disk.
    this.#boots++;
    if (attached !== undefined || this.#state === 'loading') {
      await this.#leave();
      this.#enter('empty');
    }
    for (const id of attached === undefined ? await keptDisks(store) : [attached]) {
      const release = await this.#around.claim(id);
      if (!release) throw new ClientError('disk.elsewhere');
      await resetDisk(store, id).finally(release);
    }
    await this.#showDisk();
  }

  async #showDisk(): Promise<void> {
    try {
      const disk = this.#attached?.kept;
      const kept = disk ? disk.kept : await keptBytes(await this.#around.openStore());
      this.#around.post({ type: 'disk', attached: disk !== undefined, kept });
    } catch (error) {
      this.#tell(error);
    }
  }

  /** Ends the machine that there is, and waits until its disk is kept. */
  async #leave(): Promise<void> {
    this.#loop.stop();
    this.#machine = undefined;
    const attached = this.#attached;
    this.#attached = undefined;
    await attached?.kept?.save().catch((error: unknown) => this.#tell(error));
    attached?.release();
  }

  #enter(state: RunState): void {
    this.#state = state;
    this.#around.post({ type: 'state', state, cpus: this.#cpus });
  }

  #fail(error: unknown): void {
    this.#loop.stop();
    this.#tell(error);
    this.#enter(this.#machine ? 'stopped' : 'empty');
  }

  #tell(error: unknown): void {
    this.#around.post({ type: 'failure', message: asMessage(error) });
  }
}
