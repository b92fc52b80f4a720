/** Where a VCpu is, and the instruction there, also while it is not on its core: its stage 1 is walked by hand then. */
import type { Cores } from '../../engine/core/core.ts';
import type { VmPlan } from '../../engine/hypervisor/memory/configuration.ts';
import type { VCpuState } from '../../engine/hypervisor/state/state.ts';
import { disassemble, type SymbolNames } from '../../engine/isa/disassemble.ts';

const ELR = 32;
const OUTPUT = 0x0000_ffff_ffff_f000n;

/** What `saved` says of EL1's translation. */
type Registers = Readonly<Record<string, bigint>>;

/** PC of a VCpu that is not on a core. */
export function savedPc({ saved, start }: VCpuState): bigint {
  return start?.entry ?? saved?.frame[ELR] ?? 0n;
}

/** Physical address of an IPA of a VM: its maps are linear. */
function physical({ maps }: VmPlan, ipa: bigint): number | undefined {
  const at = Number(ipa);
  const map = maps.find((range) => at >= range.ipa && at < range.ipa + range.size);
  return map && at - map.ipa + map.pa;
}

/** Arm ARM D5.2 for EL1&0 with 4 KiB granules, little-endian; undefined where there is no translation, or another granule. */
export function walkStage1(
  registers: Registers,
  va: bigint,
  readWord: (ipa: bigint) => bigint | undefined,
): bigint | undefined {
  const of = (name: string): bigint => registers[name] ?? 0n;
  if ((of('SCTLR_EL1') & 1n) === 0n) return va;
  const upper = ((va >> 55n) & 1n) === 1n;
  const tcr = of('TCR_EL1');
  const size = (tcr >> (upper ? 16n : 0n)) & 63n;
  if (((tcr >> (upper ? 30n : 14n)) & 3n) !== (upper ? 2n : 0n) || size < 16n) return undefined;
  const bits = 64n - size;
  if (BigInt.asUintN(64, upper ? ~va : va) >> bits !== 0n) return undefined;
  let table = of(upper ? 'TTBR1_EL1' : 'TTBR0_EL1') & 0x0000_ffff_ffff_fffen;
  for (let level = 4n - (bits - 4n) / 9n; level <= 3n; level++) {
    const shift = 39n - 9n * level;
    // The first table is as long as what is left of the address.
    const index = (BigInt.asUintN(Number(bits), va) >> shift) & 511n;
    const descriptor = readWord(table + 8n * index);
    if (descriptor === undefined || (descriptor & 1n) === 0n) return undefined;
    const isTable = (descriptor & 2n) !== 0n;
    if (level < 3n && isTable) {
      table = descriptor & OUTPUT;
      continue;
    }
    if (level === 3n && !isTable) return undefined;
    const low = (1n << shift) - 1n;
    return (descriptor & OUTPUT & ~low) | (va & low);
  }
  return undefined;
}

/** The instruction at `pc` of a VCpu that is not on a core. */
export function savedCode(
  cores: Cores,
  plan: VmPlan,
  state: VCpuState,
  pc: bigint,
  names?: SymbolNames,
): string | undefined {
  const read = (ipa: bigint, size: number): DataView | undefined => {
    const pa = physical(plan, ipa);
    const bytes = pa === undefined ? undefined : cores.read(pa, size);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset);
  };
  const registers = state.start === null ? (state.saved?.registers ?? {}) : {};
  const ipa = walkStage1(registers, pc, (at) => read(at, 8)?.getBigUint64(0, true));
  const word = ipa === undefined ? undefined : read(ipa, 4)?.getUint32(0, true);
  return word === undefined ? undefined : text(word, pc, names);
}

/** The instruction at `pc` of the guest that a core executes. */
export function currentCode(cores: Cores, core: number, pc: bigint, names?: SymbolNames): string | undefined {
  const pa = cores.translate(core, pc, 1, 2) ?? cores.translate(core, pc, 0, 2);
  const bytes = pa === undefined ? undefined : cores.read(pa, 4);
  if (bytes === undefined) return undefined;
  return text(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true), pc, names);
}

function text(word: number, pc: bigint, names?: SymbolNames): string {
  const { mnemonic, operands } = disassemble(word, pc, names);
  return `${mnemonic} ${operands}`.trim();
}
