import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '少了这一步会怎样',
  'objective.read': '由一次异常倒推出启动过程少了哪一步，或哪一步做晚了',
  'objective.predict': '预测少了每一步时的错误状态，并指出哪两步少了也不吭声',
  'step.vectors': '修复：让 probe_devices 的异常进入向量表。',
  'step.stack': '修复：让 build_tables 有栈可用。',
  'step.mmu': '修复：让 main 在 MMU 打开的情况下运行并打印。',
  'step.faults': '预测情形 1 到 6 的错误状态。',
  'step.silent': '预测情形 7 到 9：哪些不吭声，哪个连向量表也一起带走。',
  'vectors.hint-1': '哪一步能让其他错误看得见？它自己什么都不需要。',
  'vectors.hint-2': 'probe_devices 本来就预期会有异常。VBAR_EL2 设置之前，异常会跳到 0x200。',
  'vectors.hint-3': '把 ldr x0, =vectors 和 msr vbar_el2, x0 移到最前面。',
  'vectors.no-probe': 'probe_devices 没有被调用：启动过程总得找一找设备。',
  'vectors.unset':
    'probe_devices 的异常（ESR_EL2 {esr}）进入了 {target}：那时 VBAR_EL2 还是 0。向量表要最先设置，否则在它之前的错误都无从得知。',
  'vectors.elsewhere': 'probe_devices 的异常进入了 {target}；向量表从 {vectors} 开始，槽在表内 0x200。',
  'stack.hint-1': '会调用别的函数的函数，或者编译器生成的函数，第一条指令就是压栈。',
  'stack.hint-2': '复位后 SP_EL2 是 0：第一次压栈会写到 0xfffffffffffffff0。在第一次这样的调用之前设置 SP。',
  'stack.hint-3': '在 bl build_tables 之前写 ldr x0, =stack_top 和 mov sp, x0',
  'stack.fault': 'build_tables 的第一次压栈在 {far} 出错（错误状态 {status}）；SP 是 {sp}：那时还没有栈。',
  'stack.left-out': 'main 跑到了，build_tables 却从来没有被调用：页表该由它来填，而它要用栈。',
  'stack.before': '没有走到 build_tables：请先修复它前面的步骤。',
  'stack.elsewhere': 'build_tables 压栈到了 {found}；栈从栈顶 {top} 开始，向下增长。',
  'mmu.hint-1': '设置 M 的那条指令之后，下一条指令的取指就已经要经过页表。这次查表需要什么？',
  'mmu.hint-2':
    '在 M 之前：填好页表，设好 TTBR0_EL2、TCR_EL2，还有这里没有人设置的 MAIR_EL2：哪个属性是 Device-nGnRE（0x04），哪个是普通内存（写回），即 0xff，parts.s 里写着。',
  'mmu.hint-3':
    'TTBR0_EL2、MAIR_EL2（0x04 和 0xff，各左移 8 × 属性号）、TCR_EL2、isb、tlbi alle2、dsb sy、isb，最后才是 SCTLR_EL2',
  'mmu.no-tables':
    '取 {far} 处的指令出错（状态 {status}）：level1[1] 是 0。build_tables 还没有填好页表，MMU 就打开了。',
  'mmu.no-ttbr': '取 {far} 处的指令出错（状态 {status}）：设置 M 时 TTBR0_EL2 还是 0，查表读到的是地址 0 处的内容。',
  'mmu.no-tcr':
    '取 {far} 处的指令出错（状态 {status}：第 0 级）：设置 M 时 TCR_EL2 还是 0，T0SZ 为 0 要的是 64 位地址，没有哪种查表做得到。',
  'mmu.fetch':
    '设置 M 之后，取 {far} 处的指令出错（状态 {status}）。TTBR0_EL2 是 {ttbr}，TCR_EL2 是 {tcr}：查表是从 level1 所在的级别开始的吗？',
  'mmu.before': '没有走到 main，而拦住启动过程的不是 MMU：请先修复前面的步骤。',
  'mmu.off': 'main 运行了，但 SCTLR_EL2 是 {sctlr}：M（第 0 位）为 0，MMU 是关的。',
  'mmu.no-mair':
    'main 运行时 MAIR_EL2 是 {mair}：这样所有属性都是 Device-nGnRnE，RAM 也不例外，对它的非对齐访问会出错。',
  'mmu.mair': 'main 运行时 MAIR_EL2 是 {mair}：两个块为设备选属性 {d}（应为 0x04），为 RAM 选属性 {r}（应为 0xff）。',
  'mmu.t0sz': 'main 运行时 TCR_EL2 的 T0SZ 为 {t0sz}。后面的各种情形使用 39 位地址：T0SZ 应为 25，转换从第 1 级开始。',
  'mmu.mair-late':
    '非对齐读取 {far} 出错（状态 {status}：对齐），尽管 MAIR_EL2 现在是对的：这一页此前已被转换过，TLB 里记着它是设备内存。请在 M 之前设置 MAIR_EL2。',
  'mmu.silent': 'main 没有在 MMU 打开的情况下打印。',
  'faults.hint-1':
    '错误状态由种类和级别组成：0b0001LL 是转换错误，0b0010LL 是访问标志错误，0b0011LL 是权限错误；0x21 是对齐错误。',
  'faults.hint-2':
    '放不进 39 位的地址在读任何页表之前就在第 0 级出错。查表在哪一级结束，各情形里写着：块是第 1 或第 2 级的描述符，页是第 3 级的。没有 MMU 或没有属性时，RAM 就按设备内存对待。',
  'faults.hint-3': '0x04；然后 0x04、0x08、0x0c 各加上级数；最后两次 0x21',
  'silent.hint-1': '不是每个疏漏都会出错。过期的转换照样能用，直到某一天不能用。',
  'silent.hint-2':
    '这台机器立即同步，所以少了 ISB 看不出什么。情形 9 请看 parts.s 把什么设成了 0：没有 T0SZ，查表无从开始；没有页表，查表会开始，而且从第 1 级开始。',
  'silent.hint-3': '0、0；然后 TCR_EL2 为 0 时是 0x04，TTBR0_EL2 为 0 时是 0x05',
  'boot-first': '各情形要在 main 之后、在启动好的机器上运行才算数。请先修复启动过程。',
  unanswered: '情形 {case} 还没有预测。',
  class: '情形 {case}：{answer} 是异常类别（EC）；这里问的是错误状态，即 ISS 的第 5:0 位。它是 {found}。',
  whole: '情形 {case}：{answer} 超出了所问的范围：只要 ISS 的第 5:0 位，即错误状态，它是 {found}。',
  level: '情形 {case}：{answer} 的种类是对的，但查表止于第 {level} 级：{found}。让它停下的那个描述符属于哪一级？',
  'no-stack':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。SP = 0 时压栈写到 0xfffffffffffffff0，超出了 39 位地址：第 0 级的转换错误。',
  'not-mapped':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。第 {level} 级的描述符是 0，无效：第 {level} 级的转换错误。',
  'no-access-flag':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。描述符有效，也通向 RAM，但 AF（第 10 位）为 0：第 {level} 级的访问标志错误。',
  'execute-never':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。内存已映射，但 XN 禁止从中取指：第 {level} 级的权限错误。',
  'no-attributes':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。MAIR_EL2 = 0 时所有内存都是 Device-nGnRnE，而对设备内存的非对齐访问是对齐错误。',
  'mmu-off':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。MMU 关闭时，数据访问一律按设备内存对待：非对齐就是对齐错误。状态与没有 MAIR_EL2 时相同，区别在于 SCTLR_EL2.M。',
  'no-tlbi-exceptions':
    '情形 {case}：你的预测是 {answer}；实际有 {found} 次。描述符没有了，但 TLB 里还有这个转换：照样读得到已经不再映射的内存，没有任何报告。',
  'no-isb-exceptions':
    '情形 {case}：你的预测是 {answer}；在这台机器上有 {found} 次，因为这里 MSR 立即生效。架构并不保证这一点：在真实的核上，这次加载可能仍看到 MMU 关着，于是出错。这类错误不吭声：在这里它能用。',
  'at-once':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。TCR_EL2 = 0 时根本没有查表（第 0 级）；TTBR0_EL2 = 0 时在地址 8 读第 1 级，得到 0。向量表也同样没有映射，所以这个错误没有尽头。',
};
export default sentences;
