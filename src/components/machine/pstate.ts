/** PSTATE in SPSR's layout (Arm ARM C5.2.19), taken apart for the panel. */
export interface PstateView {
  /** One letter a flag, upper case when set: condition flags, then masks. */
  readonly flags: readonly { readonly name: string; readonly set: boolean }[];
  /** "EL1h": the level, and which stack pointer it uses (t: SP_EL0, h: its own). */
  readonly mode: string;
}

const bits: readonly (readonly [name: string, bit: number])[] = [
  ['N', 31],
  ['Z', 30],
  ['C', 29],
  ['V', 28],
  ['SS', 21],
  ['IL', 20],
  ['D', 9],
  ['A', 8],
  ['I', 7],
  ['F', 6],
];

export function readPstate(pstate: number): PstateView {
  const flags = bits.map(([name, bit]) => ({ name, set: ((pstate >>> bit) & 1) === 1 }));
  return { flags, mode: `EL${(pstate >>> 2) & 3}${(pstate & 1) === 1 ? 'h' : 't'}` };
}
