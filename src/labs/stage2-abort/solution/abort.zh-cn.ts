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
  const { el2, frame } = call;
  const bit = (n: bigint): boolean => ((esr >> n) & 1n) === 1n;
  const page = (el2.mrs('HPFAR_EL2') >> 4n) << 12n;
  const ipa = Number(page | (el2.mrs('FAR_EL2') & 0xfffn));
  const mine = ipa >= DEVICE && ipa < DEVICE + 0x1000;
  if (esr >> 26n !== 0x24n || !mine || !bit(24n))
    return HANDLERS.trap(call, vcpu, esr);

  const bits = 8 << Number((esr >> 22n) & 3n);
  const register = Number((esr >> 16n) & 31n);
  if (bit(6n)) {
    writeDevice(ipa - DEVICE, BigInt.asUintN(bits, frame.x(register)));
  } else {
    const read = readDevice(ipa - DEVICE);
    const value = bit(21n)
      ? BigInt.asIntN(bits, read)
      : BigInt.asUintN(bits, read);
    frame.setX(register, BigInt.asUintN(bit(15n) ? 64 : 32, value));
  }
  frame.skip();
};
