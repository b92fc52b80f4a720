/** 本章图表里的中文句子；与 text.en.ts 一一对应。 */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'path.caption': '{text}：每一站把它变成了什么。构建本页时取自这台机器。',
  'path.stage': '站',
  'path.what': '在那里的样子',
  'path.word': '内存',
  'path.row': '表里的一行',
  'path.record': '记录',
  'path.operation': '操作',
  'path.back': '反汇编器',
  'back.caption': '后退一步，再往前一步。什么也没有被撤销：只是重新做了一遍，少做一条指令。',
  'back.moment': '时刻',
  'back.cycle': '周期',
  'back.pc': 'PC',
  'back.end': '运行到了这里',
  'back.snapshot': '恢复的快照',
  'back.stepped': '后退一步',
  'back.again': '再往前一步',
  'table.made-of-a-row': '表里的一行生出什么，谁在用。',
};
