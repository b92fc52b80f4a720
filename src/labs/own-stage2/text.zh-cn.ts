import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '写出客户机的映射',
  'objective.walk': '根据一份区间清单建立三级页表',
  'objective.blocks': '在两边地址都允许的前提下，选用最大的块',
  'objective.attributes': '给内存、ROM 和设备各自需要的属性，清单以外的什么都不给',
  'step.tables': '让计划里的每一页都通向它该去的地方。',
  'step.blocks': '放得下的地方用 2 MiB 和 1 GiB 的块。',
  'step.attributes': '写好属性：内存、只读的内存、设备。',
  'step.isolation': '别的一概不映射：末尾之后的第一个字节就不归客户机了。',
  'tables.hint-1':
    '每一级的索引是 IPA 里的九位：第 1 级是 38:30，第 2 级是 29:21，第 3 级是 20:12。还没有的表项，先得给它一张表。',
  'tables.hint-2':
    '外层循环遍历各个映射，内层循环处理一个映射还剩下的部分。每一块都从根往下走：读表项；是 0 就取一张 call.newTable()，把它的地址 | 3 写进去。IPA 最多有 39 位：用 Math.floor 做除法，因为 >> 会把数截成 32 位。',
  'tables.hint-3':
    'const index = (ipa, level) => Math.floor(ipa / [0, 0x40000000, 0x200000, 0x1000][level]) % 512; …… call.el2.write(table + 8 * index(ipa, 3), 8, BigInt(pa) | 0x7ffn | …);',
  'tables.not-entered': '没有进入客户机：stage2 没有运行到底。',
  'tables.root': '根是 {root}。它必须是 call.newTable() 给的表：按 4 KiB 对齐，位于任何客户机都够不着的内存里。',
  'tables.nothing': '位于 {root} 的根里，第一个 GiB（设备所在之处）没有表项：照现在这样，客户机一无所有。',
  'tables.link-type':
    'IPA {ipa}：第 {level} 级的表项是 {descriptor}。地址是一张表的，类型却是块，即 0b01。表是 0b11：第 1 位也要置 1。',
  'tables.page-bit':
    'IPA {ipa}：第 {level} 级的描述符是 {descriptor}。在这一级 0b01 表示什么都没有；页的第 1 位要置 1，即 0b11。',
  'tables.access-flag':
    'IPA {ipa}：第 {level} 级的描述符 {descriptor} 里 AF（第 10 位）为 0，每次访问都会出错。这里没有别人会去置它。',
  'tables.unaligned':
    'IPA {ipa} 通向 {pa}：这是第 {level} 级的块 {descriptor}，它的 IPA 或 PA 不是块大小的整数倍。地址的低位硬件根本不看。',
  'tables.covered':
    'IPA {ipa} 落在第 {level} 级的一个块里（{descriptor}），通向 {pa}。那个块是为一个更小的映射写的：条件有三个，第三个是剩下的要够这么大。',
  'tables.elsewhere': 'IPA {ipa} 通向 {pa}，计划里它不在那里（{descriptor}，第 {level} 级）。',
  'tables.high':
    'IPA {ipa} 在 4 GiB 以上，而它在根（{root}）里的表项是空的。对普通的数做 >> 和 & 会截成 32 位：请用除法和取余，或者用 bigint。',
  'tables.valid': 'IPA {ipa}：第 {level} 级的表项是 {descriptor}。第 0 位是 0：对查表的硬件来说，那里什么都没有。',
  'tables.missing':
    'IPA {ipa} 在计划里，它在第 {level} 级的表项却是空的。是没有写，还是原来那张表的位置上现在换成了另一张？表项如果已经通向一张表，就要顺着它走下去。',
  'tables.other': 'IPA {ipa} 在计划里，却哪儿也去不了：最后一个表项在第 {level} 级，是 {descriptor}。',
  'tables.guest': '客户机从一个地址存入 {wanted}，再从通向同一处的另一个地址加载，得到的是 {found}。',
  'blocks.hint-1': '一个 2 MiB 的块顶 512 个页，每次查表还少读一次。',
  'blocks.hint-2':
    '条件有三个：IPA 是块大小的整数倍，PA 也是，而且这个映射至少还剩这么多。每一块都要重新判断：一个映射可以以页开头，接着用块。',
  'blocks.hint-3':
    'const level = [1, 2].find((l) => ipa % SIZES[l] === 0 && pa % SIZES[l] === 0 && left >= SIZES[l]) ?? 3;',
  'blocks.two':
    'IPA {ipa} 是在第 {found} 级映射的（{descriptor}）；两边的地址都允许在这里用一个 2 MiB 的块，也就是第 2 级。',
  'blocks.gigabyte':
    'IPA {ipa} 是在第 {found} 级映射的（{descriptor}）；在两个地址空间里，这里都是一整个 GiB 的开头，应当是第 1 级的一个块。',
  'attributes.hint-1': '第 2 阶段没有 MAIR；S2AP 说的是允许什么，0 就是什么都不允许。',
  'attributes.hint-2':
    'MemAttr 是第 5:2 位：0b1111 是 普通内存、写回，0b0000 是 Device-nGnRnE，0b0001 是 Device-nGnRE。S2AP 是第 7:6 位（第 6 位管读，第 7 位管写），SH 是第 9:8 位（0b10 外部，0b11 内部），XN 是第 54 位。',
  'attributes.hint-3':
    "memory: (15n << 2n) | (3n << 6n) | (sh << 8n), 'read-only': (15n << 2n) | (1n << 6n) | (sh << 8n), device: (type << 2n) | (3n << 6n) | (1n << 54n)；每一种都再加上 note << 55n。",
  'attributes.memory': 'IPA {ipa} 是内存，它的 MemAttr（{descriptor} 的第 5:2 位）是 {found}：普通内存、写回是 15。',
  'attributes.device':
    'IPA {ipa} 是设备，它的 MemAttr（{descriptor} 的第 5:2 位）是 {found}，应当是 {wanted}。设备的寄存器不能留在缓存里。',
  'attributes.share': 'IPA {ipa}：SH（{descriptor} 的第 9:8 位）是 {found}，题目要的是 {wanted}。',
  'attributes.read-only': 'IPA {ipa} 只能读，它的 S2AP（{descriptor} 的第 7:6 位）却是 {found}：只允许读是 1。',
  'attributes.access':
    'IPA {ipa} 可读可写，它的 S2AP（{descriptor} 的第 7:6 位）却是 {found}；读写都允许是 3。在第 2 阶段，0 表示什么都不允许。',
  'attributes.executable': 'IPA {ipa} 是客户机要从中取指执行的内存，{descriptor} 里却置了 XN。',
  'attributes.execute-never':
    'IPA {ipa} 是设备，而 XN（{descriptor} 的第 54 位）是 0：核可以提前从那里取指，而读一下设备就可能改变它的状态。',
  'attributes.tag': 'IPA {ipa}：{descriptor} 的第 58:55 位是 {found}，题目要记的是 {wanted}。',
  'attributes.wrote-rom': '客户机往 {ipa} 存了数据。计划里它是只读的，却没有什么拦住这次存储。',
  'attributes.uart': '客户机往它的 PL011 写了 “ok”，输出的却是 “{text}”。',
  'attributes.clock': '客户机从它的时钟读到 {found}。那是一个 PL031，PeriphID0 是 0x31。',
  'isolation.hint-1': '一个映射的最后一页之后，就是别人的了。',
  'isolation.hint-2':
    '块如果伸到了映射的末尾之外，就太大了。循环条件写成 <=，就会多写一页。这两种错都在末尾之后的第一个地址上露出来。',
  'isolation.hint-3': 'while (done < size)，其中 left = size - done；只有 left >= SIZES[level] 时才用块。',
  'isolation.past-end':
    'IPA {ipa} 是某个映射之后的第一个地址，它却通向 {pa}（第 {level} 级）：客户机得到的比计划里多。',
  'isolation.outside': 'IPA {ipa} 不在计划的任何映射里，它却通向 {pa}（第 {level} 级）。',
  'isolation.reached': '客户机从 {ipa} 加载，计划没有把那里给它，它却得到了回应（第 {level} 级，{descriptor}）。',
  'isolation.not-finished': '客户机没有走到这次访问，或者没有走到最后。',
};
export default sentences;
