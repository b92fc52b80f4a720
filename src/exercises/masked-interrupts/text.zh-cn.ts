import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '什么到得了中断线',
  'objective.one': '由 FIFO、IFLS 和 IMSC 推出 RIS 和 MIS',
  'step.level':
    '模拟的 UART 中断来早了，客户机疲于奔命；来晚了，它就挂住。到底什么时候？先看收到几个字符才会请求中断。',
  'step.raw': 'RIS 是发生了什么，不管有没有人想知道。',
  'step.masked': 'MIS 是线上得到的：只要还剩一位，中断线就有效。',
  'level.hint-1': 'RXIFLSEL 是 IFLS [5:3]，TXIFLSEL 是 [2:0]。',
  'level.hint-2': '0 是 FIFO 的八分之一，1 是四分之一，2 是一半，3 是四分之三，4 是八分之七。',
  'level.hint-3': '十六个里的 2、4、8、12 或 14 个。',
  'raw.hint-1': 'RXRIS 是第 4 位，TXRIS 5，RTRIS 6，OERIS 10。',
  'raw.hint-2': 'TX：发送 FIFO 空到了水位以下。OE：有十六个时又来了一个。RT 要等时间流逝。',
  'raw.hint-3': '读到水位以下，RX 就撤回。TX 和 OE 要等 ICR 来清。',
  'masked.hint-1': 'IMSC 的一位让 RIS 的同一位通过。',
  'masked.hint-2': 'RIS 里没有的，不管 IMSC 怎么说，MIS 里也没有。',
  'masked.hint-3': 'MIS = RIS & IMSC',
  'level.transmit': '{answer} 是 TXIFLSEL（[2:0]）说的。RXIFLSEL（[5:3]）说的是 {found}。',
  'level.wrong': '水位不是 {answer}：RXIFLSEL 说的是 {found}。',
  'raw.masked': '{answer} 是 IMSC 放过的。RIS 不看 IMSC：{found}。',
  'raw.same': '{answer} 是读之前的。到了水位以下，RX 就撤回：{found}。',
  'raw.wrong': 'RIS 是 {found}，不是 {answer}。',
  'raw.later': '读完之后 RIS 是 {found}，不是 {answer}。',
  'masked.mask': '{answer} 就是 IMSC。它只放行，不产生什么：{found}。',
  'masked.raw': '{answer} 是 RIS：发生过的都在里面。IMSC 放过的是 {found}。',
  'masked.wrong': 'MIS 是 {found}，不是 {answer}。',
};
export default sentences;
