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

function bitsOf(word: bigint, high: number, low: number): number {
  let value = 0;
  for (let bit = high; bit >= low; bit--) value = value * 2 + Number((word >> BigInt(bit)) & 1n);
  return value;
}

export function trap(...[call, vcpu, esr]: Parameters<Handlers['trap']>): void {
  const page = bitsOf(call.el2.mrs('HPFAR_EL2'), 39, 4);
  const offset = bitsOf(call.el2.mrs('FAR_EL2'), 11, 0);
  if (bitsOf(esr, 31, 26) !== 36 || page !== DEVICE / 4096 || bitsOf(esr, 24, 24) !== 1) {
    HANDLERS.trap(call, vcpu, esr);
    return;
  }
  const count = 8 * 2 ** bitsOf(esr, 23, 22);
  const register = bitsOf(esr, 20, 16);
  if (bitsOf(esr, 6, 6) === 1) {
    let value = 0n;
    for (let bit = 0; bit < count; bit++) value |= call.frame.x(register) & (1n << BigInt(bit));
    writeDevice(offset, value);
  } else {
    let value = 0n;
    const read = readDevice(offset);
    const width = bitsOf(esr, 15, 15) === 1 ? 64 : 32;
    for (let bit = 0; bit < width; bit++) {
      const from = bit < count ? bit : bitsOf(esr, 21, 21) === 1 ? count - 1 : 64;
      value |= ((read >> BigInt(from)) & 1n) << BigInt(bit);
    }
    call.frame.setX(register, value);
  }
  call.frame.skip();
}
