/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'table.parts-of-a-queue': 'The three parts of a queue, who writes them, and the register with their address.',
};
