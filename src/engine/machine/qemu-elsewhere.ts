/**
 * What QEMU's command lines name and this board has not: what makes no difference is accepted, and said; of the rest a code
 * of advice (`arguments.…`) says what to do instead.
 */

/** Options that change nothing here. With `true` the next word is their value. */
const WITHOUT_EFFECT: Readonly<Record<string, boolean>> = {
  nodefaults: false, 'no-user-config': false, nodefconfig: false, name: true, uuid: true, smbios: true, boot: true, k: true,
  parallel: true, vga: true, vnc: true, spice: true, curses: false, sdl: false, msg: true, sandbox: true, icount: true,
  'enable-kvm': false, 'no-hpet': false, 'no-acpi': false, 'no-fd-bootchk': false, 'no-shutdown': false, 'mem-prealloc': false,
  'mem-path': true, overcommit: true, L: true, singlestep: false, 'one-insn-per-tb': false, tb_size: true, 'tb-size': true,
  'full-screen': false, 'no-quit': false, 'win2k-hack': false, watchdog: true, 'watchdog-action': true, action: true,
}; // prettier-ignore

interface Advice {
  readonly code: string;
  readonly takes: boolean;
}
const flag = (code: string): Advice => ({ code: `arguments.${code}`, takes: false });
const valued = (code: string): Advice => ({ code: `arguments.${code}`, takes: true });

const ADVICE: Readonly<Record<string, Advice>> = {
  s: flag('no-debugger'),
  S: flag('no-debugger'),
  gdb: valued('no-debugger'),
  semihosting: flag('no-semihosting'),
  'semihosting-config': valued('no-semihosting'),
  netdev: valued('no-network'),
  redir: valued('no-network'),
  tftp: valued('no-network'),
  hda: valued('other-disk'),
  hdb: valued('other-disk'),
  hdc: valued('other-disk'),
  hdd: valued('other-disk'),
  cdrom: valued('other-disk'),
  sd: valued('other-disk'),
  mtdblock: valued('other-disk'),
  blockdev: valued('other-disk'),
  pflash: valued('pflash'),
  virtfs: valued('no-shared-folder'),
  fsdev: valued('no-shared-folder'),
  usb: flag('no-pci'),
  usbdevice: valued('no-pci'),
  qmp: valued('no-monitor'),
  mon: valued('no-monitor'),
  chardev: valued('only-console'),
  daemonize: flag('only-console'),
  pidfile: valued('only-console'),
  trace: valued('no-trace'),
  plugin: valued('no-trace'),
  dfilter: valued('no-trace'),
  object: valued('no-object'),
  fw_cfg: valued('no-object'),
  numa: valued('no-object'),
  loadvm: valued('no-object'),
  incoming: valued('no-object'),
};

const DEVICES: readonly (readonly [RegExp, string])[] = [
  [/^(virtio-net|e1000|rtl8139|ne2k|vmxnet|usb-net|vhost-vsock|igb|tulip)/i, 'no-network'],
  [/^(nvme|scsi-|virtio-scsi|ide-|ahci|sd-card|usb-storage|vhost-user-blk|megasas|lsi)/i, 'other-disk'],
  [/^(virtio-(gpu|vga|keyboard|mouse|tablet|input|multitouch)|ramfb|vga|bochs|usb-(kbd|mouse|tablet)|intel-hda|virtio-(snd|sound))/i, 'no-graphics'],
  [/^(virtio-9p|vhost-user-fs)/i, 'no-shared-folder'],
  [/^(virtio-(serial|console)|virtconsole|virtserialport|pci-serial|usb-serial|isa-serial)/i, 'only-console'],
  [/^(virtio-(rng|balloon|iommu|mem|crypto|pmem))/i, 'no-object'],
  [/pci|^usb|xhci|^ioh/i, 'no-pci'],
]; // prettier-ignore

/** Whether an option without effect takes a value; undefined: there is none of that name. */
export const takesWithoutEffect = (name: string): boolean | undefined =>
  Object.hasOwn(WITHOUT_EFFECT, name) ? WITHOUT_EFFECT[name] : undefined;

export const optionAdvice = (name: string): Advice | undefined =>
  Object.hasOwn(ADVICE, name) ? ADVICE[name] : undefined;

/** What to do instead of a `-device` that is not on this board: the code, where somebody has thought of it. */
export function deviceAdvice(driver: string): string | undefined {
  const found = DEVICES.find(([pattern]) => pattern.test(driver));
  return found && `arguments.${found[1]}`;
}

/** Cores that run A64: a guest for one of them mostly runs on a Cortex-A72. */
export const OTHER_CORES: ReadonlySet<string> = new Set(
  'cortex-a35 cortex-a53 cortex-a55 cortex-a57 cortex-a76 cortex-a710 neoverse-n1 neoverse-n2 neoverse-v1 a64fx max host'.split(' '),
); // prettier-ignore

/** Keys of -machine for which nothing here is different, whatever their value. */
export const MACHINE_WITHOUT_EFFECT = [
  'highmem', 'highmem-ecam', 'highmem-mmio', 'highmem-redists', 'compact-highmem', 'its', 'acpi', 'usb', 'graphics', 'mem-merge',
  'dump-guest-core', 'kernel-irqchip', 'kernel_irqchip', 'dtb-randomness', 'dtb-kaslr-seed', 'default-bus-bypass-iommu',
]; // prettier-ignore
/** Keys of -drive that are about the host's file, or about a bus that is not there. */
export const DRIVE_WITHOUT_EFFECT = [
  'index', 'discard', 'detect-zeroes', 'aio', 'werror', 'rerror', 'bus', 'unit', 'copy-on-read', 'auto-read-only', 'locking',
  'file.locking', 'cache.direct', 'cache.no-flush', 'cache.writeback',
]; // prettier-ignore
export const BLOCK_WITHOUT_EFFECT = ['bootindex', 'num-queues', 'scsi', 'share-rw', 'write-cache', 'config-wce', 'werror', 'rerror']; // prettier-ignore
