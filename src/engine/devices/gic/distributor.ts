import { candidate, lowestBit, NO_CANDIDATE, type Candidate } from './priority.ts';
import { RegisterTable, type Register } from './register-table.ts';
import { BANKED, bitmapWord, interruptIndex, SGIS, wordsOf, type GicState } from './state.ts';

/** The distributor: IHI 0048B §4.3. Without the Security Extensions, so every access sees both groups. */

const SGI_BITS = 0xffff;

/** The level-sensitive interrupts whose wire is asserted, and those latched: §4.3.8, figure 4-10. */
export const pendingBits = (state: GicState, word: number): number =>
  (state.latched[word] ?? 0) | ((state.line[word] ?? 0) & ~(state.edge[word] ?? 0));

/**
 * The highest-priority interrupt that the distributor forwards to `cpu`: pending, not active, enabled, of an enabled
 * group, targeting it. The lowest INTID wins among equals, the lowest source CPU among SGIs of one INTID.
 */
export function highestPending(state: GicState, cpu: number): Candidate {
  const group0 = -(state.ctlr & 1);
  const group1 = -((state.ctlr >>> 1) & 1);
  const words = wordsOf(state);
  let best = -1;
  let bestPriority = 0x100;
  for (let n = 0; n < words && state.ctlr !== 0; n += 1) {
    const word = bitmapWord(state, cpu, n);
    let bits = pendingBits(state, word) & (state.enabled[word] ?? 0);
    // Most words have nothing pending: this loop runs at every access of a guest that polls.
    if (bits === 0) continue;
    const groups = state.group[word] ?? 0;
    bits &= ~(state.active[word] ?? 0) & ((groups & group1) | (~groups & group0));
    if (n > 0) bits &= state.targets[cpu * (words - 1) + n - 1] ?? 0;
    for (; bits !== 0; bits &= bits - 1) {
      const intid = n * 32 + lowestBit(bits);
      const priority = state.priority[interruptIndex(state, cpu, intid)] ?? 0;
      if (priority < bestPriority) {
        best = intid;
        bestPriority = priority;
      }
    }
  }
  if (best < 0) return NO_CANDIDATE;
  const source = best < SGIS ? lowestBit(state.sgiSources[cpu * SGIS + best] ?? 1) : 0;
  return candidate(best, source, bestPriority, groupOf(state, cpu, best), 0);
}

export const groupOf = (state: GicState, cpu: number, intid: number): number =>
  ((state.group[bitmapWord(state, cpu, intid >>> 5)] ?? 0) >>> (intid & 31)) & 1;

const setBits = (map: Uint32Array, word: number, bits: number): void => {
  map[word] = (map[word] ?? 0) | bits;
};
const clearBits = (map: Uint32Array, word: number, bits: number): void => {
  map[word] = (map[word] ?? 0) & ~bits;
};
const mergeBits = (map: Uint32Array, word: number, value: number, lanes: number): void => {
  map[word] = ((map[word] ?? 0) & ~lanes) | value;
};

/** Acknowledge: pending to active. A level that stays asserted makes it active and pending. */
export function activate(state: GicState, cpu: number, intid: number, source: number): void {
  const word = bitmapWord(state, cpu, intid >>> 5);
  const bit = 1 << (intid & 31);
  if (intid < SGIS) removeSources(state, cpu, intid, 1 << source);
  else clearBits(state.latched, word, bit);
  setBits(state.active, word, bit);
}

/** End of interrupt: not active any more. INTIDs that do not exist are ignored. */
export function deactivate(state: GicState, cpu: number, intid: number): void {
  if (intid < BANKED + state.spis) clearBits(state.active, bitmapWord(state, cpu, intid >>> 5), 1 << (intid & 31));
}

/** Sets an input wire; a rising edge latches an edge-triggered interrupt. False when it has that level already. */
export function setLine(state: GicState, cpu: number, intid: number, level: boolean): boolean {
  const word = bitmapWord(state, cpu, intid >>> 5);
  const bit = 1 << (intid & 31);
  if ((((state.line[word] ?? 0) & bit) !== 0) === level) return false;
  if (!level) clearBits(state.line, word, bit);
  else {
    setBits(state.line, word, bit);
    if (((state.edge[word] ?? 0) & bit) !== 0) setBits(state.latched, word, bit);
  }
  return true;
}

function addSources(state: GicState, cpu: number, sgi: number, sources: number): void {
  const existing = sources & ((1 << state.cpus) - 1);
  if (existing === 0) return;
  const index = cpu * SGIS + sgi;
  state.sgiSources[index] = (state.sgiSources[index] ?? 0) | existing;
  setBits(state.latched, cpu, 1 << sgi);
}

