import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '一句话一位：HCR_EL2',
  'objective.one': '根据客户机能做什么、不能做什么，拼出 HCR_EL2',
  'step.width': 'HCR_EL2 用一个字写下了 hypervisor 的全部规矩。读 hcr.s 里的几句话，先写客户机是什么。',
  'step.traps': '再写什么要陷入。客户机会试七件事：两件要到 EL2，五件不能。',
  'step.interrupts': '再写中断归谁。',
  'width.hint-1': 'RW 是第 31 位。',
  'width.hint-2': '没有 RW，返回 AArch64 的 EL1 就是非法的。VM 是第 0 位，TGE 是第 27 位：都不要。',
  'width.hint-3': '0x80000000',
  'traps.hint-1': '词汇表里有 HCR_EL2 的每个字段。',
  'traps.hint-2':
    'TSC 19：SMC。TSW 22：DC ISW。TVM 26：写内存控制寄存器；TRVM 30：读它们。TACR 21：ACTLR。TID3 18：ID 寄存器。TTLB 25：TLBI。',
  'traps.hint-3': '两个各是 1 << n。',
  'interrupts.hint-1': 'FMO、IMO、AMO 是第 3、4、5 位。',
  'interrupts.hint-2': '它们把物理中断送到 EL2。VF、VI、VSE（第 6、7、8 位）是另一回事：让虚拟中断挂起。',
  'interrupts.hint-3': 'FIQ：0x8，IRQ：0x10，SError：0x20',
  'width.rw': 'HCR_EL2 是 {hcr}：没有 RW，EL1 就是 AArch32，返回是非法的。',
  'width.more': 'HCR_EL2 是 {hcr}：VM 或 TGE 置位了，没有人要它们。',
  'traps.missing': 'HCR_EL2 是 {hcr}：{what} 没有陷入。',
  'traps.more': 'HCR_EL2 是 {hcr}：七件事里陷入的不止两件。{extra} 这些位里，哪些没有一句话提到？',
  'traps.stuck': 'HCR_EL2 = {hcr} 时，客户机没有走到最后。',
  'interrupts.missing': 'HCR_EL2 是 {hcr}：那种中断会送到 EL1。',
  'interrupts.more': 'HCR_EL2 是 {hcr}：送到 EL2 的不止那一种中断。',
  'interrupts.virtual': 'HCR_EL2 是 {hcr}：VF、VI 或 VSE 会让一个虚拟中断挂起。',
  unused: '没有人问过 hcr，或者它没有返回：它以 RET 结束。',
};
export default sentences;
