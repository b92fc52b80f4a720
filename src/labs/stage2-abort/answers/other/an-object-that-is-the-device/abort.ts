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

const device = {
  contains: (ipa: number): boolean => ipa >>> 12 === DEVICE >>> 12,
  access({ frame }: Parameters<Handlers['trap']>[0], offset: number, esr: bigint): void {
    const iss = Number(esr & 0x1ffffffn);
    const width = 8 << ((iss >>> 22) & 0b11);
    const rt = (iss >>> 16) & 0b11111;
    if ((iss >>> 6) & 1) return writeDevice(offset, BigInt.asUintN(width, frame.x(rt)));
    const extend = (iss >>> 21) & 1 ? BigInt.asIntN : BigInt.asUintN;
    frame.setX(rt, BigInt.asUintN((iss >>> 15) & 1 ? 64 : 32, extend(width, readDevice(offset))));
  },
};

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { el2 } = call;
  const ipa = Number(((el2.mrs('HPFAR_EL2') & ~15n) << 8n) | (el2.mrs('FAR_EL2') & 4095n));
  const isEmulable = esr >> 24n === 0b1001_0011n || esr >> 24n === 0b1001_0001n;
  if (!isEmulable || !device.contains(ipa)) return HANDLERS.trap(call, vcpu, esr);
  device.access(call, ipa & 0xfff, esr);
  call.frame.skip();
};