function removeSources(state: GicState, cpu: number, sgi: number, sources: number): void {
  const index = cpu * SGIS + sgi;
  const left = (state.sgiSources[index] ?? 0) & ~sources;
  state.sgiSources[index] = left;
  if (left === 0) clearBits(state.latched, cpu, 1 << sgi);
}

/** GICD_SGIR, §4.3.15: to the list, to all others, or to the sender itself; the reserved filter goes to all (as QEMU). */
function sendSgi(state: GicState, sender: number, value: number, lanes: number): void {
  if (lanes !== 0xffffffff) return;
  const filter = (value >>> 24) & 3;
  const list = [(value >>> 16) & 0xff, ~(1 << sender), 1 << sender, 0xff][filter] ?? 0;
  for (let cpu = 0; cpu < state.cpus; cpu += 1)
    if (((list >>> cpu) & 1) !== 0) addSources(state, cpu, value & 0xf, 1 << sender);
}

/** Reads and writes of a bitmap register: `n` words of it exist, SGIs are taken out of `writable` where they are fixed. */
const exists = (state: GicState, n: number): boolean => n < wordsOf(state);
const bitmapRead =
  (bits: (state: GicState, word: number) => number) =>
  (state: GicState, cpu: number, n: number): number =>
    exists(state, n) ? bits(state, bitmapWord(state, cpu, n)) : 0;
const bitmapWrite =
  (change: (state: GicState, word: number, value: number, lanes: number) => void, fixed = 0) =>
  (state: GicState, cpu: number, value: number, n: number, lanes: number): void => {
    if (exists(state, n)) change(state, bitmapWord(state, cpu, n), n === 0 ? value & ~fixed : value, lanes);
  };

/** Four one-byte fields in a word. */
const bytes = (field: (i: number) => number): number =>
  (field(0) | (field(1) << 8) | (field(2) << 16) | (field(3) << 24)) >>> 0;
const eachByte = (value: number, lanes: number, change: (i: number, byte: number) => void): void => {
  for (let i = 0; i < 4; i += 1) if (((lanes >>> (i * 8)) & 0xff) !== 0) change(i, (value >>> (i * 8)) & 0xff);
};

const byteExists = (state: GicState, n: number): boolean => n * 4 < BANKED + state.spis;

function readTargets(state: GicState, cpu: number, n: number): number {
  if (!byteExists(state, n) || state.cpus === 1) return 0;
  if (n < 8) return bytes(() => 1 << cpu);
  const spi = n * 4 - BANKED;
  return bytes((i) => {
    let mask = 0;
    for (let target = 0; target < state.cpus; target += 1) {
      const word = state.targets[(target * state.spis) / 32 + (spi >>> 5)] ?? 0;
      mask |= ((word >>> ((spi + i) & 31)) & 1) << target;
    }
    return mask;
  });
}

function writeTargets(state: GicState, _cpu: number, value: number, n: number, lanes: number): void {
  if (n < 8 || !byteExists(state, n) || state.cpus === 1) return;
  eachByte(value, lanes, (i, mask) => {
    const spi = n * 4 + i - BANKED;
    for (let target = 0; target < state.cpus; target += 1) {
      const change = ((mask >>> target) & 1) !== 0 ? setBits : clearBits;
      change(state.targets, (target * state.spis) / 32 + (spi >>> 5), 1 << (spi & 31));
    }
  });
}

/** Sixteen two-bit fields; the upper bit is "edge-triggered", the lower one is reserved. */
function readConfiguration(state: GicState, cpu: number, n: number): number {
  if (!exists(state, n >>> 1)) return 0;
  const edges = (state.edge[bitmapWord(state, cpu, n >>> 1)] ?? 0) >>> ((n & 1) * 16);
  let fields = 0;
  for (let i = 0; i < 16; i += 1) fields |= ((edges >>> i) & 1) << (i * 2 + 1);
  return fields;
}

function writeConfiguration(state: GicState, cpu: number, value: number, n: number, lanes: number): void {
  if (n === 0 || !exists(state, n >>> 1)) return;
  let edges = 0;
  let written = 0;
  for (let i = 0; i < 16; i += 1) {
    edges |= ((value >>> (i * 2 + 1)) & 1) << i;
    written |= ((lanes >>> (i * 2 + 1)) & 1) << i;
  }
  const shift = (n & 1) * 16;
  mergeBits(state.edge, bitmapWord(state, cpu, n >>> 1), edges << shift, written << shift);
}

const sourcesAt = (state: GicState, cpu: number, n: number): number =>
  bytes((i) => state.sgiSources[cpu * SGIS + n * 4 + i] ?? 0);

