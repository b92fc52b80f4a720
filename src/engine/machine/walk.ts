/**
 * A translation with every step on record, for a reader: the same walk as core/as/translation/stage1.ts and stage2.ts make (Arm ARM
 * D5.2), which a test compares. It looks only at registers and memory, never at the TLB.
 */
import { decodeDescriptor, shiftOf, stage2Attribute, type Descriptor, type TableRegime } from '../isa/descriptors.ts';
import { faultStatus, type Meaning } from '../isa/sysregs/syndrome.ts';

/** Where a walk reads from. */
export interface WalkSource {
  /** A system register of the core. */
  sysreg(name: string): bigint;
  /** 8 bytes at a physical address, little-endian; undefined where there is no memory. */
  read(pa: bigint): bigint | undefined;
}

export const ACCESSES = ['read', 'write', 'execute'] as const;
export type Access = (typeof ACCESSES)[number];

export interface WalkEntry {
  readonly level: number;
  /** The table, and the index into it: bits `msb` to `lsb` of the input address. */
  readonly table: bigint;
  readonly index: number;
  readonly msb: number;
  readonly lsb: number;
  /** Address of the descriptor; for stage 1 behind stage 2 an IPA, which `nested` translates. */
  readonly address: bigint;
  readonly nested?: StageWalk;
  /** Physical address of the descriptor; absent when stage 2 refuses. */
  readonly pa?: bigint;
  /** Absent when it could not be read. */
  readonly descriptor?: Descriptor;
}

export interface WalkFault {
  readonly stage: 1 | 2;
  /** A fault of stage 2 on a descriptor of stage 1. */
  readonly onWalk: boolean;
  /** Fault status code, as ESR_ELx has it. */
  readonly status: number;
  readonly meaning: Meaning;
}

export interface StageWalk {
  readonly regime: TableRegime;
  readonly input: bigint;
  /** Bits of the input address that the tables translate. */
  readonly inputBits: number;
  /** The register that has the address of the first table. */
  readonly base: { readonly register: string; readonly value: bigint };
  readonly entries: readonly WalkEntry[];
  readonly fault?: WalkFault;
  /** These when the walk came to its end. */
  readonly output?: bigint;
  /** Logarithm of the size of the block or page, and its level. */
  readonly size?: number;
  readonly level?: number;
  /** Attribute byte in the format of MAIR_ELx. */
  readonly attribute?: number;
  readonly permissions?: Rights;
}

/** What may be done: `rwx` with `-` for what may not; by EL0, and by EL1 or EL2. */
export interface Rights {
  readonly el0: string;
  readonly higher: string;
}

export interface Translation {
  readonly va: bigint;
  readonly el: number;
  readonly access: Access;
  /** Absent where stage 1 is off: the address is the IPA. */
  readonly stage1?: StageWalk;
  /** What stage 1 makes of the address. */
  readonly ipa?: bigint;
  readonly stage2?: StageWalk;
  readonly pa?: bigint;
  readonly fault?: WalkFault;
  /** Descriptors that were read. */
  readonly reads: number;
}

const ADDRESS = 0x0000_ffff_ffff_f000n;
const PA_BITS = 44n;
const FSC = { ADDRESS_SIZE: 0, TRANSLATION: 4, ACCESS_FLAG: 8, PERMISSION: 12, EXTERNAL_WALK: 0x14 } as const;
const bit = (value: bigint, n: number): boolean => ((value >> BigInt(n)) & 1n) === 1n;
const bits = (value: bigint, lsb: number, count: number): number =>
  Number((value >> BigInt(lsb)) & ((1n << BigInt(count)) - 1n));
const fault = (status: number, stage: 1 | 2, onWalk: boolean): WalkFault => ({
  stage,
  onWalk,
  status,
  meaning: faultStatus(status),
});
/** D13.2.131, PS; an A72 has 44 bits. */
const addressBits = (ps: number): bigint => [32n, 36n, 40n, 42n][ps] ?? PA_BITS;
const swap = (value: bigint): bigint => {
  let out = 0n;
  for (let i = 0n; i < 8n; i++) out = (out << 8n) | ((value >> (8n * i)) & 0xffn);
  return out;
};

