import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '初始化一个 VCpu',
  'objective.registers': '说出哪些寄存器构成一个 VCpu，并设置它们',
  'objective.leftovers': '不让客户机看到其他 VCpu 留下的任何内容',
  'step.entry': '填好上下文帧和 HCR_EL2，让客户机带着自己的设备树从入口开始。',
  'step.state': '让 EL1 处于复位后的状态。',
  'step.identity': '决定客户机看到的是哪个核。',
  'step.time': '让客户机能读时间。',
  'step.traps': '决定什么归 EL2：SMC 和中断归它，浮点不归它。',
  'not-started': '还没有进入客户机（第 1 步）。',
  lost: '客户机从 {pc} 开始运行，但没有走到把所见记下来的地方。',
  'entry.hint-1': '帧是别人用过的内存。host.s 从里面加载的，就是客户机开始时看到的。',
  'entry.hint-2':
    '先把 272 个字节全部清零，再把设备树存到帧里 x0 的位置，入口存到 ELR_EL2 的位置，0x3c5 存到 SPSR_EL2 的位置：偏移写在文件开头。HCR_EL2 是寄存器：用 MSR。',
  'entry.hint-3': '循环 str xzr, [x9], #8；再用三条 STR 写到 [x0, #偏移]，偏移和寄存器见文件开头；HCR_EL2 = 0x80080038',
  'entry.no-return': 'vcpu_init 没有回到 host.s：它要以 RET 结束，而且不能丢掉 x30。',
  'entry.swapped':
    '客户机的入口放在了偏移 {other}，那是 SPSR_EL2 的位置（于是 ELR_EL2 成了 {elr}）。ELR_EL2 在 {at}，SPSR_EL2 在 {other}。',
  'entry.not-in-frame':
    'host.s 从帧里取出的 ELR_EL2（偏移 {at}）是 {found}，不是客户机的入口。直接写进 ELR_EL2 的值会被帧里的覆盖。',
  'entry.illegal-width': '进入客户机的返回是非法的：HCR_EL2 是 {hcr}，没有 RW（第 31 位），EL1 就不是 AArch64。',
  'entry.illegal-tge': '进入客户机的返回是非法的：HCR_EL2 是 {hcr}，TGE（第 27 位）为 1 时不能返回 EL1。',
  'entry.at-el2':
    '客户机的代码是在 EL2 执行的：vcpu_init 调用了它，或者跳到了那里。vcpu_init 只做准备；等它返回之后，由 host.s 用 ERET 进入客户机。',
  'entry.stayed': '从未进入客户机。帧里的 SPSR_EL2 是 {spsr}；EL1h 且屏蔽 D、A、I、F 应为 0x3c5。',
  'entry.mode': '客户机开始时 PSTATE 是 {pstate}：模式应为 EL1h，即 0b0101。',
  'entry.unmasked': '客户机开始时 PSTATE 是 {pstate}：D、A、I、F（第 9 到 6 位）没有全部屏蔽，而它还没有向量表。',
  'entry.stage-2':
    'HCR_EL2 是 {hcr}：VM（第 0 位）置位了，而第 2 阶段的页表还不存在，所以在 {ipa} 的第一次取指就出错。本实验请让 VM 保持 0。',
  'entry.default-cacheable':
    'HCR_EL2 是 {hcr}：DC（第 12 位）置位了。这样客户机运行时就像 MMU 关闭、第 2 阶段打开一样，而第 2 阶段的页表还不存在。',
  'entry.behind': '上下文帧之后（{address}）的内容现在是 {found}：帧只有 272 字节，vcpu_init 写到了外面。',
  'entry.device-tree': '客户机在 x0 里看到 {found}；它的设备树在 {wanted}。',
  'entry.register': '客户机在 x{n} 里看到 {found}。刚上电的 VCpu 那里应是 0：这是别的 VCpu 的东西。',
  'entry.sp': '客户机在 SP_EL0 里看到 {found}：帧里它的位置应为 0。',
  'entry.entered-itself':
    'vcpu_init 自己进入了客户机（{pc}）：它只做准备。等它返回之后，由 host.s 加载帧并返回到客户机。',
  'state.hint-1': 'EL1 的寄存器里原来有什么，现在还是什么，包括上一个客户机的 MMU。',
  'state.hint-2': 'EL2 可以写 EL1 的寄存器：MSR SCTLR_EL1 等等。XZR 和别的源寄存器一样可用。',
  'state.hint-3': 'SCTLR_EL1 = 0x30d00800；msr ttbr0_el1, xzr，其余四个同理',
  'state.mmu': 'SCTLR_EL1 是 {sctlr}：M（第 0 位）置位，所以客户机第一次取指走的是前一个 VCpu 的页表。',
  'state.reads-trap':
    'HCR_EL2 是 {hcr}：TRVM（第 30 位）置位了，客户机读 SCTLR_EL1、TTBR0_EL1 等 MMU 寄存器时会陷入 EL2，而这里没有谁来模拟这些读。',
  'state.res1': '客户机看到 SCTLR_EL1 = {sctlr}：它的 RES1 位（0x30d00800）必须为 1。',
  'state.sctlr':
    '客户机看到 SCTLR_EL1 = {sctlr}；启动协议要的是 0x30d00800：MMU 和缓存关闭，RES1 位置位，不改变客户机运行方式的其他设置。',
  'state.ttbr0_el1': '客户机看到 TTBR0_EL1 = {found}：那是别的客户机的页表。',
  'state.vbar_el1': '客户机看到 VBAR_EL1 = {found}：那是别的客户机的向量表，它的第一个异常就会跳到那里。',
  'state.cpacr_el1': '客户机看到 CPACR_EL1 = {found}；应为 0。',
  'state.tpidr_el1': '客户机看到 TPIDR_EL1 = {found}：那是别的客户机内核里的指针。',
  'state.tpidr_el0': '客户机看到 TPIDR_EL0 = {found}：那是别的客户机程序里的指针。',
  'identity.hint-1': '在 EL1，MIDR_EL1 和 MPIDR_EL1 读到的不是核，而是 EL2 的两个寄存器。',
  'identity.hint-2': '读 MIDR_EL1 得到 VPIDR_EL2，读 MPIDR_EL1 得到 VMPIDR_EL2。MPIDR_EL1 第 31 位是 RES1。',
  'identity.hint-3': 'mrs x9, midr_el1；msr vpidr_el2, x9；VMPIDR_EL2 = 0x80000000 | 编号',
  'identity.midr':
    '客户机读到 MIDR_EL1 = {found}；这个核是 {wanted}。客户机内核会因此启用为另一种核准备的勘误（errata）规避措施。',
  'identity.number': '客户机读到 MPIDR_EL1 = {found}；亲和性应是 VCpu 的编号 {wanted}。',
  'identity.res1': '客户机读到 MPIDR_EL1 = {found}：第 31 位是 RES1，总是 1；多核系统里第 30 位（U）是 0。',
  'time.hint-1': '客户机读两个计数器。EL2 可以拒绝物理的那个，也可以平移虚拟的那个。',
  'time.hint-2':
    'CNTHCTL_EL2 第 0 位（EL1PCTEN）允许物理计数器，第 1 位（EL1PCEN）允许物理定时器。CNTVCT = CNTPCT − CNTVOFF_EL2。',
  'time.hint-3': 'CNTHCTL_EL2 = 3，msr cntvoff_el2, xzr',
  'time.traps': '客户机在 {elr} 读 CNTPCT_EL0 时陷入 EL2：CNTHCTL_EL2.EL1PCTEN（第 0 位）为 0。',
  'time.timer-traps': '客户机在 {elr} 读 CNTP_CTL_EL0 时陷入 EL2：CNTHCTL_EL2.EL1PCEN（第 1 位）为 0。',
  'time.offset':
    '进入客户机时 CNTVOFF_EL2 是 {offset}，那是别的 VCpu 需要的值：客户机的虚拟计数器会比物理计数器少这么多。',
  'traps.hint-1': '这台机器是用 SMC 关机的。客户机执行 SMC 会怎样？',
  'traps.hint-2':
    'HCR_EL2：TSC 是第 19 位；FMO、IMO、AMO 是第 3、4、5 位：有了它们，无论客户机屏蔽什么，物理中断都进入 EL2。CPTR_EL2.TFP 是第 10 位。',
  'traps.hint-3': 'HCR_EL2 = 0x80080038，CPTR_EL2 = 0x33ff',
  'traps.interrupt':
    '客户机运行期间 EL2 的定时器中断一直没有到：HCR_EL2 是 {hcr}，中断在等一个屏蔽了它的客户机。IMO（第 4 位）把它交给 EL2。',
  'traps.floating-point': '客户机在 {elr} 的浮点指令陷入 EL2（EC 0x07）：CPTR_EL2 是 {cptr}，TFP（第 10 位）为 1。',
  'traps.powered-off':
    '客户机把整台机器关掉了：它的 SMC 到达了固件（PSCI SYSTEM_OFF），因为 HCR_EL2 是 {hcr}，没有 TSC（第 19 位）。这绝不能发生。',
  'traps.no-smc': '客户机的 SMC 没有到达 EL2（HCR_EL2 是 {hcr}）。',
  'traps.no-hvc':
    '客户机的 HVC 没有到达 EL2：HCR_EL2 是 {hcr}，HCD（第 29 位）使 HVC 成为 UNDEFINED 指令。客户机必须能够发起调用。',
  'traps.virtual': 'HCR_EL2 为 {hcr}：VF、VI 或 VSE（第 6 至 8 位）是 1，于是客户机有一个谁也没有发起过的挂起中断。',
  'traps.routing': 'HCR_EL2 是 {hcr}：FMO、IMO、AMO（第 3 到 5 位）没有全部置位；FIQ 和 SError 也归 EL2。',
};
export default sentences;
