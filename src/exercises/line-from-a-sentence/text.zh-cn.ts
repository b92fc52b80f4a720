import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '一句话写成一行',
  'objective.one': '为带一个客户机的 hypervisor 写 QEMU 命令行',
  'step.board': '命令行放了什么，hypervisor 就只有什么：没有规则，也没有设备树帮它。要求写在 hv.s 的注释里。先看板子。',
  'step.loaders': '再写两个 loader，各有自己的地址。按原样加载：它们不是 ELF。',
  'board.hint-1': '四个选项：-machine、-smp、-m、-kernel。',
  'board.hint-2': 'RAM 从 0x40000000 开始：256 MiB 到 0x50000000 为止，512 MiB 到 0x60000000 为止。',
  'board.hint-3': '-machine virt,virtualization=on，-smp 按注释写；地址都在 0x60000000 以下就 -m 512M，否则 -m 1G。',
  'loaders.hint-1': '-device loader,file=文件名,addr=地址,force-raw=on',
  'loaders.hint-2': '地址是板子的地址：在客户机 RAM 的开头上加。2 MiB 是 0x200000。',
  'loaders.hint-3': 'guest.bin：客户机 RAM 的开头 + 0x200000；initrd：客户机 RAM 的开头 + 注释里的距离。',
  'board.level': '这块板的核没有 EL2，从 EL1 开始。-machine 有一个选项管这件事。',
  'board.start': '没有什么从 EL2 开始：hv.s 没有运行。',
  'board.cores': '命令行给了 {found} 个核；要求 {wanted} 个。',
  'board.small': 'RAM 只有 {found} 字节，容不下这些文件。',
  'board.large': 'RAM 有 {found} 字节：更小的 2 的幂就容得下两个文件。',
  'loaders.none': '没有谁加载 {name}；它要放在 {wanted}。',
  'loaders.ram': 'guest.bin 放在了客户机 RAM 的开头。应再往后 2 MiB。',
  'loaders.short': 'initrd 的地址写成了距离本身。它要从客户机 RAM 的开头算起。',
  'loaders.elsewhere': '{name} 在 {found}；应在 {wanted}。',
  'loaders.nothing': 'hv.s 在 {at} 读到的是零。',
};
export default sentences;
