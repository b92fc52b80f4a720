import { PSCI, type Handlers, type VCpu } from 'hypervisor';

// 这个固件对客户机的承诺：请遵守，勿改动。
const VERSION = 0x1000{{minor}}n;
const OFFERS_MIGRATE_INFO: boolean = {{migrate}};
const KNOWS_LEVELS: boolean = {{levels}};
const EXTENDED_STATE_ID: boolean = {{extended}};
const MISALIGNED = -{{misaligned}}n;

const [SUCCESS, NOT_SUPPORTED, INVALID_PARAMETERS] = [0n, -1n, -2n];
const [ALREADY_ON, ON_PENDING, INVALID_ADDRESS] = [-4n, -5n, -9n];
const [ON, OFF, PENDING] = [0n, 1n, 2n];
// 第 30 位：64 位形式。CPU_SUSPEND、CPU_ON、AFFINITY_INFO 才有。
const SMC64 = 0x4000_0000n;
const WIDE: readonly bigint[] = [
  PSCI.CPU_SUSPEND,
  PSCI.CPU_ON,
  PSCI.AFFINITY_INFO,
];
const ALL: readonly bigint[] = Object.values(PSCI);
const SMCCC_VERSION = 0x8000_0000n;

function isOffered(identifier: bigint): boolean {
  const name = identifier & ~SMC64;
  if (name === PSCI.MIGRATE_INFO_TYPE && !OFFERS_MIGRATE_INFO) return false;
  return ALL.includes(name) && (name === identifier || WIDE.includes(name));
}

// 客户机呼叫固件：identifier 在 PSCI 的范围内，参数是
// call.frame.x(1) 到 x(3)。结果写入 x0；undefined 表示
// 已经没有谁来看结果。
export const psci: Handlers['psci'] = (call, vcpu, identifier) => {
  if (!isOffered(identifier)) return NOT_SUPPORTED;
  const { vm, state } = vcpu;
  const bits = (identifier & SMC64) === 0n ? 32 : 64;
  const argument = (n: number): bigint => BigInt.asUintN(bits, call.frame.x(n));
  switch (identifier & ~SMC64) {
    case PSCI.VERSION:
      return VERSION;
    case PSCI.FEATURES:
      return features(argument(1));
    case PSCI.MIGRATE_INFO_TYPE:
      return 2n; // 没有可信 OS
    case PSCI.CPU_ON:
      return cpuOn(vcpu, argument(1), argument(2), argument(3));
    case PSCI.AFFINITY_INFO:
      if (argument(2) !== 0n) return KNOWS_LEVELS ? ON : INVALID_PARAMETERS;
      return affinityInfo(targetOf(vcpu, argument(1)));
    case PSCI.CPU_SUSPEND: {
      const reserved = EXTENDED_STATE_ID ? 0xb000_0000n : 0xfcfe_0000n;
      if ((argument(1) & reserved) !== 0n) return INVALID_PARAMETERS;
      state.waiting = true;
      return SUCCESS;
    }
    case PSCI.CPU_OFF:
      state.power = 'off';
      if (vm.vcpus.every((one) => one.state.power === 'off')) vm.stop('off');
      return undefined;
    case PSCI.SYSTEM_OFF:
      vm.stop('off');
      return undefined;
    default:
      vm.restart();
      return undefined;
  }
};

function features(asked: bigint): bigint {
  const name = asked & ~SMC64;
  if (isOffered(asked))
    return name === PSCI.CPU_SUSPEND && EXTENDED_STATE_ID ? 2n : 0n;
  return asked === SMCCC_VERSION ? SUCCESS : NOT_SUPPORTED;
}

function targetOf({ vm }: VCpu, mpidr: bigint): VCpu | undefined {
  return mpidr < BigInt(vm.vcpus.length) ? vm.vcpus[Number(mpidr)] : undefined;
}

function affinityInfo(target: VCpu | undefined): bigint {
  if (target === undefined) return INVALID_PARAMETERS;
  if (target.state.power === 'off') return OFF;
  return target.state.start === null ? ON : PENDING;
}

function cpuOn(caller: VCpu, mpidr: bigint, entry: bigint, x0: bigint): bigint {
  const target = targetOf(caller, mpidr);
  if (target === undefined) return INVALID_PARAMETERS;
  if (target.state.power === 'on')
    return target.state.start === null ? ALREADY_ON : ON_PENDING;
  if ((entry & 3n) !== 0n) return MISALIGNED;
  if (!isRam(caller, Number(entry))) return INVALID_ADDRESS;
  target.powerOn(entry, x0);
  return SUCCESS;
}

function isRam({ vm }: VCpu, ipa: number): boolean {
  return vm.plan.maps
    .filter(({ attributes }) => attributes === 'memory')
    .some((map) => ipa >= map.ipa && ipa < map.ipa + map.size);
}
