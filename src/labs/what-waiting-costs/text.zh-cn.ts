import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '等待的代价',
  'objective.cost': '说出一台 VM 在等，同一个核上的邻居要付多少',
  'objective.would': '知道 WFI 和 WFE 什么时候陷入：只在真要等的时候',
  'step.wfi': '一台 VM 用 WFI 等。没有 TWI 和有 TWI，另一台各要多久？',
  'step.wfe': '换成 WFE，没有 TWE 和有 TWE。',
  'step.would': '两个位都置上了，可是：每次 WFE 之前都有一个事件；或者已有一个中断挂起。',
  'wfi.hint-1': '客户机停在一条不陷入的 WFI 里时，核归谁？',
  'wfi.hint-2':
    '谁也不归。它的时间片就这么过去，直到 EL2 的定时器把它结束，于是干活的那台只有一半的时间片。有了 TWI，WFI 马上进 EL2，时间片转给干活的那台。',
  'wfi.hint-3': 'wfi-free：活有几片就是两倍。wfi-trapped：活有几片就是几片。',
  'wfe.hint-1': '有谁会发事件吗？还有什么能结束 WFE？',
  'wfe.hint-2': '定时器的中断能。在那之前核都在等，和 WFI 一样；有了 TWE 就不等。',
  'wfe.hint-3': 'wfe-free：活有几片就是两倍。wfe-trapped：活有几片就是几片。',
  'would.hint-1': '事件寄存器已经置位时，WFE 做什么？有中断挂起（哪怕被屏蔽）时，WFI 又做什么？',
  'would.hint-2': '它们马上继续。不等的也就不陷入：EL2 什么也不知道，客户机原地打转，直到时间片用完。',
  'would.hint-3': '两题都是：活有几片就是两倍。',
  'too-few': '第 {case} 轮：{answer} 片不够，光是活就要 {work} 片。',
  'wfi-free':
    '第 {case} 轮：用了 {counted} 片，不是 {answer}。什么都不陷入，所以轮到另一台时，等的是核本身，一直等到时间片用完。',
  'wfi-trapped':
    '第 {case} 轮：用了 {counted} 片，不是 {answer}。有了 TWI，WFI 一要等就进 EL2，剩下的时间片归干活的那台。',
  'wfe-free': '第 {case} 轮：用了 {counted} 片，不是 {answer}。没有事件来，所以轮到另一台时，核一直等到 EL2 的定时器。',
  'wfe-trapped': '第 {case} 轮：用了 {counted} 片，不是 {answer}。有了 TWE，WFE 一要等就进 EL2。',
  'wfe-event':
    '第 {case} 轮：用了 {counted} 片，不是 {answer}。SEVL 置了事件寄存器，WFE 收下事件就走。它本来就不会等，也就不陷入。',
  'wfi-pending':
    '第 {case} 轮：用了 {counted} 片，不是 {answer}。有中断挂起，WFI 就不等，不管客户机有没有屏蔽它；不等的也就不陷入。',
  'half-a-turn': '第 {case} 轮：用了 {counted} 片，不是 {answer}。每两片里有一片归干活的那台。',
  number: '第 {case} 轮：用了 {counted} 片，不是 {answer}；活有 {work} 片。',
};
export default sentences;
