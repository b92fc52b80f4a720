import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '给调用一个标识',
  'objective.one': '拼出、也读懂 SMCCC 的功能标识',
  'step.kind':
    '固件、hypervisor 和各家的客户机共用一条指令 HVC、一个寄存器。调用约定把标识分好，谁也不会接错别人的调用。先写是哪种调用。',
  'step.whose': '再写属于谁、是哪一个。',
  'step.answered': '客户机来调用：有回答吗？',
  'kind.hint-1': '第 31 位和第 30 位。',
  'kind.hint-2': '第 31 位：1 是快速调用，0 是可让出调用。第 30 位：1 是 64 位约定。',
  'kind.hint-3': '(fast << 31) + (wide << 30)',
  'whose.hint-1': '所有者是 [29:24]，功能号是 [15:0]。',
  'whose.hint-2':
    '0 Arm 架构，1 CPU，2 SiP，3 OEM，4 标准安全（PSCI 就在这里），5 标准 hypervisor，6 厂商 hypervisor。',
  'whose.hint-3': '(owner << 24) + number',
  'answered.hint-1': '前两步对了，这里自然就对。',
  'answered.hint-2': '-1 是 NOT_SUPPORTED：没有谁有这个标识。',
  'answered.hint-3': '逐位对照。',
  'kind.fast': '{whole} 的第 31 位是 {found}；应为 {wanted}：1 是快速，0 是可让出。',
  'kind.wide': '{whole} 的第 30 位是 {found}；应为 {wanted}：1 是 64 位约定。',
  'whose.psci': '{whole} 里的所有者是 4：那是标准安全服务，PSCI 属于它。应为 {wanted}。',
  'whose.owner': '{whole} 里的所有者（[29:24]）是 {found}；应为 {wanted}。',
  'whose.number': '{whole} 里的功能号（[15:0]）是 {found}；应为 {wanted}。',
  'whose.zero': '{whole} 的第 [23:16] 位是 {found}：它们是保留位。',
  'answered.refused': 'hypervisor 不认识 {identifier}：NOT_SUPPORTED。',
  unused: '没有人问过 identifier，或者它没有返回：它以 RET 结束。',
};
export default sentences;
