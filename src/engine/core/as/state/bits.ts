// Fields of system registers that more than one file reads (Arm ARM D13.2).

// HCR_EL2
export const HCR_VM: u64 = 1 << 0;
export const HCR_PTW: u64 = 1 << 2;
export const HCR_FMO: u64 = 1 << 3;
export const HCR_IMO: u64 = 1 << 4;
export const HCR_AMO: u64 = 1 << 5;
export const HCR_VF: u64 = 1 << 6;
export const HCR_VI: u64 = 1 << 7;
export const HCR_VSE: u64 = 1 << 8;
export const HCR_FB: u64 = 1 << 9;
export const HCR_DC: u64 = 1 << 12;
export const HCR_TWI: u64 = 1 << 13;
export const HCR_TWE: u64 = 1 << 14;
export const HCR_TSC: u64 = 1 << 19;
export const HCR_TGE: u64 = 1 << 27;
export const HCR_HCD: u64 = 1 << 29;
export const HCR_RW: u64 = (<u64>1) << 31;
export const HCR_CD: u64 = (<u64>1) << 32;
export const HCR_ID: u64 = (<u64>1) << 33;

// SCTLR_ELx
export const SCTLR_M: u64 = 1 << 0;
export const SCTLR_A: u64 = 1 << 1;
export const SCTLR_SA: u64 = 1 << 3;
export const SCTLR_SA0: u64 = 1 << 4;
export const SCTLR_I: u64 = 1 << 12;
export const SCTLR_NTWI: u64 = 1 << 16;
export const SCTLR_NTWE: u64 = 1 << 18;
export const SCTLR_WXN: u64 = 1 << 19;
export const SCTLR_E0E: u64 = 1 << 24;
export const SCTLR_EE: u64 = 1 << 25;
