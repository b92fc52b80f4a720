import type { AccessSize } from '../../../src/engine/devices/device.ts';
import { seeded } from '../../../src/engine/devices/gic/testing.ts';
import { Bench, type Region, type Step } from './script.ts';

export interface RandomOptions {
  readonly seed: number;
  readonly steps: number;
  readonly cpus: number;
  /**
   * `physical` exercises the distributor and GICC, `virtual` GICH and GICV, with physical interrupts tied to list
   * registers. Neither does what docs/deviations.md lists, nor what the manual calls UNPREDICTABLE and QEMU refuses.
   */
  readonly side: 'physical' | 'virtual';
}

/** Few interrupts, so that they meet: SGIs, PPIs, the wire of SPI 7, SPIs of three words. */
const INTIDS = [0, 1, 2, 15, 16, 25, 31, 32, 33, 39, 63, 64, 65, 287];
/** Bitmap registers that a script reads and writes. */
const BITMAPS = [0x080, 0x100, 0x180, 0x200, 0x280, 0x300, 0x380];

/** Writes a script by playing it on our Gic, so that what it acknowledges it can end. */
class Author {
  readonly steps: Step[] = [];
  /** INTIDs (with source) acknowledged and not ended, by CPU. */
  readonly open: number[][] = [[], []];
  readonly below: (n: number) => number;
  private readonly bench: Bench;
  private readonly options: RandomOptions;
  private cpu = 0;

  constructor(options: RandomOptions) {
    this.options = options;
    this.below = seeded(options.seed);
    this.bench = new Bench(options.cpus);
  }

