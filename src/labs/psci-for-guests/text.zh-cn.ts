import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '给客户机的 PSCI',
  'objective.call': '客户机向固件发问时，按规范回答，两种宽度都对',
  'objective.power': '分清 VCpu 的电源状态：关、开，以及“还没开始”',
  'step.offer': '说清有什么：VERSION、FEATURES、MIGRATE_INFO_TYPE。范围内其余的都是 NOT_SUPPORTED。',
  'step.on': 'CPU_ON 和 AFFINITY_INFO：指的是谁，能不能从那里开始，这中间又算什么状态。',
  'step.off': 'CPU_OFF 和 CPU_SUSPEND：走一个、睡一个，其余的照旧。走了的还能回来。',
  'step.system': 'SYSTEM_OFF 和 SYSTEM_RESET：整台 VM，但仅此一台。',
  'not-asked': '客户机没有走到第 {question} 问；最后得到回答的是第 {last} 问（在 guest.s 里按编号找）。',

  'offer.hint-1': '文件开头的常量写明了这个固件提供什么。有人用 FEATURES 来问，就如实回答。',
  'offer.hint-2':
    '清掉标识符的第 30 位，再到 PSCI 里找它的名字。第 30 位为 1 的，只有存在 64 位形式时才算提供。FEATURES 在 x1 里问的也是这样一个标识符。',
  'offer.hint-3':
    'const name = identifier & ~SMC64; const isOffered = Object.values(PSCI).includes(name) && (name === identifier || WIDE.includes(name)); FEATURES：0n，扩展格式下问 CPU_SUSPEND 则为 2n；问 0x80000000（SMCCC_VERSION）为 0n；其余 -1n',
  'offer.version': 'VERSION 得到 {found}；这个固件是 {wanted}。',
  'offer.version-swapped': 'VERSION 得到 {found}：主版本号在第 31:16 位，应为 {wanted}。',
  'offer.migrate':
    'MIGRATE_INFO_TYPE 得到 {found}；应为 {wanted}。有没有它由 OFFERS_MIGRATE_INFO 决定；没有可信 OS 时值为 2。',
  'offer.wide': '第 30 位为 1 的 VERSION 得到 {found}。VERSION 没有 64 位形式：应为 NOT_SUPPORTED，即 {wanted}。',
  'offer.wide-version':
    '第 30 位为 1 的 VERSION 被当成 VERSION 回答了。只有 CPU_SUSPEND、CPU_ON、AFFINITY_INFO 有 64 位形式，这个标识符并不存在：应为 {wanted}。',
  'offer.unknown': '谁也不提供的标识符得到 {found}；应为 {wanted}，NOT_SUPPORTED。',
  'offer.feature': 'FEATURES 得到 {found}，应为 {wanted}（guest.s 第 {question} 问）。',
  'offer.denied': '明明有的功能，FEATURES 却说没有（guest.s 第 {question} 问）：得到 {found}，应为 {wanted}。',
  'offer.promised': '没有的功能，FEATURES 却说有（guest.s 第 {question} 问）：得到 {found}，应为 {wanted}。',
  'offer.flags': '对 CPU_SUSPEND 的 FEATURES 得到 {found}；应为 {wanted}：第 1 位表示电源状态是否采用扩展格式。',
  'offer.migrate-feature': '对 MIGRATE_INFO_TYPE 的 FEATURES 得到 {found}；按 OFFERS_MIGRATE_INFO 应为 {wanted}。',
  'offer.smccc':
    '对 0x80000000（SMCCC_VERSION）的 FEATURES 得到 {found}。客户机就是这样得知能不能发起那个调用的，而 hypervisor 会回答它：应为 {wanted}。',

  'on.hint-1': '这里的 VCpu 有三种状态：断电；上电；上电但 start 不为 null，也就是还没开始。',
  'on.hint-2':
    '参数是 32 位还是 64 位，看标识符的第 30 位：先截断再比较。然后依次问：这个 VCpu 存在吗？是关着的吗？入口对齐吗？是否落在 vm.plan.maps 里 attributes 为 memory 的映射中？',
  'on.hint-3':
    "if (target.state.power === 'on') return target.state.start === null ? ALREADY_ON : ON_PENDING; …… target.powerOn(entry, context); return SUCCESS; AFFINITY_INFO 说的是同样三种状态：OFF、ON、PENDING。",
  'on.affinity': 'AFFINITY_INFO 得到 {found}；应为 {wanted}（0 开，1 关，2 待启动；第 {question} 问）。',
  'on.affinity-swapped': 'AFFINITY_INFO 得到 {found}，说反了：0 是开，1 是关。',
  'on.nobody': '这台 VM 里没有这样的核：应为 INVALID_PARAMETERS，即 {wanted}，却得到 {found}（第 {question} 问）。',
  'on.level':
    '对核以上级别的 AFFINITY_INFO 得到 {found}；按 KNOWS_LEVELS 应为 {wanted}：要么是 ON（调用者自己就在里面），要么是 INVALID_PARAMETERS。',
  'on.affinity-3': '对 0x100000001（亲和性 3 为 1）的 CPU_ON64 得到 {found}：没有这样的核，应为 {wanted}。',
  'on.affinity-3-lost':
    '对 0x100000001 的 CPU_ON64 启动了一个核：第 39:32 位的亲和性 3 丢了。64 位形式的参数就是 64 位。',
  'on.misaligned': '不是 4 的倍数的入口得到 {found}；MISALIGNED 是 {wanted}。',
  'on.address': '入口处这台 VM 没有 RAM，却得到 {found}；应为 INVALID_ADDRESS，即 {wanted}（第 {question} 问）。',
  'on.address-taken':
    'VCpu 从一个没有 RAM 的地方启动了。它第一次取指就会出错，而客户机还以为成功了：应为 INVALID_ADDRESS，即 {wanted}。',
  'on.address-device':
    'VCpu 从 UART 里启动了：第 2 阶段的确映射了它，但没有人去执行设备。只有 attributes 为 memory 的映射才算：应为 {wanted}。',
  'on.self': '调用者要给自己上电，得到 {found}；它早就开着：应为 {wanted}。',
  'on.self-pending': '调用者要给自己上电，得到 ON_PENDING：它早就开始了，state.start 是 null。',
  'on.refused': 'VCpu 1 关着，CPU_ON 却得到 {found}；应当启动它：{wanted}。',
  'on.not-begun': 'CPU_ON 说 SUCCESS，VCpu {vcpu} 却没有走到入口：把它放到那里的是 powerOn(entry, context)。',
  'on.another':
    '走到 VCpu {vcpu} 入口的是别人：它从 MPIDR_EL1 读到 {mpidr}。调用者应从调用之后继续；启动另一个的是 powerOn。',
  'on.context': 'VCpu {vcpu} 开始时 x0 是 {found}：那不是启动它的那次调用给的上下文标识。',
  'on.race': '两个 VCpu 同时要启动第三个：这一个得到 {found}，应为 {wanted}（第 {question} 问）。',
  'on.twice': '两个 VCpu 同时要启动第三个，都得到 SUCCESS：后来的把先到的入口和上下文覆盖了（第 {question} 问）。',
  'on.early':
    '这个 VCpu 一条指令都还没执行，答的却是 ALREADY_ON（{found}）：它的核此刻正被别人占着。这是 ON_PENDING，即 {wanted}：state.start 不为 null。',
  'on.width': '32 位形式的 CPU_ON 得到 {found}：寄存器高半部分是残留的内容，没有意义。应为 {wanted}。',
  'on.pending': '一个已上电、还没开始的 VCpu，AFFINITY_INFO 得到 {found}；应为 {wanted}，即 ON_PENDING。',
  'on.pending-on':
    'AFFINITY_INFO 说一个还没开始的 VCpu 是开着的：state.start 不为 null，应为 {wanted}，即 ON_PENDING。',
  'on.upper': 'VCpu 2 开始时 x0 是 {found}：32 位形式的上下文标识只有 32 位。',
  'on.running': '对正在运行的 VCpu 调用 CPU_ON 得到 {found}；应为 {wanted}，即 ALREADY_ON。',
  'on.running-pending': '对正在运行的 VCpu 调用 CPU_ON 得到 ON_PENDING：它已经开始了，应为 {wanted}。',

  'off.hint-1': 'CPU_OFF 成功时没有结果：返回 undefined。CPU_SUSPEND 有结果，只是晚一些才看得到。',
  'off.hint-2':
    'vcpu.state.power 是电源开关；vcpu.state.waiting 表示 VCpu 睡着，等有事发生。VM 的最后一个 VCpu 走了，VM 也跟着关：vm.stop。',
  'off.hint-3':
    "CPU_OFF：vcpu.state.power = 'off'; if (vm.vcpus.every((one) => one.state.power === 'off')) vm.stop('off'); return undefined; CPU_SUSPEND：拒绝保留位，vcpu.state.waiting = true; return SUCCESS;",
  'off.not-slept': '客户机没有从 CPU_SUSPEND 回来：它的定时器会结束这次睡眠。',
  'off.suspend': 'CPU_SUSPEND 得到 {found}；应为 SUCCESS，即 0。',
  'off.awake':
    '定时器到期之前，客户机调用了 {times} 次 CPU_SUSPEND：每次都立刻返回。要让它等，得 state.waiting = true。',
  'off.reserved':
    '电源状态里有保留位，却得到 {found}；应为 {wanted}。格式由 EXTENDED_STATE_ID 决定：保留位是 31:26 和 23:17，扩展格式则是 31、29、28。',
  'off.returned': 'CPU_OFF 返回了：VCpu {vcpu} 在调用之后接着运行。已经没有谁可以返回了。',
  'off.not-reached': '还没有 VCpu 调用 CPU_OFF；最后得到回答的是第 {last} 问。',
  'off.took-all': '第一次 CPU_OFF 之后，别的 VCpu 都没有继续：CPU_OFF 只关调用者自己。',
  'off.still-on': '一个 VCpu 已经把自己关了，AFFINITY_INFO 却说 {found}；应为 {wanted}（第 {question} 问）。',
  'off.again': '对已经离开的 VCpu 调用 CPU_ON 得到 {found}；它可以回来：应为 {wanted}（第 {question} 问）。',
  'off.again-on': '对已经离开的 VCpu 调用 CPU_ON 得到 ALREADY_ON：它的电源还开着。',
  'off.leak': 'VCpu 2 回来时 x19 里是 {found}：那是上一世的东西。powerOn 让它从零开始。',

  'system.hint-1': '这两件事 VM 都有现成的函数：看看 vcpu.vm。',
  'system.hint-2': 'vm.stop 停下它在每个核上的 VCpu，并放开它占着的东西。vm.restart 也这样做，然后重新启动它。',
  'system.hint-3': "SYSTEM_OFF：vm.stop('off'); return undefined; SYSTEM_RESET：vm.restart(); return undefined;",
  'system.not-reached': '客户机没有走到这个调用；最后得到回答的是第 {last} 问。',
  'system.reset-returned': 'SYSTEM_RESET 返回到了调用者。',
  'system.reset-outlived': 'VCpu 0 调用 SYSTEM_RESET 之后，VCpu 1 还在跑：重来的是整台 VM，不管它在哪些核上。',
  'system.no-reset': 'SYSTEM_RESET 之后，客户机没有第二次开始。',
  'system.not-fresh': '复位之后，VCpu 1 和 2 应当和最初一样关着；第 {question} 问得到 {found}，应为 {wanted}。',
  'system.off-returned': 'SYSTEM_OFF 返回到了调用者。',
  'system.off-outlived':
    '别的 VCpu 调用了 SYSTEM_OFF，VCpu 0 却还在跑：它在另一个核上，没有人通知那个核。vm.stop 会通知。',
  'system.off-restarts': 'SYSTEM_OFF 之后，客户机又重新开始了。',
  'system.interrupt': 'VM 关了，板子的分发器里 UART 的中断却还为它开着。vm.stop 会放开 VM 占着的东西。',
  'system.neighbour': '这台 VM 调用 SYSTEM_OFF 很久以后邻居才该醒来，可它没有醒：它也被关掉了。',
};
export default sentences;
