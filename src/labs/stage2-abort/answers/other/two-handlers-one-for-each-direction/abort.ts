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

interface Access {
  readonly offset: number;
  readonly bits: number;
  readonly register: number;
  readonly signed: boolean;
  readonly wide: boolean;
  readonly write: boolean;
}

function decode(el2: Parameters<Handlers['trap']>[0]['el2'], esr: bigint): Access | undefined {
  if (esr >> 26n !== 0x24n || ((esr >> 24n) & 1n) === 0n) return undefined;
  const offset = Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (el2.mrs('FAR_EL2') & 0xfffn)) - DEVICE;
  if (offset < 0 || offset >= 0x1000) return undefined;
  return {
    offset,
    bits: 8 << Number((esr >> 22n) & 3n),
    register: Number((esr >> 16n) & 31n),
    signed: ((esr >> 21n) & 1n) === 1n,
    wide: ((esr >> 15n) & 1n) === 1n,
    write: ((esr >> 6n) & 1n) === 1n,
  };
}
type Frame = Parameters<Handlers['trap']>[0]['frame'];
const load = (frame: Frame, { offset, bits, register, signed, wide }: Access): void => {
  const raw = readDevice(offset);
  frame.setX(register, BigInt.asUintN(wide ? 64 : 32, signed ? BigInt.asIntN(bits, raw) : BigInt.asUintN(bits, raw)));
};
const store = (frame: Frame, { offset, bits, register }: Access): void =>
  writeDevice(offset, BigInt.asUintN(bits, frame.x(register)));

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const access = decode(call.el2, esr);
  if (access === undefined) return HANDLERS.trap(call, vcpu, esr);
  (access.write ? store : load)(call.frame, access);
  call.frame.skip();
};
