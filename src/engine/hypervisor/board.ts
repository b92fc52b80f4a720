/** What the EL2 software knows of the board below it, and where it keeps its own memory. */

/** A range of physical or intermediate physical addresses. */
export interface Range {
  readonly start: number;
  readonly size: number;
}
export const endOf = ({ start, size }: Range): number => start + size;
export const overlap = (a: Range, b: Range): boolean => a.start < endOf(b) && b.start < endOf(a);

export const GICD = { start: 0x0800_0000, size: 0x1000 } as const;
/** The second page has one register, GICC_DIR. */
export const GICC = { start: 0x0801_0000, size: 0x2000, page: 0x1000 } as const;
export const GICH = { start: 0x0803_0000, size: 0x1000 } as const;
export const GICV = { start: 0x0804_0000, size: 0x2000 } as const;
export const PL011 = { start: 0x0900_0000, size: 0x1000, spi: 1 } as const;
export const PL031 = { start: 0x0901_0000, size: 0x1000, spi: 2 } as const;
export const VIRTIO_MMIO = { start: 0x0a00_0000, size: 0x4000, slot: 0x200, slots: 32, firstSpi: 16 } as const;
export const RAM_START = 0x4000_0000;

/** Console channel n of the host holds this SPI while input waits. */
export const HOST_CONSOLE_SPI = 112;
/** Commands from outside (traps/control.ts) come on this console channel. */
export const CONTROL_CHANNEL = 3;

/** INTIDs (IHI 0048B §2.2.1). */
export const spi = (n: number): number => 32 + n;
export const INTID = {
  /** Tells another core that something is pending for a VCpu that it runs. */
  KICK: 0,
  MAINTENANCE: 25,
  HYPERVISOR_TIMER: 26,
  VIRTUAL_TIMER: 27,
  PHYSICAL_TIMER: 30,
  /** First SPI, and how many INTIDs there are. */
  FIRST_SPI: 32,
  COUNT: 288,
} as const;

/** The hypervisor's own RAM: image and stacks, stage-2 tables, and untouched copies of what its guests boot from. */
export const OWN = {
  image: { start: 0x4008_0000, size: 0x8_0000 },
  tables: { start: 0x4010_0000, size: 0x10_0000 },
  store: { start: 0x4100_0000, size: 0x0f00_0000 },
} as const;
export const OWN_RAM: Range = { start: RAM_START, size: 0x1000_0000 };
