import { EngineError } from '../../error.ts';
import { createInterface, CTLR_MASK, PHYSICAL, VIRTUAL, type InterfaceShape, type InterfaceState } from './priority.ts';

/** List registers of each virtual interface: GICH_VTR.ListRegs + 1. */
export const LIST_REGISTERS = 4;
/** SGIs and PPIs: banked for each CPU. */
export const BANKED = 32;
export const SGIS = 16;

/** The virtual interface of one CPU: what GICH shows, and GICV through it. */
export interface VirtualState {
  /** GICH_HCR, EOICount included. */
  hcr: number;
  readonly lr: Uint32Array;
  /** GICH_VMCR and GICH_APR. */
  readonly guest: InterfaceState;
}

/**
 * The whole GIC as plain data. A bitmap has one word for the SGIs and PPIs of each CPU, then the words of the SPIs; see
 * `bitmapWord`. A byte array has the 32 banked interrupts of each CPU, then the SPIs; see `interruptIndex`.
 */
export interface GicState {
  readonly cpus: number;
  readonly spis: number;
  /** GICD_CTLR. */
  ctlr: number;
  readonly group: Uint32Array;
  readonly enabled: Uint32Array;
  /** Pending by an edge or by software, until acknowledged or cleared. */
  readonly latched: Uint32Array;
  readonly active: Uint32Array;
  /** The levels of the input wires. */
  readonly line: Uint32Array;
  /** Set: edge-triggered. */
  readonly edge: Uint32Array;
  readonly priority: Uint8Array;
  /** For each CPU, one bit for each SPI that targets it. */
  readonly targets: Uint32Array;
  /** For each CPU and SGI, one bit for each CPU that has sent it. */
  readonly sgiSources: Uint8Array;
  readonly interfaces: readonly InterfaceState[];
  readonly virtual: readonly VirtualState[];
}

/** Index of the word that holds INTIDs 32n to 32n+31 as `cpu` sees them. */
export const bitmapWord = (state: GicState, cpu: number, n: number): number => (n === 0 ? cpu : state.cpus + n - 1);
/** Index of an interrupt's byte as `cpu` sees it. */
export const interruptIndex = (state: GicState, cpu: number, intid: number): number =>
  intid < BANKED ? cpu * BANKED + intid : (state.cpus - 1) * BANKED + intid;
/** Words of 32 interrupts that one CPU sees. */
export const wordsOf = (state: GicState): number => 1 + state.spis / 32;

/**
 * The state after cold reset, IHI 0048B §4.1.3 and QEMU where that is IMPLEMENTATION DEFINED.
 * @param cpus 1 to 8
 * @param spis a multiple of 32, at most 960
 */
export function createState(cpus: number, spis: number): GicState {
  if (!Number.isInteger(cpus) || cpus < 1 || cpus > 8 || !Number.isInteger(spis / 32) || spis < 0 || spis > 960)
    throw new EngineError('gic.bad-configuration', { cpus, spis });
  const bitmap = (): Uint32Array => new Uint32Array(cpus + spis / 32);
  const state: GicState = {
    cpus,
    spis,
    ctlr: 0,
    group: bitmap(),
    enabled: bitmap(),
    latched: bitmap(),
    active: bitmap(),
    line: bitmap(),
    edge: bitmap(),
    priority: new Uint8Array(cpus * BANKED + spis),
    targets: new Uint32Array((cpus * spis) / 32),
    sgiSources: new Uint8Array(cpus * SGIS),
    interfaces: Array.from({ length: cpus }, () => createInterface(PHYSICAL)),
    virtual: Array.from({ length: cpus }, () => ({
      hcr: 0,
      lr: new Uint32Array(LIST_REGISTERS),
      guest: createInterface(VIRTUAL),
    })),
  };
  // SGIs are edge-triggered and, by choice of the implementation, always enabled (§3.2.2, §4.3.5).
  state.enabled.fill(0xffff, 0, cpus);
  state.edge.fill(0xffff, 0, cpus);
  // One CPU: ITARGETSR is RAZ/WI and every interrupt targets it (§4.3.12).
  if (cpus === 1) state.targets.fill(0xffffffff);
  return state;
}

/** A deep copy; typed arrays stay typed arrays. */
export const copyState = (state: GicState): GicState => ({
  ...state,
  group: state.group.slice(),
  enabled: state.enabled.slice(),
  latched: state.latched.slice(),
  active: state.active.slice(),
  line: state.line.slice(),
  edge: state.edge.slice(),
  priority: state.priority.slice(),
  targets: state.targets.slice(),
  sgiSources: state.sgiSources.slice(),
  interfaces: state.interfaces.map(copyInterface),
  virtual: state.virtual.map(({ hcr, lr, guest }) => ({ hcr, lr: lr.slice(), guest: copyInterface(guest) })),
});

