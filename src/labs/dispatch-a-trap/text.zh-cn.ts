import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '分派',
  'objective.class': '按类别把每次陷入送到该去的地方',
  'objective.return': '说得出每个类别之后客户机从哪里继续',
  'step.calls': 'HVC 和 SMC：各回答一次，从下一条指令继续。',
  'step.handed': 'MSR、MRS 和中止：交给懂行的处理函数。',
  'step.waits': 'WFI 和 WFE：让客户机等。',
  'step.unknown': '不认识的，对客户机来说是 UNDEFINED。',
  'not-reached': '客户机没有走到那里：最后一次陷入在 {elr}（ESR_EL2 {esr}）。',
  moved:
    '在 {elr} 处陷入（ESR_EL2 {esr}）之后，客户机从 {pc} 继续。它能继续的地方只有两处：ELR_EL2，或者下一条指令（指令由你模拟、还没有执行时）。frame.skip() 跳一条，只调用一次。',
  stopped: '在 {elr} 处陷入（ESR_EL2 {esr}）之后，客户机没有继续。',
  'calls.hint-1': 'HVC 之后 ELR_EL2 指着哪条指令？陷入的 SMC 呢？',
  'calls.hint-2':
    '类别是 ESR_EL2 的第 31:26 位。你看到 HVC 时它已经执行完，ELR 在它后面；SMC 还没执行，ELR 就是它自己。两者的立即数都在第 15:0 位。',
  'calls.hint-3':
    'const ec = esr >> 26n; if (ec === 0x17n) call.frame.skip(); if (ec === 0x16n && (esr & 0xffffn) === …) call.frame.setX(…); else if (ec === 0x16n || ec === 0x17n) hypercall(call, vcpu);',
  'calls.undefined':
    '一次调用（ESR_EL2 {esr}）在客户机那里成了 UNDEFINED（ELR_EL2 {elr}）。ESR_EL2 右移 26 位，剩下的才是类别；第 25 位 IL 不算在内。',
  'calls.hvc-twice': 'HVC 后面 {left} 处的指令被漏掉了。HVC 之后 ELR_EL2 已经在那里，什么也不用跳过。',
  'calls.twice': 'SMC 后面 {left} 处的指令被漏掉了：只跳一次。',
  'calls.again': '{elr} 处的 SMC 一再陷入（ESR_EL2 {esr}）。它在执行之前陷入，ELR_EL2 就是它自己，要由你走到它后面去。',
  'calls.unanswered': '调用返回时 x0 还是 {x0}，也就是问的那个编号：没有人回答。回答是 hypercall 的事。',
  'calls.result': '一次调用得到 {found}；应为 {wanted}。',
  'calls.bell-called':
    'ESR_EL2 为 {esr} 的 HVC 被当成了 hypercall：x0 现在是 {x0}。立即数（第 15:0 位）表明它只是按铃。',
  'calls.bell': 'ESR_EL2 为 {esr} 的 HVC 按了铃，客户机看到的是 {found}，不是 {wanted}。',
  'handed.hint-1': '这几个类别都有处理函数。其中哪些会自己走到下一条指令？',
  'handed.hint-2': 'sysreg 和 dataAbort 模拟完会自己跳过；交给客户机的中止则停在那条指令上。所以都不用你跳。',
  'handed.hint-3':
    'case 0x18n: return call.handlers.sysreg(call, vcpu, esr); case 0x20n: return instructionAbort(call, vcpu, esr); case 0x24n: return dataAbort(call, vcpu, esr);',
  'handed.undefined': '{elr} 处的指令在客户机那里成了 UNDEFINED（ESR_EL2 {esr}）。这个类别有处理函数。',
  'handed.twice': '{elr} 处陷入之后，{left} 处的指令被漏掉了（ESR_EL2 {esr}）：处理函数已经跳过一次，你又跳了一次。',
  'handed.again': '{elr} 处的指令一再陷入（ESR_EL2 {esr}）。交出去了吗？',
  'handed.adrift':
    '客户机跳到了 {address}，那里什么也没有；最后一次陷入在 {elr}：它在那里一个地址接一个地址地陷入。取不到的指令跳不过去，后面的也一样取不到：要用 instructionAbort 告诉客户机。',
  'handed.value': '客户机读到 {found}；应为 {wanted}。',
  'handed.lost': '客户机写了 CONTEXTIDR_EL1，里面却是 {found}；应为 {wanted}。',
  'handed.hole': '{elr} 处的加载去了没有东西的地方（ESR_EL2 {esr}）。客户机应当在那条指令上收到数据中止。',
  'handed.jump':
    '客户机跳到了 {address}，那里什么也没有。它应当在那里收到指令中止：在 EL2 是类别 0x20，在它自己的 EL1 是 0x21。',
  'waits.hint-1': 'WFI 陷入时还没有等过。客户机在等什么，谁知道？',
  'waits.hint-2':
    'ESR_EL2 第 0 位区分 WFE（1）和 WFI（0）。返回时两者都已完成，所以要跳过。WFI：vcpu.state.waiting。WFE 随时可以结束，只是让出这一轮。',
  'waits.hint-3': 'call.frame.skip(); if ((esr & 1n) === 0n) vcpu.state.waiting = true; else call.cpu.state.turn++;',
  'waits.undefined':
    '{elr} 处的等待（ESR_EL2 {esr}）在客户机那里成了 UNDEFINED：类别 0x01 漏到了异常那一支。等待并不违法。',
  'waits.again': '客户机第二次在 {elr} 等待（ESR_EL2 {esr}）：WFI 和 WFE 在执行之前陷入，要从下一条指令继续。',
  'waits.twice': 'WFI 后面 {left} 处的指令被漏掉了：只跳一次。',
  'waits.early':
    '离定时器到点还有 {ticks} 个计数，客户机就回来了。WFI 可以什么都不做，但那样别人就得不到这个核：请设 vcpu.state.waiting。',
  'waits.wfe': 'WFE（ESR_EL2 {esr}）没有返回：不会有中断给这台客户机。WFE 等的是事件，随时可以结束。',
  'unknown.hint-1': '没有这条指令的核会怎么做？',
  'unknown.hint-2': '没有人模拟的指令，不能看起来像执行过。injectUndefined 把异常交给 EL1，就在那条指令上。',
  'unknown.hint-3': 'default: return injectUndefined(call);',
  'unknown.other': '客户机为此收到了异常，但 ESR_EL1 是 {found}；UNDEFINED 是 0x02000000：类别 0，IL 置位。',
  'unknown.skipped': '你不认识的陷入（ESR_EL2 {esr}）被跳过了：客户机以为浮点指令已经执行，带着错误的结果继续。',
  'unknown.again': '{elr} 处的指令一再陷入（ESR_EL2 {esr}）：既没有模拟，也没有拒绝。',
  'unknown.stopped': '你不认识的陷入（ESR_EL2 {esr}）之后，客户机什么也没收到，也没有继续。',
  'unknown.count': '客户机收到 {count} 次异常；应为 3 次：去向不明的加载和跳转各一次，浮点一次。',
};
export default sentences;
