/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import * as board from '../../engine/machine/board.ts';
import { fieldsOfDescriptor } from '../kit/descriptor.ts';
import { solution, symbol } from '../kit/exhibit.ts';
import { treeOf, type Entry } from '../kit/tables.ts';
import { fieldOf, widthOf } from '../kit/read.ts';
import { descriptors } from './exhibits.ts';
import type { Words } from '../kit/parts.ts';

const entries = (of: readonly Entry[]): number => of.reduce((sum, { entries: below }) => sum + 1 + entries(below), 0);
/** Descriptors between the root and the page of the UART. */
function uartDescriptors(): number {
  const lab = solution('map-a-guest');
  const tree = treeOf(lab.run.machine, Number(symbol(lab, 'level1')));
  return entries(tree.filter(({ address }) => address === 0n));
}
const memAttr = () =>
  fieldsOfDescriptor(descriptors['stage2-page']().descriptor, 2).find(({ name }) => name === 'MemAttr');

export const words: Words = [
  ['four bits of it', '占四位', () => widthOf(memAttr() ?? { msb: 0, lsb: 0 }), 4],
  ['shifted left by eight', '左移八位', () => 12 - fieldOf('HPFAR_EL2', 'FIPA').lsb, 8],
  [
    'eight virtio slots share a page of 4 KiB',
    '八个 virtio 插槽挤在一个 4 KiB 的页里',
    () => 4096 / board.virtioMmio.slotSize,
    8,
  ],
  ['The serial port costs three of them', '其中三个花在串口上', uartDescriptors, 3],
];
