// What a failed translation leaves behind.

/** Fault status codes without their level. */
export const FAULT_ADDRESS_SIZE: u32 = 0x00;
export const FAULT_TRANSLATION: u32 = 0x04;
export const FAULT_ACCESS_FLAG: u32 = 0x08;
export const FAULT_PERMISSION: u32 = 0x0c;
export const FAULT_EXTERNAL: u32 = 0x10;
export const FAULT_EXTERNAL_WALK: u32 = 0x14;
export const FAULT_ALIGNMENT: u32 = 0x21;

/** Status of the last fault (DFSC or IFSC), its stage, whether a stage 1 walk met it, and the IPA of a stage 2 fault. */
export let faultStatus: u32 = 0;
export let faultStage2: bool = false;
export let faultOnWalk: bool = false;
export let faultIpa: u64 = 0;

/** Records a fault of stage 1 (or of none) and returns false. */
export function fault(status: u32): bool {
  faultStatus = status;
  faultStage2 = false;
  faultOnWalk = false;
  return false;
}

/** Records a fault of stage 2 and returns false. */
export function faultOfStage2(status: u32, ipa: u64, onWalk: bool): bool {
  faultStatus = status;
  faultStage2 = true;
  faultOnWalk = onWalk;
  faultIpa = ipa;
  return false;
}
