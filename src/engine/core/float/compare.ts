// FPCompare, FPCompareEQ, FPCompareGE, FPCompareGT (Arm ARM shared/functions/float). FACGE and FACGT are GE and GT of
// magnitudes; LE and LT swap the operands.
import * as bits from './bits';
import { IOC, raise } from './state';
import { flush32, flush64 } from './unpack';

const LESS: u32 = 0b1000;
const EQUAL: u32 = 0b0110;
const GREATER: u32 = 0b0010;
const UNORDERED: u32 = 0b0011;

/** FCMP; FCMPE when `signalling`, which raises IOC for quiet NaNs too. NZCV, N in bit 3. */
export function fcmp32(a: u32, b: u32, signalling: bool): u32 {
  a = flush32(a);
  b = flush32(b);
  if (areUnordered32(a, b, signalling)) return UNORDERED;
  if (areEqual32(a, b)) return EQUAL;
  return bits.isBelow32(a, b) ? LESS : GREATER;
}

/** FCMP; FCMPE when `signalling`, which raises IOC for quiet NaNs too. NZCV, N in bit 3. */
export function fcmp64(a: u64, b: u64, signalling: bool): u32 {
  a = flush64(a);
  b = flush64(b);
  if (areUnordered64(a, b, signalling)) return UNORDERED;
  if (areEqual64(a, b)) return EQUAL;
  return bits.isBelow64(a, b) ? LESS : GREATER;
}

/** FCMEQ. IOC for signalling NaNs only. */
export function fcmeq32(a: u32, b: u32): bool {
  return fcmp32(a, b, false) == EQUAL;
}

/** FCMEQ. IOC for signalling NaNs only. */
export function fcmeq64(a: u64, b: u64): bool {
  return fcmp64(a, b, false) == EQUAL;
}

/** FCMGE. IOC for every NaN. */
export function fcmge32(a: u32, b: u32): bool {
  const nzcv = fcmp32(a, b, true);
  return nzcv == EQUAL || nzcv == GREATER;
}

/** FCMGE. IOC for every NaN. */
export function fcmge64(a: u64, b: u64): bool {
  const nzcv = fcmp64(a, b, true);
  return nzcv == EQUAL || nzcv == GREATER;
}

/** FCMGT. IOC for every NaN. */
export function fcmgt32(a: u32, b: u32): bool {
  return fcmp32(a, b, true) == GREATER;
}

/** FCMGT. IOC for every NaN. */
export function fcmgt64(a: u64, b: u64): bool {
  return fcmp64(a, b, true) == GREATER;
}

function areUnordered32(a: u32, b: u32, signalling: bool): bool {
  if (!bits.isNaN32(a) && !bits.isNaN32(b)) return false;
  if (signalling || bits.isSignalling32(a) || bits.isSignalling32(b)) raise(IOC);
  return true;
}

function areUnordered64(a: u64, b: u64, signalling: bool): bool {
  if (!bits.isNaN64(a) && !bits.isNaN64(b)) return false;
  if (signalling || bits.isSignalling64(a) || bits.isSignalling64(b)) raise(IOC);
  return true;
}

function areEqual32(a: u32, b: u32): bool {
  return a == b || bits.magnitude32(a | b) == 0;
}

function areEqual64(a: u64, b: u64): bool {
  return a == b || bits.magnitude64(a | b) == 0;
}
