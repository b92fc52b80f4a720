// PSTATE as SPSR_ELx holds it.
import { DAIF, EL, FC, FN, FV, FZ, IL, SPSEL, SS } from '../../layout';

/** NZCV at bits 31 to 28. */
export function packNzcv(): u32 {
  const n = <u32>(load<u64>(FN) >> 63);
  const z = <u32>(load<u64>(FZ) == 0);
  const v = <u32>(load<u64>(FV) >> 63);
  return (n << 31) | (z << 30) | (load<u32>(FC) << 29) | (v << 28);
}

/** Sets the four flag sources from bits 31 to 28. */
export function unpackNzcv(value: u32): void {
  store<i64>(FN, <i64>(<i32>value >> 31));
  store<u64>(FZ, <u64>(~value >> 30) & 1);
  store<u32>(FC, (value >> 29) & 1);
  store<i64>(FV, <i64>(<i32>(value << 3) >> 31));
}

/** PSTATE in the format of SPSR_ELx (C5.2.18). */
export function spsrOf(): u32 {
  return (
    packNzcv() |
    (load<u32>(SS) << 21) |
    (load<u32>(IL) << 20) |
    (load<u32>(DAIF) << 6) |
    (load<u32>(EL) << 2) |
    load<u32>(SPSEL)
  );
}
