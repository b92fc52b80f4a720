/**
 * Pairs that the interpreter executes at one go: a comparison and the conditional branch behind it, and pairs that
 * compiled code is full of. Finding the next operation costs as much as executing one.
 *
 * A fused operation means exactly its first instruction; it then looks whether the next record is its second and the
 * budget covers it, and executes that too. So nothing else has to know: a second that was overwritten, or a single step,
 * finds no partner.
 */
import { operationOf } from './decode.ts';
import { conditions } from './syntax/operands.ts';
import { tables } from './tables.ts';
import { op, operationsDefined, signed, type Op } from './row.ts';
import { R_OP, RECORD_SIZE } from '../core/layout.ts';

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
const compareAndBranch = new Map<number, readonly (Op | undefined)[]>();
function pair(first: string, allowed: readonly string[]): void {
  const base = named(first);
  compareAndBranch.set(
    base.id,
    conditions.map((c, condition) =>
      allowed.includes(c) ? op(`${first}+b_${c}`, base, 'hot', { condition, second: named(`b_${c}_near`) }) : undefined,
    ),
  );
}
for (const name of SUBS) pair(name, AFTER_SUBS);
for (const name of ANDS) pair(name, AFTER_ANDS);

/**
 * First to seconds: what is executed most often, as sampled in a boot, in sha256sum, gzip, dd and a shell loop in Linux,
 * and in the kernels of tests/bench. No comparison is a second: it goes with its branch.
 */
const PAIRS: Readonly<Record<string, string>> = {
  add_w: 'add_w and_w eor_w mov_w ror_w_imm str_w_imm',
  add_w_imm: 'str_w_imm',
  add_x: 'add_x b_ne_near eor_w_ror ldrb_imm',
  add_x_imm: 'b_hi_near eor_w ldr_x_post ldrb_imm ror_w_imm sub_x_imm',
  add_x_uxth: 'mov_w',
  adr: 'add_x_sxtb',
  adrp: 'stp_str_x_pre',
  and_w: 'add_x_imm eor_w eor_w_lsr eor_w_ror',
  bic_w: 'eor_w eor_w_ror',
  csel_w_cs: 'sub_w_imm',
  csinc_x_cs: 'b_ne_near',
  csinc_x_ls: 'ldr_x_lsl',
  eor_w: 'add_w eor_w_ror ldr_w_imm',
  eor_w_lsr: 'add_w b_ne_near mov_w',
  eor_w_ror: 'and_w eor_w eor_w_lsr ldr_w_imm mov_w',
  eor_x: 'add_x',
  ldp_ldr_x_imm: 'ldr_x_imm',
  ldr_w_imm: 'add_w add_w_imm add_x_imm eor_w_ror ror_w_imm sub_w_imm',
  ldr_w_lsl: 'add_x_imm',
  ldr_w_post: 'add_x_imm sub_x_imm',
  ldr_x_imm: 'mov_x stp_str_x_imm',
  ldr_x_lsl: 'cbnz_x_near cbz_x_near',
  ldr_x_post: 'str_x_imm',
  ldrb_imm: 'mov_w_imm',
  ldrb_lsl: 'add_x_imm ldrb_lsl',
  ldrb_pre: 'cbnz_w_near',
  ldrb_uxtw: 'adr',
  ldrsh_w_imm: 'b_near',
  ldrsh_x_imm: 'add_x_imm',
  madd_x: 'eor_x umulh',
  mov_w: 'add_w add_x_imm b_ne_near eor_w_lsr mov_w sbfx_x ubfiz_x',
  mov_w_imm: 'eor_w',
  mov_x: 'ldr_w_post',
  ror_w_imm: 'add_w add_x bic_w eor_w_ror ldr_w_imm',
  sbfx_x: 'ldrb_sxtw',
  stp_str_x_imm: 'add_x_imm stp_str_x_imm',
  str_w_imm: 'ldr_w_imm',
  str_x_imm: 'b_ne_near',
  str_x_post: 'ldrsh_w_imm',
  str_x_user: 'add_x_imm',
  subs_w_imm: 'add_x_imm and_w csel_w_cs',
  subs_x: 'csinc_x_cs csinc_x_ls madd_x str_x_imm',
  subs_x_imm: 'add_w',
  ubfiz_x: 'add_x ldr_w_lsl ldrh_lsl ror_w_imm',
  ubfx_x: 'add_w',
  umulh: 'add_x',
};
/** By the first operation's number, then by the second's. */
const together = new Map<number, ReadonlyMap<number, Op>>();
const isTogether = new Set<number>();
for (const [name, seconds] of Object.entries(PAIRS)) {
  const first = named(name);
  const fused = seconds
    .split(' ')
    .map((s) => [named(s).id, op(`${name}+${s}`, first, 'hot', { second: named(s) })] as const);
  together.set(first.id, new Map(fused));
  for (const [, { id }] of fused) isTogether.add(id);
}

/** Makes the record at `at` a fused one if `next`, the instruction behind it in its page, is a second to it. */
export function fuse(view: DataView, at: number, next: number, pageOffset: number): void {
  const first = view.getUint16(at + R_OP, true);
  // B.cond: 0101010 0 imm19 0 cond
  if ((next & 0xff000010) >>> 0 === 0x54000000) {
    const target = pageOffset + 4 + signed((next >>> 5) & 0x7ffff, 19) * 4;
    if (target < 0 || target >= 4096) return;
    const fused = compareAndBranch.get(first)?.[next & 15];
    if (fused !== undefined) return view.setUint16(at + R_OP, fused.id, true);
  }
  const seconds = together.get(first);
  if (seconds === undefined || pageOffset === 4092) return;
  // A second stays as it is, and a record that goes with the one behind it is no second.
  if (pageOffset !== 0 && isTogether.has(view.getUint16(at - RECORD_SIZE + R_OP, true))) return;
  const second = operationOf(next, pageOffset + 4);
  const there = view.getUint16(at + RECORD_SIZE + R_OP, true);
  if (there !== 0 && there !== second) return;
  const fused = seconds.get(second);
  if (fused !== undefined) view.setUint16(at + R_OP, fused.id, true);
}
