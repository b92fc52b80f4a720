/** Numbers that this chapter writes as words or as one digit, where no <V> stands. */
import { program } from '../kit/exhibit.ts';
import { CROOKED } from './exhibits.ts';
import { facts } from './facts.ts';
import type { Words } from '../kit/parts.ts';

const number = (fact: string): number => Number(facts[fact]?.());

/** The least offset above zero at which a load through SP is not refused. */
function stackAlignment(): number {
  const refused = (offset: number): boolean =>
    program(CROOKED.replace('0x40200008', `0x4020${offset.toString(16).padStart(4, '0')}`)).run.events.some(
      ({ kind }) => kind === 'exception',
    );
  return Array.from({ length: 64 }, (_, n) => n).findIndex((n) => n > 0 && !refused(n));
}

export const words: Words = [
  ['aligned to sixteen bytes', '按十六字节对齐', stackAlignment, 16],
  ['nine bits of an address choose an entry', '地址里的九位选一项', () => Math.log2(number('mmu.blocks')), 9],
  ['thirty go through', '其余三十位直接通过', () => number('mmu.bits') - Math.log2(number('mmu.blocks')), 30],
];
