import { load } from './boot.ts';
import type { Disk } from '../engine/devices/disk.ts';
import type { SymbolNames } from '../engine/isa/disassemble.ts';
import type { Engine, GuestMachine } from './engine-adapter.ts';
import { ClientError } from './failure.ts';
import { fetchSymbols } from './guest-symbols.ts';
import { diskOf, keptBytes, KeptDisk, keptDisks, resetDisk, type DiskStore } from './kept-disk.ts';
import type { BootRequest, Command, Event, RecordingCommand } from './protocol.ts';
import { Runner } from './runner.ts';
import type { Host } from './time-slice.ts';
import type { Look, Looked } from './views/look.ts';

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
  readonly #runner: Runner<GuestMachine>;
  #cpus = 1;
  #attached: Attached | undefined;
  #watched: number | undefined;
  /** The core whose timeline the page shows. */
  #core = 0;
  /** Of the machine that there is: the file with its kernel's symbols, and what they are once somebody watches. */
  #symbols: string | undefined;
  #names: SymbolNames | undefined;
  #boots = 0;
  #look: Look | undefined;
  #looked: Looked | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#runner = new Runner({
      host: around.host,
      post: (event) => around.post(event),
      flush: (machine) => this.#flushConsole(machine),
      report: (machine) => {
        this.#showCpu();
        this.#showRecording(machine);
      },
      keep: () => this.#keep(),
    });
    around.post({ type: 'ready', engine: around.engine !== undefined });
    void this.#showDisk();
  }

  /** Obeys one command. Never throws: what goes wrong is told to the page. */
  async obey(command: Command): Promise<void> {
    try {
      await this.#obey(command);
    } catch (error) {
      this.#runner.fail(error);
    }
  }

  async #obey(command: Command): Promise<void> {
    switch (command.type) {
      case 'boot':
        return this.#boot(command.request, command.run, ++this.#boots);
      case 'run':
        return this.#runner.run();
      case 'pause':
        return this.#runner.pause();
      case 'step':
        return this.#runner.step((machine) => machine.step(command.core));
      case 'input':
        return this.#input(command.bytes);
      case 'back':
      case 'reverse':
      case 'seek':
      case 'end':
      case 'fork':
      case 'window':
        return this.#move(command);
      case 'drawn':
        return this.#runner.drawn(0, command.bytes);
      case 'watch':
        this.#watched = command.core;
        this.#core = command.core ?? this.#core;
        void this.#nameCode();
        return this.#showCpu();
      case 'look':
        this.#look = command.look;
        this.#looked = undefined;
        return this.#showLooked();
      case 'hidden':
        return this.#runner.hidden(command.hidden);
      case 'reset-disk':
        return this.#resetDisk();
    }
  }

  #input(bytes: Uint8Array): void {
    const { machine } = this.#runner;
    const wasLive = machine?.isLive;
    machine?.input(bytes);
    // Another future has begun.
    if (machine?.isLive !== wasLive) this.#runner.report();
    this.#runner.wake();
  }

  #move(command: RecordingCommand): void {
    this.#core = command.core;
    // What is written to the disk until now is kept, before it holds what was there then.
    this.#keep();
    if (command.type !== 'window') return this.#runner.move((machine) => machine.move(command));
    this.#runner.machine?.move(command);
    this.#runner.report();
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
    this.#runner.enter('loading');
    const { plan, disk, symbols } = await load(request, base, (name, received, total) => {
      if (boot === this.#boots) post({ type: 'progress', name, received, total });
    });
    const attached = disk && (await this.#open(disk.id, disk.image));
    // A newer boot, or a reset of the disk, has taken over while this one was loading.
    if (boot !== this.#boots) return attached?.release();
    this.#attached = attached;
    this.#core = 0;
    const machine = engine.create(attached ? { ...plan, disk: attached.disk } : plan);
    this.#symbols = symbols;
    this.#names = undefined;
    this.#cpus = plan.cpus;
    this.#runner.take(machine, plan.cpus);
    void this.#nameCode();
    void this.#showDisk();
    if (run) this.#runner.run();
  }

  /** The disk with what is kept of it, or the image alone where nothing can be kept. */
  async #open(id: string, image: Uint8Array<ArrayBuffer>): Promise<Attached> {
    const release = await this.#around.claim(id);
    try {
      if (!release) throw new ClientError('disk.elsewhere');
      const disk = diskOf(image, () => this.#keep());
      const isNow = (): boolean => this.#runner.machine?.isLive ?? true;
      const kept = await KeptDisk.open(await this.#around.openStore(), id, disk, isNow);
      return { id, disk, kept, release };
    } catch (error) {
      this.#runner.tell(error);
      return { id, disk: diskOf(image), kept: undefined, release: release ?? (() => {}) };
    }
  }

  #flushConsole(machine: GuestMachine): void {
    for (const drawn of machine.output()) {
      this.#runner.sent(0, drawn.bytes.length);
      this.#around.post({ type: 'console', ...drawn }, [drawn.bytes.buffer]);
    }
  }

  #showCpu(): void {
    const { machine } = this.#runner;
    if (!machine || this.#watched === undefined || this.#watched >= this.#cpus) return;
    this.#around.post({ type: 'cpu', cpu: machine.inspect(this.#watched, this.#names) });
    // Tables of a running guest are long, and another one's the moment after.
    if (this.#look !== undefined && this.#runner.state !== 'running') this.#showLooked();
  }

  #showRecording(machine: GuestMachine): void {
    const recording = machine.recording(this.#core, this.#runner.state !== 'running');
    this.#around.post({ type: 'recording', recording });
  }

  #showLooked(): void {
    const { machine } = this.#runner;
    this.#looked = machine && this.#look && machine.look(this.#watched ?? 0, this.#look, this.#looked);
    this.#around.post({ type: 'looked', looked: this.#looked });
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
    const disk = this.#attached?.kept;
    if (!disk) return;
    const before = disk.kept;
    disk.save().then(
      () => (disk.kept === before ? undefined : this.#showDisk()),
      (error: unknown) => this.#runner.tell(error),
    );
  }

  async #resetDisk(): Promise<void> {
    const store = await this.#around.openStore();
    const attached = this.#attached?.id;
    // A boot under way could read a disk that is half reset; and the running guest holds blocks of its disk in its
    // caches, so it cannot survive the disk.
    this.#boots++;
    if (attached !== undefined || this.#runner.state === 'loading') {
      await this.#leave();
      this.#runner.enter('empty');
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
      this.#runner.tell(error);
    }
  }

  /** Ends the machine that there is, and waits until its disk is kept. */
  async #leave(): Promise<void> {
    const attached = this.#attached;
    this.#attached = undefined;
    // While the machine is there, which says whether the disk is in its past.
    const saved = attached?.kept?.save();
    this.#runner.drop();
    await saved?.catch((error: unknown) => this.#runner.tell(error));
    attached?.release();
  }
}
