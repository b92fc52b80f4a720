// Watchpoints (Arm ARM D2.10): does an access touch a watched byte?
import { EL } from '../../layout';
import { debugEnabledHere, MDSCR_MDE, WATCHPOINTS, wcr, wvr } from '../state/debug';
import { MDSCR_EL1 } from '../state/generated/sysregs';
import { linkedMatches, sameAddress, stateMatches } from './breakpoint';

/** Does the access of `size` bytes at `va` touch a watched byte? */
function watchpointAddressMatches(n: u32, control: u32, va: u64, size: u32): bool {
  const value = wvr(n);
  const mask = (control >> 24) & 31;
  if (mask >= 3) {
    // Some byte is in the masked range if the first, the last or one a range's size on from the first is.
    const step = <u64>1 << mask;
    for (let byte = va; byte - va < size; byte += step) if (sameAddress(byte, value, mask)) return true;
    return sameAddress(va + size - 1, value, mask);
  }
  let select = (control >> 5) & 0xff;
  // With bit 2 of the address set only four bytes are watched.
  if ((value & 4) != 0) select &= 15;
  for (let i: u32 = 0; i < size; i++) {
    const byte = va + i;
    if ((value & 4) != 0) {
      if (sameAddress(byte, value, 2) && ((select >> (<u32>byte & 3)) & 1) != 0) return true;
    } else if (sameAddress(byte, value, 3) && ((select >> (<u32>byte & 7)) & 1) != 0) return true;
  }
  return false;
}

/** Does an enabled watchpoint match an access with the rights of level `el` (AArch64.WatchpointMatch)? */
export function watchpointMatchesAt(va: u64, size: u32, isStore: bool, el: u32): bool {
  if ((load<u64>(MDSCR_EL1) & MDSCR_MDE) == 0 || !debugEnabledHere()) return false;
  for (let n: u32 = 0; n < WATCHPOINTS; n++) {
    const control = wcr(n);
    if ((control & 1) == 0 || !stateMatches(control, el)) continue;
    if (((control >> 3) & (isStore ? 2 : 1)) == 0) continue;
    if (!watchpointAddressMatches(n, control, va, size)) continue;
    if ((control & (1 << 20)) == 0 || linkedMatches((control >> 16) & 15)) return true;
  }
  return false;
}

export function watchpointMatches(va: u64, size: u32, isStore: bool): bool {
  return watchpointMatchesAt(va, size, isStore, load<u32>(EL));
}
