/** The register of EL2 that an instruction accesses: at EL1 it is undefined. */
import { SYSTEM_REGISTERS } from '../isa/sysregs.ts';

/** MSR and MRS (C5.1.3): op1 = 4 and 5 are EL2's registers, and EL2's names for EL1's. */
export function wrongLevel(word: number): string | undefined {
  if ((word & 0xffd0_0000) >>> 0 !== 0xd510_0000) return undefined;
  const [op0, op1, crn, crm, op2] = [
    2 + ((word >>> 19) & 1),
    (word >>> 16) & 7,
    (word >>> 12) & 15,
    (word >>> 8) & 15,
    (word >>> 5) & 7,
  ];
  if (op1 !== 4 && op1 !== 5) return undefined;
  const found = SYSTEM_REGISTERS.find(({ encoding }) => encoding.join() === [op0, op1, crn, crm, op2].join());
  return found?.name ?? `S${op0}_${op1}_C${crn}_C${crm}_${op2}`;
}
