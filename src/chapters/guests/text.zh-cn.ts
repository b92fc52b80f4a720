/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'image.caption': '本站启动的那个 Image，开头的几个字节。',
  'table.guest-slips': '客户机设备树里的疏忽，以及它们在哪里现形。',
};
