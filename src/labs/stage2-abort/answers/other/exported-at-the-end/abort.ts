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

const EC_DATA_ABORT_LOWER = 0x24n;
const ISV = 1n << 24n;
const SSE = 1n << 21n;
const SF = 1n << 15n;
const WNR = 1n << 6n;

const handle: Handlers['trap'] = (call, vcpu, esr) => {
  const ipa = (call.el2.mrs('HPFAR_EL2') << 8n) | BigInt.asUintN(12, call.el2.mrs('FAR_EL2'));
  const start = BigInt(DEVICE);
  const ours = esr >> 26n === EC_DATA_ABORT_LOWER && ipa >= start && ipa < start + 4096n;
  if (!ours || !(esr & ISV)) return HANDLERS.trap(call, vcpu, esr);
  const bytes = 2n ** BigInt.asUintN(2, esr >> 22n);
  const limit = 2n ** (8n * bytes);
  const register = Number(BigInt.asUintN(5, esr >> 16n));
  const offset = Number(ipa - start);
  if (esr & WNR) writeDevice(offset, call.frame.x(register) % limit);
  else {
    let value = readDevice(offset) % limit;
    if (esr & SSE && value >= limit / 2n) value += 2n ** 64n - limit;
    if (!(esr & SF)) value %= 2n ** 32n;
    call.frame.setX(register, value);
  }
  call.frame.skip();
};

export { handle as trap };
