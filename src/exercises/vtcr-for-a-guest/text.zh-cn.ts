import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '客户机的世界有多大？',
  'objective.one': '拼出 VTCR_EL2：IPA 大小、起始级、查表属性',
  'step.size':
    '客户机的世界到哪里为止，由 VTCR_EL2 决定。太小，内存被截断；太大，查表会读到表的后面去。先写大小和级别。',
  'step.walks': '再写查表时怎么读页表。',
  'step.end': '让机器来看：最后一个地址在，它后面的那个不在。',
  'size.hint-1': 'T0SZ 是 [5:0]，SL0 是 [7:6]，PS 是 [18:16]。',
  'size.hint-2': 'T0SZ = 64 − 位数。SL0 是反着数的：4 KiB 页时，0 从第 2 级开始，1 从第 1 级开始。',
  'size.hint-3': '(64 − 位数) + ((2 − 级别) << 6) + (PS << 16)；PS：0 是 32 位，1 是 36，2 是 40，4 是 44。',
  'walks.hint-1': 'IRGN0 [9:8]，ORGN0 [11:10]，SH0 [13:12]，TG0 [15:14]。',
  'walks.hint-2': '分别是 1、1、3；TG0 = 0 是 4 KiB。',
  'walks.hint-3': '0x80003500',
  'end.hint-1': '前两步对了，这里自然就对。',
  'end.hint-2': 'T0SZ 剩下的就是大小：2 的 64 − T0SZ 次方。',
  'end.hint-3': '对照一下 T0SZ 和 SL0：第 1 级管第 30 到 38 位，第 2 级管第 21 到 29 位。',
  'size.bits': '{whole} 里的 T0SZ 是 {found}：那是大小本身。它数的是比 64 少几位：{wanted}。',
  'size.t0sz': '{whole} 里的 T0SZ 是 {found}；应为 {wanted}。',
  'size.level': '{whole} 里的 SL0 是 {found}：它不是级别。4 KiB 页时，0 从第 2 级开始，1 从第 1 级开始：{wanted}。',
  'size.sl0': '{whole} 里的 SL0（第 [7:6] 位）是 {found}；应为 {wanted}。',
  'size.ps': '{whole} 里的 PS（第 [18:16] 位）是 {found}；应为 {wanted}。',
  'walks.cached': '{whole} 里的第 [13:8] 位，即 SH0、ORGN0、IRGN0，是 {found}；应为 {wanted}。',
  'walks.granule': '{whole} 里的 TG0 是 {found}：0 才是 4 KiB。',
  'walks.res1': '{whole} 的第 31 位是 RES1。',
  'walks.stuck': 'judge 没有走到最后。',
  unused: '没有人问过 vtcr，或者它没有返回：它以 RET 结束。',
  'end.short': '在客户机的最后一个地址，查表出错：PAR_EL1 是 {last}，状态码 {status}。',
  'end.far': '客户机最后一个地址之后居然还有东西：PAR_EL1 是 {beyond}，没有出错。',
};
export default sentences;
