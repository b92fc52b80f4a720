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
  const text = BigInt.asUintN(32, esr).toString(2).padStart(32, '0');
  const bits = (high: number, low: number): number => parseInt(text.slice(31 - high, 32 - low), 2);
  const ipa = Number(`0x${(call.el2.mrs('HPFAR_EL2') >> 4n).toString(16)}000`) + Number(call.el2.mrs('FAR_EL2') & 0xfffn);
  const inside = DEVICE <= ipa && ipa < DEVICE + 0x1000;
  if (bits(31, 26) !== 0b100100 || !inside || text[31 - 24] === '0') return HANDLERS.trap(call, vcpu, esr);
  const width = [8, 16, 32, 64][bits(23, 22)] ?? 64;
  if (text[31 - 6] === '1') writeDevice(ipa - DEVICE, BigInt.asUintN(width, call.frame.x(bits(20, 16))));
  else {
    const found = readDevice(ipa - DEVICE);
    const extended = text[31 - 21] === '1' ? BigInt.asIntN(width, found) : BigInt.asUintN(width, found);
    call.frame.setX(bits(20, 16), BigInt.asUintN(text[31 - 15] === '1' ? 64 : 32, extended));
  }
  call.frame.skip();
};
