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

const bytes = new DataView(new ArrayBuffer(8));

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { el2, frame } = call;
  const offset = Number((el2.mrs('HPFAR_EL2') >> 4n) * 0x1000n + (el2.mrs('FAR_EL2') & 0xfffn)) - DEVICE;
  const flag = (n: bigint): boolean => Boolean(esr & (1n << n));
  if (esr >> 26n !== 0x24n || offset < 0 || offset > 0xfff || !flag(24n)) return HANDLERS.trap(call, vcpu, esr);
  const sas = Number((esr >> 22n) & 3n);
  const rt = Number((esr >> 16n) & 31n);
  const signed = (): bigint =>
    [
      () => BigInt(bytes.getInt8(0)),
      () => BigInt(bytes.getInt16(0, true)),
      () => BigInt(bytes.getInt32(0, true)),
      () => bytes.getBigInt64(0, true),
    ][sas]?.() ?? 0n;
  const unsigned = (): bigint =>
    [
      () => BigInt(bytes.getUint8(0)),
      () => BigInt(bytes.getUint16(0, true)),
      () => BigInt(bytes.getUint32(0, true)),
      () => bytes.getBigUint64(0, true),
    ][sas]?.() ?? 0n;
  if (flag(6n)) {
    bytes.setBigUint64(0, frame.x(rt), true);
    writeDevice(offset, unsigned());
  } else {
    bytes.setBigUint64(0, readDevice(offset), true);
    const value = flag(21n) ? signed() : unsigned();
    frame.setX(rt, flag(15n) ? BigInt.asUintN(64, value) : BigInt.asUintN(32, value));
  }
  frame.skip();
};
