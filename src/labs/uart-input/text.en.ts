import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'A UART that listens',
  'objective.fifo': 'Keep what comes in a FIFO, and say how full it is, when it rings, and what was lost',
  'objective.interrupt': 'Drive an interrupt line by its level, and stop asking for what nobody can take',
  'step.receive': 'Let a guest poll: what was typed is there, once, in order, and none of it is lost.',
  'step.fifo': 'Make the FIFO: depth, trigger level, time-out, overrun, and the bits that tell of them.',
  'step.interrupt': 'Raise the line, and lower it: a guest that has read everything is left alone.',
  aborted: 'The guest got an abort at {elr}: the handler returned undefined for an access of its own page.',
  moved:
    'After its access at {elr} the guest did not go on with the next instruction but at {pc}. So it has read nothing of what was typed. Whoever calls you skips the instruction already; you only answer.',
  'receive.hint-1':
    'uartInput is called when something was typed. But is there room for it? And who takes the rest, when there is some again?',
  'receive.hint-2':
    'While there is room: call.el2.console(n)?.read() gives the next byte, or undefined. Do it in uartInput, and after each access too: a read of DR has made room.',
  'receive.hint-3':
    'while (hasRoom()) { const byte = channel?.read(); if (byte === undefined) break; push(uart, byte); } … case DR: return uart.fifo.shift() ?? 0;',
  'receive.nothing':
    'UARTFR has never said that there is something to read: RXFE (bit 4) stayed 1 after the text was typed. The guest has sent “{found}” so far.',
  'receive.restless':
    'The guest waits in WFI and is woken at once, again and again: its interrupt line is high, although IMSC is 0. The line is RIS and IMSC.',
  'receive.serial': 'SERIAL read as {found}; it has to be {wanted}.',
  'receive.again':
    'The guest read the same character again and again, and sent “{found}” back. A read of DR takes the character out of the FIFO.',
  'receive.lost':
    'The guest sent “{found}” back; “{wanted}” was typed. A FIFO that is off holds one character: the others wait in the channel until there is room.',
  'receive.empty': 'After the last character UARTFR was {found}; it has to be {wanted}: RXFE and TXFE.',
  'receive.not-reached': 'The guest did not get to the end of what was typed.',
  'fifo.hint-1':
    'In loopback the guest does the typing itself, so it knows what must be there. Which access changes which bit?',
  'fifo.hint-2':
    'RX is raised when a character brings the FIFO to its trigger level, and goes when reading takes it below, or by ICR. RT is there while something waits and IMSC has it. A character for which there is no room sets OE in RIS, bit 3 of RSR, and bit 11 of what is read next.',
  'fifo.hint-3':
    'if (uart.fifo.length >= depth(uart)) { uart.lost = true; uart.status |= 8; uart.raw |= OE; return; } uart.fifo.push(byte); if (uart.fifo.length === trigger(uart)) uart.raw |= RX;',
  'fifo.not-reached': 'The guest did not get as far as that: it polls first.',
  'fifo.below':
    'One below the trigger level of {trigger} characters UARTRIS had {found} in RX and RT. RX belongs to the level, and RT is only there while IMSC has it.',
  'fifo.reached':
    'With {trigger} characters in the FIFO, its trigger level, UARTRIS had {found} in RX (bit 4) and RT (bit 6); it has to be {wanted}.',
  'fifo.cleared': 'A write of 0x7ff to UARTICR left {found} in UARTRIS: a 1 clears that interrupt.',
  'fifo.timeout':
    'Characters waited, and IMSC had RT only: UARTMIS was {found}; it has to be {wanted}. On a channel without a speed the time-out is over at once.',
  'fifo.order':
    'A character came out as {found}; {wanted} was sent. First in, first out, and nothing beside it in bits 11:8.',
  'fifo.drained': 'With everything read UARTFR was {found}; it has to be {wanted}.',
  'fifo.dry': 'With everything read UARTRIS still had {found} in RX and RT.',
  'fifo.full': 'After more than {depth} characters UARTFR was {found}; it has to be {wanted}: RXFF (bit 6) and TXFE.',
  'fifo.overrun': 'Two characters too many came, and OE (bit 10) of UARTRIS is {found}.',
  'fifo.status': 'Two characters too many came, and OE (bit 3) of UARTRSR is {found}.',
  'fifo.data-overrun':
    'The first character after the overrun read as {found}; it has to be {wanted}: bit 11 of DR tells of the loss.',
  'fifo.first': 'The first character after the overrun read as {found}; it has to be {wanted}.',
  'fifo.depth': 'The guest sent two more than the FIFO holds, and could read {found} characters; its depth is {depth}.',
  'fifo.newest': 'The last character in the FIFO was {found}; it has to be {wanted}: what does not fit is the newest.',
  'fifo.acked': 'After a write of 0x7ff to UARTICR UARTRIS was {found}.',
  'fifo.ecr': 'After a write to UARTRSR, which is UARTECR then, it was {found}: any write clears it.',
  'interrupt.hint-1': 'A level says how things are, not that something happened. When can it change?',
  'interrupt.hint-2':
    'vm.vgic.setLine(spi(PL011.spi), (RIS & IMSC) !== 0), after each access and after each uartInput. And the channel: its SPI stays asserted while input waits.',
  'interrupt.hint-3':
    'vm.vgic.setLine(spi(PL011.spi), (uart.raw & imsc) !== 0); if (uart.closed !== closed) call.cpu.enable(spi(HOST_CONSOLE_SPI + n), !closed);',
  'interrupt.none':
    'The guest waits in WFI, three characters were typed, IMSC has RX and RT: no interrupt came. Who drives the line?',
  'interrupt.storm':
    'The hypervisor was interrupted by the host’s channel again and again, and nobody took what waits there. Disable its SPI while there is no room: call.cpu.enable(spi(HOST_CONSOLE_SPI + n), false).',
  'interrupt.other': 'The guest acknowledged INTID {found}; the PL011 is INTID 33: spi(PL011.spi).',
  'interrupt.no-reason':
    'The guest was interrupted, and UARTMIS was 0: the line was still high from before. It has to fall as soon as RIS and IMSC have nothing in common.',
  'interrupt.why': 'In the interrupt UARTMIS was {found}; it has to be {wanted}: few characters, so only RT.',
  'interrupt.stays': 'The guest has read everything, and UARTMIS is still {found}: a level that never falls.',
  'interrupt.again':
    'The guest was interrupted {times} times and gave up. The line has to fall when nothing is left to be told.',
  'interrupt.spurious': 'An interrupt was gone before the guest could acknowledge it.',
  'interrupt.lost': 'The console shows “{found}”; between < and > “{wanted}” was to come back, every character once.',
  'interrupt.sent':
    'A character was sent with TX in IMSC, and no interrupt with UARTMIS = 0x20 came. Linux sends the next ones in that interrupt.',
  'interrupt.masked': 'IMSC was 0, and the guest was interrupted when a character came.',
  'interrupt.spoke': 'With interrupts masked the character read as {found}; 0x3f was typed.',
  'interrupt.not-reached': 'The guest has not reached its end.',
};
export default sentences;
