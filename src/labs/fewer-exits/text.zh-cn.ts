import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '少退出几次',
  'objective.count': '动手之前，先按原因数一数',
  'objective.fewer': '用一次退出代替许多次，随它而来的数一个都不信',
  'step.count': '运行给你的代码，数一数：哪一类退出最多，来了几次？',
  'step.fewer': '让它至少少到十分之一：print.ts 里的 PRINT，puts.s 里的 puts。每个字节都要到，次序不变。',
  'step.guard': '客户机会拿不该要的东西来问 PRINT。全部拒绝，什么都不送。',
  'not-reached': '客户机没有走到 {behind}。',
  threw: '客户机没有走到 {behind}：print.ts 抛出了错误。客户机要得不对，拒绝就是了。',
  'count.hint-1': '调用列表里每次退出占一行，写着它的类别。',
  'count.hint-2':
    '每个字节，客户机读一次 UARTFR，写一次 UARTDR；两次都是数据中止，EC 为 0x24。数一数五行有多少字节，换行也算。',
  'count.hint-3': 'most = 0x24；how-many = 2 × 五行的总字节数；reads = 5 × 循环里 MRS 的条数。',
  'count.most': '最多的不是 {answer} 这一类。',
  'count.how-many': '到 `written` 为止，这一类不是 {answer} 次。',
  'count.one-each': '{answer} 是字节数。每个字节，客户机要进几次 EL2？',
  'count.reads': '到 `written` 为止，因 MRS 进来的不是 {answer} 次。',
  'fewer.hint-1': '现在一次退出带了多少东西？本来可以带多少？',
  'fewer.hint-2':
    'puts 拿着现成的 x0 和 x1 调用 PRINT。PRINT 用 guestMemory(call.el2, vcpu.vm).read(ipa, length) 读出文字，再逐字节写到控制台通道。这不花退出：你已经在 EL2 了。',
  'fewer.hint-3':
    'puts：ldr x7, =PRINT；hvc #0；ret。const text = guestMemory(call.el2, vcpu.vm).read(Number(frame.x(0)), Number(frame.x(1))); for (const byte of text) call.el2.console(vcpu.vm.plan.uartChannel ?? 0)?.write(byte);',
  'fewer.nothing': '这台 VM 的控制台什么也没收到。',
  'fewer.text': '控制台应以 {wanted} 开头；收到的是 {found}。',
  'fewer.too-many': '客户机一共进了 {found} 次 EL2。输出用的退出少到十分之一，最多应为 {most} 次。',
  'guard.hint-1': '哪两个数来自客户机？每个最坏能坏到什么样？',
  'guard.hint-2':
    '先看长度：超过 LONGEST，什么都不读就拒绝。再看 guestMemory：只要有一个字节不是这台 VM 的 RAM，read 就给 undefined。都没问题才送。',
  'guard.hint-3': 'if (length > LONGEST) return NOT_SUPPORTED; … if (text === undefined) return NOT_SUPPORTED;',
  'guard.over': '一段超出 VM 的 RAM 末尾的文字，得到 {found}；应为 −1。',
  'guard.nowhere': '一段在 {ipa} 的文字，那里不是 VM 的 RAM，得到 {found}；应为 −1。',
  'guard.long': '一段 {length} 字节的文字，得到 {found}；应为 −1。邻居得一直等它送完。',
  'guard.direct': '一段正常的文字得到 {found}；应为 0。',
  'guard.sent': '送出了本该拒绝的东西，或者送得不对：五行之后只应有 {wanted}。全部内容：{found}',
  'guard.before': '先要能用，才谈得上防：一段正常的文字，PRINT 给了 {found}。',
};
export default sentences;