class Walker {
  readonly #source: WalkSource;
  reads = 0;
  constructor(source: WalkSource) {
    this.#source = source;
  }

  #read(pa: bigint, bigEndian: boolean): bigint | undefined {
    const value = this.#source.read(pa & ~7n);
    if (value === undefined) return undefined;
    this.reads++;
    return bigEndian ? swap(value) : value;
  }

  /** @param nested stage 2 translates the addresses of descriptors */
  stage1(va: bigint, el2: boolean, nested: boolean): StageWalk {
    const reg = (name: string): bigint => this.#source.sysreg(`${name}_EL${el2 ? 2 : 1}`);
    const tcr = reg('TCR');
    const upper = !el2 && bit(va, 55);
    const tsz = bits(tcr, upper ? 16 : 0, 6);
    const register = el2 ? 'TTBR0_EL2' : upper ? 'TTBR1_EL1' : 'TTBR0_EL1';
    const inputBits = 64 - tsz;
    const walk = {
      regime: el2 ? ('el2' as const) : ('el1' as const),
      input: va,
      inputBits,
      base: { register, value: this.#source.sysreg(register) },
    };
    const refuse = (status: number, entries: readonly WalkEntry[] = []): StageWalk => ({
      ...walk,
      entries,
      fault: fault(status, 1, false),
    });
    if (tsz < 16 || tsz > 39) return refuse(FSC.TRANSLATION);
    const outside = upper ? BigInt.asUintN(64, ~va) : va;
    if (outside >> BigInt(inputBits) !== 0n) return refuse(FSC.TRANSLATION);
    if (!el2 && bit(tcr, upper ? 23 : 7)) return refuse(FSC.TRANSLATION);
    const large = upper ? bits(tcr, 30, 2) === 3 : bits(tcr, 14, 2) === 1;
    const stride = large ? 13 : 9;
    return this.#descend(walk, {
      large,
      level: 4 - Math.floor((inputBits - (stride + 3) + stride - 1) / stride),
      outputBits: addressBits(bits(tcr, el2 ? 16 : 32, 3)),
      bigEndian: bit(reg('SCTLR'), 25),
      stage: 1,
      nested,
      onWalk: false,
      mair: reg('MAIR'),
      wxn: bit(reg('SCTLR'), 19),
    });
  }

  /** @param onWalk for a descriptor of stage 1, which faults report */
  stage2(ipa: bigint, onWalk: boolean): StageWalk {
    const vtcr = this.#source.sysreg('VTCR_EL2');
    const large = bits(vtcr, 14, 2) === 1;
    const stride = large ? 13 : 9;
    const tsz = bits(vtcr, 0, 6);
    const sl0 = bits(vtcr, 6, 2);
    const inputBits = 64 - tsz;
    const base = { register: 'VTTBR_EL2', value: this.#source.sysreg('VTTBR_EL2') };
    const walk = { regime: 'stage2' as const, input: ipa, inputBits, base };
    const level = (large ? 3 : 2) - sl0;
    const below = (3 - level) * stride + stride + 3;
    const fits = inputBits >= below + 1 && inputBits <= below + stride + 4 && inputBits <= Number(PA_BITS);
    if (tsz < 16 || tsz > 39 || sl0 === 3 || !fits || ipa >> BigInt(inputBits) !== 0n)
      return { ...walk, entries: [], fault: fault(FSC.TRANSLATION, 2, onWalk) };
    const bigEndian = bit(this.#source.sysreg('SCTLR_EL2'), 25);
    const outputBits = addressBits(bits(vtcr, 16, 3));
    return this.#descend(walk, { large, level, outputBits, bigEndian, stage: 2, nested: false, onWalk });
  }

  #descend(walk: Omit<StageWalk, 'entries'>, settings: Settings): StageWalk {
    const { large, outputBits, bigEndian, stage, nested, onWalk, mair } = settings;
    const entries: WalkEntry[] = [];
    const end = (status: number): StageWalk => ({ ...walk, entries, fault: fault(status, stage, onWalk) });
    const base = walk.base.value & 0x0000_ffff_ffff_fffen;
    let { level } = settings;
    let lsb = shiftOf(level, large);
    let msb = walk.inputBits - 1;
    if (base >> outputBits !== 0n) return end(FSC.ADDRESS_SIZE);
    let table = base & ~((8n << BigInt(msb - lsb + 1)) - 1n);
    let above = 0n;
    for (;;) {
      const index = bits(walk.input, lsb, msb - lsb + 1);
      const address = table + 8n * BigInt(index);
      const inner = nested ? this.#nested(address) : undefined;
      const pa = nested ? inner?.output : address;
      const place = { level, table, index, msb, lsb, address, ...(inner !== undefined && { nested: inner }) };
      if (pa === undefined) {
        entries.push(place);
        return { ...walk, entries, ...(inner?.fault !== undefined && { fault: inner.fault }) };
      }
      const value = this.#read(pa, bigEndian);
      if (value === undefined) {
        entries.push({ ...place, pa });
        return end(FSC.EXTERNAL_WALK + level);
      }
      const context = { regime: walk.regime, level, large, ...(mair !== undefined && { mair }) };
      const descriptor = decodeDescriptor(value, context);
      entries.push({ ...place, pa, descriptor });
      const { kind, address: next = 0n } = descriptor;
      if (kind === 'invalid' || kind === 'reserved') return end(FSC.TRANSLATION + level);
      if (next >> outputBits !== 0n) return end(FSC.ADDRESS_SIZE + level);
      if (kind !== 'table') return this.#leaf({ ...walk, entries }, settings, { level, lsb, value, above });
      above |= value;
      table = next;
      level++;
      msb = lsb - 1;
      lsb = shiftOf(level, large);
    }
  }

  /** The address of a stage 1 descriptor: it must be readable, and with HCR_EL2.PTW not in device memory. */
  #nested(ipa: bigint): StageWalk {
    const walk = this.stage2(ipa, true);
    if (walk.output === undefined) return walk;
    const device = ((walk.attribute ?? 0) & 0xf0) === 0 && bit(this.#source.sysreg('HCR_EL2'), 2);
    if (walk.permissions?.higher.startsWith('r') === true && !device) return walk;
    const { output: _, ...rest } = walk;
    return { ...rest, fault: fault(FSC.PERMISSION + (walk.level ?? 0), 2, true) };
  }

  #leaf(walk: StageWalk, settings: Settings, { level, lsb, value, above }: Leaf): StageWalk {
    const { stage, onWalk, mair = 0n, wxn = false } = settings;
    if (!bit(value, 10)) return { ...walk, fault: fault(FSC.ACCESS_FLAG + level, stage, onWalk) };
    const inside = (1n << BigInt(lsb)) - 1n;
    const attribute = stage === 2 ? stage2Attribute(bits(value, 2, 4)) : bits(mair, 8 * bits(value, 2, 3), 8);
    return {
      ...walk,
      output: (value & ADDRESS & ~inside) | (walk.input & inside),
      size: lsb,
      level,
      attribute,
      permissions: rightsOf(walk.regime, value, above, wxn),
    };
  }
}

