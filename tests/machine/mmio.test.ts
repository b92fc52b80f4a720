/** A guest that touches everything on the board in every way: what its host promises is to survive it. */
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { OverlayDisk } from '../../src/engine/devices/disk.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { ramBase, regions } from '../../src/engine/machine/board.ts';
import { Machine } from '../../src/engine/machine/machine.ts';
import { edge, Random } from '../conformance/instructions/case.ts';
import { coreModule } from './testing.ts';

const COUNT = 100_000;
const MIB = 2 ** 20;
const RAM = 64 * MIB;
const TABLES = 0x4100_0000;
const LIST = 0x4120_0000;
const RESULT = 0x4110_0000n;
/** RAM that the accesses may change. */
const WINDOW = 0x4200_0000n;
/** Bit 40 of an address selects Normal memory; without it the same place is of a device type. */
const NORMAL = 1n << 40n;

/** X1: address, X3 and X4: data. Two instructions at most. */
const ACCESSES: readonly (readonly string[])[] = [
  ...['ldrb w0', 'ldrh w0', 'ldr w0', 'ldr x0', 'ldrsb x0', 'ldrsh w0', 'ldrsw x0', 'ldp w0, w2', 'ldp x0, x2'],
  ...['ldar w0', 'ldarb w0', 'ldr q0', 'ldr d0', 'ldp q0, q1', 'ld1 {v0.16b-v3.16b}', 'ld3r {v0.2s-v2.2s}'],
  ...['strb w3', 'strh w3', 'str w3', 'str x3', 'str wzr', 'stp w3, w4', 'stp x3, x4', 'stlr w3', 'stlrh w3'],
  ...['str q0', 'str s0', 'stp q0, q1', 'st1 {v0.8h-v1.8h}', 'st4 {v0.b-v3.b}[7]', 'prfm pldl1keep'],
  // Words are what devices expect.
  ...['ldr w0', 'ldr w0', 'str w3', 'str w3', 'str w3', 'strb w3'],
].map((access) => [`${access}, [x1]`])
  .concat(['b', 'h', ''].map((size) => [`ldxr${size} w0, [x1]`, `stlxr${size} w6, w3, [x1]`]))
  .concat([['ldaxr x0, [x1]', 'stxr w6, x3, [x1]'], ['ldxp x0, x2, [x1]', 'stxp w6, x3, x4, [x1]']])
  .concat(['dc zva', 'dc civac', 'dc cvau', 'ic ivau', 'at s1e2w'].map((by) => [`${by}, x1`])); // prettier-ignore

/** At EL2 with the MMU on; every exception ends the access that made it. */
const PROGRAM = `
        adr     x0, vectors
        msr     vbar_el2, x0
        mov     x0, #0x33ff
        msr     cptr_el2, x0
        mov     x0, #0xff00
        msr     mair_el2, x0
        ldr     x0, =${TABLES}
        msr     ttbr0_el2, x0
        ldr     x0, =0x80840010         // 4 KiB, 48 bits in, 44 bits out
        msr     tcr_el2, x0
        isb
        ldr     x0, =0x30c51835         // M, C, I
        msr     sctlr_el2, x0
        isb
        ldr     x20, =${LIST}
        ldr     x21, =${COUNT}
        b       loop
done:   add     x23, x23, #1
loop:   cbz     x21, end
        sub     x21, x21, #1
        ldp     x5, x1, [x20], #16
        ldp     x3, x4, [x20], #16
        adr     x6, accesses
        add     x6, x6, x5, lsl #4
        br      x6
end:    ldr     x0, =${RESULT}
        stp     x22, x23, [x0]
        ldr     x0, =0x84000008
        smc     #0
        b       .
        .balign 16
accesses:
${ACCESSES.map((lines) => [...lines, 'b done', '.balign 16'].join('\n')).join('\n')}
        .ltorg
        .balign 2048
vectors:
        .rept   16
        .balign 128
        add     x22, x22, #1
        adr     x6, loop
        msr     elr_el2, x6
        eret
        .endr
`;

/** 1 GiB blocks: twice 1 TiB of physical addresses, of a device type and Normal. */
function tables(): Uint8Array {
  const entries = new BigUint64Array(512 * 5);
  for (let table = 0; table < 4; table++) {
    entries[table] = BigInt(TABLES + 4096 * (table + 1)) | 3n;
    for (let i = 0; i < 512; i++) {
      const pa = BigInt((table & 1) * 512 + i) << 30n;
      entries[512 * (table + 1) + i] = pa | (1n << 10n) | (3n << 8n) | (table < 2 ? 0n : 4n) | 1n;
    }
  }
  return new Uint8Array(entries.buffer);
}

