/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'image.caption': 'The first bytes of the Image that this site boots.',
  'table.guest-slips': 'Slips in a guest’s device tree, and where they show.',
};
