/**
 * PSCI 1.1 for guests (Arm DEN 0022D), by HVC and SMC. Cores are the VM's own VCpus, and a VM that powers off or resets
 * takes only itself down.
 */
import type { VCpu } from '../machine/vcpu.ts';
import type { Call } from './call.ts';

const SMC64 = 0x4000_0000n;
export const PSCI = {
  VERSION: 0x8400_0000n,
  CPU_SUSPEND: 0x8400_0001n,
  CPU_OFF: 0x8400_0002n,
  CPU_ON: 0x8400_0003n,
  AFFINITY_INFO: 0x8400_0004n,
  MIGRATE_INFO_TYPE: 0x8400_0006n,
  SYSTEM_OFF: 0x8400_0008n,
  SYSTEM_RESET: 0x8400_0009n,
  FEATURES: 0x8400_000an,
} as const;
const RESULT = {
  SUCCESS: 0n,
  NOT_SUPPORTED: -1n,
  INVALID_PARAMETERS: -2n,
  ALREADY_ON: -4n,
  ON_PENDING: -5n,
  INVALID_ADDRESS: -9n,
} as const;
/** What AFFINITY_INFO answers. */
const AFFINITY = { ON: 0n, OFF: 1n, ON_PENDING: 2n } as const;
/** Functions that have a 64-bit form. */
const WIDE: ReadonlySet<bigint> = new Set([PSCI.CPU_SUSPEND, PSCI.CPU_ON, PSCI.AFFINITY_INFO]);
const ALL: ReadonlySet<bigint> = new Set(Object.values(PSCI));
const SMCCC_VERSION = 0x8000_0000n;

/** The standard secure service's range, DEN 0028 §6. */
export const isPsci = (identifier: bigint): boolean => (identifier & ~SMC64 & 0xffff_ffe0n) === 0x8400_0000n;

/** Function and width of an identifier that is offered. */
function functionOf(identifier: bigint): { readonly name: bigint; readonly wide: boolean } | undefined {
  const name = identifier & ~SMC64;
  const wide = (identifier & SMC64) !== 0n;
  return ALL.has(name) && (!wide || WIDE.has(name)) ? { name, wide } : undefined;
}

/** The result for x0; undefined when the caller does not get to see one. */
export function psci({ frame }: Pick<Call, 'frame'>, vcpu: VCpu, identifier: bigint): bigint | undefined {
  const known = functionOf(identifier);
  if (known === undefined) return RESULT.NOT_SUPPORTED;
  const argument = (n: number): bigint => BigInt.asUintN(known.wide ? 64 : 32, frame.x(n));
  switch (known.name) {
    case PSCI.VERSION:
      return 0x1_0001n;
    case PSCI.FEATURES: {
      const asked = argument(1);
      return functionOf(asked) !== undefined || asked === SMCCC_VERSION ? RESULT.SUCCESS : RESULT.NOT_SUPPORTED;
    }
    case PSCI.MIGRATE_INFO_TYPE:
      return 2n; // no trusted OS to migrate
    case PSCI.CPU_ON:
      return cpuOn(vcpu, argument(1), argument(2), argument(3));
    case PSCI.AFFINITY_INFO: {
      if (argument(2) !== 0n) return AFFINITY.ON;
      const target = vcpuAt(vcpu, argument(1));
      if (target === undefined) return RESULT.INVALID_PARAMETERS;
      if (target.state.power === 'off') return AFFINITY.OFF;
      return target.state.start === null ? AFFINITY.ON : AFFINITY.ON_PENDING;
    }
    case PSCI.CPU_SUSPEND:
      // A power-down is done as a standby (5.4.2): nothing of the context is lost.
      if ((argument(1) & 0xfffe_0000n) !== 0n) return RESULT.INVALID_PARAMETERS;
      vcpu.state.waiting = true;
      return RESULT.SUCCESS;
    case PSCI.CPU_OFF:
      vcpu.state.power = 'off';
      if (vcpu.vm.vcpus.every(({ state }) => state.power === 'off')) vcpu.vm.stop('off');
      return undefined;
    case PSCI.SYSTEM_OFF:
      vcpu.vm.stop('off');
      return undefined;
    default:
      vcpu.vm.restart();
      return undefined;
  }
}

function vcpuAt(caller: VCpu, mpidr: bigint): VCpu | undefined {
  const affinity = mpidr & 0xff_00ff_ffffn;
  return affinity < BigInt(caller.vm.vcpus.length) ? caller.vm.vcpus[Number(affinity)] : undefined;
}

function cpuOn(caller: VCpu, mpidr: bigint, entry: bigint, context: bigint): bigint {
  const target = vcpuAt(caller, mpidr);
  if (target === undefined) return RESULT.INVALID_PARAMETERS;
  if (target.state.power === 'on') return target.state.start === null ? RESULT.ALREADY_ON : RESULT.ON_PENDING;
  if ((entry & 3n) !== 0n) return RESULT.INVALID_PARAMETERS;
  if (!isMemory(caller, entry)) return RESULT.INVALID_ADDRESS;
  target.powerOn(entry, context);
  return RESULT.SUCCESS;
}

/** Whether a guest has RAM at an IPA: nothing else has code to start with (5.6.3). */
const isMemory = ({ vm }: VCpu, ipa: bigint): boolean =>
  vm.plan.maps.some(
    ({ attributes, ipa: start, size }) =>
      attributes === 'memory' && ipa >= BigInt(start) && ipa < BigInt(start) + BigInt(size),
  );
