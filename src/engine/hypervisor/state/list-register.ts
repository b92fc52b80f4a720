/** List registers, GICH_LRn, through which EL2 hands interrupts to a guest's virtual CPU interface (IHI 0048B §5.3.10). */
export const LIST_REGISTERS = 4;

/** State, group, the link to a physical interrupt, and (of one without that link) a maintenance interrupt at its end. */
export const LR = { PENDING: 1 << 28, ACTIVE: 1 << 29, GROUP1: 1 << 30, HW: 1 << 31, EOI: 1 << 19 } as const;
const PRIORITY_AND_GROUP = (0x1f << 23) | LR.GROUP1;

export const intidOf = (lr: number): number => lr & 0x3ff;
/** Of an SGI: the VCpu that sent it. */
export const sourceOf = (lr: number): number => (lr >>> 10) & 7;
export const isPending = (lr: number): boolean => (lr & LR.PENDING) !== 0;
export const isActive = (lr: number): boolean => (lr & LR.ACTIVE) !== 0;
export const isPendingOnly = (lr: number): boolean => (lr & (LR.PENDING | LR.ACTIVE)) === LR.PENDING;
export const isActiveOnly = (lr: number): boolean => (lr & (LR.PENDING | LR.ACTIVE)) === LR.ACTIVE;
/** Neither: ended by the guest. */
export const isInvalid = (lr: number): boolean => (lr & (LR.PENDING | LR.ACTIVE)) === 0;
/** Its end ends the physical interrupt of the same INTID too. */
export const isHardware = (lr: number): boolean => (lr & LR.HW) !== 0;
/** Listed for its wire, or to be looked at again for another reason: a maintenance interrupt comes at its end. */
export const isWire = (lr: number): boolean => !isHardware(lr) && (lr & LR.EOI) !== 0;
/** 0, the highest, to 31: five bits of the eight of GICD_IPRIORITYR. */
export const priorityOf = (lr: number): number => (lr >>> 23) & 0x1f;

/** The fields that say how urgent it is. `priority` as in GICD_IPRIORITYR. */
export const urgency = (priority: number, group1: boolean): number =>
  ((priority >> 3) << 23) | (group1 ? LR.GROUP1 : 0);
export const withUrgency = (lr: number, fields: number): number => ((lr & ~PRIORITY_AND_GROUP) | fields) >>> 0;
/** Tied to the physical interrupt of the same number. */
export const hardwareLink = (intid: number): number => LR.HW | (intid << 10);

/**
 * GICH_HCR, §5.3.1: on; maintenance interrupts for at most one valid register, for ends that no register holds, and when
 * none is pending.
 */
export const HCR = { EN: 1, UIE: 2, LRENPIE: 4, NPIE: 8 } as const;
export const eoiCount = (hcr: number): number => hcr >>> 27;
