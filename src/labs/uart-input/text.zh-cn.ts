import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: '能接收的 UART',
  'objective.fifo': '用 FIFO 存放收到的字符，并说明它有多满、何时响铃、丢了什么',
  'objective.interrupt': '按电平驱动一条中断线；没有地方放的东西，就先不去要',
  'step.receive': '让客户机轮询：键入的都在，各一次，按顺序，一个不丢。',
  'step.fifo': '做出 FIFO：深度、触发水位、超时、溢出，以及反映它们的各个位。',
  'step.interrupt': '拉高中断线，也要放下来：全部读完的客户机不该再受打扰。',
  aborted: '客户机在 {elr} 收到了异常：访问的是自己的页，处理函数却返回了 undefined。',
  moved:
    '{elr} 处的访问之后，客户机没有从下一条指令继续，而是从 {pc}。这样键入的内容它一个也没读到。调用你的一方自己会跳过这条指令，你只管回答。',
  'receive.hint-1': '有键入时会调用 uartInput。可是有地方放吗？等又有空位时，剩下的由谁去取？',
  'receive.hint-2':
    '只要有空位：call.el2.console(n)?.read() 给出下一个字节，或者 undefined。在 uartInput 里这样做，每次访问之后也要做：读 DR 会腾出空位。',
  'receive.hint-3':
    'while (hasRoom()) { const byte = channel?.read(); if (byte === undefined) break; push(uart, byte); } …… case DR: return uart.fifo.shift() ?? 0;',
  'receive.nothing': 'UARTFR 从未说过有东西可读：键入之后 RXFE（第 4 位）一直是 1。到目前为止客户机发出了“{found}”。',
  'receive.restless':
    '客户机在 WFI 里等，却一次次立刻被唤醒：IMSC 是 0，它的中断线却是高的。中断线是 RIS 与 IMSC 相与的结果。',
  'receive.serial': 'SERIAL 读出 {found}；应为 {wanted}。',
  'receive.again': '客户机一遍遍读到同一个字符，发回了“{found}”。读 DR 要把字符从 FIFO 里取走。',
  'receive.lost': '客户机发回了“{found}”；键入的是“{wanted}”。关掉的 FIFO 只装一个字符：其余的要在通道里等到有空位。',
  'receive.empty': '最后一个字符之后 UARTFR 是 {found}；应为 {wanted}：RXFE 和 TXFE。',
  'receive.not-reached': '客户机没有收完键入的内容。',
  'fifo.hint-1': '回环时客户机自己给自己键入，所以它知道应该有什么。哪次访问改变哪一位？',
  'fifo.hint-2':
    '字符使 FIFO 到达触发水位时 RX 置位，读到水位以下或写 ICR 时消失。IMSC 里有 RT 并且有字符在等，RT 就在。没有空位的字符使 RIS 的 OE、RSR 的第 3 位、以及下一个读出值的第 11 位置位。',
  'fifo.hint-3':
    'if (uart.fifo.length >= depth(uart)) { uart.lost = true; uart.status |= 8; uart.raw |= OE; return; } uart.fifo.push(byte); if (uart.fifo.length === trigger(uart)) uart.raw |= RX;',
  'fifo.not-reached': '客户机没有走到这一步：它先要轮询。',
  'fifo.below':
    '触发水位是 {trigger} 个字符，差一个时 UARTRIS 的 RX 和 RT 是 {found}。RX 要等到水位，RT 只在 IMSC 里有它时才有。',
  'fifo.reached':
    'FIFO 里有 {trigger} 个字符，到了触发水位，UARTRIS 的 RX（第 4 位）和 RT（第 6 位）是 {found}；应为 {wanted}。',
  'fifo.cleared': '向 UARTICR 写 0x7ff 之后 UARTRIS 里还有 {found}：写 1 就清除那个中断。',
  'fifo.timeout': '有字符在等，IMSC 里只有 RT：UARTMIS 是 {found}；应为 {wanted}。通道没有速率，超时立刻就到。',
  'fifo.order': '取出的字符是 {found}；发送的是 {wanted}。先进先出，第 11:8 位没有别的东西。',
  'fifo.drained': '全部读完之后 UARTFR 是 {found}；应为 {wanted}。',
  'fifo.dry': '全部读完之后 UARTRIS 的 RX 和 RT 仍是 {found}。',
  'fifo.full': '来了超过 {depth} 个字符之后 UARTFR 是 {found}；应为 {wanted}：RXFF（第 6 位）和 TXFE。',
  'fifo.overrun': '多来了两个字符，UARTRIS 的 OE（第 10 位）却是 {found}。',
  'fifo.status': '多来了两个字符，UARTRSR 的 OE（第 3 位）却是 {found}。',
  'fifo.data-overrun': '溢出之后第一个字符读出 {found}；应为 {wanted}：DR 的第 11 位说明丢过字符。',
  'fifo.first': '溢出之后第一个字符读出 {found}；应为 {wanted}。',
  'fifo.depth': '客户机比 FIFO 的容量多发了两个，能读出 {found} 个字符；它的深度是 {depth}。',
  'fifo.newest': 'FIFO 里最后一个字符是 {found}；应为 {wanted}：装不下的是最新的。',
  'fifo.acked': '向 UARTICR 写 0x7ff 之后 UARTRIS 是 {found}。',
  'fifo.ecr': '写 UARTRSR（写的时候它是 UARTECR）之后它是 {found}：任何写入都把它清零。',
  'interrupt.hint-1': '电平说的是现在怎样，而不是发生过什么。它什么时候会变？',
  'interrupt.hint-2':
    '每次访问之后、每次 uartInput 之后：vm.vgic.setLine(spi(PL011.spi), (RIS & IMSC) !== 0)。还有通道：只要有输入在等，它的 SPI 就一直有效。',
  'interrupt.hint-3':
    'vm.vgic.setLine(spi(PL011.spi), (uart.raw & imsc) !== 0); if (uart.closed !== closed) call.cpu.enable(spi(HOST_CONSOLE_SPI + n), !closed);',
  'interrupt.none': '客户机在 WFI 里等，键入了三个字符，IMSC 里有 RX 和 RT：却没有中断。谁来驱动中断线？',
  'interrupt.storm':
    'hypervisor 一再被宿主通道的中断打断，而等在那里的字符没有人取。没有空位时关掉它的 SPI：call.cpu.enable(spi(HOST_CONSOLE_SPI + n), false)。',
  'interrupt.other': '客户机应答到的是 INTID {found}；PL011 是 INTID 33：spi(PL011.spi)。',
  'interrupt.no-reason':
    '客户机被打断了，UARTMIS 却是 0：中断线还停在先前的高电平。RIS 与 IMSC 没有共同的位时，它就要放下来。',
  'interrupt.why': '中断里 UARTMIS 是 {found}；应为 {wanted}：字符不多，所以只有 RT。',
  'interrupt.stays': '客户机已全部读完，UARTMIS 仍是 {found}：电平永远不落。',
  'interrupt.again': '客户机被打断了 {times} 次，放弃了。没有什么可报告时，中断线要放下来。',
  'interrupt.spurious': '客户机还没来得及应答，中断就没了。',
  'interrupt.lost': '控制台显示“{found}”；夹在 < 和 > 之间应当回来的是“{wanted}”，每个字符一次。',
  'interrupt.sent': 'IMSC 里有 TX 时发出了一个字符，却没有 UARTMIS = 0x20 的中断。Linux 就在这个中断里接着发。',
  'interrupt.masked': 'IMSC 是 0，来字符时客户机却被打断了。',
  'interrupt.spoke': '中断屏蔽时字符读出 {found}；键入的是 0x3f。',
  'interrupt.not-reached': '客户机没有走到终点。',
};
export default sentences;
