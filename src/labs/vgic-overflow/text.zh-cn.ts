import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '比列表寄存器还多',
  'objective.maintenance': '送出比列表寄存器还多的中断；不在列表寄存器里的中断结束时，也要知道',
  'objective.sgi': '连同发送者一起送出 SGI，一次一个',
  'step.more': '八个中断等着三四个列表寄存器，客户机一路上从不陷入。',
  'step.nested': '六个处理程序一层打断一层：活跃的比列表寄存器装得下的还多。',
  'step.again': '处理程序正在干活，又来了一个边沿。',
  'step.sgi': '两个 VCpu 发了同一个 SGI：它来两次，每次带着自己的发送者。',
  storm: 'EL2 被打断了 {times} 次，什么也没做成：只要原因还在，维护中断就一直在。只有还有中断没地方放时才用 UIE。',
  'not-asked': '客户机还没有走到第 {question} 个问题；最后回答的是第 {last} 个（在 guest.s 里搜索这些编号）。',
  'more.hint-1': '从 GICC_IAR 到 GICC_EOIR 什么也不陷入。客户机把列表寄存器用空了，要有人告诉 EL2。',
  'more.hint-2': 'GICH_HCR.UIE：在用的列表寄存器一个也没有或只有一个时，发出中断。这时照例会调用 refill。',
  'more.hint-3':
    'let isLeft = false; … if (n === undefined) { isLeft = true; break; } … state.hcr = GICH_HCR.EN | (isLeft ? GICH_HCR.UIE : 0);',
  'more.identification': 'GICD_IIDR 读出 {found}；这个分发器是 {wanted}。',
  'more.not-yours': '用了列表寄存器 {register}；它不在 ORDER 里。',
  'more.order': '客户机收到中断 {found}；在等的里面最紧急的是 {wanted}。',
  'more.stuck':
    '中断 {wanted} 在等，前面的都应答过、结束了，它却不来：列表寄存器空了，没有人告诉 EL2。有中断没地方放时，要用 UIE。',
  'more.once-more': '八个都应答过、结束了，客户机却又收到了 {found}。',
  'more.often': 'EL2 被打断了 {times} 次：八个中断经过三个寄存器，几次就够了。没有剩下的，就要去掉 UIE。',
  'nested.hint-1': '活跃的中断只在结束时才用得着列表寄存器。它可以把位置让给更紧急的。',
  'nested.hint-2':
    'lists.evict(n, lr) 把活跃的放进 state.evicted。它的 EOI 碰不到列表寄存器：GICH_HCR.LRENPIE 会让 EL2 知道；调用 refill 之前，已经按计数把它们去掉了。',
  'nested.hint-3':
    'const [least] = ORDER.filter((n) => isActive(lr(n)) && priorityOf(lr(n)) > priority >> 3).sort((a, b) => priorityOf(lr(b)) - priorityOf(lr(a))); if (least !== undefined) lists.evict(least, lr(least)); return least; … | (state.evicted.length > 0 ? GICH_HCR.LRENPIE : 0)',
  'nested.order': '客户机收到中断 {found}；最紧急的是 {wanted}。',
  'nested.stuck': '中断 {wanted} 比所有活跃的都紧急，却不来：它们占着全部列表寄存器。最不紧急的要让位。',
  'nested.active': '六个中断是活跃的；ISACTIVER1 读出 {found}，应当是 {wanted}。',
  'nested.running': '六个都结束了，运行优先级却是 {found}；空闲时是 {wanted}。',
  'nested.still-active':
    '六个都结束了，ISACTIVER1 却还读出 {found}：不在列表寄存器里的那些，结束时没有人注意到。LRENPIE 会计数。',
  'nested.next': '客户机收到 {found}，应当是 {wanted}。',
  'nested.blocked': '中断 {wanted} 已经结束，又挂起了，却不来：在分发器看来它还是活跃的。',
  'again.hint-1': '一个中断活跃期间不能再送出来；它一结束，就要再送。',
  'again.hint-2': '列表寄存器带 LR.EOI、不带 HW，结束时会打断 EL2。这一位也可以后来再置。',
  'again.hint-3':
    'if (!isHardware(lr)) vcpu.lists.write(n, lr | LR.EOI); else if (bank.pending[i] === true) vcpu.lists.evict(n, lr);',
  'again.first': '来了一个边沿：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'again.pending': '处理程序正在干活时来了一个边沿：ISPENDR1 读出 {found}，应当是 {wanted}。',
  'again.early': '处理程序正在干活，客户机中途却收到了 {found}。',
  'again.second': '处理程序已经结束，还有一个边沿在等：GICC_IAR 读出 {found}，应当是 {wanted}。',
  'again.never': '处理程序已经结束，这期间来的边沿却没有来：没有人告诉 EL2 它结束了。LR.EOI 会。',
  'again.once-more': '来了两个边沿，应答了两次；客户机却又收到了 {found}。',
  'sgi.hint-1': '同一个 SGI，每个发送者各挂起一次。GICC_IAR 说明是哪一个。',
  'sgi.hint-2':
    'state.sgiSources[intid] 里每个发送者一位。取走最低的一位，把它的编号放进列表寄存器的第 12:10 位；还有别的，bank.pending 就还是 true。',
  'sgi.hint-3':
    'const source = 31 - Math.clz32(sources & -sources); const left = sources & ~(1 << source); state.sgiSources[intid] = left; bank.pending[i] = left !== 0; link = (source << 10) | (left === 0 ? 0 : LR.EOI);',
  'sgi.both': '两个 VCpu 发了同一个 SGI：客户机收到的加起来是 {found}，不是 {wanted}。',
  'sgi.sender': 'SGI 来了两次，每次都说是 VCpu 0 发的：第二次的发送者是另一个。列表寄存器的第 12:10 位。',
  'sgi.one': '两个 VCpu 都发了 SGI，只来了一次：另一个发送者在 state.sgiSources 里等着，第一个结束后再列入。',
  'sgi.none': '两个 VCpu 都发了 SGI，一次也没有来。',
  'sgi.once-more': '已经没有 SGI 了，客户机却收到了 {found}（第 {question} 个问题）。',
  'sgi.sent': 'VCpu 0 向 VCpu 1 发了 SGI {wanted}，它收到的是 {found}。',
};
export default sentences;
