import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildEngine } from '../../../bin/build-engine.ts';
import { Cores, REGION } from '../../../src/engine/core/core.ts';

const RAM = 0x40000000;
const host = {
  mmioRead: () => undefined,
  mmioWrite: () => false,
  firmwareCall: () => false,
  halt: () => false,
  timersChanged: () => undefined,
  pmuOverflow: () => undefined,
};
const MSR_FPCR_X0 = 0xd51b4400;
const MSR_FPSR_X0 = 0xd51b4420;
const MRS_X1_FPCR = 0xd53b4401;
const MRS_X2_FPSR = 0xd53b4422;
const FDIV_D0_D1_D2 = 0x1e621820;

const double = (value: number): Uint8Array => new Uint8Array(Float64Array.of(value, 0).buffer);

test('FPCR and FPSR keep what a Cortex-A72 has, and are each core’s own', async () => {
  const module = await WebAssembly.compile(readFileSync(await buildEngine({ log: () => undefined })));
  const cores = new Cores({ module, cores: 2, hasEl2: false, host });
  const words = [MSR_FPCR_X0, MSR_FPSR_X0, MRS_X1_FPCR, MRS_X2_FPSR, FDIV_D0_D1_D2, MRS_X2_FPSR];
  cores.addRegion(RAM, 1 << 20, REGION.RAM);
  for (const core of [0, 1]) {
    cores.reset(core, RAM, true);
    cores.setSysreg(core, 'CPACR_EL1', 3n << 20n);
  }
  expect(cores.write(RAM, new Uint8Array(Uint32Array.from(words).buffer))).toBe(true);
  cores.setX(0, 0, 2n ** 64n - 1n);
  expect(cores.run(0, 4, 0)).toBe(4);
  expect(cores.x(0, 1)).toBe(0x07c00000n);
  expect(cores.x(0, 2)).toBe(0xf800009fn);
  // Rounding upward on core 0 only; 1 ÷ 3 is inexact on both.
  cores.setX(0, 0, 1n << 22n);
  for (const core of [0, 1]) {
    cores.setPc(core, BigInt(RAM));
    cores.setV(core, 1, double(1));
    cores.setV(core, 2, double(3));
  }
  for (let step = 0; step < words.length; step++) for (const core of [0, 1]) cores.run(core, 1, 0);
  expect([0, 1].map((core) => cores.x(core, 1))).toEqual([1n << 22n, 0n]);
  expect([0, 1].map((core) => cores.x(core, 2) & 0x9fn)).toEqual([0x10n, 0x10n]);
  expect([0, 1].map((core) => new DataView(cores.v(core, 0).buffer).getBigUint64(0, true))).toEqual([
    0x3fd5555555555556n,
    0x3fd5555555555555n,
  ]);
}, 600_000);
