/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import { disassemble } from '../../engine/isa/disassemble.ts';
import { system, wordsAt } from '../kit/hypervisor.ts';
import type { Words } from '../kit/parts.ts';

/** Instructions of a slot of our vector table, up to the branch that leaves it. */
function slotLength(): number {
  const { machine, entered } = system();
  const words = wordsAt(machine, Number(entered.get('VBAR_EL2') ?? 0n) + 0x400, 16);
  const names = words.flatMap((word) => [word & 0xffff_ffffn, word >> 32n].map((one) => disassemble(Number(one), 0n)));
  return names.findIndex(({ mnemonic }) => mnemonic === 'b') + 1;
}

/** How far the handler of the emulated UART has moved the guest's ELR_EL2 in the frame. */
function skipped(): number {
  const operations = system().traps[1]?.operations ?? [];
  const stored = operations.findLast((one) => one.op === 'write' && one.size === 8);
  if (stored?.op !== 'write') return NaN;
  const loaded = operations.find((one) => one.op === 'read' && one.address === stored.address);
  return loaded?.op === 'read' ? Number((stored.value ?? 0n) - (loaded.value ?? 0n)) : NaN;
}

export const words: Words = [
  ['the four instructions there', '看看那里的四条指令', slotLength, 4],
  ['is four more than before', '比原来大 4', skipped, 4],
];
