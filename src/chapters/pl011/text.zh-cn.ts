/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'fifo.caption':
    '客户机用回环发给自己，一个也不读。第 {trigger} 个字符起 UARTRIS 有了 RX，第 {depth} 个起 UARTFR 说 FIFO 满了，第 {lost} 个是第一个丢掉的。',
  'fifo.characters': '字符数',
  'table.uart-slips': '模拟 UART 时的几种疏忽，以及客户机的反应。',
};
