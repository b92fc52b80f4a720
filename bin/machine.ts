/**
 * The machine on the command line, with the arguments of QEMU.
 *
 *   npm run -s machine -- -machine virt -kernel public/guests/Image -initrd public/guests/initramfs.cpio -nographic
 *
 * Exit codes: 0 the guest powered off, or the last --until was shown; 1 an error; 3 --max-instructions; 4 --timeout, or
 * nothing can happen any more that --until waits for; 128 + n after a signal.
 */
import { constants } from 'node:os';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { EngineError } from '../src/engine/error.ts';
import { Machine } from '../src/engine/machine/machine.ts';
import { layOut } from '../src/engine/machine/loader.ts';
import { dashed, optionForms, parseArguments, type MachineArguments } from '../src/engine/machine/qemu-arguments.ts';
import { machineConfig } from '../src/engine/machine/qemu-configuration.ts';
import { statistics } from '../src/engine/machine/statistics.ts';
import { parseSymbols } from '../src/engine/machine/symbols.ts';
import { Tracer } from '../src/engine/machine/trace.ts';
import { t } from '../src/messages/index.ts';
import { FileDisk, reasonOf } from './machine/file-disk.ts';
import { Script } from './machine/script.ts';
import { Session, type End } from './machine/session.ts';
import { Keyboard, writeAll } from './machine/terminal.ts';

const language = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
const say = t(language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en');
const complain = (code: string, params = {}): void => void writeAll(2, Buffer.from(`machine: ${say(code, params)}\n`));

/** Bytes that may wait for the guest before standard input is held. */
const MOST_TYPED = 4096;

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new EngineError('file.unreadable', { file, reason: reasonOf(error) });
  }
}

function usage(): string {
  const lines = optionForms.map(({ name, takes }) => `  ${dashed(name)}${takes === undefined ? '' : ` ${takes}`}`);
  return `${say('cli.usage')}\n${lines.join('\n')}\n`;
}

/** Trace lines go to -D's file, else to standard error as QEMU's; they are gathered, for a boot has millions. */
class TraceOutput {
  readonly #descriptor: number;
  #text = '';

  constructor(file: string | undefined) {
    try {
      this.#descriptor = file === undefined ? 2 : openSync(file, 'w');
    } catch (error) {
      throw new EngineError('file.unwritable', { file: file ?? '', reason: reasonOf(error) });
    }
  }
  write(text: string): void {
    this.#text += text;
    if (this.#text.length > 65536) this.flush();
  }
  flush(): void {
    writeAll(this.#descriptor, Buffer.from(this.#text));
    this.#text = '';
  }
  close(): void {
    this.flush();
    if (this.#descriptor !== 2) closeSync(this.#descriptor);
  }
}

/** The guest's symbols stand beside its kernel, as FILE.symbols. */
function symbolsOf(kernel: string | undefined): ReturnType<typeof parseSymbols> | undefined {
  try {
    return kernel === undefined ? undefined : parseSymbols(readFileSync(`${kernel}.symbols`, 'utf8'));
  } catch {
    return undefined;
  }
}

function exitCode(end: End, script: Script): number {
  switch (end.reason) {
    case 'finished':
      return 0;
    case 'powered-off':
      if (script.waitsFor === undefined) return 0;
      complain('cli.off-before', { expression: script.waitsFor });
      return 4;
    case 'instructions':
      complain('cli.instructions');
      return 3;
    case 'timeout':
      if (script.waitsFor === undefined) complain('cli.timeout');
      else complain('cli.timeout-before', { expression: script.waitsFor });
      return 4;
    case 'stuck':
      if (script.waitsFor === undefined) complain('cli.stuck');
      else complain('cli.stuck-before', { expression: script.waitsFor });
      return 4;
    case 'interrupted':
      return end.signal === undefined ? 0 : 128 + constants.signals[end.signal];
  }
}

/** @param wasm path of core.wasm. Returns the exit code. */
export async function main(words: readonly string[], wasm: string): Promise<number> {
  const disks: FileDisk[] = [];
  try {
    const args = parseArguments(words);
    if (args.help) return writeAll(1, Buffer.from(usage())) ? 0 : 1;
    return await start(args, wasm, disks);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    complain(error.code, error.params);
    return 1;
  } finally {
    for (const disk of disks) disk.close();
  }
}

async function start(args: MachineArguments, wasm: string, disks: FileDisk[]): Promise<number> {
  const files = {
    read: readFile,
    disk: (drive: { file: string; readOnly: boolean; snapshot: boolean }): FileDisk => {
      const disk = new FileDisk(drive.file, drive);
      disks.push(disk);
      return disk;
    },
  };
  const config = machineConfig(args, files, Math.floor(Date.now() / 1000));
  if (args.dumpDtb !== undefined) return dumpDeviceTree(layOut(config), args.dumpDtb);
  const output: number[] = [];
  const trace = args.trace.length > 0 ? new TraceOutput(args.traceFile) : undefined;
  const tracer: Tracer | undefined =
    trace &&
    new Tracer(
      () => machine,
      args.trace,
      (text) => trace.write(text),
      symbolsOf(args.kernel),
    );
  const module = new WebAssembly.Module(readFile(wasm) as Uint8Array<ArrayBuffer>);
  const machine: Machine = new Machine(module, config, {
    ...tracer?.listener(),
    console: (byte) => void output.push(byte),
  });
  tracer?.start();

  const script = new Script(args.script);
  const scripted = args.script.length > 0;
  const hasKeyboard = !scripted || process.stdin.isTTY;
  const keyboard = new Keyboard({
    input: (bytes) => {
      machine.input(bytes);
      session.wake();
    },
    quit: () => session.interrupt(),
    help: () => void writeAll(1, Buffer.from(say('cli.keys').replaceAll('\n', '\r\n'))),
  });
  const session = new Session({
    machine,
    script,
    jumps: !hasKeyboard,
    hasKeyboard,
    rebootIsEnd: args.noReboot,
    limits: {
      ...(args.maxInstructions === undefined ? {} : { instructions: args.maxInstructions }),
      ...(args.timeout === undefined ? {} : { until: args.timeout * 1000 }),
    },
    output: () => {
      const bytes = Uint8Array.from(output.splice(0));
      if (!writeAll(1, bytes)) session.interrupt();
      return bytes;
    },
    between: () => {
      trace?.flush();
      if (hasKeyboard) keyboard.hold(machine.pendingInput > MOST_TYPED);
    },
  });
  // With a handler the disks are written back before the process ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => session.interrupt(signal));
  if (hasKeyboard) keyboard.open();
  try {
    return exitCode(await session.run(), script);
  } finally {
    if (hasKeyboard) keyboard.close();
    trace?.close();
    if (args.stats) writeAll(2, Buffer.from(`${JSON.stringify(statistics(machine, session.busy / 1000))}\n`));
  }
}

/** As QEMU's `-machine dumpdtb=`: the tree as the guest would get it, and the end. */
function dumpDeviceTree(layout: ReturnType<typeof layOut>, file: string): number {
  try {
    writeFileSync(file, layout.deviceTree);
  } catch (error) {
    throw new EngineError('file.unwritable', { file, reason: reasonOf(error) });
  }
  return 0;
}
