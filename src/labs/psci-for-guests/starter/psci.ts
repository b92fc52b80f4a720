import { PSCI, type Handlers, type VCpu } from 'hypervisor';

// What this firmware promises its guests: yours to keep, not to change.
const VERSION = 0x1000{{minor}}n;
const OFFERS_MIGRATE_INFO: boolean = {{migrate}};
const KNOWS_LEVELS: boolean = {{levels}};
const EXTENDED_STATE_ID: boolean = {{extended}};
const MISALIGNED = -{{misaligned}}n;

const [SUCCESS, NOT_SUPPORTED, INVALID_PARAMETERS] = [0n, -1n, -2n];
const [ALREADY_ON, ON_PENDING, INVALID_ADDRESS] = [-4n, -5n, -9n];
const [ON, OFF, PENDING] = [0n, 1n, 2n];
// Bit 30: the 64-bit form. CPU_SUSPEND, CPU_ON and AFFINITY_INFO have one.
const SMC64 = 0x4000_0000n;

// A guest calls its firmware: identifier is in PSCI's range, the arguments are
// call.frame.x(1) to x(3). The result goes to x0; undefined: nobody is there
// to see it.
export const psci: Handlers['psci'] = (call, vcpu, identifier) => {
  // 1. What there is: VERSION, FEATURES, MIGRATE_INFO_TYPE. All else is
  //    NOT_SUPPORTED.

  // 2. CPU_ON and AFFINITY_INFO: vcpu.vm.vcpus, and of each of them
  //    state.power, state.start and powerOn(entry, context).

  // 3. CPU_OFF, CPU_SUSPEND (state.waiting).

  // 4. SYSTEM_OFF, SYSTEM_RESET: of this VM, vcpu.vm.

  return NOT_SUPPORTED;
};
