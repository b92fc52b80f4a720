/** The device tree of a guest: what its VM has of the board, and PSCI by HVC. */
import { writeDtb } from '../../devicetree/dtb-writer.ts';
import type { DeviceTreeNode } from '../../devicetree/tree.ts';
import { cells, empty, sizedCells, strings } from '../../devicetree/values.ts';
import { GICC, GICD, PL011, PL031, VIRTIO_MMIO, type Range } from '../board.ts';

export interface GuestHardware {
  readonly vcpus: number;
  readonly ram: Range;
  readonly bootargs: string;
  readonly initrd: { readonly start: number; readonly end: number } | undefined;
  readonly rtc: boolean;
  readonly virtioSlots: readonly number[];
}

const GIC_PHANDLE = 1;
const CLOCK_PHANDLE = 2;
const SPI = 0;
const PPI = 1;
const EDGE = 1;
const LEVEL = 4;

type Properties = readonly (readonly [string, Uint8Array])[];
const node = (name: string, properties: Properties, children: DeviceTreeNode[] = []): DeviceTreeNode => ({
  name,
  properties: properties.map(([key, value]) => ({ name: key, value })),
  children,
});
const reg = (...ranges: readonly Range[]): Uint8Array =>
  sizedCells(...ranges.flatMap(({ start, size }): [number, number][] => [[start, 2], [size, 2]])); // prettier-ignore
const at = (name: string, { start }: Range): string => `${name}@${start.toString(16)}`;

/** @throws EngineError dtb.… */
export function guestDeviceTree({ vcpus, ram, bootargs, initrd, rtc, virtioSlots }: GuestHardware): Uint8Array {
  const primeCell = (
    name: string,
    range: Range & { readonly spi: number },
    compatible: string,
    clocks: string[],
  ): DeviceTreeNode =>
    node(at(name, range), [
      ['compatible', strings(compatible, 'arm,primecell')],
      ['reg', reg(range)],
      ['interrupts', cells(SPI, range.spi, LEVEL)],
      ['clocks', cells(...clocks.map(() => CLOCK_PHANDLE))],
      ['clock-names', strings(...clocks)],
    ]);
  const ppi = (n: number): number[] => [PPI, n, (((1 << vcpus) - 1) << 8) | LEVEL];
  const chosen: [string, Uint8Array][] = [['stdout-path', strings(`/${at('pl011', PL011)}`)]];
  if (bootargs !== '') chosen.push(['bootargs', strings(bootargs)]);
  if (initrd !== undefined)
    chosen.push(
      ['linux,initrd-start', sizedCells([initrd.start, 2])],
      ['linux,initrd-end', sizedCells([initrd.end, 2])],
    );
  const children = [
    node(at('memory', ram), [['device_type', strings('memory')], ['reg', reg(ram)]]),
    node('chosen', chosen),
    node('psci', [['compatible', strings('arm,psci-1.0', 'arm,psci-0.2')], ['method', strings('hvc')]]),
    node('cpus', [['#address-cells', cells(1)], ['#size-cells', cells(0)]],
      Array.from({ length: vcpus }, (_, n) =>
        node(`cpu@${n}`, [
          ['device_type', strings('cpu')],
          ['compatible', strings('arm,cortex-a72')],
          ['reg', cells(n)],
          ['enable-method', strings('psci')],
        ]))),
    node('timer', [
      ['compatible', strings('arm,armv8-timer')],
      ['interrupts', cells(...ppi(13), ...ppi(14), ...ppi(11), ...ppi(10))],
      ['always-on', empty],
    ]),
    node(at('intc', GICD), [
      ['compatible', strings('arm,cortex-a15-gic')],
      ['reg', reg(GICD, GICC)],
      ['#interrupt-cells', cells(3)],
      ['interrupt-controller', empty],
      ['phandle', cells(GIC_PHANDLE)],
    ]),
    node('apb-pclk', [
      ['compatible', strings('fixed-clock')],
      ['#clock-cells', cells(0)],
      ['clock-frequency', cells(24_000_000)],
      ['clock-output-names', strings('clk24mhz')],
      ['phandle', cells(CLOCK_PHANDLE)],
    ]),
    primeCell('pl011', PL011, 'arm,pl011', ['uartclk', 'apb_pclk']),
    ...(rtc ? [primeCell('pl031', PL031, 'arm,pl031', ['apb_pclk'])] : []),
    ...virtioSlots.map((slot) =>
      node(`virtio_mmio@${(VIRTIO_MMIO.start + slot * VIRTIO_MMIO.slot).toString(16)}`, [
        ['compatible', strings('virtio,mmio')],
        ['reg', reg({ start: VIRTIO_MMIO.start + slot * VIRTIO_MMIO.slot, size: VIRTIO_MMIO.slot })],
        ['interrupts', cells(SPI, VIRTIO_MMIO.firstSpi + slot, EDGE)],
        ['dma-coherent', empty],
      ])),
  ]; // prettier-ignore
  const root = node('', [
    ['compatible', strings('linux,dummy-virt')],
    ['model', strings('linux,dummy-virt')],
    ['#address-cells', cells(2)],
    ['#size-cells', cells(2)],
    ['interrupt-parent', cells(GIC_PHANDLE)],
  ], children); // prettier-ignore
  return writeDtb({ root, reservations: [], bootCpu: 0 });
}
