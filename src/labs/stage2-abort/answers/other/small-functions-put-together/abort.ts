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

const field =
  (high: number, low: number) =>
  (word: bigint): bigint =>
    BigInt.asUintN(high - low + 1, word >> BigInt(low));
const [ec, isv, sas, sse, srt, sf, wnr] = [
  field(31, 26), field(24, 24), field(23, 22), field(21, 21), field(20, 16), field(15, 15), field(6, 6),
];
const widthOf = (esr: bigint): number => 8 << Number(sas(esr));
const extended = (esr: bigint, value: bigint): bigint =>
  sse(esr) === 1n ? BigInt.asIntN(widthOf(esr), value) : BigInt.asUintN(widthOf(esr), value);
const cut = (esr: bigint, value: bigint): bigint => BigInt.asUintN(sf(esr) === 1n ? 64 : 32, value);
type El2 = Parameters<Handlers['trap']>[0]['el2'];
const ipaOf = (el2: El2): number =>
  Number((field(39, 4)(el2.mrs('HPFAR_EL2')) << 12n) | field(11, 0)(el2.mrs('FAR_EL2')));

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const offset = ipaOf(call.el2) - DEVICE;
  const isOurs = [ec(esr) === 0x24n, isv(esr) === 1n, offset >= 0, offset < 0x1000].every(Boolean);
  if (!isOurs) return HANDLERS.trap(call, vcpu, esr);
  const register = Number(srt(esr));
  wnr(esr) === 1n
    ? writeDevice(offset, BigInt.asUintN(widthOf(esr), call.frame.x(register)))
    : call.frame.setX(register, cut(esr, extended(esr, readDevice(offset))));
  call.frame.skip();
};
