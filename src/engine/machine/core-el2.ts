/** El2 on one core: what a handler does with it, charged, checked and, while somebody looks, recorded. */
import type { Cores } from '../core/core.ts';
import { EngineError } from '../error.ts';
import { COST, type Bytes, type ConsoleChannel, type DiskChannel, type El2 } from '../hypervisor/el2.ts';

/** Where the code stands that asked for an operation: a reader's file, 1-based. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One operation of a call, for the stepper and for tests. */
export type El2Operation = { readonly place?: SourcePlace } & (
  | { readonly op: 'mrs' | 'msr'; readonly name: string; readonly value: bigint }
  | {
      readonly op: 'read' | 'write';
      readonly address: number;
      readonly size: Bytes;
      readonly value: bigint | undefined;
    }
  | { readonly op: 'tlbi'; readonly name: string; readonly value: bigint }
);

export interface CoreEl2Host {
  readonly cores: Cores;
  console(n: number): ConsoleChannel | undefined;
  disk(n: number): DiskChannel | undefined;
  charge(cycles: number): void;
  /** Takes an operation down; undefined while nobody looks. */
  readonly record: ((operation: El2Operation) => void) | undefined;
}

const PAGE = 4096;
/** Writing one of these, what EL2 has mapped is looked at afresh. */
const TRANSLATION: ReadonlySet<string> = new Set(['SCTLR_EL2', 'TTBR0_EL2', 'TCR_EL2', 'MAIR_EL2', 'HCR_EL2']);

export class CoreEl2 implements El2 {
  readonly core: number;
  frame = 0;
  readonly #host: CoreEl2Host;
  readonly #cores: Cores;
  #accesses = 0;
  /** Pages of which this call knows that EL2 has mapped them one to one: for reading twice the number, for writing one more. */
  readonly #mapped = new Set<number>();

  constructor(core: number, host: CoreEl2Host) {
    this.core = core;
    this.#host = host;
    this.#cores = host.cores;
  }

  /** For the next call. */
  begin(frame: number): this {
    this.frame = frame;
    this.#accesses = 0;
    this.#mapped.clear();
    this.#host.charge(COST.CALL);
    return this;
  }

  /** @param counted of the limit: longer copies are charged by 64 bytes, and take the host no longer than an access by 64 KiB. @throws EngineError el2.limit */
  #charge(times: number, counted = times): void {
    this.#host.charge(COST.ACCESS * times);
    this.#accesses += counted;
    if (this.#accesses > COST.LIMIT) throw new EngineError('el2.limit', { limit: COST.LIMIT });
  }

  mrs(name: string): bigint {
    const value = this.#cores.sysreg(this.core, name);
    this.#charge(1);
    this.#host.record?.({ op: 'mrs', name, value });
    return value;
  }
  msr(name: string, value: bigint): void {
    this.#charge(1);
    this.#host.record?.({ op: 'msr', name, value });
    this.#cores.msrInside(this.core, name, value);
    if (TRANSLATION.has(name)) this.#mapped.clear();
  }
  read(address: number, size: Bytes): bigint | undefined {
    this.#checkMapped(address, size, 0);
    const value = this.#cores.busRead(address, size);
    this.#charge(1);
    this.#host.record?.({ op: 'read', address, size, value });
    return value;
  }
  write(address: number, size: Bytes, value: bigint): boolean {
    this.#checkMapped(address, size, 1);
    this.#charge(1);
    this.#host.record?.({ op: 'write', address, size, value });
    return this.#cores.busWrite(address, size, value);
  }
  readBytes(address: number, length: number): Uint8Array | undefined {
    this.#charge(Math.ceil(length / 64), Math.ceil(length / 65_536));
    this.#host.record?.({ op: 'read', address, size: 8, value: undefined });
    this.#checkMapped(address, length, 0);
    return this.#cores.read(address, length);
  }
  writeBytes(address: number, bytes: Uint8Array): boolean {
    this.#charge(Math.ceil(bytes.length / 64), Math.ceil(bytes.length / 65_536));
    this.#host.record?.({ op: 'write', address, size: 8, value: undefined });
    this.#checkMapped(address, bytes.length, 1);
    return this.#cores.write(address, bytes);
  }
  tlbi(operation: string, value = 0n): void {
    this.#charge(1);
    this.#host.record?.({ op: 'tlbi', name: operation, value });
    this.#cores.tlbi(operation, value);
    this.#mapped.clear();
  }
  console(n: number): ConsoleChannel | undefined {
    return this.#host.console(n);
  }
  disk(n: number): DiskChannel | undefined {
    return this.#host.disk(n);
  }
  get cycles(): number {
    return this.#cores.cyclesNow();
  }

  /** With EL2's MMU on, what EL2 has not mapped (one to one) it cannot touch. @throws EngineError el2.unmapped */
  #checkMapped(address: number, length: number, access: 0 | 1): void {
    const last = Math.floor((address + Math.max(length, 1) - 1) / PAGE);
    for (let page = Math.floor(address / PAGE); page <= last; page++) {
      if (this.#mapped.has(2 * page + access)) continue;
      const at = Math.max(address, page * PAGE);
      const isOn = (this.#cores.sysreg(this.core, 'SCTLR_EL2') & 1n) !== 0n;
      if (isOn && this.#cores.translate(this.core, BigInt(at), 2, access) !== at)
        throw new EngineError('el2.unmapped', { address: `0x${at.toString(16)}` });
      this.#mapped.add(2 * page + access);
    }
  }
}
