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
  void [call, vcpu, va, readIpa];
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
//      LDR、STR（立即数），后索引和前索引：
//        size:2 111000 opc:2 0 imm9:9 P:1 1 Rn:5 Rt:5
//        opc 0 存储，1 加载，2 和 3 带符号加载，到 64 位和 32 位
//        P 为 0 先访问基址再加，为 1 先加
//      通用寄存器的 LDP、STP：
//        opc:2 1010 kind:3 L:1 imm7:7 Rt2:5 Rn:5 Rt:5
//        opc 0 是字，2 是双字，imm7 要乘以这个大小
//        kind 1 后索引，2 偏移，3 前索引
//      以栈指针为基址（31）的要拒绝。
function decode(_word: number): Access | undefined {
  return undefined;
}

// 3. 没有综合信息的陷入：做这条指令本该做的事。地址已经知道了，
//    该加的都加过：offset 是第一个寄存器的。
//    false 表示不该模拟，或者有一部分不在这一页里。
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
