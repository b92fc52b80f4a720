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
  const no = (): void => HANDLERS.trap(call, vcpu, esr);
  if ((esr >> 26n) !== 0x24n) return no();
  if (((esr >> 24n) & 1n) === 0n) return no();
  const hpfar = call.el2.mrs('HPFAR_EL2');
  if (Number(hpfar << 8n) < DEVICE) return no();
  if (Number(hpfar << 8n) >= DEVICE + 0x1000) return no();
  const offset = Number(call.el2.mrs('FAR_EL2') & 0xfffn);
  const register = Number((esr >> 16n) & 31n);
  const bits = 1 << (3 + Number((esr >> 22n) & 3n));
  if (((esr >> 6n) & 1n) === 1n) {
    writeDevice(offset, BigInt.asUintN(bits, call.frame.x(register)));
    call.frame.skip();
    return;
  }
  const value = readDevice(offset);
  if (((esr >> 21n) & 1n) === 0n) {
    call.frame.setX(register, BigInt.asUintN(bits, value));
    call.frame.skip();
    return;
  }
  if (((esr >> 15n) & 1n) === 1n) {
    call.frame.setX(register, BigInt.asUintN(64, BigInt.asIntN(bits, value)));
    call.frame.skip();
    return;
  }
  call.frame.setX(register, BigInt.asUintN(32, BigInt.asIntN(bits, value)));
  call.frame.skip();
};
