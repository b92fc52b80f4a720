/**
 * The machine on the command line, with the arguments of QEMU.
 *
 *   npm run -s machine -- -machine virt -kernel public/guests/Image -initrd public/guests/initramfs.cpio -nographic
 *
 * Exit codes: 0 the guest (each VM) powered off, or the last --until was shown; 1 an error; 3 --max-instructions; 4 --timeout, or
 * nothing can happen any more that --until waits for; 128 + n after a signal.
 */
import { constants } from 'node:os';
import { writeFileSync } from 'node:fs';
import { EngineError } from '../src/engine/error.ts';
import { LostCores } from '../src/engine/machine/lost-cores.ts';
import { Machine } from '../src/engine/machine/machine.ts';
import { layOut } from '../src/engine/machine/loader.ts';
import { PRESETS } from '../src/engine/machine/presets.ts';
import { dashed, optionForms, parseArguments, type MachineArguments } from '../src/engine/machine/qemu-arguments.ts';
import { Refusals } from '../src/engine/machine/qemu-values.ts';
import { statistics } from '../src/engine/machine/statistics.ts';
import { Tracer } from '../src/engine/machine/trace.ts';
import { t } from '../src/messages/index.ts';
import { configure } from './machine/configuration.ts';
import { ConsoleOutput, plainScreen, PrefixedScreen, SwitchedScreen, type Screen } from './machine/consoles.ts';
import type { FileDisk } from './machine/file-disk.ts';
import { readFile, reasonOf } from './machine/files.ts';
import { Script } from './machine/script.ts';
import { Session, type End } from './machine/session.ts';
import { Teller } from './machine/teller.ts';
import { Keyboard, writeAll } from './machine/terminal.ts';
import { TraceOutput } from './machine/trace-output.ts';
import { VirtualMachines } from './machine/virtual-machines.ts';

