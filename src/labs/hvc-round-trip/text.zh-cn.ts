import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '呼叫 hypervisor',
  'objective.vbar': '把处理程序放进低级别异常所进入的那个槽',
  'objective.esr': '用 ESR_EL2.EC 区分原因，并返回一个值',
  'step.vectors': '设置 VBAR_EL2，并在 EL1 的 HVC 进入的那个槽里放上代码。',
  'step.answer': '在调用所用的寄存器里应答 HVC；应答什么，el2.s 里写着。',
  'step.cause': '只应答 HVC；SMC 陷入时，跳过它。',
  'vectors.hint-1': 'EL2 通过一个寄存器找到向量表；复位后它是 0。',
  'vectors.hint-2': 'ADR 和 MSR VBAR_EL2。来自低级别 AArch64 的同步异常：表内偏移 0x400。',
  'vectors.hint-3': 'vectors: .skip 0x400，然后 b handler',
  'vectors.past':
    '进入 EL1 的地址是 {pc}，而不是 el1_entry（{wanted}）：呼叫要由 EL1 自己发出。降到 EL1 的代码请保持原样。',
  'vectors.no-call': 'EL1 没有执行 HVC。降到 EL1 的代码还是原样吗？',
  'vectors.unset': 'VBAR_EL2 是 {vbar}：HVC 去的地方没有向量表。表在 {wanted}。',
  'vectors.elsewhere': 'VBAR_EL2 是 {vbar}，而表从 {wanted} 开始。VBAR_EL2 的第 10 到 0 位是零：表必须 2 KiB 对齐。',
  'vectors.empty': 'HVC 进入了 {target}，那里没有指令：表内 0x400 的这个槽里要放一条跳转。',
  'vectors.no-return': '处理程序运行了，但 EL1 再没有继续：它必须以 ERET 结束。',
  'answer.hint-1': 'EL1 和 EL2 使用同一组 x0 到 x30。处理程序在调用所用的寄存器里留下什么，EL1 就得到什么。',
  'answer.hint-2': 'ELR_EL2 已经指向 HVC 之后：对这种原因不要动它。',
  'answer.hint-3': '对这个寄存器用一条 ADD 或 SUB，操作数是 el2.s 里的那个数，然后 eret',
  'answer.no-return': 'HVC 没有回到 EL1（VBAR_EL2 是 {vbar}）。',
  'answer.skipped':
    '返回到了 {pc}，多跳过了一条指令：HVC 进入 EL2 时，ELR_EL2 已经指着下一条 {wanted}。是不是把它当成了 SMC（EC 0x17），或者某条路径少了 ERET？',
  'answer.elsewhere': '返回到了 {pc}；ELR_EL2 原为 {wanted}。',
  'answer.unchanged': 'EL1 在 x{reg} 里得到 {found}，正是它自己放的；答案是 {wanted}。处理程序写的是哪个寄存器？',
  'answer.immediate': 'EL1 在 x{reg} 里得到 {found}：处理程序用的是 HVC 的立即数（ESR_EL2.ISS）。答案是 {wanted}。',
  'answer.overwritten':
    'EL1 在 x{reg} 里得到 {found}；答案是 {wanted}。处理程序在算出答案之前已把 ESR_EL2（{esr}）或它的一部分放进了 x{reg}：请换一个寄存器。',
  'answer.other-number':
    'EL1 在 x{reg} 里得到 {found}，它放进去的是 {argument}。按 el2.s 的要求应得 {wanted}：请再读一遍它的第一行。',
  'cause.hint-1': '两种原因进入同一个向量。有一个寄存器说明是哪一种。',
  'cause.hint-2':
    'ESR_EL2 的第 31 到 26 位是 EC：0x16 是 HVC，0x17 是 SMC。陷入的指令没有执行，所以 ELR_EL2 指向它自己。',
  'cause.hint-3': 'mrs x9, esr_el2；lsr x9, x9, #26；cmp x9, #0x16；对 SMC：ELR_EL2 = ELR_EL2 + 4',
  'cause.before': 'EL1 没有走到 SMC：HVC 得先返回。',
  'cause.not-trapped': 'SMC 没有陷入：HCR_EL2 是 {hcr}，没有 TSC（第 19 位），所以它绕过 hypervisor 直接到了固件。',
  'cause.again': '{elr} 处的 SMC 在返回后再次陷入：ELR_EL2 指向它，处理程序必须加 4。',
  'cause.elsewhere': 'SMC 之后返回到了 {pc}；SMC 之后的一条指令（4 字节）是 {wanted}。',
  'cause.no-return': 'EL1 在 SMC 之后没有继续。',
  'cause.not-told-apart': 'SMC 之后 x{reg} 是 {found}：它被当作 HVC 应答了。它应保持 {argument}；请看 ESR_EL2.EC。',
  'cause.overwritten':
    'SMC 之后 x{reg} 是 {found}，即 EL1 继续执行的地址；它应保持 {argument}。请用别的寄存器来移动 ELR_EL2。',
  'cause.changed': 'SMC 之后 x{reg} 是 {found}；它应保持 {argument}。',
  'cause.not-asked':
    '两次调用都应答对了，但 EL2 没有一条指令读过 ESR_EL2，处理程序无从知道是谁在调用：它靠的是调用的次序。请用 MRS 读出类别，按类别判断。',
};
export default sentences;
