import { addNode, findNode, getU32, removeNode, setProperty } from '../devicetree/edit.ts';
import { baseName, type DeviceTree, type DeviceTreeNode } from '../devicetree/tree.ts';
import { cells, empty, sizedCells, strings } from '../devicetree/values.ts';
import { EngineError } from '../error.ts';
import * as board from './board.ts';

/** What the device tree says of a machine. */
export interface BoardDescription {
  readonly cpus: 1 | 2;
  /** RAM in bytes, a multiple of 1 MiB up to `board.maxRamBytes`. */
  readonly memory: number;
  /** With EL2: GICH and GICV are there, and PSCI is called by SMC instead of HVC. */
  readonly virtualization: boolean;
  /** Kernel command line; without one, or with an empty one, the tree has no bootargs. */
  readonly bootargs?: string;
  /** Physical addresses of the initial RAM disk, `end` exclusive; an empty one is not mentioned. */
  readonly initrd?: { readonly start: number; readonly end: number };
}

/**
 * Nodes of QEMU's tree whose devices the board does not have (yet), by path. QEMU's seeds, /chosen/rng-seed and
 * /chosen/kaslr-seed, are left out for good: nothing in the engine is random.
 */
export const absentNodes: readonly string[] = [
  '/platform-bus@c000000',
  '/fw-cfg@9020000',
  '/gpio-keys',
  '/pl061@9030000',
  '/pcie@10000000',
  '/intc@8000000/v2m@8020000',
  '/flash@0',
];

/** QEMU counts phandles from here: the clock, the cores from the last to the first, the interrupt controller. */
const firstPhandle = 0x8000;

/** First and third cell of an interrupt specifier (Linux binding arm,gic). */
const gic = { spi: 0, ppi: 1, edgeRising: 1, levelHigh: 4 } as const;

/**
 * The tree that QEMU 7.2 makes for `-machine virt,gic-version=2 -cpu cortex-a72` when no -dtb is given, with nodes and
 * properties in its order, without `absentNodes` and seeds.
 */
export function boardDeviceTree(description: BoardDescription): DeviceTree {
  const { cpus, memory, virtualization } = description;
  const clock = firstPhandle;
  const cpuPhandle = (cpu: number): number => firstPhandle + cpus - cpu;
  const intc = firstPhandle + cpus + 1;
  const clocks = (...names: string[]): [string, Uint8Array][] => [
    ['clock-names', strings(...names)],
    ['clocks', cells(...names.map(() => clock))],
  ];
  // A private interrupt's specifier says in bits 15–8 which cores it belongs to.
  const ppis = (...numbers: number[]): Uint8Array =>
    cells(...numbers.flatMap((number) => [gic.ppi, number, (((1 << cpus) - 1) << 8) | gic.levelHigh]));

  const root = node('', [
    ['interrupt-parent', cells(intc)],
    ['model', strings('linux,dummy-virt')],
    ['#size-cells', cells(2)],
    ['#address-cells', cells(2)],
    ['compatible', strings('linux,dummy-virt')],
  ]);
  root.children.push(
    psciNode(virtualization),
    memoryNode(memory, 2, 2),
    ...Array.from({ length: board.virtioMmio.slots }, (_, slot) => virtioMmioNode(slot)),
    node(`pl031@${hex(board.pl031.base)}`, [
      ...clocks('apb_pclk'),
      ['interrupts', cells(gic.spi, board.pl031.spi, gic.levelHigh)],
      ['reg', reg(board.pl031)],
      ['compatible', strings('arm,pl031', 'arm,primecell')],
    ]),
    node(`pl011@${hex(board.pl011.base)}`, [
      ...clocks('uartclk', 'apb_pclk'),
      ['interrupts', cells(gic.spi, board.pl011.spi, gic.levelHigh)],
      ['reg', reg(board.pl011)],
      ['compatible', strings('arm,pl011', 'arm,primecell')],
    ]),
    node('pmu', [
      ['interrupts', ppis(board.ppi.pmu)],
      ['compatible', strings('arm,armv8-pmuv3')],
    ]),
    intcNode(intc, virtualization),
    cpusNode(cpus, cpuPhandle),
    node('timer', [
      [
        'interrupts',
        ppis(board.ppi.securePhysicalTimer, board.ppi.physicalTimer, board.ppi.virtualTimer, board.ppi.hypervisorTimer),
      ],
      ['always-on', empty],
      ['compatible', strings('arm,armv8-timer', 'arm,armv7-timer')],
    ]),
    node('apb-pclk', [
      ['phandle', cells(clock)],
      ['clock-output-names', strings('clk24mhz')],
      ['clock-frequency', cells(board.apbClockFrequency)],
      ['#clock-cells', cells(0)],
      ['compatible', strings('fixed-clock')],
    ]),
    node('chosen', [['stdout-path', strings(`/pl011@${hex(board.pl011.base)}`)]]),
  );
  describeBoot(root, description);
  return { root, reservations: [], bootCpu: 0 };
}

/**
 * Edits a tree that was given with -dtb in place, as QEMU 7.2 does: RAM as the machine has it replaces the memory nodes,
 * /psci becomes that of our firmware, command line and initial RAM disk go to /chosen. The rest stays as it was, CPUs
 * included.
 *
 * Errors: dtb.no-cell-counts, dtb.bad-cell-count, dtb.memory-too-large (a size cell of 32 bits), dtb.bad-property.
 */
