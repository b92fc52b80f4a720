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

class NotMine extends Error {}

function emulate({ el2, frame }: Parameters<Handlers['trap']>[0], esr: bigint): void {
  const must = (condition: boolean): void => {
    if (!condition) throw new NotMine();
  };
  must(esr >> 26n === 0x24n);
  must(((esr >> 24n) & 1n) === 1n);
  const offset = Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (el2.mrs('FAR_EL2') & 0xfffn)) - DEVICE;
  must(offset >= 0 && offset < 0x1000);
  const bits = 8 << Number((esr >> 22n) & 3n);
  const register = Number((esr >> 16n) & 31n);
  if (((esr >> 6n) & 1n) === 1n) writeDevice(offset, BigInt.asUintN(bits, frame.x(register)));
  else {
    const extend = ((esr >> 21n) & 1n) === 1n ? BigInt.asIntN : BigInt.asUintN;
    frame.setX(register, BigInt.asUintN(((esr >> 15n) & 1n) === 1n ? 64 : 32, extend(bits, readDevice(offset))));
  }
  frame.skip();
}

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  try {
    emulate(call, esr);
  } catch (error) {
    if (!(error instanceof NotMine)) throw error;
    HANDLERS.trap(call, vcpu, esr);
  }
};
