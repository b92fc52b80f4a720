import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '公平的份额',
  'objective.share': '把一个核按给定的比例分给两台 VM，不管它们拿去做什么',
  'objective.measure': '算清时间：切换的开销谁也没得到，睡觉也攒不下什么',
  'step.both':
    '两位客户各买了一个核的一份，各自都在量到手多少。先做这一步：VM a 空转，什么也不调用；一个 SLICE 之后，照样要轮到 VM b。',
  'step.weights': '两台一直都想要核。到手的时间之比就是 WEIGHTS。',
  'step.sleep': 'VM a 睡着时全归 VM b。VM a 的定时器到点，一个 SLICE 之内它就得到核。',
  'step.credit': 'VM a 睡了很久，醒来又要全部。没用掉的就没有了：从这里起，份额和原来一样。',
  'not-reached': '客户机没有走到 `{behind}`。缺的东西在前面的阶段里，或者在上面。',
  threw: '客户机还没走到 `{behind}`，share.ts 就抛出了错误。',
  'both.hint-1': 'VM a 什么也不调用。它空转时，是什么让你进到 EL2？',
  'both.hint-2':
    'EL2 的定时器：只要另一台准备好了，CNTHP_CVAL_EL2 就设成这一轮的末尾，CNTHP_CTL_EL2 = 1。它以中断的形式到来，记在 cpu.state.turn 里。这时重新选，并把 turn 清零。',
  'both.hint-3':
    "cpu.state.turnEnd = el2.mrs('CNTPCT_EL0') + SLICE; el2.msr('CNTHP_CVAL_EL2', cpu.state.turnEnd); el2.msr('CNTHP_CTL_EL2', 1n);",
  'both.alone': 'VM a 转了又转，VM b 一次也没得到核。',
  'both.short':
    'VM a 从开始到回来只过了 {found} 个计数，还算上了 VM b 的那一轮和两次切换，每次切换 3000 上下。{slice} 这一轮，要从切换的那次调用再过 SWITCH 个计数才开始。',
  'both.long': 'VM b 马上就让出了它的一轮，VM a 却过了 {found} 个计数才回来。应为一轮，加上两次切换，每次 3000 上下。',
  'weights.hint-1': '一人一轮，得到的就一样多。要让一台得到两倍，得知道什么？',
  'weights.hint-2':
    '把每台得到的除以它的权重累加起来，选最少的那台。切换的那次调用再过 SWITCH 个计数，一轮才算开始。连着选中两次，就是得到了两轮。',
  'weights.hint-3':
    'had.set(index, hadOf(last) + ((now - since) * 12n) / weightOf(last)); … const next = ready.reduce((a, b) => (hadOf(b) < hadOf(a) ? b : a));',
  'weights.equal': '两台都要核的那段时间，EL2 回到 VM a {a} 次，回到 VM b {b} 次：一样多。权重是 {wa} 和 {wb}。',
  'weights.unfair':
    '两台都要核、一直在调用的那段时间，EL2 回到 VM a {a} 次，回到 VM b {b} 次。权重是 {wa} 和 {wb}：比例不对。',
  'sleep.hint-1': '可以选谁？睡着的到了点，谁来叫你？',
  'sleep.hint-2':
    "准备好的意思是 admitted，并且没在等，或者在等而 hasEvent()。另一台准备好了，CNTHP 就要在这一轮的末尾来，否则在它的 timerDeadline()。谁都没准备好：switchTo(call, undefined)，返回 'park'。",
  'sleep.hint-3': 'const at = isReady(other) ? cpu.state.turnEnd : other.timerDeadline();',
  'sleep.early': '定时器还没到点，VM a 就醒了。它执行的是 WFI。',
  'sleep.late': '定时器到点 {found} 个计数之后，VM a 才得到核。最多只该等一轮，再加两次切换。',
  'sleep.idle': 'VM a 睡着的时候，VM b 在 25000 个计数里只调用了 {found} 次；本来够七十次。核在谁手里？',
  'credit.hint-1': 'VM a 很久什么也没得到。这时会选谁，选多久？',
  'credit.hint-2': '重新准备好的，从别人所在的地方开始：它的累计至少和这段时间里得到核的那台一样多。',
  'credit.hint-3': 'if (!wasReady.includes(index) && hadOf(vcpu) < hadOf(other)) had.set(index, hadOf(other));',
  'credit.hoarded': 'VM a 睡醒回来，VM b 一口气离开了 {found} 个计数。VM a 在花它攒下的时间；时间不许攒。',
  'credit.never': 'VM a 睡醒回来要核，VM b 却一次也没离开过。',
};
export default sentences;
