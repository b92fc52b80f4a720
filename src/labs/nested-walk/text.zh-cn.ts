import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '数一数嵌套查表要读几次',
  'objective.count': '说出两个阶段的查表要读多少个描述符，以及为什么',
  'objective.cost': '说出 TLB 和块各省下什么',
  'step.one-stage': '只有一个阶段：load1 和 load2。',
  'step.nested': '两个阶段都开，然后是 TLB：load3 到 load6。',
  'step.blocks': '用块代替页：load7 到 load9。',
  'one-stage.hint-1': '查表在每一级读一个描述符。',
  'one-stage.hint-2': '一个阶段关着时，另一个阶段独自查表，没有嵌套。',
  'one-stage.hint-3': 'load1：第 1 阶段的级数。load2：第 2 阶段的级数。',
  'nested.hint-1': '第 1 阶段的页表在哪里？它们的地址是 IPA：读其中任何一个描述符之前，先要由第 2 阶段转换它的位置。',
  'nested.hint-2':
    '第 1 阶段的 n 个描述符每个花 m + 1 次读取：第 2 阶段的 m 次，再加它自己。最后还要转换数据的 IPA：再加 m 次。',
  'nested.hint-3':
    'n(m + 1) + m = (n + 1)(m + 1) − 1。TLB 里有的页花 0 次；在这台机器上，其他任何一页都要从头查一遍表。',
  'blocks.hint-1': '2 MiB 的块是第 2 级上的叶子：它所在阶段的查表少一级。',
  'blocks.hint-2':
    '用同一个公式：第 1 阶段是块时代入 n − 1，第 2 阶段是块时代入 m − 1；后者对每次第 2 阶段查表都成立，为页表做的那些也一样。',
  'blocks.hint-3': 'n(m + 1) − 1；(n + 1)m − 1；nm − 1',
  unanswered: 'load{load} 还没有预测。',
  'one-stage': 'load{load}：你的预测是 {answer}；机器读了 {reads} 个。这里只开了一个阶段，没有嵌套：每级读一次。',
  sum: 'load{load}：你的预测是 {answer}，即 {n} + {m}：先走一个阶段，再走另一个。但第 1 阶段的页表放在 IPA 上：读它的每个描述符之前都要先做一次第 2 阶段查表。机器读了 {reads} 个。',
  product:
    'load{load}：你的预测是 {answer}，即 {n} × {m}：这只是为第 1 阶段的描述符所做的第 2 阶段查表。描述符自己也要读，最后还要转换数据的 IPA。机器读了 {reads} 个。',
  data: 'load{load}：你的预测是 {answer}，多了一个：最后读的是数据本身，不是描述符。机器读了 {reads} 个。',
  last: 'load{load}：你的预测是 {answer}，少了 {m} 个：第 1 阶段得到的是 IPA，还要最后一次第 2 阶段查表来转换它。机器读了 {reads} 个。',
  cached:
    'load4：你的预测是 {answer}；机器读了 {reads} 个。load3 已把这一页的转换放进了 TLB：只要没人使它失效，就不必查表。',
  neighbour:
    'load{load}：你的预测是 {answer}；机器读了 {reads} 个。TLB 里放的是单个页的转换：下一页的描述符虽然紧挨着上一个，仍要为它查一遍表。',
  'walk-cache':
    'load{load}：你的预测是 {answer}：能缓存上面几级的核会这样读，A72 就是如此。这台机器只缓存完整的转换，所以读了 {reads} 个：任何核最多也就这么多。',
  tlbi: 'load{load}：你的预测是 {answer}；机器读了 {reads} 个。TLBI VMALLE1 丢弃了这个 VMID 的全部转换，查表要从头再来。',
  'block-full': 'load{load}：你的预测是 {answer}，与页相同；机器读了 {reads} 个。2 MiB 的块在第 2 级就查完了，早一级。',
  'block-one':
    'load{load}：你的预测是 {answer}，比页少一个；机器读了 {reads} 个。某个阶段少一级，省下的不止一次读取：它还缩短或省去了哪些查表？',
  count: 'load{load}：你的预测是 {answer}；机器读了 {reads} 个描述符。',
};
export default sentences;
