import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '给客户机的看门狗',
  'objective.notice': '在 EL2 看出一台客户机死了，不管它怎么死的',
  'objective.restart': '只重启它，不带它的过去；重启也没用时，懂得放弃',
  'step.arm':
    '死掉的客户机不会说自己死了，只是再也不出声。WATCH 和 WHY：客户机说好多久有一次动静。不合理的拒绝；没有要求的，一个也不看。',
  'step.feed': 'KICK 把期限往后推。按时喂的、已经放开的，都不去动它。',
  'step.bite': '谁逾期，到期限就重启：不管是全屏蔽了在空转，还是睡着了没有东西能叫醒。下一条命要自己提出来才看。',
  'step.give-up': '重启过 LIVES 次之后，再咬就是最后一口：这台 VM 永远停下。另一台毫无察觉。',
  'not-reached': '客户机没有走到 `{behind}`。缺的东西在前面的阶段里，或者在上面。',
  threw: '客户机还没走到 `{behind}`，watchdog.ts 就抛出了错误。',
  'arm.hint-1': '要看着一台 VM，得替它记些什么？',
  'arm.hint-2':
    '按 vm.plan.index 记：周期，还有最晚什么时候要有动静，CNTPCT_EL0 加周期。周期不在 MIN 到 MAX 之间就拒绝；0 就把它忘掉。',
  'arm.hint-3':
    "watches.set(vm.plan.index, { life: vm.state.starts, period, deadline: call.el2.mrs('CNTPCT_EL0') + period }); return 0n;",
  'arm.short': '周期小于 MIN 的 WATCH 得到 {found}；应为 −1。',
  'arm.long': '周期大于 MAX 的 WATCH 得到 {found}；应为 −1。',
  'arm.unarmed': '没有人在看这台 VM，KICK 却得到 {found}；应为 −1。',
  'arm.why': '第一条命里 WHY 得到 {found}；应为 0。',
  'arm.unasked': '客户机没有要求被看着，睡了一觉就被重启了。',
  'arm.refused': '周期合理的 WATCH 得到 {found}；应为 0。',
  'feed.hint-1': '客户机喂一次，什么变了，什么没变？',
  'feed.hint-2': 'KICK：期限变成现在加周期。WATCH 为 0：从此没有期限。',
  'feed.hint-3':
    "watch.deadline = call.el2.mrs('CNTPCT_EL0') + watch.period; … if (period === 0n) watches.delete(index);",
  'feed.refused': 'WATCH 和几次 KICK 合起来得到 {found}；每次都应为 0。',
  'feed.bitten': '客户机每个周期喂两次，还是被重启了。',
  'feed.disarmed': '客户机已经不要看了，睡了两个周期就被重启了。',
  'bite.hint-1': '死掉的客户机不会再调用你。那时谁来叫你？',
  'bite.hint-2':
    'EL2 自己的定时器。每次调用的末尾，把 CNTHP 设成这个核上各台 VM 最近的期限；HANDLERS.schedule 为睡着的设得更早，就不要动它。被叫到时如果期限已过：先 vm.restart()，再调 HANDLERS.schedule，由它启动。一次看护只属于一条命：用 vm.state.starts 区分。',
  'bite.hint-3':
    "if (now >= watch.deadline) vm.restart(); const outcome = HANDLERS.schedule(call); … el2.msr('CNTHP_CVAL_EL2', watch.deadline); el2.msr('CNTHP_CTL_EL2', 1n); return outcome;",
  'bite.never':
    'VM a 空转死掉了，下一条命却一条指令也没有执行。期限到时 EL2 的定时器来了吗？下一条命开始时，旧的期限忘掉了吗？',
  'bite.early':
    '客户机最后一次有动静之后 {counts} 个计数，下一条命就执行了第一条指令。它的周期是 {period}，重启本身要 2000 上下：太早了。',
  'bite.late':
    '客户机最后一次有动静之后 {found} 个计数才被重启。晚了：期限到时它在空转或者在睡，得让 EL2 的定时器替它来。',
  'bite.why': '看门狗重启之后，WHY 得到 {found}。它数的是这台 VM 被重启的次数。',
  'bite.unwatched': '新的一条命没有要求被看着，睡了两个周期却被咬了。那次看护是上一条命的。',
  'bite.reset': '客户机被看着时自己复位了，下一条命还没要求看护就被咬了。',
  'bite.why-reset': '被咬两次，再自己 SYSTEM_RESET 一次，WHY 得到 {found}；应为 2。',
  'give-up.hint-1': '一台以前咬过的 VM，看门狗知道它什么？',
  'give-up.hint-2': "按 VM 记一个次数，重启不会清它。到了 LIVES，就不是 vm.restart()，而是 vm.stop('failed')。",
  'give-up.hint-3':
    "const times = (bites.get(index) ?? 0) + 1; if (times > LIVES) return vm.stop('failed'); bites.set(index, times); vm.restart();",
  'give-up.refused': 'VM b 被看着，也按时喂；它的调用合起来得到 {found}，每次都应为 0。',
  'give-up.other-vm': 'VM b 按时喂，还是被重启了。每台 VM 各有各的看护。',
  'give-up.goes-on': 'VM a 已经是第 {found} 条命，还在没完没了地重来。',
  'give-up.never': 'VM a 一次又一次死掉：`last` 经过了 {times} 次。咬满 LIVES 次之后就该永远停下。',
  'give-up.soon': '放弃 VM a 放弃得太早：`last` 经过了 {times} 次，而 LIVES 是 {lives}。',
  'give-up.why': 'VM b 最后也死了，并被重启；WHY 得到 {found}，应为 1。VM a 的账不能算在它头上。',
  'give-up.unfair': 'VM b 第一次死掉，却没有被重启。VM a 的账不能算在它头上。',
};
export default sentences;
