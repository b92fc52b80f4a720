import type { AccessSize, MmioDevice } from '../../../src/engine/devices/device.ts';
import type { Gic } from '../../../src/engine/devices/gic/index.ts';
import { testGic, type TestGic } from '../../../src/engine/devices/gic/testing.ts';

/** The blocks of the virt board, and the PL061 whose interrupt (SPI 7, level-sensitive) a script can raise. */
const BASES = { GICD: 0x08000000, GICC: 0x08010000, GICH: 0x08030000, GICV: 0x08040000, GPIO: 0x09030000 };
export type Region = 'GICD' | 'GICC' | 'GICH' | 'GICV';

/** One access by a core; or a look at its interrupt wires; or a new level of the wire of SPI 7. */
export type Step =
  | readonly ['read', Region, offset: number, size: AccessSize, cpu?: number]
  | readonly ['write', Region, offset: number, size: AccessSize, value: number, cpu?: number]
  | readonly ['lines', cpu?: number]
  | readonly ['virtual-lines', cpu?: number]
  | readonly ['spi7', level: boolean];

/** What a step showed, in the words of the bare-metal program; undefined for one that shows nothing. */
export type Observation = string | undefined;

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** ISR_EL1: I is bit 7, F is bit 6. */
const isr = (irq: boolean, fiq: boolean): number => (irq ? 0x80 : 0) | (fiq ? 0x40 : 0);

/** Our Gic with wires that remember their level, taking one step at a time. */
export class Bench {
  readonly gic: Gic;
  private readonly levels: TestGic['levels'];

  constructor(cpus: number) {
    const { gic, levels } = testGic(cpus);
    this.gic = gic;
    this.levels = levels;
  }

  private device(region: Region): MmioDevice {
    const { distributor, cpuInterface, hypervisorInterface, virtualCpuInterface } = this.gic;
    return { GICD: distributor, GICC: cpuInterface, GICH: hypervisorInterface, GICV: virtualCpuInterface }[region];
  }

  /** What the step shows. */
  take(step: Step): Observation {
    switch (step[0]) {
      case 'read': {
        const [, region, offset, size, cpu = 0] = step;
        const device = this.device(region);
        const value = offset < device.size ? device.read(offset, size, cpu) : undefined;
        return value === undefined ? 'abort' : hex(value);
      }
      case 'write': {
        const [, region, offset, size, value, cpu = 0] = step;
        const device = this.device(region);
        return offset < device.size && device.write(offset, size, value, cpu) ? undefined : 'abort';
      }
      case 'lines': {
        const levels = this.levels[step[1] ?? 0];
        return hex(isr(levels?.irq === true, levels?.fiq === true));
      }
      case 'virtual-lines': {
        const levels = this.levels[step[1] ?? 0];
        // A physical interrupt is taken to EL2 before EL1 can look.
        if (levels?.irq === true || levels?.fiq === true) return hex(0xffff);
        return hex(isr(levels?.virq === true, levels?.vfiq === true));
      }
      case 'spi7':
        this.gic.setSpi(7, step[1]);
        return undefined;
    }
  }
}

/** The steps as the program's table of words; SPI 7's level is the PL061's interrupt mask over a pin that reads high. */
export function compile(steps: readonly Step[]): Uint32Array {
  const words: number[] = [];
  const emit = (op: number, address: number, value: number, cpu: number): void => {
    words.push(op, address, value >>> 0, cpu, 0);
  };
  const write32 = 7;
  emit(write32, BASES.GPIO + 0x404, 0xff, 0); // GPIOIS: level
  emit(write32, BASES.GPIO + 0x40c, 0xff, 0); // GPIOIEV: high
  for (const step of steps) {
    switch (step[0]) {
      case 'read':
        emit(1 + Math.log2(step[3]), BASES[step[1]] + step[2], 0, step[4] ?? 0);
        break;
      case 'write':
        emit(5 + Math.log2(step[3]), BASES[step[1]] + step[2], step[4], step[5] ?? 0);
        break;
      case 'lines':
        emit(9, 0, 0, step[1] ?? 0);
        break;
      case 'virtual-lines':
        emit(10, 0, 0, step[1] ?? 0);
        break;
      case 'spi7':
        emit(write32, BASES.GPIO + 0x410, step[1] ? 1 : 0, 0);
        break;
    }
  }
  emit(0, 0, 0, 0);
  return Uint32Array.from(words);
}

export const show = (step: Step): string =>
  step.map((part) => (typeof part === 'number' ? `0x${part.toString(16)}` : String(part))).join(' ');
