/**
 * Priorities, preemption and the active priorities registers, shared by the physical and the virtual CPU interface:
 * IHI 0048B §3.3. Lower values are higher priorities.
 */

/** What one CPU interface, physical or virtual, knows of priorities. */
export interface InterfaceState {
  /** GICC_CTLR or GICV_CTLR. */
  ctlr: number;
  /** The priority mask, 0–255: only interrupts with a lower value are signalled. */
  pmr: number;
  /** The binary point of Group 0, and of Group 1 when CTLR.CBPR is set. */
  bpr: number;
  /** The binary point of Group 1. */
  abpr: number;
  /** Active priorities of Group 0 (of both groups on the virtual side), one bit a preemption level. */
  readonly active0: Uint32Array;
  /** Active priorities of Group 1; empty on the virtual side, whose GICH_APR serves both groups. */
  readonly active1: Uint32Array;
}

/** The IMPLEMENTATION DEFINED sizes of an interface. */
export interface InterfaceShape {
  readonly bprMinimum: number;
  readonly abprMinimum: number;
  /** log2 of the distance between two preemption levels. */
  readonly levelShift: number;
  readonly priorityMask: number;
  /** Words of active priorities for Group 0 and for Group 1. */
  readonly activeWords: readonly [number, number];
}

/** The distributor holds 8 priority bits: 128 preemption levels (as QEMU). */
export const PHYSICAL: InterfaceShape = {
  bprMinimum: 0,
  abprMinimum: 1,
  levelShift: 1,
  priorityMask: 0xff,
  activeWords: [4, 4],
};
/** GICH_VTR.PRIbits and PREbits are 5: 32 virtual priorities, 32 preemption levels. */
export const VIRTUAL: InterfaceShape = {
  bprMinimum: 2,
  abprMinimum: 3,
  levelShift: 3,
  priorityMask: 0xf8,
  activeWords: [1, 0],
};

export const CTLR_ACK_CTL = 1 << 2;
export const CTLR_FIQ_EN = 1 << 3;
export const CTLR_CBPR = 1 << 4;
export const CTLR_EOI_MODE = 1 << 9;
/** EnableGrp0, EnableGrp1, AckCtl, FIQEn, CBPR, EOImode: no bypass, no second Security state. */
export const CTLR_MASK = 0x21f;

/** INTIDs of the special interrupts, §3.2.5. */
export const SPURIOUS = 1023;
export const GROUP1_PENDING = 1022;
/** The running priority while nothing is active: lower than every priority. */
export const IDLE = 0x100;

/**
 * A pending interrupt in one number, so that finding it allocates nothing: INTID in bits 9:0, source CPU in 12:10 (as
 * IAR returns both), priority in 20:13, group in 21, list register in 23:22.
 */
export type Candidate = number;
export const NO_CANDIDATE: Candidate = -1;
export const candidate = (intid: number, source: number, priority: number, group: number, slot: number): Candidate =>
  intid | (source << 10) | (priority << 13) | (group << 21) | (slot << 22);
export const candidateId = (c: Candidate): number => c & 0x1fff;
export const candidateIntid = (c: Candidate): number => c & 0x3ff;
export const candidatePriority = (c: Candidate): number => (c >>> 13) & 0xff;
export const candidateGroup = (c: Candidate): number => (c >>> 21) & 1;
export const candidateSlot = (c: Candidate): number => (c >>> 22) & 3;

export const createInterface = (shape: InterfaceShape): InterfaceState => ({
  ctlr: 0,
  pmr: 0,
  bpr: shape.bprMinimum,
  abpr: shape.abprMinimum,
  active0: new Uint32Array(shape.activeWords[0]),
  active1: new Uint32Array(shape.activeWords[1]),
});

/** The bits of a priority that take part in preemption: the group priority field, §3.3.3 and tables 3-2 and 3-3. */
export function groupPriorityMask(state: InterfaceState, group: number): number {
  const point = group === 1 && (state.ctlr & CTLR_CBPR) === 0 ? state.abpr : state.bpr + 1;
  return (0xff << point) & 0xff;
}

/** The highest active priority, or IDLE. */
export function runningPriority(state: InterfaceState, shape: InterfaceShape): number {
  for (let word = 0; word < state.active0.length; word += 1) {
    const bits = (state.active0[word] ?? 0) | (state.active1[word] ?? 0);
    if (bits !== 0) return (word * 32 + lowestBit(bits)) << shape.levelShift;
  }
  return IDLE;
}

/**
 * Whether the interface may signal this interrupt: its group is enabled here, its priority passes the mask and its
 * group priority is higher than the running priority's.
 */
export function canSignal(state: InterfaceState, shape: InterfaceShape, pending: Candidate): boolean {
  if (pending === NO_CANDIDATE) return false;
  const group = candidateGroup(pending);
  const priority = candidatePriority(pending);
  if (((state.ctlr >>> group) & 1) === 0 || priority >= state.pmr) return false;
  const running = runningPriority(state, shape);
  if (running === IDLE) return true;
  const mask = groupPriorityMask(state, group);
  return (priority & mask) < (running & mask);
}

/** Makes the interrupt's group priority active: it is the running priority from now on. */
export function raisePriority(state: InterfaceState, shape: InterfaceShape, acknowledged: Candidate): void {
  const group = candidateGroup(acknowledged);
  const level = (candidatePriority(acknowledged) & groupPriorityMask(state, group)) >>> shape.levelShift;
  const words = group === 1 && state.active1.length > 0 ? state.active1 : state.active0;
  words[level >>> 5] = (words[level >>> 5] ?? 0) | (1 << (level & 31));
}

/** Priority drop: the highest active priority of the group is active no longer. */
export function dropPriority(state: InterfaceState, group: number): void {
  const words = group === 1 && state.active1.length > 0 ? state.active1 : state.active0;
  const word = words.findIndex((bits) => bits !== 0);
  const bits = words[word] ?? 0;
  if (word >= 0) words[word] = bits & (bits - 1);
}

/** Index of the lowest bit that is set; `bits` must not be 0. */
export const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);
