/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'fifo.caption':
    'A guest sends to itself in loopback and reads nothing. From character {trigger} on UARTRIS has RX, from {depth} on UARTFR says that the FIFO is full, and {lost} is the first that is lost.',
  'fifo.characters': 'characters',
  'table.uart-slips': 'Slips in an emulated UART, and what a guest makes of them.',
};
