/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'line.document.caption': 'The document’s line for Linux and NimbOS, broken into one option a row.',
  'line.2nimbos.caption': 'The document’s line for two NimbOS.',
  'line.2linux.caption': 'The document’s line for two Linux, whose root is an initramfs.',
  'options.caption': 'The same line, read by the machine of this site.',
  'map.document.caption':
    'The memory map of that line, with this site’s hypervisor and files of the usual sizes, before the first instruction.',
  'map.overlap.caption': 'A line whose files lie on each other, and one of them nowhere.',
  'silent.caption':
    'Programs that print nothing, as they ran, and what the machine’s page says of each after a while of silence.',
  'silent.program': 'what the program does',
  'silent.says': 'what the page says',
  'silent.no-vector': 'faults, with no vectors set',
  'silent.absent': 'asks a device that the board has not',
  'silent.level': 'begins like a hypervisor, at EL1',
  'silent.vector': 'faults; each of its vectors is a loop',
  'silent.wfi': 'waits, and has set nothing that would end it',
  'silent.wfi-gic': 'sets its timer, and forgets the distributor',
  'silent.console': 'prints to the serial port of another board',
};
