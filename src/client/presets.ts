import type { PresetId } from './protocol.ts';

/** What a preset loads: names in public/guests, and the kernel command line that goes with them. */
export interface Preset {
  readonly id: PresetId;
  readonly kernel?: string;
  readonly initrd?: string;
  readonly disk?: string;
  readonly append: string;
}

export const presets: readonly Preset[] = [
  { id: 'initramfs', kernel: 'Image', initrd: 'initramfs.cpio', append: 'console=ttyAMA0' },
  { id: 'disk', kernel: 'Image', disk: 'rootfs.ext4', append: 'console=ttyAMA0 root=/dev/vda rw' },
  { id: 'own', append: '' },
];

export const presetOf = (id: PresetId): Preset => presets.find((preset) => preset.id === id) ?? { id, append: '' };
