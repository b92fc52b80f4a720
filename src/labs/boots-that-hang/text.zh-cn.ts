import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '找出错误：四次挂住的启动',
  'objective.last-line': '从最后一行读起：启动走到了哪里，下一步本来需要什么',
  'objective.backwards': '从挂住的地方倒回去，找到设备树里惹祸的那一行',
  'step.symptom': '启动它。它是怎样收场的？',
  'step.cause': '惹祸的是哪个属性？它写的是什么，本该写什么？',
  'step.repair': '在 repair.dts 里改正它：第一个进程说出那个词，睡下，醒来，关机。',
  'symptom.hint-1': '运行到底，从最后往前读控制台。运行是怎样停下的？',
  'symptom.hint-2': '第一个进程运行起来，先说“init:”和那个词，再说“init: slept”，然后机器关掉。缺了哪样？',
  'symptom.hint-3':
    '有崩溃，没有 init 的话：1。有“init:”和那个词，没有“slept”：2。有 Power down，没有 init 的话：3。话都说了，“Power down”后面却是崩溃：4。',
  'symptom.not-this': '收场不是 {answer}。init 的两行话有哪几行？机器关了吗？',
  'cause.hint-1': '没有发生的那一步需要什么？睡觉要定时器，进程说话要 UART 的驱动，关机要固件，第一个进程要归档。',
  'cause.hint-2':
    '对照控制台：“psci:”和它的版本；有没有找到“ttyAMA0”；内存里有没有成串的 cc，那是 Linux 往释放的内存里写的。再比一比内核的 image_size 和归档开始的地方。',
  'cause.hint-3':
    '该是 smc 却写了 hvc：1 和 2。第二个不是 PPI 14：它的号码，和 14。归档在 image_size 结束之前：它的地址，和另一份的地址。UART 没有 clocks：0 和 2。',
  'cause.property': '表里的 {answer} 号属性是对的，或者没有这个号。',
  'cause.bootargs': '命令行是对的：控制台写了，那个词也写了。',
  'cause.found': '那里写的不是 {answer}。',
  'cause.right-instead': '{answer} 是它该有的值。现在的呢？',
  'cause.right': '{answer} 不是那里该写的。',
  'cause.found-instead': '{answer} 是它现在的值。该是多少？',
  'cause.intid': '按 INTID 算是这个数。树里的 PPI 从 0 数起。',
  'repair.hint-1': '用标签来指节点：&timer { … }; 它的其他属性不变。',
  'repair.hint-2': '只改你说出的那个属性。归档的起点和终点要一起改。',
  'repair.hint-3':
    '四者之一：&psci { method = "smc"; }; &timer { interrupts = <1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>; }; &chosen { linux,initrd-start = <0x49c00000>; linux,initrd-end = <0x49c02000>; }; &uart { clocks = <&clk>, <&clk>; };',
  'repair.silent': 'Linux 一句话也没说。树里还有内存和命令行吗？',
  'repair.word': '命令行里的那个词没有传到第一个进程。',
  'repair.archive': 'Linux 没找到归档，也没找到磁盘。起点和终点是其中一份的吗？',
  'repair.no-console': '第一个进程启动了，却什么也读不到：Linux 没有 UART 的驱动可用。',
  'repair.panic': 'Linux 仍然在第一个进程之前崩溃。',
  'repair.stuck': 'Linux 走不到第一个进程。',
  'repair.asleep': '第一个进程还在睡。该由哪个中断叫醒它？',
  'repair.on': '话都说了，机器还开着：关机的调用没有人听见。',
};
export default sentences;
