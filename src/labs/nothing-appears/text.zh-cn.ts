import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '什么也没出现',
  'objective.look': '机器一声不吭时，看出它停在哪里、在等什么',
  'objective.back': '从那里倒回去，找到写错的那一个寄存器',
  'step.symptom': '运行它。控制台一直是空的。核在做什么？',
  'step.cause': '惹祸的是哪个寄存器，哪条指令写的，写了什么，该写什么？',
  'step.repair': '在 patch.s 里写对那个寄存器，让程序说出那个词，再把机器关掉。',
  'symptom.hint-1': '停下来看 PC。再走几步，再看。',
  'symptom.hint-2':
    '在 WFI 后面，没有什么能结束它：1。在 EL1 或 EL2 向量表里的 b .：2。PC 在一个没有内存、或者全是零的向量上，每次取指都是又一个异常：3。',
  'symptom.hint-3':
    '表从 0x40090000 开始，main 从 0x40090800 开始。PC 在两者之间：2。在 main 等待的地方：1。在别处：3。',
  'symptom.not-this': '核做的不是 {answer}。PC 在哪里，变不变？',
  'symptom.no-such': '三种里面没有 {answer}。',
  'cause.hint-1':
    '在等：该来的是哪个中断，要经过谁放行？停住：那一级的 ESR 和 ELR 说来的是什么、从哪里来。没完没了：VBAR 里是什么？',
  'cause.hint-2':
    '定时器要打开而且没有屏蔽，分发器里要有它的位；中断要去 EL1 而不是 EL2；级别要允许 main 做它的事；UART 要在板子真有 UART 的地方；向量要在表所在的地方。',
  'cause.hint-3':
    '对的是：VBAR_EL1 0x40090000，CNTV_CTL_EL0 1，x20 0x9000000，x22 0x8000000（第 27 位），SPSR_EL2 0x3c5，HCR_EL2 0x80000000。地址是 MSR 或 MOV 的，不是它前面那条 LDR 的。',
  'cause.register': '表里的 {answer} 号是对的，或者没有这个号。核碰上的是什么？',
  'cause.written-at': '{answer} 处的指令写的不是那个寄存器。',
  'cause.source': '{answer} 处是把值装进 x0。写寄存器的是哪条指令？',
  'cause.found': '那里写的不是 {answer}。',
  'cause.right-instead': '{answer} 是该写的。实际写的呢？',
  'cause.right': '{answer} 不是那里该写的。',
  'cause.found-instead': '{answer} 是实际写的。该写多少？',
  'repair.hint-1': 'patch 在 EL2、在 quiet.s 写完之后调用：你写的算数。',
  'repair.hint-2': '和 quiet.s 里同样的指令，换上对的值。',
  'repair.hint-3':
    'ldr x0, =（对的值），然后照 quiet.s：msr vbar_el1, x0；msr cntv_ctl_el0, x0；mov x20, x0；mov x22, x0；msr spsr_el2, x0；或者 msr hcr_el2, x0。',
  'repair.el2': '是 EL2 打印的。应该由程序在 EL1 打印。',
  'repair.waits': '它还在 WFI 里等，没有什么会来。',
  'repair.endless': '异常没完没了：走到的那个向量上没有指令。',
  'repair.stays': '它停在 EL{el} 的 {pc}。',
  'repair.gone': '程序没有自己走到最后。',
  'repair.word': '它说的是 {text}；应该说 {word}，然后关机。',
};
export default sentences;
