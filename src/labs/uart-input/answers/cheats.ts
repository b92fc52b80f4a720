import type { Cheat } from '../../kit/lab.ts';

const file = 'uart.ts';
const IMPORT = "import { HOST_CONSOLE_SPI, PL011, spi } from 'hypervisor';";
const WITH = "import { HANDLERS, HOST_CONSOLE_SPI, PL011, spi } from 'hypervisor';";
const INPUT = 'export const uartInput = (call: Call, vm: VM): void => settle(call, vm);';
const SETTLED = '  settle(call, vm);\n  return BigInt(result);\n';

// prettier-ignore
const cheats: readonly Cheat[] = [
  {
    name: 'hands-it-to-the-built-in-one',
    claim: 'the hypervisor has a PL011 that can do it all',
    of: 'starter',
    file,
    edits: [
      [IMPORT, WITH],
      [INPUT, 'export const uartInput = (call: Call, vm: VM): void => HANDLERS.uartInput(call, vm);'],
      [SETTLED, '  if (offset !== SERIAL) return HANDLERS.uart(call, vm, offset, _size, value);\n  return BigInt(result);\n'],
    ],
  },
  {
    name: 'lets-the-built-in-one-listen',
    claim: 'registers of its own, and what is typed is received by the built-in handler that was kept before',
    of: 'solution',
    file,
    edits: [[IMPORT, `${WITH}\nconst { uartInput: listen } = HANDLERS;`], [INPUT, 'export const uartInput = (call: Call, vm: VM): void => listen(call, vm);']],
  },
  {
    name: 'echoes-in-the-place-of-its-guest',
    claim: 'the console shows what was typed, between < and >: the handler has shown it, and the guest has read nothing',
    of: 'starter',
    file,
    edits: [
      [INPUT, `export const uartInput = (call: Call, vm: VM): void => {
  const channel = call.el2.console(vm.plan.uartChannel ?? 0);
  for (let byte = channel?.read(); byte !== undefined; byte = channel?.read()) channel?.write(byte);
  channel?.write(0x3e);
};`],
    ],
  },
  {
    name: 'gives-the-text-it-knows',
    claim: 'the guest reads what was typed: the handler knows the text of this variant, and reads nothing',
    of: 'solution',
    file,
    edits: [
      ['const byte = uart.fifo.shift();', "const byte = uart.fifo.shift() === undefined ? undefined : TEXT.charCodeAt(turn++);"],
      ['function pop(', "const TEXT = '{{typed}}\\n' + String.fromCharCode(...Array.from({ length: {{trigger}} + {{depth}} }, (_, n) => {{letter}} + n)) + '{{short}}\\n{{long}}\\n?';\nlet turn = 0;\nfunction pop("],
    ],
  },
  {
    name: 'takes-the-guest-to-its-end',
    claim: 'nothing was read wrongly, and the guest is at its end: it was taken there',
    of: 'starter',
    file,
    edits: [[SETTLED, '  for (let i = 0; i < 150; i++) call.frame.skip();\n  return BigInt(result);\n']],
  },
  {
    name: 'interrupts-when-typed-and-never-else',
    claim: 'the guest is interrupted: once for what was typed, whatever RIS and IMSC say',
    of: 'solution',
    file,
    edits: [
      ['  vm.vgic.setLine(spi(PL011.spi), bit(uart, IMSC, uart.raw));\n', '  vm.vgic.setLine(spi(PL011.spi), false);\n'],
      [INPUT, `export const uartInput = (call: Call, vm: VM): void => {
  settle(call, vm);
  vm.vgic.setLine(spi(PL011.spi), true);
};`],
    ],
    passes: ['receive', 'fifo'],
  },
];
export default cheats;
