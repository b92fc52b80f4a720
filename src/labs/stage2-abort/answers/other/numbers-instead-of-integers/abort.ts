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

type Trap = Parameters<Handlers['trap']>;

export function trap(call: Trap[0], vcpu: Trap[1], esr: bigint): void {
  const iss = Number(esr & 0x1ff_ffffn);
  const ipa = Number((call.el2.mrs('HPFAR_EL2') & ~0xfn) << 8n) + Number(call.el2.mrs('FAR_EL2') & 0xfffn);
  if (Number(esr >> 26n) !== 0x24 || (iss & (1 << 24)) === 0 || ipa < DEVICE || ipa > DEVICE + 0xfff) {
    HANDLERS.trap(call, vcpu, esr);
    return;
  }
  const bits = BigInt(8 << ((iss >> 22) & 3));
  const mask = (1n << bits) - 1n;
  const register = (iss >> 16) & 31;
  if ((iss & 64) !== 0) writeDevice(ipa - DEVICE, call.frame.x(register) & mask);
  else {
    let value = readDevice(ipa - DEVICE) & mask;
    if ((iss & (1 << 21)) !== 0 && value >> (bits - 1n) === 1n) value |= ~mask;
    call.frame.setX(register, value & ((iss & (1 << 15)) !== 0 ? 0xffff_ffff_ffff_ffffn : 0xffff_ffffn));
  }
  call.frame.skip();
}
