import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '从里面看 NimbOS',
  'objective.call': '跟着一个系统调用，从 svc 穿过内核到设备，再回来',
  'objective.source': '在机器上找到核正在执行的是哪一行 C，一个函数又是谁调用的',
  'step.call': '这个调用：是哪一个，程序交出了什么。',
  'step.kernel': '进内核：向量、综合信息，还有谁来看编号。',
  'step.source': '它经过的那几行 C。',
  'step.uart': '到了设备这里。',
  'call.hint-1':
    '先运行到底，再从那里一个异常一个异常地往回走。两行之间，程序要的不止一件事；它的源码 guests/nimbos/user/yield.c 里全都有。',
  'call.hint-2': '执行 svc 的时候，编号在 x8，参数在 x0 到 x2。write() 的参数是 fd、缓冲区和大小。',
  'call.hint-3': 'yield、getpid、write，一共三个。write 是 1，fd 是 1，这一行连换行符有 18 个字符。',
  'kernel.hint-1': '“异常级别”那一页上有最近一次异常的向量和综合信息。它来自哪一级？',
  'kernel.hint-2': '来自 AArch64 低级别的同步异常，在自己那一组里有一个向量。EC 是 ESR_EL1[31:26]。',
  'kernel.hint-3':
    'EL1+0x400；SVC 的类是 0x15；SPSR_EL1.M[3:2] 说是 EL0。handle_trap 看的是向量，system_call 看的才是编号。',
  'source.hint-1': '内核的每条指令旁边，代码视图都写着它是从哪一行编译来的。从向量开始一步一步走。',
  'source.hint-2':
    '进入一个函数的时候，x30 里有是谁调用的：看那个地址前面一条指令的行号。而写 UARTDR 的，就是第一次对设备的写访问。',
  'source.hint-3':
    'trap.c：写着 system_call(frame) 的那行。syscall.c：sys_write 里的 for。pl011.c：pl011_put 里写着 uart(DR) 的那行。',
  'uart.hint-1': '终端里有一个程序没有发过的回车。',
  'uart.hint-2': 'console_put 看每一个字符，pl011_put 看设备的一个标志。',
  'uart.hint-3': '18 个字符，再为换行符多一个字节。变成两个的是 console_put，等设备的是 pl011_put。',
  'wrong.calls': '你说有 {answer} 个调用。运行里有 {found} 个：程序的每条 svc 都算，什么也不打印的也算。',
  'wrong.number': '你说是 {answer}。x8 里是 {found}。',
  'wrong.number-linux': '{answer} 是 Linux 的 write。NimbOS 有自己的编号：x8 里是 {found}。',
  'wrong.argument': '你说是 {answer}。执行 svc 的时候，那个寄存器里是 {found}。',
  'wrong.vector-el2': 'EL2 这时已经空了：NimbOS 一开始就离开了那里。SVC 去的是 EL1：{found}。',
  'wrong.vector': '你说是 {answer}。它来自 AArch64 的低级别，而且是同步的：{found}。',
  'wrong.ec': '你说是 {answer}。异常类是 {found}。',
  'wrong.ec-hvc': '{answer} 是 HVC 的异常类。这里是 SVC：{found}。',
  'wrong.ec-esr': '{answer} 是整个 ESR_EL1。异常类是它的 [31:26] 位：{found}。',
  'wrong.from': '你说是 {answer}。SPSR_EL1 记着程序原来在哪里，回去就回到那里：EL{found}。',
  'wrong.dispatches': '你说是第 {answer} 个。给每个系统调用都备了一个 case 的，是第 {found} 个。',
  'wrong.dispatches-vector': '第 {answer} 个最先进入，它看的是向量。看 x8 里编号的是第 {found} 个。',
  'wrong.trap': '你说是 trap.c 的第 {answer} 行。进入 system_call 时的 x30 指向第 {found} 行。',
  'wrong.loop': '你说是 syscall.c 的第 {answer} 行。进入 console_put 时的 x30 指向第 {found} 行。',
  'wrong.loop-case': '第 {answer} 行是在选函数。字符是在那个函数里交出去的：第 {found} 行。',
  'wrong.store': '你说是 pl011.c 的第 {answer} 行。写 UARTDR 的是第 {found} 行。',
  'wrong.store-wait': '第 {answer} 行是在等设备有空位。字符是在第 {found} 行交过去的。',
  'wrong.bytes': '你说是 {answer} 个字节。UART 收到了 {found} 个。',
  'wrong.bytes-length': '{answer} 是程序交出来的。UART 收到了 {found} 个：终端要在换行前面先有一个回车。',
  'wrong.expands': '你说是第 {answer} 个。在找换行符的是第 {found} 个。',
  'wrong.waits': '你说是第 {answer} 个。去读设备的标志、一直等到有空位的，是第 {found} 个。',
};
export default sentences;
