import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '第一个进程',
  'objective.init': '告诉 init 运行什么，按什么顺序，运行多久',
  'objective.files': '用自己的文件做一个 initramfs，看 Linux 照办',
  'step.init': '在 inittab 里：先 rcS，再报告，然后是 shell。',
  'step.mounts': '在 fstab 和 rcS 里：proc、sysfs，还有放在指定位置、大小给定的 tmpfs。',
  'step.ready': '在 rcS 里：给机器起名，再留下一切就绪的记号。',
  'init.hint-1': '内核只启动一个进程，就是 init。其余的都由 init 启动，因为 inittab 是这么说的。',
  'init.hint-2': '三种动作：sysinit 最先，要等它结束；wait 其次，也要等；respawn 每次结束了都再启动。',
  'init.hint-3': '::sysinit:/etc/init.d/rcS、::wait:/bin/report、::respawn:-/bin/sh，各占一行。',
  'init.by-script': '报告启动了，但不是由 init 启动的：它的父进程是别人。该由 inittab 来启动它。',
  'init.panic': 'Linux 放弃了：第一个进程没了。',
  'init.none': '报告没有启动。',
  'mounts.hint-1': '挂载要有目录可挂。而且没有谁会自己去读 fstab。',
  'mounts.hint-2': 'mount -a 挂上 fstab 里写的全部。目录要先有。大小是一个选项。',
  'mounts.hint-3':
    'fstab：proc /proc proc defaults 0 0，sysfs 在 /sys 也照此写，再加 tmpfs PLACE tmpfs size=…k 0 0。rcS：mkdir -p PLACE，然后 mount -a。',
  'mounts.none': '报告运行的时候，/proc 上什么也没挂。rcS 是在它之前运行的吗？有没有挂上 fstab 里写的？',
  'mounts.sysfs': '/sys 上没有 sysfs。',
  'mounts.no-directory': '有一次挂载因为没有目录而失败：{place} 先建好了吗？',
  'mounts.tmpfs': '{place} 上没有 tmpfs。',
  'mounts.size': 'tmpfs 有了，但不是 {kib} KiB。',
  'ready.hint-1': '两件事都是 rcS 里的一条命令。',
  'ready.hint-2': 'hostname NAME 设的是正在运行的内核的名字；写进文件只是存着。另外，/run 还没有。',
  'ready.hint-3': 'mkdir -p /run; hostname NAME; echo ready > /run/ready',
  'ready.name': '机器不叫 {word}。内核叫什么，以 hostname 为准。',
  'ready.no-directory': '/run/ready 写不进去：没有 /run。',
  'ready.flag': '名字对了，但 /run/ready 里是别的内容，或者报告去看的时候它还不在。',
};
export default sentences;
