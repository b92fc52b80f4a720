import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalise } from './normalise.ts';
import { guest, PROMPT, runMachine } from './ours.ts';
import { hasQemu, qemuConsole } from './qemu.ts';

const COMMANDS = ['uname -a\n', 'cat /proc/cpuinfo\n', 'poweroff -f\n'];
const MINUTES = 60_000;

const initramfs = ['-initrd', guest('initramfs.cpio'), '-append', 'console=ttyAMA0'];
const disk = [
  '-drive', `if=none,file=${guest('rootfs.ext4')},format=raw,id=hd0`, '-device', 'virtio-blk-device,drive=hd0', '-snapshot',
  '-append', 'console=ttyAMA0 root=/dev/vda rw',
]; // prettier-ignore

/** The document's arguments for one board. */
const board = (memory: string, cpus: number, virtualization: 'on' | 'off', root: readonly string[]): string[] => [
  '-m', memory, '-smp', String(cpus), '-cpu', 'cortex-a72', '-machine', 'virt',
  '-machine', `virtualization=${virtualization},gic-version=2`, '-kernel', guest('Image'), ...root, '-nographic', '-nic', 'none',
]; // prettier-ignore

/** Our machine with a script that types each line after a prompt; the console when the guest has powered off. */
function ourConsole(args: readonly string[], typed: readonly string[]): Promise<string> {
  const script = typed.flatMap((line) => ['--until', `${PROMPT}$`, '--type', line.replaceAll('\n', '\\n')]);
  return runMachine([...args, ...script, '--timeout', '120']);
}

const ready = hasQemu && existsSync(guest('Image'));

describe.skipIf(!ready)("Linux shows the same console as on QEMU's board", () => {
  test.each([
    ['initramfs, EL1, one core', '256M', 1, 'off', initramfs],
    ['initramfs, EL1, two cores', '256M', 2, 'off', initramfs],
    ['initramfs, EL2, one core', '256M', 1, 'on', initramfs],
    ['initramfs, EL2, two cores', '256M', 2, 'on', initramfs],
    ['virtio-blk, EL1, one core', '256M', 1, 'off', disk],
    ['virtio-blk, EL1, two cores', '256M', 2, 'off', disk],
    ['virtio-blk, EL2, one core', '256M', 1, 'on', disk],
    ["virtio-blk, EL2, two cores, the document's 2 GiB", '2G', 2, 'on', disk],
  ] as const)(
    '%s',
    async (_, memory, cpus, virtualization, root) => {
      const args = board(memory, cpus, virtualization, root);
      const ours = normalise(await ourConsole(args, COMMANDS));
      const theirs = normalise(await qemuConsole(args, PROMPT, COMMANDS));
      expect(theirs.filter((line) => /^processor\t: \d$/.test(line))).toHaveLength(cpus);
      expect(ours).toEqual(theirs);
    },
    5 * MINUTES,
  );
});
