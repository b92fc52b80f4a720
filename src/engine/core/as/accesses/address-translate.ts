// AT instructions and PAR_EL1 (Arm ARM D5.2.13, D13.2.103). They walk always: the cache is neither used nor filled.
import { EL } from '../../layout';
import { dataAbort } from '../exceptions/abort';
import { HCR_CD, HCR_DC } from '../state/bits';
import { HCR_EL2, PAR_EL1 } from '../state/generated/sysregs';
import { combine, DEVICE, isDevice, NON_CACHEABLE, shareability, WRITE_BACK } from '../translation/attributes';
import { CONTEXT_STAGE1, CONTEXT_STAGE2, contextEl1, contextEl2 } from '../translation/entries';
import {
  fault, FAULT_ADDRESS_SIZE, FAULT_EXTERNAL_WALK, FAULT_PERMISSION, faultOfStage2, faultOnWalk, faultStage2, faultStatus,
} from '../translation/fault';
import { canonical, s1Attribute, s1Level, s1Pa, s1Permissions, s1Shareability, walkStage1 } from '../translation/stage1';
import { s2Attribute, s2Level, s2Pa, s2Permissions, s2Shareability, walkStage2 } from '../translation/stage2';
import { PA_BITS } from '../translation/walk';

let resultPa: u64 = 0;
let resultAttribute: u32 = 0;
let resultShareability: u32 = 0;

function stage1(va: u64, el: u32, write: u32, context: u32): bool {
  if ((context & CONTEXT_STAGE1) == 0) {
    if (va >> PA_BITS != 0) return fault(FAULT_ADDRESS_SIZE);
    resultPa = va;
    resultAttribute = el < 2 && (load<u64>(HCR_EL2) & HCR_DC) != 0 ? WRITE_BACK : DEVICE;
    resultShareability = 0;
    return true;
  }
  if (!walkStage1(va, el == 2, (context & CONTEXT_STAGE2) != 0)) return false;
  if (((s1Permissions >> (el == 0 ? write : write + 3)) & 1) == 0) return fault(FAULT_PERMISSION + s1Level);
  resultPa = s1Pa;
  resultAttribute = s1Attribute;
  resultShareability = s1Shareability;
  return true;
}

function stage2(write: u32): bool {
  const ipa = resultPa;
  if (!walkStage2(ipa, false)) return false;
  if (((s2Permissions >> write) & 1) == 0) return faultOfStage2(FAULT_PERMISSION + s2Level, ipa, false);
  resultPa = s2Pa;
  resultShareability = shareability(DEVICE | 0xff, resultShareability, s2Shareability);
  resultAttribute = combine(resultAttribute, s2Attribute);
  if ((load<u64>(HCR_EL2) & HCR_CD) != 0 && !isDevice(resultAttribute)) resultAttribute = NON_CACHEABLE;
  return true;
}

/** An AT instruction: `op` is op1 << 7 | CRm << 3 | op2 (of CRn 7). The result is in PAR_EL1; some faults are exceptions. */
export function addressTranslate(op: u32, operand: u64): void {
  const fromEl2 = op >> 7 == 4;
  const op2 = op & 7;
  const el: u32 = fromEl2 && op2 < 2 ? 2 : (op2 & 2) != 0 ? 0 : 1;
  const context = el == 2 ? contextEl2 : contextEl1;
  const write = op2 & 1;
  const va = canonical(operand, el == 2);
  const both = fromEl2 && op2 >= 4 && (context & CONTEXT_STAGE2) != 0;
  if (stage1(va, el, write, context) && (!both || stage2(write))) {
    const sh = shareability(resultAttribute, resultShareability, 0);
    const address = resultPa & 0x0000fffffffff000;
    store<u64>(PAR_EL1, address | ((<u64>resultAttribute) << 56) | (1 << 11) | (1 << 9) | (sh << 7));
    return;
  }
  // A stage 2 fault on the walk of EL1's own instruction, and any external abort, are exceptions.
  const external = (faultStatus & ~(<u32>3)) == FAULT_EXTERNAL_WALK;
  if (external || (faultOnWalk && load<u32>(EL) == 1)) return dataAbort(operand, true, true);
  const where = ((<u32>faultStage2) << 9) | ((<u32>faultOnWalk) << 8);
  store<u64>(PAR_EL1, <u64>((1 << 11) | where | (faultStatus << 1) | 1));
}
