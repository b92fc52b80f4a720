import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '从 EL2 降到 EL1',
  'objective.eret': '准备 SPSR_EL2 和 ELR_EL2，并用 ERET 返回',
  'objective.rw': '说明为什么要先设 HCR_EL2.RW',
  'step.width': '让 EL1 成为 AArch64：HCR_EL2.RW。',
  'step.return': '指定从哪里继续（ELR_EL2）、在哪个级别（SPSR_EL2.M），然后 ERET。',
  'step.state': '到达 EL1 时使用 SP_EL1，并屏蔽 D、A、I、F。',
  'width.hint-1': 'HCR_EL2 决定 EL1 是什么。它的复位值使 EL1 成为 AArch32。',
  'width.hint-2': 'RW 是 HCR_EL2 的第 31 位。系统寄存器用 MSR 从通用寄存器写入。',
  'width.hint-3': 'mov x0, #(1 << 31)，然后 msr hcr_el2, x0',
  'width.illegal':
    'ERET 是一次非法返回：HCR_EL2 是 {hcr}，RW（第 31 位）为 0，所以 EL1 不是 AArch64。PSTATE.IL 被置位，仍在 EL2。',
  'width.unset': 'HCR_EL2 是 {hcr}：RW（第 31 位）为 0，所以 EL1 不是 AArch64。',
  'return.hint-1': '返回的目标取自所离开级别的两个寄存器。',
  'return.hint-2': 'ELR_EL2 是地址，SPSR_EL2 是 PSTATE。EL1h 的 SPSR_EL2.M 是 0b0101。',
  'return.hint-3': '0x3c5 写入 SPSR_EL2，el1_entry 的地址（ADR）写入 ELR_EL2，eret',
  'return.illegal-width': '返回是非法的，仍在 EL2：HCR_EL2 是 {hcr}，其 RW（第 31 位）为 0。',
  'return.illegal-tge': '返回是非法的：HCR_EL2 是 {hcr}，TGE（第 27 位）置位时不能返回到 EL1。',
  'return.illegal':
    '返回是非法的：SPSR_EL2 要求的模式在这里不存在（下一个异常的 SPSR 是 {spsr}，IL 置位）。AArch64 的 M[4] 为 0，M[1] 总是 0。',
  'return.loaded':
    '{elr} 处的指令读的是 el1_entry 处的内存，而那里是代码。LDR 加标号取的是该处的内容；要地址，用 ADR，或者 LDR 加 =el1_entry。',
  'return.stayed': 'el1_entry 是在 EL2 执行的。SPSR_EL2 是 {spsr}；M 应为 0b0101（EL1h），而且只有 ERET 会改变级别。',
  'return.no-eret': '从未离开 EL2（ELR_EL2 是 {elr}）。路上有 ERET 吗？',
  'return.to-el0':
    '返回到了 EL0（PSTATE {spsr}）：SPSR_EL2.M[3:2] 是异常级别，应为 1。EL2 的 ERET 看的是 SPSR_EL2，不是 SPSR_EL1。',
  'return.elsewhere': '返回后从 {pc} 继续；el1_entry 在 {wanted}。EL2 的 ERET 看的是 ELR_EL2。',
  'state.hint-1': 'SPSR_EL2 的其余部分也有意义：第 9 到 6 位以及第 0 位。',
  'state.hint-2': 'D、A、I、F 是第 9、8、7、6 位。第 0 位选择 SP_EL1 而不是 SP_EL0。',
  'state.hint-3': '0x3c0 屏蔽全部四个；加上 EL1h 就是 0x3c5。',
  'state.no-return': '还没有离开 EL2，所以没有 EL1 的状态可看。',
  'state.sp0': '进入 EL1 时用的是 SP_EL0（EL1t，PSTATE {pstate}）：要用 SP_EL1，SPSR_EL2 第 0 位应为 1。',
  'state.mode': '返回后 PSTATE 是 {pstate}；模式应为 EL1h，即 0b0101。',
  'state.unmasked': '返回后 PSTATE 是 {pstate}：D、A、I、F（第 9 到 6 位）没有全部屏蔽，而 EL1 还没有向量表。',
  'state.console': '控制台显示“{text}”；el1_entry 在 EL1 运行时会打印“1\\n”。',
  'state.stack': 'el1_entry 压栈时在 {far} 出错（ESR {esr}）：SP_EL1 不是那个栈。它要在返回之前由 EL2 设置。',
  'state.stage-2':
    'HCR_EL2 为 {hcr}：VM（第 0 位）是 1，EL1 的第一次取指就要经过第 2 阶段，而第 2 阶段页表还不存在。只设置 RW（第 31 位）。',
  'state.stack-not-aligned': 'SP_EL1 为 {sp}，不是 16 的倍数，所以 el1_entry 的压栈出错（EC 0x26）。',
  'state.exception': '途中产生了异常；EL1 本应平静地运行下去。',
};
export default sentences;
