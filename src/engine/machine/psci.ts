/**
 * PSCI 1.1 as the board's firmware (Arm DEN 0022D), with what QEMU 7.2 answers. With EL2 the conduit is SMC, without it
 * HVC. Unknown calls return −1 (NOT_SUPPORTED) and raise nothing.
 */
import type { Cores } from '../core/core.ts';
import { psci } from './board.ts';

const VERSION = 0x8400_0000;
const FEATURES = 0x8400_000a;
const RESULT = { SUCCESS: 0, NOT_SUPPORTED: -1, INVALID_PARAMETERS: -2, DENIED: -3, ALREADY_ON: -4 } as const;

/** What the firmware does to the machine. */
export interface PsciPlatform {
  readonly cores: number;
  /** x0 to x3 of the caller. */
  argument(core: number, n: number): bigint;
  result(core: number, value: bigint): void;
  isPowered(core: number): boolean;
  /** Starts a core at `entry` with x0 = context, at the highest exception level there is, as QEMU does (DEN 0022D §5.6). */
  powerOn(core: number, entry: bigint, context: bigint): void;
  powerOff(core: number): void;
  /** CPU_SUSPEND: the core waits as in WFI. */
  suspend(core: number): void;
  systemOff(): void;
  systemReset(): void;
}

/** Function identifiers of 32 and 64 bits (bit 30) that mean the same. Sums, not bit operations: those would be signed. */
const SMC64 = 0x4000_0000;

/** Takes a call of `core`. Every function identifier is answered. */
export function psciCall(platform: PsciPlatform, core: number): void {
  const identifier = Number(BigInt.asUintN(32, platform.argument(core, 0)));
  const wide = (identifier & SMC64) !== 0;
  const argument = (n: number): bigint => BigInt.asUintN(wide ? 64 : 32, platform.argument(core, n));
  const answer = (value: number): void => platform.result(core, BigInt.asUintN(64, BigInt(value)));
  switch (identifier) {
    case VERSION:
      return answer(0x1_0001);
    case FEATURES:
      return answer(features(Number(BigInt.asUintN(32, platform.argument(core, 1)))));
    case MIGRATE_INFO_TYPE:
      return answer(2); // no trusted OS to migrate (§5.8)
    case psci.cpuOn - SMC64:
    case psci.cpuOn:
      return answer(cpuOn(platform, argument(1), argument(2), argument(3)));
    case AFFINITY_INFO:
    case AFFINITY_INFO + SMC64:
      return answer(affinityInfo(platform, argument(1), argument(2)));
    case psci.cpuOff:
      return platform.powerOff(core);
    case psci.cpuSuspend - SMC64:
    case psci.cpuSuspend:
      // Only standby is offered: affinity level 0, StateType 0 (§5.4.2).
      if ((argument(1) & 0xfffe_0000n) !== 0n) return answer(RESULT.INVALID_PARAMETERS);
      answer(RESULT.SUCCESS);
      return platform.suspend(core);
    case SYSTEM_OFF:
      return platform.systemOff();
    case SYSTEM_RESET:
      return platform.systemReset();
    default:
      return answer(RESULT.NOT_SUPPORTED);
  }
}

const AFFINITY_INFO = 0x8400_0004;
const MIGRATE_INFO_TYPE = 0x8400_0006;
const SYSTEM_OFF = 0x8400_0008;
const SYSTEM_RESET = 0x8400_0009;

const offered = new Set([
  VERSION, FEATURES, MIGRATE_INFO_TYPE, AFFINITY_INFO, AFFINITY_INFO + SMC64, SYSTEM_OFF, SYSTEM_RESET,
  psci.cpuOn, psci.cpuOn - SMC64, psci.cpuOff, psci.cpuSuspend, psci.cpuSuspend - SMC64,
].map((n) => n >>> 0)); // prettier-ignore

function features(identifier: number): number {
  return offered.has(identifier) ? 0 : RESULT.NOT_SUPPORTED;
}

/** The core whose MPIDR affinity fields these are: the board has one cluster. */
function coreOf(platform: PsciPlatform, mpidr: bigint): number | undefined {
  // Bits that are no affinity field must be zero (DEN 0022D §5.1.4).
  return mpidr < BigInt(platform.cores) ? Number(mpidr) : undefined;
}

function cpuOn(platform: PsciPlatform, mpidr: bigint, entry: bigint, context: bigint): number {
  const core = coreOf(platform, mpidr);
  if (core === undefined || (entry & 3n) !== 0n) return RESULT.INVALID_PARAMETERS;
  if (platform.isPowered(core)) return RESULT.ALREADY_ON;
  platform.powerOn(core, entry, context);
  return RESULT.SUCCESS;
}

function affinityInfo(platform: PsciPlatform, mpidr: bigint, level: bigint): number {
  if (level !== 0n) return 0; // a cluster with a core that asks is on
  const core = coreOf(platform, mpidr);
  if (core === undefined) return RESULT.INVALID_PARAMETERS;
  return platform.isPowered(core) ? 0 : 1;
}

/** The platform that the cores of a machine are. `end` is asked to switch it off or to reset it. */
export function corePlatform(cores: Cores, end: (state: 'powered-off' | 'reset') => void): PsciPlatform {
  return {
    cores: cores.count,
    argument: (core, n) => cores.x(core, n),
    result: (core, value) => cores.setX(core, 0, value),
    isPowered: (core) => cores.isPowered(core),
    powerOn: (core, entry, context) => cores.powerOn(core, entry, context),
    powerOff: (core) => cores.setPowered(core, false),
    suspend: (core) => cores.waitForInterrupt(core),
    systemOff: () => end('powered-off'),
    systemReset: () => end('reset'),
  };
}
