/** Chapter 0: the board, a sum, and two ways to go astray. */
import * as board from '../../engine/machine/board.ts';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { event, field, mutant, program, symbol } from '../kit/exhibit.ts';
import type { Facts } from '../kit/parts.ts';
import { NOWHERE, SUM } from '../kit/programs.ts';
import { wordAt } from '../kit/read.ts';

const ranOn = () => event(mutant('tour', 'runs-on'), 'exception');
const nowhere = () => event(program(NOWHERE), 'exception');

const wordOf = (text: string): bigint =>
  BigInt(new DataView(assemble(text, { origin: 0n }).bytes.buffer).getUint32(0, true));
/** The third instruction of the sum. */
const add = () => wordAt(program(SUM), symbol(program(SUM), '_start') + 8n);

export const facts: Facts = {
  'board.cores': () => board.maxCpus,
  'board.ram': () => BigInt(board.ramBase),
  'board.uart': () => BigInt(board.pl011.base),
  'reset.el': () => `EL${program('        .global _start\n_start: b .\n').run.machine.cores.el(0)}`,
  'sum.x2': () => program(SUM).run.machine.cores.x(0, 2),
  'sum.word': add,
  'sum.destination': () => Number(add() & 0x1fn),
  'sum.bytes': () => Number(field(ranOn(), 'elr') - symbol(mutant('tour', 'runs-on'), '_start')),
  'sum.other-word': () => wordOf('add x5, x0, x1'),
  'sum.accesses': () => program(SUM).run.events.filter(({ kind }) => kind === 'mmio').length,
  'ran-on.ec': () => field(ranOn(), 'ec'),
  'ran-on.elr': () => field(ranOn(), 'elr'),
  'ran-on.word': () => wordAt(mutant('tour', 'runs-on'), field(ranOn(), 'elr')),
  'ran-on.target': () => field(ranOn(), 'target'),
  'ran-on.ended': () => mutant('tour', 'runs-on').run.ended,
  'read.console': () => mutant('tour', 'loads-instead-of-stores').run.console.length,
  'nowhere.ec': () => field(nowhere(), 'ec'),
  'nowhere.status': () => field(nowhere(), 'iss') & 0x3fn,
  'nowhere.far': () => field(nowhere(), 'far'),
};
