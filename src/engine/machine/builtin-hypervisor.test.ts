import { describe, expect, test } from 'vitest';
import { writeDtb } from '../devicetree/dtb-writer.ts';
import { compileDts } from '../devicetree/dts.ts';
import { OverlayDisk } from '../devices/disk.ts';
import { EngineError } from '../error.ts';
import { parseArguments } from './qemu-arguments.ts';
import { machineConfig } from './qemu-configuration.ts';

const raw = new Uint8Array(4096).fill(0x1f);
const image = new Uint8Array(4096);
new DataView(image.buffer).setUint32(56, 0x644d_5241, true);
const tree = (memory: string, chosen = ''): Uint8Array =>
  writeDtb(
    compileDts(
      `/dts-v1/; / { #address-cells = <2>; #size-cells = <2>; memory { reg = <${memory}>; }; chosen { ${chosen} };
       cpus { cpu@0 { }; cpu@1 { }; }; pl031@9010000 { reg = <0 0x9010000 0 0x1000>; }; };`,
    ),
  );

/** As Linux before 5.8 has its header. */
const oldImage = image.slice();
new DataView(oldImage.buffer).setBigUint64(8, 0x8_0000n, true);
new DataView(oldImage.buffer).setBigUint64(16, 0x10_0000n, true);

const FILES: Readonly<Record<string, Uint8Array>> = {
  Image: image,
  'Image.gz': Uint8Array.from([0x1f, 0x8b, 8, ...new Uint8Array(61)]),
  oldImage,
  'nimbos.bin': raw,
  initrd: new Uint8Array(0x3000),
  'linux.dtb': tree('0 0x70000000 0 0x10000000'),
  'linux-1.dtb': tree('0 0x50000000 0 0xc000000'),
  'initrd.dtb': tree('0 0x70000000 0 0xc000000', 'linux,initrd-start = <0x78000000>; linux,initrd-end = <0x78003000>;'),
  'qemu.dtb': tree('0 0x40000000 0 0x80000000'),
  'kernel.elf': Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...new Uint8Array(57)]),
};

const LINE = '-m 2G -smp 2 -machine virt,virtualization=on,gic-version=2 -kernel builtin:hypervisor -nographic';
/** Files at addresses, as the document writes them, and other words. */
function configure(places: Readonly<Record<number, string>>, more = '', line = LINE): ReturnType<typeof machineConfig> {
  const loaders = Object.entries(places).map(([at, file]) => `-device loader,file=${file},addr=${at},force-raw=on`);
  const args = parseArguments(`${line} ${loaders.join(' ')} ${more}`.trim().split(/\s+/));
  return machineConfig(args, {
    read: (name) => FILES[name] ?? raw,
    disk: () => new OverlayDisk(() => new Uint8Array(0), 4096),
  });
}
const disks = (...devices: string[]): string =>
  devices
    .map((device, n) => `-drive if=none,file=d${n},id=d${n} -device virtio-blk-device,drive=d${n}${device}`)
    .join(' ');

function refusal(...line: Parameters<typeof configure>): unknown {
  try {
    configure(...line);
  } catch (error) {
    if (error instanceof EngineError) return { code: error.code, params: error.params };
    throw error;
  }
  return undefined;
}

const LINUX_AND_NIMBOS = { 0x70000000: 'linux.dtb', 0x70200000: 'Image', 0x50000000: 'qemu.dtb', 0x50200000: 'nimbos.bin' }; // prettier-ignore

describe('what is loaded where decides which VMs there are', () => {
  test("the document's line: Linux on core 0 with the disk, NimbOS on core 1", () => {
    const { hypervisor, drives, channels } = configure(LINUX_AND_NIMBOS, disks(''));
    const [linux, nimbos] = hypervisor?.plan.vms ?? [];
    expect(linux).toMatchObject({ name: 'Image', cores: [0], uartChannel: undefined, disks: [{ channel: 0 }] });
    expect(linux?.ram).toEqual({ start: 0x7000_0000, size: 0x1000_0000 });
    expect(nimbos).toMatchObject({ name: 'nimbos.bin', cores: [1], uartChannel: 1, disks: [] });
    expect(nimbos?.maps).toContainEqual(expect.objectContaining({ ipa: 0x4000_0000, pa: 0x5018_0000 }));
    expect(drives).toEqual([]);
    expect(channels?.disks).toHaveLength(1);
    expect(linux?.images[0]?.bytes).toEqual(FILES['linux.dtb']);
  });

  test('an initrd without a device tree is described by the one that is made', () => {
    const { hypervisor } = configure({ 0x70200000: 'Image', 0x78400000: 'initrd' }, '-append quiet');
    const [vm] = hypervisor?.plan.vms ?? [];
    expect(vm?.images.map(({ address }) => address)).toEqual([0x7000_0000, 0x7020_0000, 0x7840_0000]);
    const text = Buffer.from(vm?.images[0]?.bytes ?? raw).toString('latin1');
    expect(text).toContain('quiet');
    expect(text).toContain('\x78\x40\x00\x00');
  });

  test('a VM that is alone has a VCpu for each core that its tree names; two VMs on one core take turns', () => {
    expect(configure({ 0x70000000: 'linux.dtb', 0x70200000: 'Image' }).hypervisor?.plan.vms[0]?.cores).toEqual([0, 1]);
    const { hypervisor, cpus } = configure(LINUX_AND_NIMBOS, '-smp 1');
    expect(hypervisor?.plan.vms.map(({ cores }) => cores)).toEqual([[0], [0]]);
    expect(cpus).toBe(1);
  });

  test('disks go to the Linux guests in turn; with bus= they are passed through in that slot', () => {
    const both = { 0x70200000: 'Image', 0x50200000: 'Image' };
    const emulated = configure(both, disks('', ',serial=second', ''));
    expect(emulated.hypervisor?.plan.vms.map((vm) => vm.disks.map(({ channel, id }) => [channel, id]))).toEqual([
      [
        [0, undefined],
        [2, undefined],
      ],
      [[1, 'second']],
    ]);
    const passed = configure(both, disks(',bus=virtio-mmio-bus.31', ',bus=virtio-mmio-bus.0'));
    expect(passed.drives?.map(({ slot }) => slot)).toEqual([31, 0]);
    expect(passed.hypervisor?.plan.vms.map(({ interrupts }) => interrupts.includes(32 + 16 + 31))).toEqual([
      true,
      false,
    ]);
    expect(passed.hypervisor?.plan.vms[1]?.maps).toContainEqual(
      expect.objectContaining({ pa: 0x0a00_0000, size: 4096 }),
    );
    const nimbos = configure({ ...both, 0x50200000: 'nimbos.bin' }, disks('', ''));
    expect(nimbos.hypervisor?.plan.vms.map((vm) => vm.disks.length)).toEqual([2, 0]);
  });

  test("devices that a guest's own tree names, and its VM does not have, are known; the clock is VM 0's", () => {
    const { hypervisor } = configure(LINUX_AND_NIMBOS);
    expect(hypervisor?.plan.vms.map(({ absent }) => absent)).toEqual([
      [{ start: 0x901_0000, size: 0x1000 }],
      [{ start: 0x901_0000, size: 0x1000 }],
    ]);
    expect(hypervisor?.plan.vms.map(({ maps }) => maps.some(({ what }) => what === 'PL031'))).toEqual([true, false]);
  });
});

