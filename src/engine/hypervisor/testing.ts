/** An El2 over a map of bytes, which records what is done to it; on request with a real GIC in it. */
import { Gic } from '../devices/gic/index.ts';
import { GICC, GICD, GICH, GICV, OWN } from './board.ts';
import type { Bytes, ConsoleChannel, DiskChannel, El2 } from './el2.ts';
import { HANDLERS } from './handlers.ts';
import { planSystem, type SystemDescription } from './memory/configuration.ts';
import { newState } from './state/state.ts';
import { Call } from './traps/call.ts';

export interface RecordedEl2 extends El2 {
  readonly memory: Map<number, number>;
  readonly registers: Map<string, bigint>;
  readonly log: string[];
}

/** What cores share. */
export interface RecordedBoard {
  readonly memory: Map<number, number>;
  readonly gic?: Gic;
  readonly consoles?: readonly ConsoleChannel[];
  readonly disks?: readonly DiskChannel[];
}

const RAM = 0x4000_0000;
const FRAME = 0x4008_8000;

export function recordedEl2(core = 0, board: RecordedBoard = { memory: new Map() }): RecordedEl2 {
  const { memory, gic } = board;
  const registers = new Map<string, bigint>();
  const log: string[] = [];
  const blocks = gic && [
    { at: GICD.start, device: gic.distributor },
    { at: GICC.start, device: gic.cpuInterface },
    { at: GICH.start, device: gic.hypervisorInterface },
    { at: GICV.start, device: gic.virtualCpuInterface },
  ];
  const deviceAt = (address: number): { at: number; device: Gic['distributor'] } | undefined =>
    blocks?.find(({ at, device }) => address >= at && address < at + device.size);
  const read = (address: number, size: Bytes): bigint | undefined => {
    const found = deviceAt(address);
    if (found !== undefined) {
      const value = found.device.read(address - found.at, size, core);
      return value === undefined ? undefined : BigInt(value);
    }
    let value = 0n;
    for (let i = 0; i < size; i++) value |= BigInt(memory.get(address + i) ?? 0) << BigInt(8 * i);
    return value;
  };
  const inRam = (address: number, length: number): boolean => address >= RAM && address + length <= RAM + 2 ** 31;
  return {
    core,
    frame: FRAME + 0x4000 * core,
    memory,
    registers,
    log,
    cycles: 0,
    mrs: (name) => registers.get(name) ?? 0n,
    msr: (name, value) => {
      registers.set(name, value);
      log.push(`msr ${name}`);
    },
    read,
    write: (address, size, value) => {
      log.push(`write ${address.toString(16)}`);
      const found = deviceAt(address);
      if (found !== undefined) return found.device.write(address - found.at, size, Number(value), core);
      for (let i = 0; i < size; i++) memory.set(address + i, Number((value >> BigInt(8 * i)) & 0xffn));
      return true;
    },
    readBytes: (address, length) =>
      inRam(address, length) ? Uint8Array.from({ length }, (_, i) => memory.get(address + i) ?? 0) : undefined,
    writeBytes: (address, bytes) => {
      if (!inRam(address, bytes.length)) return false;
      bytes.forEach((byte, i) => memory.set(address + i, byte));
      return true;
    },
    tlbi: (operation) => void log.push(`tlbi ${operation}`),
    console: (n) => board.consoles?.[n],
    disk: (n) => board.disks?.[n],
  };
}

/** A flat image is all that a plan needs. */
export const flat = new Uint8Array(4096);
export const twoVms: SystemDescription = {
  vms: [
    { name: 'a', cores: [0], console: 'uart', kernel: flat, memory: 0x100_0000 },
    { name: 'b', cores: [0, 1], console: { channel: 1 }, kernel: flat, memory: 0x100_0000 },
  ],
  cores: 2,
  memory: 2 ** 31,
};

/** A call on a fresh state. */
export function callOn(el2: El2, description: SystemDescription = twoVms): Call {
  const plan = planSystem(description);
  const state = newState(
    plan.cores,
    plan.vms.map(({ cores, disks }) => ({ vcpus: cores.length, disks: disks.length })),
    OWN.tables.start,
  );
  return new Call(el2, plan, state, HANDLERS);
}

/** A GIC whose interrupt outputs can be looked at: bit 0 of `lines[core]` is IRQ, bit 1 FIQ, bits 2 and 3 the virtual ones. */
export function watchedGic(cpus: number): { readonly gic: Gic; readonly lines: number[] } {
  const lines = Array.from({ length: cpus }, () => 0);
  const wire = (cpu: number, bit: number) => ({
    set: (on: boolean): void => void (lines[cpu] = on ? (lines[cpu] ?? 0) | bit : (lines[cpu] ?? 0) & ~bit),
  });
  const gic = new Gic({
    cpus,
    spis: 256,
    lines: (cpu) => ({ irq: wire(cpu, 1), fiq: wire(cpu, 2), virq: wire(cpu, 4), vfiq: wire(cpu, 8) }),
  });
  return { gic, lines };
}
