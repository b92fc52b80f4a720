// One instruction of a run of many.
import { left, setPart } from '../state/running';
import { loop } from './generated/interpreter';

/** Executes one instruction. Clock and counters go by `budget - left`, which stays as it is. */
export function runOne(at: usize): void {
  const rest = left - 1;
  setPart(-rest);
  loop(at, left);
  setPart(rest);
}
