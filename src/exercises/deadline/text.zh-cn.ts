import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '八微秒之后',
  'objective.one': '算出定时器的比较值，一个计数也不丢',
  'step.ticks':
    '给客户机分时间片的 hypervisor 靠的就是这道算式，每个要等待的驱动也是。先在这块板子上：定时器必须触发。',
  'step.exact': '再看实际中出错的地方：很慢的计数器，很长的时间。',
  'ticks.hint-1': 'CVAL 是绝对的：计数器走到这个值，定时器就触发。',
  'ticks.hint-2': '计数 = 微秒数 × 频率 / 1000000。',
  'ticks.hint-3': '先 mul，再 udiv 1000000，最后加上现在的值。',
  'exact.hint-1': '先乘还是先除？',
  'exact.hint-2': '32768 / 1000000 是 0。先乘，而且用 64 位。',
  'exact.hint-3': 'mul x12, 时间, 频率；再 udiv 1000000。',
  'ticks.relative': '你返回 {found}：那是要走多少个计数。CVAL 是走到哪里为止：计数器现在是 {now}，应为 {wanted}。',
  'ticks.microseconds': '你返回 {found}：微秒不是计数。应为 {wanted}。',
  'ticks.wrong': '从 {now} 起，频率 {hertz} Hz，{wait} µs：你返回 {found}。应为 {wanted}。',
  'ticks.early': '定时器没有在该触发的时候触发。',
  'exact.divided-first':
    '从 {now} 起，频率 {hertz} Hz，{wait} µs：你返回 {found}。先做了除法，舍掉的就回不来了。应为 {wanted}。',
  'exact.wrong': '从 {now} 起，频率 {hertz} Hz，{wait} µs：你返回 {found}。应为 {wanted}。',
  'exact.large': '从 {now} 起，频率 {hertz} Hz，{wait} µs：你返回 {found}。应为 {wanted}：乘积是 64 位的吗？',
  'no-return': '这次调用 deadline 没有返回：它以 RET 结束。',
};
export default sentences;