  step(step: Step): number {
    this.steps.push(step);
    return Number.parseInt(this.bench.take(step) ?? '0', 16);
  }
  read(region: Region, offset: number, size: AccessSize = 4): number {
    return this.step(['read', region, offset, size, this.cpu]);
  }
  write(region: Region, offset: number, value: number, size: AccessSize = 4): void {
    this.step(['write', region, offset, size, value >>> 0, this.cpu]);
  }
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }
  intid(): number {
    return INTIDS[this.below(INTIDS.length)] ?? 0;
  }
  word(): number {
    return (this.below(0x10000) | (this.below(0x10000) << 16)) >>> 0;
  }

  /** Bursts on one core: handing over costs QEMU a switch of threads. */
  compose(): readonly Step[] {
    while (this.steps.length < this.options.steps) {
      if (this.options.cpus > 1 && this.below(40) === 0) this.cpu = 1 - this.cpu;
      if (this.options.side === 'physical') this.physical();
      else if (this.below(4) === 0) this.physical();
      else this.virtual();
    }
    return this.steps;
  }

  begin(): void {
    for (this.cpu = 0; this.cpu < this.options.cpus; this.cpu += 1) {
      // CBPR: with two binary points QEMU compares priorities otherwise than the manual.
      this.write('GICC', 0x00, 0x17);
      this.write('GICC', 0x04, 0xff);
      this.write('GICH', 0x00, 1);
      this.write('GICH', 0x08, 0xf84c0017);
      this.write('GICV', 0x1c, 3);
    }
    this.cpu = 0;
    this.write('GICD', 0x000, 3);
    for (const intid of INTIDS) {
      this.write('GICD', 0x400 + intid, this.below(255), 1);
    }
    // An SPI without a target cannot be made pending on QEMU.
    for (let spi = 32; spi < 288; spi += 1) this.write('GICD', 0x800 + spi, 1 << this.below(this.options.cpus), 1);
    for (let n = 0; n < 9; n += 1) this.write('GICD', 0x100 + 4 * n, 0xffffffff);
  }

  /** With two CPUs QEMU asks the (read-only) targets of a PPI before it makes it pending. */
  private canPend(intid: number): boolean {
    return this.options.cpus === 1 || intid >= 32;
  }

  /** An INTID that this CPU may end: with two CPUs QEMU lets only the one that acknowledged an SPI end it. */
  private own(): number {
    const intid = this.intid();
    return this.options.cpus === 1 || intid < 32 ? intid : intid & 31;
  }

  /** The bit of one interrupt, or (rarely) a random word, in a random bitmap register. */
  private bitmap(): void {
    const intid = this.intid();
    const drawn = BITMAPS[this.below(BITMAPS.length)] ?? 0x200;
    // QEMU keeps an SPI's active state by CPU: after ISACTIVER only ICACTIVER ends it.
    const base = drawn === 0x300 && intid >= 32 ? 0x100 : drawn;
    if (base === 0x200 && !this.canPend(intid)) return;
    if (this.below(3) === 0) {
      const size = this.pick<AccessSize>([1, 2, 4]);
      this.read('GICD', (base + (intid >>> 3)) & ~(size - 1), size);
    } else if (this.below(8) === 0) this.write('GICD', base + (intid >>> 5) * 4, this.word());
    else if (this.below(2) === 0) this.write('GICD', base + (intid >>> 3), 1 << (intid & 7), 1);
    else this.write('GICD', base + (intid >>> 5) * 4, 1 << (intid & 31));
  }

  private physical(): void {
    const intid = this.intid();
    switch (this.below(20)) {
      case 0:
      case 1:
      case 2:
        return this.bitmap();
      case 3:
      case 4:
        if (this.canPend(intid)) this.write('GICD', 0x200 + (intid >>> 5) * 4, 1 << (intid & 31));
        return;
      case 5:
        return this.write('GICD', 0x400 + intid, this.below(255), 1);
      case 6:
        return void this.read('GICD', 0x400 + (intid & ~3));
      case 7:
        // With two CPUs an SPI stays with one, for the same reason.
        if (this.below(2) === 0 && this.options.cpus === 1) this.write('GICD', 0x800 + intid, this.below(2), 1);
        return void this.read('GICD', 0x800 + (intid & ~3));
      case 8:
        // QEMU does not bank the configuration of PPIs.
        if (this.below(2) === 0 && (this.options.cpus === 1 || intid >= 32))
          this.write('GICD', 0xc00 + (intid >>> 4) * 4, this.word());
        return void this.read('GICD', 0xc00 + (intid >>> 4) * 4);
      case 9:
        return this.write('GICD', 0xf00, (this.below(4) << 24) | (this.below(256) << 16) | (this.intid() & 15));
      case 10:
        // A source that exists; QEMU keeps any other bit, and stops at an SGI that pends without a source.
        return this.write('GICD', 0xf20 + (intid & 15), 1 << this.below(this.options.cpus), 1);
      case 11:
        if (this.below(2) === 0) this.write('GICD', 0xf10 + (intid & 15), this.below(256), 1);
        return void this.read('GICD', 0xf10 + (intid & 12));
      case 12:
      case 13:
      case 14: {
        const id = this.read('GICC', 0x0c);
        if ((id & 0x3ff) < 1020) this.open[this.cpu]?.push(id);
        return;
      }
      case 15:
      case 16: {
        const id = this.open[this.cpu]?.pop();
        return this.write('GICC', 0x10, id ?? this.own());
      }
      case 17:
        if (this.below(3) === 0) this.step(['spi7', this.below(2) === 0]);
        return void this.step(['lines', this.cpu]);
      case 18:
        return void this.read(
          'GICC',
          this.pick([0x00, 0x04, 0x08, 0x14, 0x14, 0x1c, 0xd0, 0xd4, 0xd8, 0xdc, 0xe0, 0xec]),
        );
      default:
        return this.physicalControl();
    }
  }

  private physicalControl(): void {
    switch (this.below(9)) {
      case 0:
        return this.setControl('GICC');
      case 1:
        return this.write('GICC', 0x1000, this.own());
      case 2:
        return this.write('GICC', 0x04, this.below(8) === 0 ? this.below(256) : 0xff);
      case 3:
        if (this.idle()) this.write('GICC', 0x08, this.below(8));
        return;
      case 4:
        return this.write('GICD', 0x000, this.below(8) === 0 ? 0 : 3);
      case 5:
        return this.write('GICC', 0x1c, this.below(8));
      case 6:
        // A level that the binary point cannot make is compared otherwise by QEMU.
        if (this.read('GICC', 0x08) !== 0) return this.write('GICC', 0xd0 + this.below(4) * 4, 0);
        return this.write('GICC', 0xd0 + this.below(4) * 4, 1 << this.below(32));
      case 7:
        if (this.below(3) !== 0) return this.highest('GICC');
        return this.write('GICC', 0xe0 + this.below(4) * 4, 0);
      default:
        return void this.read('GICC', 0x14);
    }
  }

  /** EOImode and FIQEn at random; AckCtl off only while nothing is active, since QEMU answers 1022 without preemption. */
  private setControl(region: 'GICC' | 'GICV'): void {
    this.write(region, 0x00, 0x17 | (this.word() & 0x208));
    if (this.below(2) !== 0 || this.read(region, 0x14) !== 0xff) return;
    this.write(region, 0x00, 0x13 | (this.word() & 0x208));
    const id = this.read(region, 0x0c);
    if (region === 'GICC' && (id & 0x3ff) < 1020) this.open[this.cpu]?.push(id);
    this.write(region, 0x00, 0x17 | (this.word() & 0x208));
  }

  /** The low byte of HPPIR with an open mask: QEMU applies the mask to it and leaves out the source CPU. */
  private highest(region: 'GICC' | 'GICV'): void {
    this.write(region, 0x04, 0xff);
    this.read(region, 0x18, 1);
  }

  /** Nothing active: the binary point may change without leaving priorities of another grouping behind. */
  private idle(): boolean {
    return this.read('GICC', 0x14) === 0xff;
  }

  private virtual(): void {
    switch (this.below(14)) {
      case 0:
      case 1:
      case 2: {
        const slot = this.below(4);
        // Virtual INTIDs differ between list registers, as they must: §5.3.10.
        const virtualId = this.pick([0, 4, 8, 16, 20, 32, 100, 1012]) + slot;
        // An SGI cannot be tied to hardware; QEMU then reads its source from the physical INTID.
        const hardware = virtualId >= 16 && this.below(3) === 0;
        const low = hardware ? this.own() << 10 : (this.below(2) << 19) | (virtualId < 16 ? this.below(8) << 10 : 0);
        const state = this.pick([1, 1, 1, 1, 2, 3, 0]) << 28;
        const group = this.below(4) === 0 ? 1 << 30 : 0;
        return this.write(
          'GICH',
          0x100 + slot * 4,
          (hardware ? 1 << 31 : 0) | group | state | (this.below(31) << 23) | low | virtualId,
        );
      }
      case 3:
      case 4:
      case 5:
        return void this.read('GICV', 0x0c);
      case 6:
      case 7:
        return this.endVirtual();
      case 8:
        return void this.read(
          'GICH',
          this.pick([0x00, 0x04, 0x08, 0x10, 0x20, 0x24, 0x30, 0x34, 0xf0, 0x100, 0x104, 0x108, 0x10c, 0x110]),
        );
      case 9:
        return void this.read('GICV', this.pick([0x00, 0x04, 0x08, 0x14, 0x14, 0x1c, 0xd0, 0xfc]));
      case 10:
        return void this.step(['virtual-lines', this.cpu]);
      case 11:
        return void this.read('GICD', 0x200);
      default:
        return this.virtualControl();
    }
  }

  /** Ends what is active in a list register, and sometimes what none holds: EOICount. */
  private endVirtual(): void {
    const slot = this.below(4);
    const lr = this.read('GICH', 0x100 + slot * 4);
    if ((lr & (1 << 29)) === 0) {
      if (this.below(3) === 0) this.write('GICV', this.pick([0x10, 0x10, 0x1000]), 200 + this.below(900));
      return;
    }
    const source = (lr & (1 << 31)) === 0 && (lr & 0x3ff) < 16 ? lr & 0x1c00 : 0;
    this.write('GICV', this.pick([0x10, 0x10, 0x1000]), (lr & 0x3ff) | source);
    // QEMU does not look at the physical interface again after it deactivated a physical interrupt here.
    this.write('GICD', 0x000, this.read('GICD', 0x000));
  }

  private virtualControl(): void {
    switch (this.below(8)) {
      case 0:
        return this.write('GICH', 0x00, this.below(6) === 0 ? this.word() : 1 | (this.word() & 0xfe));
      case 1:
        return this.write('GICH', 0x08, 0x17 | (this.word() & 0x208) | 0x4c0000 | (this.below(32) << 27));
      case 2:
        return this.setControl('GICV');
      case 3:
        return this.write('GICV', 0x04, this.below(4) === 0 ? this.below(256) : 0xff);
      case 4:
        return this.below(3) === 0 ? this.write('GICH', 0xf0, 0) : this.highest('GICV');
      case 5:
        if (this.read('GICV', 0x14) === 0xff) this.write('GICV', 0x08, this.below(8));
        return;
      case 6:
        return this.write('GICV', 0x10, 1023);
      default:
        return this.write('GICH', 0x00, 1);
    }
  }
}

export function randomScript(options: RandomOptions): readonly Step[] {
  const author = new Author(options);
  author.begin();
  return author.compose();
}
