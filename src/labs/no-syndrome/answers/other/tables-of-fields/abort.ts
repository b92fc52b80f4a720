import { faultingIpa, HANDLERS, type Handlers } from 'hypervisor';

// A device: 64 bytes of memory, repeated in one page of IPAs from DEVICE on.
// Its two functions are yours to call, not to change.
const DEVICE = {{device}};
const bytes = new Uint8Array(64).map((_, n) => n * {{factor}} + {{seed}});
function readDevice(offset: number, size: number): bigint {
  let value = 0n;
  for (let n = size - 1; n >= 0; n--)
    value = (value << 8n) | BigInt(bytes[(offset + n) & 63] ?? 0);
  return value;
}
function writeDevice(offset: number, size: number, value: bigint): void {
  for (let n = 0; n < size; n++)
    bytes[(offset + n) & 63] = Number((value >> BigInt(8 * n)) & 0xffn);
}

type Trap = Parameters<Handlers['trap']>;
type Call = Trap[0];
type VCpu = Trap[1];

// Memory of the guest at an IPA, through its stage 2.
function readIpa(call: Call, vcpu: VCpu, ipa: number, size: 4 | 8): bigint {
  const found = vcpu.vm.pageTable.translate(ipa);
  if (found === undefined) return 0n;
  return call.el2.read(found.pa, size) ?? 0n;
}

// 1. The instruction: its address is a VA, and stage 1 is the guest's. Three
//    levels, 4 KiB pages, 39 bits (TTBR0_EL1). 0: there is none.
function instructionAt(call: Call, vcpu: VCpu, va: bigint): number {
  let table = Number(call.el2.mrs('TTBR0_EL1') & 0xffff_ffff_f000n);
  for (let level = 1; level <= 3; level++) {
    const shift = BigInt(39 - 9 * level);
    const index = Number((va >> shift) & 511n);
    const entry = readIpa(call, vcpu, table + 8 * index, 8);
    if ((entry & 1n) === 0n) return 0;
    const output = entry & 0xffff_ffff_f000n;
    if (level < 3 && (entry & 2n) !== 0n) {
      table = Number(output);
      continue;
    }
    const inside = va & ((1n << shift) - 1n);
    return Number(readIpa(call, vcpu, Number(output | inside), 4));
  }
  return 0;
}

interface Access {
  readonly load: boolean;
  readonly bytes: number;
  readonly registers: readonly number[];
  readonly signed: boolean;
  // Bits of the register that is loaded.
  readonly width: number;
  readonly base: number;
  // What is added to the base register.
  readonly step: bigint;
}

// 2. What it does; undefined: not to be emulated.
const FORMS = [
  { mask: 0x3f200400, is: 0x38000400, pair: false },
  { mask: 0x7f800000, is: 0x28800000, pair: true },
  { mask: 0x7f800000, is: 0x29000000, pair: true },
  { mask: 0x7f800000, is: 0x29800000, pair: true },
];
function decode(word: number): Access | undefined {
  const form = FORMS.find(({ mask, is }) => (word & mask) === is);
  const base = (word >> 5) & 31;
  const top = word >>> 30;
  if (form === undefined || base === 31 || (form.pair && top === 1)) return undefined;
  const rt = word & 31;
  if (form.pair) {
    const bytes = top === 0 ? 4 : 8;
    const by = ((word << 10) >> 25) * bytes;
    const kept = (word & 0x01800000) === 0x01000000;
    return {
      load: (word & (1 << 22)) !== 0,
      bytes,
      registers: [rt, (word >> 10) & 31],
      signed: false,
      width: bytes * 8,
      base,
      step: kept ? 0n : BigInt(by),
    };
  }
  const opc = (word >> 22) & 3;
  return {
    load: opc > 0,
    bytes: 2 ** top,
    registers: [rt],
    signed: opc >= 2,
    width: top === 3 || opc === 2 ? 64 : 32,
    base,
    step: BigInt((word << 11) >> 23),
  };
}

// 3. A trap without a syndrome: as the instruction would have done it.
function emulate(call: Call, vcpu: VCpu, offset: number): boolean {
  const { frame } = call;
  const access = decode(instructionAt(call, vcpu, frame.elr));
  if (access === undefined) return false;
  const bits = 8 * access.bytes;
  const { registers } = access;
  if (offset + access.bytes * registers.length > 0x1000) return false;
  const base = frame.x(access.base) + access.step;
  registers.forEach((register, n) => {
    const at = offset + n * access.bytes;
    if (!access.load) {
      writeDevice(at, access.bytes, frame.x(register));
      return;
    }
    const read = readDevice(at, access.bytes);
    const value = access.signed ? BigInt.asIntN(bits, read) : read;
    frame.setX(register, BigInt.asUintN(access.width, value));
  });
  if (access.step !== 0n) frame.setX(access.base, BigInt.asUintN(64, base));
  return true;
}

export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  const { el2, frame } = call;
  const bit = (n: bigint): boolean => ((esr >> n) & 1n) === 1n;
  const ipa = faultingIpa(call, el2.mrs('FAR_EL2'));
  const mine = ipa >= DEVICE && ipa < DEVICE + 0x1000;
  if (esr >> 26n !== 0x24n || !mine || bit(7n))
    return HANDLERS.trap(call, vcpu, esr);

  if (!bit(24n)) {
    if (!emulate(call, vcpu, ipa - DEVICE))
      return HANDLERS.trap(call, vcpu, esr);
    return frame.skip();
  }
  const size = 1 << Number((esr >> 22n) & 3n);
  const register = Number((esr >> 16n) & 31n);
  if (bit(6n)) {
    writeDevice(ipa - DEVICE, size, frame.x(register));
  } else {
    const read = readDevice(ipa - DEVICE, size);
    const value = bit(21n) ? BigInt.asIntN(8 * size, read) : read;
    frame.setX(register, BigInt.asUintN(bit(15n) ? 64 : 32, value));
  }
  frame.skip();
};
