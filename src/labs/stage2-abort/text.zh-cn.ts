import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '处理第 2 阶段中止',
  'objective.address': '由 HPFAR_EL2 和 FAR_EL2 拼出出错的 IPA',
  'objective.syndrome': '根据综合信息完成一次访问，并知道什么时候没有综合信息可用',
  'step.address': '查明客户机访问了什么，回应一次加载，然后继续。',
  'step.syndrome': '做这条指令本该做的事，分毫不差：大小、符号、寄存器、宽度。',
  'step.refuse': '不归你处理的转交出去：没有综合信息（ISV = 0）的访问，以及落在设备之外的访问。',
  'address.hint-1': 'FAR_EL2 里是客户机使用的地址，它还要经过客户机自己的第 1 阶段。设备在某个 IPA 上。',
  'address.hint-2':
    'HPFAR_EL2 的第 39:4 位是 IPA 的第 47:12 位：先右移 4 位，再左移 12 位。最低 12 位在 VA 和 IPA 中相同，取自 FAR_EL2。',
  'address.hint-3':
    "const ipa = Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (el2.mrs('FAR_EL2') & 0xfffn)); …… frame.setX(Number((esr >> 16n) & 31n), readDevice(ipa - DEVICE)); frame.skip();",
  'address.not-reached': '客户机还没有访问它的设备。其他陷入你的处理程序都交出去了吗？',
  'address.again': '{elr} 处的加载陷入了 {times} 次：客户机一再返回到它。被模拟的指令必须跳过。',
  'address.not-recognised':
    '这次加载没有被认作对设备的访问，客户机收到了异常。HPFAR_EL2 是 {hpfar}，FAR_EL2 是 {far}：这是哪个 IPA？',
  'address.unchanged':
    '客户机的 w2 里还是加载之前的内容（ESR_EL2 {esr}）。寄存器是 SRT，即第 20:16 位；WnR（第 6 位）为 0 表示加载。',
  'address.cut':
    '客户机只读到 {wanted} 中的 {found}：只有 16 位。SAS（ESR_EL2 {esr} 的第 23:22 位）是字节数的对数：2 表示 4 字节。',
  'address.elsewhere':
    '{elr} 处的加载之后，客户机没有从下一条指令继续。客户机的指令一条也不能少：frame.skip() 从下一条继续。',
  'address.id': '客户机从 ID 读到 {found}；设备给出的是 {wanted}。',
  'address.offset':
    '客户机从 SUM 读到 {found}，那是 ID：你的处理程序看的是页内偏移 0。FAR_EL2 是 {far}；HPFAR_EL2 里没有页内偏移。',
  'address.sum': '客户机通过 SUM 加了两个数，读到 {found}；应为 {wanted}（第一次存储的 ESR_EL2：{esr}）。',
  'syndrome.hint-1': 'LDRSB 怎样处理一个字节？目的是 w 和 x 时有什么不同？',
  'syndrome.hint-2':
    '位数是 8 << SAS。存储把寄存器截到这么多位（BigInt.asUintN）；加载则扩展，SSE 置位时按符号扩展（BigInt.asIntN），SF 置位时写 64 位，否则写 32 位。',
  'syndrome.hint-3':
    'frame.setX(register, BigInt.asUintN(sf ? 64 : 32, sse ? BigInt.asIntN(bits, read) : BigInt.asUintN(bits, read)))',
  'syndrome.stored': 'STRB 存了 {found}，是整个寄存器。该存的只是低字节 {wanted}（ESR_EL2 {esr} 里的 SAS 是 0）。',
  'syndrome.sign': 'LDRSB 得到 {found}；应为 {wanted}：SSE（ESR_EL2 {esr} 的第 21 位）要求按符号扩展。',
  'syndrome.wide-register':
    '目的为 x 寄存器的 LDRSB 得到 {found}；应为 {wanted}：SF（ESR_EL2 {esr} 的第 15 位）为 1，寄存器是 64 位。',
  'syndrome.narrow':
    '目的为 w 寄存器的 LDRSB 得到 {found}；应为 {wanted}：SF（ESR_EL2 {esr} 的第 15 位）为 0，第 63:32 位要变成 0。',
  'syndrome.unsigned': 'LDRB 得到 {found}；应为 {wanted}：SSE（ESR_EL2 {esr} 的第 21 位）为 0，不按符号扩展。',
  'syndrome.zero':
    '存储 wzr 时存了 {found}，那是客户机的 SP_EL0：帧里 x30 之后就是它。访问中的 31 号寄存器是零寄存器；frame.x(31) 知道这一点。',
  'syndrome.stack':
    '目的为 wzr 的加载把客户机的 SP_EL0 改成了 {found}；原来是 {wanted}。帧里 x30 之后就是 SP_EL0；frame.setX(31, …) 不会碰它。',
  'syndrome.wide': '64 位的存储和加载得到 {found}；应为 {wanted}（ESR_EL2 {esr}）。',
  'syndrome.not-reached': '客户机没有走到 {at} 处的访问。前一次访问之后它从哪里继续？frame.skip() 从下一条指令继续。',
  'syndrome.unchanged':
    '{elr} 处的访问之后客户机看到 {found}，还是寄存器里原来的值；应为 {wanted}（ESR_EL2 {esr}）。这次访问做了吗，还是只跳过了？',
  'syndrome.id':
    '{elr} 处的访问之后客户机看到 {found}，那是 ID；应为 {wanted}。访问的是设备的哪个寄存器，看 FAR_EL2 里的偏移。',
  'syndrome.other': '{elr} 处的访问之后客户机看到 {found}；应为 {wanted}（ESR_EL2 {esr}）。',
  'refuse.hint-1': '不是每次访问都能由 ESR_EL2 的内容模拟，也不是每个 IPA 都归你管。',
  'refuse.hint-2': 'LDP 等指令的 ISV（第 24 位）为 0：这时其他字段都没有意义。HANDLERS.trap 会给客户机一个异常。',
  'refuse.hint-3':
    'if (esr >> 26n !== 0x24n || ipa < DEVICE || ipa >= DEVICE + 0x1000 || !isv) return HANDLERS.trap(call, vcpu, esr);',
  'refuse.again': '客户机卡在 {elr}：它一再陷入（ESR_EL2 {esr}）。既没有被模拟，也没有交给 HANDLERS.trap。',
  'refuse.not-reached': '客户机没有走到它的 LDP；到那时它收到的异常数：{count}。请先完成第 1 步和第 2 步。',
  'refuse.too-many': '客户机在 {elr} 收到了异常：那是对设备的访问，该由你来回应。',
  'refuse.pair':
    'LDP 被当成已经完成而跳过了，可是 ISV（ESR_EL2 {esr} 的第 24 位）为 0：大小、寄存器、方向都无从知道。绝不能把猜测交给客户机。',
  'refuse.outside': '设备之后的加载（HPFAR_EL2 {hpfar}，FAR_EL2 {far}）得到了回应：设备只有一页，后面不属于任何设备。',
  'refuse.count': '客户机收到了 {count} 次异常；应为 2 次：LDP，以及设备之后的加载。',
  'refuse.not-finished': '客户机没有走到终点。',
};
export default sentences;
