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

const REGISTERS = new Set([0, {{sum}}, {{scratch}}, 16]);

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { el2, frame } = call;
  const own = HANDLERS.trap;
  const s1ptw = (esr >> 7n) & 1n;
  const fnv = (esr >> 10n) & 1n;
  const cm = (esr >> 8n) & 1n;
  if (esr >> 26n !== 0x24n || s1ptw === 1n || fnv === 1n || cm === 1n) return own(call, vcpu, esr);
  const ipa = Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (el2.mrs('FAR_EL2') & 0xfffn));
  if (ipa < DEVICE || ipa >= DEVICE + 0x1000 || ((esr >> 24n) & 1n) === 0n) return own(call, vcpu, esr);
  const offset = ipa - DEVICE;
  const bits = 8 << Number((esr >> 22n) & 3n);
  const rt = Number((esr >> 16n) & 31n);
  const known = REGISTERS.has(offset);
  if (((esr >> 6n) & 1n) === 1n) {
    if (known) writeDevice(offset, BigInt.asUintN(bits, frame.x(rt)));
  } else {
    const raw = known ? readDevice(offset) : 0n;
    const value = ((esr >> 21n) & 1n) === 1n ? BigInt.asIntN(bits, raw) : BigInt.asUintN(bits, raw);
    frame.setX(rt, ((esr >> 15n) & 1n) === 1n ? BigInt.asUintN(64, value) : BigInt.asUintN(32, value));
  }
  return frame.skip();
};
