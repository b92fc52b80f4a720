import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '去 EL2 几次？',
  'objective.one': '说出客户机的哪些指令会到 EL2',
  'step.aborts': 'hypervisor 大部分时间不在运行；它的代价就是被叫到的次数。客户机的加载和存储，有多少次会叫到它？',
  'step.calls': '调用有几次，访问寄存器有几次？',
  'step.all': '一共几次？',
  'aborts.hint-1': '内存在第 2 阶段有映射：核自己查表，不问任何人。',
  'aborts.hint-2': '模拟的设备是映射里的一个空洞。',
  'aborts.hint-3': '写 UART 的每一次，别的都不算。',
  'calls.hint-1': 'HVC 就是为了到 EL2。',
  'calls.hint-2': '不陷入的寄存器，读起来和裸机一样。',
  'calls.hint-3': '最后那个循环有几轮就是几；另一个是零。',
  'all.hint-1': '求和。',
  'all.hint-2': '上面三个数之和。',
  'all.hint-3': 'aborts + hvcs + registers',
  'aborts.all': '{answer} 把写内存的也算上了。那些不惊动任何人：{found}。',
  'calls.registers': 'MIDR_EL1 读了 {answer} 次，但 HCR_EL2 没有哪一位让它陷入：{found}。',
  'all.memory': '{answer} 把客户机动自己内存的次数也算上了。hypervisor 根本不会知道：{found}。',
  wrong: '你写的是 {answer}；核去了 {found} 次。',
};
export default sentences;
