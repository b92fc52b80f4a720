/** The same cases on the core: at EL0 with normal memory, so that unaligned accesses are allowed. */
import { readFileSync } from 'node:fs';
import { buildEngine } from '../../../bin/build-engine.ts';
import { Cores, REGION } from '../../../src/engine/core/core.ts';
import * as layout from '../../../src/engine/core/layout.ts';
import { CASE_SIZE, CODE, codeOf, DATA, DATA_SIZE, OFFSETS } from './case.ts';

const TABLE = 0x40200000;
const VECTORS = 0x40300000;
const EL0_MASKED = 0x3c0;
const SIGILL = 4;
const SIGTRAP = 5;
const SIGBUS = 7;
const SIGSEGV = 11;

export class Engine {
  readonly #cores: Cores;

  private constructor(cores: Cores) {
    this.#cores = cores;
    cores.addRegion(CODE, 16 << 20, REGION.RAM);
    cores.reset(0, CODE, true);
    const put = (at: number, value: number): void => {
      const entry = new Uint8Array(8);
      new DataView(entry.buffer).setBigUint64(0, BigInt(value), true);
      cores.write(at, entry);
    };
    // What the runner maps, and no more: three levels of tables, pages that are accessed, shared, and EL0's to write.
    put(TABLE + 8, (TABLE + 0x1000) | 3);
    put(TABLE + 0x1000, (TABLE + 0x2000) | 3);
    for (const page of [...Array.from({ length: 16 }, (_, i) => i), 0x80, 0x81])
      put(TABLE + 0x2000 + 8 * page, (CODE + page * 4096) | 0x743);
    cores.setSysreg(0, 'MAIR_EL1', 0xffn);
    cores.setSysreg(0, 'TTBR0_EL1', BigInt(TABLE));
    cores.setSysreg(0, 'TCR_EL1', 0x803519n);
    cores.setSysreg(0, 'VBAR_EL1', BigInt(VECTORS));
    cores.setSysreg(0, 'CPACR_EL1', 3n << 20n);
    // RES1 bits, M, and what Linux allows EL0 (UCI, nTWE, nTWI, UCT, DZE); no checks of alignment or SP.
    cores.setSysreg(0, 'SCTLR_EL1', 0x34d5d801n);
  }

  static async make(): Promise<Engine> {
    const path = await buildEngine({ log: () => undefined });
    const module = await WebAssembly.compile(readFileSync(path));
    const host = {
      mmioRead: () => undefined,
      mmioWrite: () => false,
      firmwareCall: () => false,
      halt: () => false,
      timersChanged: () => undefined,
      pmuOverflow: () => undefined,
    };
    return new Engine(new Cores({ module, cores: 1, hasEl2: false, host }));
  }

  /** Runs one case in place. */
  run(cases: Uint8Array, index: number): void {
    const cores = this.#cores;
    const at = index * CASE_SIZE;
    const input = new DataView(cases.buffer, cases.byteOffset + at, CASE_SIZE);
    const code = codeOf(index);
    const end = code + 16;
    cores.write(code, cases.subarray(at, at + 16));
    cores.write(DATA, cases.subarray(at + OFFSETS.data, at + OFFSETS.data + DATA_SIZE));
    cores.setPstate(0, EL0_MASKED + input.getUint32(OFFSETS.nzcv, true));
    cores.setSysreg(0, 'FPCR', BigInt(input.getUint32(OFFSETS.fpcr, true)));
    cores.setSysreg(0, 'FPSR', BigInt(input.getUint32(OFFSETS.fpsr, true)));
    const state = cores.bytes();
    state.set(cases.subarray(at + OFFSETS.x, at + OFFSETS.sp), layout.X0);
    state.set(cases.subarray(at + OFFSETS.v, at + OFFSETS.data), layout.V0);
    cores.setSp(0, input.getBigUint64(OFFSETS.sp, true));
    cores.setPc(0, BigInt(code));
    let status = 0;
    for (let steps = 0; steps < 8; steps++) {
      cores.run(0, 1, 0);
      const pc = Number(cores.pc(0));
      if (pc === end) break;
      if (pc >= VECTORS && pc < VECTORS + 0x800) {
        status = signalOf(Number(cores.sysreg(0, 'ESR_EL1')));
        break;
      }
    }
    const after = cores.bytes();
    cases.set(after.subarray(layout.X0, layout.X0 + 248), at + OFFSETS.x);
    cases.set(after.subarray(layout.V0, layout.V0 + 512), at + OFFSETS.v);
    const pstate = status === 0 ? cores.pstate(0) : Number(cores.sysreg(0, 'SPSR_EL1'));
    input.setBigUint64(OFFSETS.sp, cores.sp(0), true);
    input.setUint32(OFFSETS.status, status, true);
    input.setUint32(OFFSETS.nzcv, pstate & 0xf0000000, true);
    input.setUint32(OFFSETS.fpcr, Number(cores.sysreg(0, 'FPCR')), true);
    input.setUint32(OFFSETS.fpsr, Number(cores.sysreg(0, 'FPSR')), true);
    const data = cores.read(DATA, DATA_SIZE);
    if (data !== undefined) cases.set(data, at + OFFSETS.data);
  }
}

/** The signal that Linux makes of an exception's syndrome. */
function signalOf(esr: number): number {
  const ec = esr >>> 26;
  if (ec === 0x24 || ec === 0x25) return (esr & 0x3f) === 0x21 ? SIGBUS : SIGSEGV;
  if (ec === 0x3c) return SIGTRAP;
  return SIGILL;
}
