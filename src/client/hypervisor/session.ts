import { partOf } from '../../engine/hypervisor/parts.ts';
import { PRESETS } from '../../engine/machine/preset-list.ts';
import { presetNeeds, type PresetImages } from '../../engine/machine/presets.ts';
import type { LabTools } from '../../labs/kit/tools.ts';
import type { Locale } from '../../messages/index.ts';
import { ClientError } from '../failure.ts';
import { fetchSymbols } from '../guest-symbols.ts';
import { guestFetcher } from '../guests.ts';
import { diskOf } from '../kept-disk.ts';
import { Runner } from '../runner.ts';
import type { Host } from '../time-slice.ts';
import type { TrapFilter } from '../views/trap-log.ts';
import type { RecordingCommand } from '../protocol.ts';
import type { HypervisorCommand, HypervisorEvent } from './protocol.ts';
import { ownHypervisor, problemsOfMaking, type OwnText } from './own-build.ts';
import { GuestSystem } from './system.ts';

export interface Surroundings {
  /** core.wasm, compiled; undefined when the site has none. */
  readonly module: WebAssembly.Module | undefined;
  /** Where the site's own files are; ends in a slash. */
  readonly base: string;
  readonly host: Host;
  /** What runs a reader's parts; undefined when the site was built without it. */
  tools(locale: Locale): Promise<LabTools | undefined>;
  post(event: HypervisorEvent, transfer?: Transferable[]): void;
}

type Boot = Extract<HypervisorCommand, { readonly type: 'boot' }>;
type Images = PresetImages & { readonly disks: ReturnType<typeof diskOf>[] };

/** The worker's side of the hypervisor's page: at most one machine with its VMs, driven by commands. */
export class HypervisorSession {
  readonly #around: Surroundings;
  readonly #runner: Runner<GuestSystem>;
  #boots = 0;
  #filter: TrapFilter | undefined;
  /** The core whose timeline the page shows. */
  #core = 0;
  /** Of the map that the page has. */
  #mapVersion = '';

