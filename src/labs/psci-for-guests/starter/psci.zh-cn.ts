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

// 客户机呼叫固件：identifier 在 PSCI 的范围内，参数是
// call.frame.x(1) 到 x(3)。结果写入 x0；undefined 表示
// 已经没有谁来看结果。
export const psci: Handlers['psci'] = (call, vcpu, identifier) => {
  // 1. 有什么：VERSION、FEATURES、MIGRATE_INFO_TYPE。
  //    其余都是 NOT_SUPPORTED。

  // 2. CPU_ON 和 AFFINITY_INFO：vcpu.vm.vcpus，以及其中每个的
  //    state.power、state.start 和 powerOn(entry, context)。

  // 3. CPU_OFF、CPU_SUSPEND（state.waiting）。

  // 4. SYSTEM_OFF、SYSTEM_RESET：针对这台 VM，vcpu.vm。

  return NOT_SUPPORTED;
};
