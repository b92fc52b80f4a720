import { expect, test } from 'vitest';
import { parseDtb } from '../../devicetree/dtb.ts';
import { findNode, getString } from '../../devicetree/edit.ts';
import { flat, twoVms } from '../testing.ts';
import { planSystem, type VmDescription } from './configuration.ts';

const image = new Uint8Array(64);
new DataView(image.buffer).setUint32(56, 0x644d_5241, true);
const linux: VmDescription = {
  name: 'linux',
  cores: [0],
  console: 'uart',
  kernel: image,
  initrd: flat,
  bootargs: 'quiet',
};
const plan = (...vms: VmDescription[]): ReturnType<typeof planSystem> => planSystem({ vms, cores: 2, memory: 2 ** 31 });

test('defaults are the addresses of the source document', () => {
  const { vms } = plan(linux, { ...linux, console: { channel: 1 }, cores: [1] });
  expect(vms.map((vm) => vm.images.map(({ address }) => address))).toEqual([
    [0x7000_0000, 0x7020_0000, 0x7800_0000],
    [0x5000_0000, 0x5020_0000, 0x5800_0000],
  ]);
  expect(vms.map(({ entry }) => entry)).toEqual([0x7020_0000, 0x5020_0000]);
});

test("a flat image is entered where it was loaded, as under the document's hypervisor, and IPA 0x40080000 is an alias of that", () => {
  const [, vm] = plan(linux, { name: 'nimbos', cores: [1], console: { channel: 1 }, kernel: flat }).vms;
  expect(vm).toMatchObject({ entry: 0x5020_0000, deviceTree: 0x5000_0000 });
  const [ram, alias] = vm?.maps.filter(({ attributes }) => attributes === 'memory') ?? [];
  expect(ram).toMatchObject({ ipa: 0x5000_0000, pa: 0x5000_0000 });
  expect(alias).toMatchObject({ ipa: 0x4000_0000, pa: 0x5018_0000, size: 0x800_0000 });
  expect((alias?.pa ?? 0) + (alias?.size ?? 0)).toBeLessThanOrEqual((ram?.pa ?? 0) + (ram?.size ?? 0));
});

test("a VM's CPU interface is the virtual one, or absent where somebody else is to map it", () => {
  const mapped = ({ gicc }: Pick<VmDescription, 'gicc'>): unknown =>
    plan({ ...linux, ...(gicc && { gicc }) }).vms[0]?.maps.find(({ ipa }) => ipa === 0x0801_0000);
  expect(mapped({})).toMatchObject({ pa: 0x0804_0000, size: 0x1000, attributes: 'device' });
  expect(mapped({ gicc: 'absent' })).toBeUndefined();
});

test('an Image takes as much memory as its header says: an initrd inside its BSS is refused', () => {
  const large = image.slice();
  new DataView(large.buffer).setBigUint64(16, 0x800_0000n, true);
  expect(() => plan({ ...linux, kernel: large })).toThrow('hypervisor.overlap');
  expect(() => plan({ ...linux, kernel: large, initrdAddress: 0x7900_0000 })).not.toThrow();
});

test('the device tree describes memory, command line and PSCI by HVC', () => {
  const blob = plan(linux).vms[0]?.images[0]?.bytes ?? flat;
  const { root } = parseDtb(blob);
  expect(findNode(root, '/memory@70000000')).toBeDefined();
  expect(getString(findNode(root, '/chosen') ?? root, 'bootargs')).toBe('quiet');
  expect(getString(findNode(root, '/psci') ?? root, 'method')).toBe('hvc');
});

test('overlaps and what lies outside are refused with both ranges', () => {
  const refusal = (...vms: VmDescription[]): unknown => {
    try {
      return plan(...vms);
    } catch (error) {
      return error;
    }
  };
  const other = { ...linux, name: 'other', console: { channel: 1 } };
  expect(refusal(linux, { ...other, base: 0x7400_0000 })).toMatchObject({
    code: 'hypervisor.overlap',
    params: { first: 'other', firstStart: '0x74000000', second: 'linux', secondEnd: '0x7c000000' },
  });
  expect(refusal({ ...linux, base: 0x4000_0000 })).toMatchObject({ code: 'hypervisor.overlap' });
  expect(refusal({ ...linux, base: 0xc000_0000 })).toMatchObject({ code: 'hypervisor.outside-ram' });
  expect(refusal({ ...linux, memory: 0x400_0000 })).toMatchObject({
    code: 'hypervisor.hole',
    params: { first: 'linux initrd' },
  });
  expect(refusal(linux, { ...other, console: 'uart' })).toMatchObject({ code: 'hypervisor.uart-twice' });
  const region = { what: 'more', ipa: 0x1_0000_0000, pa: 0x9000_0000, size: 0x20_0000, attributes: 'memory' } as const;
  const more = (changes: object): unknown => refusal({ ...linux, regions: [{ ...region, ...changes }] });
  expect(planSystem({ vms: [{ ...linux, regions: [region] }], cores: 1, memory: 2 ** 31 }).vms[0]?.maps).toContainEqual(
    region,
  );
  expect(more({ pa: 0x4010_0000 })).toMatchObject({ code: 'hypervisor.overlap', params: { second: 'hypervisor' } });
  expect(more({ ipa: 0x7000_0000 })).toMatchObject({ code: 'hypervisor.overlap', params: { second: 'RAM' } });
  expect(more({ pa: 0xc000_0000 })).toMatchObject({ code: 'hypervisor.outside-ram' });
  expect(more({ size: 0x800 })).toMatchObject({ code: 'hypervisor.map-alignment' });
  expect(refusal({ ...linux, passthrough: { virtioSlots: [30] }, disks: [{ channel: 0 }] })).toMatchObject({
    code: 'hypervisor.overlap',
  });
  expect(planSystem(twoVms).vms).toHaveLength(2);
});
