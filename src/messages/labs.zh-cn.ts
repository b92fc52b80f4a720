/** Sentences of the labs in Simplified Chinese. Its twin is labs.en.ts. */
export const labsZhCn: Readonly<Record<string, string>> = {
  'lab.passed': '通过。',
  'lab.does-not-build': '{file} 第 {line} 行第 {column} 列：还不能构建（错误数：{errors}），因此什么都没有运行。',
  'lab.file-too-long': '此文件超过了实验允许的 {limit} 个字符。',
  'lab.no-entry': '处理器核从符号 {symbol} 开始执行，但没有文件定义它。',
  'lab.no-symbol': '检查需要标号 {symbol}，但没有文件定义它。请把这个名字改回来。',
  'lab.answers.too-long': '答案文件最多 {limit} 行。',
  'lab.answers.form': '答案行的形式是“名称 = 值”。',
  'lab.answers.unknown': '这里没有问题“{name}”；有的是：{known}。',
  'lab.answers.twice': '“{name}”回答了两次。',
  'lab.answers.value':
    '“{answer}”不是答案：请写一个数（26、0x1a、0b11010）、一个向量（例如 EL2+0x400），或者用 ? 表示还没有答案。',
  'lab.ended.powered-off': '机器已关机。',
  'lab.ended.reset': '机器请求了复位。',
  'lab.ended.waiting': '处理器核在等待（{address} 处的 WFI 或 WFE），没有什么会唤醒它。',
  'lab.ended.core-off': '处理器核已关闭：PSCI CPU_OFF 关掉了它，没有什么会再打开它。',
  'lab.ended.parked': '处理器核停在 {address}（{file} 第 {line} 行），即 EL{el} 的一条跳转到自身的指令。',
  'lab.ended.parked-in-handler':
    '处理器核停在 EL{el} 的 {address}（{file} 第 {line} 行），也就是一次异常的处理程序里。引发异常的是 {elr} 处的指令（{elrFile} 第 {elrLine} 行）：{cause}（EC {ec}）。',
  'lab.ended.budget':
    '执行 {instructions} 条指令后程序仍在运行，位于 {address}（{file} 第 {line} 行），EL{el}。是不是有循环永不结束？',
  'lab.ended.astray':
    '在 {file} 第 {line} 行之后，EL{el} 跑到了 {address}，那里没有本实验的任何代码（EC {ec}：{cause}）。那里的 RET、BR 或 ERET 是不是用了没人设置过的寄存器里的地址？',
  'lab.ended.ran-on':
    'EL{el} 越过了 {file} 第 {line} 行继续执行：{address} 处已经没有代码（EC {ec}：{cause}）。处理器核不会自己停下：请以跳转到自身、RET 或 ERET 结尾。',
  'lab.ended.vector-outside-memory':
    'EL{from} 的 {address} 处的指令（{file} 第 {line} 行）引发了异常：{cause}（EC {ec}）。异常进入了 {target} 处的向量，它在 RAM 之外。VBAR_EL{to} 设置了吗？',
  'lab.ended.vector-not-mapped':
    'EL{from} 的 {address} 处的指令（{file} 第 {line} 行）引发了异常：{cause}（EC {ec}，ESR {esr}）。异常进入了 {target} 处的向量，而 EL{to} 的地址转换没有映射它：取这个向量也会出错，周而复始。设置 SCTLR_EL{to}.M 之前，页表、TCR_EL{to} 和 TTBR0_EL{to} 都就位了吗？',
  'lab.ended.fault-in-handler':
    'EL{to} 的 {address} 处的指令（{file} 第 {line} 行）引发了异常：{cause}（EC {ec}，ESR {esr}）。它的向量 {target} 始终处理不了：一再出错。那个向量处有代码吗？它有栈吗？',
  'lab.ended.same-fault':
    'EL{from} 的 {address} 处的指令（{file} 第 {line} 行）一再陷入 EL{to}：{cause}（EC {ec}，ESR {esr}）。处理程序原样返回到它。是不是应该让 ELR_EL{to} 前移？',
  'lab.ended.handler-failed': 'hypervisor 的处理函数中止了。',
  'lab.too-many-looks': '本实验的检查需要查看的事件多得不合理。',
  'lab.too-many-tables': 'stage-2 页表的条目多得无法检查。是不是有页表把自己当作了下一级？',
  'lab.no-tools': '实验 {lab} 含有 TypeScript，但运行它的沙箱没有加载。',
  'lab.ended.too-many-events':
    '程序产生的异常、设备访问和 El2 操作远超本实验所需，因此被停止；最后位于 {address}（{file} 第 {line} 行）。',
  'lab.cause.interrupt': '中断',
  'lab.cause.fetch': '从 {far} 取指失败：{status}',
  'lab.cause.access': '访问 {far} 失败：{status}',
  'lab.schema.missing': '{file}：缺少 {field}。请补上：{wanted}。',
  'lab.schema.type': '{file}：{field} 是 {found}，应为 {wanted}。',
  'lab.schema.choice': '{file}：{field} 是“{found}”。请从中选一个：{wanted}。',
  'lab.schema.unknown-field': '{file}：这里没有字段 {field}。请删除，或改为其中之一：{wanted}。',
  'lab.schema.duplicate': '{file}：{field} 是“{found}”，已被使用。请另取一个名字。',
  'lab.schema.reference': '{file}：{field} 提到了不存在的“{found}”。请从中选择：{wanted}。',
  'lab.schema.too-deep': '{file}：{field} 嵌套过深。请拆成几个要求。',
  'lab.schema.too-many': '{file}：{field} 有 {found} 项。最多 {wanted} 项。',
  'lab.schema.json': '{file}：不是 JSON（{detail}）。实验文件就是 lab.ts 导出的那个对象，写成 JSON。',
  'lab.schema.too-long': '{file}：有 {found} 个字符。最多 {wanted} 个。',
  'lab.schema.edit': '{file}：{field} 在答案中出现 {found} 次。请选择恰好出现一次的文本。',
  'lab.schema.no-sentence': '{file}：{field} 使用了消息“{found}”，它没有 {locale} 的句子。请在实验的 messages 里补上。',

  'lab.tour.title': '本页上的机器',
  'lab.tour.objective.step': '在寄存器里跟踪三条指令',
  'lab.tour.objective.mmio': '通过向设备地址存储来写设备',
  'lab.tour.step.sum': '把 x0 与 x1 的和放进 x2，然后单步执行前三条指令。',
  'lab.tour.step.hello': '向 UART 写入“Hi”和一个换行符。',
  'lab.tour.step.stay': '用一条跳转到自身的指令结束程序。',
  'lab.tour.sum.hint-1': '一条指令就够了。目的寄存器写在最前面。',
  'lab.tour.sum.hint-2': 'ADD 有一个目的和两个源。',
  'lab.tour.sum.hint-3': 'add x2, x0, x1',
  'lab.tour.sum.nothing': '结束时 x2 仍是 0；和应为 {wanted}。你的指令写的是哪个寄存器？',
  'lab.tour.sum.difference': 'x2 是 {found}，那是差。和应为 {wanted}：用 ADD，而不是 SUB。',
  'lab.tour.sum.other': '结束时 x2 是 {found}；x0 + x1 是 {wanted}。后面有指令又写了 x2 吗？',
  'lab.tour.hello.hint-1': '写设备寄存器就像写内存：向它的地址存储。',
  'lab.tour.hello.hint-2': 'STRB 存储一个字节。地址一直在 x3 里；先把每个字符放进 w4。',
  'lab.tour.hello.hint-3': "mov w4, #'H' 和 strb w4, [x3]；然后对 'i' 和 10 做同样的事",
  'lab.tour.hello.nothing': '还没有访问过任何设备：UART 的数据寄存器在 0x09000000。',
  'lab.tour.hello.read': 'UART 被读了，而不是被写：LDRB 是加载，STRB 是存储。',
  'lab.tour.hello.elsewhere':
    '有一次存储去了 {address}。每个字节的 UARTDR 都在 0x09000000：地址不能移动，而且 STRB 只存一个字节。',
  'lab.tour.hello.no-line-feed': '控制台显示了“Hi”，但行没有结束：换行符是字节 10。',
  'lab.tour.hello.again': '控制台显示“{text}”：程序又绕回来了。最后一条跳转去了哪里？',
  'lab.tour.hello.other': '控制台显示“{text}”；应当是“Hi\\n”。',
  'lab.tour.stay.hint-1': '处理器核不会自己停下：最后一条指令之后，它会执行碰巧在那里的东西。',
  'lab.tour.stay.hint-2': '目标是自身地址的跳转会把处理器核留在原地。',
  'lab.tour.stay.hint-3': 'b .',
  'lab.tour.stay.ran-on': '处理器核越过了你的程序：{elr} 处的字不是指令（EC {ec}）。请以跳转到自身的指令结束。',
  'lab.tour.stay.hlt':
    '{elr} 处的指令是 HLT：它只在连接了调试器时让处理器核停下，否则不是有效指令（EC {ec}）。请以跳转到自身结尾。',
  'lab.tour.stay.jumped':
    '处理器核跳到了 {elr}，那里没有程序。没有人调用过你的程序，所以无处可返回：请以跳转到自身的指令结束。',
  'lab.tour.stay.abort': '{elr} 处的指令访问 {far}，没有谁应答（EC {ec}）：那里既不是 RAM 也没有设备。',
  'lab.tour.stay.exception': '{elr} 处的指令产生异常（EC {ec}），而现在还没有处理程序。跳转到自身则不需要。',
  'lab.tour.stay.other': '程序没有停下来。最后一条指令应当是跳转到自身。',

  'lab.drop-to-el1.title': '从 EL2 降到 EL1',
  'lab.drop-to-el1.objective.eret': '准备 SPSR_EL2 和 ELR_EL2，并用 ERET 返回',
  'lab.drop-to-el1.objective.rw': '说明为什么要先设 HCR_EL2.RW',
  'lab.drop-to-el1.step.width': '让 EL1 成为 AArch64：HCR_EL2.RW。',
  'lab.drop-to-el1.step.return': '指定从哪里继续（ELR_EL2）、在哪个级别（SPSR_EL2.M），然后 ERET。',
  'lab.drop-to-el1.step.state': '到达 EL1 时使用 SP_EL1，并屏蔽 D、A、I、F。',
  'lab.drop-to-el1.width.hint-1': 'HCR_EL2 决定 EL1 是什么。它的复位值使 EL1 成为 AArch32。',
  'lab.drop-to-el1.width.hint-2': 'RW 是 HCR_EL2 的第 31 位。系统寄存器用 MSR 从通用寄存器写入。',
  'lab.drop-to-el1.width.hint-3': 'mov x0, #(1 << 31)，然后 msr hcr_el2, x0',
  'lab.drop-to-el1.width.illegal':
    'ERET 是一次非法返回：HCR_EL2 是 {hcr}，RW（第 31 位）为 0，所以 EL1 不是 AArch64。PSTATE.IL 被置位，仍在 EL2。',
  'lab.drop-to-el1.width.unset': 'HCR_EL2 是 {hcr}：RW（第 31 位）为 0，所以 EL1 不是 AArch64。',
  'lab.drop-to-el1.return.hint-1': '返回的目标取自所离开级别的两个寄存器。',
  'lab.drop-to-el1.return.hint-2': 'ELR_EL2 是地址，SPSR_EL2 是 PSTATE。EL1h 的 SPSR_EL2.M 是 0b0101。',
  'lab.drop-to-el1.return.hint-3': '0x3c5 写入 SPSR_EL2，el1_entry 的地址（ADR）写入 ELR_EL2，eret',
  'lab.drop-to-el1.return.illegal-width': '返回是非法的，仍在 EL2：HCR_EL2 是 {hcr}，其 RW（第 31 位）为 0。',
  'lab.drop-to-el1.return.illegal-tge': '返回是非法的：HCR_EL2 是 {hcr}，TGE（第 27 位）置位时不能返回到 EL1。',
  'lab.drop-to-el1.return.illegal':
    '返回是非法的：SPSR_EL2 要求的模式在这里不存在（下一个异常的 SPSR 是 {spsr}，IL 置位）。AArch64 的 M[4] 为 0，M[1] 总是 0。',
  'lab.drop-to-el1.return.loaded':
    '{elr} 处的指令读的是 el1_entry 处的内存，而那里是代码。LDR 加标号取的是该处的内容；要地址，用 ADR，或者 LDR 加 =el1_entry。',
  'lab.drop-to-el1.return.stayed':
    'el1_entry 是在 EL2 执行的。SPSR_EL2 是 {spsr}；M 应为 0b0101（EL1h），而且只有 ERET 会改变级别。',
  'lab.drop-to-el1.return.no-eret': '从未离开 EL2（ELR_EL2 是 {elr}）。路上有 ERET 吗？',
  'lab.drop-to-el1.return.to-el0':
    '返回到了 EL0（PSTATE {spsr}）：SPSR_EL2.M[3:2] 是异常级别，应为 1。EL2 的 ERET 看的是 SPSR_EL2，不是 SPSR_EL1。',
  'lab.drop-to-el1.return.elsewhere': '返回后从 {pc} 继续；el1_entry 在 {wanted}。EL2 的 ERET 看的是 ELR_EL2。',
  'lab.drop-to-el1.state.hint-1': 'SPSR_EL2 的其余部分也有意义：第 9 到 6 位以及第 0 位。',
  'lab.drop-to-el1.state.hint-2': 'D、A、I、F 是第 9、8、7、6 位。第 0 位选择 SP_EL1 而不是 SP_EL0。',
  'lab.drop-to-el1.state.hint-3': '0x3c0 屏蔽全部四个；加上 EL1h 就是 0x3c5。',
  'lab.drop-to-el1.state.no-return': '还没有离开 EL2，所以没有 EL1 的状态可看。',
  'lab.drop-to-el1.state.sp0':
    '进入 EL1 时用的是 SP_EL0（EL1t，PSTATE {pstate}）：要用 SP_EL1，SPSR_EL2 第 0 位应为 1。',
  'lab.drop-to-el1.state.mode': '返回后 PSTATE 是 {pstate}；模式应为 EL1h，即 0b0101。',
  'lab.drop-to-el1.state.unmasked':
    '返回后 PSTATE 是 {pstate}：D、A、I、F（第 9 到 6 位）没有全部屏蔽，而 EL1 还没有向量表。',
  'lab.drop-to-el1.state.console': '控制台显示“{text}”；el1_entry 在 EL1 运行时会打印“1\\n”。',
  'lab.drop-to-el1.state.stack':
    'el1_entry 压栈时在 {far} 出错（ESR {esr}）：SP_EL1 不是那个栈。它要在返回之前由 EL2 设置。',
  'lab.drop-to-el1.state.stage-2':
    'HCR_EL2 为 {hcr}：VM（第 0 位）是 1，EL1 的第一次取指就要经过第 2 阶段，而第 2 阶段页表还不存在。只设置 RW（第 31 位）。',
  'lab.drop-to-el1.state.stack-not-aligned': 'SP_EL1 为 {sp}，不是 16 的倍数，所以 el1_entry 的压栈出错（EC 0x26）。',
  'lab.drop-to-el1.state.exception': '途中产生了异常；EL1 本应平静地运行下去。',

  'lab.hvc-round-trip.title': '呼叫 hypervisor',
  'lab.hvc-round-trip.objective.vbar': '把处理程序放在来自低级别的异常到达之处',
  'lab.hvc-round-trip.objective.esr': '用 ESR_EL2.EC 区分原因，并返回一个值',
  'lab.hvc-round-trip.step.vectors': '设置 VBAR_EL2，并填好 EL1 的 HVC 所用的槽位。',
  'lab.hvc-round-trip.step.answer': '在 x0 中返回 x0 加上增量。',
  'lab.hvc-round-trip.step.cause': '只回应 HVC；跳过被捕获的 SMC。',
  'lab.hvc-round-trip.vectors.hint-1': 'EL2 通过一个寄存器找到向量表；复位后它是 0。',
  'lab.hvc-round-trip.vectors.hint-2': 'ADR 和 MSR VBAR_EL2。来自低级别 AArch64 的同步异常：表内偏移 0x400。',
  'lab.hvc-round-trip.vectors.hint-3': 'vectors: .skip 0x400，然后 b handler',
  'lab.hvc-round-trip.vectors.no-call': 'EL1 没有执行 HVC。降到 EL1 的代码还是原样吗？',
  'lab.hvc-round-trip.vectors.unset': 'VBAR_EL2 是 {vbar}：HVC 进入了一个不存在的表。表在 {wanted}。',
  'lab.hvc-round-trip.vectors.elsewhere':
    'VBAR_EL2 是 {vbar}，而表从 {wanted} 开始。VBAR_EL2 的第 10 到 0 位是零：表必须 2 KiB 对齐。',
  'lab.hvc-round-trip.vectors.empty': 'HVC 进入了 {target}，那里没有指令：表内 0x400 的这个槽位需要放跳转。',
  'lab.hvc-round-trip.vectors.no-return': '处理程序运行了，但 EL1 再没有继续：它必须以 ERET 结束。',
  'lab.hvc-round-trip.answer.hint-1': 'EL1 和 EL2 使用同一组 x0 到 x30。处理程序留在 x0 里的，EL1 会在那里看到。',
  'lab.hvc-round-trip.answer.hint-2': 'ELR_EL2 已经指向 HVC 之后：对这种原因不要动它。',
  'lab.hvc-round-trip.answer.hint-3': 'add x0, x0, #增量，然后 eret',
  'lab.hvc-round-trip.answer.no-return': 'HVC 没有回到 EL1（VBAR_EL2 是 {vbar}）。',
  'lab.hvc-round-trip.answer.skipped':
    '返回到了 {pc}，多跳了一条指令：HVC 之后 ELR_EL2 已经是 {wanted}，在 HVC 后面。是不是把它当成了 SMC（EC 0x17），或者某条路径少了 ERET？',
  'lab.hvc-round-trip.answer.elsewhere': '返回到了 {pc}；ELR_EL2 原为 {wanted}。',
  'lab.hvc-round-trip.answer.unchanged':
    'EL1 在 x0 里看到 {found}，正是它自己放的；答案是 {wanted}。处理程序写的是哪个寄存器？',
  'lab.hvc-round-trip.answer.immediate':
    'EL1 在 x0 里看到 {found}：处理程序加的是 HVC 的立即数（ESR_EL2.ISS）。答案是 {wanted}。',
  'lab.hvc-round-trip.answer.overwritten':
    'EL1 在 x0 里得到 {found}；答案是 {wanted}。处理程序在相加之前已把 ESR_EL2（{esr}）或它的一部分放进了 x0：请换一个寄存器。',
  'lab.hvc-round-trip.answer.other': 'EL1 在 x0 里看到 {found}；答案是 {wanted}。',
  'lab.hvc-round-trip.cause.hint-1': '两种原因进入同一个向量。有一个寄存器说明是哪一种。',
  'lab.hvc-round-trip.cause.hint-2':
    'ESR_EL2 的第 31 到 26 位是 EC：0x16 是 HVC，0x17 是 SMC。被捕获的指令没有执行，所以 ELR_EL2 指向它自己。',
  'lab.hvc-round-trip.cause.hint-3': 'mrs x9, esr_el2；lsr x9, x9, #26；cmp x9, #0x16；对 SMC：ELR_EL2 = ELR_EL2 + 4',
  'lab.hvc-round-trip.cause.before': 'EL1 没有走到 SMC：HVC 得先返回。',
  'lab.hvc-round-trip.cause.not-trapped':
    'SMC 没有陷入：HCR_EL2 是 {hcr}，没有 TSC（第 19 位），所以它绕过 hypervisor 直接到了固件。',
  'lab.hvc-round-trip.cause.again': '{elr} 处的 SMC 在返回后再次陷入：ELR_EL2 指向它，处理程序必须加 4。',
  'lab.hvc-round-trip.cause.elsewhere': 'SMC 之后返回到了 {pc}；SMC 之后的一条指令（4 字节）是 {wanted}。',
  'lab.hvc-round-trip.cause.no-return': 'EL1 在 SMC 之后没有继续。',
  'lab.hvc-round-trip.cause.not-told-apart':
    'SMC 之后 x0 是 {found}：它被当作 HVC 回应了。x0 应保持 {wanted}；请看 ESR_EL2.EC。',
  'lab.hvc-round-trip.cause.overwritten':
    'SMC 之后，x0 为 {found}，即 EL1 继续执行的地址；它应保持 {wanted}。请用别的寄存器来移动 ELR_EL2。',
  'lab.hvc-round-trip.cause.changed': 'SMC 之后 x0 是 {found}；应保持 {wanted}。',

  'lab.predict-the-vector.title': '预测向量',
  'lab.predict-the-vector.objective.level': '说出异常进入哪个级别',
  'lab.predict-the-vector.objective.group': '说出它用四组向量中的哪一组',
  'lab.predict-the-vector.step.calls': '来自 EL2 和 EL1 的 HVC、SVC 和 BRK：情形 1 到 4。',
  'lab.predict-the-vector.step.traps': 'EL1 不允许做的，以及会被捕获的：情形 5 和 6。',
  'lab.predict-the-vector.step.from-el0': '来自 EL0：情形 7 到 10。',
  'lab.predict-the-vector.calls.hint-1': '先看级别，再看组：异常来自同一级别还是更低的级别？',
  'lab.predict-the-vector.calls.hint-2':
    '同一级别：用 SP_EL0 是 0x000，用 SP_ELx 是 0x200。来自低级别 AArch64：0x400。IRQ 再加 0x80。',
  'lab.predict-the-vector.calls.hint-3': 'HVC 去 EL2。EL1 的 SVC 和 BRK 留在 EL1。',
  'lab.predict-the-vector.traps.hint-1': '某级别没有的指令，与被捕获的指令，是两回事。',
  'lab.predict-the-vector.traps.hint-2':
    '对 EL1 来说 VBAR_EL2 不存在：UNDEFINED 进入执行它的那个级别。TWI 把 WFI 送到 EL2。',
  'lab.predict-the-vector.traps.hint-3': '情形 5：EL1，同一级别。情形 6：EL2，来自低级别。',
  'lab.predict-the-vector.from-el0.hint-1': '没有异常会进入 EL0。',
  'lab.predict-the-vector.from-el0.hint-2': 'EL0 的 HVC 是 UNDEFINED，而且 HCR_EL2.TGE 是 0。虚拟中断是给 EL1 的。',
  'lab.predict-the-vector.from-el0.hint-3': '四个都进入 EL1，来自低级别；中断在该组的第二个槽位。',
  'lab.predict-the-vector.unanswered': '情形 {case} 还没有答案。',
  'lab.predict-the-vector.level': '情形 {case}：你的答案是 {answer}；机器进入了 {taken}，级别不同。',
  'lab.predict-the-vector.group':
    '情形 {case}：你的答案是 {answer}；机器进入了 {taken}。级别是对的。组说明异常来自哪里：同级用 SP_EL0、同级用 SP_ELx、低级别 AArch64、低级别 AArch32；槽位说明是哪一类。',
  'lab.predict-the-vector.no-vector': '情形 {case}：{answer} 不是向量：向量每 0x80 字节一个。机器进入了 {taken}。',
  'lab.predict-the-vector.level-hvc': '情形 {case}：你的答案是 {answer}；HVC 就是用来到达 EL2 的：{taken}。',
  'lab.predict-the-vector.level-svc':
    '情形 {case}：你的答案是 {answer}；只要 HCR_EL2.TGE 为 0，SVC 就进入 EL1：{taken}。',
  'lab.predict-the-vector.level-undefined':
    '情形 {case}：你的答案是 {answer}；该指令在那个级别是 UNDEFINED，由 EL1 处理，而不是陷入：{taken}。',
  'lab.predict-the-vector.level-trap': '情形 {case}：你的答案是 {answer}；HCR_EL2.TWI 把 WFI 送到 EL2：{taken}。',
  'lab.predict-the-vector.level-abort':
    '情形 {case}：你的答案是 {answer}；第 2 阶段关闭，所以这是第 1 阶段的异常，进入 EL1：{taken}。',
  'lab.predict-the-vector.level-virtual':
    '情形 {case}：你的答案是 {answer}；HCR_EL2.IMO 把物理中断送到 EL2，并让虚拟中断到达 EL1：{taken}。',

  'lab.el2-vector-table.title': '向量表与上下文帧',
  'lab.el2-vector-table.objective.table': '按体系结构的要求布置 16 个向量',
  'lab.el2-vector-table.objective.frame': '保存并恢复陷入不得改变的一切',
  'lab.el2-vector-table.step.table': '表按 2 KiB 对齐，16 个槽位各 128 字节，并调用 trap_handler。',
  'lab.el2-vector-table.step.frame': '把 x0 到 x30、SP_EL0、ELR_EL2 和 SPSR_EL2 保存到 272 字节的帧里。',
  'lab.el2-vector-table.step.return': '恢复全部内容，释放帧，然后返回。',
  'lab.el2-vector-table.table.hint-1': '有两种对齐：表的和每个槽位的。',
  'lab.el2-vector-table.table.hint-2':
    '标号之前 .balign 2048；每个槽位之前 .balign 128。一个槽位可放 32 条指令；一条跳转就够。',
  'lab.el2-vector-table.table.hint-3': '.rept 16、.balign 128、b enter、.endr',
  'lab.el2-vector-table.table.not-aligned':
    '表在 {vectors}，VBAR_EL2 是 {vbar}：它只保留第 63 到 11 位，所以表必须 2 KiB 对齐。',
  'lab.el2-vector-table.table.not-set': 'VBAR_EL2 是 {vbar}，表在 {vectors}。',
  'lab.el2-vector-table.table.slot-empty':
    'EL1 的 HVC 进入了 {slot}，那里什么也没有运行：来自低级别 AArch64 使用从 0x400 开始的槽位。',
  'lab.el2-vector-table.table.slot-missing': '表内偏移 {offset} 处没有指令：16 个槽位相隔 128 字节，每个都需要一条。',
  'lab.el2-vector-table.table.no-handler': 'trap_handler 从未被调用。',
  'lab.el2-vector-table.frame.hint-1': '先保存再使用：在改动任何寄存器之前，前两个寄存器必须已在帧里。',
  'lab.el2-vector-table.frame.hint-2':
    'sub sp, sp, #272；然后成对 STP；再借已保存的寄存器用 MRS 读 SP_EL0、ELR_EL2 和 SPSR_EL2。',
  'lab.el2-vector-table.frame.hint-3':
    'stp x0, x1, [sp] … stp x30, x1, [sp, #240]（x1 = SP_EL0）；stp x0, x1, [sp, #256]（ELR_EL2 和 SPSR_EL2）；mov x0, sp；bl trap_handler',
  'lab.el2-vector-table.frame.none': '还没有帧：调用 trap_handler 时没有给出。',
  'lab.el2-vector-table.frame.not-aligned': '帧在 {frame}。SP 必须是 16 的倍数，所以帧是 272 字节，而不是 264。',
  'lab.el2-vector-table.frame.not-on-stack':
    '帧在 {frame}；它的 272 个字节放不进栈顶 {stack} 之下。存储之前先把 SP 下移整个帧的大小。',
  'lab.el2-vector-table.frame.not-passed':
    '调用 trap_handler 时 x0 是 {frame}，它不在 EL2 的栈上（栈顶是 {stack}）：x0 应为帧的地址。',
  'lab.el2-vector-table.frame.register':
    '帧里 x{n}（偏移 {offset}）是 {found}；EL1 当时是 {wanted}。存了吗？存在那里吗？是在使用之前吗？',
  'lab.el2-vector-table.frame.sp': '帧的偏移 {offset} 处是 {found}；SP_EL0 当时是 {wanted}。',
  'lab.el2-vector-table.frame.elr': '帧的偏移 {offset} 处是 {found}；ELR_EL2 当时是 {wanted}。',
  'lab.el2-vector-table.frame.spsr': '帧的偏移 {offset} 处是 {found}；SPSR_EL2 当时是 {wanted}。',
  'lab.el2-vector-table.return.hint-1': '反过来做一遍。MSR 要用的先做，x0 和 x1 最后。',
  'lab.el2-vector-table.return.hint-2':
    '一切都取自帧，而不是寄存器：trap_handler 可以改动其中任何一项，它的回答就在 x0 的位置上。',
  'lab.el2-vector-table.return.hint-3': '最后一条加载用 ldp x0, x1, [sp], #272：它同时释放帧；然后 eret',
  'lab.el2-vector-table.return.none': 'EL1 在 HVC 之后再没有继续。',
  'lab.el2-vector-table.return.ret': 'EL2 跳到了 {pc}，那是 EL1 的 x30：RET 只是在同一级别跳转，只有 ERET 能回到 EL1。',
  'lab.el2-vector-table.return.elsewhere': '返回到了 {pc}；trap_handler 在帧里留下的 ELR_EL2 是 {wanted}。',
  'lab.el2-vector-table.return.pstate':
    'EL1 继续时 PSTATE 是 {found}；trap_handler 在帧里留下的 SPSR_EL2 是 {wanted}。',
  'lab.el2-vector-table.return.answer':
    'EL1 在 x0 里看到 {found}；处理程序在帧里留的是 {wanted}。x0 是从那里加载的吗？',
  'lab.el2-vector-table.return.register': 'EL1 在 x{n} 里看到 {found}；trap_handler 在帧里留下的是 {wanted}。',
  'lab.el2-vector-table.return.sp': '返回后 SP_EL0 是 {found}；trap_handler 在帧里留下的是 {wanted}。',
  'lab.el2-vector-table.return.lost': 'EL1 继续了，但没有走到第二个 HVC。',
  'lab.el2-vector-table.return.stack':
    '两次调用之后 SP_EL2 是 {found}；原来是 {wanted}。每次陷入都必须释放自己占用的帧。',

  'lab.el2-mmu.title': '栈、页表、打开 MMU',
  'lab.el2-mmu.objective.tables': '用两个描述符描述设备和 RAM',
  'lab.el2-mmu.objective.order': '以不会出错的顺序打开 MMU',
  'lab.el2-mmu.step.stack': '给 EL2 一个栈。',
  'lab.el2-mmu.step.tables': '写好两个块描述符、MAIR_EL2、TCR_EL2 和 TTBR0_EL2。',
  'lab.el2-mmu.step.on': '清除旧的转换，设置 SCTLR_EL2.M，然后打印。',
  'lab.el2-mmu.stack.hint-1': 'hello 会压入 x29 和 x30。栈向下增长。',
  'lab.el2-mmu.stack.hint-2': 'SP 不能直接从内存加载：先加载 x0，再移动。',
  'lab.el2-mmu.stack.hint-3': 'ldr x0, =stack_top，然后 mov sp, x0',
  'lab.el2-mmu.stack.unset': 'SP 是 {sp}：没有人设置过它。',
  'lab.el2-mmu.stack.sp-el2':
    '{elr} 处的指令是 MSR SP_EL2：只有 EL3 能用这个名字访问它。在 EL2，它就是 SP 本身：mov sp, x0。',
  'lab.el2-mmu.stack.not-aligned': 'SP 是 {sp}，不是 16 的倍数：通过它访问会出错（EC 0x26）。',
  'lab.el2-mmu.stack.bottom': 'SP 是 {sp}，在栈底。栈向下增长，所以从栈顶 {top} 开始。',
  'lab.el2-mmu.stack.elsewhere': '结束时 SP 是 {sp}；应当又回到 {top}。',
  'lab.el2-mmu.tables.hint-1': '第 1 级的块：输出地址、属性，最低两位是 0b01。',
  'lab.el2-mmu.tables.hint-2':
    'AF 是第 10 位，SH 是第 9 到 8 位，AttrIndx 是第 4 到 2 位，XN 是第 54 位。MAIR_EL2 每个 AttrIndx 一个字节：0x04 是 Device-nGnRE，0xff 是 Normal 写回。',
  'lab.el2-mmu.tables.hint-3':
    'level1[0] = 0x0040000000000401，level1[1] = 0x40000705，MAIR_EL2 = 0xff04，TCR_EL2 = 0x80823519，TTBR0_EL2 = level1',
  'lab.el2-mmu.tables.unaligned':
    '对 {far} 的访问（指令 {elr}）没有对齐：MMU 关闭时所有内存都是 Device，因此会出错。描述符每 8 字节一个。',
  'lab.el2-mmu.tables.of-el1': '表的地址在 EL1 的寄存器 TTBR0_EL1 里；TTBR0_EL2 是 {ttbr}，应为 {wanted}。',
  'lab.el2-mmu.tables.ttbr': 'TTBR0_EL2 是 {ttbr}；第 1 级的表在 {wanted}。',
  'lab.el2-mmu.tables.no-device': 'level1[{n}] 是 {found}：设备没有映射，UART 也在其中。',
  'lab.el2-mmu.tables.no-ram': 'level1[{n}] 是 {found}：RAM 没有映射，而你的下一条指令就在那里。',
  'lab.el2-mmu.tables.no-block': 'level1[{n}] 是 {found}：最低两位应为 0b01（块）。0b11 是表。',
  'lab.el2-mmu.tables.address': 'level1[{n}] 是 {found}：它应映射自己的那 1 GiB，位于 {wanted}。',
  'lab.el2-mmu.tables.no-access-flag': 'level1[{n}] 是 {found}：AF（第 10 位）为 0，所以第一次访问就是访问标志错误。',
  'lab.el2-mmu.tables.executable':
    'level1[0] 是 {found}：XN（第 54 位）为 0，处理器核就可能从设备取指，而一次推测取指就是一次读。64 位都存进去了吗？',
  'lab.el2-mmu.tables.shareability':
    'level1[1] 是 {found}：SH（位 9:8）是 {sh}；内部共享是 3。否则别的处理器核可能看不到这个核缓存的内容。',
  'lab.el2-mmu.tables.attribute-device':
    'level1[{n}] 是 {found}，于是选中 MAIR_EL2 {mair} 的属性 {attribute}：设备必须是 Device-nGnRE（0x04），否则访问可能被合并、重复或缓存。',
  'lab.el2-mmu.tables.attribute-ram':
    'level1[{n}] 是 {found}，于是选中 MAIR_EL2 {mair} 的属性 {attribute}：RAM 应为 Normal 写回（0xff）。',
  'lab.el2-mmu.tables.t0sz': 'TCR_EL2 是 {tcr}：T0SZ 是 {t0sz}。39 位时它是 25，只有这样查表才从第 1 级开始。',
  'lab.el2-mmu.tables.granule': 'TCR_EL2 是 {tcr}：TG0 是 {tg0}；4 KiB 粒度是 0。',
  'lab.el2-mmu.tables.ps': 'TCR_EL2 是 {tcr}：PS 是 {ps}；2 表示 40 位。',
  'lab.el2-mmu.on.hint-1': '设置 M 之前一切都要就位：下一次取指就已经要转换了。',
  'lab.el2-mmu.on.hint-2': 'tlbi alle2、dsb sy、isb；然后写带 RES1 位和 M 的 SCTLR_EL2；然后 isb。',
  'lab.el2-mmu.on.hint-3': 'ldr x0, =0x30c51835（I、C、M 置位），然后 msr sctlr_el2, x0',
  'lab.el2-mmu.on.off': 'SCTLR_EL2 是 {sctlr}：M（第 0 位）为 0，MMU 是关的。',
  'lab.el2-mmu.on.access-flag': '{far} 处发生访问标志错误（指令 {elr}，错误状态 {status}）：描述符的第 10 位 AF 为 0。',
  'lab.el2-mmu.on.permission':
    '{far} 处权限错误（指令 {elr}，错误状态 {status}）：是不是描述符的 XN 或 AP，或者 SCTLR_EL2.WXN，禁止了这次访问？',
  'lab.el2-mmu.on.mair-late':
    '未对齐地读 {far} 出错了，虽然 MAIR_EL2 现在是 {mair}：这一页此前已经转换过，TLB 里它仍是 Device。请在设置 M 之前设置 MAIR_EL2。',
  'lab.el2-mmu.on.translation': '{far} 处发生转换错误（指令 {elr}，错误状态 {status}）：没有有效的描述符映射这个地址。',
  'lab.el2-mmu.on.fault': '对 {far} 的访问出错（指令 {elr}，错误状态 {status}）。',
  'lab.el2-mmu.on.too-late': '“{text}”是在 MMU 打开之前打印的。',
  'lab.el2-mmu.on.silent': 'MMU 打开后什么也没有打印。',
  'lab.el2-mmu.on.res1': 'SCTLR_EL2 是 {sctlr}：它的 RES1 位（0x30c50830）必须写 1。',

  'lab.stage2-descriptor.title': '编码第 2 阶段描述符',
  'lab.stage2-descriptor.objective.fields': '由各字段拼出第 2 阶段描述符',
  'lab.stage2-descriptor.objective.difference': '说出与第 1 阶段的不同之处',
  'lab.stage2-descriptor.step.block': '一个 2 MiB 的 RAM 块。',
  'lab.stage2-descriptor.step.page': '包含 UART 的一页。',
  'lab.stage2-descriptor.step.table': '一个表描述符。',
  'lab.stage2-descriptor.step.rom': '一个只读页。',
  'lab.stage2-descriptor.block.hint-1': '地址、类型、属性、权限、共享性、访问标志：六个字段相加。',
  'lab.stage2-descriptor.block.hint-2':
    '类型位 1:0 = 01；MemAttr 位 5:2 = 1111；S2AP 位 7:6 = 11；SH 位 9:8 = 11；AF 是第 10 位。',
  'lab.stage2-descriptor.block.hint-3': '地址 + 0x7fd',
  'lab.stage2-descriptor.page.hint-1': '在第 3 级，最低两位是另一个值。',
  'lab.stage2-descriptor.page.hint-2': '类型 11；MemAttr 0001 是 Device-nGnRE；SH 00；XN 是第 54 位。',
  'lab.stage2-descriptor.page.hint-3': '0x00400000090004c7',
  'lab.stage2-descriptor.table.hint-1': '第 2 阶段的表描述符只有地址和类型。',
  'lab.stage2-descriptor.table.hint-2': '它的类型是 0b11，与页相同；靠级别区分。',
  'lab.stage2-descriptor.table.hint-3': '地址 + 3',
  'lab.stage2-descriptor.rom.hint-1': 'S2AP 说的是允许什么，而不是禁止什么。',
  'lab.stage2-descriptor.rom.hint-2': 'S2AP[0]（第 6 位）允许读，S2AP[1]（第 7 位）允许写。',
  'lab.stage2-descriptor.rom.hint-3': '地址 + 0x77f',
  'lab.stage2-descriptor.nothing-block': 'block（在 {address}）仍是 0。描述符存到那里了吗？',
  'lab.stage2-descriptor.nothing-page': 'page（在 {address}）仍是 0。描述符存到那里了吗？',
  'lab.stage2-descriptor.nothing-table': 'table（在 {address}）仍是 0。描述符存到那里了吗？',
  'lab.stage2-descriptor.nothing-rom': 'rom（在 {address}）仍是 0。描述符存到那里了吗？',
  'lab.stage2-descriptor.type-block': '{descriptor}：位 1:0 是 {found}；第 2 级的块是 {wanted}。3 会是表。',
  'lab.stage2-descriptor.type-page':
    '{descriptor}：位 1:0 是 {found}；第 3 级的页是 {wanted}。1 在那里是保留值，会出错。',
  'lab.stage2-descriptor.type-table': '{descriptor}：位 1:0 是 {found}；表是 3。1 会是 1 GiB 的块。',
  'lab.stage2-descriptor.address':
    '{descriptor}：地址是 {found}；应为 {wanted}，不移位：位 47:12 在描述符中的位置与在地址中相同。',
  'lab.stage2-descriptor.attribute-index':
    '{descriptor}：MemAttr（位 5:2）是 {found}，像是第 1 阶段的 AttrIndx。第 2 阶段没有 MAIR：属性本身就写在这里，即 {wanted}。',
  'lab.stage2-descriptor.attribute':
    '{descriptor}：MemAttr（位 5:2）是 {found}；应为 {wanted}。0xf 是 Normal 写回，1 是 Device-nGnRE。',
  'lab.stage2-descriptor.no-access':
    '{descriptor}：S2AP（位 7:6）是 0：完全不能访问。与第 1 阶段的 AP 不同，0 不表示可读写。',
  'lab.stage2-descriptor.access':
    '{descriptor}：S2AP（位 7:6）是 {found}；应为 {wanted}。第 6 位允许读，第 7 位允许写。',
  'lab.stage2-descriptor.shareability':
    '{descriptor}：SH（位 9:8）是 {found}；应为 {wanted}。0 不共享，2 外部共享，3 内部共享。',
  'lab.stage2-descriptor.access-flag':
    '{descriptor}：AF（第 10 位）是 {found}：第一次访问会是访问标志错误。应为 {wanted}。',
  'lab.stage2-descriptor.execute-never': '{descriptor}：XN（第 54 位）是 {found}；应为 {wanted}。',
  'lab.stage2-descriptor.other-bits': '{descriptor}：位 {found} 不属于所需的任何字段；请保持 0。',
  'lab.stage2-descriptor.table-attributes':
    '{descriptor}：位 {found} 在第 2 阶段表描述符中没有意义；属性写在块和页里。',

  'lab.map-a-guest.title': '映射一个客户机',
  'lab.map-a-guest.objective.registers': '设置 VTCR_EL2、VTTBR_EL2 和 HCR_EL2.VM',
  'lab.map-a-guest.objective.isolation': '只给客户机它所需要的',
  'lab.map-a-guest.step.registers': '用 VTCR_EL2 和 VTTBR_EL2 描述第 2 阶段，并打开它。',
  'lab.map-a-guest.step.guest': '映射客户机的 RAM 和 UART，让客户机打印。',
  'lab.map-a-guest.step.isolation': '不映射其他任何东西：客户机读取 hypervisor 的尝试必须止于 EL2。',
  'lab.map-a-guest.registers.hint-1': 'VTCR_EL2 说明怎样查表，VTTBR_EL2 说明从哪里开始查、归谁。',
  'lab.map-a-guest.registers.hint-2':
    'T0SZ = 64 − 39 = 25。SL0 = 1 从第 1 级开始。PS = 2 是 40 位。VMID 是 VTTBR_EL2 的位 55:48。',
  'lab.map-a-guest.registers.hint-3':
    'VTCR_EL2 = 0x80023559，VTTBR_EL2 = level1 加上左移 48 位的 VMID，HCR_EL2 = 0x80000001',
  'lab.map-a-guest.registers.illegal': '进入客户机的返回是非法的：HCR_EL2 是 {hcr}。写 VM 时不能丢掉 RW（第 31 位）。',
  'lab.map-a-guest.registers.stayed':
    '客户机的第一条指令是在 EL2 取的（PSTATE {spsr}）：SPSR_EL2.M 应为 EL1h，即 0b0101。',
  'lab.map-a-guest.registers.not-entered': '从未进入客户机：SPSR_EL2、ELR_EL2、ERET。',
  'lab.map-a-guest.registers.vm':
    '进入客户机时 HCR_EL2 是 {hcr}：VM（第 0 位）为 0，第 2 阶段是关的，客户机的地址就是物理地址。',
  'lab.map-a-guest.registers.baddr': 'VTTBR_EL2 是 {vttbr}：其中的地址不是 level1，而 SL0 = 1 的查表从那里开始。',
  'lab.map-a-guest.registers.vmid':
    'VTTBR_EL2 是 {vttbr}：VMID（位 55:48）是 {found}；应为 {wanted}。没有自己的 VMID，客户机会在 TLB 里碰到别的客户机的转换。',
  'lab.map-a-guest.registers.t0sz':
    'VTCR_EL2 是 {vtcr}：T0SZ 是 {found}；39 位 IPA 应为 {wanted}（64 减去位数，而不是位数）。',
  'lab.map-a-guest.registers.sl0':
    'VTCR_EL2 是 {vtcr}：SL0 是 {found}。从第 1 级开始应为 {wanted}；0 是第 2 级，2 是第 0 级。',
  'lab.map-a-guest.registers.tg0': 'VTCR_EL2 是 {vtcr}：TG0 是 {found}；4 KiB 粒度是 {wanted}。',
  'lab.map-a-guest.registers.ps': 'VTCR_EL2 是 {vtcr}：PS 是 {found}；40 位是 {wanted}。',
  'lab.map-a-guest.guest.hint-1': '拆分每个 IPA：位 38:30 是第 1 级的索引，29:21 是第 2 级的，20:12 是第 3 级的。',
  'lab.map-a-guest.guest.hint-2':
    '0x80000000：索引 2，然后 0。0x09000000：索引 0，然后 0x48，再然后 0。表之间用地址 + 3 连接。',
  'lab.map-a-guest.guest.hint-3':
    'level2_ram[0] = 0x404007fd，level3_uart[0] = 0x00400000090004c7；ELR_EL2 = guest_entry，是 IPA',
  'lab.map-a-guest.guest.level': '进入客户机时是 EL0（PSTATE {pstate}）；SPSR_EL2 应为 0x3c5：EL1h，屏蔽 D、A、I、F。',
  'lab.map-a-guest.guest.pstate': '进入客户机时 PSTATE 是 {pstate}；SPSR_EL2 应为 0x3c5：EL1h，屏蔽 D、A、I、F。',
  'lab.map-a-guest.guest.entry-pa':
    '进入客户机的地址是 {pc}，那是物理地址。第 2 阶段打开时 ELR_EL2 是客户机的地址：{wanted}。',
  'lab.map-a-guest.guest.entry': '进入客户机的地址是 {pc}；guest_entry 是 {wanted}。',
  'lab.map-a-guest.guest.block-at-1':
    'IPA {ipa} 在第 1 级发生第 2 阶段错误（状态 {status}）：level1 的条目被当成了 1 GiB 的块。表描述符最低两位是 0b11，块是 0b01。',
  'lab.map-a-guest.guest.access-flag':
    'IPA {ipa} 处发生第 2 阶段访问标志错误（状态 {status}）：描述符的 AF（第 10 位）为 0。',
  'lab.map-a-guest.guest.permission':
    'IPA {ipa} 处发生第 2 阶段权限错误（状态 {status}）：S2AP（位 7:6）或 XN（第 54 位）禁止了它。S2AP = 0 什么都不允许。',
  'lab.map-a-guest.guest.walk':
    'IPA {ipa} 处在第 0 或第 1 级就发生第 2 阶段转换错误（状态 {status}）：level1 中没有通向下一级的项。索引是 IPA 的位 38:30。',
  'lab.map-a-guest.guest.translation':
    'IPA {ipa} 处发生第 2 阶段转换错误（状态 {status}：最低两位是级别）：该项缺失，或者类型不适合它的级别。',
  'lab.map-a-guest.guest.fault': '客户机对 {far}（IPA {ipa}）的访问异常进入 EL2（状态 {status}）。',
  'lab.map-a-guest.guest.address': 'IPA 0x80000000 通向 {found}；客户机的镜像在 0x40400000。',
  'lab.map-a-guest.guest.ram-end':
    '客户机的最后一页 IPA 0x801ff000 通向 {found}；它应通向 0x405ff000：RAM 有 2 MiB，不能少。',
  'lab.map-a-guest.guest.ram-attribute':
    'RAM 由 {leaf} 映射：MemAttr（第 5:2 位）为 {found}；Normal write-back 应为 {wanted}。换成别的类型，客户机的 RAM 就不能缓存；若是 Device，未对齐访问还会出错。',
  'lab.map-a-guest.guest.uart-attribute':
    'UART 由 {leaf} 映射：MemAttr（第 5:2 位）为 {found}；Device-nGnRE 应为 {wanted}。若是 Normal 内存，UART 可能被缓存或被预读。',
  'lab.map-a-guest.guest.silent': '客户机运行了，但它的那一行没有到达控制台，控制台显示“{text}”。',
  'lab.map-a-guest.guest.text': '控制台显示“{text}”；客户机打印的是“guest\\n”。',
  'lab.map-a-guest.isolation.hint-1': '没有映射的就无法到达。哪些项通向了不需要的地方？',
  'lab.map-a-guest.isolation.hint-2': '第 1 级的块是 1 GiB，第 2 级的块是 2 MiB。UART 只需要 4 KiB。',
  'lab.map-a-guest.isolation.hint-3': '正好五个描述符：level1 两个，level2_devices、level3_uart、level2_ram 各一个。',
  'lab.map-a-guest.isolation.before': '客户机得先打印；然后它才会尝试读取 hypervisor。',
  'lab.map-a-guest.isolation.off': '客户机读到了 hypervisor 的内存：HCR_EL2 是 {hcr}，第 2 阶段是关的。',
  'lab.map-a-guest.isolation.read': '客户机读到了 hypervisor 的内存：IPA 0x40080000 通向 {pa}。它不能被映射。',
  'lab.map-a-guest.isolation.no-abort': '客户机读 0x40080000 本应成为 EL2 的第 2 阶段数据中止（EC 0x24）。',
  'lab.map-a-guest.isolation.more-ram': 'IPA 0x80200000 也被映射了，到 {pa}：客户机只有 2 MiB。',
  'lab.map-a-guest.isolation.neighbours':
    'IPA 0x09001000 也被映射了，到 {pa}：2 MiB 的块把 UART 的邻居也交了出去。请只映射一页。',
  'lab.map-a-guest.isolation.outside':
    'IPA {ipa} 也被映射了，通向 {pa}：guest 只有 2 MiB RAM 和一页 UART，别的都没有。',

  'lab.nested-walk.title': '数一数嵌套查表要读几次',
  'lab.nested-walk.objective.count': '说出两个阶段的查表要读多少个描述符，以及为什么',
  'lab.nested-walk.objective.cost': '说出 TLB 和块各省下什么',
  'lab.nested-walk.step.one-stage': '只有一个阶段：load1 和 load2。',
  'lab.nested-walk.step.nested': '两个阶段都开，然后是 TLB：load3 到 load6。',
  'lab.nested-walk.step.blocks': '用块代替页：load7 到 load9。',
  'lab.nested-walk.one-stage.hint-1': '查表在每一级读一个描述符。',
  'lab.nested-walk.one-stage.hint-2': '一个阶段关着时，另一个阶段独自查表，没有嵌套。',
  'lab.nested-walk.one-stage.hint-3': 'load1：第 1 阶段的级数。load2：第 2 阶段的级数。',
  'lab.nested-walk.nested.hint-1':
    '第 1 阶段的页表在哪里？它们的地址是 IPA：读其中任何一个描述符之前，先要由第 2 阶段转换它的位置。',
  'lab.nested-walk.nested.hint-2':
    '第 1 阶段的 n 个描述符每个花 m + 1 次读取：第 2 阶段的 m 次，再加它自己。最后还要转换数据的 IPA：再加 m 次。',
  'lab.nested-walk.nested.hint-3':
    'n(m + 1) + m = (n + 1)(m + 1) − 1。TLB 里有的页花 0 次；在这台机器上，其他任何一页都要从头查一遍表。',
  'lab.nested-walk.blocks.hint-1': '2 MiB 的块是第 2 级上的叶子：它所在阶段的查表少一级。',
  'lab.nested-walk.blocks.hint-2':
    '用同一个公式：第 1 阶段是块时代入 n − 1，第 2 阶段是块时代入 m − 1；后者对每次第 2 阶段查表都成立，为页表做的那些也一样。',
  'lab.nested-walk.blocks.hint-3': 'n(m + 1) − 1；(n + 1)m − 1；nm − 1',
  'lab.nested-walk.unanswered': 'load{load} 还没有预测。',
  'lab.nested-walk.one-stage':
    'load{load}：你的预测是 {answer}；机器读了 {reads} 个。这里只开了一个阶段，没有嵌套：每级读一次。',
  'lab.nested-walk.sum':
    'load{load}：你的预测是 {answer}，即 {n} + {m}：先走一个阶段，再走另一个。但第 1 阶段的页表放在 IPA 上：读它的每个描述符之前都要先做一次第 2 阶段查表。机器读了 {reads} 个。',
  'lab.nested-walk.product':
    'load{load}：你的预测是 {answer}，即 {n} × {m}：这只是为第 1 阶段的描述符所做的第 2 阶段查表。描述符自己也要读，最后还要转换数据的 IPA。机器读了 {reads} 个。',
  'lab.nested-walk.data':
    'load{load}：你的预测是 {answer}，多了一个：最后读的是数据本身，不是描述符。机器读了 {reads} 个。',
  'lab.nested-walk.last':
    'load{load}：你的预测是 {answer}，少了 {m} 个：第 1 阶段得到的是 IPA，还要最后一次第 2 阶段查表来转换它。机器读了 {reads} 个。',
  'lab.nested-walk.cached':
    'load4：你的预测是 {answer}；机器读了 {reads} 个。load3 已把这一页的转换放进了 TLB：只要没人使它失效，就不必查表。',
  'lab.nested-walk.neighbour':
    'load{load}：你的预测是 {answer}；机器读了 {reads} 个。TLB 里放的是单个页的转换：下一页的描述符虽然紧挨着上一个，仍要为它查一遍表。',
  'lab.nested-walk.walk-cache':
    'load{load}：你的预测是 {answer}：能缓存上面几级的处理器核会这样读，A72 就是如此。这台机器只缓存完整的转换，所以读了 {reads} 个：任何处理器核最多也就这么多。',
  'lab.nested-walk.tlbi':
    'load{load}：你的预测是 {answer}；机器读了 {reads} 个。TLBI VMALLE1 丢弃了这个 VMID 的全部转换，查表要从头再来。',
  'lab.nested-walk.block-full':
    'load{load}：你的预测是 {answer}，与页相同；机器读了 {reads} 个。2 MiB 的块在第 2 级就查完了，早一级。',
  'lab.nested-walk.block-one':
    'load{load}：你的预测是 {answer}，比页少一个；机器读了 {reads} 个。某个阶段少一级，省下的不止一次读取：它还缩短或省去了哪些查表？',
  'lab.nested-walk.count': 'load{load}：你的预测是 {answer}；机器读了 {reads} 个描述符。',

  'lab.what-breaks-without.title': '少了这一步会怎样',
  'lab.what-breaks-without.objective.read': '由一次异常倒推出启动过程少了哪一步，或哪一步做晚了',
  'lab.what-breaks-without.objective.predict': '预测少了每一步时的错误状态，并指出哪两步少了也不吭声',
  'lab.what-breaks-without.step.vectors': '修复：让 probe_devices 的异常进入向量表。',
  'lab.what-breaks-without.step.stack': '修复：让 build_tables 有栈可用。',
  'lab.what-breaks-without.step.mmu': '修复：让 main 在 MMU 打开的情况下运行并打印。',
  'lab.what-breaks-without.step.faults': '预测情形 1 到 6 的错误状态。',
  'lab.what-breaks-without.step.silent': '预测情形 7 到 9：哪些不吭声，哪个连向量表也一起带走。',
  'lab.what-breaks-without.vectors.hint-1': '哪一步能让其他错误看得见？它自己什么都不需要。',
  'lab.what-breaks-without.vectors.hint-2': 'probe_devices 本来就预期会有异常。VBAR_EL2 设置之前，异常会跳到 0x200。',
  'lab.what-breaks-without.vectors.hint-3': '把 ldr x0, =vectors 和 msr vbar_el2, x0 移到最前面。',
  'lab.what-breaks-without.vectors.no-probe': 'probe_devices 没有被调用：启动过程总得找一找设备。',
  'lab.what-breaks-without.vectors.unset':
    'probe_devices 的异常（ESR_EL2 {esr}）进入了 {target}：那时 VBAR_EL2 还是 0。向量表要最先设置，否则在它之前的错误都无从得知。',
  'lab.what-breaks-without.vectors.elsewhere':
    'probe_devices 的异常进入了 {target}；向量表从 {vectors} 开始，槽位在表内 0x200。',
  'lab.what-breaks-without.stack.hint-1': '会调用别的函数的函数，或者编译器生成的函数，第一条指令就是压栈。',
  'lab.what-breaks-without.stack.hint-2':
    '复位后 SP_EL2 是 0：第一次压栈会写到 0xfffffffffffffff0。在第一次这样的调用之前设置 SP。',
  'lab.what-breaks-without.stack.hint-3': '在 bl build_tables 之前写 ldr x0, =stack_top 和 mov sp, x0',
  'lab.what-breaks-without.stack.fault':
    'build_tables 的第一次压栈在 {far} 出错（错误状态 {status}）；SP 是 {sp}：那时还没有栈。',
  'lab.what-breaks-without.stack.before': '没有走到 build_tables：请先修复它前面的步骤。',
  'lab.what-breaks-without.stack.elsewhere': 'build_tables 压栈到了 {found}；栈从栈顶 {top} 开始，向下增长。',
  'lab.what-breaks-without.mmu.hint-1': '设置 M 的那条指令之后，下一条指令的取指就已经要经过页表。这次查表需要什么？',
  'lab.what-breaks-without.mmu.hint-2':
    '在 M 之前：填好页表，设好 TTBR0_EL2、TCR_EL2，还有这里没有人设置的 MAIR_EL2：属性 0 是 Device-nGnRE（0x04），属性 1 是 Normal 写回（0xff）。',
  'lab.what-breaks-without.mmu.hint-3':
    'TTBR0_EL2、MAIR_EL2 = 0xff04、TCR_EL2、isb、tlbi alle2、dsb sy、isb，最后才是 SCTLR_EL2',
  'lab.what-breaks-without.mmu.no-tables':
    '取 {far} 处的指令出错（状态 {status}）：level1[1] 是 0。build_tables 还没有填好页表，MMU 就打开了。',
  'lab.what-breaks-without.mmu.no-ttbr':
    '取 {far} 处的指令出错（状态 {status}）：设置 M 时 TTBR0_EL2 还是 0，查表读到的是地址 0 处的内容。',
  'lab.what-breaks-without.mmu.no-tcr':
    '取 {far} 处的指令出错（状态 {status}：第 0 级）：设置 M 时 TCR_EL2 还是 0，T0SZ 描述的是 64 位地址，怎么查表都做不到。',
  'lab.what-breaks-without.mmu.fetch':
    '设置 M 之后，取 {far} 处的指令出错（状态 {status}）。TTBR0_EL2 是 {ttbr}，TCR_EL2 是 {tcr}：查表是从 level1 所在的级别开始的吗？',
  'lab.what-breaks-without.mmu.before': '没有走到 main，而拦住启动过程的不是 MMU：请先修复前面的步骤。',
  'lab.what-breaks-without.mmu.off': 'main 运行了，但 SCTLR_EL2 是 {sctlr}：M（第 0 位）为 0，MMU 是关的。',
  'lab.what-breaks-without.mmu.no-mair':
    'main 运行时 MAIR_EL2 是 {mair}：这样所有属性都是 Device-nGnRnE，RAM 也不例外，对它的非对齐访问会出错。',
  'lab.what-breaks-without.mmu.mair':
    'main 运行时 MAIR_EL2 是 {mair}：两个块为设备选属性 0（应为 0x04），为 RAM 选属性 1（应为 0xff）。',
  'lab.what-breaks-without.mmu.t0sz':
    'main 运行时 TCR_EL2 的 T0SZ 为 {t0sz}。后面的各种情形使用 39 位地址：T0SZ 应为 25，转换从第 1 级开始。',
  'lab.what-breaks-without.mmu.mair-late':
    '非对齐读取 {far} 出错（状态 {status}：对齐），尽管 MAIR_EL2 现在是对的：这一页此前已被转换过，TLB 里记着它是 Device。请在 M 之前设置 MAIR_EL2。',
  'lab.what-breaks-without.mmu.silent': 'main 没有在 MMU 打开的情况下打印。',
  'lab.what-breaks-without.faults.hint-1':
    '错误状态由种类和级别组成：0b0001LL 是转换错误，0b0010LL 是访问标志错误，0b0011LL 是权限错误；0x21 是对齐错误。',
  'lab.what-breaks-without.faults.hint-2':
    '放不进 39 位的地址在读任何页表之前就在第 0 级出错。这里的一切都由第 1 级的块映射。没有 MMU 或没有属性时，RAM 就按设备内存对待。',
  'lab.what-breaks-without.faults.hint-3': '0x04、0x05、0x09、0x0d，然后两次 0x21',
  'lab.what-breaks-without.silent.hint-1': '不是每个疏漏都会出错。过期的转换照样能用，直到某一天不能用。',
  'lab.what-breaks-without.silent.hint-2':
    '这台机器立即同步，所以少了 ISB 看不出什么。情形 9 请看 parts.s 把什么设成了 0：没有 T0SZ，查表无从开始；没有页表，查表会开始，而且从第 1 级开始。',
  'lab.what-breaks-without.silent.hint-3': '0、0；然后 TCR_EL2 为 0 时是 0x04，TTBR0_EL2 为 0 时是 0x05',
  'lab.what-breaks-without.boot-first': '各情形还没有运行：它们在 main 之后。请先修复启动过程。',
  'lab.what-breaks-without.unanswered': '情形 {case} 还没有预测。',
  'lab.what-breaks-without.class':
    '情形 {case}：{answer} 是异常类别（EC）；这里问的是错误状态，即 ISS 的位 5:0。它是 {found}。',
  'lab.what-breaks-without.whole':
    '情形 {case}：{answer} 超出了所问的范围：只要 ISS 的第 5:0 位，即错误状态，它是 {found}。',
  'lab.what-breaks-without.level':
    '情形 {case}：{answer} 的种类是对的，但查表止于第 {level} 级：{found}。让它停下的那个描述符属于哪一级？',
  'lab.what-breaks-without.no-stack':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。SP = 0 时压栈写到 0xfffffffffffffff0，超出了 39 位地址：第 0 级的转换错误。',
  'lab.what-breaks-without.not-mapped':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。第 1 级的描述符是 0，无效：第 1 级的转换错误。',
  'lab.what-breaks-without.no-access-flag':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。描述符有效，也通向 RAM，但 AF（第 10 位）为 0：第 1 级的访问标志错误。',
  'lab.what-breaks-without.execute-never':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。块已映射，但 XN 禁止从中取指：第 1 级的权限错误。',
  'lab.what-breaks-without.no-attributes':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。MAIR_EL2 = 0 时所有内存都是 Device-nGnRnE，而对 Device 内存的非对齐访问是对齐错误。',
  'lab.what-breaks-without.mmu-off':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。MMU 关闭时，每次数据访问访问的都是 Device 内存：非对齐就是对齐错误。状态与没有 MAIR_EL2 时相同，区别在于 SCTLR_EL2.M。',
  'lab.what-breaks-without.no-tlbi-exceptions':
    '情形 {case}：你的预测是 {answer}；实际有 {found} 次。描述符没有了，但 TLB 里还有这个转换：加载照样到达已不再映射的内存，没有任何东西报告它。',
  'lab.what-breaks-without.no-isb-exceptions':
    '情形 {case}：你的预测是 {answer}；在这台机器上有 {found} 次，因为这里 MSR 立即生效。体系结构并不保证这一点：在真实的处理器核上，这次加载可能仍看到 MMU 关着，于是出错。这类错误不吭声：在这里它能用。',
  'lab.what-breaks-without.at-once':
    '情形 {case}：你的预测是 {answer}；实际是 {found}。TCR_EL2 = 0 时根本没有查表（第 0 级）；TTBR0_EL2 = 0 时在地址 8 读第 1 级，得到 0。向量表也同样没有映射，所以这个错误没有尽头。',

  'lab.vcpu-init.title': '初始化一个 VCpu',
  'lab.vcpu-init.objective.registers': '说出哪些寄存器构成一个 VCpu，并设置它们',
  'lab.vcpu-init.objective.leftovers': '不留下别的 VCpu 的任何东西让客户机看到',
  'lab.vcpu-init.step.entry': '填好上下文帧和 HCR_EL2，让客户机带着自己的设备树从入口开始。',
  'lab.vcpu-init.step.state': '让 EL1 处于复位后的状态。',
  'lab.vcpu-init.step.identity': '决定客户机看到的是哪个处理器核。',
  'lab.vcpu-init.step.time': '让客户机能读时间。',
  'lab.vcpu-init.step.traps': '决定什么归 EL2：SMC 和中断归它，浮点不归它。',
  'lab.vcpu-init.not-started': '还没有进入客户机（第 1 步）。',
  'lab.vcpu-init.lost': '客户机从 {pc} 进入，但没有走到把所见写下来的地方。',
  'lab.vcpu-init.entry.hint-1': '帧是别人用过的内存。host.s 从里面加载的，就是客户机开始时看到的。',
  'lab.vcpu-init.entry.hint-2':
    '先把 272 个字节全部清零，再把设备树存到 0（x0），入口存到 256（ELR_EL2），0x3c5 存到 264（SPSR_EL2）。HCR_EL2 是寄存器：用 MSR。',
  'lab.vcpu-init.entry.hint-3':
    '循环 str xzr, [x9], #8；str x2, [x0]；str x1, [x0, #256]；0x3c5 存到 [x0, #264]；HCR_EL2 = 0x80080038',
  'lab.vcpu-init.entry.no-return': 'vcpu_init 没有回到 host.s：它要以 RET 结束，而且不能丢掉 x30。',
  'lab.vcpu-init.entry.swapped':
    '客户机的入口放在了偏移 264，那是 SPSR_EL2 的位置（于是 ELR_EL2 成了 {elr}）。ELR_EL2 在 256，SPSR_EL2 在 264。',
  'lab.vcpu-init.entry.not-in-frame':
    'host.s 从帧里取出的 ELR_EL2（偏移 256）是 {found}，不是客户机的入口。直接写进 ELR_EL2 的值会被帧里的覆盖。',
  'lab.vcpu-init.entry.illegal-width':
    '进入客户机的返回是非法的：HCR_EL2 是 {hcr}，没有 RW（第 31 位），EL1 就不是 AArch64。',
  'lab.vcpu-init.entry.illegal-tge': '返回 guest 是非法返回：HCR_EL2 为 {hcr}，TGE（第 27 位）为 1 时不能返回 EL1。',
  'lab.vcpu-init.entry.stayed': '从未进入客户机。帧里的 SPSR_EL2 是 {spsr}；EL1h 且屏蔽 D、A、I、F 应为 0x3c5。',
  'lab.vcpu-init.entry.mode': '客户机开始时 PSTATE 是 {pstate}：模式应为 EL1h，即 0b0101。',
  'lab.vcpu-init.entry.unmasked':
    '客户机开始时 PSTATE 是 {pstate}：D、A、I、F（第 9 到 6 位）没有全部屏蔽，而它还没有向量表。',
  'lab.vcpu-init.entry.stage-2':
    'HCR_EL2 是 {hcr}：VM（第 0 位）置位了，而第 2 阶段的页表还不存在，所以在 {ipa} 的第一次取指就出错。本实验请让 VM 保持 0。',
  'lab.vcpu-init.entry.default-cacheable':
    'HCR_EL2 是 {hcr}：DC（第 12 位）置位了。这样客户机运行时就像 MMU 关闭、第 2 阶段打开一样，而第 2 阶段的页表还不存在。',
  'lab.vcpu-init.entry.behind':
    '上下文帧之后（{address}）的内容现在是 {found}：帧只有 272 字节，vcpu_init 写到了外面。',
  'lab.vcpu-init.entry.device-tree': '客户机在 x0 里看到 {found}；它的设备树在 {wanted}。',
  'lab.vcpu-init.entry.register': '客户机在 x{n} 里看到 {found}。刚上电的 VCpu 那里应是 0：这是别的 VCpu 的东西。',
  'lab.vcpu-init.state.hint-1': 'EL1 的寄存器里原来有什么，现在还是什么，包括上一个客户机的 MMU。',
  'lab.vcpu-init.state.hint-2': 'EL2 可以写 EL1 的寄存器：MSR SCTLR_EL1 等等。XZR 和别的源寄存器一样可用。',
  'lab.vcpu-init.state.hint-3': 'SCTLR_EL1 = 0x30d00800；msr ttbr0_el1, xzr，其余四个同理',
  'lab.vcpu-init.state.mmu': 'SCTLR_EL1 是 {sctlr}：M（第 0 位）置位，所以客户机第一次取指走的是前一个 VCpu 的页表。',
  'lab.vcpu-init.state.reads-trap':
    'HCR_EL2 是 {hcr}：TRVM（第 30 位）置位了，客户机读 SCTLR_EL1、TTBR0_EL1 等 MMU 寄存器时会陷入 EL2，而这里没有谁来模拟这些读。',
  'lab.vcpu-init.state.res1': '客户机看到 SCTLR_EL1 = {sctlr}：它的 RES1 位（0x30d00800）必须为 1。',
  'lab.vcpu-init.state.sctlr': '客户机看到 SCTLR_EL1 = {sctlr}；复位后应是 0x30d00800：MMU 和缓存关闭，别的都不置位。',
  'lab.vcpu-init.state.ttbr0_el1': '客户机看到 TTBR0_EL1 = {found}：那是别的客户机的页表。',
  'lab.vcpu-init.state.vbar_el1': '客户机看到 VBAR_EL1 = {found}：那是别的客户机的向量表，它的第一个异常就会跳到那里。',
  'lab.vcpu-init.state.cpacr_el1': '客户机看到 CPACR_EL1 = {found}；应为 0。',
  'lab.vcpu-init.state.tpidr_el1': '客户机看到 TPIDR_EL1 = {found}：那是别的客户机内核里的指针。',
  'lab.vcpu-init.state.tpidr_el0': '客户机看到 TPIDR_EL0 = {found}：那是别的客户机程序里的指针。',
  'lab.vcpu-init.identity.hint-1': '在 EL1，MIDR_EL1 和 MPIDR_EL1 读到的不是处理器核，而是 EL2 的两个寄存器。',
  'lab.vcpu-init.identity.hint-2':
    '读 MIDR_EL1 得到 VPIDR_EL2，读 MPIDR_EL1 得到 VMPIDR_EL2。MPIDR_EL1 第 31 位是 RES1。',
  'lab.vcpu-init.identity.hint-3': 'mrs x9, midr_el1；msr vpidr_el2, x9；VMPIDR_EL2 = 0x80000000 | x3',
  'lab.vcpu-init.identity.midr':
    '客户机读到 MIDR_EL1 = {found}；这个处理器核是 {wanted}。它会选用别的处理器核的勘误补丁。',
  'lab.vcpu-init.identity.number': '客户机读到 MPIDR_EL1 = {found}；亲和性应是 VCpu 的编号 {wanted}。',
  'lab.vcpu-init.identity.res1': '客户机读到 MPIDR_EL1 = {found}：在多核系统里第 31 位是 1，第 30 位是 0。',
  'lab.vcpu-init.time.hint-1': '客户机读两个计数器。EL2 可以拒绝物理的那个，也可以平移虚拟的那个。',
  'lab.vcpu-init.time.hint-2':
    'CNTHCTL_EL2 第 0 位（EL1PCTEN）允许物理计数器，第 1 位（EL1PCEN）允许物理定时器。CNTVCT = CNTPCT − CNTVOFF_EL2。',
  'lab.vcpu-init.time.hint-3': 'CNTHCTL_EL2 = 3，msr cntvoff_el2, xzr',
  'lab.vcpu-init.time.traps': '客户机在 {elr} 读 CNTPCT_EL0 时陷入 EL2：CNTHCTL_EL2.EL1PCTEN（第 0 位）为 0。',
  'lab.vcpu-init.time.timer-traps': '客户机在 {elr} 读 CNTP_CTL_EL0 时陷入 EL2：CNTHCTL_EL2.EL1PCEN（第 1 位）为 0。',
  'lab.vcpu-init.time.offset':
    '客户机从物理计数器读到 {physical}，从虚拟计数器读到 {virtual}：CNTVOFF_EL2 是 {offset}，那是别的 VCpu 需要的值。',
  'lab.vcpu-init.traps.hint-1': '这台机器是用 SMC 关机的。客户机执行 SMC 会怎样？',
  'lab.vcpu-init.traps.hint-2':
    'HCR_EL2：TSC 是第 19 位；FMO、IMO、AMO 是第 3、4、5 位：有了它们，无论客户机屏蔽什么，物理中断都进入 EL2。CPTR_EL2.TFP 是第 10 位。',
  'lab.vcpu-init.traps.hint-3': 'HCR_EL2 = 0x80080038，CPTR_EL2 = 0x33ff',
  'lab.vcpu-init.traps.interrupt':
    '客户机运行期间 EL2 的定时器中断一直没有到：HCR_EL2 是 {hcr}，中断在等一个屏蔽了它的客户机。IMO（第 4 位）把它交给 EL2。',
  'lab.vcpu-init.traps.floating-point':
    '客户机在 {elr} 的浮点指令陷入 EL2（EC 0x07）：CPTR_EL2 是 {cptr}，TFP（第 10 位）为 1。',
  'lab.vcpu-init.traps.powered-off':
    '客户机把整台机器关掉了：它的 SMC 到达了固件（PSCI SYSTEM_OFF），因为 HCR_EL2 是 {hcr}，没有 TSC（第 19 位）。这绝不能发生。',
  'lab.vcpu-init.traps.no-smc': '客户机的 SMC 没有到达 EL2（HCR_EL2 是 {hcr}）。',
  'lab.vcpu-init.traps.no-hvc':
    'guest 的 HVC 没有到达 EL2：HCR_EL2 为 {hcr}，HCD（第 29 位）使 HVC 成为未定义指令。guest 必须能够发起调用。',
  'lab.vcpu-init.traps.virtual':
    'HCR_EL2 为 {hcr}：VF、VI 或 VSE（第 6 至 8 位）是 1，于是 guest 有一个没人发起过的挂起中断。',
  'lab.vcpu-init.traps.routing':
    'HCR_EL2 是 {hcr}：FMO、IMO、AMO（第 3 到 5 位）没有全部置位；FIQ 和 SError 也归 EL2。',

  'lab.enter-the-guest.title': '进入客户机，再回来',
  'lab.enter-the-guest.objective.enter': '把主机的上下文换成客户机的，让 ERET 进入客户机',
  'lab.enter-the-guest.objective.exit': '客户机陷入时回到主机，就像 run_guest 只是一次函数调用',
  'lab.enter-the-guest.step.enter': '加载帧并进入客户机。',
  'lab.enter-the-guest.step.exit': '客户机陷入时保存它，并返回到 run_guest 的调用者。',
  'lab.enter-the-guest.step.host': '保住主机自己的东西：x19 到 x29 和 SP。',
  'lab.enter-the-guest.step.turns': '让两个客户机轮流运行。',
  'lab.enter-the-guest.enter.hint-1':
    '客户机从 ERET 开始，而 ERET 的 PC 和 PSTATE 取自两个寄存器。其余一切都要在此之前就位。',
  'lab.enter-the-guest.enter.hint-2': '先借 x1、x2 设置系统寄存器；再从 x2、x3 往上用 LDP；包含基址的那一对最后加载。',
  'lab.enter-the-guest.enter.hint-3':
    'ldp x1, x2, [x0, #256]；msr elr_el2, x1；msr spsr_el2, x2；ldp x30, x1, [x0, #240]；msr sp_el0, x1；……；ldp x0, x1, [x0]；eret',
  'lab.enter-the-guest.enter.none': 'run_guest 返回了，但没有进入过客户机：没有执行 ERET。',
  'lab.enter-the-guest.enter.ret': 'EL2 跑到了 {pc}，那是客户机的 x30：RET 只是同级跳转。只有 ERET 能进入客户机。',
  'lab.enter-the-guest.enter.stack':
    'guest 的第一次压栈在 {far} 失败：SP_EL1 为 {sp}。host.s 已经设置过它；帧里放的是 SP_EL0。',
  'lab.enter-the-guest.enter.stayed':
    '客户机的代码是在 EL2 执行的（SPSR_EL2 是 {spsr}，ELR_EL2 是 {elr}）。只有 ERET 会离开 EL2。',
  'lab.enter-the-guest.enter.swapped':
    '返回到了 {pc}，那是帧里的 SPSR；客户机从 {wanted} 开始。ELR_EL2 在偏移 256，SPSR_EL2 在 264。',
  'lab.enter-the-guest.enter.elsewhere': '返回到了 {pc}；帧里的 ELR_EL2（偏移 256）是 {wanted}。',
  'lab.enter-the-guest.enter.to-el0':
    '返回去了 EL0，PSTATE 是 {found}：SPSR_EL2 没有从帧里加载（偏移 264），那里是 {wanted}。',
  'lab.enter-the-guest.enter.pstate': '客户机开始时 PSTATE 是 {found}；帧里的 SPSR_EL2 是 {wanted}。',
  'lab.enter-the-guest.enter.register':
    '客户机在 x{n} 里看到 {found}；帧的偏移 {offset} 处是 {wanted}。加载了吗？加载之后又被用过吗？',
  'lab.enter-the-guest.enter.sp': '客户机在 SP_EL0 里看到 {found}；帧的偏移 {offset} 处是 {wanted}。',
  'lab.enter-the-guest.exit.hint-1':
    '客户机陷入时，31 个寄存器全是它的。要找到帧，你得有一个寄存器可用：先把两个压到栈上。',
  'lab.enter-the-guest.exit.hint-2':
    'stp x0, x1, [sp, #-16]!，再用 MRS 从 TPIDR_EL2 读到 x0；保存 x2 到 x29；把 x0、x1 从栈上取回来保存；然后是 SP_EL0、ELR_EL2、SPSR_EL2。',
  'lab.enter-the-guest.exit.hint-3':
    '最后：ldp x29, x30, [sp], #96；mrs x0, esr_el2；ret。这时 x30 就是 run_guest 的调用者继续执行的地方。',
  'lab.enter-the-guest.exit.no-trap': '客户机还没有陷入：要先进入它（第 1 步），它才会走到 HVC。',
  'lab.enter-the-guest.exit.link':
    '返回到了 {pc}：那是客户机的 x30。主机自己的 x30 在加载客户机的 x30 时被覆盖了；要先保存，再加载回来。',
  'lab.enter-the-guest.exit.entered-again':
    '陷入之后又走了一遍 run_guest，x0 里的 ESR_EL2 被当成了帧的地址：guest_exit 的 RET 回到了 run_guest 内部。x30 在保存之前就被 BL 覆盖了。',
  'lab.enter-the-guest.exit.frame-lost':
    '{elr} 处的指令访问 {far} 时出错：TPIDR_EL2 是 {tpidr}。guest_exit 怎么知道帧在哪里？',
  'lab.enter-the-guest.exit.no-return': '客户机陷入之后，run_guest 没有回到 host.s。',
  'lab.enter-the-guest.exit.register': '帧里 x{n}（偏移 {offset}）是 {found}；客户机陷入时是 {wanted}。',
  'lab.enter-the-guest.exit.sp': '帧里 SP_EL0（偏移 {offset}）是 {found}；客户机的是 {wanted}。',
  'lab.enter-the-guest.exit.elr-moved':
    '帧里 ELR_EL2 是 {found}，多走了一条指令：HVC 之后它已经是 {wanted}，在 HVC 后面。',
  'lab.enter-the-guest.exit.elr':
    '帧里 ELR_EL2（偏移 256）是 {found}；客户机陷入时是 {wanted}。下次进入就会从错误的地方开始。',
  'lab.enter-the-guest.exit.spsr':
    '帧里 SPSR_EL2（偏移 264）是 {found}；客户机陷入时是 {wanted}。客户机的标志位就在里面。',
  'lab.enter-the-guest.exit.reason': 'run_guest 在 x0 里返回了 {found}；ESR_EL2 是 {wanted}。',
  'lab.enter-the-guest.host.hint-1': '对调用者来说，run_guest 和别的函数一样，尽管中间运行了整个客户机。',
  'lab.enter-the-guest.host.hint-2':
    '在加载客户机的第一个寄存器之前压入 x19 到 x30；在保存完最后一个之后弹出。这期间 SP 必须回到原处。',
  'lab.enter-the-guest.host.hint-3':
    'stp x29, x30, [sp, #-96]!，另外五对放在 16 到 80；guest_exit 里换成 ldp，第一对最后：ldp x29, x30, [sp], #96',
  'lab.enter-the-guest.host.register':
    'run_guest 之后 host.s 在 x{n} 里看到 {found}；原来是 {wanted}。函数要保持 x19 到 x29 不变。',
  'lab.enter-the-guest.host.stack': 'run_guest 之后 SP 是 {found}；原来是 {wanted}。压入的都要弹出。',
  'lab.enter-the-guest.host.misaligned':
    '{elr} 处的指令访问出错（EC 0x26）：SP 不是 16 的倍数。请以 16 字节为单位压栈和出栈。',
  'lab.enter-the-guest.turns.hint-1': 'guest_exit 保存到的，是谁的帧？',
  'lab.enter-the-guest.turns.hint-2': '每次调用 run_guest 都会说明这次是哪个帧；要记住的就是它。',
  'lab.enter-the-guest.turns.hint-3': '每次进入都要 msr tpidr_el2, x0，并且在从帧里加载 x0 之前',
  'lab.enter-the-guest.turns.register':
    '客户机 B 第一次进入时在 x{n} 里看到 {found}；它的帧在偏移 {offset} 处是 {wanted}。',
  'lab.enter-the-guest.turns.sp':
    '客户机 B 第一次进入时在 SP_EL0 里看到 {found}；它的帧在偏移 {offset} 处是 {wanted}。',
  'lab.enter-the-guest.turns.elsewhere': '客户机 A 第二次是从 {pc} 进入的；它应当在调用之后的 {wanted} 继续。',
  'lab.enter-the-guest.turns.other':
    '客户机 A 带着属于客户机 B 的内容继续了：x0 是 {found}，应为 {wanted}。两个客户机绝不能看到彼此。',
  'lab.enter-the-guest.turns.answer': '客户机 A 调用之后在 x0 里看到 {found}；主机写进它的帧的是 {wanted}。',
  'lab.enter-the-guest.turns.kept.register': '客户机 A 调用之后在 x{n} 里看到 {found}；之前是 {wanted}。',
  'lab.enter-the-guest.turns.kept.sp': '客户机 A 调用之后在 SP_EL0 里看到 {found}；之前是 {wanted}。',
  'lab.enter-the-guest.turns.lost': '两个客户机没有都轮到第二次。',

  'lab.stage2-abort.title': '处理第 2 阶段中止',
  'lab.stage2-abort.objective.address': '由 HPFAR_EL2 和 FAR_EL2 拼出出错的 IPA',
  'lab.stage2-abort.objective.syndrome': '根据症状信息完成一次访问，并知道什么时候没有症状信息可用',
  'lab.stage2-abort.step.address': '查明客户机访问了什么，回应一次加载，然后继续。',
  'lab.stage2-abort.step.syndrome': '做这条指令本该做的事，分毫不差：大小、符号、寄存器、宽度。',
  'lab.stage2-abort.step.refuse': '不归你管的交出去：没有症状信息的，没有设备的。',
  'lab.stage2-abort.address.hint-1':
    'FAR_EL2 里是客户机使用的地址，它还要经过客户机自己的第 1 阶段。设备在某个 IPA 上。',
  'lab.stage2-abort.address.hint-2':
    'HPFAR_EL2 的位 39:4 是 IPA 的位 47:12：先右移 4 位，再左移 12 位。最低 12 位在 VA 和 IPA 中相同，取自 FAR_EL2。',
  'lab.stage2-abort.address.hint-3':
    "const ipa = Number(((el2.mrs('HPFAR_EL2') >> 4n) << 12n) | (el2.mrs('FAR_EL2') & 0xfffn)); …… frame.setX(Number((esr >> 16n) & 31n), readDevice(ipa - DEVICE)); frame.skip();",
  'lab.stage2-abort.address.not-reached': '客户机还没有访问它的设备。其他陷入你的处理程序都交出去了吗？',
  'lab.stage2-abort.address.again': '{elr} 处的加载陷入了 {times} 次：客户机一再返回到它。被模拟的指令必须跳过。',
  'lab.stage2-abort.address.not-recognised':
    '这次加载没有被认作对设备的访问，客户机收到了异常。HPFAR_EL2 是 {hpfar}，FAR_EL2 是 {far}：这是哪个 IPA？',
  'lab.stage2-abort.address.unchanged':
    '客户机的 w2 里还是加载之前的内容（ESR_EL2 {esr}）。寄存器是 SRT，即位 20:16；WnR（第 6 位）为 0 表示加载。',
  'lab.stage2-abort.address.cut':
    '客户机只读到 {wanted} 中的 {found}：只有 16 位。SAS（ESR_EL2 {esr} 的位 23:22）是字节数的对数：2 表示 4 字节。',
  'lab.stage2-abort.address.id': '客户机从 ID 读到 {found}；设备给出的是 {wanted}。',
  'lab.stage2-abort.address.offset':
    '客户机从 SUM 读到 {found}，那是 ID：你的处理程序看的是页内偏移 0。FAR_EL2 是 {far}；HPFAR_EL2 里没有页内偏移。',
  'lab.stage2-abort.address.sum':
    '客户机通过 SUM 加了两个数，读到 {found}；应为 {wanted}（第一次存储的 ESR_EL2：{esr}）。',
  'lab.stage2-abort.syndrome.hint-1': 'LDRSB 怎样处理一个字节？目的是 w 和 x 时有什么不同？',
  'lab.stage2-abort.syndrome.hint-2':
    '位数是 8 << SAS。存储把寄存器截到这么多位（BigInt.asUintN）；加载则扩展，SSE 置位时按符号扩展（BigInt.asIntN），SF 置位时写 64 位，否则写 32 位。',
  'lab.stage2-abort.syndrome.hint-3':
    'frame.setX(register, BigInt.asUintN(sf ? 64 : 32, sse ? BigInt.asIntN(bits, read) : BigInt.asUintN(bits, read)))',
  'lab.stage2-abort.syndrome.stored':
    'STRB 存了 {found}，是整个寄存器。该存的只是低字节 {wanted}（ESR_EL2 {esr} 里的 SAS 是 0）。',
  'lab.stage2-abort.syndrome.sign':
    'LDRSB 得到 {found}；应为 {wanted}：SSE（ESR_EL2 {esr} 的第 21 位）要求按符号扩展。',
  'lab.stage2-abort.syndrome.wide-register':
    '目的为 x 寄存器的 LDRSB 得到 {found}；应为 {wanted}：SF（ESR_EL2 {esr} 的第 15 位）为 1，寄存器是 64 位。',
  'lab.stage2-abort.syndrome.narrow':
    '目的为 w 寄存器的 LDRSB 得到 {found}；应为 {wanted}：SF（ESR_EL2 {esr} 的第 15 位）为 0，位 63:32 要变成 0。',
  'lab.stage2-abort.syndrome.unsigned':
    'LDRB 得到 {found}；应为 {wanted}：SSE（ESR_EL2 {esr} 的第 21 位）为 0，不按符号扩展。',
  'lab.stage2-abort.syndrome.zero':
    '存储 wzr 时存了 {found}，那是客户机的 SP_EL0：帧里 x30 之后就是它。访问中的 31 号寄存器是零寄存器；frame.x(31) 知道这一点。',
  'lab.stage2-abort.syndrome.stack':
    '目的为 wzr 的加载把客户机的 SP_EL0 改成了 {found}；原来是 {wanted}。帧里 x30 之后就是 SP_EL0；frame.setX(31, …) 不会碰它。',
  'lab.stage2-abort.syndrome.wide': '64 位的存储和加载得到 {found}；应为 {wanted}（ESR_EL2 {esr}）。',
  'lab.stage2-abort.syndrome.other': '{elr} 处的访问之后客户机看到 {found}；应为 {wanted}（ESR_EL2 {esr}）。',
  'lab.stage2-abort.refuse.hint-1': '不是每次访问都能由 ESR_EL2 的内容模拟，也不是每个 IPA 都归你管。',
  'lab.stage2-abort.refuse.hint-2':
    'LDP 等指令的 ISV（第 24 位）为 0：这时其他字段都没有意义。HANDLERS.trap 会给客户机一个异常。',
  'lab.stage2-abort.refuse.hint-3':
    'if (esr >> 26n !== 0x24n || ipa < DEVICE || ipa >= DEVICE + 0x1000 || !isv) return HANDLERS.trap(call, vcpu, esr);',
  'lab.stage2-abort.refuse.again':
    '客户机卡在 {elr}：它一再陷入（ESR_EL2 {esr}）。既没有被模拟，也没有交给 HANDLERS.trap。',
  'lab.stage2-abort.refuse.not-reached':
    '客户机没有走到它的 LDP；到那时它收到的异常数：{count}。请先完成第 1 步和第 2 步。',
  'lab.stage2-abort.refuse.too-many': '客户机在 {elr} 收到了异常：那是对设备的访问，该由你来回应。',
  'lab.stage2-abort.refuse.pair':
    'LDP 被模拟了，尽管 ISV（ESR_EL2 {esr} 的第 24 位）为 0：大小、寄存器和方向都是编出来的。绝不能把猜测交给客户机。',
  'lab.stage2-abort.refuse.outside':
    '设备之后的加载（HPFAR_EL2 {hpfar}，FAR_EL2 {far}）得到了回应：设备只有一页，后面不属于任何设备。',
  'lab.stage2-abort.refuse.count': '客户机收到了 {count} 次异常；应为 2 次：LDP，以及设备之后的加载。',
  'lab.stage2-abort.refuse.not-finished': '客户机没有走到终点。',
};
