/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'board.caption': '开发板。一个地址要么通往内存，要么通往某个设备。',
  'board.core': '核 {n}',
  'board.address': '地址',
  'board.part': '部件',
  'board.what': '用途',
  'board.flash': '两片，没有装固件时是空的',
  'board.gic': '中断控制器',
  'board.uart': '串口，另一头就是你的终端',
  'board.virtio': '{count} 个插槽，接磁盘',
  'board.ram': '内存，程序就装在这里',
  'echo.type': '在这里打字',
  'echo.console': '控制台',
  'echo.ran': '核已经执行了 {count} 条指令，几乎全在问“来字节了没有”。',
  'echo.waiting': '看到这里时，机器就会启动。',
  'echo.failure': '本页的机器没能启动。',
};
