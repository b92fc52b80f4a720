import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '顺着链走',
  'objective.one': '沿描述符链走到头，并说出设备会报告什么',
  'step.order': '驱动的描述符散在各处，哪里空就用哪里。模拟的设备只认 next；客户机卡在某个请求里时，你也得这样走。',
  'step.told': '做完之后，已用环里写的是什么？',
  'order.hint-1': '描述符：地址（8 字节），长度（4），标志（2），next（2）。',
  'order.hint-2': '标志 1 是 NEXT，2 是 WRITE。没有 NEXT，链就到头了，next 也就没有意义。',
  'order.hint-3': '从 available.ring[0] 开始。状态在最后一个描述符里，由设备写的一个字节。',
  'told.hint-1': '一条链用它的头来称呼。',
  'told.hint-2': 'len 是设备写了多少字节。',
  'told.hint-3': '两个数据缓冲区，再加状态的 1；请求头只是被读了。',
  'order.row': '{answer} 是表里挨着的那个。next 说的是 {found}。',
  'order.wrong': '你写的是 {answer}；前一个的 next 是 {found}。',
  'order.header': '{answer} 是请求头，设备只读它。状态在 {found}。',
  'order.buffer': '{answer} 是放数据的缓冲区。状态在 {found}。',
  'order.status': '状态在 {found}，不在 {answer}：这条链的最后一个描述符。',
  'told.last': '{answer} 是链尾。链用它的头来称呼：{found}。',
  'told.id': '设备写的 id 是 {found}，不是 {answer}：写的是链头。',
  'told.status': '{answer} 只是数据。设备还写了状态：{found}。',
  'told.readable': '{answer} 把请求头也算进去了。那不是设备写的：{found}。',
  'told.one': '{answer} 是第一个缓冲区。一共两个，还有状态：{found}。',
  'told.wrong': '设备写的 len 是 {found}，不是 {answer}。',
};
export default sentences;
