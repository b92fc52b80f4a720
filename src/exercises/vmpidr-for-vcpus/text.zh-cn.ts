import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '我是哪个 VCpu？',
  'objective.one': '给每个 VCpu 它的 MPIDR',
  'step.fixed':
    '内核在新的核上问的第一件事就是自己是谁；它的表、PSCI 调用和中断都靠这个答案。先写对这个 VM 的所有 VCpu 都一样的部分。',
  'step.place': '再写它的位置。',
  'step.read': '三个 VCpu 来问。',
  'fixed.hint-1': '第 31 位是 RES1；U（第 30 位）和 MT（第 24 位）保持 0。',
  'fixed.hint-2': 'Aff2 是 [23:16]。',
  'fixed.hint-3': '0x80000000 + (aff2 << 16)',
  'place.hint-1': '一次除法，和它的余数。',
  'place.hint-2': 'UDIV 得簇号，MSUB 得余数；Aff1 是 [15:8]。',
  'place.hint-3': 'udiv x2, x0, x1；msub x3, x2, x1, x0；orr x0, x0, x2, lsl #8；orr x0, x0, x3',
  'read.hint-1': '前两步对了，这里自然就对。',
  'read.hint-2': 'Aff3 是 [39:32]：0。',
  'read.hint-3': '只有第 31 位和 Aff2 到 Aff0。',
  'fixed.res1': '{whole} 的第 31 位：在 MPIDR 里是 RES1。',
  'fixed.aff2': '{whole} 里的 Aff2（第 [23:16] 位）是 {found}；应为 {wanted}。',
  'fixed.flags': '{whole} 的第 [30:24] 位是 {found}：U 表示只有一个核，MT 表示它们是线程。都不是。',
  'place.number': '{whole} 里的 Aff0 是 {found}：那是 VCpu 的编号。它在簇内的位置是 {wanted}。',
  'place.aff0': '{whole} 里的 Aff0 是 {found}；应为 {wanted}。',
  'place.aff1': '{whole} 里的 Aff1（第 [15:8] 位）是 {found}；应为 {wanted}。',
  'read.wrong': '有个 VCpu 从 MPIDR_EL1 读到 {found}；应为 {wanted}。',
  unused: '没有人问过 vmpidr，或者它没有返回：它以 RET 结束。',
};
export default sentences;
