import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '回到哪里？',
  'objective.elr': '说出异常保存的是哪个地址，处理程序要不要加 4',
  'step.calls':
    'hypervisor 用 ERET 回到 ELR_ELx 里的地址。差一条指令，客户机就会没完没了地调用，或者丢掉一条 WFI。先看调用：HVC 和 SVC。',
  'step.traps': '还是这两级，但指令陷入了：SMC 和 WFI。',
  'step.faults': '由 EL1 接管的：BRK，以及一条 EL1 没有的指令。',
  'calls.hint-1': '进入异常时，这条指令执行过了吗？调用执行过了：它就是为此而设的。',
  'calls.hint-2': '真正执行的 SVC、HVC、SMC，首选返回地址是它们后面那条指令。',
  'calls.hint-3': '两个都是注释里的地址加 4。',
  'traps.hint-1': '陷入发生在指令本该执行的时候：它被拦下来了。',
  'traps.hint-2': 'HCR_EL2.TSC 让 SMC 陷入，TWI 让 WFI 陷入：两条指令都还什么也没做。',
  'traps.hint-3': '两个都是注释里的地址本身。替它做完事的处理程序，再自己加 4。',
  'faults.hint-1': '断点之后还要从原处继续，那时那里可能已经换成别的指令。',
  'faults.hint-2': 'BRK 和 UNDEFINED 的指令保存的是它们自己的地址。',
  'faults.hint-3': '两个都是注释里的地址本身。',
  again: '{answer} 是调用指令自己。它已经执行过：ELR 里是 {found}，回到 {answer} 就会再调用一次。',
  skipped: '{answer} 是它后面那条。指令并没有执行：ELR 里是 {found}，这样才能决定重做、模拟还是跳过。',
  elsewhere: '{answer} 既不是这一行的指令，也不是它后面那条。ELR 里是 {found}。',
};
export default sentences;
