import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '能发送的 UART',
  'objective.registers': '回答探测驱动所读的，保存它所设的',
  'objective.output': '把客户机写的字符送到它自己那台 VM 的控制台',
  'step.identify': '报上身份：标识寄存器，以及本板额外的那一个。',
  'step.registers': '做好一组寄存器：复位值、存在的位、不可写的寄存器，每台 VM 各有一份。',
  'step.output': '发送：每个字符一次，走写它的那台 VM 的控制台通道。',
  aborted:
    '客户机在 {elr} 收到了异常：访问的是自己的页，处理函数却返回了 undefined。加载要得到一个数，存储返回 0n；没有寄存器的地方读出 0。',
  moved:
    '{elr} 处的访问之后，VM {vm} 的客户机没有从下一条指令继续，而是从 {pc}。中间的都漏掉了。调用你的一方自己会跳过这条指令，你只管回答。',
  'not-reached': 'VM {vm} 没有走到这一步。',
  'identify.hint-1': '驱动碰别的东西之前，内核的总线代码先读页末的八个寄存器：这真是设备树所说的那个部件吗？',
  'identify.hint-2':
    'PeriphID0 到 3 是部件号、设计者、版本：0x11、0x10、版本和 4、0。PCellID0 到 3 是 0x0d、0xf0、0x05、0xb1。它们相隔 4 字节：下标是 (offset − ID) >> 2。',
  'identify.hint-3':
    'const ids = [0x11, 0x10, (REVISION << 4) | 4, 0, 0x0d, 0xf0, 0x05, 0xb1]; if (offset >= ID) return BigInt(ids[(offset - ID) >> 2] ?? 0);',
  'identify.revision':
    'UARTPeriphID2 读出 {found}；应为 {wanted}：版本在第 7:4 位，第 3:0 位是设计者编号的高半部分，即 4。',
  'identify.reversed':
    'UARTPCellID{n} 读出 {found}；应为 {wanted}。这四个字节从最低地址起依次是 0x0d、0xf0、0x05、0xb1。',
  'identify.stride':
    'UARTPeriphID{n} 读出 {found}；应为 {wanted}：取到了四个寄存器之后。它们各占一个字，相隔 4 字节：偏移要先除以 4 才是下标。',
  'identify.peripheral': 'UARTPeriphID{n} 读出 {found}；应为 {wanted}。',
  'identify.component': 'UARTPCellID{n} 读出 {found}；应为 {wanted}。',
  'identify.serial': '{place} 处的 SERIAL 读出 {found}；应为 {wanted}。',
  'identify.serial-of-vm-0':
    '第二台 VM 里 SERIAL 读出 {found}，那是第一台的；应为 {wanted}。处理函数是所有 VM 共用的，vm 说明这次为谁工作。',
  'registers.hint-1': '驱动设好一个寄存器，过一会儿再改其中一位。这中间它会读到什么？',
  'registers.hint-2':
    '给 KEPT 里的每个偏移存一个数，放在挂在 vm.state.uart 的对象里，初值是 { [CR]: 0x300, [IFLS]: 0x12 }。存储时保存 value & mask；加载时给出所存的数，没有就给 0。',
  'registers.hint-3':
    'vm.state.uart ??= { [CR]: 0x300, [IFLS]: 0x12 }; …… const mask = KEPT.get(offset); if (mask !== undefined) kept[offset] = Number(value) & mask;',
  'registers.flags':
    '还什么都没发送时 UARTFR 读出 {found}；应为 {wanted}：TXFE（第 7 位）表示没有待发的，RXFE（第 4 位）表示没有可读的。',
  'registers.reset': '复位之后 {offset} 处的寄存器读出 {found}；它的复位值是 {wanted}。',
  'registers.readonly': '客户机写了 {offset} 处的寄存器，之后在那里读到 {found}；应为 {wanted}：它不保存写入的内容。',
  'registers.shared':
    'VM {vm} 里 {offset} 处的寄存器读出 {found}，那是另一台 VM 写的；它自己的是 {wanted}。所有 VM 共用了一份状态：状态要放在 vm.state 里，那里每台 VM 各有一份。',
  'registers.mask':
    'VM {vm} 向 {offset} 处的寄存器写了 {written}，又原样读了回来；能保存的只有 {wanted}：其余的位并不存在。',
  'registers.kept': 'VM {vm} 向 {offset} 处的寄存器写了 {written}，读到 {found}；应为 {wanted}。',
  'output.hint-1': '哪个寄存器、其中哪些位、谁在听？',
  'output.hint-2':
    '对 DR 的存储发送它的低字节。vm.plan.uartChannel 是控制台通道的编号；call.el2.console(n) 是那个通道，或者 undefined。',
  'output.hint-3':
    'if (offset === DR && value !== undefined) call.el2.console(vm.plan.uartChannel ?? 0)?.write(Number(value & 0xffn));',
  'output.busy':
    '客户机放弃了：UARTFR 每次都读出 {found}。BUSY（第 3 位）或 TXFF（第 5 位）的意思是“等一等”；这个 UART 那时早已发完，两位都是 0。',
  'output.board': '这个字节送到了板上的 UART。那不是你能给这个客户机的：它的控制台是通道 vm.plan.uartChannel。',
  'output.channel':
    'VM {vm} 写的内容从通道 {channel} 出来了，它自己的通道上是“{found}”；它的通道是 {wanted}：vm.plan.uartChannel。',
  'output.silent': '通道 {channel} 上什么也没有；VM {vm} 向 DR 写了“{wanted}”。',
  'output.more': '通道 {channel} 上是“{found}”；VM {vm} 写的是“{wanted}”。还发送了别的：只有对 DR 的存储才发送。',
  'output.other': '通道 {channel} 上是“{found}”；VM {vm} 写的是“{wanted}”。',
};
export default sentences;
