import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '搬家',
  'objective.place': '把两个客户机的内核、设备树和 initrd 放进各自的内存，互不相碰',
  'objective.offset': '说出 Image 对自己的地址有什么要求，又伸到哪里',
  'step.kernel': '给两个内核各找一个地方：kernel0 和 kernel1。',
  'step.tree': '给两份设备树找地方，并让它们写对内存。',
  'step.initrd': '给两个 initrd 找地方，并让设备树写对起止地址。',
  'kernel.hint-1': '读 kernel.s 的开头。它以为自己在哪里，是怎么算出来的？',
  'kernel.hint-2': '它把自己的地址截到 2 MiB（0x200000）的倍数，再加 text_offset。结果必须还是原来的地址。',
  'kernel.hint-3': '每台 VM 的内存都从这样的倍数开始：用起始地址加 text_offset 就行。',
  'tree.hint-1': '内核看设备树之前，先把 BSS 清零。从哪里清到哪里？',
  'tree.hint-2': '从文件末尾（文件很短）清到 image_size：这一段里什么也不能放。内核下面也有空地方。',
  'tree.hint-3': 'tree：VM 内存的起始地址。memory：同一个地址；size：places.s 开头写的字节数。',
  'initrd.hint-1': 'initrd 必须在设备树所说的地方。设备树里有两个数和它有关。',
  'initrd.hint-2': 'end 是最后一个字节之后的地址：start 加长度，不是长度本身。',
  'initrd.hint-3': 'initrd：起始地址 + 0x400000，离别的都远。start：同上。end：start 加长度。',
  'place.ram':
    'VM {vm}：你把东西放到 {at}，那里没有内存：这台机器的内存是 0x40000000 到 0x44000000。这台 VM 的内存是 {base} 到 {end}。',
  'place.hypervisor':
    'VM {vm}：你把东西放到 {at}，那里是 hypervisor：它占着 0x40000000 到 0x40400000。这台 VM 的内存是 {base} 到 {end}。',
  'place.neighbour': 'VM {vm}：{at} 是另一台 VM 的内存。它自己的是 {base} 到 {end}。',
  'kernel.reach': 'VM {vm}：放在 {at} 的内核，连同 BSS，没有全部落在它的内存（{base} 到 {end}）里。',
  'kernel.text-offset': 'VM {vm}：{at} 是 2 MiB 的倍数，而这个内核要在倍数之上 {offset} 处。它以为自己在别处。',
  'kernel.boundary':
    'VM {vm}：{at} 不在 2 MiB 的倍数之上 {offset} 处。内核把地址截到这样的倍数，再加 text_offset，就弄错了自己在哪里。',
  'kernel.silent': 'VM {vm}：{at} 这个地方选得对，可是内核没有从那里报告。是不是有别的东西压在了它上面？',
  'tree.reach': 'VM {vm}：放在 {at} 的设备树没有全部落在它的内存（{base} 到 {end}）里。',
  'tree.aligned': 'VM {vm}：设备树要从 8 的倍数开始，{at} 不是。',
  'tree.covered':
    'VM {vm}：放在 {kernel} 的内核连同 BSS 占 {image} 字节，{at} 处的设备树就在其中：放下去的东西没能留住。',
  'tree.initrd': 'VM {vm}：{at} 处的设备树和 initrd 压在一起。',
  'tree.unread': 'VM {vm}：内核在 {at} 没有找到设备树。它到底跑起来没有？',
  'tree.memory-start': 'VM {vm}：设备树说内存从 {said} 开始，其实是从 {base} 开始。',
  'tree.memory-size': 'VM {vm}：设备树说内存有 {said} 字节，其实是 {ram} 字节。',
  'initrd.reach': 'VM {vm}：放在 {at} 的 initrd 没有全部落在它的内存（{base} 到 {end}）里。',
  'initrd.start': 'VM {vm}：initrd 在 {at}，设备树却说从 {start} 开始。',
  'initrd.size-for-end': 'VM {vm}：设备树写的 initrd 结束地址是 {last}，那是它的长度。这里要的是地址，{wanted}。',
  'initrd.last-byte': 'VM {vm}：设备树写的 {last} 是 initrd 最后一个字节的地址。这里要的是它后面那一个。',
  'initrd.end': 'VM {vm}：设备树说 initrd 到 {last} 结束。它从 {at} 开始，到 {wanted} 之前为止。',
  'initrd.covered':
    'VM {vm}：放在 {kernel} 的内核连同 BSS 占的地方，包括了 {at} 处的 initrd：它原来在那里，后来被清零了。',
  'initrd.tree': 'VM {vm}：{at} 处的 initrd 和设备树压在一起。',
  'initrd.unread': 'VM {vm}：放在 {at} 的 initrd，内核没有读到。内核跑起来没有？找到设备树没有？',
};
export default sentences;
