/** The system registers as the glossary shows them: the engine's rows, one entry a register or a family of equal ones. */
import { fieldsOf, type Field, type SystemRegister } from '../../engine/isa/sysregs.ts';
import { DEBUG } from '../../engine/isa/sysregs/debug.ts';
import { EXCEPTION } from '../../engine/isa/sysregs/exception.ts';
import { IDENTIFICATION } from '../../engine/isa/sysregs/identification.ts';
import { IMPLEMENTATION } from '../../engine/isa/sysregs/implementation.ts';
import { PMU } from '../../engine/isa/sysregs/pmu.ts';
import { TIMER } from '../../engine/isa/sysregs/timer.ts';
import { TRANSLATION } from '../../engine/isa/sysregs/translation.ts';

export interface RegisterEntry {
  /** As the manual writes it: `HCR_EL2`, and `DBGBVRn_EL1` for a family. */
  readonly name: string;
  readonly anchor: string;
  /** The rows that it stands for, in order. */
  readonly rows: readonly SystemRegister[];
  readonly fields: readonly Field[];
}

export const REGISTER_PAGES = [
  'exception-registers',
  'translation-registers',
  'timer-registers',
  'identification-registers',
  'pmu-registers',
  'debug-registers',
  'cortex-a72-registers',
] as const;
export type RegisterPage = (typeof REGISTER_PAGES)[number];

const ROWS: Readonly<Record<RegisterPage, readonly SystemRegister[]>> = {
  'exception-registers': EXCEPTION,
  'translation-registers': TRANSLATION,
  'timer-registers': TIMER,
  'identification-registers': IDENTIFICATION,
  'pmu-registers': PMU,
  'debug-registers': DEBUG,
  'cortex-a72-registers': IMPLEMENTATION,
};

const FAMILY = /^(DBG[BW][VC]R|PMEVCNTR|PMEVTYPER)\d(_EL\d)$/;
/** The entry's name of a register: its own, or its family's. */
export const entryName = (name: string): string => name.replace(FAMILY, '$1n$2');

function entries(rows: readonly SystemRegister[]): readonly RegisterEntry[] {
  const found = new Map<string, SystemRegister[]>();
  // The rest of the identification space has no names.
  for (const row of rows.filter(({ name }) => !name.startsWith('S3_'))) {
    const name = entryName(row.name);
    const family = found.get(name);
    if (family === undefined) found.set(name, [row]);
    else family.push(row);
  }
  return [...found].map(([name, family]) => ({
    name,
    anchor: name.toLowerCase(),
    rows: family,
    fields: fieldsOf(family[0]?.name ?? name),
  }));
}

/** Page → its entries, in the table's order. */
export const registerPages: ReadonlyMap<RegisterPage, readonly RegisterEntry[]> = new Map(
  REGISTER_PAGES.map((page) => [page, entries(ROWS[page])]),
);

export const fieldAnchor = (entry: RegisterEntry, field: string): string => `${entry.anchor}-${field.toLowerCase()}`;

/** Registers whose fields mean the same: register or family → where the sentences stand. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/^ID_(?:PFR|DFR|AFR|MMFR|ISAR)\d_EL1$|^MVFR\d_EL1$/, 'ID_AARCH32'],
  [/^A[FM]\w*R\d?_EL[12]$|^ACTLR_EL[12]$|^HACR_EL2$/, 'IMPLEMENTATION_DEFINED'],
  [/^SPSR_(?:irq|abt|und|fiq)$|^(?:DACR|IFSR|FPEXC|DBGVCR)32_EL2$|^HSTR_EL2$/, 'AARCH32'],
  [/^V?MIDR_EL[12]$|^VPIDR_EL2$/, 'MIDR'],
  [/^V?MPIDR_EL[12]$/, 'MPIDR'],
  [/^CNT(?:P|V|HP)_(CTL|CVAL|TVAL)_EL[02]$/, 'CNT_$1'],
  [/^PM(?:CNTENSET|CNTENCLR|INTENSET|INTENCLR|OVSSET|OVSCLR)_EL[01]$/, 'PMCOUNTERS'],
  [/^PM(?:XEVTYPER|EVTYPERn|CCFILTR)_EL0$/, 'PMEVTYPER'],
  [/^TTBR[01]_EL[12]$/, 'TTBR'],
  [/^VTCR_EL2$/, 'TCR'],
  [/^(?:DAIF|NZCV)$/, 'SPSR'],
  [/^DBGDTR(?:RX)?_EL0$|^OSDTR[RT]X_EL1$|^MDCC(?:SR|INT)_EL[01]$/, 'DEBUG_CHANNEL'],
  [/^(DBG[BW][VC]R)n_EL1$/, '$1'],
  [/^L2(?:E|A)?CTLR_EL1$|^CPU\w*_EL1$|^L2MERRSR_EL1$/, 'IMPLEMENTATION_DEFINED'],
];

/** Where sentences of a register may stand, the most particular first: `HCR_EL2`, `HCR`. */
export function sentenceKeys(name: string): readonly string[] {
  const family = ALIKE.find(([names]) => names.test(name));
  return [name, ...(family === undefined ? [] : [name.replace(family[0], family[1])]), name.replace(/_EL\d$/, '')];
}
