import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '谁放在那里的？',
  'objective.one': '说出 virt 板把 Image、initrd 和设备树放在哪里',
  'step.kernel': 'hypervisor 要往内存里放东西，先得知道板子已经放了什么。先看内核：在哪里，从哪一级开始？',
  'step.files': '再看板子自己安排的两样：initrd，和它生成的设备树。',
  'kernel.hint-1': '`virtualization=on` 让核有 EL2，并从 EL2 开始。',
  'kernel.hint-2': 'Image 放在 RAM 开头加 text_offset 处。',
  'kernel.hint-3': 'text_offset 小于 4 KiB 时会盖住板子自己的六条指令：那就再往后 2 MiB，即 0x40200000。',
  'files.hint-1': 'initrd 在 RAM 的中间，但离开头不超过 128 MiB。',
  'files.hint-2': '设备树在 initrd 之后，下一个 2 MiB 边界处。',
  'files.hint-3': 'initrd = 0x40000000 + min(内存 / 2, 0x8000000)；tree = initrd + 0x200000，因为它很小。',
  'kernel.level': '你写的是 {answer}；它从 EL{found} 开始。只有 virtualization=on 才有 EL2，EL3 则没有。',
  'kernel.raw': '{answer} 是没有头的文件去的地方。它有 text_offset：{found}。',
  'kernel.ram': '{answer} 是 RAM 的开头，那里是板子自己的六条指令。Image 在 {found}。',
  'kernel.wrong': '你写的是 {answer}；它的第一个字节在 {found}。',
  'files.half': '{answer} 是 RAM 的正中。板子最多放到离开头 128 MiB 处：{found}。',
  'files.behind': '{answer} 紧跟在内核之后。板子给内核留的地方更大：{found}。',
  'files.initrd': '你写的是 {answer}；initrd 被加载到 {found}。',
  'files.ram': '内核不按 Linux 的方式启动时，设备树才在 {answer}。启动 Image 时它在 initrd 之后：{found}。',
  'files.page': '{answer} 是 initrd 之后的那一页。设备树独占一个 2 MiB：{found}。',
  'files.tree': '你写的是 {answer}；x0 里是 {found}。',
};
export default sentences;
