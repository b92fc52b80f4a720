import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Cores, REGION } from '../../../src/engine/core/core.ts';
import * as layout from '../../../src/engine/core/layout.ts';
import { FPCR_AT, FPSR_AT, NZCV_AT, STATE_SIZE, V_AT, X_AT } from './cases.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const RAM = 0x40000000;

/** Builds the core from the sources, if it is not there. */
export function buildCore(): void {
  execFileSync(process.execPath, [`${root}bin/build-engine.ts`], { cwd: root, stdio: 'pipe' });
}

/** One core at EL1 with the words of the cases at the start of RAM. `fpen`: CPACR_EL1.FPEN. */
function prepare(cases: Uint8Array, count: number, fpen: bigint): Cores {
  const module = new WebAssembly.Module(readFileSync(`${root}src/engine/core/wasm/core.wasm`));
  const cores = new Cores({
    module,
    cores: 1,
    hasEl2: false,
    host: {
      mmioRead: () => undefined,
      mmioWrite: () => false,
      firmwareCall: () => false,
      halt: () => false,
      timersChanged: () => undefined,
      pmuOverflow: () => undefined,
    },
  });
  const words = new Uint8Array(count * 4);
  for (let i = 0; i < count; i++) words.set(cases.subarray(i * STATE_SIZE, i * STATE_SIZE + 4), i * 4);
  cores.addRegion(RAM, 0x4000000, REGION.RAM);
  cores.reset(0, RAM, true);
  cores.setSysreg(0, 'CPACR_EL1', fpen << 20n);
  if (!cores.write(RAM, words)) throw new Error('the words do not fit');
  return cores;
}

/** Executes each case with FP and SIMD trapped: whether it trapped as such, and changed no register. */
export function runTrapped(cases: Uint8Array, count: number): boolean[] {
  const cores = prepare(cases, count, 0n);
  const registers = (): string =>
    Buffer.from(cores.bytes().slice(layout.X0, layout.X0 + 31 * 8)).toString('hex') +
    Buffer.from(cores.bytes().slice(layout.V0, layout.V0 + 512)).toString('hex');
  return Array.from({ length: count }, (_, i) => {
    const pc = BigInt(RAM + 4 * i);
    cores.setPc(0, pc);
    cores.setSysreg(0, 'ESR_EL1', 0n);
    cores.setSysreg(0, 'FPSR', 0n);
    const before = registers();
    cores.run(0, 1, 0);
    // EC 0x07, IL, CV and COND 0b1110 (Arm ARM D17.2.37).
    return (
      cores.sysreg(0, 'ESR_EL1') === 0x1fe00000n &&
      cores.sysreg(0, 'ELR_EL1') === pc &&
      cores.sysreg(0, 'FPSR') === 0n &&
      registers() === before
    );
  });
}

/**
 * Executes each case on our core, at EL1 with FP enabled. Gives states after them in the form of runner.c: the first
 * word is 4 (SIGILL) when the instruction was undefined.
 */
export function runCore(cases: Uint8Array, count: number): DataView {
  const cores = prepare(cases, count, 3n);
  const input = new DataView(cases.buffer, cases.byteOffset, cases.byteLength);
  const result = new DataView(new ArrayBuffer(count * STATE_SIZE));
  for (let i = 0; i < count; i++) {
    const at = i * STATE_SIZE;
    for (let n = 0; n < 31; n++) cores.setX(0, n, input.getBigUint64(at + X_AT + 8 * n, true));
    for (let n = 0; n < 32; n++) cores.setV(0, n, cases.subarray(at + V_AT + 16 * n, at + V_AT + 16 * n + 16));
    cores.setSysreg(0, 'FPCR', BigInt(input.getUint32(at + FPCR_AT, true)));
    cores.setSysreg(0, 'FPSR', BigInt(input.getUint32(at + FPSR_AT, true)));
    cores.setSysreg(0, 'NZCV', BigInt(input.getUint32(at + NZCV_AT, true)));
    const pc = BigInt(RAM + 4 * i);
    cores.setPc(0, pc);
    cores.run(0, 1, 0);
    result.setUint32(at, cores.pc(0) === pc + 4n ? 0 : 4, true);
    result.setUint32(at + FPCR_AT, Number(cores.sysreg(0, 'FPCR')), true);
    result.setUint32(at + FPSR_AT, Number(cores.sysreg(0, 'FPSR')), true);
    result.setUint32(at + NZCV_AT, Number(cores.sysreg(0, 'NZCV')), true);
    for (let n = 0; n < 31; n++) result.setBigUint64(at + X_AT + 8 * n, cores.x(0, n), true);
    const bytes = cores.bytes();
    new Uint8Array(result.buffer).set(bytes.subarray(layout.V0, layout.V0 + 512), at + V_AT);
  }
  return result;
}