const copyInterface = (state: InterfaceState): InterfaceState => ({
  ...state,
  active0: state.active0.slice(),
  active1: state.active1.slice(),
});

const refuse = (field: string): never => {
  throw new EngineError('device.bad-state', { device: 'gic', field });
};

const record = (value: unknown, field: string): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : refuse(field);

function bounded(value: unknown, field: string, mask: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 0xffffffff) return refuse(field);
  return (value & ~mask) === 0 ? value : refuse(field);
}

/** Fills `target` from an array of the same length, typed or (from JSON) not. */
function fill(target: Uint32Array | Uint8Array, source: unknown, field: string, mask = 0xffffffff): void {
  const array = Array.isArray(source) || source instanceof Uint32Array || source instanceof Uint8Array ? source : [];
  if (array.length !== target.length) refuse(field);
  for (let i = 0; i < target.length; i += 1) target[i] = bounded(array[i], `${field}[${i}]`, mask);
}

function list(source: unknown, field: string, length: number): readonly unknown[] {
  return Array.isArray(source) && source.length === length ? source : refuse(field);
}

function fillInterface(target: InterfaceState, source: unknown, field: string, shape: InterfaceShape): void {
  const from = record(source, field);
  target.ctlr = bounded(from['ctlr'], `${field}.ctlr`, CTLR_MASK);
  target.pmr = bounded(from['pmr'], `${field}.pmr`, shape.priorityMask);
  target.bpr = Math.max(bounded(from['bpr'], `${field}.bpr`, 7), shape.bprMinimum);
  target.abpr = Math.max(bounded(from['abpr'], `${field}.abpr`, 7), shape.abprMinimum);
  fill(target.active0, from['active0'], `${field}.active0`);
  fill(target.active1, from['active1'], `${field}.active1`);
}

/** GICH_HCR's and GICH_LR's implemented bits. */
export const HCR_MASK = 0xf80000ff;
export const LR_MASK = 0xff8fffff;

/**
 * A state of the given size from a snapshot.
 * @throws EngineError device.bad-state when a field is absent, of another size or holds what no GIC can hold
 */
export function parseState(snapshot: unknown, cpus: number, spis: number): GicState {
  const from = record(snapshot, 'gic');
  if (from['cpus'] !== cpus) refuse('cpus');
  if (from['spis'] !== spis) refuse('spis');
  const state = createState(cpus, spis);
  state.ctlr = bounded(from['ctlr'], 'ctlr', 3);
  for (const field of ['group', 'enabled', 'latched', 'active', 'line', 'edge', 'targets'] as const)
    fill(state[field], from[field], field);
  fill(state.priority, from['priority'], 'priority', 0xff);
  fill(state.sgiSources, from['sgiSources'], 'sgiSources', (1 << cpus) - 1);
  for (let cpu = 0; cpu < cpus; cpu += 1) repairBanked(state, cpu);
  if (cpus === 1) state.targets.fill(0xffffffff);
  const interfaces = list(from['interfaces'], 'interfaces', cpus);
  state.interfaces.forEach((target, i) => fillInterface(target, interfaces[i], `interfaces[${i}]`, PHYSICAL));
  const virtual = list(from['virtual'], 'virtual', cpus);
  state.virtual.forEach((target, i) => {
    const source = record(virtual[i], `virtual[${i}]`);
    target.hcr = bounded(source['hcr'], `virtual[${i}].hcr`, HCR_MASK);
    fill(target.lr, source['lr'], `virtual[${i}].lr`, LR_MASK);
    fillInterface(target.guest, source['guest'], `virtual[${i}].guest`, VIRTUAL);
  });
  return state;
}

/** An SGI is pending exactly while it has a source, has no wire, is edge-triggered and enabled. */
function repairBanked(state: GicState, cpu: number): void {
  let pending = 0;
  for (let sgi = 0; sgi < SGIS; sgi += 1) if ((state.sgiSources[cpu * SGIS + sgi] ?? 0) !== 0) pending |= 1 << sgi;
  state.latched[cpu] = ((state.latched[cpu] ?? 0) & ~0xffff) | pending;
  state.line[cpu] = (state.line[cpu] ?? 0) & ~0xffff;
  state.edge[cpu] = (state.edge[cpu] ?? 0) | 0xffff;
  state.enabled[cpu] = (state.enabled[cpu] ?? 0) | 0xffff;
}
