import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '一副键盘，两个控制台',
  'objective.route': '把键入的交给几台客户机中的一台，由一个键来选是哪台',
  'objective.hidden': '决定控制台没人看的客户机还能做什么',
  'step.keyboard': '把键入的交给正在显示的那台客户机，别的都不给。',
  'step.switch': '让切换键加一个数字来切换。连按两次，就是这个键本身；后面跟了别的，就什么也不是。',
  'step.hidden': '没有显示的客户机照样可以打印。把末尾的留下来，以后再说。',
  'keyboard.hint-1': '通道只有一个，客户机有两台。`shown` 说的是此刻归哪一台。',
  'keyboard.hint-2': 'typed() 一次拿到一个字符。在看别的之前，它得先知道前面是不是来过切换键。',
  'keyboard.hint-3':
    'if (isKey) { isKey = false; … } else if (byte === KEY) isKey = true; else consoles[shown]?.typed.push(byte)',
  'keyboard-key': 'VM {vm} 读到了 {found}，切换键本身。那是给你的，不是给客户机的。',
  'keyboard-wrong': 'VM {vm} 读到了 {found}；敲给它的是 {wanted}。',
  'keyboard-nothing': 'VM {vm} 等着一个字符，没有等到。',
  'keyboard-many': 'VM {vm} 读到了 {times} 个字符：比敲给它的多。',
  'switch.hint-1': '切换键和后面的那个字符分两次来到 typed()。中间得有东西记着。',
  'switch.hint-2': '切换键后面有三种情况：某台客户机的数字；再来一次切换键；其他任何东西。三种都到此为止。',
  'switch.hint-3':
    'if (byte === KEY) consoles[shown]?.typed.push(byte); else if (consoles[byte - 0x30] !== undefined) show(call, byte - 0x30);',
  'switch-key': 'VM {vm} 读到了 {found}，即切换键，而敲给它的是 {wanted}：切换键加数字是命令，不是文字。',
  'switch-wrong': 'VM {vm} 读到了 {found}；先敲给它的是 {wanted}。',
  'switch-nothing': '切换之后键入的，VM {vm} 一个也没有得到。',
  'switch.twice': '切换键按了两次；VM 1 读到了 {found}。不然的话，谁要把这个键送给客户机，又该怎么办？',
  'switch.passed-on': '切换键后面来的不是哪台客户机的编号，VM 1 却读到了 {found}。这样的一对什么也不是。',
  'switch.stuck': '切换键后面跟了奇怪的东西，之后 VM 1 就什么也没有收到。',
  'switch.many': 'VM 1 读到了 {times} 个字符：比敲给它的多。',
  'hidden.hint-1': '没有显示的客户机不该等任何人。UARTFR 从不说“满了”，它的字符去哪里是你的事。',
  'hidden.hint-2':
    'printed()：n 正在显示就写到通道，否则放进 `kept`，最多只留 KEEP 个。show()：把留下的写出来，再清空。',
  'hidden.hint-3':
    'kept.push(byte); if (kept.length > KEEP) kept.shift(); … for (const byte of kept.splice(0)) write(call, byte);',
  'hidden.waits': '没有人看，VM 1 却没有打印完它的那一行。没有显示的客户机也要继续走。',
  'hidden.leak': 'VM 1 没有显示，它的那一行却在屏幕上：{text}',
  'hidden.screen': '屏幕开头应当是 VM 0 显示的，别的都没有：{text}',
  'hidden.all':
    '切换时 VM 1 的整行都来了。没人看的东西，你只留最后的 {keep} 个字符：一直打印的客户机不能把你的内存填满。屏幕：{text}',
  'hidden.lost': '切换时应当出来“{wanted}”，即 VM 1 所打印的末尾。屏幕：{text}',
  'hidden.mixed': '随后 VM 1 显示它读到的，别人什么也不显示。屏幕：{text}',
  'hidden.again': '留下的东西出来了两次：显示过一次，就没有了。屏幕：{text}',
  'hidden.back': '切回 VM 0 时应当出来“{wanted}”，即它在这期间所打印的末尾。屏幕：{text}',
  'hidden.elsewhere': '有东西写到了通道 {channel}；屏幕只有一块，是通道 1。',
};
export default sentences;
