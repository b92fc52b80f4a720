import { spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const QEMU = 'qemu-system-aarch64';
const guests = fileURLToPath(new URL('../public/guests/', import.meta.url));
const hasQemu = spawnSync(QEMU, ['--version']).status === 0;
const hasGuests = existsSync(join(guests, 'manifest.json'));
const reason = !hasQemu ? ` (skipped: ${QEMU} is missing)` : !hasGuests ? ' (skipped: run `npm run guests` first)' : '';

const PROMPT = 'guest# ';
const TIMEOUT = 30_000;

type Root = 'initramfs' | 'disk';

/** What a console printed, without the escape sequences by which the guest's line editor moves about. */
const plain = (text: string): string => text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');

/**
 * Boots our Linux on QEMU, types each line at a prompt and waits until QEMU ends.
 * @returns the console's text and QEMU's exit code.
 */
async function boot(
  machine: { root: Root; el2: boolean; cores: 1 | 2; disk: string; mount?: 'ro' | 'rw' },
  lines: readonly string[],
): Promise<{ text: string; code: unknown }> {
  const initramfs = ['-initrd', join(guests, 'initramfs.cpio'), '-append', 'console=ttyAMA0'];
  const append = `root=/dev/vda ${machine.mount ?? 'rw'} console=ttyAMA0`;
  const drive = ['-drive', `if=none,file=${machine.disk},format=raw,id=hd0`, '-device', 'virtio-blk-device,drive=hd0'];
  const qemu = spawn(QEMU, [
    ...['-machine', `virt,gic-version=2,virtualization=${machine.el2 ? 'on' : 'off'}`, '-cpu', 'cortex-a72'],
    ...['-smp', String(machine.cores), '-m', '2G', '-nographic', '-nic', 'none', '-kernel', join(guests, 'Image')],
    ...(machine.root === 'initramfs' ? initramfs : [...drive, '-append', append]),
  ]);
  let text = '';
  let answered = 0;
  const remaining = [...lines];
  qemu.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    // The line editor asks where the cursor is once it listens; what is typed earlier may be dropped.
    const asked = text.indexOf('\x1b[6n', answered);
    if (asked < 0) return;
    answered = asked + 1;
    qemu.stdin.write('\x1b[1;8R');
    const line = remaining.shift();
    if (line !== undefined) qemu.stdin.write(`${line}\n`);
  });
  const killer = setTimeout(() => qemu.kill('SIGKILL'), TIMEOUT - 5000);
  const code = await new Promise((resolve) => qemu.on('close', resolve));
  clearTimeout(killer);
  return { text: plain(text), code };
}

describe.skipIf(reason !== '')(`our Linux on QEMU${reason}`, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guests-boot-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const freshDisk = async (): Promise<string> => {
    const disk = join(folder, `${crypto.randomUUID()}.ext4`);
    await copyFile(join(guests, 'rootfs.ext4'), disk);
    return disk;
  };

  const machines = (['initramfs', 'disk'] as const).flatMap((root) =>
    ([false, true] as const).flatMap((el2) => ([1, 2] as const).map((cores) => ({ root, el2, cores }))),
  );

  test.concurrent.each(machines)(
    'it boots to the shell from $root, entered at EL2: $el2, cores: $cores, and powers off',
    async (machine) => {
      const commands = ['uname -a; grep -c ^processor /proc/cpuinfo', 'mount | grep -v " /[a-z]"', 'poweroff -f'];
      const { text, code } = await boot({ ...machine, disk: await freshDisk() }, commands);
      expect(text).toContain('Welcome to arceos Linux\nRemounting the root filesystem\n');
      expect(text).toContain(`All CPU(s) started at EL${machine.el2 ? 2 : 1}`);
      expect(text).toMatch(
        /^Linux \(none\) 6\.1\.\d+-guest #1 SMP Thu Jan {2}1 00:00:00 UTC 2026 aarch64 GNU\/Linux$/m,
      );
      expect(text).toMatch(new RegExp(`^${machine.cores}$`, 'm'));
      expect(text).toMatch(
        machine.root === 'disk' ? /^\/dev\/root on \/ type ext4 \(rw/m : /^rootfs on \/ type rootfs \(rw/m,
      );
      expect(text.split(PROMPT).length - 1).toBe(commands.length);
      expect(text).not.toMatch(/panic|Oops|WARNING|can't|not found/);
      expect(code).toBe(0);
    },
    TIMEOUT,
  );

  test(
    'the programs that tests use work, on devices that are there',
    async () => {
      const work = [
        'dd if=/dev/zero bs=64k count=1 2>/dev/null | sha256sum',
        'dd if=/dev/zero bs=64k count=1 2>/dev/null | md5sum',
        'echo hello | gzip | gunzip; sleep 0; cat /etc/fstab | wc -l; ls -1d /sys/class /proc/1',
        'poweroff',
      ];
      const { text, code } = await boot({ root: 'initramfs', el2: true, cores: 1, disk: '' }, work);
      // Of 65,536 zeros.
      expect(text).toContain('de2f256064a0af797747c2b97505dc0b9f3df0de4f489eac731c23ae9ca9cc31');
      expect(text).toContain('fcd6bcb56c1689fcef28b57c22475bad');
      expect(text).toMatch(/^hello\n2\n\/proc\/1\n\/sys\/class$/m);
      expect(code).toBe(0);
    },
    TIMEOUT,
  );

  test(
    'what is written to the disk is there after a reboot, also when the kernel mounts the disk read-only',
    async () => {
      const machine = { root: 'disk', el2: false, cores: 2, mount: 'ro', disk: await freshDisk() } as const;
      const lines = ['echo kept > /root/file; reboot; exec sleep 9', 'cat /root/file; poweroff -f'];
      const { text, code } = await boot(machine, lines);
      expect(text.match(/Welcome to arceos Linux/g)).toHaveLength(2);
      expect(text).toMatch(/^kept$/m);
      expect(code).toBe(0);
    },
    TIMEOUT,
  );
});
