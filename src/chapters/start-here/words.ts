/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import { assemble } from '../../engine/isa/assembler/index.ts';
import type { Words } from '../kit/parts.ts';

/** Bits of an ADD in which any two destinations differ. */
function destinationBits(): number {
  const word = (n: number): number =>
    new DataView(assemble(`add x${n}, x0, x1`, { origin: 0n }).bytes.buffer).getUint32(0, true);
  const differ = Array.from({ length: 31 }, (_, n) => word(n) ^ word(0)).reduce((all, one) => all | one, 0);
  return Math.log2(differ + 1);
}

export const words: Words = [
  ['four bytes in memory', '内存里的四个字节', () => assemble('nop', { origin: 0n }).bytes.length, 4],
  ['the low five bits name the destination', '最低五位是目的寄存器', destinationBits, 5],
];
