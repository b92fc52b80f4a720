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

type Trap = Handlers['trap'];

const abort: Trap = (call, vcpu, esr) => {
  const iss = Number(BigInt.asUintN(25, esr));
  const page = Number(call.el2.mrs('HPFAR_EL2') >> 4n) * 4096;
  if (page !== DEVICE || iss >> 24 === 0) {
    HANDLERS.trap(call, vcpu, esr);
    return;
  }
  const offset = Number(call.el2.mrs('FAR_EL2') & 4095n);
  const bits = 8 << ((iss >> 22) & 3);
  const rt = (iss >> 16) & 31;
  if (iss & 0x40) writeDevice(offset, BigInt.asUintN(bits, call.frame.x(rt)));
  else {
    const raw = readDevice(offset);
    const wide = iss & 0x20_0000 ? BigInt.asIntN(bits, raw) : BigInt.asUintN(bits, raw);
    call.frame.setX(rt, iss & 0x8000 ? BigInt.asUintN(64, wide) : BigInt.asUintN(32, wide));
  }
  call.frame.skip();
};

const byClass = new Map<number, Trap>([[0x24, abort]]);

export const trap: Trap = (call, vcpu, esr) =>
  (byClass.get(Number(esr >> 26n)) ?? HANDLERS.trap)(call, vcpu, esr);
