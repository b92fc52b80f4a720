/** A load or store of a guest that stage 2 stopped. */
import type { Bytes } from '../el2.ts';

/** An access as ISS of EC 0x24 describes it (Arm ARM D13.2.37): valid only when ISV is set. */
export interface Access {
  /** Where: the faulting intermediate physical address. */
  readonly ipa: number;
  /** Bytes, from SAS. */
  readonly size: Bytes;
  /** A store (WnR). */
  readonly write: boolean;
  /** The register that is stored or loaded (SRT). */
  readonly register: number;
  /** What is loaded is sign-extended (SSE). */
  readonly signExtend: boolean;
  /** The register is an X register, not a W register (SF). */
  readonly sixtyFour: boolean;
}

/** The access that ISS describes; undefined when it describes none (ISV is 0), or is a walk of the guest's own tables. */
export function decodeAccess(esr: bigint, ipa: number): Access | undefined {
  const bit = (n: bigint): boolean => (esr & (1n << n)) !== 0n;
  if (!bit(24n) || bit(7n)) return undefined; // no syndrome; or a walk of the guest's own tables (S1PTW)
  return {
    ipa,
    size: (1 << Number((esr >> 22n) & 3n)) as Bytes,
    write: bit(6n),
    register: Number((esr >> 16n) & 31n),
    signExtend: bit(21n),
    sixtyFour: bit(15n),
  };
}
