import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../src/engine/machine/presets.ts';
import { parseArguments } from '../../src/engine/machine/qemu-arguments.ts';
import { configure } from './configuration.ts';
import type { FileDisk } from './file-disk.ts';

const GUESTS = 'public/guests';
const FILES = ['Image', 'initramfs.cpio', 'nimbos.bin', 'rootfs.ext4'];
const missing = FILES.every((name) => existsSync(`${GUESTS}/${name}`)) ? '' : ' (needs the guests: npm run guests)';

describe.skipIf(missing !== '')(`presets${missing}`, () => {
  test.each(Object.entries(PRESETS))('%s is made of the built guests, and their symbols are known', (name, vms) => {
    const disks: FileDisk[] = [];
    const { config, hypervisor, symbols } = configure(parseArguments(['--preset', name]), GUESTS, disks);
    expect(hypervisor?.plan.vms.map((vm) => vm.name)).toEqual(vms.map((vm) => vm.name));
    expect((config.drives?.length ?? 0) + (config.channels?.disks.length ?? 0)).toBe(disks.length);
    for (const disk of disks) {
      // What a guest writes stays in memory: the next run begins with the same disk.
      expect(disk.write(0, new Uint8Array(512))).toBe(true);
      disk.close();
    }
    expect(symbols).toBeDefined();
  });

  test('-append is the command line of its Linux guests', () => {
    const { hypervisor } = configure(parseArguments(['--preset', '2linux', '-append', 'quiet loglevel=1']), GUESTS, []);
    for (const { images } of hypervisor?.plan.vms ?? [])
      expect(Buffer.from(images[0]?.bytes ?? []).includes('quiet loglevel=1\0')).toBe(true);
  });
});

test('guests that were never built are not files that somebody has named: the error says what builds them', () => {
  const code = (...words: string[]): unknown => {
    try {
      configure(parseArguments(words), '/nowhere', []);
      return undefined;
    } catch (error) {
      return error;
    }
  };
  expect(code('--preset', 'nimbos')).toMatchObject({ code: 'preset.not-built', params: { file: 'nimbos.bin' } });
  expect(code('-kernel', '/nowhere/Image')).toMatchObject({ code: 'file.unreadable' });
});
