/**
 * Host channels of the built-in hypervisor, beyond QEMU's board: a second virtual machine's terminal and the disks that
 * the hypervisor emulates need a wire. Input is recorded like any other input of the machine.
 */
import type { InterruptLine } from '../devices/device.ts';
import { stateReader } from '../devices/device-state.ts';
import { OverlayDisk, type Disk } from '../devices/disk.ts';
import { EngineError } from '../error.ts';
import type { ConsoleChannel, DiskChannel } from '../hypervisor/el2.ts';
import { hostConsole } from './board.ts';

export interface ChannelWiring {
  /** Asserted while input waits in console n. */
  interrupt(n: number): InterruptLine;
  transmit(n: number, byte: number): void;
}

/** Input that nobody reads is not kept beyond this. */
const LIMIT = 1 << 20;

export class HostChannels {
  readonly #disks: readonly Disk[];
  readonly #wiring: ChannelWiring;
  #queues: number[][];

  /** @throws EngineError machine.channels */
  constructor(
    { consoles, disks }: { readonly consoles: number; readonly disks: readonly Disk[] },
    wiring: ChannelWiring,
  ) {
    if (!Number.isInteger(consoles) || consoles < 0 || consoles > hostConsole.channels)
      throw new EngineError('machine.channels', { consoles, limit: hostConsole.channels });
    this.#disks = disks;
    this.#wiring = wiring;
    this.#queues = Array.from({ length: consoles }, () => []);
  }

  /** Bytes typed into console n; what does not fit is refused. Returns how many were taken. */
  input(n: number, bytes: Iterable<number>): number {
    const queue = this.#queues[n];
    if (queue === undefined) return 0;
    let taken = 0;
    for (const byte of bytes) {
      if (queue.length >= LIMIT) break;
      queue.push(byte & 0xff);
      taken++;
    }
    this.#wiring.interrupt(n).set(queue.length > 0);
    return taken;
  }

  /** Bytes typed into console n that nobody has read. */
  pending(n: number): number {
    return this.#queues[n]?.length ?? 0;
  }

  console(n: number): ConsoleChannel | undefined {
    const queue = this.#queues[n];
    if (queue === undefined) return undefined;
    return {
      write: (byte) => this.#wiring.transmit(n, byte & 0xff),
      read: () => {
        const byte = queue.shift();
        if (queue.length === 0) this.#wiring.interrupt(n).set(false);
        return byte;
      },
    };
  }

  disk(n: number): DiskChannel | undefined {
    return this.#disks[n];
  }

  /** What was typed and not read is gone, as in the board's UART; disks keep what was written. */
  reset(): void {
    this.#queues.forEach((queue, n) => {
      queue.length = 0;
      this.#wiring.interrupt(n).set(false);
    });
  }

  save(): unknown {
    return {
      queues: structuredClone(this.#queues),
      disks: this.#disks.map((d) => (d instanceof OverlayDisk ? d.save() : null)),
    };
  }

  /** @throws EngineError device.bad-state */
  restore(saved: unknown): void {
    const from = stateReader('channels', saved);
    const queues = from.list('queues', this.#queues.length);
    const isByte = (value: unknown): value is number => Number.isInteger(value) && (value as number) >> 8 === 0;
    this.#queues.forEach((queue, n) => {
      const bytes = queues[n];
      if (!Array.isArray(bytes) || bytes.length > LIMIT || !bytes.every(isByte)) return from.fail(`queues[${n}]`);
      queue.length = 0;
      for (const byte of bytes) queue.push(byte);
      this.#wiring.interrupt(n).set(queue.length > 0);
    });
    const disks = from.list('disks', this.#disks.length);
    this.#disks.forEach((disk, n) => {
      if (disk instanceof OverlayDisk) disk.restore(disks[n]);
    });
  }
}
