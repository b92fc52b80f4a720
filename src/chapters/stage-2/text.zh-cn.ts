/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'tree.map-a-guest': '实验参考答案写出的页表。',
  'table.syndrome': '客户机数据中止的综合信息，以及拿它来做设备时容易弄错的地方。',
  'register.ESR_EL2.SSE': '加载时要不要符号扩展',
  'register.ESR_EL2.AR': '是不是 acquire 或 release',
  'register.ESR_EL2.FnV': '0：FAR_EL2 有效',
  'register.ESR_EL2.EA': '外部中止的种类',
  'register.ESR_EL2.CM': '是不是缓存维护',
  'register.ESR_EL2.S1PTW': '是不是在读客户机自己的页表',
  'stages.caption': '一次访问，两次转换。图中地址取自小客户机内存的第一个字节。',
  'stages.title': '从虚拟地址到物理地址',
  'stages.text':
    '第 1 阶段的表由 TTBR0_EL1 指着，归客户机所有，把虚拟地址变成中间物理地址。第 2 阶段的表由 VTTBR_EL2 指着，归 hypervisor 所有，再把它变成物理地址：{ipa} 变成 {pa}。',
  'stages.va': '程序眼里的',
  'stages.ipa': '“物理”',
  'stages.pa': '真正的内存',
  'stages.one': '第 1 阶段',
  'stages.two': '第 2 阶段',
  'stages.guest': '客户机的',
  'stages.hypervisor': '你的',
  'reads.caption':
    '第 1 阶段 {n} 级，第 2 阶段 {m} 级：按此顺序读 {count} 次，与机器实际数到的相符。“2.1”表示第 2 阶段第 1 级的描述符。',
  'reads.table': '去第 1 阶段第 {level} 级',
  'reads.data': '去数据',
  'reads.goal': '然后是数据',
  'faults.wrong-level-1-slot': '表挂在了第 1 级错误的槽里',
  'faults.uart-not-mapped': '没有映射串口',
  'faults.stage-1-permissions': '权限照第 1 阶段写：S2AP = 0',
  'faults.ram-execute-never': 'RAM 不可执行',
  'faults.block-bits-in-a-page': '页用了块的类型编码',
  'walk.label': '本页机器上的一次两阶段查表',
  'walk.reset': '撤销所有改动',
  'walk.failure': '本页的机器没能启动。',
  'walk.waiting': '看到这里时，机器就会启动。',
};
