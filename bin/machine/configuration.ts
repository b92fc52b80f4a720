/** From the command line and files to a machine's configuration. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../../src/engine/error.ts';
import type { Hypervisor } from '../../src/engine/hypervisor/index.ts';
import type { MachineConfig } from '../../src/engine/machine/config.ts';
import { presetConfig, presetNeeds } from '../../src/engine/machine/presets.ts';
import type { MachineArguments } from '../../src/engine/machine/qemu-arguments.ts';
import { machineConfig } from '../../src/engine/machine/qemu-configuration.ts';
import { parseSymbols, type Symbols } from '../../src/engine/machine/symbols.ts';
import { FileDisk } from './file-disk.ts';
import { readFile } from './files.ts';

export interface Configured {
  readonly config: MachineConfig;
  /** The built-in hypervisor, if the machine starts one. */
  readonly hypervisor: Hypervisor | undefined;
  /** Of what it boots, where they stand beside it as FILE.symbols. */
  readonly symbols: Symbols | undefined;
}

/**
 * @param guests folder of the built guests
 * @param disks gets every disk that is opened: who opens closes
 * @throws EngineError whatever is wrong with the files or does not fit together
 */
export function configure(args: MachineArguments, guests: string, disks: FileDisk[]): Configured {
  const open = (file: string, options: { readOnly: boolean; snapshot: boolean }): FileDisk => {
    const disk = new FileDisk(file, options);
    // Each would write over what the other wrote; QEMU refuses that too.
    const other = disks.find(({ identity }) => identity === disk.identity);
    if (other !== undefined && (disk.keeps || other.keeps)) {
      disk.close();
      throw new EngineError('file.two-disks', { file });
    }
    disks.push(disk);
    return disk;
  };
  if (args.preset !== undefined) return presetMachine(args, args.preset, guests, open);
  const { hypervisor, ...rest } = machineConfig(
    args,
    { read: readFile, disk: (drive) => open(drive.file, drive) },
    Math.floor(Date.now() / 1000),
  );
  const config = hypervisor === undefined ? rest : { ...rest, hypervisor };
  const images = [args.kernel, ...args.loaders.map(({ file }) => file)];
  return { config, hypervisor, symbols: symbolsOf(images.filter((file) => file !== undefined)) };
}

function presetMachine(
  { append }: MachineArguments,
  name: string,
  guests: string,
  open: (file: string, options: { readOnly: boolean; snapshot: boolean }) => FileDisk,
): Configured {
  const needs = presetNeeds(name);
  const files = needs.files.map((file) => [file, readGuest(name, file, () => readFile(join(guests, file)))] as const);
  // Each run begins with the root file system as it was built.
  const disks = Array.from({ length: needs.disks }, () =>
    readGuest(name, 'rootfs.ext4', () => open(join(guests, 'rootfs.ext4'), { readOnly: false, snapshot: true })),
  );
  const options = append === undefined ? {} : { bootargs: append };
  const config = presetConfig(name, { ...Object.fromEntries(files), disks }, options);
  return { config, hypervisor: config.hypervisor, symbols: symbolsOf(needs.files.map((file) => join(guests, file))) };
}

/** A guest that was never built is not a file that somebody has named. */
function readGuest<T>(name: string, file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EngineError && error.params['reason'] === 'ENOENT')
      throw new EngineError('preset.not-built', { name, file });
    throw error;
  }
}

/** NimbOS and Linux are linked for different halves of memory: one table holds both. */
function symbolsOf(images: readonly string[]): Symbols | undefined {
  const texts = images.flatMap((image) => {
    for (const file of [`${image}.symbols`, image.replace(/\.bin$/, '.symbols')]) {
      if (file === image) continue;
      try {
        return [readFileSync(file, 'utf8')];
      } catch {
        // Without its symbols an image shows addresses.
      }
    }
    return [];
  });
  return texts.length === 0 ? undefined : parseSymbols(texts.join('\n'));
}
