/**
 * Pairs that the interpreter executes at one go: a comparison and the conditional branch behind it. A fused operation
 * means exactly its first instruction; it then looks whether the next record is the branch and the budget covers it, and
 * executes that too. So nothing else has to know: a branch that was overwritten, or a single step, finds no partner.
 */
import { conditions } from './syntax/operands.ts';
import { tables } from './tables.ts';
import { op, operationsDefined, signed, type Op } from './row.ts';
import { R_OP } from '../core/layout.ts';

/** Comparisons: SUBS compares in every way but V; after ANDS only N and Z say something. */
const SUBS = ['subs_w_imm', 'subs_x_imm', 'subs_w', 'subs_x'];
const ANDS = ['ands_w_imm', 'ands_x_imm', 'ands_w', 'ands_x'];
const AFTER_SUBS = ['eq', 'ne', 'cs', 'cc', 'mi', 'pl', 'hi', 'ls', 'ge', 'lt', 'gt', 'le'];
const AFTER_ANDS = ['eq', 'ne', 'mi', 'pl'];

// The rows must have defined their operations before the fused ones are numbered behind them.
void tables.length;
const byName = new Map(operationsDefined().map((o) => [o.name, o]));
function named(name: string): Op {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}

/** By the first operation's number: the fused operation for each condition. */
const fused = new Map<number, readonly (Op | undefined)[]>();
function pair(first: string, allowed: readonly string[]): void {
  const base = named(first);
  fused.set(
    base.id,
    conditions.map((c, condition) =>
      allowed.includes(c) ? op(`${first}+b_${c}`, base, 'hot', { condition, branch: named(`b_${c}_near`) }) : undefined,
    ),
  );
}
for (const name of SUBS) pair(name, AFTER_SUBS);
for (const name of ANDS) pair(name, AFTER_ANDS);

/** Makes the record at `at` a fused one if `next`, the instruction behind it, is its branch to a place in the page. */
export function fuse(view: DataView, at: number, next: number, pageOffset: number): void {
  // B.cond: 0101010 0 imm19 0 cond
  if ((next & 0xff000010) >>> 0 !== 0x54000000) return;
  const target = pageOffset + 4 + signed((next >>> 5) & 0x7ffff, 19) * 4;
  if (target < 0 || target >= 4096) return;
  const together = fused.get(view.getUint16(at + R_OP, true))?.[next & 15];
  if (together !== undefined) view.setUint16(at + R_OP, together.id, true);
}
