import { guestMemory, HANDLERS, type Call, type Handlers } from 'hypervisor';
import { ROWS } from './row.ts';
import type { Expr, Row } from './types.ts';

type Ty = 'i32' | 'i64';
type Value = readonly [type: Ty, bits: bigint];
type Fields = ReadonlyMap<string, number>;
const WIDTH = { i32: 32, i64: 64 } as const;
const cut = (ty: Ty, bits: bigint): Value => [
  ty,
  BigInt.asUintN(WIDTH[ty], bits),
];
const wrong = (what: string): never => {
  throw new Error(what);
};

// 译码器：按名字给出字段，或者 undefined。
function decode({ pattern }: Row, word: number): Fields | undefined {
  const fields = new Map<string, number>();
  let [at, fits] = [32, true];
  for (const token of pattern.trim().split(/\s+/)) {
    const isFixed = /^[01]+$/.test(token);
    const [name = '', width = '1'] = token.split(':');
    const bits = isFixed ? token.length : Number(width);
    at -= bits;
    const found = Math.floor(word / 2 ** at) % 2 ** bits;
    if (!isFixed) fields.set(name, found);
    else if (found !== parseInt(token, 2)) fits = false;
  }
  if (at !== 0) wrong(`pattern of ${String(32 - at)} bits`);
  return fits ? fields : undefined;
}

// 运算是 WebAssembly 的，名字同
// src/engine/isa/operations.ts；前面写 i32 或 i64。
const TWO: Record<string, (a: bigint, b: bigint, width: bigint) => bigint> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b, width) => a << (b % width),
  shr_u: (a, b, width) => a >> (b % width),
  shr_s: (a, b, width) => BigInt.asIntN(Number(width), a) >> (b % width),
  rotr: (a, b, width) => (a >> (b % width)) | (a << (width - (b % width))),
};
const COMPARE: Record<string, (a: bigint, b: bigint) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
  ge: (a, b) => a >= b,
};

// 含义：['x', 'Rn'] 和 ['w', 'Rn'] 读寄存器，['i64', 5] 是数，
// 其余的都是运算和它的参数。
function evaluate(expr: Expr, fields: Fields, x: (n: number) => bigint): Value {
  const [op, ...args] = expr;
  const [first = ''] = args;
  if (op === 'x' || op === 'w') {
    const n = fields.get(String(first)) ?? wrong(`no field ${String(first)}`);
    return cut(op === 'x' ? 'i64' : 'i32', x(n));
  }
  if (op === 'i32' || op === 'i64') return cut(op, BigInt(first as string));
  const values = args.map((one) => evaluate(one as Expr, fields, x));
  const take = (n: number, ty: Ty): bigint => {
    const [found, bits] = values[n] ?? wrong(`${op}: an argument is missing`);
    return found === ty ? bits : wrong(`${op} of ${found}`);
  };
  if (op === 'i32.wrap_i64') return cut('i32', take(0, 'i64'));
  if (op === 'i64.extend_i32_u') return cut('i64', take(0, 'i32'));
  if (op === 'i64.extend_i32_s')
    return cut('i64', BigInt.asIntN(32, take(0, 'i32')));
  const [type = '', name = ''] = op.split('.');
  const ty: Ty =
    type === 'i32' || type === 'i64' ? type : wrong(`no operation ${op}`);
  const a = take(0, ty);
  if (name === 'clz')
    return cut(
      ty,
      BigInt(a === 0n ? WIDTH[ty] : WIDTH[ty] - a.toString(2).length),
    );
  if (name === 'eqz') return cut('i32', a === 0n ? 1n : 0n);
  const b = take(1, ty);
  if (name === 'select') return take(2, 'i32') !== 0n ? cut(ty, a) : cut(ty, b);
  const two = TWO[name];
  if (two !== undefined) return cut(ty, two(a, b, BigInt(WIDTH[ty])));
  const [relation = '', sign = ''] = name.split('_');
  const compare = COMPARE[relation] ?? wrong(`no operation ${op}`);
  const as = (n: bigint): bigint =>
    sign === 's' ? BigInt.asIntN(WIDTH[ty], n) : n;
  return cut('i32', compare(as(a), as(b)) ? 1n : 0n);
}

// 反汇编器。
const write = ({ text, size }: Row, fields: Fields): string =>
  text.replace(/\bR[a-z]\b/g, (name) => {
    const n = fields.get(name) ?? wrong(`no field ${name}`);
    return n === 31 ? `${size}zr` : `${size}${String(n)}`;
  });
const say = ({ el2 }: Call, line: string): void => {
  for (const c of `${line}\n`) el2.console(1)?.write(c.charCodeAt(0));
};

// EL1 的 UNDEFINED 进入 EL1。客户机的向量把它转过来：hvc #0x7e1。
export const trap: Handlers['trap'] = (call, vcpu, esr) => {
  if (esr !== 0x5a00_07e1n) return HANDLERS.trap(call, vcpu, esr);
  const { el2, frame } = call;
  const pc = el2.mrs('ELR_EL1');
  const bytes = guestMemory(el2, vcpu.vm).read(Number(pc), 4);
  const word = [...(bytes ?? [])].reduce(
    (sum, byte, n) => sum + byte * 2 ** (8 * n),
    0,
  );
  try {
    for (const row of ROWS) {
      const fields = decode(row, word);
      if (fields === undefined) continue;
      const [ty, bits] = evaluate(row.result, fields, (n) => frame.x(n));
      if (ty !== (row.size === 'x' ? 'i64' : 'i32'))
        wrong(`${ty} to ${row.size}`);
      say(call, write(row, fields));
      frame.setX(fields.get('Rd') ?? wrong('no field Rd'), bits);
      el2.msr('ELR_EL1', pc + 4n);
      return;
    }
  } catch (error) {
    say(call, `! ${String(error)}`);
  }
  frame.skip(); // 没有谁认得它：走向量的另一条路
};
