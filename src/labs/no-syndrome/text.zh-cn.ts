import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '没有综合信息',
  'objective.fetch': '经过客户机自己的第 1 阶段，读出陷入的那条指令',
  'objective.emulate': '解码 ESR_EL2 没有描述的访问，做得分毫不差；不认识的就拒绝',
  'step.fetch': '找到指令：从 VA 到 IPA，再到一个字。然后完成第一个探针要的访问。',
  'step.single': '会移动基址寄存器的加载和存储：大小、符号、先后。',
  'step.pair': '一条指令，两个寄存器。',
  'step.refuse': '解码不了的，要让客户机知道。',
  'not-begun': '客户机没有走到第一个探针。',
  again: '客户机卡在 {pc}：同一次访问一再陷入。模拟过的指令必须跳过：call.frame.skip()。',
  refused: '{pc} 处的访问被交了出去，客户机收到了异常；它本该被模拟。',
  'not-reached': '客户机没有走到 {pc} 处的探针。',
  register: '{pc} 处的探针之后 x{register} 是 {found}；应为 {wanted}。',
  writeback: '{pc} 处的探针之后基址寄存器是 {found}；应为 {wanted}。',
  address:
    '{pc} 处前索引的加载得到 {found}，那是基址处的内容；应为 {wanted}。访问真正去了哪里，FAR_EL2 和 HPFAR_EL2 说得清楚。',
  sign: '{pc} 处的 LDRSB 得到 {found}；应为 {wanted}：opc 为 2 时按符号扩展到 64 位。',
  second: '{pc} 处这一对的第二个寄存器是 {found}；应为 {wanted}：它在第一个之后一个单位的地方。',
  order: '{pc} 处这一对存反了：该放 {wanted} 的地方是 {found}。Rt 是第 4:0 位，Rt2 是第 14:10 位。',
  'fetch.hint-1': 'ELR_EL2 是指令所在的地址。在哪个地址空间里？',
  'fetch.hint-2':
    '三级：索引是 VA 的 9 位，分别从第 30、21、12 位起；第 1:0 位是 3 的项通向下一级（在第 3 级就是页），是 1 的是块。表和页都在 IPA 上：readIpa。',
  'fetch.hint-3':
    'let table = Number(el2.mrs("TTBR0_EL1") & 0xffff_ffff_f000n); 第 1 到 3 级：const shift = BigInt(39 - 9 * level); const entry = readIpa(call, vcpu, table + 8 * Number((va >> shift) & 511n), 8); …… output | (va & ((1n << shift) - 1n))',
  'fetch.decoy':
    'x9 被写了：在 {pc} 模拟的那条指令是诱饵。你把 ELR_EL2 当作 IPA 读了那个字；它是 VA，客户机的第 1 阶段把它映射到了别处。',
  'fetch.refused': '第一个探针（{pc}）没有被模拟：ldr w, [x1], #n。',
  'single.hint-1': '地址这次陷入已经知道了。它不知道的是什么？',
  'single.hint-2':
    '大小、符号和寄存器都在指令字里；无论先加还是后加，基址寄存器都变成基址 + imm9。访问的地址两种情形都是出错的地址。',
  'single.hint-3':
    'const step = BigInt.asIntN(9, BigInt((word >>> 12) & 511)); …… frame.setX(base, BigInt.asUintN(64, frame.x(base) + step));',
  'pair.hint-1': '第二个寄存器的偏移是多少？哪些形式不动基址？',
  'pair.hint-2':
    'opc 为 0 时各 4 字节，为 2 时各 8 字节；imm7 带符号，以这个大小为单位。kind 为 2 时有偏移而不写回。31 号寄存器作为数据总是零。',
  'pair.hint-3':
    'const size = opc === 2 ? 8 : 4; const step = BigInt.asIntN(7, BigInt((word >>> 15) & 127)) * BigInt(size); …… readDevice(offset + n * size, size)',
  'refuse.hint-1': '哪些指令字看着像你要的，其实不是？',
  'refuse.hint-2': 'SIMD 寄存器的第 26 位是 1。独占访问完全是另一组。还有，设备那一页的末尾就是你的设备的末尾。',
  'refuse.hint-3':
    '比较时把第 26 位也算进去：if (((word >>> 24) & 0x3f) !== 0b111000 ……) 和 if (((word >>> 26) & 15) !== 0b1010 ……)；否则 return HANDLERS.trap(call, vcpu, esr)。',
  'refuse.vector':
    '{pc} 处加载 q0 没有交出去（客户机收到的第一个异常在 {found}）。它的第 26 位是 1：SIMD 寄存器，frame.x 里没有。',
  'refuse.doubles': '{pc} 处 d0、d1 的 LDP 没有交出去（第二个异常在 {found}）。第 26 位是 1：SIMD 寄存器。',
  'refuse.exclusive': '{pc} 处的 LDXR 没有交出去（第三个异常在 {found}）。没有监视器，谁也做不出独占访问。',
  'refuse.outside': '设备之后的加载（{pc}）没有交出去（第四个异常在 {found}）：那一页不属于任何设备。',
  'refuse.not-finished': '客户机没有走到终点。',
};
export default sentences;
