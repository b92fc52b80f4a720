/**
 * Fields of the registers that readers look at most, for cards and traces: as ARMv8.0-A without EL3 and AArch32 defines
 * them (Arm ARM D13.2 and following). Bits that no field names are reserved.
 */

export interface Field {
  readonly name: string;
  readonly msb: number;
  readonly lsb: number;
}

/** `M:0 T0SZ:5-0`: names with their bit, or most and least significant bits. */
export function fieldsFromText(text: string): readonly Field[] {
  return text.split(' ').map((part) => {
    const [name = '', bits = ''] = part.split(':');
    const [msb = '', lsb = msb] = bits.split('-');
    return { name, msb: Number(msb), lsb: Number(lsb) };
  });
}

const SPSR = 'N:31 Z:30 C:29 V:28 SS:21 IL:20 D:9 A:8 I:7 F:6 M:4-0';
const ESR = 'EC:31-26 IL:25 ISS:24-0';
const MAIR = 'Attr7:63-56 Attr6:55-48 Attr5:47-40 Attr4:39-32 Attr3:31-24 Attr2:23-16 Attr1:15-8 Attr0:7-0';
const TIMER_CTL = 'ISTATUS:2 IMASK:1 ENABLE:0';
const COUNTERS = 'C:31 P5:5 P4:4 P3:3 P2:2 P1:1 P0:0';
const MIDR = 'Implementer:31-24 Variant:23-20 Architecture:19-16 PartNum:15-4 Revision:3-0';
const MPIDR = 'Aff3:39-32 U:30 MT:24 Aff2:23-16 Aff1:15-8 Aff0:7-0';

