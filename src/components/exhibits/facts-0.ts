/** Chapter 0: the board, a sum, and two ways to go astray. */
import * as board from '../../engine/machine/board.ts';
import { event, field, mutant, program } from './exhibit.ts';
import type { Facts } from './facts.ts';
import { NOWHERE, SUM } from './programs.ts';

const ranOn = () => event(mutant('tour', 'runs-on'), 'exception');
const nowhere = () => event(program(NOWHERE), 'exception');

export const chapter0: Facts = {
  'board.cores': () => board.maxCpus,
  'board.ram': () => BigInt(board.ramBase),
  'board.uart': () => BigInt(board.pl011.base),
  'reset.el': () => `EL${program('        .global _start\n_start: b .\n').run.machine.cores.el(0)}`,
  'sum.x2': () => program(SUM).run.machine.cores.x(0, 2),
  'sum.accesses': () => program(SUM).run.events.filter(({ kind }) => kind === 'mmio').length,
  'ran-on.ec': () => field(ranOn(), 'ec'),
  'ran-on.elr': () => field(ranOn(), 'elr'),
  'ran-on.target': () => field(ranOn(), 'target'),
  'ran-on.ended': () => mutant('tour', 'runs-on').run.ended,
  'read.console': () => mutant('tour', 'loads-instead-of-stores').run.console.length,
  'nowhere.ec': () => field(nowhere(), 'ec'),
  'nowhere.status': () => field(nowhere(), 'iss') & 0x3fn,
  'nowhere.far': () => field(nowhere(), 'far'),
};
