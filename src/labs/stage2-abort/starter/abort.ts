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

// Every trap of the guest comes here. A data abort (EC 0x24) on the device is
// yours; everything else goes on to HANDLERS.trap, which gives the guest an
// abort where nobody answers.
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  // 1. Which IPA? HPFAR_EL2 bits 39:4 are IPA bits 47:12; the offset in the
  //    page is that of FAR_EL2.

  // 2. What was wanted? ISS: ISV 24, SAS 23:22, SSE 21, SRT 20:16, SF 15,
  //    WnR 6.

  // 3. Ask the device, fill call.frame, and go on after the instruction:
  //    call.frame.skip().

  HANDLERS.trap(call, vcpu, esr);
};
