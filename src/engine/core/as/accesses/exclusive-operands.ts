// What the table's exclusive operations pass to and take from exclusive.ts.
import { MAILBOX, SP } from '../../layout';
import { KIND_EXCLUSIVE, KIND_SP } from './access';
import { loadExclusivePair } from './exclusive';

/** The access kind for a base register given by its slot. */
export function exclusiveKind(baseSlot: u32): u32 {
  return KIND_EXCLUSIVE | (baseSlot == SP ? KIND_SP : 0);
}

/** LDXP: the first register's value; the second's is exclusiveSecond(). */
export function exclusiveFirst(va: u64, size: u32, kind: u32): u64 {
  loadExclusivePair(va, size, kind);
  return load<u64>(MAILBOX);
}
export function exclusiveSecond(): u64 {
  return load<u64>(MAILBOX, 8);
}