const language = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
const say = t(language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en');
const teller = new Teller(say);
const complain = teller.tell;

/** Bytes that may wait for the guest before standard input is held. */
const MOST_TYPED = 4096;

function usage(): string {
  const lines = optionForms.map(({ name, takes }) => `  ${dashed(name)}${takes === undefined ? '' : ` ${takes}`}`);
  const presets = Object.keys(PRESETS).join(', ');
  return `${say('cli.usage')}\n${lines.join('\n')}\n\n${say('cli.consoles', { presets })}\n`;
}

function exitCode(end: End, script: Script): number {
  const awaited = script.waitsFor;
  const late = (code: string): void => {
    if (awaited === undefined) complain(code);
    else {
      const expression = awaited.expression;
      complain(`${code}-before`, { expression, where: awaited.console === undefined ? '' : `vm${awaited.console}: ` });
    }
  };
  switch (end.reason) {
    case 'finished':
      return 0;
    case 'powered-off':
      if (awaited === undefined) return 0;
      late('cli.off');
      return 4;
    case 'failed':
      return 1;
    case 'instructions':
      complain('cli.instructions');
      return 3;
    case 'timeout':
      late('cli.timeout');
      return 4;
    case 'stuck':
      late('cli.stuck');
      return 4;
    case 'interrupted':
      return end.signal === undefined ? 0 : 128 + constants.signals[end.signal];
  }
}

export interface Places {
  /** Path of core.wasm. */
  readonly wasm: string;
  /** Folder of the built guests, for presets. */
  readonly guests: string;
}

/** Returns the exit code. */
export async function main(words: readonly string[], places: Places): Promise<number> {
  const disks: FileDisk[] = [];
  const code = await attempt(words, places, disks);
  const closed = close(disks);
  if (teller.failure !== undefined) complain('cli.output', { reason: reasonOf(teller.failure) });
  return closed && teller.failure === undefined ? code : 1;
}

async function attempt(words: readonly string[], places: Places, disks: FileDisk[]): Promise<number> {
  try {
    const args = parseArguments(words);
    for (const { code, params } of args.notices) complain(code, params);
    if (args.help) return teller.show(Buffer.from(usage())) ? 0 : 1;
    return await start(args, places, disks);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const all = error instanceof Refusals ? error.all : [error];
    for (const { code, params } of all) complain(code, params);
    return 1;
  }
}

/** Writes the disks back. Returns false when one could not be: that is said, and the others are written all the same. */
function close(disks: readonly FileDisk[]): boolean {
  let written = true;
  for (const disk of disks) {
    try {
      disk.close();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      complain(error.code, error.params);
      written = false;
    }
  }
  return written;
}

/** Standard output: as it comes from one console; of several, lines side by side, or on a terminal one at a time. */
function screenFor(vms: VirtualMachines | undefined, consoles: number): Screen {
  const write = teller.show;
  if (vms === undefined || consoles === 1) return plainScreen(write);
  if (!process.stdin.isTTY || !process.stdout.isTTY) return new PrefixedScreen(write);
  const title = (vm: number): string => say('cli.console', { vm, name: vms.names[vm] ?? '' });
  return new SwitchedScreen(write, () => process.stdout.rows, title);
}

function help(vms: VirtualMachines | undefined, selected: number): string {
  const names = vms !== undefined && vms.names.length > 1 ? vms.names : [];
  const power = vms?.power() ?? [];
  const lines = names.map((name, vm) => {
    const state = say(`cli.vm.${power[vm] ?? 'waiting'}`);
    return say(vm === selected ? 'cli.key-selected' : 'cli.key-console', { vm, name, state });
  });
  return [say('cli.keys'), ...lines, ''].join('\n').replaceAll('\n', '\r\n');
}

async function start(args: MachineArguments, { wasm, guests }: Places, disks: FileDisk[]): Promise<number> {
  const { config, hypervisor, symbols } = configure(args, guests, disks);
  if (args.dumpDtb !== undefined) return dumpDeviceTree(layOut(config), args.dumpDtb);
  const vms = hypervisor && new VirtualMachines(hypervisor, complain);
  const consoles = vms?.names.length ?? 1;
  const script = new Script(args.script, consoles);
  const output = new ConsoleOutput();
  const trace = args.trace.length > 0 ? new TraceOutput(args.traceFile) : undefined;
  const tracer: Tracer | undefined =
    trace &&
    new Tracer(
      () => machine,
      args.trace,
      (text) => trace.write(text),
      symbols,
    );
  const module = new WebAssembly.Module(readFile(wasm) as Uint8Array<ArrayBuffer>);
  const lost = new LostCores(() => machine);
  const traced = tracer?.listener();
  const machine: Machine = new Machine(module, config, {
    ...traced,
    exception: (event) => {
      lost.exception(event);
      traced?.exception?.(event);
    },
    console: (byte) => output.push(0, byte),
    channel: (n, byte) => output.push(n, byte),
  });
  machine.cores.setTracing(true);

  const scripted = args.script.length > 0;
  const hasKeyboard = !scripted || process.stdin.isTTY;
  const screen = screenFor(vms, consoles);
  /** The console that keys go to. */
  let selected = 0;
  const type = (console: number, bytes: Uint8Array): void => {
    if (console === 0) machine.input(bytes);
    else machine.channels.input(console, bytes);
  };
  const keyboard = new Keyboard({
    input: (bytes) => {
      type(selected, bytes);
      session.wake();
    },
    select: (n) => {
      if (n >= consoles || consoles === 1) return;
      selected = n;
      screen.select(n);
    },
    quit: () => session.interrupt(),
    help: () => void teller.show(Buffer.from(help(vms, selected))),
  });
  const session = new Session({
    machine,
    script,
    jumps: !hasKeyboard,
    hasKeyboard,
    rebootIsEnd: args.noReboot,
    limits: {
      ...(args.maxInstructions === undefined ? {} : { instructions: args.maxInstructions }),
      ...(args.timeout === undefined ? {} : { until: performance.now() + args.timeout * 1000 }),
    },
    output: () => {
      const shown = output.take();
      if (!screen.show(shown)) session.interrupt();
      return shown;
    },
    type: ({ console, bytes }) => type(console, bytes),
    between: (waits) => {
      if (waits && !screen.settle()) session.interrupt();
      vms?.tellOfChanges();
      for (const { code, params } of lost.take()) complain(code, params);
      trace?.flush();
      const waiting = selected === 0 ? machine.pendingInput : machine.channels.pending(selected);
      if (hasKeyboard) keyboard.hold(waiting > MOST_TYPED);
    },
    resets: (count) => complain('cli.resets', { count }),
    ...(vms === undefined ? {} : { vms: () => vms.end() }),
  });
  // With a handler the disks are written back before the process ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => session.interrupt(signal));
  if (hasKeyboard) keyboard.open();
  try {
    const end = await session.run();
    screen.settle();
    return exitCode(end, script);
  } finally {
    if (hasKeyboard) keyboard.close();
    trace?.close();
    const counts = { ...statistics(machine, session.busy / 1000), ...(vms && { vms: vms.statistics() }) };
    if (args.stats) writeAll(2, Buffer.from(`${JSON.stringify(counts)}\n`));
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
