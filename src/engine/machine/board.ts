/**
 * The board: QEMU 7.2's `virt`, its addresses and interrupts in one place. Memory map, loader and device tree read it.
 */

/** Shared peripheral interrupts are INTIDs from 32, private ones from 16 (IHI 0048B §2.2.1). */
export const intidOfSpi = (spi: number): number => 32 + spi;
export const intidOfPpi = (ppi: number): number => 16 + ppi;

/** A range of physical addresses. */
export interface Region {
  /** The device tree's name for it, without the unit address; the blocks of the GIC are told apart by Arm's names. */
  readonly name: string;
  readonly base: number;
  /** Bytes that answer; an access beyond them, up to the next region, is an external abort. */
  readonly size: number;
  /** Bytes that the device tree claims, where they are more. */
  readonly described?: number;
}

export const flash0 = { name: 'flash', base: 0x0000_0000, size: 0x0400_0000 } as const;
export const flash1 = { name: 'flash', base: 0x0400_0000, size: 0x0400_0000 } as const;

/** Distributor; QEMU describes every GIC block as 64 KiB. */
export const gicd = { name: 'gicd', base: 0x0800_0000, size: 0x1000, described: 0x1_0000 } as const;
/** CPU interface. */
export const gicc = { name: 'gicc', base: 0x0801_0000, size: 0x2000, described: 0x1_0000 } as const;
/** GICv2m: writes become SPIs 80–143. */
export const gicv2m = { name: 'v2m', base: 0x0802_0000, size: 0x1000, firstSpi: 80, spis: 64 } as const;
/** Virtual interface control; like GICV only with virtualization=on. */
export const gich = { name: 'gich', base: 0x0803_0000, size: 0x1000, described: 0x1_0000, listRegisters: 4 } as const;
/** Virtual CPU interface. */
export const gicv = { name: 'gicv', base: 0x0804_0000, size: 0x2000, described: 0x1_0000 } as const;

export const pl011 = { name: 'pl011', base: 0x0900_0000, size: 0x1000, spi: 1 } as const;
export const pl031 = { name: 'pl031', base: 0x0901_0000, size: 0x1000, spi: 2 } as const;
export const fwCfg = { name: 'fw-cfg', base: 0x0902_0000, size: 0x18 } as const;
export const pl061 = { name: 'pl061', base: 0x0903_0000, size: 0x1000, spi: 7 } as const;

/** 32 transports side by side; slot n is at base + n · slotSize and raises SPI firstSpi + n. */
export const virtioMmio = {
  name: 'virtio_mmio',
  base: 0x0a00_0000,
  size: 32 * 0x200,
  slotSize: 0x200,
  slots: 32,
  firstSpi: 16,
} as const;

export const platformBus = { name: 'platform-bus', base: 0x0c00_0000, size: 0x0200_0000 } as const;
export const pcieMmio = { name: 'pcie-mmio', base: 0x1000_0000, size: 0x2eff_0000 } as const;
export const pciePio = { name: 'pcie-pio', base: 0x3eff_0000, size: 0x1_0000 } as const;
export const pcieEcam = { name: 'pcie', base: 0x40_1000_0000, size: 0x1000_0000, firstSpi: 3, spis: 4 } as const;
export const pcieHighMmio = { name: 'pcie-mmio-high', base: 0x80_0000_0000, size: 0x80_0000_0000 } as const;

/** Not QEMU's: console channel n of the built-in hypervisor holds this SPI (of the platform bus) while input waits. */
export const hostConsole = { firstSpi: 112, channels: 4 } as const;

/** Everything but RAM, by address. GICH and GICV exist only with virtualization=on. */
export const regions: readonly Region[] = [
  flash0,
  flash1,
  gicd,
  gicc,
  gicv2m,
  gich,
  gicv,
  pl011,
  pl031,
  fwCfg,
  pl061,
  virtioMmio,
  platformBus,
  pcieMmio,
  pciePio,
  pcieEcam,
  pcieHighMmio,
];

/** RAM begins here; its size is the machine's. */
export const ramBase = 0x4000_0000;
/** What fits below the high PCIe windows, as QEMU limits -m. */
export const maxRamBytes = 255 * 2 ** 30;

/** Private peripheral interrupts: numbers as in the device tree; INTID = 16 + number. */
export const ppi = {
  pmu: 7,
  gicMaintenance: 9,
  hypervisorTimer: 10,
  virtualTimer: 11,
  securePhysicalTimer: 13,
  physicalTimer: 14,
} as const;

/** CNTFRQ_EL0 in Hz. */
export const counterFrequency = 62_500_000;
/** The fixed clock that the PrimeCell devices name in the device tree, in Hz. */
export const apbClockFrequency = 24_000_000;

/** Function IDs that the device tree hands out (DEN 0022D §5.1: SMC64 where a call has addresses). */
export const psci = {
  cpuSuspend: 0xc400_0001,
  cpuOff: 0x8400_0002,
  cpuOn: 0xc400_0003,
  migrate: 0xc400_0005,
} as const;

export const maxCpus = 2;
