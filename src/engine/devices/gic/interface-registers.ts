import {
  candidateGroup,
  candidateId,
  canSignal,
  CTLR_ACK_CTL,
  CTLR_EOI_MODE,
  CTLR_FIQ_EN,
  CTLR_MASK,
  GROUP1_PENDING,
  IDLE,
  NO_CANDIDATE,
  raisePriority,
  runningPriority,
  SPURIOUS,
  type Candidate,
  type InterfaceShape,
  type InterfaceState,
} from './priority.ts';
import type { Register } from './register-table.ts';
import type { GicState } from './state.ts';

/**
 * The register block that GICC and GICV have in common: IHI 0048B §4.4 and §5.5. The two sides differ in where pending
 * interrupts come from and what ending one means.
 */
export interface InterfaceSide {
  /** `GICC` or `GICV`. */
  readonly prefix: string;
  readonly shape: InterfaceShape;
  readonly view: (state: GicState, cpu: number) => InterfaceState;
  /** Whether the interface is there at all: GICH_HCR.En for the virtual one. */
  readonly operating: (state: GicState, cpu: number) => boolean;
  readonly highest: (state: GicState, cpu: number) => Candidate;
  /** Pending to active. */
  readonly activate: (state: GicState, cpu: number, pending: Candidate) => void;
  /** A valid INTID written to EOIR (`onlyGroup1` false) or AEOIR. */
  readonly end: (state: GicState, cpu: number, id: number, onlyGroup1: boolean) => void;
  /** An INTID written to DIR while EOImode is 1. */
  readonly deactivate: (state: GicState, cpu: number, id: number) => void;
  /** Active priorities registers the side has beyond the shared ones, by prefix: GICC_NSAPRn. */
  readonly extra: readonly Register<GicState>[];
}

/** The two wires to the core, as bits. */
export const SIGNAL_IRQ = 1;
export const SIGNAL_FIQ = 2;

/** What the interface signals: FIQ for Group 0 with FIQEn, otherwise IRQ; 0 for nothing. */
export function signals(side: InterfaceSide, state: GicState, cpu: number): number {
  if (!side.operating(state, cpu)) return 0;
  const view = side.view(state, cpu);
  if ((view.ctlr & 3) === 0) return 0;
  const pending = side.highest(state, cpu);
  if (!canSignal(view, side.shape, pending)) return 0;
  return candidateGroup(pending) === 0 && (view.ctlr & CTLR_FIQ_EN) !== 0 ? SIGNAL_FIQ : SIGNAL_IRQ;
}

/** Which of the special interrupts hides a pending interrupt from a reader of (A)IAR or (A)HPPIR, §3.2.5; 0 for none. */
function hiddenAs(view: InterfaceState, pending: Candidate, alias: boolean): number {
  if (candidateGroup(pending) === 0) return alias ? SPURIOUS : 0;
  return alias || (view.ctlr & CTLR_ACK_CTL) !== 0 ? 0 : GROUP1_PENDING;
}

/** Not one of the special interrupts, which acknowledge nothing. */
const isInterrupt = (id: number): boolean => (id & 0x3ff) < 1020;

function acknowledge(side: InterfaceSide, state: GicState, cpu: number, alias: boolean): number {
  const view = side.view(state, cpu);
  if (!side.operating(state, cpu)) return SPURIOUS;
  const pending = side.highest(state, cpu);
  if (!canSignal(view, side.shape, pending)) return SPURIOUS;
  const hidden = hiddenAs(view, pending, alias);
  if (hidden !== 0) return hidden;
  raisePriority(view, side.shape, pending);
  side.activate(state, cpu, pending);
  return candidateId(pending);
}

/** The highest priority pending interrupt whatever the mask and the running priority; its group must be enabled. */
function peek(side: InterfaceSide, state: GicState, cpu: number, alias: boolean): number {
  const view = side.view(state, cpu);
  const pending = side.operating(state, cpu) ? side.highest(state, cpu) : NO_CANDIDATE;
  if (pending === NO_CANDIDATE || ((view.ctlr >>> candidateGroup(pending)) & 1) === 0) return SPURIOUS;
  return hiddenAs(view, pending, alias) || candidateId(pending);
}

/** IIDR: ProductID 0, architecture version 2, revision 0, implementer 0x43B (Arm), as QEMU. */
const IIDR = 0x0002043b;

export function interfaceRegisters(side: InterfaceSide): readonly Register<GicState>[] {
  const { prefix, shape, view } = side;
  return [
    {
      name: `${prefix}_CTLR`,
      offset: 0x00,
      read: (state, cpu) => view(state, cpu).ctlr,
      write: (state, cpu, value) => {
        view(state, cpu).ctlr = value & CTLR_MASK;
      },
    },
    {
      name: `${prefix}_PMR`,
      offset: 0x04,
      read: (state, cpu) => view(state, cpu).pmr,
      write: (state, cpu, value) => {
        view(state, cpu).pmr = value & shape.priorityMask;
      },
    },
    {
      name: `${prefix}_BPR`,
      offset: 0x08,
      read: (state, cpu) => view(state, cpu).bpr,
      write: (state, cpu, value) => {
        view(state, cpu).bpr = Math.max(value & 7, shape.bprMinimum);
      },
    },
    {
      name: `${prefix}_IAR`,
      offset: 0x0c,
      changedByRead: isInterrupt,
      read: (state, cpu) => acknowledge(side, state, cpu, false),
    },
    { name: `${prefix}_EOIR`, offset: 0x10, write: (state, cpu, value) => side.end(state, cpu, value & 0x1fff, false) },
    {
      name: `${prefix}_RPR`,
      offset: 0x14,
      read: (state, cpu) => {
        const running = runningPriority(view(state, cpu), shape);
        return running === IDLE ? 0xff : running;
      },
    },
    { name: `${prefix}_HPPIR`, offset: 0x18, read: (state, cpu) => peek(side, state, cpu, false) },
    {
      name: `${prefix}_ABPR`,
      offset: 0x1c,
      read: (state, cpu) => view(state, cpu).abpr,
      write: (state, cpu, value) => {
        view(state, cpu).abpr = Math.max(value & 7, shape.abprMinimum);
      },
    },
    {
      name: `${prefix}_AIAR`,
      offset: 0x20,
      changedByRead: isInterrupt,
      read: (state, cpu) => acknowledge(side, state, cpu, true),
    },
    { name: `${prefix}_AEOIR`, offset: 0x24, write: (state, cpu, value) => side.end(state, cpu, value & 0x1fff, true) },
    { name: `${prefix}_AHPPIR`, offset: 0x28, read: (state, cpu) => peek(side, state, cpu, true) },
    activePriorities(`${prefix}_APR`, 0xd0, shape.activeWords[0], (state, cpu) => view(state, cpu).active0),
    ...side.extra,
    { name: `${prefix}_IIDR`, offset: 0xfc, read: () => IIDR },
    {
      name: `${prefix}_DIR`,
      offset: 0x1000,
      write: (state, cpu, value) => {
        if ((view(state, cpu).ctlr & CTLR_EOI_MODE) !== 0) side.deactivate(state, cpu, value & 0x1fff);
      },
    },
  ];
}

/** `count` words of active priorities, readable and writable so that they can be saved and restored (§4.4.16). */
export function activePriorities(
  name: string,
  offset: number,
  count: number,
  words: (state: GicState, cpu: number) => Uint32Array,
): Register<GicState> {
  return {
    name,
    offset,
    count,
    read: (state, cpu, n) => words(state, cpu)[n] ?? 0,
    write: (state, cpu, value, n) => {
      words(state, cpu)[n] = value;
    },
  };
}
