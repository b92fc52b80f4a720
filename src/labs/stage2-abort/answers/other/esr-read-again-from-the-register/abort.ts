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

export const trap: Handlers['trap'] = (call, vcpu, given) => {
  const { el2, frame } = call;
  const esr = el2.mrs('ESR_EL2');
  const far = el2.mrs('FAR_EL2');
  const hpfar = el2.mrs('HPFAR_EL2');
  const ipa = Number(((hpfar >> 4n) << 12n) | (far & 0xfffn));
  const isAbort = ((esr >> 26n) & 63n) === 0x24n;
  const isTranslationFault = (esr & 0x3cn) === 0x04n;
  const isDevice = ipa >= DEVICE && ipa < DEVICE + 0x1000;
  const isv = ((esr >> 24n) & 1n) !== 0n;
  if (!(isAbort && isTranslationFault && isDevice && isv)) {
    HANDLERS.trap(call, vcpu, given);
    return;
  }
  const size = 1 << Number((esr >> 22n) & 3n);
  const register = Number((esr >> 16n) & 31n);
  if (((esr >> 6n) & 1n) !== 0n) {
    const value = register === 31 ? 0n : frame.x(register);
    writeDevice(ipa - DEVICE, BigInt.asUintN(8 * size, value));
  } else if (register !== 31) {
    let value = BigInt.asUintN(8 * size, readDevice(ipa - DEVICE));
    if (((esr >> 21n) & 1n) !== 0n) value = BigInt.asIntN(8 * size, value);
    if (((esr >> 15n) & 1n) === 0n) value = BigInt.asUintN(32, value);
    frame.setX(register, BigInt.asUintN(64, value));
  }
  frame.skip();
};
