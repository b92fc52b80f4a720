import { BUILTIN } from '../../engine/machine/builtin-places.ts';
import type { FileSource } from '../../engine/machine/file-source.ts';
import { Machine } from '../../engine/machine/machine.ts';
import { parseArguments, type MachineArguments } from '../../engine/machine/qemu-arguments.ts';
import { machineConfig } from '../../engine/machine/qemu-configuration.ts';
import { refusalsOf } from '../../engine/machine/qemu-values.ts';
import { shellWords } from '../../engine/machine/shell-words.ts';
import { OverlayDisk } from '../../engine/devices/disk.ts';
import { readOwn, unpacked } from '../boot.ts';
import { ClientError } from '../failure.ts';
import { guestFetcher } from '../guests.ts';
import { firstPace } from '../paced-machine.ts';
import { RecordedRun } from '../recording/recorded-run.ts';
import { Runner } from '../runner.ts';
import type { Host } from '../time-slice.ts';
import { commandLineView, withStandIns, type StandIns } from '../views/command-line.ts';
import type { Line, LineCommand, LineEvent, Source } from './protocol.ts';

export interface Surroundings {
  /** core.wasm, compiled; undefined when the site has none. */
  readonly module: WebAssembly.Module | undefined;
  /** Where the site's own files are; ends in a slash. */
  readonly base: string;
  readonly host: Host;
  post(event: LineEvent, transfer?: Transferable[]): void;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The worker's side of the page: reads lines, and holds at most one machine, made as the terminal makes it. */
export class LineSession {
  readonly #around: Surroundings;
  readonly #runner: Runner<LineMachine>;
  readonly #fetch: ReturnType<typeof guestFetcher>;
  /** What was read of the site's files, and of the reader's. */
  readonly #fetched = new Map<string, Promise<Bytes>>();
  readonly #own = new WeakMap<Blob, Bytes>();
  /** Of the last line that was asked about: an earlier one's answer comes too late. */
  #asked = 0;
  #boots = 0;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#fetch = guestFetcher(around.base, (name, received, total) =>
      around.post({ type: 'progress', name, received, total }),
    );
    this.#runner = new Runner({
      host: around.host,
      post: (event) => around.post(event),
      flush: (machine) => this.#flush(machine),
      report: ({ recorded }) => around.post({ type: 'recording', recording: recorded.recording(0, false) }),
    });
    around.post({ type: 'ready', engine: around.module !== undefined });
  }

  /** Obeys one command. Never throws: what goes wrong is told to the page. */
  async obey(command: LineCommand): Promise<void> {
    try {
      await this.#obey(command);
    } catch (error) {
      this.#runner.fail(error);
    }
  }

  async #obey(command: LineCommand): Promise<void> {
    switch (command.type) {
      case 'examine':
        return this.#examine(command.line, ++this.#asked);
      case 'boot':
        return this.#boot(command.line, ++this.#boots);
      case 'run':
        return this.#runner.run();
      case 'pause':
        return this.#runner.pause();
      case 'input':
        this.#runner.machine?.input(command.console, command.bytes);
        return this.#runner.wake();
      case 'drawn':
        return this.#runner.drawn(command.console, command.bytes);
      case 'hidden':
        return this.#runner.hidden(command.hidden);
    }
  }

  async #examine(line: Line, asked: number): Promise<void> {
    const answer = (files?: ReadonlyMap<string, Bytes>): void => {
      if (asked !== this.#asked) return;
      const view = commandLineView(line.text, files, standInsOf(line.sources));
      this.#around.post({ type: 'examined', text: line.text, view });
    };
    // At once what can be said without the files.
    answer();
    if (line.sources.size === 0) return;
    try {
      answer(await this.#read(line.sources));
    } catch (error) {
      if (asked === this.#asked) this.#runner.tell(error);
    }
  }

  /** Files by the names that the line uses; what nobody has chosen is not there. */
  async #read(sources: Line['sources']): Promise<ReadonlyMap<string, Bytes>> {
    const read = [...sources].map(async ([name, source]) => [name, await this.#bytes(source)] as const);
    const files = new Map<string, Bytes>();
    for (const [name, bytes] of await Promise.all(read)) if (bytes !== undefined) files.set(name, bytes);
    return files;
  }

  async #bytes(source: Source): Promise<Bytes | undefined> {
    if (source.kind === 'own') {
      const { file, label } = source;
      const bytes = this.#own.get(file) ?? (await readOwn({ name: label, file }));
      this.#own.set(file, bytes);
      return bytes;
    }
    if (source.kind !== 'site') return undefined;
    const fetched = this.#fetched.get(source.file) ?? this.#fetch(source.file);
    this.#fetched.set(source.file, fetched);
    // What could not be fetched can be the next time.
    fetched.catch(() => this.#fetched.delete(source.file));
    return fetched;
  }

  /** `boot` numbers the boots: of one that a newer one has overtaken nothing is shown, its errors included. */
  async #boot(line: Line, boot: number): Promise<void> {
    try {
      const { module } = this.#around;
      if (!module) throw new ClientError('engine.missing');
      this.#runner.drop();
      this.#runner.enter('loading');
      const args = withStandIns(parseArguments(shellWords(line.text)), standInsOf(line.sources));
      const files = new Map(await this.#read(line.sources));
      const { kernel } = args;
      const packed = kernel === undefined ? undefined : files.get(kernel);
      if (kernel !== undefined && packed !== undefined) files.set(kernel, await unpacked(kernel, packed));
      if (boot !== this.#boots) return;
      const machine = new LineMachine(module, args, sourceOf(files));
      this.#around.post({ type: 'consoles', names: machine.consoles });
      this.#runner.take(machine, args.cpus);
      this.#runner.run();
    } catch (error) {
      if (boot !== this.#boots) return;
      // All that the line is refused for, not only the first.
      const all = refusalsOf(() => {
        throw error;
      });
      for (const one of all.slice(1)) this.#runner.tell(one);
      throw all[0] ?? error;
    }
  }

  #flush(machine: LineMachine): void {
    for (const { terminal, drawn } of machine.recorded.output()) {
      this.#runner.sent(terminal, drawn.bytes.length);
      this.#around.post({ type: 'console', console: terminal, ...drawn }, [drawn.bytes.buffer]);
    }
  }
}

function standInsOf(sources: Line['sources']): StandIns {
  const standIns = new Map<string, 'builtin' | 'nothing'>();
  for (const [name, { kind }] of sources) if (kind === 'builtin' || kind === 'nothing') standIns.set(name, kind);
  return standIns;
}

/** Files as a machine asks for them. Each disk begins as its image is, and what is written to it lasts as long as the machine. */
function sourceOf(files: ReadonlyMap<string, Bytes>): FileSource {
  const read = (name: string): Bytes => {
    const bytes = files.get(name);
    if (bytes === undefined) throw new ClientError('line.no-file', { file: name });
    return bytes;
  };
  return {
    read,
    disk({ file, readOnly }) {
      const bytes = read(file);
      return new OverlayDisk((offset, length) => bytes.subarray(offset, offset + length), bytes.length, { readOnly });
    },
  };
}

/** A machine from a line, with a console for each VM where the built-in hypervisor is what starts. */
class LineMachine {
  readonly recorded: RecordedRun;
  readonly consoles: readonly string[];
  readonly #channels: readonly (number | undefined)[];

  /** @throws EngineError whatever does not fit together, as the terminal says it */
  constructor(module: WebAssembly.Module, args: MachineArguments, files: FileSource) {
    const { hypervisor, ...rest } = machineConfig(args, files, Math.floor(Date.now() / 1000));
    const config = { ...rest, ...(hypervisor !== undefined && { hypervisor }), cyclesPerCount: firstPace };
    const vms = hypervisor?.plan.vms ?? [{ name: args.kernel ?? args.bios ?? BUILTIN, uartChannel: undefined }];
    this.consoles = vms.map(({ name }) => name);
    this.#channels = vms.map(({ uartChannel }) => uartChannel);
    this.recorded = new RecordedRun((listener) => new Machine(module, config, listener), {
      uart: this.#channels.indexOf(undefined),
      channels: new Map(
        this.#channels.flatMap((channel, console) => (channel === undefined ? [] : [[channel, console] as const])),
      ),
    });
  }
  run(instructions: number): ReturnType<RecordedRun['run']> {
    return this.recorded.run(instructions);
  }
  get instructions(): number {
    return this.recorded.instructions;
  }
  get memory(): number {
    return this.recorded.memory;
  }
  input(console: number, bytes: Uint8Array): void {
    if (console < this.consoles.length) this.recorded.input(bytes, this.#channels[console]);
  }
}
