/** 本章图表里的中文句子；与 text.en.ts 一一对应。 */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'table.parts-of-a-queue': '队列的三个部分，各由谁写，地址在哪个寄存器。',
};
