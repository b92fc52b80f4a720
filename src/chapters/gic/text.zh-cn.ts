/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'story.caption': '从物理中断到虚拟中断结束：对中断控制器的每次访问（按实际到达的地址）和每次级别变化。',
  'story.what': '发生了什么',
  'story.value': '值',
  'story.physical': '发生物理中断',
  'story.virtual': '发生虚拟中断',
  'story.return': '回到客户机',
  'story.reads': '读',
  'story.writes': '写',
  'lists.caption': '{value}：上面那次运行里，hypervisor 写进 GICH_LR0 的值。',
  'lists.bits': '位',
  'lists.field': '字段',
  'lists.value': '值',
  'lists.meaning': '说的是什么',
  'lists.HW': '连着一个物理中断，两个一起结束',
  'lists.Grp1': '第 0 组',
  'lists.State': '挂起；2 表示活跃，0 表示什么都没有',
  'lists.Priority': '{priority} 的高五位',
  'lists.PhysicalID': '连着哪个物理中断；没有 HW 时，第 19 位要求结束时来一个维护中断',
  'lists.VirtualID': 'INTID {intid}，客户机会从自己的 IAR 读到它',
  'table.gates': '中断要到达，哪些门得开着。',
  'table.interrupt-slips': '和中断有关的几种疏忽，以及怎么看出来。',
};
