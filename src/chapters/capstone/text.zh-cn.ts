/** 本章各图的中文句子。英文在 text.en.ts。 */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'table.meet': '各个部件、它们来自哪一章，以及两个系统启动时谁用得着它。',
  'table.homes': '两个系统各在哪里。地址都是客户机自己看到的。',
  'table.pairs': '另外三对客户机，以及每一对向部件要的、第一对没有要过的东西。',
};
