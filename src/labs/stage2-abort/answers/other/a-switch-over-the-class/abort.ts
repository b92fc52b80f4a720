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

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  switch (Number(esr >> 26n) & 0x3f) {
    case 0x24: {
      const { el2, frame } = call;
      const ipa = Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) + (el2.mrs('FAR_EL2') % 4096n));
      if (ipa < DEVICE || ipa > DEVICE + 4095 || (esr & (1n << 24n)) === 0n) break;
      const at = ipa - DEVICE;
      const srt = Number((esr >> 16n) % 32n);
      if ((esr & 64n) !== 0n) {
        switch ((esr >> 22n) & 3n) {
          case 0n:
            writeDevice(at, frame.x(srt) & 0xffn);
            break;
          case 1n:
            writeDevice(at, frame.x(srt) & 0xffffn);
            break;
          case 2n:
            writeDevice(at, frame.x(srt) & 0xffff_ffffn);
            break;
          default:
            writeDevice(at, frame.x(srt));
        }
      } else {
        let value = readDevice(at);
        switch (Number((esr >> 21n) & 7n)) {
          case 0:
            value = BigInt.asUintN(8, value);
            break;
          case 1:
            value = BigInt.asIntN(8, value);
            break;
          case 2:
            value = BigInt.asUintN(16, value);
            break;
          case 3:
            value = BigInt.asIntN(16, value);
            break;
          case 4:
            value = BigInt.asUintN(32, value);
            break;
          case 5:
            value = BigInt.asIntN(32, value);
            break;
        }
        frame.setX(srt, BigInt.asUintN(((esr >> 15n) & 1n) === 1n ? 64 : 32, value));
      }
      frame.skip();
      return;
    }
  }
  HANDLERS.trap(call, vcpu, esr);
};