interface Settings {
  readonly large: boolean;
  readonly level: number;
  readonly outputBits: bigint;
  readonly bigEndian: boolean;
  readonly stage: 1 | 2;
  readonly nested: boolean;
  readonly onWalk: boolean;
  readonly mair?: bigint;
  readonly wxn?: boolean;
}
interface Leaf {
  readonly level: number;
  readonly lsb: number;
  readonly value: bigint;
  /** Table descriptors on the way, one over the other: their restrictions add up. */
  readonly above: bigint;
}

/**
 * What a block or page descriptor permits.
 * @param above the table descriptors on the way, one over the other
 * @param wxn SCTLR_ELx.WXN
 */
export function rightsOf(regime: TableRegime, value: bigint, above: bigint, wxn: boolean): Rights {
  return regime === 'stage2' ? stage2Rights(value) : stage1Rights(value, above, regime === 'el2', wxn);
}

const rights = (read: boolean, write: boolean, execute: boolean): string =>
  `${read ? 'r' : '-'}${write ? 'w' : '-'}${execute ? 'x' : '-'}`;

function stage2Rights(d: bigint): Rights {
  const all = rights(bit(d, 6), bit(d, 7), !bit(d, 54));
  return { el0: all, higher: all };
}

/** D5.4.5: AP, APTable, UXN, PXN, their hierarchical controls, SCTLR_ELx.WXN; what EL0 can write, EL1 never executes. */
function stage1Rights(d: bigint, above: bigint, el2: boolean, wxn: boolean): Rights {
  const writable = !bit(d, 7) && !bit(above, 62);
  const never = bit(d, 54) || bit(above, 60);
  if (el2) return { el0: '---', higher: rights(true, writable, !never && !(wxn && writable)) };
  const user = bit(d, 6) && !bit(above, 61);
  const userWrites = user && writable;
  const privilegedNever = bit(d, 53) || bit(above, 59);
  return {
    el0: rights(user, userWrites, !never && !(wxn && userWrites)),
    higher: rights(true, writable, !privilegedNever && !userWrites && !(wxn && writable)),
  };
}

