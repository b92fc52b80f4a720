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

function* fields(esr: bigint): Generator<readonly [string, bigint]> {
  const layout = { ec: [26, 6], isv: [24, 1], sas: [22, 2], sse: [21, 1], srt: [16, 5], sf: [15, 1], wnr: [6, 1] } as const;
  for (const [name, [low, bits]] of Object.entries(layout)) yield [name, BigInt.asUintN(bits, esr >> BigInt(low))];
}

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const found = Object.fromEntries(fields(esr));
  const get = (name: string): number => Number(found[name] ?? 0n);
  const ipa = Number((call.el2.mrs('HPFAR_EL2') >> 4n << 12n) | (call.el2.mrs('FAR_EL2') & 0xfffn));
  if (get('ec') !== 0x24 || get('isv') !== 1 || ipa < DEVICE || ipa >= DEVICE + 0x1000)
    return HANDLERS.trap(call, vcpu, esr);
  const bits = 8 << get('sas');
  if (get('wnr') === 1) writeDevice(ipa - DEVICE, BigInt.asUintN(bits, call.frame.x(get('srt'))));
  else {
    const raw = readDevice(ipa - DEVICE);
    const value = get('sse') === 1 ? BigInt.asIntN(bits, raw) : BigInt.asUintN(bits, raw);
    call.frame.setX(get('srt'), BigInt.asUintN(32 * (1 + get('sf')), value));
  }
  call.frame.skip();
};
