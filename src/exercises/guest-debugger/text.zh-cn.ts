import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '给客户机的调试器',
  'objective.stop': '用调试寄存器和 MDCR_EL2.TDE，让客户机停在一个地址，并单步执行它',
  'objective.unseen': '查看停住的客户机，不在里面留下痕迹',
  'step.break':
    '还没能打印就死掉的内核，需要一个不属于它自己的调试器，EL2 正是地方。先做这一步：VM 1 在执行断点处的指令之前停下，并告诉 VM 0 停在哪里。',
  'step.look': 'VM 1 停着的时候，读写它的寄存器。',
  'step.step': '要几条就几条，一条也不多：穿过一次调用、客户机自己的一次异常，再回来。',
  'step.go-on': '从断点继续，转一圈回来再停。没有断点，就跑到底：VM 1 什么也没察觉。',
  'not-reached': '客户机没有走到 `{behind}`。缺的东西在前面的阶段里，或者在上面。',
  threw: '客户机还没走到 `{behind}`，debug.ts 就抛出了错误。',
  'break.hint-1': '断点要有地址、控制寄存器，还要有许可。而且它的异常得到你这里来，不是去客户机的 EL1。',
  'break.hint-2':
    'HANDLERS.schedule 之后，核上是 VM 1 时：DBGBVR 放地址，DBGBCR 放 0x1E7，置 MDSCR_EL1.MDE 和 MDCR_EL2.TDE，打开 OS 锁。于是 EC 0x30 到 trap 来：vm.state.paused = true，别的什么也不做，因为那条指令还没执行。WHERE 就是 saved.frame[32]，ELR。',
  'break.hint-3':
    "el2.msr(VALUE, breakpoint); el2.msr(CONTROL, 0x1e7n); el2.msr('MDSCR_EL1', el2.mrs('MDSCR_EL1') | MDSCR_MDE); el2.msr('MDCR_EL2', el2.mrs('MDCR_EL2') | MDCR_TDE);",
  'break.running': 'VM 1 还没在任何地方停下，WHERE 就给了 {found}；应为 −1。',
  'break.set': 'BREAK 给了 {found}；应为 0。',
  'break.refused': 'VM 1 自己调用 BREAK，得到 {found}；应为 −1。调试器只有 VM 0。',
  'break.missed': 'VM 1 执行了断点处的指令，EL2 却没有收到断点异常（EC 0x30）。',
  'break.goes-on': '断点异常到了 EL2，VM 1 马上又被放回去，撞上同一个断点。得让它停住。',
  'break.where': 'WHERE 给了 {found}，不是断点的地址。',
  'break.executed': 'VM 1 本该停在断点处，却把那条指令执行了。',
  'look.hint-1': 'VM 1 不在核上。它的寄存器在哪里？',
  'look.hint-2':
    'vm.vcpus[0].state.saved.frame：0 到 30 是 X0 到 X30，32 是 ELR。call.frame 是调试器自己的。超过 30 的不是寄存器。',
  'look.hint-3': 'const registers = vm.vcpus[0]?.state.saved?.frame; … registers[Number(n)] = frame.x(1);',
  'look.own': 'READ 1 号寄存器得到 1：那是调试器自己的 X0。它要的是 VM 1 的。',
  'look.read': 'READ 得到 {found}，VM 1 的这个寄存器里不是它。',
  'look.number': 'READ 32 号寄存器得到 {found}；应为 −1。一共只有 31 个。',
  'look.write': 'WRITE 或者之后的 READ 得到 {found}。写的东西不在那里。',
  'step.hint-1': '一条指令：MDSCR_EL1.SS 打开单步，SPSR_EL2.SS 放过一条指令。',
  'step.hint-2':
    '在 trap 里数，每来一次 EC 0x32 数一条。还有剩的，VM 1 就继续；每条之后都要在 schedule 里、它的上下文帧装好之后，重新置 SPSR_EL2.SS。这期间没有断点，TDE 要置上。',
  'step.hint-3':
    "el2.msr('MDSCR_EL1', mdscr | 1n); frame.spsr |= 1n << 21n; … if (ec === 0x32n) { steps -= 1; if (steps > 0) return; }",
  'step.nowhere': 'STEP 1 之后 VM 1 还在原地。SPSR_EL2.SS 为 0 的一步，什么也不执行。',
  'step.one': 'STEP 1 之后 WHERE 给了 {found}，不是下一条指令。',
  'step.ran': 'STEP n 之后，VM 1 是转了一圈被断点拦下的：它跑起来了。',
  'step.many': 'STEP n 之后 WHERE 给了 {found}：执行多了，或者少了。',
  'go-on.hint-1': 'VM 1 站在断点处的指令前面。直接让它继续，会怎样？',
  'go-on.hint-2': '会一直撞上自己的断点。RUN 是先不带断点走一步，再带上断点。',
  'go-on.hint-3':
    'case RUN: steps = 1; thenRuns = true; vm.state.paused = false; return 0n; … if (steps > 0 || thenRuns) return;',
  'go-on.again': 'RUN 之后 WHERE 给了 {found}；VM 1 应再次来到断点。',
  'go-on.stuck': 'RUN 之后 VM 1 在断点处，却一条指令也没执行。',
  'go-on.left': 'RUN 之后 VM 1 还剩 {found} 圈。从断点到断点是一圈。',
  'go-on.sum': '一圈之后 VM 1 的 X3 是 {found}，应为 WRITE 放进 X1 的数。',
  'go-on.unset': 'BREAK 0，再 RUN：WHERE 给了 {found}；VM 1 应该已经跑到底，不在任何地方。',
  'go-on.trace': 'VM 1 跑到底时 MDSCR_EL1 = {held}；你来之前是 0。放在它寄存器里的东西，用不着了就要拿走。',
  'go-on.end': 'VM 1 跑到底时，一个寄存器里是 {found}，本该是别的：有一条指令丢了，或者做了两次。',
};
export default sentences;
