import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'uart.ts',
  edits,
  fails,
  code: because.includes('.') ? because : `${fails}.${because}`,
});

const ENABLE = '  if (uart.closed !== closed)\n    call.cpu.enable(spi(HOST_CONSOLE_SPI + n), !closed);\n';
const LINE = 'bit(uart, IMSC, uart.raw)';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('never-anything-to-read', 'receive', 'nothing', ['(fifo.length === 0 ? RXFE : 0)', 'RXFE']),
  mutant('looks-and-does-not-take', 'receive', 'again', ['uart.fifo.shift()', 'uart.fifo[0]']),
  mutant('takes-all-that-was-typed', 'receive', 'lost', ['uart.fifo.length < depth(uart);\n  while', 'uart.fifo.length < 999;\n  while']),
  mutant('last-in-first-out', 'fifo', 'order', ['uart.fifo.push(byte)', 'uart.fifo.unshift(byte)']),
  mutant('rings-at-every-character', 'fifo', 'below', ['if (uart.fifo.length === trigger(uart)) uart.raw', 'uart.raw']),
  mutant('trigger-in-the-transmit-bits', 'fifo', 'below', ['>> 3) & 7', '& 7)']),
  mutant('clears-what-is-zero', 'fifo', 'cleared', ['uart.raw &= ~value', 'uart.raw &= value']),
  mutant('time-out-only-when-typed', 'fifo', 'timeout', ['  if (uart.fifo.length > 0 && bit(uart, IMSC, RT)) uart.raw |= RT;\n', '  if (uart.fifo.length > 0 && bit(uart, IMSC, RT) && !bit(uart, CR, LBE)) uart.raw |= RT;\n']),
  mutant('rings-on-when-it-is-empty', 'fifo', 'dry', ['  if (uart.fifo.length === 0) uart.raw &= ~RT;\n', '']),
  mutant('drops-the-oldest', 'fifo', 'data-overrun', ['    uart.lost = true;\n    uart.status |= 8;', '    uart.status |= 8;']),
  mutant('says-nothing-of-the-loss', 'fifo', 'overrun', ['    uart.raw |= OE;\n', '']),
  mutant('full-is-not-told', 'fifo', 'full', ['(fifo.length >= most ? RXFF : 0)', '0']),
  mutant('ecr-is-no-register', 'fifo', 'ecr', ['  if (offset === RSR) uart.status = 0;\n', '']),
  mutant('line-is-never-driven', 'interrupt', 'none', [LINE, 'false']),
  mutant('line-ignores-the-mask', 'receive', 'restless', [LINE, 'uart.raw !== 0']),
  mutant('interrupts-for-whatever-waits', 'interrupt', 'masked', [LINE, `${LINE} || uart.fifo.length > 0`]),
  mutant('holds-one-more', 'fifo', 'depth', ['if (uart.fifo.length >= depth(uart))', 'if (uart.fifo.length > depth(uart))']),
  mutant('another-interrupt', 'interrupt', 'none', ['spi(PL011.spi)', 'PL011.spi + 2 * 16 + 1']),
  mutant('line-never-falls', 'interrupt', 'no-reason', [`vm.vgic.setLine(spi(PL011.spi), ${LINE});`, `if (${LINE}) vm.vgic.setLine(spi(PL011.spi), true);`]),
  mutant('sending-is-silent', 'interrupt', 'sent', ['    uart.raw |= TX;\n', '']),
  mutant('asks-for-what-nobody-takes', 'receive', 'interrupt.storm', [ENABLE, '  call.cpu.enable(spi(HOST_CONSOLE_SPI + n), true);\n']),
];
export default mutants;
