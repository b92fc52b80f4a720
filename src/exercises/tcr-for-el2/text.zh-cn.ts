import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'EL2 的几个大小',
  'objective.one': '根据地址大小和查表属性拼出 TCR_EL2',
  'step.size':
    '这里错一个字段，MMU 一打开，第一次取指就出错，谁也没法再解释原因。先写两个大小：被转换的地址和转换出来的地址。',
  'step.walks': '再写查表时怎么读页表：粒度、缓存属性、共享属性。',
  'size.hint-1': 'T0SZ 说的是地址比 64 位少几位。',
  'size.hint-2':
    'T0SZ 是 [5:0]：64 减去你这一题的位数。PS 是 [18:16]：0 是 32 位，1 是 36，2 是 40，3 是 42，4 是 44。',
  'size.hint-3': 'x0 = 0x80800000 + (64 − 位数) + (PS << 16) + …',
  'walks.hint-1': 'IRGN0 [9:8]，ORGN0 [11:10]，SH0 [13:12]，TG0 [15:14]。',
  'walks.hint-2': 'RGN：1 写回、写分配，2 直写，3 写回、不写分配。SH：2 外部，3 内部。TG0：0 是 4 KiB。',
  'walks.hint-3': '(rgn << 8) + (rgn << 10) + (sh << 12)',
  'size.bits': '{whole} 里的 T0SZ 是 {found}：那是大小本身。它数的是比 64 少几位：{wanted}。',
  'size.t0sz': '{whole} 里的 T0SZ 是 {found}；应为 {wanted}。',
  'size.ps': '{whole} 里的 PS（第 [18:16] 位）是 {found}；应为 {wanted}。',
  'size.end': '查表的结果不一样：在最后一个地址，PAR_EL1 是 {last}；第一个越界的地址上是 {beyond}。第 0 位表示出错。',
  'walks.inner': '{whole} 里的 IRGN0（第 [9:8] 位）是 {found}；应为 {wanted}。',
  'walks.outer': '{whole} 里的 ORGN0（第 [11:10] 位）是 {found}；应为 {wanted}。',
  'walks.sh': '{whole} 里的 SH0（第 [13:12] 位）是 {found}；应为 {wanted}。',
  'walks.sh-other': '{whole} 里的 SH0 是 {found}：2 是外共享，3 是内共享。应为 {wanted}。',
  'walks.granule': '{whole} 里的 TG0（第 [15:14] 位）是 {found}：0 才是 4 KiB。',
  'walks.res1': '{whole} 缺了 0x80800000 里的位：它们是 RES1。',
  unused: '没有人问过 tcr，或者它没有返回：它以 RET 结束。',
};
export default sentences;
