/** Translation tables of one page and accesses through them, for the tests of translation and of accesses. */
import { Bench, BLOCK, MAIR, NORMAL, PAGE, RAM, TABLE } from './testing.ts';

export const L0 = RAM + 0x100000n;
export const L1 = L0 + 0x1000n;
export const L2 = L0 + 0x2000n;
export const L3 = L0 + 0x3000n;
export const S2 = RAM + 0x200000n;
/** A virtual address whose indices at the four levels are 1, 2, 3 and 4. */
export const VA = (1n << 39n) | (2n << 30n) | (3n << 21n) | (4n << 12n);
export const DATA = RAM + 0x300000n;
/** T0SZ = T1SZ = 16, TG1 = 4 KiB, 44-bit output. */
export const TCR = 16n | (16n << 16n) | (2n << 30n) | (4n << 32n);
export const M = 0x30d00801n;
export const RW = 1n << 31n;
export const NORMAL_PAGE = PAGE | NORMAL;

/** Data abort and instruction abort syndromes, taken without and with a change of level. */
export const dataAbort = (status: number, write = 0): bigint =>
  BigInt(((0x25 << 26) | (1 << 25) | (write << 6) | status) >>> 0);
export const lowerDataAbort = (status: number, write = 0): bigint =>
  BigInt(((0x24 << 26) | (1 << 25) | (write << 6) | status) >>> 0);

/** Made anew by `freshBench`. */
export let core: Bench;

function tables(): void {
  core.poke(L0 + 8n, L1 | TABLE);
  core.poke(L1 + 16n, L2 | TABLE);
  core.poke(L2 + 24n, L3 | TABLE);
  core.poke(L3 + 32n, DATA | NORMAL_PAGE);
  // Where the instruction stands that accesses: identity, by a block of 1 GiB.
  core.poke(L0, (L0 + 0x4000n) | TABLE);
  core.poke(L0 + 0x4008n, RAM | BLOCK | NORMAL);
  core.poke(DATA, 0x0123456789abcdefn);
}

export function el1(extra: Record<string, bigint> = {}): void {
  core.set({
    HCR_EL2: RW,
    TTBR0_EL1: L0,
    TTBR1_EL1: L0,
    TCR_EL1: TCR,
    MAIR_EL1: MAIR,
    SCTLR_EL1: M,
    VBAR_EL1: RAM,
    ...extra,
  });
  core.level(1);
  core.pc(RAM);
}

export const load = (va: bigint, size = 8, kind = 0): bigint => core.long('loadSlow', va, size, kind);
export const store = (va: bigint, value: bigint, size = 8, kind = 0): void =>
  void core.call('storeSlow', va, size, value, kind);
export const esr = (): bigint => core.reg('ESR_EL1');

/** A core with four levels of tables at L0, before each test. */
export async function freshBench(): Promise<void> {
  core = await Bench.make();
  tables();
}
