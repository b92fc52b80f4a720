/** From a parsed command line and the files that it names to the machine's configuration. */
import type { Hypervisor } from '../hypervisor/index.ts';
import { builtinConfig } from './builtin-hypervisor.ts';
import { BUILTIN } from './builtin-places.ts';
import type { MachineConfig } from './config.ts';
import type { FileSource } from './file-source.ts';
import type { MachineArguments } from './qemu-arguments.ts';

/**
 * @param epochSeconds what PL031 shows at cycle 0 when -rtc does not say it
 * @throws EngineError whatever the file source throws; with -kernel builtin:hypervisor builtin.… and hypervisor.…
 */
export function machineConfig(
  args: MachineArguments,
  files: FileSource,
  epochSeconds = 0,
): Omit<MachineConfig, 'hypervisor'> & { readonly hypervisor?: Hypervisor } {
  if (args.kernel === BUILTIN) return builtinConfig(args, files, epochSeconds);
  const image = (key: 'kernel' | 'initrd' | 'dtb' | 'bios'): Partial<Record<typeof key, Uint8Array>> => {
    const name = args[key];
    return name === undefined ? {} : { [key]: files.read(name, key === 'kernel') };
  };
  return {
    cpus: args.cpus,
    memory: args.memory,
    virtualization: args.virtualization,
    modernVirtio: args.modernVirtio,
    ...(args.laxStage2Device ? { laxStage2Device: true } : {}),
    epochSeconds: args.epochSeconds ?? epochSeconds,
    ...image('kernel'),
    ...(args.kernel === undefined ? {} : { kernelName: args.kernel }),
    ...image('initrd'),
    ...image('dtb'),
    ...image('bios'),
    ...(args.append === undefined ? {} : { append: args.append }),
    loaders: args.loaders.map(({ file, address, forceRaw }) => ({
      name: file,
      data: files.read(file),
      forceRaw,
      ...(address === undefined ? {} : { address }),
    })),
    drives: args.disks.map(({ drive, slot, serial }) => ({
      disk: files.disk(drive),
      ...(slot === undefined ? {} : { slot }),
      ...(serial === undefined ? {} : { id: serial }),
    })),
  };
}
