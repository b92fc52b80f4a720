import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '栈、页表、打开 MMU',
  'objective.tables': '用两个描述符描述设备和 RAM',
  'objective.order': '以不会出错的顺序打开 MMU',
  'step.stack': '给 EL2 一个栈。',
  'step.tables': '写好两个块描述符、MAIR_EL2、TCR_EL2 和 TTBR0_EL2。',
  'step.on': '清除旧的转换，设置 SCTLR_EL2.M，然后打印。',
  'stack.hint-1': 'hello 会压入 x29 和 x30。栈向下增长。',
  'stack.hint-2': 'SP 不能直接从内存加载：先加载到 x0，再用 MOV。',
  'stack.hint-3': 'ldr x0, =stack_top，然后 mov sp, x0',
  'stack.unset': '调用 hello 时 SP 是 {sp}：没有人设置过它。',
  'stack.sp-el2': '{elr} 处的指令是 MSR SP_EL2：只有 EL3 能用这个名字访问它。在 EL2，它就是 SP 本身：mov sp, x0。',
  'stack.not-aligned':
    '调用 hello 时 SP 是 {sp}，不是 16 的倍数：SCTLR_EL2.SA 置位时，通过它访问内存会出错（EC 0x26）。',
  'stack.before': '没有执行到 hello，栈还没有人用过：先修好前面的。',
  'stack.bottom': '调用 hello 时 SP 是 {sp}，在栈底。栈向下增长，所以从栈顶 {top} 开始。',
  'stack.elsewhere': '调用 hello 时 SP 在 {sp}；它的栈从 {top} 开始。',
  'tables.hint-1': '第 1 级的块：输出地址、属性，最低两位是 0b01。',
  'tables.hint-2':
    'AF 是第 10 位，SH 是第 9 到 8 位，AP[1] 是第 6 位，AttrIndx 是第 4 到 2 位，XN 是第 54 位。MAIR_EL2 每个 AttrIndx 一个字节：0x04 是 Device-nGnRE，0xff 是普通内存（写回）。',
  'tables.hint-3':
    'level1[0] = 0x0040000000000441 + 4 × 属性号，level1[1] = 0x40000741 + 4 × 属性号；MAIR_EL2 = 0x04 和 0xff，各左移 8 × 属性号；TCR_EL2 = 0x80803500 + (PS << 16) + T0SZ；TTBR0_EL2 = level1',
  'tables.unaligned':
    '对 {far} 的访问（指令 {elr}）没有对齐：MMU 关闭时所有内存都按设备内存对待，因此会出错。描述符每 8 字节一个。',
  'tables.of-el1': '表的地址在 EL1 的寄存器 TTBR0_EL1 里；TTBR0_EL2 是 {ttbr}，应为 {wanted}。',
  'tables.ttbr': 'TTBR0_EL2 是 {ttbr}；第 1 级的表在 {wanted}。',
  'tables.no-device': 'level1[{n}] 是 {found}：设备没有映射，UART 也在其中。',
  'tables.no-ram': 'level1[{n}] 是 {found}：RAM 没有映射，而你的下一条指令就在那里。',
  'tables.no-block': 'level1[{n}] 是 {found}：最低两位应为 0b01（块）。0b11 是表。',
  'tables.address': 'level1[{n}] 是 {found}：它应映射自己的那 1 GiB，位于 {wanted}。',
  'tables.no-access-flag': 'level1[{n}] 是 {found}：AF（第 10 位）为 0，所以第一次访问就是访问标志错误。',
  'tables.executable':
    'level1[0] 是 {found}：XN（第 54 位）为 0，核就可能从设备取指，而一次推测取指就是一次读。64 位都存进去了吗？',
  'tables.shareability':
    'level1[1] 是 {found}：SH（第 9:8 位）是 {sh}；内共享是 3。否则别的核可能看不到这个核缓存的内容。',
  'tables.attribute-device':
    'level1[{n}] 是 {found}，于是选中 MAIR_EL2 {mair} 的属性 {attribute}：设备必须是 Device-nGnRE（0x04），否则访问可能被合并、重复或缓存。',
  'tables.attribute-ram':
    'level1[{n}] 是 {found}，于是选中 MAIR_EL2 {mair} 的属性 {attribute}：RAM 应为普通内存（写回），即 0xff。',
  'tables.t0sz': 'TCR_EL2 是 {tcr}：T0SZ 是 {t0sz}。它等于 64 减去地址位数，而这里要的是 {bits} 位。',
  'tables.granule': 'TCR_EL2 是 {tcr}：TG0 是 {tg0}；4 KiB 粒度是 0。',
  'tables.ps': 'TCR_EL2 是 {tcr}：PS 是 {ps}，而这里要的是 {bits} 位：1 表示 36 位，2 是 40，3 是 42，4 是 44。',
  'tables.tcr-res1': 'TCR_EL2 是 {tcr}：它的 RES1 位（第 31 和 23 位）必须写 1。',
  'tables.ap':
    'level1[{n}] 是 {found}：AP[1]（第 6 位）为 0。像 EL2 这样只服务一个级别的转换机制里，它是 RES1，必须写 1。',
  'tables.index':
    'level1[{n}] 是 {found}，选中的是 MAIR_EL2 的属性 {index}；mmu.s 要的是属性 {wanted}。AttrIndx 是第 4 到 2 位。',
  'tables.changed': '调用 hello 时 level1[{n}] 是 {then}，现在是 {found}。页表在使用期间就必须是对的。',
  'on.hint-1': '设置 M 之前一切都要就位：下一次取指就已经要转换了。',
  'on.hint-2': 'tlbi alle2、dsb sy、isb；然后写带 RES1 位和 M 的 SCTLR_EL2；然后 isb。',
  'on.hint-3': 'ldr x0, =0x30c5183d（I、SA、C、M 置位），然后 msr sctlr_el2, x0',
  'on.off': 'SCTLR_EL2 是 {sctlr}：M（第 0 位）为 0，MMU 是关的。',
  'on.access-flag': '{far} 处发生访问标志错误（指令 {elr}，错误状态 {status}）：描述符的第 10 位 AF 为 0。',
  'on.permission':
    '{far} 处权限错误（指令 {elr}，错误状态 {status}）：是不是描述符的 XN 或 AP，或者 SCTLR_EL2.WXN，禁止了这次访问？',
  'on.mair-late':
    '对 {far} 的非对齐读取出错了，虽然 MAIR_EL2 现在是 {mair}：这一页此前已经转换过，TLB 里它仍是设备内存。请在设置 M 之前设置 MAIR_EL2。',
  'on.translation': '{far} 处发生转换错误（指令 {elr}，错误状态 {status}）：没有有效的描述符映射这个地址。',
  'on.fault': '对 {far} 的访问出错（指令 {elr}，错误状态 {status}）。',
  'on.too-late': '“{text}”是在 MMU 打开之前打印的。',
  'on.silent': 'MMU 打开后什么也没有打印。',
  'on.no-hello': 'M 打印出来了，但不是 hello 打印的：它的非对齐读取没有执行。请调用 hello。',
  'on.no-tlbi': '置 M 之前没有 TLBI ALLE2：复位之后 TLB 里可能有任何东西。这台机器的 TLB 开始时是空的，别的核未必。',
  'on.no-dsb': '从 TLBI 到置 M 的 MSR 之间没有 DSB：那时 TLBI 和描述符的写入都未必已经完成。',
  'on.no-isb':
    '从置 M 的 MSR 到调用 hello 之间没有 ISB：在此之前，指令可能还是在 MMU 关闭时取的。这台机器立即同步，真实的核未必。',
  'on.res1': 'SCTLR_EL2 是 {sctlr}：它的 RES1 位（0x30c50830）必须写 1。',
};
export default sentences;
