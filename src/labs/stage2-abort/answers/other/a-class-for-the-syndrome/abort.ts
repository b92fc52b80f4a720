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

class Syndrome {
  readonly #esr: bigint;
  constructor(esr: bigint) {
    this.#esr = esr;
  }
  #field(high: number, low: number): number {
    return Number(BigInt.asUintN(high - low + 1, this.#esr >> BigInt(low)));
  }
  get isDataAbort(): boolean {
    return this.#field(31, 26) === 0b100100;
  }
  get isValid(): boolean {
    return this.#field(24, 24) === 1;
  }
  get bits(): number {
    return 8 * 2 ** this.#field(23, 22);
  }
  get isSigned(): boolean {
    return this.#field(21, 21) === 1;
  }
  get register(): number {
    return this.#field(20, 16);
  }
  get width(): number {
    return this.#field(15, 15) === 1 ? 64 : 32;
  }
  get isWrite(): boolean {
    return this.#field(6, 6) === 1;
  }
}

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const syndrome = new Syndrome(esr);
  if (!syndrome.isDataAbort) return HANDLERS.trap(call, vcpu, esr);
  const ipa = ((call.el2.mrs('HPFAR_EL2') & 0xff_ffff_fff0n) << 8n) | (call.el2.mrs('FAR_EL2') & 0xfffn);
  const offset = Number(ipa) - DEVICE;
  if (offset < 0 || offset >= 4096 || !syndrome.isValid) return HANDLERS.trap(call, vcpu, esr);
  if (syndrome.isWrite) {
    writeDevice(offset, BigInt.asUintN(syndrome.bits, call.frame.x(syndrome.register)));
  } else {
    const extend = syndrome.isSigned ? BigInt.asIntN : BigInt.asUintN;
    const value = extend(syndrome.bits, readDevice(offset));
    call.frame.setX(syndrome.register, BigInt.asUintN(syndrome.width, value));
  }
  call.frame.skip();
};
