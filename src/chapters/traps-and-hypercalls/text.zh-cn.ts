/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'table.returns': '本页机器上的一台客户机，每个类别陷入一次：从那条指令到 ELR_EL2 有几个字节。',
  'table.conventions': '说明来意的两种方式，由 x0 的第 31 位区分。',
  'table.mrs': '一次陷入的 MRS（类别 0x18）的 ISS，取自同一次运行。',
  'table.lies': '处理函数能拿一个寄存器怎么办。',
  'table.vectors': '同一种错误，按客户机当时在做什么，到了哪里。',
};
