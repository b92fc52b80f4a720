import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '映射一个客户机',
  'objective.registers': '设置 VTCR_EL2、VTTBR_EL2 和 HCR_EL2.VM',
  'objective.isolation': '只给客户机它所需要的',
  'step.registers': '用 VTCR_EL2 和 VTTBR_EL2 描述第 2 阶段，并打开它。',
  'step.guest': '映射客户机的 RAM 和 UART，让客户机打印。',
  'step.isolation': '此外一概不映射：客户机去读 hypervisor 的内存，必须在 EL2 被拦下。',
  'registers.hint-1': 'VTCR_EL2 说明怎样查表，VTTBR_EL2 说明从哪里开始查、归谁。',
  'registers.hint-2': 'T0SZ = 64 − 39 = 25。SL0 = 1 从第 1 级开始。PS = 2 是 40 位。VMID 是 VTTBR_EL2 的第 55:48 位。',
  'registers.hint-3': 'VTCR_EL2 = 0x80023559，VTTBR_EL2 = level1 加上左移 48 位的 VMID，HCR_EL2 = 0x80000001',
  'registers.illegal': '进入客户机的返回是非法的：HCR_EL2 是 {hcr}。写 VM 时不能丢掉 RW（第 31 位）。',
  'registers.stayed': '客户机的第一条指令是在 EL2 取的（PSTATE {spsr}）：SPSR_EL2.M 应为 EL1h，即 0b0101。',
  'registers.not-entered': '从未进入客户机：SPSR_EL2、ELR_EL2、ERET。',
  'registers.unaligned':
    '{elr} 处你自己的访问出错：{far} 不是 8 的倍数。下标要先乘以 8（描述符的大小）才是偏移：str x1, [x0, #(2 * 8)]。',
  'registers.empty': 'level1 还是空的，也没有进入过客户机。从第 1 步开始：把各级表连起来，再给两个叶子写上地址。',
  'registers.res1': 'VTCR_EL2 是 {vtcr}：第 31 位是 {found}。它是 RES1：无论核怎样对待它，软件都要写 {wanted}。',
  'registers.vm': '进入客户机时 HCR_EL2 是 {hcr}：VM（第 0 位）为 0，第 2 阶段是关的，客户机的地址就是物理地址。',
  'registers.baddr': 'VTTBR_EL2 是 {vttbr}：其中的地址不是 level1，而 SL0 = 1 的查表从那里开始。',
  'registers.vmid':
    'VTTBR_EL2 是 {vttbr}：VMID（第 55:48 位）是 {found}；应为 {wanted}。没有自己的 VMID，客户机会在 TLB 里碰到别的客户机的转换。',
  'registers.t0sz': 'VTCR_EL2 是 {vtcr}：T0SZ 是 {found}；39 位 IPA 应为 {wanted}（64 减去位数，而不是位数）。',
  'registers.sl0': 'VTCR_EL2 是 {vtcr}：SL0 是 {found}。从第 1 级开始应为 {wanted}；0 是第 2 级，2 是第 0 级。',
  'registers.tg0': 'VTCR_EL2 是 {vtcr}：TG0 是 {found}；4 KiB 粒度是 {wanted}。',
  'registers.ps': 'VTCR_EL2 是 {vtcr}：PS 是 {found}；40 位是 {wanted}。',
  'guest.hint-1': '拆分每个 IPA：第 38:30 位是第 1 级的索引，29:21 是第 2 级的，20:12 是第 3 级的。',
  'guest.hint-2':
    '0x80000000：索引 2，然后 0。UART：索引 0，然后是 IPA 的第 29:21 位，再然后是第 20:12 位；各乘以 8 就是偏移。表之间用地址 + 3 连接。',
  'guest.hint-3': 'level2_ram[0] = 0x404007fd，UART 的页 = 0x00400000090004c7；ELR_EL2 = guest_entry，是 IPA',
  'guest.level': '进入客户机时是 EL0（PSTATE {pstate}）；SPSR_EL2 应为 0x3c5：EL1h，屏蔽 D、A、I、F。',
  'guest.pstate': '进入客户机时 PSTATE 是 {pstate}；SPSR_EL2 应为 0x3c5：EL1h，屏蔽 D、A、I、F。',
  'guest.entry-pa': '进入客户机的地址是 {pc}，那是物理地址。第 2 阶段打开时 ELR_EL2 是客户机的地址：{wanted}。',
  'guest.entry': '进入客户机的地址是 {pc}；guest_entry 是 {wanted}。',
  'guest.link-type':
    '第 2 阶段在 IPA {ipa} 出错：它在 level1 里的那一项是 {entry}，只有地址没有类型。指向下一级表的项最低两位是 0b11：地址 + 3。',
  'guest.block-at-1':
    'IPA {ipa} 在第 1 级发生第 2 阶段错误（状态 {status}）：level1 的条目被当成了 1 GiB 的块。表描述符最低两位是 0b11，块是 0b01。',
  'guest.access-flag': 'IPA {ipa} 处发生第 2 阶段访问标志错误（状态 {status}）：描述符的 AF（第 10 位）为 0。',
  'guest.permission':
    'IPA {ipa} 处发生第 2 阶段权限错误（状态 {status}）：S2AP（第 7:6 位）或 XN（第 54 位）禁止了它。S2AP = 0 什么都不允许。',
  'guest.walk':
    'IPA {ipa} 处在第 0 或第 1 级就发生第 2 阶段转换错误（状态 {status}）：level1 中没有通向下一级的项。索引是 IPA 的第 38:30 位。',
  'guest.translation':
    'IPA {ipa} 处发生第 2 阶段转换错误（状态 {status}：最低两位是级别）：该项缺失，或者类型不适合它的级别。',
  'guest.fault': '客户机访问 {far}（IPA {ipa}）时出错，进入 EL2（状态 {status}）。',
  'guest.address': 'IPA 0x80000000 通向 {found}；客户机的镜像在 0x40400000。',
  'guest.ram-end': '客户机的最后一页 IPA 0x801ff000 通向 {found}；它应通向 0x405ff000：RAM 有 2 MiB，不能少。',
  'guest.ram-attribute':
    'RAM 由 {leaf} 映射：MemAttr（第 5:2 位）为 {found}；普通内存（写回）应为 {wanted}。换成别的类型，客户机的 RAM 就不能缓存；若是设备内存，非对齐访问还会出错。',
  'guest.uart-attribute':
    'UART 由 {leaf} 映射：MemAttr（第 5:2 位）为 {found}；Device-nGnRE 应为 {wanted}。若是普通内存，UART 可能被缓存或被预读。',
  'guest.silent': '客户机运行了，但它的那一行没有到达控制台，控制台显示“{text}”。',
  'guest.text': '控制台显示“{text}”；客户机打印的是“guest\\n”。',
  'isolation.hint-1': '没有映射的就无法到达。哪些项通向了不需要的地方？',
  'isolation.hint-2': '第 1 级的块是 1 GiB，第 2 级的块是 2 MiB。UART 只需要 4 KiB。',
  'isolation.hint-3': '正好五个描述符：level1 两个，level2_devices、level3_uart、level2_ram 各一个。',
  'isolation.before': '客户机得先打印；然后它才会尝试读取 hypervisor。',
  'isolation.off': '客户机读到了 hypervisor 的内存：HCR_EL2 是 {hcr}，第 2 阶段是关的。',
  'isolation.read': '客户机读到了 hypervisor 的内存：IPA 0x40080000 通向 {pa}。它不能被映射。',
  'isolation.no-abort': '客户机读 0x40080000 本应成为 EL2 的第 2 阶段数据中止（EC 0x24）。',
  'isolation.more-ram': 'IPA 0x80200000 也被映射了，到 {pa}：客户机只有 2 MiB。',
  'isolation.neighbours': 'IPA {ipa} 也被映射了，到 {pa}：2 MiB 的块把 UART 的邻居也交了出去。请只映射一页。',
  'isolation.outside': 'IPA {ipa} 也被映射了，通向 {pa}：客户机只有 2 MiB RAM 和一页 UART，别的都没有。',
};
export default sentences;
