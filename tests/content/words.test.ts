/** Numbers that chapters write as words or as one digit, where no <V> stands: each sentence, and the machine's count. */
import { describe, expect, test } from 'vitest';
import { fieldsOfDescriptor } from '../../src/components/exhibits/descriptor.ts';
import { descriptors } from '../../src/components/exhibits/descriptors.ts';
import { missing, program, solution, symbol } from '../../src/components/exhibits/exhibit.ts';
import { factOf } from '../../src/components/exhibits/facts.ts';
import { system, wordsAt } from '../../src/components/exhibits/hypervisor.ts';
import { CROOKED } from '../../src/components/exhibits/programs.ts';
import { treeOf, type Entry } from '../../src/components/exhibits/tables.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { disassemble } from '../../src/engine/isa/disassemble.ts';
import { fieldsOf } from '../../src/engine/isa/sysregs.ts';
import * as board from '../../src/engine/machine/board.ts';
import { pages } from './page.ts';

const field = (register: string, name: string) => {
  const found = fieldsOf(register).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${register} has no ${name}`);
  return found;
};
const width = ({ msb, lsb }: { readonly msb: number; readonly lsb: number }): number => msb - lsb + 1;
const number = (fact: string): number => Number(factOf(fact).text);

/** Instructions of a slot of our vector table, up to the branch that leaves it. */
function slotLength(): number {
  const { machine, entered } = system();
  const words = wordsAt(machine, Number(entered.get('VBAR_EL2') ?? 0n) + 0x400, 16);
  const names = words.flatMap((word) => [word & 0xffff_ffffn, word >> 32n].map((one) => disassemble(Number(one), 0n)));
  return names.findIndex(({ mnemonic }) => mnemonic === 'b') + 1;
}

/** Bits of an ADD in which any two destinations differ. */
function destinationBits(): number {
  const word = (n: number): number =>
    new DataView(assemble(`add x${n}, x0, x1`, { origin: 0n }).bytes.buffer).getUint32(0, true);
  const differ = Array.from({ length: 31 }, (_, n) => word(n) ^ word(0)).reduce((all, one) => all | one, 0);
  return Math.log2(differ + 1);
}

/** How far the handler of the emulated UART has moved the guest's ELR_EL2 in the frame. */
function skipped(): number {
  const operations = system().traps[1]?.operations ?? [];
  const stored = operations.findLast((one) => one.op === 'write' && one.size === 8);
  if (stored?.op !== 'write') return NaN;
  const loaded = operations.find((one) => one.op === 'read' && one.address === stored.address);
  return loaded?.op === 'read' ? Number((stored.value ?? 0n) - (loaded.value ?? 0n)) : NaN;
}

/** The least offset above zero at which a load through SP is not refused. */
function stackAlignment(): number {
  const refused = (offset: number): boolean =>
    program(CROOKED.replace('0x40200008', `0x4020${offset.toString(16).padStart(4, '0')}`)).run.events.some(
      ({ kind }) => kind === 'exception',
    );
  return Array.from({ length: 64 }, (_, n) => n).findIndex((n) => n > 0 && !refused(n));
}

const entries = (of: readonly Entry[]): number => of.reduce((sum, { entries: below }) => sum + 1 + entries(below), 0);
/** Descriptors between the root and the page of the UART. */
function uartDescriptors(): number {
  const lab = solution('map-a-guest');
  const tree = treeOf(lab.run.machine, Number(symbol(lab, 'level1')));
  return entries(tree.filter(({ address }) => address === 0n));
}
const memAttr = () =>
  fieldsOfDescriptor(descriptors['stage2-page']().descriptor, 2).find(({ name }) => name === 'MemAttr');

describe.skipIf(missing !== '')('what is said in words', () => {
  test.each<[slug: string, english: string, chinese: string, value: () => number, is: number]>([
    ['start-here', 'four bytes in memory', '内存里的四个字节', () => assemble('nop', { origin: 0n }).bytes.length, 4],
    ['start-here', 'the low five bits name the destination', '最低五位是目的寄存器', destinationBits, 5],
    ['exception-levels', 'The top six bits are the exception class', '最高六位是异常类别', () => width(field('ESR_EL2', 'EC')), 6],
    ['exception-levels', 'bits nine to six', '第九到第六位', () => field('SPSR_EL2', 'D').lsb * 10 + field('SPSR_EL2', 'F').lsb, 96],
    ['map-of-the-code', 'the four instructions there', '看看那里的四条指令', slotLength, 4],
    ['map-of-the-code', 'is four more than before', '比原来大 4', skipped, 4],
    ['execution-environment', 'aligned to sixteen bytes', '按十六字节对齐', stackAlignment, 16],
    ['execution-environment', 'nine bits of an address choose an entry', '地址里的九位选一项', () => Math.log2(number('mmu.blocks')), 9],
    ['execution-environment', 'thirty go through', '其余三十位直接通过', () => number('mmu.bits') - Math.log2(number('mmu.blocks')), 30],
    ['vcpu-and-vm', 'the VCpu has number two', 'VCpu 编号是 2', () => Number(factOf('vcpu.mpidr').text) & 0xff, 2],
    ['stage-2', 'four bits of it', '占四位', () => width(memAttr() ?? { msb: 0, lsb: 0 }), 4],
    ['stage-2', 'shifted left by eight', '左移八位', () => 12 - field('HPFAR_EL2', 'FIPA').lsb, 8],
    ['stage-2', 'eight virtio slots share a page of 4 KiB', '八个 virtio 插槽挤在一个 4 KiB 的页里', () => 4096 / board.virtioMmio.slotSize, 8],
    ['stage-2', 'The serial port costs three of them', '其中三个花在串口上', uartDescriptors, 3],
  ])('%s: %s', (slug, english, chinese, value, is) => {
    const text = (language: 'en' | 'zh-cn'): string =>
      (pages(language).find((page) => page.slug === slug)?.body ?? '').replace(/\s+/g, ' ');
    expect(text('en')).toContain(english);
    expect(text('zh-cn')).toContain(chinese);
    expect(value()).toBe(is);
  }); // prettier-ignore
});
