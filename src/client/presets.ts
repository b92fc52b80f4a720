import type { PresetId } from './protocol.ts';

/** RAM in bytes, as on the source document's command line: `-m 2G`. It is sparse, so it costs what the guest touches. */
export const memory = 2 * 1024 ** 3;

/** What a preset loads: names in public/guests, and the kernel command line that goes with them. */
export interface Preset {
  readonly id: PresetId;
  readonly kernel?: string;
  /** Names for the kernel's addresses. */
  readonly symbols?: string;
  readonly initrd?: string;
  readonly disk?: string;
  readonly append: string;
}

const linux = { kernel: 'Image', symbols: 'Image.symbols' } as const;

export const presets: readonly Preset[] = [
  { id: 'initramfs', ...linux, initrd: 'initramfs.cpio', append: 'console=ttyAMA0' },
  { id: 'disk', ...linux, disk: 'rootfs.ext4', append: 'console=ttyAMA0 root=/dev/vda rw' },
  { id: 'own', append: '' },
];

export const presetOf = (id: PresetId): Preset => presets.find((preset) => preset.id === id) ?? { id, append: '' };
