import { HANDLERS, type Handlers } from 'hypervisor';

// 一个设备：从 IPA DEVICE 开始的一页。它的寄存器函数
// 只供调用，请勿改动。
//   ID 在 0：{{id}}   SUM 在 {{sum}}：写入即累加
//   SCRATCH 在 {{scratch}}   SCRATCH64 在 16
const DEVICE = {{device}};
let [sum, scratch, scratch64] = [0n, 0n, 0n];

function readDevice(offset: number): bigint {
  if (offset === 0) return {{id}}n;
  if (offset === {{sum}}) return sum;
  if (offset === {{scratch}}) return scratch;
  return offset === 16 ? scratch64 : 0n;
}
function writeDevice(offset: number, value: bigint): void {
  if (offset === {{sum}}) sum = BigInt.asUintN(32, sum + value);
  if (offset === {{scratch}}) scratch = value;
  if (offset === 16) scratch64 = value;
}

// 客户机的每次陷入都到这里。对这个设备的数据中止（EC 0x24）
// 归你；其余的交给 HANDLERS.trap，
// 无人应答时它给客户机一个中止。
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  // 1. 哪个 IPA？HPFAR_EL2 的第 39:4 位是 IPA 的第 47:12 位；
  //    页内偏移与 FAR_EL2 相同。

  // 2. 它要什么？ISS：ISV 24、SAS 23:22、SSE 21、SRT 20:16、SF 15、
  //    WnR 6。

  // 3. 访问设备，填好 call.frame，然后从下一条指令继续：
  //    call.frame.skip()。

  HANDLERS.trap(call, vcpu, esr);
};
