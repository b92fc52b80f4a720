/** An El2 over a map of words, which records what is done to it. */
import { HANDLERS } from './handlers.ts';
import { Call } from './call.ts';
import { planSystem, type SystemDescription } from './configuration.ts';
import type { Bytes, El2 } from './el2.ts';
import { newState } from './state.ts';
import { OWN } from './board.ts';

export interface RecordedEl2 extends El2 {
  readonly memory: Map<number, number>;
  readonly registers: Map<string, bigint>;
  readonly log: string[];
}

export function recordedEl2(core = 0): RecordedEl2 {
  const memory = new Map<number, number>();
  const registers = new Map<string, bigint>();
  const log: string[] = [];
  const read = (address: number, size: Bytes): bigint => {
    let value = 0n;
    for (let i = 0; i < size; i++) value |= BigInt(memory.get(address + i) ?? 0) << BigInt(8 * i);
    return value;
  };
  return {
    core,
    frame: 0x4008_8000,
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
      for (let i = 0; i < size; i++) memory.set(address + i, Number((value >> BigInt(8 * i)) & 0xffn));
      log.push(`write ${address.toString(16)}`);
      return true;
    },
    readBytes: (address, length) => Uint8Array.from({ length }, (_, i) => memory.get(address + i) ?? 0),
    writeBytes: (address, bytes) => {
      bytes.forEach((byte, i) => memory.set(address + i, byte));
      return true;
    },
    tlbi: (operation) => void log.push(`tlbi ${operation}`),
    console: () => undefined,
    disk: () => undefined,
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
