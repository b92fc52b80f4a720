import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '核 1 在 EL2 醒来',
  'objective.wake': '用 PSCI 给一个核上电，并交给它自己的上下文',
  'objective.meet': '让两个核就一件事达成一致：独占访问、带屏障的标志、睡与醒',
  'step.wake': 'start_core：用 SMC 调用 CPU_ON，返回固件的回答。',
  'step.own': 'secondary：由 x0 里的上下文设好 SP、VBAR_EL2 和 TPIDR_EL2，然后去 MAIN。',
  'step.meet': 'add、release、await：两个核什么也不丢，先见数据后见标志，等的时候睡觉。',

  'wake.hint-1': 'start_core 有两个参数，CPU_ON 要四个寄存器。谁呼叫谁，用哪条指令？',
  'wake.hint-2': 'x3 是上下文，x1 是 MPIDR，x2 是入口，x0 是功能号：搬的顺序要让谁都不被覆盖。',
  'wake.hint-3': 'mov x3, x1; mov x1, x0; ldr x2, =secondary; ldr x0, =CPU_ON; smc #0; ret',
  'wake.not-called': 'start_core 返回的是自己的参数：谁也没有呼叫。',
  'wake.hvc': 'EL2 的 HVC 送到 EL2 自己，走的是你自己的向量。固件在更上面，这块板子上要用 SMC 呼叫它。',
  'wake.stuck': 'start_core 没有返回。',
  'wake.core-0':
    '走进 secondary 的是核 0 自己，核 1 还关着。secondary 是让固件交给核 1 的入口；start_core 要在核 0 上返回调用者。',
  'wake.nobody': '对不存在的核，得到的回答是 {found}；固件说的是 −2，INVALID_PARAMETERS。x1 里是它的 MPIDR 吗？',
  'wake.parameters': '给核 1 的 CPU_ON 被拒绝：INVALID_PARAMETERS。x1 里要是 MPIDR，x2 里要是 4 的倍数的地址。',
  'wake.refused': '给核 1 的 CPU_ON 得到 {found}；应为 0，SUCCESS。',
  'wake.twice': '核 1 已经开着时，得到的回答是 {found}；固件说的是 −4，ALREADY_ON：原样返回即可。',
  'wake.elsewhere': '核 1 上了电，secondary 处却没有执行过指令：它拿到的入口是哪里？',

  'own.hint-1': '刚上电的核，只有一个值信得过：x0。其余的都是上电时碰巧留下的。',
  'own.hint-2': '从 x0 指向的块里加载：SP 取自 STACK，VBAR_EL2 取自 VECTORS。TPIDR_EL2 存指针本身。',
  'own.hint-3':
    'msr tpidr_el2, x0; ldr x1, [x0, #STACK]; mov sp, x1; ldr x1, [x0, #VECTORS]; msr vbar_el2, x1; isb; ldr x1, [x0, #MAIN]; br x1',
  'own.not-arrived': '没有谁走到 core_main。',
  'own.another': '走到 core_main 的不是 EL2 上的核 1。',
  'own.tpidr-zero': '在 core_main 处 TPIDR_EL2 是 0：核 1 不知道自己是谁。',
  'own.tpidr': '在 core_main 处 TPIDR_EL2 是 {found}；上下文标识是 {context}。由 MPIDR 算出来的是另一个地方。',
  'own.shared-stack':
    '核 1 的 SP 是 {found}：那是核 0 的栈。两个核往同一个栈里压，会互相覆盖返回地址。它自己的栈顶在 {stack}。',
  'own.stack': '在 core_main 处核 1 的 SP 是 {found}；它的栈顶在 {stack}。',
  'own.shared-vectors': '核 1 的 VBAR_EL2 是 {found}：那是核 0 的向量。它自己的在块里。',
  'own.vectors': '核 1 的 VBAR_EL2 是 {found}；块里写的是 {vectors}。',
  'own.no-vector': '核 1 在 EL2 执行了 HVC，却没有走到自己的向量。',

  'meet.hint-1':
    '两次加载、两次加法、两次存储：另一个核要是插进来，就丢一次加法。标志也说明不了它之前写了什么，除非有屏障。',
  'meet.hint-2':
    'add：LDXR、ADD、STXR，STXR 给出 1 就重来。release：存标志之前 DMB，之后 DSB，然后 SEV。await：加载、比较、WFE，再看一遍：事件本身不代表什么。',
  'meet.hint-3':
    'add：ldxr w2, [x0]; add w2, w2, w1; stxr w3, w2, [x0]; cbnz w3, add; ret —— release：dmb ish; str w1, [x0]; dsb ish; sev; ret —— await：ldr w2, [x0]; cmp w2, w1; b.eq 1f; wfe; b await; 1: dmb ish; ret',
  'meet.asleep': '两个核都睡着，没有人叫醒它们。结束 WFE 的是事件：另一个核的 SEV，或者 LDXR 设下的独占监视器被清掉。',
  'meet.not-reached': '核 1 还没走到这里；请先完成第 1 步和第 2 步。',
  'meet.early':
    '还没轮到它，核 1 就带着 {found} 往下走了；数据是 {wanted}。任何事件都可能结束 WFE，别人的也算：要再看一遍那个字。',
  'meet.awake': '核 0 等的时候执行了 {count} 条指令：一遍遍地读，占着总线，白白耗电。WFE 才是睡觉。',
  'meet.lost': '两个核都加过了，和却是 {found}，不是 {wanted}：有几次加法丢了。在你的加载和存储之间，另一个核来过。',
  'meet.sum': '和是 {found}；应为 {wanted}。',
  'meet.not-exclusive': '和是对的，但只是运气：没有执行过独占存储。换个时机，另一个核就会插到加载和存储之间。',
  'meet.no-barrier': 'release 里没有屏障：这台机器按顺序做存储，A72 却不必。它的邻居可能先看到标志，后看到数据。',
  'meet.one-barrier':
    'release 里只有一道屏障，而要分开的有两处：数据在标志之前（存储之前用 DMB，或用 STLR），标志在唤醒之前（SEV 之前用 DSB）。',
};
export default sentences;
