/** An exception as it was taken: to which of the 16 vectors, why there, and what the syndrome says. */
import { decodeRegister } from '../../engine/isa/sysregs/decode.ts';
import { decodeSyndrome, modeName, type DecodedField, type Meaning } from '../../engine/isa/sysregs/syndrome.ts';
import type { Machine } from '../../engine/machine/machine.ts';

/** What a listener of the machine hears when an exception is taken. */
export interface ExceptionEvent {
  readonly core: number;
  /** 0 synchronous, 0x80 IRQ, 0x100 FIQ, 0x180 SError: the offset inside a group of vectors. */
  readonly kind: number;
  readonly from: number;
  readonly to: number;
  readonly vector: number;
}

export const KINDS = ['synchronous', 'irq', 'fiq', 'serror'] as const;
/** The four groups of a vector table (Arm ARM D1.10.2, table D1-7). */
export const GROUPS = ['current-sp0', 'current-spx', 'lower-64', 'lower-32'] as const;
export type ExceptionKind = (typeof KINDS)[number];
export type VectorGroup = (typeof GROUPS)[number];

export interface Vector {
  readonly offset: number;
  readonly address: bigint;
  readonly group: VectorGroup;
  readonly kind: ExceptionKind;
  readonly taken: boolean;
}

export interface ExceptionView {
  readonly core: number;
  readonly from: number;
  readonly to: number;
  readonly kind: ExceptionKind;
  readonly group: VectorGroup;
  readonly vbar: bigint;
  /** 16, in the order of the table. */
  readonly vectors: readonly Vector[];
  /** One sentence each: why this row, why this column. */
  readonly why: readonly Meaning[];
  /** Preferred return address, and PSTATE as it was. */
  readonly elr: bigint;
  readonly spsr: { readonly value: bigint; readonly fields: readonly DecodedField[] };
  /** Only for synchronous exceptions and SErrors. */
  readonly esr?: { readonly value: bigint; readonly meaning: Meaning; readonly fields: readonly DecodedField[] };
  /** The faulting virtual address, when the exception reports one. */
  readonly far?: bigint;
  /** The faulting intermediate physical address, page aligned, when stage 2 reports one. */
  readonly ipa?: bigint;
}

/** Exception classes that set FAR_ELx: aborts, PC alignment, watchpoints (Arm ARM D13.2.40). */
const WITH_FAR: ReadonlySet<number> = new Set([0x20, 0x21, 0x22, 0x24, 0x25, 0x34, 0x35]);
const NO_FAR = 1 << 10;
const S1PTW = 1 << 7;

/** Right after the exception was taken: ESR, ELR, SPSR and FAR still are those of this one. */
export function exceptionView(machine: Machine, event: ExceptionEvent): ExceptionView {
  const { core, from, to } = event;
  const { cores } = machine;
  const of = (name: string): bigint => cores.sysreg(core, `${name}_EL${to}`);
  const vbar = of('VBAR') & ~0x7ffn;
  const group = GROUPS[(event.vector >> 9) & 3] ?? 'current-sp0';
  const kind = KINDS[(event.vector >> 7) & 3] ?? 'synchronous';
  const spsr = of('SPSR');
  const vectors = GROUPS.flatMap((row, i) =>
    KINDS.map((column, j): Vector => {
      const offset = i * 0x200 + j * 0x80;
      return { offset, address: vbar + BigInt(offset), group: row, kind: column, taken: offset === event.vector };
    }),
  );
  const base = { core, from, to, kind, group, vbar, vectors, elr: of('ELR') };
  const why = [becauseOf(group, from, to, spsr), { code: `exception.why.${kind}`, params: {} }];
  const view = { ...base, why, spsr: { value: spsr, fields: decodeRegister(`SPSR_EL${to}`, spsr) } };
  if (kind !== 'synchronous' && kind !== 'serror') return view;
  const esr = of('ESR');
  const { ec, iss, meaning } = decodeSyndrome(esr);
  const hasFar = WITH_FAR.has(ec) && (iss & NO_FAR) === 0;
  return {
    ...view,
    esr: { value: esr, meaning, fields: decodeRegister(`ESR_EL${to}`, esr) },
    ...(hasFar && { far: of('FAR') }),
    ...(to === 2 && reportsIpa(ec, iss) && { ipa: (cores.sysreg(core, 'HPFAR_EL2') >> 4n) << 12n }),
  };
}

/** HPFAR_EL2 is valid for stage-2 faults but permission faults outside of a walk (Arm ARM D13.2.56). */
function reportsIpa(ec: number, iss: number): boolean {
  const status = (iss & 0x3f) >> 2;
  return (ec === 0x20 || ec === 0x24) && (status <= 2 || (status === 3 && (iss & S1PTW) !== 0));
}

function becauseOf(group: VectorGroup, from: number, to: number, spsr: bigint): Meaning {
  const mode = modeName(Number(spsr & 31n)) ?? '?';
  return { code: `exception.why.${group}`, params: { from: `EL${from}`, to: `EL${to}`, mode } };
}
