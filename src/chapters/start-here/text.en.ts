/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'board.caption': 'The board. An address leads either to memory or to a device.',
  'board.core': 'core {n}',
  'board.address': 'address',
  'board.part': 'part',
  'board.what': 'what it does',
  'board.flash': 'two banks, empty unless firmware is loaded',
  'board.gic': 'interrupt controller',
  'board.uart': 'serial port: your terminal is at its other end',
  'board.virtio': '{count} slots for disks',
  'board.ram': 'memory; programs are loaded here',
  'echo.type': 'Type here',
  'echo.console': 'Console',
  'echo.ran': 'The core has executed {count} instructions, nearly all of them asking whether a byte has come.',
  'echo.waiting': 'The machine starts when you scroll here.',
  'echo.failure': 'The machine of this page could not be started.',
};
