import { faultingIpa, HANDLERS, type Handlers } from 'hypervisor';

// 一个设备：64 字节的存储，在从 IPA DEVICE 开始的一页里重复。
// 它的两个函数只供调用，请勿改动。
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

// 客户机在某个 IPA 上的内存，经过它的第 2 阶段。
function readIpa(call: Call, vcpu: VCpu, ipa: number, size: 4 | 8): bigint {
  const found = vcpu.vm.pageTable.translate(ipa);
  if (found === undefined) return 0n;
  return call.el2.read(found.pa, size) ?? 0n;
}

// 1. 指令：它的地址是 VA，第 1 阶段归客户机。三级，4 KiB 页，
//    39 位（TTBR0_EL1）。0 表示没有。
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
  // 加载到的寄存器的位数。
  readonly width: number;
  readonly base: number;
  // 加到基址寄存器上的数。
  readonly step: bigint;
}

// 2. 它做什么；undefined 表示不该模拟。
function decode(word: number): Access | undefined {
  const field = (msb: number, lsb: number): number =>
    (word >>> lsb) & (2 ** (msb - lsb + 1) - 1);
  const base = field(9, 5);
  if (base === 31) return undefined;
  // LDR 和 STR（立即数），后索引和前索引：C4.1.66。
  const isSingle = field(29, 24) === 0b111000 && field(21, 21) === 0;
  if (isSingle && field(10, 10) === 1) {
    const opc = field(23, 22);
    const size = 1 << field(31, 30);
    return {
      load: opc !== 0,
      bytes: size,
      registers: [field(4, 0)],
      signed: opc > 1,
      width: opc === 2 || size === 8 ? 64 : 32,
      base,
      step: BigInt.asIntN(9, BigInt(field(20, 12))),
    };
  }
  // LDP 和 STP：001 后索引，010 偏移，011 前索引。
  const opc = field(31, 30);
  const kind = field(25, 23);
  if (field(29, 26) !== 0b1010 || opc % 2 !== 0 || kind < 1 || kind > 3)
    return undefined;
  const size = opc === 2 ? 8 : 4;
  const step = BigInt.asIntN(7, BigInt(field(21, 15))) * BigInt(size);
  return {
    load: field(22, 22) === 1,
    bytes: size,
    registers: [field(4, 0), field(14, 10)],
    signed: false,
    width: 8 * size,
    base,
    step: kind === 2 ? 0n : step,
  };
}

// 3. 没有综合信息的陷入：做这条指令本该做的事。
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
