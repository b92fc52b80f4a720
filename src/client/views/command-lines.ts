/** Lines that the page offers to begin with. The first three are the source document's (§1.3.5), as they stand there. */
const HYPERVISOR =
  'qemu-system-aarch64 -m 2G -smp 2 -cpu cortex-a72 -machine virt -kernel apps/hv/hv_qemu-virt-aarch64.bin';
const loader = (file: string, address: string): string => `-device loader,file=${file},addr=${address},force-raw=on`;
const LINUX = 'apps/hv/guest/linux/linux-aarch64';
const NIMBOS = 'apps/hv/guest/nimbos/nimbos-aarch64';
const EL2 = '-machine virtualization=on,gic-version=2';

export const LINES = {
  document: [
    HYPERVISOR,
    loader(`${LINUX}.dtb`, '0x70000000'),
    loader(`${LINUX}.bin`, '0x70200000'),
    EL2,
    `-drive if=none,file=${LINUX}.img,format=raw,id=hd0`,
    '-device virtio-blk-device,drive=hd0',
    loader(`${NIMBOS}_1.dtb`, '0x50000000'),
    loader(`${NIMBOS}_1.bin`, '0x50200000'),
    EL2,
    '-nographic',
  ].join(' '),
  '2nimbos': [
    HYPERVISOR,
    loader(`${NIMBOS}.dtb`, '0x70000000'),
    `${loader(`${NIMBOS}.bin`, '0x70200000')} `,
    loader(`${NIMBOS}_1.dtb`, '0x50000000'),
    loader(`${NIMBOS}_1.bin`, '0x50200000'),
    EL2,
    '-nographic',
  ].join(' '),
  '2linux': [
    HYPERVISOR,
    loader(`${LINUX}.dtb`, '0x70000000'),
    loader('$(linux image path)', '0x70200000'),
    EL2,
    loader('$(initramfs path)', '0x78000000'),
    loader('/home/tang/arceos/apps/hv/guest/linux/linux-aarch64-1.dtb', '0x50000000'),
    loader('$(linux image path)', '0x50200000'),
    EL2,
    loader('$(initramfs path)', '0x58000000'),
    '-nographic',
  ].join(' '),
  plain:
    'qemu-system-aarch64 -M virt -cpu cortex-a72 -m 512M -nographic \\\n  -kernel Image -initrd initramfs.cpio -append "console=ttyAMA0"',
  overlap: [
    'qemu-system-aarch64 -machine virt,virtualization=on,gic-version=2 -cpu cortex-a72 -m 1G -nographic -kernel Image',
    loader('initramfs.cpio', '0x40400000'),
    loader('nimbos.bin', '0x90000000'),
  ].join(' '),
  elsewhere:
    'sudo qemu-system-aarch64 -M virt,gic-version=3 -cpu cortex-a57 -smp 8 -m 2G -nographic -kernal Image -initrd initramfs.cpio -append "console=ttyAMA0" -netdev user,id=net0 -device virtio-net-device,netdev=net0 -s -S',
} as const;
export type LineName = keyof typeof LINES;
