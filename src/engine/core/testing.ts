/** A core without instructions: memory, translation, exceptions, for tests that call the slow paths directly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import * as layout from './layout.ts';
import { sysregAddress } from '../isa/sysregs.ts';

const FOLDER = join(import.meta.dirname, 'as');

/** Compiles a part of the core: the bytes of a module whose entry is `entry`, a text that imports from `./` as the files of as/ do. */
export async function compileCore(entry: string): Promise<Uint8Array<ArrayBuffer>> {
  let wasm: Uint8Array | undefined;
  let report = '';
  const options = ['entry.ts', '-o', 'entry.wasm', '--runtime', 'stub', '--enable', 'simd', '--memoryBase', '57344'];
  const { error } = await asc.main([...options, '--baseDir', FOLDER, '--noColors'], {
    readFile: (name, base) => {
      if (name === 'entry.ts') return entry;
      try {
        return readFileSync(join(base, name), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => {
      if (name === 'entry.wasm' && typeof contents !== 'string') wasm = contents;
    },
    listFiles: () => [],
    stderr: { write: (text) => ((report += String(text)), true) },
    stdout: { write: () => true },
  });
  if (error !== null || wasm === undefined)
    throw new Error(`the core does not compile: ${error?.message ?? ''}\n${report}`);
  return new Uint8Array(wasm);
}

const ENTRY = `
export { setConfiguration } from './state/configuration';
export { clearExit, exit, FOLLOW_CONTEXT, FOLLOW_TRANSLATION, raiseExit } from './state/exit';
export { packNzcv, spsrOf, unpackNzcv } from './state/pstate';
export { left, setIp, setLeft, setPage, tlb, tlbUser } from './state/running';
export { dropFastTranslations, spChanged } from './memory/fast';
export { addRegion } from './memory/frames';
export { clearExclusive } from './memory/monitors';
export { tlbi } from './translation/tlbi';
export { hlt, hvc, smc, svc } from './exceptions/calls';
export { brk } from './exceptions/debug';
export { eret } from './exceptions/eret';
export { pendingInterrupt, sev, takePendingInterrupt, wakes, wfe, wfi } from './exceptions/interrupt';
export { setSpSel, writePstate } from './exceptions/level';
export { takeException, undefinedInstruction } from './exceptions/take';
export { loadSlow, storeSlow } from './accesses/access';
export { addressTranslate } from './accesses/address-translate';
export { loadExclusive, storeExclusive } from './accesses/exclusive';
export { hostAddressForRead, hostAddressForWrite, physicalRead, physicalWrite, probe } from './accesses/host-access';
export { cacheByVa, dcZva } from './accesses/maintenance';
export { loadPairSlow, storePairSlow } from './accesses/pair';
export { initialiseCores, stateReplaced, switchCore, writeRowInside } from './run/cores';
export { fetchSlow } from './run/fetch';
export { follow } from './run/follow';
`;

type Call = (...args: (number | bigint | boolean)[]) => number | bigint | undefined;

export const RAM = 0x40000000n;
export const UART = 0x09000000n;

export interface DeviceAccess {
  readonly write: boolean;
  readonly address: bigint;
  readonly size: number;
  readonly value: bigint;
}

let compiled: Promise<WebAssembly.Module> | undefined;

export class Bench {
  /** Accesses that reached the device at UART; everything else outside RAM aborts. */
  readonly accesses: DeviceAccess[] = [];
  /** What the host says to an HVC or SMC for the firmware, and to HLT. */
  firmware = 1;
  events = 0;
  fastHits = 0;
  private readonly memory: WebAssembly.Memory;
  private readonly functions: WebAssembly.Exports;

  private constructor(instance: WebAssembly.Instance) {
    this.functions = instance.exports;
    this.memory = instance.exports['memory'] as WebAssembly.Memory;
  }

  /** 64 MiB of RAM at 0x40000000, one core or two, at the highest exception level with everything off. */
  static async make(options: { readonly el2?: boolean; readonly cores?: number } = {}): Promise<Bench> {
    compiled ??= compileCore(ENTRY).then((bytes) => WebAssembly.compile(bytes));
    const { el2 = true, cores = 2 } = options;
    const device = (write: boolean) => (low: number, high: number, size: number) =>
      bench.device(write, low, high, size);
    const instance = await WebAssembly.instantiate(await compiled, {
      env: { abort: () => undefined },
      host: {
        decode: () => undefined,
        mmioRead: device(false),
        mmioWrite: device(true),
        firmwareCall: () => bench.firmware,
        halt: () => bench.firmware,
        timersChanged: () => undefined,
        sendEvent: () => void bench.events++,
        exceptionTaken: () => undefined,
        pmuOverflow: () => undefined,
      },
    });
    const bench: Bench = new Bench(instance);
    bench.call('addRegion', RAM, 0x4000000n, 1);
    bench.call('setConfiguration', el2 ? 1 : 0);
    bench.call('initialiseCores', cores);
    bench.setState(layout.EL, el2 ? 2 : 1);
    bench.setState(layout.SPSEL, 1);
    bench.setState(layout.POWERED, 1);
    bench.setState(layout.DAIF, 15);
    bench.replaced();
    // Where instructions stand that fault: any record will do.
    bench.pc(RAM);
    return bench;
  }

  /** An instruction's function, or the host's, and then what the run loop does between two instructions. */
  call(name: string, ...args: (number | bigint | boolean)[]): number | bigint | undefined {
    const result = this.inside(name, ...args);
    this.inside('follow');
    return result;
  }
  /** A call in the middle of an instruction. */
  inside(name: string, ...args: (number | bigint | boolean)[]): number | bigint | undefined {
    const f = this.functions[name];
    if (typeof f !== 'function') throw new Error(`the core exports no ${name}`);
    return (f as Call)(...args);
  }
  /** A function of the core with a u64 result. */
  long(name: string, ...args: (number | bigint | boolean)[]): bigint {
    return BigInt.asUintN(64, BigInt(this.call(name, ...args) ?? 0));
  }
  global(name: string): number {
    const g = this.functions[name];
    return g instanceof WebAssembly.Global ? Number(g.value) : NaN;
  }
  get view(): DataView {
    return new DataView(this.memory.buffer);
  }
  state(address: number): number {
    return this.view.getUint32(address, true);
  }
  setState(address: number, value: number): void {
    this.view.setUint32(address, value, true);
  }
  state64(address: number): bigint {
    return this.view.getBigUint64(address, true);
  }
  setState64(address: number, value: bigint): void {
    this.view.setBigUint64(address, value, true);
  }
  reg(name: string): bigint {
    return this.state64(this.registerAddress(name));
  }
  /** Writes system registers as a guest's instructions would, and lets the core take notice. */
  set(values: Readonly<Record<string, bigint>>): void {
    for (const [name, value] of Object.entries(values)) this.setState64(this.registerAddress(name), value);
    this.replaced();
  }
  /** Writes a register as MSR does: `note` is what follows from it. */
  msr(name: string, value: bigint, note: 'FOLLOW_TRANSLATION' | 'FOLLOW_CONTEXT'): void {
    this.setState64(this.registerAddress(name), value);
    this.call('raiseExit', this.global(note));
    this.call('clearExit', -1);
  }
  /** A load or store as generated code makes it: by the fast array if it hits, else by the slow path. */
  access(va: bigint, size: 1 | 2 | 4 | 8, value?: bigint): bigint {
    const entry = this.global('tlb') + Number((va >> 7n) & 0x7fe0n);
    const tag = this.state64(entry + (value === undefined ? layout.TLB_READ : layout.TLB_WRITE));
    if (tag === (va & (0xfffffffffffff000n | BigInt(size - 1)))) {
      const host = (this.state(entry + layout.TLB_ADDEND) + Number(va & 0xffffffffn)) >>> 0;
      this.fastHits++;
      if (value === undefined) {
        if (size === 8) return this.state64(host);
        return BigInt(
          size === 4 ? this.state(host) : size === 2 ? this.view.getUint16(host, true) : this.view.getUint8(host),
        );
      }
      if (size === 8) this.setState64(host, value);
      else if (size === 4) this.setState(host, Number(value & 0xffffffffn));
      else if (size === 2) this.view.setUint16(host, Number(value & 0xffffn), true);
      else this.view.setUint8(host, Number(value & 0xffn));
      return 0n;
    }
    if (value === undefined) return this.long('loadSlow', va, size, 0);
    this.call('storeSlow', va, size, value, 0);
    return 0n;
  }
  private replaced(): void {
    this.call('stateReplaced');
  }
  private registerAddress(name: string): number {
    const address = sysregAddress(name);
    if (address === undefined) throw new Error(`no register ${name}`);
    return address;
  }
  /** Puts the core at an exception level with its own stack pointer (EL0: the shared one). */
  level(el: number): void {
    this.call('writePstate', (el << 2) | (el === 0 ? 0 : 1) | 0x3c0);
    this.call('clearExit', -1);
  }
  /** Fetches at `pc`, so that it is the instruction which executes. */
  pc(pc: bigint): void {
    this.setState64(layout.PC, pc);
    this.call('setLeft', 100);
    this.call('setIp', Number(this.call('fetchSlow')));
    this.call('clearExit', -1);
  }
  poke(address: bigint, value: bigint): void {
    const at = Number(this.call('hostAddressForWrite', Number(address), 0, 8, 0));
    if (at === 0) throw new Error('outside RAM');
    this.setState64(at, value);
  }
  peek(address: bigint): bigint {
    return this.state64(Number(this.call('hostAddressForRead', Number(address), 0)));
  }
  /** Whether the last operation took an exception; forgets it. */
  faulted(): boolean {
    const yes = (this.global('exit') & 1) !== 0;
    this.call('clearExit', -1);
    return yes;
  }

  private device(write: boolean, low: number, high: number, size: number): number {
    const address = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
    if (address < UART || address >= UART + 0x1000n) return 1;
    if (!write) this.setState64(layout.MAILBOX, 0x1122334455667788n);
    this.accesses.push({ write, address, size, value: write ? this.state64(layout.MAILBOX) : 0n });
    return 0;
  }
}

/** Descriptor bits. */
export const TABLE = 3n;
export const PAGE = 0x403n; // AF, page
export const BLOCK = 0x401n; // AF, block
export const EL0_ACCESS = 1n << 6n;
export const READ_ONLY = 1n << 7n;
export const NOT_GLOBAL = 1n << 11n;
export const PXN = 1n << 53n;
export const UXN = 1n << 54n;
/** AttrIndx 1; MAIR has a device at 0 and normal memory at 1. */
export const NORMAL = 1n << 2n;
export const MAIR = 0xff00n;
