/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'table.whose': '寄存器归谁、要怎么处置。陷入很短；切换是把核交给另一个 VCpu。',
  'nest.caption':
    '一台 VM 有若干 VCpu；一个核同一时刻只跑一个 VCpu，也可能一个都不跑。等核的 VCpu 只是内存里的一个结构。',
  'nest.title': 'PerCpu、VCpu、VM',
  'nest.text':
    'VM 0 有两个 VCpu，VM 1 有一个。VM 0 的两个各占一个核，每个核有一个 PerCpu。VM 1 的那个在等，寄存器在内存里。',
  'nest.vm': '内存、设备',
  'nest.vcpu': '在核上',
  'nest.waits': '在内存里等',
  'nest.core': '真实的核',
};