/** The address that translation sees: without the tag, where TCR_ELx.TBI says so (D5.1.3). */
function canonical(va: bigint, el2: boolean, tcr: bigint): bigint {
  if (el2) return bit(tcr, 20) ? va & 0x00ff_ffff_ffff_ffffn : va;
  if (!bit(tcr, bit(va, 55) ? 38 : 37)) return va;
  return BigInt.asUintN(64, BigInt.asIntN(56, va));
}

/**
 * Translates `va` as an access of `el` (0 to 2) does now.
 * @param hasEl2 without it there is no stage 2, and no HCR_EL2 to look at
 */
export function walkTranslation(
  source: WalkSource,
  va: bigint,
  el: number,
  access: Access,
  hasEl2: boolean,
): Translation {
  const el2 = el === 2;
  const walker = new Walker(source);
  const hcr = hasEl2 ? source.sysreg('HCR_EL2') : 0n;
  const input = canonical(BigInt.asUintN(64, va), el2, source.sysreg(el2 ? 'TCR_EL2' : 'TCR_EL1'));
  // TGE and DC switch stage 1 of EL1&0 off; DC switches stage 2 on (D13.2.48).
  const one = bit(source.sysreg(el2 ? 'SCTLR_EL2' : 'SCTLR_EL1'), 0) && (el2 || (!bit(hcr, 27) && !bit(hcr, 12)));
  const two = !el2 && (bit(hcr, 0) || bit(hcr, 12));
  const base = { va, el, access };
  const stage1 = one ? walker.stage1(input, el2, two) : undefined;
  const begun = { ...base, ...(stage1 !== undefined && { stage1 }) };
  const refused = (found: WalkFault, rest: Partial<Translation> = {}): Translation => ({
    ...begun,
    ...rest,
    fault: found,
    reads: walker.reads,
  });
  const letter = access === 'execute' ? 'x' : access[0];
  if (stage1?.fault !== undefined) return refused(stage1.fault);
  if (stage1 === undefined && input >> PA_BITS !== 0n) return refused(fault(FSC.ADDRESS_SIZE, 1, false));
  const allowed = el === 0 ? stage1?.permissions?.el0 : stage1?.permissions?.higher;
  if (letter !== undefined && allowed?.includes(letter) === false)
    return refused(fault(FSC.PERMISSION + (stage1?.level ?? 0), 1, false), { ipa: stage1?.output ?? input });
  const ipa = stage1?.output ?? input;
  if (!two) return { ...begun, ipa, pa: ipa, reads: walker.reads };
  const stage2 = walker.stage2(ipa, false);
  if (stage2.fault !== undefined) return refused(stage2.fault, { ipa, stage2 });
  if (letter !== undefined && stage2.permissions?.higher.includes(letter) === false)
    return refused(fault(FSC.PERMISSION + (stage2.level ?? 0), 2, false), { ipa, stage2 });
  return { ...begun, ipa, stage2, ...(stage2.output !== undefined && { pa: stage2.output }), reads: walker.reads };
}

/** Stage 2 alone: where an IPA leads. */
export const walkStage2 = (source: WalkSource, ipa: bigint): StageWalk => new Walker(source).stage2(ipa, false);
