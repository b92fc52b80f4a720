/** Machines under the built-in hypervisor, for tests. */
import { existsSync } from 'node:fs';
import { OverlayDisk, type Disk } from '../../src/engine/devices/disk.ts';
import type { Hypervisor } from '../../src/engine/hypervisor/index.ts';
import { Machine, type MachineConfig, type MachineListener } from '../../src/engine/machine/machine.ts';
import { presetConfig, type PresetOptions } from '../../src/engine/machine/presets.ts';
import { coreModule, guest, missing as missingLinux } from '../machine/testing.ts';

export const missing = [
  ...(missingLinux === '' ? [] : [missingLinux]),
  ...(existsSync(new URL('../../public/guests/nimbos.bin', import.meta.url)) ? [] : ['nimbos.bin (npm run guests)']),
].join(' and ');

export const CONTROL = 3;

export interface System {
  readonly machine: Machine;
  readonly hypervisor: Hypervisor;
  /** What each console has shown: VM 0's UART first, then the channels. */
  readonly consoles: string[];
}

export const rootDisk = (): Disk => {
  const image = guest('rootfs.ext4');
  return new OverlayDisk((offset, length) => image.slice(offset, offset + length), image.length);
};

export function system(
  config: MachineConfig & { readonly hypervisor: Hypervisor },
  listener: MachineListener = {},
): System {
  const consoles = ['', '', '', ''];
  const show = (n: number, byte: number): void => void (consoles[n] = (consoles[n] ?? '') + String.fromCharCode(byte));
  const machine = new Machine(coreModule(), config, { ...listener, console: (byte) => show(0, byte), channel: show });
  return { machine, hypervisor: config.hypervisor, consoles };
}

export function preset(name: string, options: PresetOptions = {}, listener: MachineListener = {}): System {
  const images = {
    Image: guest('Image'),
    'initramfs.cpio': guest('initramfs.cpio'),
    'nimbos.bin': guest('nimbos.bin'),
    disks: [rootDisk(), rootDisk()],
  };
  return system(presetConfig(name, images, options), listener);
}

/** Runs until each of the consoles shows its pattern behind `from`; false after `cycles` more. */
export function untilShown(
  { machine, consoles }: System,
  patterns: Readonly<Record<number, RegExp>>,
  { cycles = 200e6, from = {} }: { cycles?: number; from?: Readonly<Record<number, number>> } = {},
): boolean {
  const shown = (): boolean =>
    Object.entries(patterns).every(([n, pattern]) =>
      pattern.test((consoles[Number(n)] ?? '').slice(from[Number(n)] ?? 0)),
    );
  for (const end = machine.cycles + cycles; machine.cycles < end;) {
    if (shown()) return true;
    if (machine.run(100_000).reason !== 'budget') break;
  }
  return shown();
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Types into a VM's console. */
export function type({ machine }: System, vm: number, text: string): void {
  if (vm === 0) machine.input(bytes(text));
  else machine.channels.input(vm, bytes(text));
}
/** p pauses, c continues, k kills, r restarts a VM. */
export function command({ machine }: System, text: string): void {
  machine.channels.input(CONTROL, bytes(text));
}
/** Types, and waits for what the console shows after it. */
export function answer(to: System, vm: number, text: string, pattern: RegExp, cycles = 400e6): boolean {
  const from = { [vm]: (to.consoles[vm] ?? '').length };
  type(to, vm, text);
  return untilShown(to, { [vm]: pattern }, { from, cycles });
}

/** Runs to the first point between two instructions at or behind `cycles` more; calls of the hypervisor are not divisible. */
export function advance(machine: Machine, cycles: number, slice = 1e6): void {
  const until = machine.cycles + cycles;
  while (machine.cycles < until && machine.state === 'running') {
    const { reason, deadline } = machine.run(slice, true, { until });
    if (reason === 'idle' && deadline > until) machine.skipTo(until);
  }
}
