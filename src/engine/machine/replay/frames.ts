/** Where a function returns to, as far as registers, the frame record and the instructions around can tell. */
import type { Machine } from '../machine.ts';

/** Instructions searched for an end of a function. */
const SEARCH = 4096;
const RET_MASK = 0xffff_fc1f;
const RET = 0xd65f_0000;

/** The instruction at a virtual address, as the core would fetch it now; undefined where it cannot. */
export function instructionAt(machine: Machine, core: number, va: bigint): number | undefined {
  const { cores } = machine;
  const pa = cores.translate(core, va, cores.el(core), 2);
  const bytes = pa === undefined ? undefined : cores.read(pa, 4);
  return bytes === undefined ? undefined : new DataView(bytes.buffer).getUint32(0, true);
}

function readWord(machine: Machine, core: number, va: bigint): bigint | undefined {
  const { cores } = machine;
  if ((va & 7n) !== 0n) return undefined;
  const pa = cores.translate(core, va, cores.el(core), 0);
  const bytes = pa === undefined ? undefined : cores.read(pa, 8);
  return bytes === undefined ? undefined : new DataView(bytes.buffer).getBigUint64(0, true);
}

/** Whether a function can end between two addresses: an unconditional return stands there. */
function hasReturn(machine: Machine, core: number, from: bigint, to: bigint): boolean {
  if (to - from > BigInt(4 * SEARCH)) return true;
  for (let at = from; at < to; at += 4n) {
    const word = instructionAt(machine, core, at);
    if (word === undefined || (word & RET_MASK) >>> 0 === RET) return true;
  }
  return false;
}

/**
 * The return address of the function in which `core` is now. It is in x30 until the function makes a call; then in the
 * frame record at x29 (AAPCS64 §6.4.6). Which of the two: x30 is the function's own return address if the call before it
 * leads into the function that holds PC, or if it is in another function.
 */
export function returnAddress(machine: Machine, core: number): bigint {
  const { cores } = machine;
  const pc = cores.pc(core);
  const link = cores.x(core, 30);
  const saved = readWord(machine, core, BigInt.asUintN(64, cores.x(core, 29) + 8n));
  if (saved === undefined || saved === 0n || saved === link || (saved & 3n) !== 0n) return link;
  const call = instructionAt(machine, core, BigInt.asUintN(64, link - 4n));
  if (call === undefined) return saved;
  if ((call & 0xfc00_0000) >>> 0 === 0x9400_0000) {
    const target = link - 4n + BigInt(((call & 0x03ff_ffff) << 6) >> 4);
    return target <= pc && !hasReturn(machine, core, target, pc) ? link : saved;
  }
  const [from, to] = link < pc ? [link, pc] : [pc, link];
  return hasReturn(machine, core, from, to) ? link : saved;
}

/** BL, BLR, SVC, HVC, SMC: what a step over goes past. */
export function isCall(word: number): boolean {
  const isBranch = (word & 0xfc00_0000) >>> 0 === 0x9400_0000 || (word & 0xffff_fc1f) >>> 0 === 0xd63f_0000;
  const generation = (word & 0xffe0_001f) >>> 0;
  return isBranch || generation === 0xd400_0001 || generation === 0xd400_0002 || generation === 0xd400_0003;
}
