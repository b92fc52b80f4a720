/** Machines for the widgets' own pages and tests, built from assembly as labs build theirs. Worker or Node only. */
import { OverlayDisk } from '../../../engine/devices/disk.ts';
import { assemble } from '../../../engine/isa/assembler/index.ts';
import { Machine, type MachineConfig, type MachineListener } from '../../../engine/machine/machine.ts';
import { ListenerHub } from '../../../engine/machine/replay/hub.ts';
import { Timeline } from '../../../engine/machine/replay/timeline.ts';
import { writeElf, type Piece } from '../../../labs/kit/elf.ts';
import { diskDriver } from './disk.ts';
import { consoleGuest } from './console-guest.ts';
import { guest, hypervisor } from './nested.ts';
import type { SourceLine } from '../disassembly.ts';

export interface DemoSource {
  readonly file: string;
  readonly text: string;
  /** Address of its first byte as the program sees it, and physical where that is another one. */
  readonly origin: bigint;
  readonly load?: bigint;
}

export interface Demo {
  readonly machine: Machine;
  readonly timeline: Timeline;
  readonly symbols: ReadonlyMap<string, bigint>;
  readonly sourceAt: (address: bigint) => SourceLine | undefined;
}

/** @throws AssemblyErrors, EngineError */
export function demoMachine(
  module: WebAssembly.Module,
  sources: readonly DemoSource[],
  config: Partial<MachineConfig> = {},
  listener: MachineListener = {},
): Demo {
  const symbols = new Map<string, bigint>();
  const lines = new Map<bigint, SourceLine>();
  const pieces: Piece[] = [];
  for (const { file, text, origin, load } of sources) {
    const built = assemble(text, { origin, file, symbols: Object.fromEntries(symbols) });
    // As a linker: what a file exports, others see.
    for (const [name, value] of built.symbols) if (!symbols.has(name)) symbols.set(name, value);
    const split = text.split('\n');
    for (const [address, line] of built.lines) lines.set(address, { file, line, text: split[line - 1] ?? '' });
    pieces.push({ address: load ?? origin, bytes: built.bytes, size: built.end - origin });
  }
  const hub = new ListenerHub();
  hub.add(listener);
  const kernel = writeElf(pieces, symbols.get('_start') ?? 0n);
  const machine = new Machine(
    module,
    { cpus: 1, memory: 64 * 2 ** 20, virtualization: true, kernel, ...config },
    hub.listener,
  );
  const timeline = new Timeline(() => machine);
  hub.add(timeline.listener);
  timeline.start();
  return { machine, timeline, symbols, sourceAt: (address) => lines.get(address) };
}

/** Hypervisor and guest of nested.ts, before the first instruction. */
export const nestedDemo = (module: WebAssembly.Module): Demo =>
  demoMachine(module, [
    { file: 'guest.s', text: guest, origin: 0x8000_0000n, load: 0x4040_0000n },
    { file: 'hypervisor.s', text: hypervisor, origin: 0x4008_0000n },
  ]);

/** The driver of disk.ts with a disk whose first sectors have text in them. */
export function diskDemo(module: WebAssembly.Module): Demo {
  const bytes = new Uint8Array(64 * 512);
  bytes.set(new TextEncoder().encode('the first sector\n'));
  bytes.set(new TextEncoder().encode('the second sector\n'), 512);
  return demoMachine(module, [{ file: 'disk.s', text: diskDriver, origin: 0x4008_0000n }], {
    modernVirtio: true,
    drives: [{ disk: new OverlayDisk((offset, length) => bytes.subarray(offset, offset + length), bytes.length) }],
  });
}

/** The guest of console-guest.ts. @param console hears each byte of its UART */
export const consoleDemo = (module: WebAssembly.Module, console: (byte: number) => void): Demo =>
  demoMachine(
    module,
    [{ file: 'console.s', text: consoleGuest, origin: 0x4008_0000n }],
    { virtualization: false },
    { console },
  );
