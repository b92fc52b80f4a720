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

const BITS = [8, 16, 32, 64] as const;
const MASKS = [0xffn, 0xffffn, 0xffff_ffffn, 0xffff_ffff_ffff_ffffn] as const;

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { el2, frame } = call;
  if (((esr >> 26n) & 0x3fn) !== 0x24n) return HANDLERS.trap(call, vcpu, esr);
  const ipn = (el2.mrs('HPFAR_EL2') >> 4n) & 0xf_ffff_ffffn;
  const isMine = ipn === BigInt(DEVICE) >> 12n;
  const isv = (esr >> 24n) & 1n;
  if (!isMine || isv === 0n) return HANDLERS.trap(call, vcpu, esr);
  const size = Number((esr >> 22n) & 3n);
  const mask = MASKS[size] ?? 0n;
  const bits = BITS[size] ?? 64;
  const offset = Number(el2.mrs('FAR_EL2') & 0xfffn);
  const register = Number((esr >> 16n) & 0x1fn);
  if ((esr >> 6n) & 1n) writeDevice(offset, frame.x(register) & mask);
  else {
    let value = readDevice(offset) & mask;
    if ((esr >> 21n) & 1n) value = BigInt.asIntN(bits, value);
    frame.setX(register, value & (MASKS[(esr >> 15n) & 1n ? 3 : 2] ?? 0n));
  }
  frame.skip();
};
