import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '轮到谁了？',
  'objective.choose': '选出下一个得到核的 VCpu：谁也不会饿着，在等的也不碍事',
  'objective.alarm': 'EL2 只有一个定时器：既管一轮的结束，也管每一个睡着的',
  'step.turns': '谁让出核，就按顺序交给下一个。',
  'step.waits': '在等的跳过，直到有了给它的东西；关着的跳过，直到再打开。',
  'step.slice': '谁也不让：一轮到头，核就得交出来。',
  'step.timers': '谁都没准备好：核就等，等最近的那个闹钟。睡着的设了闹钟，忙着的也拦不住。',
  'turns.hint-1': '轮到你时，WFE 已经记在 cpu.state.turn 里了。让出核的那个后面是谁？',
  'turns.hint-2':
    '在 cpu.vcpus() 里找到刚才那一个的位置，从那里按 ORDER 一个个往下找，绕回来也接着找，直到有人准备好；它自己排在最后。还有，turn 读过就要清零。',
  'turns.hint-3':
    'for (let n = 1; n <= all.length; n++) { const one = all[(at + n * ORDER + 2 * all.length) % all.length]; if (one !== undefined && isReady(one)) return one; }',
  'turns.off': '核 {core} 在 {elr} 执行，那里没有代码：上面是一个没人打开过的 VCpu。只能选 admitted 的。',
  'turns.core': 'VCpu 3 发现自己在核 0 上；它的位置在核 1。call.cpu.vcpus() 是这个核的，call.vms 是全部的。',
  'turns.other-core': '独占核 1 的 VCpu 3 一直没有开始。那个核也是由你的函数决定的。',
  'turns.not-met': 'VCpu 0、1、2 没有凑齐：三个并没有都得到过核。每一个都在用 WFE 让出核，等其余的到来。',
  'turns.again': '第 {turn} 轮是 VCpu {now} 的，前一轮也是它的。它已经用 WFE 把核让出来了。',
  'turns.order': '第 {turn} 轮，VCpu {before} 之后来的是 VCpu {now}。ORDER 是 {order}。',
  'turns.stopped': 'VCpu {before} 让出了这一轮，却没有人接。',
  'waits.hint-1': 'vcpu.state.waiting 表示这个 VCpu 执行了 WFI。什么能结束 WFI？',
  'waits.hint-2':
    '准备好的意思是：可以待在核上（admitted：开着，没有被暂停），并且没在等；或者在等，但有了给它的东西（hasEvent：定时器到点，或者有挂起的中断）。settle 让断了电的离开核，并启动要重来的 VM。选中的继续之前，refill 把它的中断放到它会去看的地方。',
  'waits.hint-3':
    'const isReady = (vcpu: VCpu) => vcpu.admitted && (!vcpu.state.waiting || vcpu.hasEvent()); … settle(call); … call.handlers.refill(call, next);',
  'waits.not-reached': '客户机没有走到那里。缺的东西在前面的步骤里，或者在上面。',
  'waits.never': 'VCpu 1 在等定时器，定时器到了点，它却再也没有得到核。',
  'waits.early': '离定时器到点还有 {early} 个计数，VCpu 1 就醒了。它执行了 WFI；在有东西给它之前，核是别人的。',
  'waits.late': '定时器到点 {late} 个计数之后，VCpu 1 才得到核。它一旦准备好，就该和别人一样轮到。',
  'waits.alone': 'VCpu 1 等定时器的时候，别人只轮了 {turns} 次。核本来归他们用。',
  'waits.deaf': 'VCpu 0 给 VCpu 1 发了中断，VCpu 1 却还在等。能结束 WFI 的不只是定时器。',
  'waits.unasked': 'VCpu 1 在等中断，还没有人发，它就已经在核上了。',
  'waits.empty':
    'VCpu 1 被中断叫醒，问自己的 GIC 是哪一个，得到 {found}；应为 {wanted}。1023 表示没有：没有人填它的列表寄存器。',
  'waits.ghost': 'VCpu 1 把自己关了，却又执行了后面那条指令。关着的轮不到。',
  'waits.reborn': 'VCpu 1 再次打开，x0 里是 {found}；应为 {wanted}。',
  'waits.not-back': 'VCpu 1 关掉又打开，却没有开始。',
  'waits.reset': 'VM b 要求复位，从此不见踪影。VM 的要求只是先记下；它的核过来时，由谁启动它？',
  'slice.hint-1': '这些客户机什么也不让。能从它们手里拿走核的，只有 EL2 的定时器 CNTHP。',
  'slice.hint-2':
    '别人得到核，或者同一个重新得到核，就是新的一轮。这时把结束时间记进 cpu.state.turnEnd：现在加上它那台 VM 的长度。什么也没改变的调用不要动它。如果还有别人准备好了，CNTHP_CVAL_EL2 就是这个时间，CNTHP_CTL_EL2 是 1。',
  'slice.hint-3':
    "if (isOver || next !== before) cpu.state.turnEnd = now + sliceOf(next); … el2.msr('CNTHP_CVAL_EL2', cpu.state.turnEnd); el2.msr('CNTHP_CTL_EL2', 1n); CNTHP 以中断的形式到来，和 WFE 一样记在 cpu.state.turn 里。",
  'slice.not-reached': '客户机没有走到各自霸着核的那一段。',
  'slice.never': 'VCpu {vcpu} 转了一圈又一圈，另外两个都准备好了，却没有人拿走它的核。它的这一轮到哪里结束？',
  'slice.other-vm':
    'VCpu {vcpu} 占了核 {length} 个计数，那是另一台 VM 的长度。SLICES 里 VM 0（VCpu 0 和 1）是 {slice0}，VM 1（VCpu 2）是 {slice1}。',
  'slice.long':
    'VCpu {vcpu} 占了核 {length} 个计数；VCpu 0 和 1 应为 {slice0}，VCpu 2 应为 {slice1}。这期间它呼叫过固件：什么也没改变的调用，难道算新的一轮？',
  'slice.short': 'VCpu {vcpu} 只占了核 {length} 个计数；VCpu 0 和 1 应为 {slice0}，VCpu 2 应为 {slice1}。',
  'slice.stopped': '谁也不让的那几轮里，第 {number} 轮一直没有结束。',
  'slice.order': '一轮到头，VCpu {before} 之后来的是 VCpu {now}。这里的 ORDER 也是 {order}。',
  'timers.hint-1': '睡着的都有一个想被叫醒的时间：timerDeadline()。而 CNTHP 只有一个，大家共用。',
  'timers.hint-2':
    "CNTHP 要在其余各位所等的时间里最早的那一个到来：有人准备好了，就是这一轮的结束；否则是它们的闹钟。核上有人时，不早于这一轮的前 LEAST 个计数。谁都没准备好，就 switchTo(call, undefined)，CNTHP 照样要设，然后返回 'park'。",
  'timers.hint-3':
    "let at = isReady(other) ? cpu.state.turnEnd : other.timerDeadline(); if (next !== undefined) { const earliest = cpu.state.turnEnd - sliceOf(next) + LEAST; if (at < earliest) at = earliest; } … if (next === undefined) return 'park';",
  'timers.not-reached': '客户机没有走到那里。缺的东西在前面的步骤里，或者在上面。',
  'timers.never': '三个都睡了，VCpu {vcpu} 再也没有被叫醒。核上没有人的时候，谁来替睡着的设 CNTHP？',
  'timers.early': '离闹钟还有 {early} 个计数，VCpu {vcpu} 就醒了，那时还没有谁该被叫醒。',
  'timers.late': '闹钟过了 {late} 个计数，VCpu {vcpu} 才被叫醒，而核上根本没有别的事。几个闹钟里，要看最早的那个。',
  'timers.held': 'VCpu 0 在忙，一直占着核：VCpu 1 的闹钟没能插进来。',
  'timers.no-alarm': 'VCpu 0 在忙，VCpu 1 在睡，再也没有被叫醒。',
  'timers.overslept':
    'VCpu 1 睡着 {length} 个计数之后才回来；最多应为 {wanted}。它的闹钟不必等到 VCpu 0 的这一轮结束。',
  'timers.disturbed':
    'VCpu 1 睡着 {length} 个计数就回来了；至少应为 {wanted}。VCpu 0 的一轮里有 LEAST 个计数，哪个闹钟也抢不走。',
};
export default sentences;
