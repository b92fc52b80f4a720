/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'table.meet': 'The parts, the chapter that each of them comes from, and who needs it in a boot of both systems.',
  'table.homes': 'Where the two systems are. Addresses are those that the guests themselves see.',
  'table.pairs': 'Three more pairs of guests, and what each of them asks of the parts that the first pair does not.',
};
