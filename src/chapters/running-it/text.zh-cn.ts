/** Chinese sentences of this chapter's figures. Its twin is text.en.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'line.document.caption': '原文档启动 Linux 和 NimbOS 的命令行，一个选项一行。',
  'line.2nimbos.caption': '原文档启动两个 NimbOS 的命令行。',
  'line.2linux.caption': '原文档启动两个 Linux 的命令行，根文件系统在 initramfs 里。',
  'options.caption': '还是这一行，由本站的机器来读。',
  'map.document.caption': '这一行形成的内存布局：hypervisor 用本站的，文件取常见的大小，第一条指令还没执行。',
  'map.overlap.caption': '文件压在一起的一行，其中一个还落到了内存外面。',
  'silent.caption': '什么也不打印的程序，照实际运行列出；沉默一阵之后，机器页面对每一个是怎么说的。',
  'silent.program': '程序做了什么',
  'silent.says': '页面怎么说',
  'silent.no-vector': '出了异常，却没设向量表',
  'silent.absent': '访问板子上没有的设备',
  'silent.level': '开头像 hypervisor，却在 EL1',
  'silent.vector': '出了异常；每个向量都是死循环',
  'silent.wfi': '等着，却没安排任何能叫醒自己的东西',
  'silent.wfi-gic': '设了定时器，忘了分发器',
  'silent.console': '往别的板子的串口上打印',
};