describe('what does not fit is refused', () => {
  test.each([
    ['builtin.no-kernel', { 0x70000000: 'linux.dtb' }, { vm: 0, address: '0x70200000' }],
    ['builtin.no-kernel', { 0x50200000: 'Image' }, { vm: 0, address: '0x70200000' }],
    ['builtin.no-kernel', { 0x70200000: 'Image', 0x58000000: 'initrd' }, { vm: 1, address: '0x50200000' }],
    ['builtin.stray', { 0x70200000: 'Image', 0x60000000: 'initrd' }, { file: 'initrd', address: '0x60000000' }],
    ['builtin.second-initrd', { 0x70200000: 'Image', 0x78000000: 'initrd', 0x79000000: 'other' }, { file: 'other' }],
    ['builtin.not-a-device-tree', { 0x70000000: 'Image', 0x70200000: 'Image' }, { file: 'Image' }],
    ['builtin.memory', { 0x70000000: 'linux-1.dtb', 0x70200000: 'Image' }, { said: '0x50000000 – 0x5c000000' }],
    ['builtin.memory', { 0x70000000: 'qemu.dtb', 0x70200000: 'Image' }, { said: '0x40000000 – 0xc0000000' }],
    ['builtin.no-initrd', { 0x70000000: 'initrd.dtb', 0x70200000: 'Image' }, { start: '0x78000000' }],
    ['builtin.initrd-elsewhere', { 0x70000000: 'initrd.dtb', 0x70200000: 'Image', 0x79000000: 'initrd' }, { start: '0x78000000', address: '0x79000000' }],
    ['builtin.compressed', { 0x70200000: 'Image.gz' }, { file: 'Image.gz' }],
    ['builtin.text-offset', { 0x70200000: 'oldImage' }, { address: '0x70200000', offset: '0x80000' }],
    ['hypervisor.hole', { 0x70200000: 'Image', 0x7bfff000: 'initrd' }, { firstEnd: '0x7c002000', secondEnd: '0x7c000000' }],
    ['hypervisor.overlap', { 0x70200000: 'Image', 0x70200800: 'initrd' }, { firstStart: '0x70200000', secondStart: '0x70200800' }],
  ])('%s: %j', (code, places, params) => {
    expect(refusal(places)).toMatchObject({ code, params });
  }); // prettier-ignore

  test('a device tree that names an initrd is enough where a disk has the root', () => {
    expect(refusal({ 0x70000000: 'initrd.dtb', 0x70200000: 'Image' }, disks(''))).toBeUndefined();
  });

  test.each([
    ['builtin.no-el2', LINE.replace('virtualization=on', 'virtualization=off')],
    ['hypervisor.outside-ram', LINE.replace('2G', '256M')],
    ['builtin.option', `${LINE} -initrd initrd`],
    ['builtin.option', `${LINE} -dtb linux.dtb`],
    ['loader.no-address', `${LINE} -device loader,file=Image`],
    ['builtin.elf', `${LINE} -device loader,file=kernel.elf,addr=0x50200000`],
  ])('%s: %s', (code, line) => {
    expect(refusal({ 0x70200000: 'Image' }, '', line)).toMatchObject({ code });
  });

  test('a command line that no guest would see', () => {
    expect(refusal({ 0x70000000: 'linux.dtb', 0x70200000: 'Image' }, '-append quiet')).toMatchObject({ code: 'builtin.append' }); // prettier-ignore
  });

  test('passed-through disks of two VMs in one page', () => {
    const both = { 0x70200000: 'Image', 0x50200000: 'Image' };
    expect(refusal(both, disks(',bus=virtio-mmio-bus.31', ',bus=virtio-mmio-bus.30'))).toMatchObject({
      code: 'hypervisor.shared-page',
    });
  });
});