const TEXTS: Readonly<Record<string, string>> = {
  SCTLR_EL1: 'UCI:26 EE:25 E0E:24 WXN:19 nTWE:18 nTWI:16 UCT:15 DZE:14 I:12 UMA:9 SA0:4 SA:3 C:2 A:1 M:0',
  SCTLR_EL2: 'EE:25 WXN:19 I:12 SA:3 C:2 A:1 M:0',
  HCR_EL2:
    'ID:33 CD:32 RW:31 TRVM:30 HCD:29 TDZ:28 TGE:27 TVM:26 TTLB:25 TPU:24 TPC:23 TSW:22 TACR:21 TIDCP:20 TSC:19 TID3:18 TID2:17 TID1:16 TID0:15 TWE:14 TWI:13 DC:12 BSU:11-10 FB:9 VSE:8 VI:7 VF:6 AMO:5 IMO:4 FMO:3 PTW:2 SWIO:1 VM:0',
  TCR_EL1:
    'TBI1:38 TBI0:37 AS:36 IPS:34-32 TG1:31-30 SH1:29-28 ORGN1:27-26 IRGN1:25-24 EPD1:23 A1:22 T1SZ:21-16 TG0:15-14 SH0:13-12 ORGN0:11-10 IRGN0:9-8 EPD0:7 T0SZ:5-0',
  TCR_EL2: 'TBI:20 PS:18-16 TG0:15-14 SH0:13-12 ORGN0:11-10 IRGN0:9-8 T0SZ:5-0',
  VTCR_EL2: 'PS:18-16 TG0:15-14 SH0:13-12 ORGN0:11-10 IRGN0:9-8 SL0:7-6 T0SZ:5-0',
  TTBR0_EL1: 'ASID:63-48 BADDR:47-1',
  TTBR1_EL1: 'ASID:63-48 BADDR:47-1',
  TTBR0_EL2: 'BADDR:47-1',
  VTTBR_EL2: 'VMID:55-48 BADDR:47-1',
  MAIR_EL1: MAIR,
  MAIR_EL2: MAIR,
  ESR_EL1: ESR,
  ESR_EL2: ESR,
  HPFAR_EL2: 'FIPA:39-4',
  PAR_EL1: 'ATTR:63-56 PA:47-12 NS:9 SH:8-7 F:0',
  SPSR_EL1: SPSR,
  SPSR_EL2: SPSR,
  VBAR_EL1: 'Base:63-11',
  VBAR_EL2: 'Base:63-11',
  CPACR_EL1: 'TTA:28 FPEN:21-20',
  CPTR_EL2: 'TCPAC:31 TTA:20 TFP:10',
  ISR_EL1: 'A:8 I:7 F:6',
  CurrentEL: 'EL:3-2',
  SPSel: 'SP:0',
  DAIF: 'D:9 A:8 I:7 F:6',
  NZCV: 'N:31 Z:30 C:29 V:28',
  FPCR: 'AHP:26 DN:25 FZ:24 RMode:23-22',
  FPSR: 'QC:27 IDC:7 IXC:4 UFC:3 OFC:2 DZC:1 IOC:0',
  CONTEXTIDR_EL1: 'PROCID:31-0',
  CNTKCTL_EL1: 'EL0PTEN:9 EL0VTEN:8 EVNTI:7-4 EVNTDIR:3 EVNTEN:2 EL0VCTEN:1 EL0PCTEN:0',
  CNTHCTL_EL2: 'EVNTI:7-4 EVNTDIR:3 EVNTEN:2 EL1PCEN:1 EL1PCTEN:0',
  CNTP_CTL_EL0: TIMER_CTL,
  CNTV_CTL_EL0: TIMER_CTL,
  CNTHP_CTL_EL2: TIMER_CTL,
  MIDR_EL1: MIDR,
  VPIDR_EL2: MIDR,
  MPIDR_EL1: MPIDR,
  VMPIDR_EL2: MPIDR,
  CTR_EL0: 'CWG:27-24 ERG:23-20 DminLine:19-16 L1Ip:15-14 IminLine:3-0',
  DCZID_EL0: 'DZP:4 BS:3-0',
  CLIDR_EL1: 'LoUU:29-27 LoC:26-24 LoUIS:23-21 Ctype2:5-3 Ctype1:2-0',
  CSSELR_EL1: 'Level:3-1 InD:0',
  CCSIDR_EL1: 'NumSets:27-13 Associativity:12-3 LineSize:2-0',
  ID_AA64PFR0_EL1: 'GIC:27-24 AdvSIMD:23-20 FP:19-16 EL3:15-12 EL2:11-8 EL1:7-4 EL0:3-0',
  ID_AA64DFR0_EL1: 'CTX_CMPs:31-28 WRPs:23-20 BRPs:15-12 PMUVer:11-8 TraceVer:7-4 DebugVer:3-0',
  ID_AA64ISAR0_EL1: 'CRC32:19-16 SHA2:15-12 SHA1:11-8 AES:7-4',
  ID_AA64MMFR0_EL1:
    'TGran4:31-28 TGran64:27-24 TGran16:23-20 BigEndEL0:19-16 SNSMem:15-12 BigEnd:11-8 ASIDBits:7-4 PARange:3-0',
  MDSCR_EL1: 'MDE:15 HDE:14 KDE:13 TDCC:12 SS:0',
  MDCR_EL2: 'TDRA:11 TDOSA:10 TDA:9 TDE:8 HPME:7 TPM:6 TPMCR:5 HPMN:4-0',
  OSLAR_EL1: 'OSLK:0',
  OSLSR_EL1: 'OSLM1:3 nTT:2 OSLK:1 OSLM0:0',
  PMCR_EL0: 'IMP:31-24 IDCODE:23-16 N:15-11 LC:6 DP:5 X:4 D:3 C:2 P:1 E:0',
  PMUSERENR_EL0: 'ER:3 CR:2 SW:1 EN:0',
  PMSELR_EL0: 'SEL:4-0',
  PMCCFILTR_EL0: 'P:31 U:30 NSH:27',
  PMCNTENSET_EL0: COUNTERS,
  PMCNTENCLR_EL0: COUNTERS,
  PMINTENSET_EL1: COUNTERS,
  PMINTENCLR_EL1: COUNTERS,
  PMOVSSET_EL0: COUNTERS,
  PMOVSCLR_EL0: COUNTERS,
};

const BREAKPOINT = 'BT:23-20 LBN:19-16 SSC:15-14 HMC:13 BAS:8-5 PMC:2-1 E:0';
const WATCHPOINT = 'MASK:28-24 WT:20 LBN:19-16 SSC:15-14 HMC:13 BAS:12-5 LSC:4-3 PAC:2-1 E:0';
const EVENT_TYPE = 'P:31 U:30 NSH:27 evtCount:9-0';

/** Fields of a register, most significant first; empty for one that is a single value or not described. */
export function fieldsOf(name: string): readonly Field[] {
  let family: string | undefined;
  if (/^DBGBCR\d/.test(name)) family = BREAKPOINT;
  else if (/^DBGWCR\d/.test(name)) family = WATCHPOINT;
  else if (/^PMX?EVTYPER/.test(name)) family = EVENT_TYPE;
  const text = family ?? (Object.hasOwn(TEXTS, name) ? TEXTS[name] : undefined);
  return text === undefined ? [] : fieldsFromText(text);
}

/** The value of a field. */
export const fieldOf = (value: bigint, { msb, lsb }: Field): bigint =>
  (value >> BigInt(lsb)) & ((1n << BigInt(msb - lsb + 1)) - 1n);

/** Registers that have fields by name, families aside. */
export const DESCRIBED: readonly string[] = Object.keys(TEXTS);
