/** Programs of BusyBox that live in /sbin; all others live in /bin, as its setting "Don't use /usr" lays them out. */
const SBIN = new Set(
  `acpid adjtimex arp arping blockdev brctl chroot crond depmod devmem fdisk findfs freeramdisk fsfreeze fstrim getty
  halt httpd hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer ifconfig ifdown ifup init insmod ip ipneigh klogd
  loadfont loadkmap logread losetup lsmod mdev mkdosfs mke2fs mkswap modinfo modprobe nameif nologin partprobe
  pivot_root poweroff rdate reboot rmmod route run-init start-stop-daemon sulogin swapoff swapon switch_root sysctl
  syslogd tc telnetd tunctl ubirename udhcpc udhcpd uevent vconfig watchdog`.split(/\s+/),
);

/** Programs that a guest of ours cannot do without: their absence means that the table was not understood. */
const NEEDED = ['cat', 'dd', 'gzip', 'init', 'ls', 'md5sum', 'mount', 'poweroff', 'reboot', 'sh', 'sha256sum', 'sleep'];

/**
 * The names of the programs inside a BusyBox binary, read from its table: names ended by NUL, sorted, the first two
 * being `[` and `[[`, ended by an empty name. Nothing has to be run for it, and the list follows Debian's package.
 * @throws Error when the binary holds no such table.
 */
export function appletsOf(binary: Uint8Array): string[] {
  const bytes = Buffer.from(binary.buffer, binary.byteOffset, binary.byteLength);
  const begin = bytes.indexOf('\0[\0[[\0', 0, 'latin1');
  const end = begin < 0 ? -1 : bytes.indexOf('\0\0', begin + 1, 'latin1');
  if (end < 0) throw new Error('this BusyBox has no table of programs where one is expected');
  const names = bytes.toString('latin1', begin + 1, end).split('\0');
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`this BusyBox lacks ${missing.join(', ')}`);
  const strange = names.find((name) => !/^[a-z0-9[][a-z0-9_.-]*$|^\[\[$/.test(name));
  if (strange !== undefined) throw new Error(`not the name of a program: ${JSON.stringify(strange)}`);
  return names;
}

/** Absolute path, without the leading slash, at which a program of BusyBox is linked. */
export function appletPath(name: string): string {
  return `${SBIN.has(name) ? 'sbin' : 'bin'}/${name}`;
}
