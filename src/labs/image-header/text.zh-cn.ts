import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '六十四个字节',
  'objective.header': '写出 arm64 Image 的头，让加载程序把内核放到它能运行的地方',
  'objective.entry': '从加载程序的代码看出，内核进入时会见到什么',
  'step.known': '在 header.s 里：写上 magic，加载程序才肯收；写上 code0 或 code1，才走得到 start。',
  'step.place': 'text_offset 和 flags：加载程序可以把这个内核放在哪里？',
  'step.size': 'image_size：从第一个字节算起，得有多少内存是空着的？',
  'step.entry': '在 entry 里：内核进入时会见到什么？',
  'known.hint-1':
    '加载程序先读一个字，才相信其余的：是哪个字，在什么偏移？而且它从文件的第一个字节进入，不管那里是不是头。',
  'known.hint-2': 'magic 是偏移 56 处的四个字节 A、R、M、0x64。它前面有两个 32 位的字段，再有六个 64 位的字段。',
  'known.hint-3': 'b start；.long 0；六个 .quad 0；.ascii "ARM\\x64"；.long 0。正好 64 个字节。',
  'place.hint-1': '头里要说的，kernel.s 开头全都有，只是换了个说法。',
  'place.hint-2': 'flags：第 0 位是字节序，[2:1] 位是页的大小，第 3 位表示放哪里都行。',
  'place.hint-3': 'text_offset：TEXT_OFFSET。flags：4 KiB 写 1 << 1，64 KiB 写 3 << 1，再加上 ANYWHERE << 3。',
  'size.hint-1': '加载程序紧挨着内核放了一样东西。内核读它之前，先在那里做了什么？',
  'size.hint-2': '它清自己的 BSS。这些零不在文件里，可是放它们的内存得归内核所有。',
  'size.hint-3': 'image_size：IMAGE_SIZE，不是文件的字节数。',
  'entry.hint-1': '看 eret 前面的十来行，还有算出 x19 的那一行。',
  'entry.hint-2':
    'kernel 是 LOW 或 HIGH 加 text_offset；设备树在它后面 image_size 处。SPSR_EL2 里有级别：M[3:2]；也有屏蔽了什么：[9:6] 位。',
  'entry.hint-3':
    'x0：kernel + image_size。x1：0。SPSR 为 0x3c5 是 EL1h，0x3c9 是 EL2h。DAIF 读出来在 [9:6] 位：0x3c0。MMU 没有谁打开过。',
  'refused.reversed':
    '加载程序在偏移 56 处读到 {found}。字节是对的，顺序反了：它们在内存里依次是 A、R、M、0x64，按小端读成字就是 0x644d5241。',
  'refused.magic':
    '加载程序不认得这个文件：它在偏移 56 处读到 {found}，而 magic 是 0x644d5241。前面的字段大小都对吗？4、4，然后六个 8。',
  'refused.big-endian': 'flags 是 {flags}：第 0 位说内核的数据是大端，加载程序拒绝了。其实不是。',
  'refused.granule': 'flags 是 {flags}：[2:1] 位要 16 KiB 的页。ID_AA64MMFR0_EL1 说这个核没有，加载程序拒绝了。',
  'refused.room':
    '从 {base} 开始，加载程序手里的地方到 {end} 为止。内核放在开头之后 {offset} 处、占 {size} 字节，再加上设备树，装不下。',
  'known.undefined': '内核从第一个字节 {kernel} 进入，而那里的字不是指令。头的最前面是两条指令，要能走到 start。',
  'known.code': '内核从 {kernel} 进入，却没有走到 start，或者不是从 start 的开头走起。要靠 code0 和 code1 走到那里。',
  'place.anywhere':
    'flags 的第 3 位是 {said}，而 kernel.s 里写着 ANYWHERE = {wanted}。0 是要尽量靠近 RAM 的开头（{low}），1 是哪里都行。于是加载程序去了 {base}。',
  'place.old':
    'image_size 是 0：这样的内核比 3.17 还早，它的 text_offset 没有人信。加载程序按老规矩把它放在了 {kernel}。',
  'place.offset':
    '加载程序把内核放在了 {kernel}，因为 text_offset 写的是 {said}。内核链接时说好在 2 MiB 对齐的地址之后 {wanted} 处，这下它把自己的位置认错了。',
  'place.pages': 'flags 的 [2:1] 位是 {said}。内核的页是 {kib} KiB，应该写 {wanted}：1 是 4 KiB，2 是 16，3 是 64。',
  'size.unknown':
    'image_size 是 0：加载程序只好猜，拿文件的字节数当大小。内核要清掉 {wanted} 字节，自己的设备树也在里面。',
  'size.bss':
    'image_size 写的是 {said}，加载程序就把设备树紧挨着放在后面。内核连同 BSS 要占 {wanted}：它把自己的设备树清掉了。',
  'entry.kernel': '你说第一个字节在 {answer}。内核发现自己在 {found}。',
  'entry.base': '{answer} 是加载程序选的那块内存的开头。内核在它后面 text_offset 处：{found}。',
  'entry.x0': '你说 x0 是 {answer}。其实是 {found}：设备树，紧挨在内核占的地方后面。',
  'entry.x0-kernel': '{answer} 是内核自己。x0 是设备树的地址：{found}。',
  'entry.x1': '你说 x1 是 {answer}。其实是 {found}：x1 到 x3 留着以后用，所以是零。',
  'entry.el': '你说级别是 {answer}。其实是 {found}：看写进 SPSR_EL2 的值里的 M[3:2]。',
  'entry.el-raw': '{answer} 是从 CurrentEL 读出来的样子。级别在它的 [3:2] 位：{found}。',
  'entry.daif': '你说 DAIF 读出来是 {answer}。其实是 {found}：SPSR_EL2 里四位全都置着。',
  'entry.daif-field': '四位都置着，没错。但 DAIF 读出来在 [9:6] 位，和在 SPSR 里一样：是 {found}，不是 {answer}。',
  'entry.mmu': '你说 SCTLR_ELx.M 是 {answer}。其实是 {found}：协议要求 MMU 是关着的。',
};
export default sentences;
