import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '被偷的时间',
  'objective.offer': '按 DEN 0057 的定义提供半虚拟化时间：怎么发现，以及内存里的一个结构',
  'objective.account': '分清客户机自愿睡的、在等的和真正得到的时间',
  'step.call':
    '核在别人手里的时候，客户机照样在计时，它的调度器就会把账算到不相干的进程头上。可以告诉它。先做它用来发现的那几个调用。',
  'step.stolen': '核在 VM b 手里，而 VM a 本可以继续：这么久就是被偷的。单位是纳秒，它来读的时候就要在那里。',
  'step.sleep': '睡着的，睡多久都不算丢。定时器到了点却还在等核的，才算。',
  'step.both': '每台 VM 在同一个 IPA 各有自己的结构。独占核的，什么也没被偷。',
  'not-reached': '客户机没有走到 `{behind}`。缺的东西在前面的阶段里，或者在上面。',
  threw: '客户机还没走到 `{behind}`，stolen.ts 就抛出了错误。',
  'call.hint-1': '功能编号在 x0 里。谁比 HANDLERS.trap 更早看到一个调用？',
  'call.hint-2':
    '类别 0x16（HVC）和 0x17（SMC）。用 frame.setX(0, …) 回答。SMC 还没执行就陷入了：frame.skip()。IPA 是名叫 pvtime 的那段映射的，加上 OFFSET。',
  'call.hint-3':
    'if (identifier === ST) result = BigInt(page.ipa + OFFSET); … if (ec === 0x17n) frame.skip(); frame.setX(0, result);',
  'call.arch': 'SMCCC_ARCH_FEATURES 问 PV_TIME_FEATURES，得到 {found}；应为 0。客户机先问的就是这里。',
  'call.features': '问一个有的调用，PV_TIME_FEATURES 给了 {found}；应为 0。',
  'call.unknown': '问 0xC5000022，PV_TIME_FEATURES 给了 {found}；应为 −1。',
  'call.version': 'SMCCC_VERSION 给了 {found}；应和原来一样是 0x10001。不归你的交给 HANDLERS.trap。',
  'call.place': 'PV_TIME_ST 给了 {found}，那不是结构的 IPA。',
  'stolen.hint-1': 'VM a 的时间从哪一刻起被偷，到哪一刻为止？这两个时刻你都会被调用。',
  'stolen.hint-2':
    'HANDLERS.schedule 之后：可以执行、却不是 cpu.current 的，就在等；之前没在等的，从现在算起。是 cpu.current、又等过的，把差值加上去，乘 16，写到它那一页的 OFFSET + 8（用 pa，不是 ipa）。',
  'stolen.hint-3':
    'const waited = now - (since.get(index) ?? now); since.delete(index); … el2.write(placeOf(vcpu.vm).pa + 8, 8, all * 16n);',
  'stolen.nothing': 'VM b 忙了 {busy} 个计数，VM a 本可以继续，它的结构里却一点也没有。',
  'stolen.unit': 'VM b 忙了 {busy} 个计数，VM a 看到被偷了 {found} × 16 ns。结构里要的是纳秒；一个计数是 16 纳秒。',
  'stolen.more': 'VM a 离开了 {away} 个计数，却说其中被偷了 {found} 个。',
  'stolen.short': 'VM a 看到被偷了 {found} 个计数，比 VM b 忙的时间还短。',
  'sleep.hint-1': '执行过 WFI 的 VCpu 不想要核。到什么时候为止？',
  'sleep.hint-2':
    '没准备好：vcpu.state.waiting，而且没有 vcpu.hasEvent()。这时什么也不计。每次调用你都能看一眼；另一台客户机会调用几次。',
  'sleep.hint-3': 'if (!isReady) since.delete(index); else if (!since.has(index)) since.set(index, now);',
  'sleep.charged': 'VM a 睡到定时器到点，核上没有别人，却说被偷了 {found} 个计数。睡觉不算被偷。',
  'sleep.all': 'VM a 睡着，定时器过了 {late} 个计数才得到核；却说被偷了 {found} 个。定时器之前的是睡觉。',
  'sleep.woken': 'VM a 的定时器到了点，VM b 又占了核 {late} 个计数；却说其中只被偷了 {found} 个。',
  'sleep.late': 'VM a 醒得晚了，看到被偷了 {found} 个计数。',
  'both.hint-1': '你写的是谁的结构？',
  'both.hint-2': '每台 VM 的 plan.maps 里各有一个 pvtime：ipa 一样，pa 不同。since 和 stolen 也要按 VM 记。',
  'both.hint-3': "const { index } = vcpu.vm.plan; … plan.maps.find(({ what }) => what === 'pvtime')",
  'both.place': 'PV_TIME_ST 给了 VM b {found}，那不是它的结构的 IPA。',
  'both.first': 'VM b 启动之后就可以执行，核却先在 VM a 手里；VM b 看到被偷了 {found} 个计数，和这段时间对不上。',
  'both.alone': 'VM b 独占核，让了四次，每次都马上拿回来；却说被偷了 {found} 个计数。',
};
export default sentences;
