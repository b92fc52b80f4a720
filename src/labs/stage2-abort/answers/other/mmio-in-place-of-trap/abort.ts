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

// The hypervisor's own trap decodes the syndrome already; it asks this one.
export const mmio: Handlers['mmio'] = (call, vcpu, access, value) => {
  const offset = access.ipa - DEVICE;
  if (offset < 0 || offset >= 0x1000) return HANDLERS.mmio(call, vcpu, access, value);
  if (value === undefined) return readDevice(offset);
  writeDevice(offset, value);
  return 0n;
};
