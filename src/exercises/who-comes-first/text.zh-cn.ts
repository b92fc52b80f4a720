import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '谁先来？',
  'objective.one': '说出 GIC 按什么顺序交出挂起的中断',
  'step.order': '虚拟分发器给客户机的顺序必须和真的一样，不然多年没出过错的驱动也会出错。它们按什么顺序被接下？',
  'step.mask': '有一个始终没被接下。还有，期间核的运行优先级是多少？',
  'order.hint-1': '数值越小越急。',
  'order.hint-2': '优先级相同，INTID 小的先来。',
  'order.hint-3': '先按优先级排，再按 INTID 排；被 PMR 屏蔽的去掉。',
  'mask.hint-1': '比 PMR 更急的才放行，相等的不行。',
  'mask.hint-2': '没有可接的，IAR 就给 1023，即伪中断。',
  'mask.hint-3': 'RPR 是活跃中断的优先级；空闲时是 0xff。',
  'order.lowest': '{answer} 是编号最小的。先来的是优先级数值最小的：{found}。',
  'order.tie': '{answer} 和 {found} 优先级相同：那就是 INTID 小的先来。',
  wrong: '你写的是 {answer}；GICC_IAR 给出 {found}。',
  'mask.equal': '{answer} 的优先级正好等于 GICC_PMR：要比它更急才行。GICC_IAR 给出 {found}，即 1023。',
  'mask.running': '你写的是 {answer}；GICC_RPR 是 {found}，即活跃中断的优先级。',
};
export default sentences;
