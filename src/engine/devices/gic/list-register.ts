/** The fields of a list register, GICH_LRn: IHI 0048B §5.3.10. */

const LR_PENDING = 1 << 28;
const LR_ACTIVE = 1 << 29;
const LR_GROUP1 = 1 << 30;
const LR_HW = 1 << 31;
const LR_EOI = 1 << 19;

export const lrVirtualId = (lr: number): number => lr & 0x3ff;
/** The physical interrupt that ends together with this one; only while `lrIsHardware`. */
export const lrPhysicalId = (lr: number): number => (lr >>> 10) & 0x3ff;
/** The CPU that the virtual SGI appears to come from; only for an SGI that is not tied to hardware. */
export const lrSource = (lr: number): number => (lr >>> 10) & 7;
/** Five bits of priority, in the place they have in an 8-bit priority. */
export const lrPriority = (lr: number): number => (lr >>> 20) & 0xf8;
export const lrGroup = (lr: number): number => ((lr & LR_GROUP1) === 0 ? 0 : 1);
export const lrIsHardware = (lr: number): boolean => (lr & LR_HW) !== 0;
export const lrIsActive = (lr: number): boolean => (lr & LR_ACTIVE) !== 0;
/** Pending and not active: only such an interrupt can be signalled. */
export const lrIsPendingOnly = (lr: number): boolean => (lr & (LR_PENDING | LR_ACTIVE)) === LR_PENDING;
export const lrIsInvalid = (lr: number): boolean => (lr & (LR_PENDING | LR_ACTIVE)) === 0;
export const lrIsPending = (lr: number): boolean => (lr & LR_PENDING) !== 0;
/** The EOI bit, which is part of the physical INTID when the interrupt is tied to hardware. */
export const lrAsksForMaintenance = (lr: number): boolean => !lrIsHardware(lr) && (lr & LR_EOI) !== 0;
/** Ended by the guest, and the hypervisor asked to hear of it. */
export const lrHasEnded = (lr: number): boolean => lrIsInvalid(lr) && lrAsksForMaintenance(lr);

export const lrAcknowledged = (lr: number): number => ((lr & ~LR_PENDING) | LR_ACTIVE) >>> 0;
export const lrDeactivated = (lr: number): number => (lr & ~LR_ACTIVE) >>> 0;
