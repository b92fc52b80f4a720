/** Data accesses of big-endian levels: SCTLR_EL1.E0E for EL0, EE for EL1 and EL2 (Arm ARM D13.2.118). */
import { Random } from '../instructions/case.ts';
import { VECTORS_EL1 } from './exceptions.ts';
import type { Machines } from './machines.ts';
import { CODE, DATA, HCR_RW, SCTLR_EL1_RES1, SCTLR_EL2_RES1, Script, TLBI_ALLE1 } from './script.ts';
import { Tables } from './tables.ts';
import { ACCESSES } from './translation.ts';

const bit = (n: number): bigint => 1n << BigInt(n);
const [E0E, EE] = [bit(24), bit(25)];
const BYTES = 0x400;
const AF = bit(10) | (3n << 8n);

export function bigEndian(machines: Machines): Script {
  const random = new Random(4);
  const script = new Script();
  // What neither branches nor is cache maintenance or a translation.
  const accesses = ACCESSES.filter((text) => /^(ld|st)/.test(text));
  const extra = ['ld1 {v0.8h-v3.8h}, [x1]', 'ld4 {v0.4s-v3.4s}, [x1]', 'st3 {v0.2d-v2.2d}, [x1]', 'ld1r {v0.4s}, [x1]', 'ld1 {v0.h}[5], [x1]', 'st2 {v0.d-v1.d}[1], [x1]', 'ldr h0, [x1]', 'str d0, [x1]', 'str q0, [x1], #16', 'ldp s0, s1, [x1]', 'ldr x0, [x1, x5]', 'ldr x0, . + 8', 'ldr s0, . + 8']; // prettier-ignore
  const names = [...accesses, ...extra];
  const words = machines.words(names);
  const [last = 0] = machines.words(['svc #1']);
  const v = BigUint64Array.from({ length: 64 }, () => random.u64());
  for (const [i, name] of names.entries())
    for (const [mode, ends] of [
      [0n, E0E],
      [0n, EE],
      [0n, E0E | EE],
      [5n, E0E],
      [5n, EE],
      [9n, EE],
    ] as const)
      // prettier-ignore
      for (const offset of mode === 9n ? [0n] : [0n, 0xc3n]) {
        script.label(`${name} at ${mode.toString()}, SCTLR ${ends.toString(16)}, offset ${offset.toString(16)}${mode === 9n ? ', device memory' : ''}`);
        const el2 = mode === 9n;
        // EE is for the tables too.
        const walks = !el2 && (ends & EE) !== 0n;
        const tables = new Tables({ large: false, inputBits: 39, stage: 1, bigEndian: walks }, random);
        tables.fix(CODE, CODE, AF | (3n << 6n), 2);
        // The EL1 vectors and data have blocks of their own: EL0 may write data, and EL1 fetches what EL0 cannot write.
        tables.fix(0x4000_0000n, 0x4000_0000n, AF, 2);
        tables.fix(DATA, DATA, AF | bit(6), 2);
        tables.write(script);
        script.code(CODE, [words[i] ?? 0, last, 0x01020304, 0x05060708]);
        script.fill(DATA, BYTES);
        script.msr('HCR_EL2', HCR_RW);
        script.msr('TCR_EL1', 25n | (4n << 32n) | (2n << 30n));
        script.msr('TTBR0_EL1', tables.root);
        script.msr('MAIR_EL1', 0xffn);
        script.msr('CPACR_EL1', 3n << 20n);
        script.msr('VBAR_EL1', VECTORS_EL1);
        script.msr('SCTLR_EL1', SCTLR_EL1_RES1 | (el2 ? 0n : ends | 1n));
        script.exec(TLBI_ALLE1);
        const x = { 1: DATA + 0x100n + offset, 2: 0x1122334455667788n, 3: 0x99aabbccddeeff00n, 5: 8n };
        script.start({ x, v });
        // EL2 has no MMU here: its accesses are aligned.
        const sctlr = SCTLR_EL2_RES1 | (el2 ? ends : 0n);
        script.run({ spsr: 0x3c0n | mode, pc: CODE, sctlr, withVectors: true });
        script.hash(DATA, BYTES);
      }
  return script;
}
