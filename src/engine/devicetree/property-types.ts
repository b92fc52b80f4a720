import type { DeviceTreeNode } from './tree.ts';

/**
 * What a property's name says about its value (Devicetree Specification v0.4 §2.3, §2.4, §3 and the common bindings). The
 * bytes decide where the name is silent, and where they contradict it.
 */
export type PropertyType = 'strings' | 'cells' | 'unknown';

const stringNames: ReadonlySet<string> = new Set(
  (
    'compatible model status device_type name label bootargs stdout-path linux,stdout-path stdin-path serial-number ' +
    'enable-method method mmc-phy-mode dr_mode phy-mode chassis-type linux,default-trigger'
  ).split(' '),
);

const cellNames: ReadonlySet<string> = new Set(
  (
    'reg ranges dma-ranges interrupts interrupts-extended interrupt-map interrupt-map-mask phandle linux,phandle ' +
    'virtual-reg bus-range msi-map clock-frequency timebase-frequency bank-width assigned-clock-rates linux,code ' +
    'linux,initrd-start linux,initrd-end rng-seed kaslr-seed cpu'
  ).split(' '),
);

/** Properties that hold phandles, and the property of the node they name that counts the cells behind each. */
const specifierCounts: Readonly<Record<string, string | undefined>> = {
  clocks: '#clock-cells',
  'assigned-clocks': '#clock-cells',
  'assigned-clock-parents': '#clock-cells',
  'interrupts-extended': '#interrupt-cells',
  gpios: '#gpio-cells',
  phys: '#phy-cells',
  dmas: '#dma-cells',
  resets: '#reset-cells',
  pwms: '#pwm-cells',
  iommus: '#iommu-cells',
  mboxes: '#mbox-cells',
  'power-domains': '#power-domain-cells',
  'sound-dai': '#sound-dai-cells',
};

const plainPhandles: ReadonlySet<string> = new Set(
  (
    'interrupt-parent cpu cpus affinity interrupt-affinity msi-parent memory-region next-level-cache l2-cache cpu-idle-states ' +
    'phy-handle operating-points-v2 nvmem-cells'
  ).split(' '),
);

export function typeOf(property: string): PropertyType {
  if (stringNames.has(property) || property.endsWith('-names')) return 'strings';
  if (cellNames.has(property) || /^#.*-cells$/.test(property) || phandleList(property)) return 'cells';
  return 'unknown';
}

/** Numbers that people read in decimal. */
export function isDecimal(property: string): boolean {
  return property.endsWith('-frequency') || property.endsWith('-rates');
}

/**
 * Undefined when the property holds no phandles; else the name of the count property, or '' for phandles that stand
 * alone.
 */
export function phandleList(property: string): string | undefined {
  if (plainPhandles.has(property) || /^pinctrl-\d+$/.test(property) || property.endsWith('-supply')) return '';
  if (property.endsWith('-gpios')) return '#gpio-cells';
  return Object.hasOwn(specifierCounts, property) ? specifierCounts[property] : undefined;
}

/** Nodes by phandle, from "phandle" or the older "linux,phandle". */
export function indexPhandles(
  nodes: Iterable<{ node: DeviceTreeNode; path: string }>,
): Map<number, { node: DeviceTreeNode; path: string }> {
  const index = new Map<number, { node: DeviceTreeNode; path: string }>();
  for (const entry of nodes) {
    for (const { name, value } of entry.node.properties) {
      const isPhandle = (name === 'phandle' || name === 'linux,phandle') && value.length === 4;
      if (isPhandle) index.set(new DataView(value.buffer, value.byteOffset).getUint32(0), entry);
    }
  }
  return index;
}
