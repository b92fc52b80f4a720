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

// What the device has: an offset, and who answers for it.
const answers = [0, {{sum}}, {{scratch}}, 16].map((offset) => ({
  offset,
  load: () => readDevice(offset),
  store: (value: bigint) => writeDevice(offset, value),
}));

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { el2, frame } = call;
  const isv = ((esr >> 24n) & 1n) === 1n;
  if (esr >> 26n === 0x24n && isv)
    for (const { offset, load, store } of answers) {
      const page = el2.mrs('HPFAR_EL2') >> 4n;
      if (Number(page << 12n) + Number(el2.mrs('FAR_EL2') & 0xfffn) !== DEVICE + offset) continue;
      const bits = 8 << Number((esr >> 22n) & 3n);
      const rt = Number((esr >> 16n) & 31n);
      const isWrite = ((esr >> 6n) & 1n) === 1n;
      const isSigned = ((esr >> 21n) & 1n) === 1n;
      const is64 = ((esr >> 15n) & 1n) === 1n;
      if (isWrite) store(BigInt.asUintN(bits, frame.x(rt)));
      else
        frame.setX(rt, BigInt.asUintN(is64 ? 64 : 32, isSigned ? BigInt.asIntN(bits, load()) : load() % 2n ** BigInt(bits)));
      frame.skip();
      return;
    }
  HANDLERS.trap(call, vcpu, esr);
};
