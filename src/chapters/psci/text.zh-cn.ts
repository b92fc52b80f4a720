/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'cores.caption':
    '第一个实验的答案，照实际运行列出。数字是周期；空格处，另一个核在那时什么也没做，或者做的事不在表里。',
  'cores.cycle': '周期',
  'cores.core': '核 {core}',
  'cores.started': 'CPU_ON 返回了：SUCCESS',
  'cores.twice': '第二次 CPU_ON：ALREADY_ON',
  'cores.arrived': '到了 EL2，有自己的栈、向量和名字',
  'cores.seen': '醒来：核 1 说它在了',
  'cores.got': '看到了标志，于是拿到了数据',
  'cores.finished': '读出所有加法的和',
  'cores.got_all': '拿到最后的数据，把板子关机',
  'race.caption':
    '同一个客户机的三个 VCpu，我们的 hypervisor 就是这样回答的：从启动 VCpu 1，到第一个离开的为止。VCpu 2 和 VCpu 1 同核。',
  'race.vcpu': 'VCpu',
  'race.call': '调用',
  'race.answer': '回答',
  'race.none': '没有：它已经走了',
  'table.functions': '客户机可以向固件要什么。',
};