/** PIDR4–7, PIDR0–3, CIDR0–3, as QEMU's GICv2 reports them. */
const IDENTIFICATION = [0x04, 0, 0, 0, 0x90, 0xb4, 0x2b, 0, 0x0d, 0xf0, 0x05, 0xb1] as const;

const REGISTERS: readonly Register<GicState>[] = [
  {
    name: 'GICD_CTLR',
    offset: 0x000,
    read: (state) => state.ctlr,
    write: (state, _cpu, value, _n, lanes) => {
      state.ctlr = ((state.ctlr & ~lanes) | value) & 3;
    },
  },
  { name: 'GICD_TYPER', offset: 0x004, read: (state) => (wordsOf(state) - 1) | ((state.cpus - 1) << 5) },
  { name: 'GICD_IIDR', offset: 0x008, read: () => 0x43b },
  {
    name: 'GICD_IGROUPR',
    offset: 0x080,
    count: 32,
    read: bitmapRead((state, word) => state.group[word] ?? 0),
    write: bitmapWrite((state, word, value, lanes) => mergeBits(state.group, word, value, lanes)),
  },
  {
    name: 'GICD_ISENABLER',
    offset: 0x100,
    count: 32,
    read: bitmapRead((state, word) => state.enabled[word] ?? 0),
    write: bitmapWrite((state, word, value) => setBits(state.enabled, word, value)),
  },
  {
    name: 'GICD_ICENABLER',
    offset: 0x180,
    count: 32,
    read: bitmapRead((state, word) => state.enabled[word] ?? 0),
    write: bitmapWrite((state, word, value) => clearBits(state.enabled, word, value), SGI_BITS),
  },
  {
    name: 'GICD_ISPENDR',
    offset: 0x200,
    count: 32,
    read: bitmapRead(pendingBits),
    write: bitmapWrite((state, word, value) => setBits(state.latched, word, value), SGI_BITS),
  },
  {
    name: 'GICD_ICPENDR',
    offset: 0x280,
    count: 32,
    read: bitmapRead(pendingBits),
    write: bitmapWrite((state, word, value) => clearBits(state.latched, word, value), SGI_BITS),
  },
  {
    name: 'GICD_ISACTIVER',
    offset: 0x300,
    count: 32,
    read: bitmapRead((state, word) => state.active[word] ?? 0),
    write: bitmapWrite((state, word, value) => setBits(state.active, word, value)),
  },
  {
    name: 'GICD_ICACTIVER',
    offset: 0x380,
    count: 32,
    read: bitmapRead((state, word) => state.active[word] ?? 0),
    write: bitmapWrite((state, word, value) => clearBits(state.active, word, value)),
  },
  {
    name: 'GICD_IPRIORITYR',
    offset: 0x400,
    count: 255,
    read: (state, cpu, n) =>
      byteExists(state, n) ? bytes((i) => state.priority[interruptIndex(state, cpu, n * 4 + i)] ?? 0) : 0,
    write: (state, cpu, value, n, lanes) => {
      if (!byteExists(state, n)) return;
      eachByte(value, lanes, (i, priority) => {
        state.priority[interruptIndex(state, cpu, n * 4 + i)] = priority;
      });
    },
  },
  { name: 'GICD_ITARGETSR', offset: 0x800, count: 255, read: readTargets, write: writeTargets },
  { name: 'GICD_ICFGR', offset: 0xc00, count: 64, read: readConfiguration, write: writeConfiguration },
  { name: 'GICD_SGIR', offset: 0xf00, write: (state, cpu, value, _n, lanes) => sendSgi(state, cpu, value, lanes) },
  {
    name: 'GICD_CPENDSGIR',
    offset: 0xf10,
    count: 4,
    read: sourcesAt,
    write: (state, cpu, value, n, lanes) =>
      eachByte(value, lanes, (i, sources) => removeSources(state, cpu, n * 4 + i, sources)),
  },
  {
    name: 'GICD_SPENDSGIR',
    offset: 0xf20,
    count: 4,
    read: sourcesAt,
    write: (state, cpu, value, n, lanes) =>
      eachByte(value, lanes, (i, sources) => addSources(state, cpu, n * 4 + i, sources)),
  },
  ...IDENTIFICATION.map((value, i) => ({
    name: i < 4 ? `GICD_PIDR${i + 4}` : i < 8 ? `GICD_PIDR${i - 4}` : `GICD_CIDR${i - 8}`,
    offset: 0xfd0 + i * 4,
    read: () => value,
  })),
];

export const distributorRegisters = new RegisterTable(REGISTERS);
