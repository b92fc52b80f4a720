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
  const { el2, frame } = call;
  const address = ((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (el2.mrs('FAR_EL2') & 0xfffn);
  const offset = address - BigInt(DEVICE);
  if (esr >> 26n === 0x24n && offset >= 0n && offset < 0x1000n && (esr & 0x100_0000n) !== 0n) {
    const bits = 8 << Number((esr >> 22n) & 3n);
    const rt = Number((esr >> 16n) & 31n);
    if ((esr & 0x40n) !== 0n) writeDevice(Number(offset), BigInt.asUintN(bits, frame.x(rt)));
    else {
      let value = BigInt.asUintN(bits, readDevice(Number(offset)));
      const sign = 1n << BigInt(bits - 1);
      if ((esr & 0x20_0000n) !== 0n) value = (value ^ sign) - sign;
      frame.setX(rt, BigInt.asUintN((esr & 0x8000n) !== 0n ? 64 : 32, value));
    }
    frame.elr += 4n; // an A64 instruction has four bytes
    return;
  }
  HANDLERS.trap(call, vcpu, esr);
};
