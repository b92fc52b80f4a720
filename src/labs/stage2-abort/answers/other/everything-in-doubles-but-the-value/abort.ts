import { HANDLERS, type Handlers } from 'hypervisor';

// A device: one page of IPAs from DEVICE on. Its registers are yours to call,
// not to change.
//   ID at 0: {{id}}   SUM at {{sum}}: a write adds
//   SCRATCH at {{scratch}}   SCRATCH64 at 16
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

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const word = Number(BigInt.asUintN(32, esr));
  const at = (low: number, bits: number): number => Math.floor(word / 2 ** low) % 2 ** bits;
  const hpfar = Number(call.el2.mrs('HPFAR_EL2'));
  const ipa = Math.floor(hpfar / 16) * 4096 + Number(call.el2.mrs('FAR_EL2') % 4096n);
  const mine = Math.floor(ipa / 4096) === Math.floor(DEVICE / 4096);
  if (at(26, 6) !== 36 || at(24, 1) === 0 || !mine) return HANDLERS.trap(call, vcpu, esr);
  const bits = 8 * Math.pow(2, at(22, 2));
  if (at(6, 1) === 1) writeDevice(ipa - DEVICE, BigInt.asUintN(bits, call.frame.x(at(16, 5))));
  else {
    const value = BigInt.asUintN(bits, readDevice(ipa - DEVICE));
    const negative = at(21, 1) === 1 && value >> BigInt(bits - 1) === 1n;
    const extended = negative ? value - (1n << BigInt(bits)) : value;
    call.frame.setX(at(16, 5), BigInt.asUintN(at(15, 1) === 1 ? 64 : 32, extended));
  }
  call.frame.skip();
};
