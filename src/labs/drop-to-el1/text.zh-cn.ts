import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '从 EL2 降到 EL1',
  'objective.eret': '准备 SPSR_EL2 和 ELR_EL2，并用 ERET 返回',
  'objective.rw': '说明为什么要先设 HCR_EL2.RW',
  'step.width': '让 EL1 成为 AArch64：HCR_EL2.RW，以及 drop.s 要求一并置位的。',
  'step.return': '写好返回地址（ELR_EL2）和返回后的级别（SPSR_EL2.M），再执行 ERET。',
  'step.state': '到达 EL1 时使用 SP_EL1，并按 drop.s 的要求屏蔽 D、A、I、F 中的几个。',
  'width.hint-1': 'HCR_EL2 决定 EL1 是什么。它的复位值使 EL1 成为 AArch32。',
  'width.hint-2': 'RW 是 HCR_EL2 的第 31 位。系统寄存器用 MSR 从通用寄存器写入。',
  'width.hint-3':
    'mov x0, #(1 << 31)；若还要求别的位，再 ORR 上 1 << 位号（TWI 13、TWE 14、TSC 19、TACR 21、TVM 26）；然后 msr hcr_el2, x0',
  'width.illegal':
    'ERET 是一次非法返回：HCR_EL2 是 {hcr}，RW（第 31 位）为 0，所以 EL1 不是 AArch64。PSTATE.IL 被置位，仍在 EL2。',
  'width.before': '离开 EL2 时 HCR_EL2 是 {hcr}：那时 RW（第 31 位）就应当是 1。',
  'width.also': 'HCR_EL2 是 {hcr}：drop.s 要求 {also}，即 {wanted}。',
  'width.unset': 'HCR_EL2 是 {hcr}：RW（第 31 位）为 0，所以 EL1 不是 AArch64。',
  'return.hint-1': '返回到哪里，由当前级别（也就是要离开的那一级）的两个寄存器决定。',
  'return.hint-2': 'ELR_EL2 是地址，SPSR_EL2 是 PSTATE。EL1h 的 SPSR_EL2.M 是 0b0101。',
  'return.hint-3': '屏蔽位加上 0b0101 写入 SPSR_EL2，el1_entry 的地址（ADR）写入 ELR_EL2，eret',
  'return.illegal-width': '返回是非法的，仍在 EL2：HCR_EL2 是 {hcr}，其 RW（第 31 位）为 0。',
  'return.illegal-tge': '返回是非法的：HCR_EL2 是 {hcr}，TGE（第 27 位）置位时不能返回到 EL1。',
  'return.illegal':
    '返回是非法的：SPSR_EL2 要求的模式在这里不存在（下一个异常的 SPSR 是 {spsr}，IL 置位）。AArch64 的 M[4] 为 0，M[1] 总是 0。',
  'return.loaded':
    '返回后从 {pc} 继续：那是 el1_entry 处的代码，而不是它的地址 {wanted}。LDR 加标号取的是该处的内容；要地址，用 ADR，或者 LDR 加 =el1_entry。',
  'return.branched':
    'el1_entry 是在 EL2 执行的：有指令直接跳了过去。跳转从不改变级别，只有 ERET 会，而它看的 SPSR_EL2 从来没有写过。',
  'return.stayed':
    'el1_entry 是在 EL2 执行的。写进 SPSR_EL2 的是 {spsr}；M 应为 0b0101（EL1h），而且只有 ERET 会改变级别。',
  'return.no-eret': '从未离开 EL2（ELR_EL2 是 {elr}）。路上有 ERET 吗？',
  'return.to-el0':
    '返回到了 EL0（PSTATE {spsr}）：SPSR_EL2.M[3:2] 是异常级别，应为 1。EL2 的 ERET 看的是 SPSR_EL2，不是 SPSR_EL1。',
  'return.elsewhere': '返回后从 {pc} 继续；el1_entry 在 {wanted}。EL2 的 ERET 看的是 ELR_EL2。',
  'state.hint-1': 'SPSR_EL2 的其余部分也有意义：第 9 到 6 位以及第 0 位。',
  'state.hint-2': 'D、A、I、F 是第 9、8、7、6 位。第 0 位选择 SP_EL1 而不是 SP_EL0。',
  'state.hint-3': '0x3c0 屏蔽全部四个，加上 EL1h 就是 0x3c5。不该屏蔽的，去掉那一位。',
  'state.no-return': '还没有离开 EL2，所以没有 EL1 的状态可看。',
  'state.sp0': '进入 EL1 时用的是 SP_EL0（EL1t，PSTATE {pstate}）：要用 SP_EL1，SPSR_EL2 第 0 位应为 1。',
  'state.mode': '返回后 PSTATE 是 {pstate}；模式应为 EL1h，即 0b0101。',
  'state.unmasked': '返回后 PSTATE 是 {pstate}：D、A、I、F（第 9 到 6 位）中，应当为 1 的是 {masks}，其余为 0。',
  'state.console': '控制台显示“{text}”；el1_entry 在 EL1 运行时会打印“1\\n”。',
  'state.stack': 'el1_entry 压栈时在 {far} 出错（ESR {esr}）：SP_EL1 不是那个栈。它要在返回之前由 EL2 设置。',
  'state.stage-2':
    'HCR_EL2 为 {hcr}：VM（第 0 位）是 1，EL1 的第一次取指就要经过第 2 阶段，而第 2 阶段页表还不存在。不要置位 VM。',
  'state.stack-not-aligned': 'SP_EL1 为 {sp}，不是 16 的倍数，所以 el1_entry 的压栈出错（EC 0x26）。',
  'state.stack-elsewhere': 'el1_entry 压栈时 SP_EL1 在 {sp}；drop.s 给它的栈是 {wanted}。',
  'state.exception': '途中发生了异常；EL1 本该一路跑下去，不出异常。',
};
export default sentences;
