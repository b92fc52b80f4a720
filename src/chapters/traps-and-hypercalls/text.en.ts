/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'table.returns':
    'One trap of each class, by a guest of this page’s machine: how many bytes from the instruction to ELR_EL2.',
  'table.conventions': 'Two ways to say what is wanted. Bit 31 of x0 tells them apart.',
  'table.mrs': 'The ISS of a trapped MRS, class 0x18, from the same run.',
  'table.lies': 'What a handler can do with a register.',
  'table.vectors': 'Where the same fault arrived, by what the guest was doing.',
};
