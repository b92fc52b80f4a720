import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '除数是多少？',
  'objective.one': '由 UARTCLK 和波特率算出 IBRD 和 FBRD',
  'step.integer':
    '模拟的 UART 什么波特率都能发；直通给客户机的真 UART 可不行。每一位要十六个时钟，时钟由 IBRD 和 FBRD 分频。先写整数部分。',
  'step.fraction': '再写剩下的，以 1/64 为单位：取最接近的，不是往下取整。',
  'integer.hint-1': '除数 = UARTCLK / (16 × 波特率)。',
  'integer.hint-2': 'IBRD 是它的整数部分：UDIV 得到的正是这个。',
  'integer.hint-3': '令 q = UARTCLK × 4 / 波特率（以 1/64 计），IBRD 就是 q >> 6。',
  'fraction.hint-1': 'FBRD 有六位：除数的 1/64。',
  'fraction.hint-2': '要取最近，除之前先加上除数的一半。',
  'fraction.hint-3': 'q = (UARTCLK × 4 + 波特率 / 2) / 波特率；FBRD 是 q & 63。',
  'integer.sixteen': '波特率 {baud} 时你返回的 IBRD 是 {ibrd}：那是 UARTCLK / 波特率。每一位要十六个时钟。',
  'integer.wrong': '波特率 {baud} 时你返回的 IBRD 是 {ibrd}。IBRD × 16 × {baud} 不是 UARTCLK 以内最大的那个。',
  'fraction.six': '波特率 {baud} 时你返回的 FBRD 是 {fbrd}：它只有六位，必须小于 64。',
  'fraction.truncated': '波特率 {baud} 时你返回 {ibrd} 又 {fbrd}/64：再多 1/64 更接近。UDIV 是截断的。',
  'fraction.zero': '波特率 {baud} 时你返回的 FBRD 是 0：除法剩下的丢掉了。',
  'fraction.wrong': '波特率 {baud} 时你返回 {ibrd} 又 {fbrd}/64：还有更接近的除数。',
  unused: '四次调用里，divisor 有一次没有返回：它以 RET 结束。',
};
export default sentences;
