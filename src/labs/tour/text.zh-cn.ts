import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '本页上的机器',
  'objective.step': '跟着三条指令，看寄存器怎样变化',
  'objective.mmio': '用一条存储指令写设备',
  'step.sum': '按 tour.s 所写，把两个寄存器之和放进第三个，然后单步执行前三条指令。',
  'step.hello': '向 UART 写入两个字母和一个换行符；哪两个字母，tour.s 里写着。',
  'step.stay': '程序最后用一条原地跳转的指令停住。',
  'sum.hint-1': '一条指令就够了。目的寄存器写在最前面。',
  'sum.hint-2': 'ADD 有一个目的和两个源。',
  'sum.hint-3': '形如 add x2, x0, x1，寄存器照你的文件来',
  'sum.empty': 'x{s} 仍是 0，还没有任何加法：x{p} + x{q} 应为 {wanted}。tour.s 里“1.”的下面留着位置，一条指令就够。',
  'sum.nothing': '结束时 x{s} 仍是 0；x{p} + x{q} 应为 {wanted}。你的指令写的是哪个寄存器？',
  'sum.difference': 'x{s} 是 {found}，那是差。和应为 {wanted}：用 ADD，而不是 SUB。',
  'sum.another-number':
    '结束时 x{s} 是 {found}；x{p} + x{q} 是 {wanted}。相加的是这两个寄存器吗？后面有指令又写了 x{s} 吗？',
  'sum.not-added': '结束时 x{s} 是 {found}，而没有一条指令把 x{p} 和 x{q} 相加，得到 {wanted}。请用 ADD 让机器来算。',
  'sum.known': 'x{s} 里的数是对的，但没有一条指令把 x{p} 和 x{q} 相加：这个数是事先算好的。请用 ADD 让机器来算。',
  'hello.hint-1': '写设备寄存器就像写内存：向它的地址存储。',
  'hello.hint-2': 'STRB 存储一个字节。地址一直在 x3 里；先把每个字符放进 w4。',
  'hello.hint-3': "mov w4, #'H' 和 strb w4, [x3]，换成你的第一个字母；然后对第二个字母和 10 做同样的事",
  'hello.nothing': '还没有访问过任何设备：UART 的数据寄存器在 0x09000000。',
  'hello.read': 'UART 被读了，而不是被写：LDRB 是加载，STRB 是存储。',
  'hello.elsewhere':
    '有一次存储去了 {address}。三个字节都要写到 UARTDR（0x09000000）：地址不能变，一条 STRB 只写一个字节。',
  'hello.no-line-feed': '控制台显示了“{greeting}”，但行没有结束：换行符是字节 10。',
  'hello.again': '控制台显示“{text}”：程序又绕回来了。最后一条跳转去了哪里？',
  'hello.letters': '控制台显示“{text}”：形式是对的，字母不是。tour.s 要的是“{greeting}”。',
  'hello.other': '控制台显示“{text}”；应当是“{greeting}\\n”。',
  'stay.hint-1': '核不会自己停下：最后一条指令之后，它接着执行，不管那里碰巧是什么。',
  'stay.hint-2': '目标是自身地址的跳转会把核留在原地。',
  'stay.hint-3': 'b .',
  'stay.ran-on': '核越过了你的程序：{elr} 处的字不是指令（EC {ec}）。请在最后写一条原地跳转的指令。',
  'stay.hlt':
    '{elr} 处的指令是 HLT：它只在连接了调试器时让核停下，否则不是有效指令（EC {ec}）。请在最后写一条原地跳转的指令。',
  'stay.jumped': '核跳到了 {elr}，那里没有程序。没有人调用过你的程序，所以无处可返回：请在最后写一条原地跳转的指令。',
  'stay.abort': '{elr} 处的指令访问 {far}，无人应答（EC {ec}）：那里既不是 RAM 也没有设备。',
  'stay.exception': '{elr} 处的指令产生异常（EC {ec}），而现在还没有处理程序。原地跳转就不需要。',
  'stay.switched-off': '程序把机器关了。要的是机器开着、核停在原地：请在最后写一条原地跳转的指令。',
  'stay.other': '程序没有停下来。最后一条指令应当原地跳转。',
};
export default sentences;
