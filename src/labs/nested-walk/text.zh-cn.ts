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
  'blocks.hint-1': '2 MiB 的块是第 2 级上的叶子，1 GiB 的块在第 1 级：它所在阶段的查表少一级或两级，看页表就知道。',
  'blocks.hint-2':
    '用同一个公式：代入剩下的级数：第 1 阶段是块时 n 减一或二，第 2 阶段是块时 m 减一或二；后者对每次第 2 阶段查表都成立，为页表做的那些也一样。',
  'blocks.hint-3': '剩下 n′、m′ 级时：(n′ + 1)(m + 1) − 1；(n + 1)(m′ + 1) − 1；(n′ + 1)(m′ + 1) − 1',
  unanswered: 'load{load} 还没有预测。先写全九个：每一行都有了数，才与机器读的次数比较。',
  'one-stage': 'load{load}：你的预测是 {answer}，机器读的不是这么多。这里只开了一个阶段，没有嵌套：每级读一次。',
  sum: 'load{load}：你的预测是 {answer}，即 {n} + {m}：先走一个阶段，再走另一个。但第 1 阶段的页表放在 IPA 上：读它的每个描述符之前都要先做一次第 2 阶段查表。',
  product:
    'load{load}：你的预测是 {answer}，即 {n} × {m}：这只是为第 1 阶段的描述符所做的第 2 阶段查表。描述符自己也要读，最后还要转换数据的 IPA。',
  data: 'load{load}：你的预测是 {answer}，多了一个：最后读的是数据本身，不是描述符。',
  last: 'load{load}：你的预测是 {answer}，少了 {m} 个：第 1 阶段得到的是 IPA，还要最后一次第 2 阶段查表来转换它。',
  cached:
    'load4：你的预测是 {answer}，机器读的不是这么多。load3 已把这一页的转换放进了 TLB：只要没人使它失效，就不必查表。',
  neighbour:
    'load{load}：你的预测是 {answer}，机器读的不是这么多。TLB 里放的是单个页的转换：下一页的描述符虽然紧挨着上一个，仍要为它查一遍表。',
  'same-page': 'load{load}：你的预测是 {answer}，即一次完整的查表。它的地址离 load4 多远：真的是另一页吗？',
  'tlbi-other': 'load{load}：你的预测是 {answer}，即一次完整的查表。这条 TLBI 丢弃哪些转换：load3 那一页的在其中吗？',
  'walk-cache':
    'load{load}：你的预测是 {answer}：能缓存上面几级的核会这样读，A72 就是如此。这台机器只缓存完整的转换，读的是任何核最多要读的次数。',
  tlbi: 'load{load}：你的预测是 {answer}，机器读的不是这么多。看看它前面的 TLBI 丢弃了哪些转换。',
  'block-full':
    'load{load}：你的预测是 {answer}，与页相同，机器读的不是这么多。块在第 2 级（2 MiB）或第 1 级（1 GiB）就查完了。',
  'block-one':
    'load{load}：你的预测是 {answer}，比页少一个，机器读的不是这么多。某个阶段少一级，省下的不止一次读取：它还缩短或省去了哪些查表？',
  manual:
    'load{load}：你的预测是 {answer}。15 是 3 级加 3 级的数，24 是 4 级加 4 级的，而且两个阶段都开、全是页。这里第 1 阶段 {n} 级，第 2 阶段 {m} 级：walk.s 在这次加载处做了什么？',
  zero: 'load{load}：你的预测是 0，那么它的转换必须已经在 TLB 里。是前面哪次加载放进去的？现在还在吗？',
  count: 'load{load}：你的预测是 {answer}；机器读的不是这么多。运行它，数一数这次加载读的描述符。',
};
export default sentences;
