import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '贴一行命令',
  'objective.line': '读懂一行 QEMU 命令，找出错在哪里，改对它',
  'objective.map': '说清一行命令把内存安排成了什么样，同样的地址还有谁必须知道',
  'step.board': '板子：内存要装得下所有加载的东西，核要从对的级别开始。',
  'step.console': 'hv.s 要找的那个控制台。',
  'step.guest': '客户机的设备树和内核，放在 hv.s 以为的地方。',
  'step.initrd': 'initrd：放在设备树说的地方，而且要留得住。',
  'board.hint-1':
    '检查时最先听到的，就是终端会说的话：RAM 到哪里为止，什么落在了后面。谁也没说的时候，板子有多少内存？',
  'board.hint-2': 'RAM 从 0x40000000 开始，所以 -m 1G 到 0x80000000 为止。另外，hv.s 写的第一个寄存器是 HCR_EL2。',
  'board.hint-3': '-machine virt,virtualization=on，加上 -m 1G。不写 -m 就是 128 MiB。',
  'console.hint-1': 'hv.s 读板子生成的设备树，在里面找一段文字。哪个选项会往那里写字？',
  'console.hint-2': '-append 的内容会成为 /chosen 里的 bootargs。这块板子的 UART 是 PL011。',
  'console.hint-3': '-append "console=ttyAMA0"',
  'guest.hint-1': 'loader 把文件放在哪里，不会告诉任何人。hv.s 又是怎么知道的？',
  'guest.hint-2': '背下来的：开头的 TREE 和 KERNEL。命令里得写一样的地址。',
  'guest.hint-3': 'guest.dtb 的 addr= 是 TREE，guest.bin 的 addr= 是 KERNEL。',
  'initrd.hint-1': '关于 initrd，有三处必须说得一样；而其中一位会清内存。',
  'initrd.hint-2': 'guest.dts 说它从哪里开始。内核从第一个字节算起要占 IMAGE_SIZE，比文件大：那里面什么也留不住。',
  'initrd.hint-3': 'initrd 的 addr= 就是 linux,initrd-start 的值，远在内核后面。',
  'board.level':
    '这块板子的核从 EL1 开始：命令里没有要 virtualization，也就没有 EL2。hv.s 里第一条用到 EL2 的指令是未定义的，而向量表还没有设。所以什么也听不到。',
  'board.kernel': 'hv.s 连第二条指令都没走到。-kernel 指定的是 hv.bin 吗？',
  'console.none': 'hypervisor 在 EL2，却一声不吭：板子的设备树里没有 console=ttyAMA0。-append 写的会到那里去。',
  'file.none': '没有谁加载 {name}。它应该在 {wanted}。',
  'guest.tree': 'hv.s 到 {wanted} 去找设备树，没有找到：命令把它加载到了 {at}。没有谁告诉过它。',
  'guest.kernel': 'hv.s 到 {wanted} 去找 Image，没有找到：命令把它加载到了 {at}。',
  'initrd.before': '客户机还没有开始，所以谁也没有读过 initrd。',
  'initrd.cleared':
    'initrd 加载在 {at}，那里没有别的文件。可是内核连同 BSS 占着 {kernel} 到 {end}，把它清掉了。在加载程序眼里，碍事的只有文件。',
  'initrd.elsewhere': '命令把 initrd 加载在 {at}。客户机的设备树说的是 {wanted}，它在那里读到的全是零。',
};
export default sentences;
