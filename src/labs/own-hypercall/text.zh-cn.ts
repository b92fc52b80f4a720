import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '你自己的 hypercall',
  'objective.conventions': '用两种约定回答同一个调用：参数在哪里，有多宽',
  'objective.refuse': '没有的就拒绝，让调用者可以靠它打听',
  'step.document': '原文档的约定：求和，版本，VM 的编号。',
  'step.smccc': '同样的事，用 SMCCC 来，64 位和 32 位都要。',
  'step.refused': '其他一切：NOT_SUPPORTED，即 −1。',
  'step.kept': '按 VM 计数，其余寄存器原样不动。',
  'not-reached': '客户机没有走到 {behind}：前面有个调用没有返回。',
  'call.moved':
    '调用之后，客户机从 {pc} 继续，而不是 ELR_EL2 所指的 {elr}：你看到 HVC 时它已经执行完了。调用只给出结果，别的都不动；frame.skip() 不是用在这里的。',
  'call.sum': '{behind} 处的和是 {found}；应为 {wanted}。',
  'call.refused': '求和被拒绝了：{found} 就是 −1。无论哪种约定，类型和事件都是以数的形式传来的。',
  'call.cut': '和是 {found}，只有 32 位；参数有 64 位，所以应为 {wanted}。',
  'call.system': '{behind} 之前的调用得到 {found}；应为 {wanted}。',
  'document.hint-1': '编号在 x7 里的调用，参数在哪里？',
  'document.hint-2': '在 x0 和 x1：call.frame.x(0) 和 x(1)。处理函数返回结果，由调用它的那一方放进 x0。',
  'document.hint-3': 'if (type === … && event === …) return BigInt.asUintN(64, call.frame.x(0) + call.frame.x(1));',
  'document.arguments': '和是 {found}，加的是 x1 和 x2。按原文档的约定，参数从 x0 开始。',
  'document.other-vm': '第二台 VM 问自己的编号，得到 {found}；应为 1。',
  'smccc.hint-1': '现在编号在 x0 里。参数因此挪到了哪里？第 30 位又说明什么？',
  'smccc.hint-2':
    'x0 第 31 位置位：SMCCC，参数从 x1 开始。第 30 位为 0：参数是 w 寄存器，第 31 位以上的内容不算在内（BigInt.asUintN(32, …)），结果也一样。',
  'smccc.hint-3':
    'const smccc = (x0 & 0x80000000n) !== 0n; const bits = smccc && (x0 & 0x40000000n) === 0n ? 32 : 64; const argument = (n: number) => BigInt.asUintN(bits, call.frame.x(smccc ? n + 1 : n));',
  'smccc.arguments': '和是 {found}：把 x0 里的编号也加进去了。SMCCC 的参数从 x1 开始。',
  'smccc.width':
    'x0 第 30 位为 0，调用就是 32 位的：和应为 {wanted}，不是 {found}。x1 和 x2 第 31 位以上的内容不属于 w1 和 w2。',
  'refused.hint-1': '客户机怎样知道一个调用存不存在？',
  'refused.hint-2': '直接调用，看是不是 −1。所以不在你单子上的都返回 NOT_SUPPORTED：别的事件，别的类型，还有 BOOT。',
  'refused.hint-3': 'return NOT_SUPPORTED;',
  'refused.first': '先要有所回答，才谈得上拒绝：第一次求和得到 {found}，不是 {wanted}。',
  'refused.event': '谁也没有的事件得到 {found}；应为 −1，即 {wanted}。不然客户机会把它当成结果。',
  'refused.type': '事件是求和的，类型却不同，得到 {found}；应为 −1，即 {wanted}。两者都要对上。',
  'refused.boot': 'BOOT 得到 {found}。能进入客户机的就不再是客户机了：应为 −1，即 {wanted}。',
  'refused.smccc': '谁也没有的 SMCCC 编号得到 {found}；应为 −1，即 {wanted}。',
  'kept.hint-1': '两台 VM 调用同一个处理函数。它记住了什么，又是谁的？',
  'kept.hint-2':
    '按 vcpu.vm.plan.index 计数，用函数外面的 Map 或数组。只有求和才计。唯一会变的寄存器是 x0，而它不用你来写。',
  'kept.hint-3': 'sums.set(vm, (sums.get(vm) ?? 0n) + 1n); … return sums.get(vm) ?? 0n;',
  'kept.refused': '客户机问它求过几次和，却被拒绝了：{found} 就是 −1。它求过 {wanted} 次，这个事件该由你回答。',
  'kept.count': '在 {behind} 处，客户机问自己求过几次和，得到 {found}；实际是 {wanted}。',
  'kept.shared': '第二台 VM 求过 {wanted} 次和，得到的却是 {found}：每台 VM 各计各的。',
  'kept.register': '{register} 原来是 {wanted}，现在是 {found}：除了结果，调用不碰任何东西。',
};
export default sentences;
