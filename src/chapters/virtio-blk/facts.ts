/** Chapter 10: virtio-mmio and virtio-blk. */
import * as board from '../../engine/machine/board.ts';
import { event, field, mutant, solution, symbol, type Exhibit } from '../kit/exhibit.ts';
import type { Facts } from '../kit/parts.ts';

/** What a program had in a register at one of its labels. */
const found = (of: Exhibit, label: string, register: number): bigint =>
  field(event(of, 'at', { pc: symbol(of, label) }), `x${register}`);
const driver = (): Exhibit => solution('blk-driver');
const isBell = (fields: Readonly<Record<string, bigint>>): boolean =>
  fields['write'] === 1n && (fields['address'] ?? 0n) % BigInt(board.virtioMmio.slotSize) === 0x50n;

export const facts: Facts = {
  'blk.slots': () => board.virtioMmio.slots,
  'blk.base': () => BigInt(board.virtioMmio.base),
  'blk.slot-size': () => BigInt(board.virtioMmio.slotSize),
  'blk.negotiated': () => Number(found(driver(), 'negotiated', 21)),
  'blk.ready': () => Number(found(driver(), 'ready', 21)),
  'blk.bells': () => driver().run.events.filter(({ kind, fields }) => kind === 'mmio' && isBell(fields)).length,
  'blk.bytes': () => Number(found(driver(), 'judged', 22)),
  'blk.length': () => Number(found(mutant('blk-driver', 'used-length-believed'), 'judged', 22)),
};
