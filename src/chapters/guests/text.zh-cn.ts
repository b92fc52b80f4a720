/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'image.caption': '本站启动的那个 Image，开头的几个字节。',
  'image.at': '偏移',
  'image.field': '字段',
  'image.value': '值',
  'image.meaning': '含义',
  'image.code': '一条指令：内核从第一个字节进入',
  'image.offset': '要放在某个 2 MiB 对齐的地址后面这么远的地方',
  'image.offset-anywhere': '放在 2 MiB 对齐的地址上就行，别无要求',
  'image.size': '从第一个字节算起，要占用的内存字节数',
  'image.size-unknown': '旧内核，没有说',
  'image.flags-2m': '小端；尽量靠近内存的开头',
  'image.flags-anywhere': '小端，{kib} KiB 页，放在内存里哪里都行',
  'image.flags-big-endian': '大端内核',
  'image.magic': '“ARM”加 0x64：凭它认出来',
  'image.reserved': '保留',
  'image.pe': 'EFI 用的头在哪里',
  'table.guest-slips': '客户机设备树里的疏忽，以及它们在哪里现形。',
};