function address(random: Random): bigint {
  const region = random.below(regions.length + 2);
  const { base, size } = regions[region] ?? { base: ramBase, size: RAM };
  let pa: bigint;
  switch (random.below(8)) {
    case 0:
      pa = BigInt(base + size) - BigInt(random.below(32));
      break;
    case 1:
      pa = BigInt(Math.max(0, base - random.below(16)));
      break;
    case 2:
      pa = BigInt(base) + BigInt(random.below(Math.min(size, 2 ** 32)));
      break;
    case 3:
      // Anywhere, half of the time without any table.
      pa = random.u64() >> BigInt(14 + random.below(30));
      break;
    default:
      // Registers: the first page, by words mostly.
      pa = BigInt(base) + BigInt(random.below(Math.min(size, 0x2000)) & (random.below(4) === 0 ? -1 : -4));
  }
  // The program and its list are not to be changed, the rest of RAM is; some accesses begin in it and end behind.
  if (pa >= BigInt(ramBase) - 64n && pa < WINDOW) pa = WINDOW + (pa & 0xffffn);
  return pa | (random.below(3) === 0 ? 0n : NORMAL);
}

function list(seed: number): Uint8Array {
  const random = new Random(seed);
  const words = new BigUint64Array(4 * COUNT);
  // Addresses in RAM as values: queues of the virtio devices that exist.
  const value = (): bigint =>
    random.below(4) === 0
      ? (WINDOW + BigInt(random.below(0x10000) & ~15)) >> BigInt(random.pick([0, 12], 0))
      : edge(random, 8);
  for (let i = 0; i < COUNT; i++) {
    words[4 * i] = BigInt(random.below(ACCESSES.length));
    words[4 * i + 1] = address(random);
    words[4 * i + 2] = value();
    words[4 * i + 3] = value();
  }
  return new Uint8Array(words.buffer);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function heap(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const missing = existsSync(new URL('../../src/engine/core/wasm/core.wasm', import.meta.url)) ? '' : ' (no core.wasm)';

describe.skipIf(missing !== '')(`a guest that accesses the whole board at random${missing}`, () => {
  const kernel = assemble(PROGRAM, { origin: BigInt(ramBase + 0x80000) }).bytes;
  const content = new Uint8Array(MIB);

  test.each([
    { seed: 1, virtualization: true, modernVirtio: false },
    { seed: 2, virtualization: true, modernVirtio: true },
  ])(
    `cannot stop, hang or bloat its host (seed $seed, modern virtio: $modernVirtio)`,
    { timeout: 120_000 },
    ({ seed, ...board }) => {
      let printed = 0;
      const machine = new Machine(
        coreModule(),
        {
          cpus: 2,
          memory: RAM,
          ...board,
          kernel,
          drives: [1, 2].map(() => ({
            disk: new OverlayDisk((offset, length) => content.slice(offset, offset + length), content.length),
          })),
          loaders: [
            { name: 'tables', data: tables(), address: TABLES },
            { name: 'list', data: list(seed), address: LIST },
          ],
        },
        { console: () => void printed++ },
      );
      machine.run(1000);
      const before = { heap: heap(), host: machine.cores.hostBytes };
      let instructions = 0;
      while (machine.state === 'running' && instructions < 40 * COUNT) instructions += machine.run(100_000).executed;
      expect(machine.state).toBe('powered-off');
      const ended = machine.cores.read(Number(RESULT), 16) ?? new Uint8Array(16);
      const counts = new DataView(ended.buffer, ended.byteOffset);
      const [refused, done] = [counts.getBigUint64(0, true), counts.getBigUint64(8, true)];
      expect(refused + done).toBe(BigInt(COUNT));
      // Both happen, and often: the list is not about nothing.
      expect(Number(refused)).toBeGreaterThan(COUNT / 10);
      expect(Number(done)).toBeGreaterThan(COUNT / 10);
      expect(machine.bus.counts.size).toBeGreaterThan(6);
      expect(printed).toBeGreaterThan(0);
      // Guest RAM is 64 MiB and the disks are 1 MiB each.
      expect(heap() - before.heap).toBeLessThan(80 * MIB);
      expect(machine.cores.hostBytes - before.host).toBeLessThan(80 * MIB);
      // What is left is a state like any other.
      expect(() => {
        machine.restore(structuredClone(machine.snapshot()));
      }).not.toThrow();
    },
  );
});
