/** What all labs say, in Simplified Chinese. Its twin is labs.en.ts. */
export const labsZhCn: Readonly<Record<string, string>> = {
  'lab.passed': '通过。',
  'lab.does-not-build': '{file} 第 {line} 行第 {column} 列：还不能构建（错误数：{errors}），因此什么都没有运行。',
  'lab.file-too-long': '此文件超过了实验允许的 {limit} 个字符。',
  'lab.no-entry': '核从符号 {symbol} 开始执行，但没有文件定义它。',
  'lab.no-symbol': '检查需要标号 {symbol}，但没有文件定义它。请把这个名字改回来。',
  'lab.answers.too-long': '答案文件最多 {limit} 行。',
  'lab.answers.form': '答案行的形式是“名称 = 值”。',
  'lab.answers.unknown': '这里没有问题“{name}”；有的是：{known}。',
  'lab.answers.twice': '“{name}”回答了两次。',
  'lab.answers.value':
    '“{answer}”不是答案：请写一个数（26、0x1a、0b11010）、一个向量（例如 EL2+0x400），或者用 ? 表示还没有答案。',
  'lab.answers.open': '预测要全部写完才判，免得先透露哪一个。还空着 {open} 个，第一个是“{name}”。',
  'lab.answers.later': '现在对了。得分看的是最先作出的预测，而那一次不是这个答案。',
  'lab.ended.powered-off': '机器已关机。',
  'lab.ended.reset': '机器请求了复位。',
  'lab.ended.waiting': '核在等待（{address} 处的 WFI 或 WFE），不会再有事件唤醒它。',
  'lab.ended.core-off': '核已关闭：PSCI CPU_OFF 关掉了它，不会再被打开。',
  'lab.ended.parked': '核停在 EL{el} 的一条原地跳转指令上：{address}（{file} 第 {line} 行）。',
  'lab.ended.parked-in-handler':
    '核停在 EL{el} 的 {address}（{file} 第 {line} 行），也就是一次异常的处理程序里。引发异常的是 {elr} 处的指令（{elrFile} 第 {elrLine} 行）：{cause}（EC {ec}）。',
  'lab.ended.budget':
    '执行 {instructions} 条指令后程序仍在运行，位于 {address}（{file} 第 {line} 行），EL{el}。是不是有循环永不结束？',
  'lab.ended.astray':
    '在 {file} 第 {line} 行之后，EL{el} 跑到了 {address}，那里没有本实验的任何代码（EC {ec}：{cause}）。那里的 RET、BR 或 ERET 是不是用了没人设置过的寄存器里的地址？',
  'lab.ended.ran-on':
    'EL{el} 越过了 {file} 第 {line} 行继续执行：{address} 处已经没有代码（EC {ec}：{cause}）。核不会自己停下：请以原地跳转、RET 或 ERET 结尾。',
  'lab.ended.vector-outside-memory':
    'EL{from} 的 {address} 处的指令（{file} 第 {line} 行）引发了异常：{cause}（EC {ec}）。异常进入了 {target} 处的向量，它在 RAM 之外。VBAR_EL{to} 设置了吗？',
  'lab.ended.vector-empty':
    'EL{from} 的 {address} 处的指令（{file} 第 {line} 行）引发了异常：{cause}（EC {ec}）。异常进入了 {target} 处的向量，那里还没有指令。先从 EL{to} 的向量表做起：2 KiB 对齐，VBAR_EL{to} 指向它，这个槽里要有代码。',
  'lab.ended.vector-not-mapped':
    'EL{from} 的 {address} 处的指令（{file} 第 {line} 行）引发了异常：{cause}（EC {ec}，ESR {esr}）。异常进入了 {target} 处的向量，而 EL{to} 的地址转换没有映射它：取这个向量也会出错，周而复始。设置 SCTLR_EL{to}.M 之前，页表、TCR_EL{to} 和 TTBR0_EL{to} 都就位了吗？',
  'lab.ended.fault-in-handler':
    'EL{to} 的 {address} 处的指令（{file} 第 {line} 行）引发了异常：{cause}（EC {ec}，ESR {esr}）。它的向量 {target} 始终处理不了：一再出错。那个向量处有代码吗？它有栈吗？',
  'lab.ended.same-fault':
    'EL{from} 的 {address} 处的指令（{file} 第 {line} 行）一再陷入 EL{to}：{cause}（EC {ec}，ESR {esr}）。处理程序原样返回到它。是不是应该让 ELR_EL{to} 前移？',
  'lab.line-no-file': '这一行用到了 {name}，这里没有这个文件。有的是：{known}',
  'lab.line-no-kernel': '这一行没有指定内核，什么也不会运行。-kernel FILE',
  'lab.ended.refused': '什么也没有启动。',
  'lab.ended.same-fetch':
    'EL{from} 在 {address} 处一再陷入 EL{to}：{cause}（EC {ec}，ESR {esr}）。处理程序原样返回到那里。取不到的指令是跳不过去的：是谁把核送到这个地址的？那里映射了东西吗？',
  'lab.ended.handler-failed': 'hypervisor 的处理函数中止了。',
  'lab.too-many-looks': '本实验的检查需要查看的事件多得不合理。请减少模式的嵌套，或让运行产生的事件少一些。',
  'lab.too-many-tables': '第 2 阶段页表的项多得无法检查。是不是有页表把自己当作了下一级？',
  'lab.arrangement': '这里没有可供排列的这些行。',
  'lab.no-guest': '实验 {lab} 的内存里有客户机系统 {file}，但它没有加载。',
  'lab.archive-full': 'initramfs 最多可以有 {size} 字节，现在多出 {over} 字节。',
  'archive.path': '“{path}”不能作归档里文件的路径。',
  'archive.twice': '归档里有两个文件“{path}”。',
  'archive.no-directory': '归档里“{path}”排在它的目录 {parent} 前面。',
  'archive.mode': '“{path}”的模式不是一组权限位。',
  'archive.entries': '这里的归档最多有 {limit} 项。',
  'archive.too-large': '这里的归档最多有 {limit} 字节。',
  'lab.ended.guest-budget':
    '执行了 {instructions} 条指令后，运行被停下。核 0 在 EL{el} 的 {address}：客户机可能陷在循环里。',
  'lab.ended.guest-waiting':
    '核 0 在 EL{el} 的 {address} 处等在 WFI 里，没有什么会叫醒它：没有中断要来。共执行 {instructions} 条指令。',
  'lab.ended.guest-core-off': '核 0 把自己关掉了（PSCI）。共执行 {instructions} 条指令。',
  'lab.ended.guest-powered-off': '执行了 {instructions} 条指令后，机器关机（PSCI）。',
  'lab.ended.guest-reset': '执行了 {instructions} 条指令后，机器复位（PSCI）。',
  'lab.ended.guest-until': '执行了 {instructions} 条指令后，控制台显示了它该显示的。',
  'lab.ended.guest-too-many-events': '客户机发送的比本实验所需的多得多，因此被停下。',
  'lab.no-tools': '实验 {lab} 含有 TypeScript，但运行它的沙箱没有加载。',
  'lab.only-these-numbers':
    '在这里成立，但不归你改的文件里换上别的数值，就不成立了。你的代码要从它拿到的东西里取值，不能依赖这个变体的文件里恰好写着的数。',
  'lab.not-every-variant':
    '在这里成立，换一个数值或次序不同的变体就不成立。也许是还没通过的那几项在那里挡了路：先把它们改对。',
  'lab.ended.until': '运行在约定的那次异常处结束；接下来 EL{el} 会从 {address}（{file} 第 {line} 行）继续。',
  'lab.ended.until-there': '运行在约定的那次异常处结束；接下来 EL{el} 会从 {address} 继续。',
  'lab.ended.altered':
    '{address}（{file} 第 {line} 行）处的指令已经不是文件里的那一条：它在内存中被改写了。不归你改的代码必须原样执行。',
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
  'lab.schema.json': '{file}：不是 JSON（{detail}）。实验文件的格式就是 “npm run -s labs -- --export LAB” 的输出。',
  'lab.schema.reserved': '{file}：{field} 是“{found}”，这是所有实验共用的名字。请给实验换一个。',
  'lab.schema.foreign':
    '{file}：{field} 中有一句的代码是“{found}”，不属于这个实验。请去掉开头的“lab.”，或者以“{wanted}”开头。',
  'lab.schema.too-long': '{file}：有 {found} 个字符。最多 {wanted} 个。',
  'lab.schema.edit': '{file}：{field} 在答案中出现 {found} 次。请选择恰好出现一次的文本。',
  'lab.schema.no-sentence': '{file}：{field} 使用了消息“{found}”，它没有 {locale} 的句子。请在实验的 messages 里补上。',
};
