// Counters for --stats and the machine view. No guest can see them.
import { STATISTICS } from '../../layout';

/** u32 per target EL (256 bytes each) and exception class: synchronous exceptions taken. */
export const STATISTICS_SYNCHRONOUS = STATISTICS;
/** u32 per target EL (16 bytes each) and vector kind (0 unused, 1 IRQ, 2 FIQ, 3 SError). */
export const STATISTICS_ASYNCHRONOUS = STATISTICS + 0x300;
/** u32: table walks of EL1&0, of EL2; refills of the fast arrays (data, fetch). */
export const STATISTICS_WALKS = STATISTICS + 0x340;
export const STATISTICS_WALKS_EL2 = STATISTICS + 0x344;
export const STATISTICS_DATA_REFILLS = STATISTICS + 0x348;
export const STATISTICS_FETCH_REFILLS = STATISTICS + 0x34c;
/** u32: descriptors that walks have read, of both stages. */
export const STATISTICS_DESCRIPTORS = STATISTICS + 0x350;

export function count(counter: usize): void {
  store<u32>(counter, load<u32>(counter) + 1);
}