  constructor(around: Surroundings) {
    this.#around = around;
    this.#runner = new Runner({
      host: around.host,
      post: (event) => around.post(event),
      flush: (system) => this.#flush(system),
      report: (system) => this.#report(system),
    });
    around.post({ type: 'ready', engine: around.module !== undefined });
  }

  /** Obeys one command. Never throws: what goes wrong is told to the page. */
  async obey(command: HypervisorCommand): Promise<void> {
    try {
      await this.#obey(command);
    } catch (error) {
      this.#runner.fail(error);
    }
  }

  async #obey(command: HypervisorCommand): Promise<void> {
    const { machine } = this.#runner;
    switch (command.type) {
      case 'boot':
        return this.#boot(command, ++this.#boots);
      case 'run':
        return this.#runner.run();
      case 'pause':
        return this.#runner.pause();
      case 'vm':
        return this.#give((system) => system.command(command.vm, command.action));
      case 'input':
        return this.#give((system) => system.input(command.vm, command.bytes));
      case 'back':
      case 'reverse':
      case 'seek':
      case 'end':
      case 'fork':
      case 'window':
        return this.#move(command);
      case 'drawn':
        return this.#runner.drawn(command.vm, command.bytes);
      case 'hidden':
        return this.#runner.hidden(command.hidden);
      case 'log':
        this.#filter = command.filter;
        return machine && this.#showTraps(machine);
      case 'operations': {
        const call = machine?.operations(command.id);
        if (call) this.#around.post({ type: 'operations', call });
        return;
      }
    }
  }

  #give(input: (system: GuestSystem) => void): void {
    const { machine } = this.#runner;
    if (machine === undefined) return;
    const wasLive = machine.isLive;
    input(machine);
    // Another future has begun.
    if (machine.isLive !== wasLive) this.#runner.report();
    this.#runner.wake();
  }

  #move(command: RecordingCommand): void {
    this.#core = command.core;
    if (command.type !== 'window') return this.#runner.move((system) => system.move(command));
    this.#runner.machine?.move(command);
    this.#runner.report();
  }

  /** `boot` numbers the boots: of one that a newer one has overtaken nothing is shown, its errors included. */
  async #boot({ preset, run, own }: Boot, boot: number): Promise<void> {
    try {
      const { module } = this.#around;
      if (!module) throw new ClientError('engine.missing');
      this.#runner.drop();
      this.#runner.enter('loading');
      const [images, tools] = await Promise.all([
        this.#load(preset, boot),
        own?.texts.some(({ part }) => partOf(part).language === 'typescript') === true
          ? this.#around.tools(own.locale)
          : undefined,
      ]);
      if (boot !== this.#boots) return;
      const system = this.#make(module, preset, images, tools, own?.texts ?? []);
      if (system === undefined) return this.#runner.enter('empty');
      this.#mapVersion = '';
      this.#core = 0;
      this.#runner.take(system, system.cpus);
      if (run) this.#runner.run();
      void this.#nameCode(preset, system);
    } catch (error) {
      if (boot === this.#boots) throw error;
    }
  }

  /** undefined: the reader's parts have problems, which the page is told. */
  #make(
    module: WebAssembly.Module,
    preset: string,
    images: Images,
    tools: LabTools | undefined,
    texts: readonly OwnText[],
  ): GuestSystem | undefined {
    if (texts.length === 0) return new GuestSystem(module, preset, images);
    const own = ownHypervisor(tools, texts);
    let problems = 'problems' in own ? own.problems : undefined;
    try {
      if ('make' in own) return new GuestSystem(module, preset, images, { make: own.make, texts });
    } catch (error) {
      problems = 'files' in own ? problemsOfMaking(error, own.files) : undefined;
      if (problems === undefined) throw error;
    }
    this.#around.post({ type: 'problems', problems: problems ?? [] });
    return undefined;
  }

  async #load(preset: string, boot: number): Promise<Images> {
    const { files, disks } = presetNeeds(preset);
    const fetchNamed = guestFetcher(this.#around.base, (name, received, total) => {
      if (boot === this.#boots) this.#around.post({ type: 'progress', name, received, total });
    });
    const [image, ...entries] = await Promise.all([
      disks > 0 ? fetchNamed('rootfs.ext4') : undefined,
      ...files.map(async (file) => [file, await fetchNamed(file)] as const),
    ]);
    return {
      ...Object.fromEntries(entries),
      // Each VM writes to a disk of its own, over one image.
      disks: Array.from({ length: disks }, () => diskOf(image ?? new Uint8Array())),
    };
  }

  /** Fetches the names of the kernels' functions beside the boot: a machine runs without them. */
  async #nameCode(preset: string, system: GuestSystem): Promise<void> {
    const guests = PRESETS[preset] ?? [];
    await Promise.all(
      guests.map(async ({ guest }, vm) => {
        const file = guest === 'nimbos' ? 'nimbos.symbols' : 'Image.symbols';
        system.name(vm, await fetchSymbols(this.#around.base, file, BigInt(system.entries[vm] ?? 0)));
      }),
    );
  }

  #flush(system: GuestSystem): void {
    for (const { terminal, drawn } of system.output()) {
      this.#runner.sent(terminal, drawn.bytes.length);
      this.#around.post({ type: 'console', vm: terminal, ...drawn }, [drawn.bytes.buffer]);
    }
  }

  #report(system: GuestSystem): void {
    this.#around.post({ type: 'system', system: system.system() });
    if (this.#mapVersion !== system.mapVersion) {
      this.#mapVersion = system.mapVersion;
      this.#around.post({ type: 'map', map: system.map() });
    }
    this.#showTraps(system);
    this.#around.post({ type: 'fault', fault: system.fault });
    const recording = system.recording(this.#core, this.#runner.state !== 'running');
    this.#around.post({ type: 'recording', recording });
  }

  #showTraps(system: GuestSystem): void {
    if (this.#filter !== undefined) this.#around.post({ type: 'traps', traps: system.traps(this.#filter) });
  }
}
