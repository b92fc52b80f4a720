import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildEngine } from '../../../bin/build-engine.ts';
import { Cores, REGION } from '../../../src/engine/core/core.ts';
import * as layout from '../../../src/engine/core/layout.ts';
import { Random } from '../instructions/case.ts';
import { compareRows, type Outcome } from '../instructions/compare.ts';
import { Engine } from '../instructions/engine.ts';
import { buildRunner, missingTools } from '../instructions/reference.ts';
import { makeFloatCase } from './cases.ts';
import { definedWord, rows } from './rows.ts';

const perRow = Math.ceil(Number(process.env['CONFORMANCE_CASES'] ?? 10_000) / rows.length);
const seed = Number(process.env['CONFORMANCE_SEED'] ?? 1);
const missing = missingTools();
const reason = missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found)` : '';

describe.skipIf(missing.length > 0)(`registers, NZCV and FPSR are the reference's, whatever FPCR${reason}`, () => {
  let outcomes: readonly Outcome[] = [];

  beforeAll(async () => {
    outcomes = compareRows(rows, perRow, seed, await Engine.make(), buildRunner(), makeFloatCase);
  }, 3_600_000);

  rows.forEach(({ name, pattern }, i) => {
    test(`${name}: ${pattern.text}`, () => {
      expect(outcomes[i]?.examples).toEqual([]);
      expect(outcomes[i]?.cases).toBe(perRow);
    });
  });
});

test('every instruction traps with EC 0x07 before it changes anything when CPACR_EL1.FPEN is 0', async () => {
  const ram = 0x40000000;
  const module = await WebAssembly.compile(readFileSync(await buildEngine({ log: () => undefined })));
  const host = {
    mmioRead: () => undefined,
    mmioWrite: () => false,
    firmwareCall: () => false,
    halt: () => false,
    timersChanged: () => undefined,
    pmuOverflow: () => undefined,
  };
  const cores = new Cores({ module, cores: 1, hasEl2: false, host });
  cores.addRegion(ram, 1 << 20, REGION.RAM);
  cores.reset(0, ram, true);
  for (let n = 0; n < 31; n++) cores.setX(0, n, BigInt(n) + 0x100n);
  for (let n = 0; n < 32; n++) cores.setV(0, n, new Uint8Array(16).fill(0x7f + n));
  const registers = (): string =>
    [cores.bytes().subarray(layout.X0, layout.XZR), cores.bytes().subarray(layout.V0, layout.V0 + 512)].join();
  const before = registers();
  const random = new Random(1);
  const words = rows.flatMap((row) => Array.from({ length: 8 }, () => ({ row, word: definedWord(row, random) ?? 0 })));
  expect(cores.write(ram, new Uint8Array(Uint32Array.from(words, ({ word }) => word).buffer))).toBe(true);
  const wrong = words.flatMap(({ row, word }, i) => {
    const pc = BigInt(ram + 4 * i);
    cores.setPc(0, pc);
    cores.setSysreg(0, 'ESR_EL1', 0n);
    cores.run(0, 1, 0);
    // EC 0x07, IL, CV and COND 0b1110 (Arm ARM D13.2.37).
    const isTrapped = cores.sysreg(0, 'ESR_EL1') === 0x1fe00000n && cores.sysreg(0, 'ELR_EL1') === pc;
    const isUnchanged = cores.sysreg(0, 'FPSR') === 0n && registers() === before;
    return isTrapped && isUnchanged ? [] : [`${row.name} ${word.toString(16)}`];
  });
  expect(wrong).toEqual([]);
}, 600_000);
