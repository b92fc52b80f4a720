/**
 * The shape of one row of the system-register table, and the builder that every part of the table uses.
 */

/** op0, op1, CRn, CRm, op2. */
export type Encoding = readonly [op0: number, op1: number, crn: number, crm: number, op2: number];

/**
 * Which control bits can trap an access that the exception level itself permits. The order in which they are asked, and
 * their exact conditions, stand in core/as/registers/traps.ts; the list of bits for a reader is TRAP_CONTROLS.
 */
export const TRAP_CLASSES = [
  'none',
  'virtualMemory',
  'id1',
  'id2',
  'id3',
  'cacheType',
  'auxiliaryControl',
  'implementationDefined',
  'cpacr',
  'floatingPoint',
  'debug',
  'debugRom',
  'debugOsLock',
  'debugComms',
  'pmu',
  'pmuUser',
  'pmuControl',
  'pmuSelect',
  'pmuEventCounter',
  'pmuCycleCounter',
  'pmuIncrement',
  'counterPhysical',
  'counterVirtual',
  'counterFrequency',
  'timerPhysical',
  'timerVirtual',
  'daif',
  'stackPointer0',
  'cacheUnification',
  'cacheCoherency',
  'cacheSetWay',
  'cacheZero',
  'tlbMaintenance',
] as const;
export type TrapClass = (typeof TRAP_CLASSES)[number];

/** The control bits behind each class, as `REGISTER.FIELD`. */
export const TRAP_CONTROLS: Readonly<Record<TrapClass, readonly string[]>> = {
  none: [],
  virtualMemory: ['HCR_EL2.TVM', 'HCR_EL2.TRVM'],
  id1: ['HCR_EL2.TID1'],
  id2: ['HCR_EL2.TID2'],
  id3: ['HCR_EL2.TID3'],
  cacheType: ['SCTLR_EL1.UCT', 'HCR_EL2.TID2'],
  auxiliaryControl: ['HCR_EL2.TACR'],
  implementationDefined: ['HCR_EL2.TIDCP'],
  cpacr: ['CPTR_EL2.TCPAC'],
  floatingPoint: ['CPACR_EL1.FPEN', 'CPTR_EL2.TFP'],
  debug: ['MDCR_EL2.TDA', 'MDCR_EL2.TDE'],
  debugRom: ['MDCR_EL2.TDRA', 'MDCR_EL2.TDE'],
  debugOsLock: ['MDCR_EL2.TDOSA', 'MDCR_EL2.TDE'],
  debugComms: ['MDSCR_EL1.TDCC', 'MDCR_EL2.TDA', 'MDCR_EL2.TDE'],
  pmu: ['MDCR_EL2.TPM'],
  pmuUser: ['PMUSERENR_EL0.EN', 'MDCR_EL2.TPM'],
  pmuControl: ['PMUSERENR_EL0.EN', 'MDCR_EL2.TPM', 'MDCR_EL2.TPMCR'],
  pmuSelect: ['PMUSERENR_EL0.EN', 'PMUSERENR_EL0.ER', 'MDCR_EL2.TPM'],
  pmuEventCounter: ['PMUSERENR_EL0.EN', 'PMUSERENR_EL0.ER', 'MDCR_EL2.TPM'],
  pmuCycleCounter: ['PMUSERENR_EL0.EN', 'PMUSERENR_EL0.CR', 'MDCR_EL2.TPM'],
  pmuIncrement: ['PMUSERENR_EL0.EN', 'PMUSERENR_EL0.SW', 'MDCR_EL2.TPM'],
  counterPhysical: ['CNTKCTL_EL1.EL0PCTEN', 'CNTHCTL_EL2.EL1PCTEN'],
  counterVirtual: ['CNTKCTL_EL1.EL0VCTEN'],
  counterFrequency: ['CNTKCTL_EL1.EL0PCTEN', 'CNTKCTL_EL1.EL0VCTEN'],
  timerPhysical: ['CNTKCTL_EL1.EL0PTEN', 'CNTHCTL_EL2.EL1PCEN'],
  timerVirtual: ['CNTKCTL_EL1.EL0VTEN'],
  daif: ['SCTLR_EL1.UMA'],
  stackPointer0: [],
  cacheUnification: ['SCTLR_EL1.UCI', 'HCR_EL2.TPU'],
  cacheCoherency: ['SCTLR_EL1.UCI', 'HCR_EL2.TPC'],
  cacheSetWay: ['HCR_EL2.TSW'],
  cacheZero: ['SCTLR_EL1.DZE', 'HCR_EL2.TDZ'],
  tlbMaintenance: ['HCR_EL2.TTLB'],
};

export interface SystemRegister {
  readonly name: string;
  readonly encoding: Encoding;
  /** Lowest exception level that may read it; 3: MRS is UNDEFINED at every level that this core has. */
  readonly read: number;
  /** Lowest exception level that may write it; 3: MSR is UNDEFINED at every level that this core has. */
  readonly write: number;
  readonly traps: TrapClass;
  /** Value after reset of core 0 of a two-core machine with EL2; as/registers/reset.ts adjusts what depends on the core. */
  readonly reset: bigint;
  /** Bits that a write can change. */
  readonly mask: bigint;
  /** Bits that always read as one. */
  readonly ones: bigint;
  /** `file.function` in core/as/registers that reads it, when a plain load would not do. */
  readonly get?: string;
  /** `file.function` in core/as/registers that writes it (the value already masked). */
  readonly set?: string;
  /** Index among registers of one family (breakpoint 3, event counter 5). */
  readonly n: number;
  /** false: the register has no storage of its own, get and set do everything. */
  readonly stored: boolean;
}

/** `r@0`: readable from EL0 up. `rw@1`: readable and writable from EL1 up. `none`: storage only. */
export type Access = 'none' | `${'r' | 'w' | 'rw'}@${0 | 1 | 2}` | `r@${0 | 1} w@${1 | 2}`;

export interface RegisterOptions {
  readonly traps?: TrapClass;
  readonly reset?: bigint;
  readonly mask?: bigint;
  readonly ones?: bigint;
  readonly get?: string;
  readonly set?: string;
  readonly n?: number;
  readonly stored?: boolean;
}

const ALL = 0xffff_ffff_ffff_ffffn;

function lowestLevel(access: Access, kind: 'r' | 'w'): number {
  for (const part of access.split(' ')) {
    const [kinds = '', level = ''] = part.split('@');
    if (level !== '' && kinds.includes(kind)) return Number(level);
  }
  return 3;
}

/** One row. A register that cannot be written has a writable mask of 0. */
export function register(
  name: string,
  encoding: Encoding,
  access: Access,
  options: RegisterOptions = {},
): SystemRegister {
  const write = lowestLevel(access, 'w');
  return {
    name,
    encoding,
    read: lowestLevel(access, 'r'),
    write,
    traps: options.traps ?? 'none',
    reset: options.reset ?? 0n,
    mask: options.mask ?? (write === 3 && access !== 'none' ? 0n : ALL),
    ones: options.ones ?? 0n,
    n: options.n ?? 0,
    stored: options.stored ?? true,
    ...(options.get === undefined ? {} : { get: options.get }),
    ...(options.set === undefined ? {} : { set: options.set }),
  };
}
