import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '装得下十六个',
  'objective.one': '由进出 FIFO 的字符推出 FR 和丢失的字符',
  'step.flags':
    '驱动轮询的就是 FR，什么时候停全看它：模拟的 UART 能不能骗过驱动，先看标志位对不对。两次的 FR 各是什么？',
  'step.lost': '超过十六个就装不下了。丢的是哪些，谁会知道？',
  'flags.hint-1': 'FR：BUSY 是第 3 位，RXFE 4，TXFF 5，RXFF 6，TXFE 7。',
  'flags.hint-2': '线路很快：一发就走，所以 TXFE 一直置位。',
  'flags.hint-3': 'TXFE 是 0x80；有十六个在等就再加 0x40，一个都没有就再加 0x10。',
  'lost.hint-1': 'FIFO 满了就什么也不收：丢的是新来的，不是先来的。',
  'lost.hint-2': '所以读到的就是到达的顺序；OE 说有一些没能进来。',
  'lost.hint-3': 'last = 第一个 + 读的次数 − 1；left = min(发的个数, 16) − 读的次数。',
  'flags.receive': '{answer} 只有接收一侧。没有什么在等着发，所以 TXFE 也置位：{found}。',
  'flags.wrong': 'FR 是 {found}，不是 {answer}。RXFF 表示有十六个在等，RXFE 表示一个都没有。',
  'lost.last': '最后一次读到的是 {found}，不是 {answer}：先到的先出，而丢的从来不是先到的。',
  'lost.oe': 'OE 是 {found}，不是 {answer}。字符到来时 FIFO 已满，它才置位。',
  'lost.kept': '{answer} 把装不下的也算进去了。它最多装十六个：{found}。',
  'lost.left': '还剩 {found} 个，不是 {answer} 个。',
};
export default sentences;
