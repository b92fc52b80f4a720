/** Inside: El2 over the mailbox. */
import type { Bytes, ConsoleChannel, DiskChannel, El2 } from '../../hypervisor/el2.ts';
import type { RunAccess } from '../../hypervisor/memory/guest-page-table.ts';
import { AT, OP } from '../mailbox.ts';
import { number, receive, ring, send, setLength, setName, setValue, value } from './channel.ts';

const consoleChannel = (n: number): ConsoleChannel => ({
  write: (byte) => void ring(OP.CONSOLE_WRITE, n, byte),
  read: () => (ring(OP.CONSOLE_READ, n) ? number(AT.A) : undefined),
});

const diskChannel = (n: number, size: number, readOnly: boolean): DiskChannel => ({
  size,
  readOnly,
  read(offset, length) {
    setValue(BigInt(n));
    return ring(OP.DISK_READ, offset, length) ? receive(length) : undefined;
  },
  write(offset, bytes) {
    send(bytes);
    setValue(BigInt(n));
    return ring(OP.DISK_WRITE, offset);
  },
  flush: () => ring(OP.DISK_FLUSH, n),
});

const make = (core: number, frame: number): El2 & RunAccess => ({
  core,
  frame,
  mrs(name) {
    setName(name);
    ring(OP.MRS);
    return value();
  },
  msr(name, to) {
    setName(name);
    setValue(to);
    ring(OP.MSR);
  },
  read: (address: number, size: Bytes) => (ring(OP.READ, address, size) ? value() : undefined),
  write(address, size, to) {
    setValue(to);
    return ring(OP.WRITE, address, size);
  },
  writeRun(address, first, step, count) {
    setValue(first);
    setLength(step);
    return ring(OP.WRITE_RUN, address, count);
  },
  readBytes: (address, length) => (ring(OP.READ_BYTES, address, length) ? receive(length) : undefined),
  writeBytes(address, bytes) {
    send(bytes);
    return ring(OP.WRITE_BYTES, address);
  },
  tlbi(operation, to = 0n) {
    setName(operation);
    setValue(to);
    ring(OP.TLBI);
  },
  console: (n) => (ring(OP.CONSOLE, n) ? consoleChannel(n) : undefined),
  disk: (n) => (ring(OP.DISK, n) ? diskChannel(n, number(AT.A), number(AT.B) !== 0) : undefined),
  get cycles() {
    ring(OP.CYCLES);
    return number(AT.A);
  },
});

const made: (El2 | undefined)[] = [];

/** A core's El2: the same in all its calls, while its frame is. */
export function el2Of(core: number, frame: number): El2 {
  const last = made[core];
  return last?.frame === frame ? last : (made[core] = Object.freeze(make(core, frame)));
}
