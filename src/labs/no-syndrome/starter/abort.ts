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
  void [call, vcpu, va, readIpa];
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
//      LDR, STR (immediate), post- and pre-indexed:
//        size:2 111000 opc:2 0 imm9:9 P:1 1 Rn:5 Rt:5
//        opc 0 store, 1 load, 2 and 3 load with sign, into 64 and 32 bits
//        P 0 accesses at the base and adds then, 1 adds first
//      LDP, STP of general registers:
//        opc:2 1010 kind:3 L:1 imm7:7 Rt2:5 Rn:5 Rt:5
//        opc 0 words, 2 doublewords, by which imm7 is multiplied
//        kind 1 post-indexed, 2 offset, 3 pre-indexed
//      The stack pointer as the base (31) is to be refused.
function decode(_word: number): Access | undefined {
  return undefined;
}

// 3. A trap without a syndrome: as the instruction would have done it. The
//    address is known, with all that was added to it: offset is of the first
//    register. False: not to be emulated, or not all of it is in the page.
function emulate(call: Call, vcpu: VCpu, offset: number): boolean {
  void [offset, decode(instructionAt(call, vcpu, call.frame.elr))];
  return false;
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
