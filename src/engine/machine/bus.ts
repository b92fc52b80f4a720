/** The memory map of devices: which device answers at a physical address. Everything else is an external abort. */
import type { AccessSize, MmioDevice } from '../devices/device.ts';

export interface Mapping {
  readonly base: number;
  readonly device: MmioDevice;
}

export class Bus {
  readonly mappings: readonly Mapping[];
  /** Accesses by device name, for --stats. */
  readonly counts = new Map<string, number>();
  #last: Mapping | undefined;

  constructor(mappings: readonly Mapping[]) {
    this.mappings = [...mappings].sort((a, b) => a.base - b.base);
  }

  /** The device at an address, with the base of its block. */
  at(pa: number): Mapping | undefined {
    const last = this.#last;
    if (last !== undefined && pa >= last.base && pa - last.base < last.device.size) return last;
    let lower = 0;
    let upper = this.mappings.length;
    while (lower < upper) {
      const middle = (lower + upper) >> 1;
      if ((this.mappings[middle]?.base ?? Infinity) <= pa) lower = middle + 1;
      else upper = middle;
    }
    const found = this.mappings[lower - 1];
    if (found === undefined || pa - found.base >= found.device.size) return undefined;
    return (this.#last = found);
  }

  read(pa: number, size: AccessSize, cpu: number): number | undefined {
    const found = this.at(pa);
    if (found === undefined) return undefined;
    this.#count(found.device.name);
    return found.device.read(pa - found.base, size, cpu);
  }

  write(pa: number, size: AccessSize, value: number, cpu: number): boolean {
    const found = this.at(pa);
    if (found === undefined) return false;
    this.#count(found.device.name);
    return found.device.write(pa - found.base, size, value, cpu);
  }

  #count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }
}