export function applyDtbEdits(tree: DeviceTree, description: Omit<BoardDescription, 'cpus'>): void {
  const { root } = tree;
  const addressCells = cellCount(root, '#address-cells');
  const sizeCells = cellCount(root, '#size-cells');
  if (sizeCells < 2 && description.memory >= 2 ** 32) throw new EngineError('dtb.memory-too-large');
  removeMemoryNodes(root);
  root.children.unshift(memoryNode(description.memory, addressCells, sizeCells));
  if (!findNode(root, '/chosen')) addNode(root, 'chosen', 'first');
  describeBoot(root, description);
  removeNode(root, '/psci');
  root.children.unshift(psciNode(description.virtualization));
}

/** QEMU removes each node called memory whose path begins with "/memory", also /memory-map/memory@0. */
function removeMemoryNodes(root: DeviceTreeNode): void {
  const prune = (node: DeviceTreeNode): void => {
    node.children = node.children.filter((child) => baseName(child.name) !== 'memory');
    node.children.forEach(prune);
  };
  root.children = root.children.filter((child) => baseName(child.name) !== 'memory');
  for (const child of root.children) if (child.name.startsWith('memory')) prune(child);
}

function cellCount(root: DeviceTreeNode, name: '#address-cells' | '#size-cells'): number {
  const count = getU32(root, name);
  if (count === undefined) throw new EngineError('dtb.no-cell-counts', { name });
  if (count !== 1 && count !== 2) throw new EngineError('dtb.bad-cell-count', { name, count });
  return count;
}

/** Puts command line and RAM disk into /chosen. RAM disk addresses are one cell, as in QEMU: they lie below 4 GiB. */
function describeBoot(root: DeviceTreeNode, { bootargs, initrd }: Pick<BoardDescription, 'bootargs' | 'initrd'>): void {
  const chosen = findNode(root, '/chosen');
  if (!chosen) return;
  if (bootargs) setProperty(chosen, 'bootargs', strings(bootargs), 'first');
  if (initrd && initrd.end > initrd.start) {
    setProperty(chosen, 'linux,initrd-start', cells(initrd.start), 'first');
    setProperty(chosen, 'linux,initrd-end', cells(initrd.end), 'first');
  }
}

function psciNode(virtualization: boolean): DeviceTreeNode {
  return node('psci', [
    ['migrate', cells(board.psci.migrate)],
    ['cpu_on', cells(board.psci.cpuOn)],
    ['cpu_off', cells(board.psci.cpuOff)],
    ['cpu_suspend', cells(board.psci.cpuSuspend)],
    ['method', strings(virtualization ? 'smc' : 'hvc')],
    ['compatible', strings('arm,psci-1.0', 'arm,psci-0.2', 'arm,psci')],
  ]);
}

function memoryNode(size: number, addressCells: number, sizeCells: number): DeviceTreeNode {
  return node(`memory@${hex(board.ramBase)}`, [
    ['reg', sizedCells([board.ramBase, addressCells], [size, sizeCells])],
    ['device_type', strings('memory')],
  ]);
}

function virtioMmioNode(slot: number): DeviceTreeNode {
  const { base, slotSize, firstSpi } = board.virtioMmio;
  const address = base + slot * slotSize;
  return node(`virtio_mmio@${hex(address)}`, [
    ['dma-coherent', empty],
    ['interrupts', cells(gic.spi, firstSpi + slot, gic.edgeRising)],
    ['reg', sizedCells([address, 2], [slotSize, 2])],
    ['compatible', strings('virtio,mmio')],
  ]);
}

function intcNode(phandle: number, virtualization: boolean): DeviceTreeNode {
  const maintenance: [string, Uint8Array][] = virtualization
    ? [['interrupts', cells(gic.ppi, board.ppi.gicMaintenance, gic.levelHigh)]]
    : [];
  const virtual = virtualization ? [board.gich, board.gicv] : [];
  return node(`intc@${hex(board.gicd.base)}`, [
    ['phandle', cells(phandle)],
    ...maintenance,
    ['reg', reg(board.gicd, board.gicc, ...virtual)],
    ['compatible', strings('arm,cortex-a15-gic')],
    ['ranges', empty],
    ['#size-cells', cells(2)],
    ['#address-cells', cells(2)],
    ['interrupt-controller', empty],
    ['#interrupt-cells', cells(3)],
  ]);
}

function cpusNode(count: number, phandle: (cpu: number) => number): DeviceTreeNode {
  const all = Array.from({ length: count }, (_, cpu) => cpu);
  const cores = all.map((cpu) => node(`core${cpu}`, [['cpu', cells(phandle(cpu))]]));
  const cluster = node('cluster0', [], cores);
  // QEMU mentions PSCI only where there is a second core to start.
  const method: [string, Uint8Array][] = count > 1 ? [['enable-method', strings('psci')]] : [];
  const cpus = all.map((cpu) =>
    node(`cpu@${cpu}`, [
      ['phandle', cells(phandle(cpu))],
      ['reg', cells(cpu)],
      ...method,
      ['compatible', strings('arm,cortex-a72')],
      ['device_type', strings('cpu')],
    ]),
  );
  return node(
    'cpus',
    [
      ['#size-cells', cells(0)],
      ['#address-cells', cells(1)],
    ],
    [node('cpu-map', [], [node('socket0', [], [cluster])]), ...cpus],
  );
}

function node(name: string, properties: [string, Uint8Array][], children: DeviceTreeNode[] = []): DeviceTreeNode {
  return { name, properties: properties.map(([key, value]) => ({ name: key, value })), children };
}

function reg(...regions: board.Region[]): Uint8Array {
  return sizedCells(
    ...regions.flatMap(({ base, size, described }): [number, number][] => [
      [base, 2],
      [described ?? size, 2],
    ]),
  );
}

function hex(address: number): string {
  return address.toString(16);
}
