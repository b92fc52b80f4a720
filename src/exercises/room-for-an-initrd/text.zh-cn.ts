import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: '给 initrd 找地方',
  'objective.one': '比较区间：内核连同 BSS、设备树、initrd 和 RAM',
  'step.places':
    '`-device loader` 叫它放哪里就放哪里，谁也不问。QEMU 只比较文件，不知道内核会清掉什么。三个位置，自己判断。',
  'step.memory': '又有人想把它放得更高。设备树里该写什么，命令行要给多少内存？',
  'places.hint-1': '区间就是开头和开头 + 大小。两个区间各自的开头都在对方结尾之前，就是重叠。',
  'places.hint-2': '内核占的是 image_size，不是文件长度。',
  'places.hint-3': '拿位置 + initrd 的字节数与设备树的开头和 RAM 结尾比，拿位置与内核开头 + image_size 比。',
  'memory.hint-1': 'initrd-end 是最后一个字节之后的地址。',
  'memory.hint-2': '-m 从 RAM 的开头 0x40000000 数起。',
  'memory.hint-3': '(end - 0x40000000) / 0x100000，向上取整。',
  'places.fits': '你说放得下，其实是 {found}：1 内核连同 BSS，2 设备树，3 超出 RAM。结尾也要比。',
  'places.kernel': '你说碰到内核；内核到开头加 image_size 为止。其实是 {found}：0 放得下，2 设备树，3 超出 RAM。',
  'places.tree': '你说碰到设备树。其实是 {found}：0 放得下，1 内核连同 BSS，3 超出 RAM。',
  'places.ram': '你说超出 RAM。其实是 {found}：0 放得下，1 内核连同 BSS，2 设备树。',
  'places.wrong': '{answer} 不是 0 到 3 这四种判断之一。应是 {found}。',
  'memory.start': '{answer} 是它的开头。initrd-end 在最后一个字节之后：{found}。',
  'memory.last': '{answer} 是最后一个字节。initrd-end 是它之后的地址：{found}。',
  'memory.end': '你写的是 {answer}；开头加大小是 {found}。',
  'memory.down': '{answer} MiB 只到它开头为止：最后那个不满的 MiB 也要算上：{found}。',
  'memory.address': '{answer} 是从地址 0 数起的。RAM 从 0x40000000 开始：{found}。',
  'memory.wrong': '你写的是 {answer}；至少要 {found} MiB。',
};
export default sentences;
