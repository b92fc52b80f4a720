import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '这是哪个核？',
  'objective.one': '由 MPIDR 得出 PSCI 的目标和核的编号',
  'step.target': 'MPIDR_EL1 不能原样传下去：带着标志位，CPU_ON 就会拒绝。先写目标。',
  'step.index': 'hypervisor 有一个核的数组。这个核在其中的哪里？',
  'target.hint-1': 'Aff3 是 [39:32]，Aff2 是 [23:16]，Aff1 是 [15:8]，Aff0 是 [7:0]；它们之间是标志位。',
  'target.hint-2': 'MT 是第 24 位，U 是第 30 位，第 31 位是 RES1：都要去掉。',
  'target.hint-3': 'x0 & 0xff00ffffff',
  'index.hint-1': '簇排成一行，数到它的位置。',
  'index.hint-2': 'Aff1 × 每簇核数 + Aff0。',
  'index.hint-3': '用 ubfx 取 Aff1 和 Aff0，再用 madd。',
  'target.flags': '对 {mpidr}，你原样返回了：第 31、30、24 位是标志。目标是 {wanted}。',
  'target.aff3': '对 {mpidr}，你返回 {found}：少了 Aff3，第 [39:32] 位。目标是 {wanted}。',
  'target.uniprocessor': '对 {mpidr}，你返回 {found}：只去掉了第 31 位。U 和 MT 也是标志：{wanted}。',
  'target.wrong': '对 {mpidr}，你返回的目标是 {found}。应为 {wanted}。',
  'index.aff0': '对 {mpidr}，你返回 {found}：那是它在簇里的位置。它前面还有别的簇：{wanted}。',
  'index.packed': '对 {mpidr}，你返回 {found}，即 Aff1 和 Aff0 原样：这样的数组大半是空的。应为 {wanted}。',
  'index.wrong': '对 {mpidr}，你返回的编号是 {found}。应为 {wanted}。',
  'no-return': '这次调用 affinity 没有返回：它以 RET 结束。',
};
export default sentences;
