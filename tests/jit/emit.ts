/**
 * A sketch of the second tier: WebAssembly from the IR of one operation, with the record's operands as constants. It is
 * here to keep the shape of the IR, of the state window and of the exits such that a JIT can join without a change to them.
 */
import type { Expr, Slot, Stmt, Ty } from '../../src/engine/isa/ir.ts';
import { operations } from '../../src/engine/isa/operations.ts';
import type { Decoded } from '../../src/engine/isa/row.ts';
import * as layout from '../../src/engine/core/layout.ts';

/** What the function returns. */
export const OUTCOME = { NEXT: 0, BRANCH: 1, LEFT: 2 } as const;

/** Functions of the core that meanings call, with the types of their parameters and result. */
export const HELPERS: Readonly<Record<string, readonly [parameters: readonly Ty[], result: Ty | undefined]>> = {
  setIp: [['i32'], undefined],
  loadPairSlow: [['i64', 'i32', 'i32'], undefined],
  fpAccess: [[], 'i32'],
  fastAdd64: [['i64', 'i64'], 'i64'],
  tableLookup: [['i32', 'i32', 'i32', 'i32', 'i32'], undefined],
  msr: [['i32', 'i64'], undefined],
};
const helperNames = Object.keys(HELPERS);
const GLOBALS = ['exit', 'tlb'];

const TYPE: Readonly<Record<Ty, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b };
const BLOCK = 0x40;
const [IF, ELSE, END, RETURN, CALL] = [0x04, 0x05, 0x0b, 0x0f, 0x10];
const [LOCAL_GET, LOCAL_SET, GLOBAL_GET, I32_CONST, I64_CONST] = [0x20, 0x21, 0x23, 0x41, 0x42];
const [I32_EQZ, I32_ADD, I32_AND, I64_EQ, I64_ADD, I64_AND, I64_SHR_U, WRAP] = [
  0x45, 0x6a, 0x71, 0x51, 0x7c, 0x83, 0x88, 0xa7,
];

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value >>> 0; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}
function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    const low = Number(rest & 0x7fn);
    if ((rest >> 6n === 0n && low < 0x40) || (rest >> 6n === -1n && low >= 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}
const i32 = (value: number): number[] => [I32_CONST, ...signed(BigInt(value | 0))];
const i64 = (value: bigint): number[] => [I64_CONST, ...signed(BigInt.asIntN(64, value))];

/** Opcodes of loads (zero-extending) and stores by type and bytes. */
const LOADS: Readonly<Record<string, readonly number[]>> = {
  i32x1: [0x2d], i32x2: [0x2f], i32x4: [0x28], i64x1: [0x31], i64x2: [0x33], i64x4: [0x35], i64x8: [0x29], v128x16: [0xfd, 0],
}; // prettier-ignore
const STORES: Readonly<Record<string, readonly number[]>> = {
  i32x1: [0x3a], i32x2: [0x3b], i32x4: [0x36], i64x1: [0x3c], i64x2: [0x3d], i64x4: [0x3e], i64x8: [0x37], v128x16: [0xfd, 11],
}; // prettier-ignore
function access(table: typeof LOADS, ty: Ty, size: number, offset: number): number[] {
  const code = table[`${ty}x${size}`];
  if (code === undefined) throw new Error(`no access of ${size} bytes as ${ty}`);
  return [...code, 0, ...unsigned(offset)];
}

class Emitter {
  readonly locals: Ty[] = [];
  readonly #byId = new Map<number, number>();
  readonly #decoded: Decoded;
  constructor(decoded: Decoded) {
    this.#decoded = decoded;
  }

  #slot(slot: Slot | 't'): number {
    return this.#decoded[slot] ?? 0;
  }
  /** A new local; 0 is the parameter, the record's address. */
  #local(ty: Ty, id?: number): number {
    this.locals.push(ty);
    if (id !== undefined) this.#byId.set(id, this.locals.length);
    return this.locals.length;
  }
  #call(fn: string): number[] {
    const index = helperNames.indexOf(fn);
    if (index < 0) throw new Error(`the sketch has no helper ${fn}`);
    return [CALL, ...unsigned(index)];
  }
  #global(name: string): number[] {
    return [GLOBAL_GET, ...unsigned(GLOBALS.indexOf(name))];
  }

  expr(e: Expr): number[] {
    switch (e.k) {
      case 'const':
        return e.ty === 'i32' ? i32(Number(e.value)) : i64(e.value);
      case 'slot':
        return [...i32(0), ...access(LOADS, e.ty, e.size, this.#slot(e.slot) + e.offset)];
      case 'raw':
        return i32(this.#slot(e.field));
      case 'imm':
        return i64(BigInt(this.#decoded.imm ?? 0));
      case 'imm32':
        return i32(this.#decoded.imm32 ?? 0);
      case 'state':
        return [...i32(0), ...access(LOADS, e.ty, e.ty === 'i32' ? 4 : 8, e.address)];
      case 'local':
        return [LOCAL_GET, ...unsigned(this.#byId.get(e.id) ?? 0)];
      case 'call':
        return [...e.args.flatMap((a) => this.expr(a)), ...this.#call(e.fn)];
      case 'op': {
        const code = operations.get(e.op)?.code ?? 0;
        const opcode = code < 0x100 ? [code] : [0xfd, ...unsigned(code & 0xff)];
        return [...e.args.flatMap((a) => this.expr(a)), ...opcode, ...(e.lanes ?? [])];
      }
      case 'pc':
        throw new Error('the sketch has no PC');
    }
  }

  #leave(): number[] {
    return [...i32(OUTCOME.LEFT), RETURN];
  }
  #leaveOnFault(): number[] {
    return [...this.#global('exit'), ...i32(1), I32_AND, IF, BLOCK, ...this.#leave(), END];
  }
  #publish(): number[] {
    return [LOCAL_GET, 0, ...this.#call('setIp')];
  }

  stmts(list: readonly Stmt[]): number[] {
    return list.flatMap((s) => this.#stmt(s));
  }
  #stmt(s: Stmt): number[] {
    switch (s.k) {
      case 'let': {
        const value = this.expr(s.value);
        return [...value, LOCAL_SET, ...unsigned(this.#local(s.value.ty, s.id))];
      }
      case 'setSlot':
        return [...i32(0), ...this.expr(s.value), ...access(STORES, s.value.ty, s.size, this.#slot(s.slot) + s.offset)];
      case 'setBase':
        // Which register it is, is known here: only the stack pointer needs more than a store.
        if (this.#slot(s.slot) === layout.SP) throw new Error('the sketch does not write back to SP');
        return [...i32(0), ...this.expr(s.value), ...access(STORES, 'i64', 8, this.#slot(s.slot))];
      case 'loads':
        return this.#loads(s);
      case 'if':
        return [...this.expr(s.condition), IF, BLOCK, ...this.stmts(s.then), ELSE, ...this.stmts(s.otherwise), END];
      case 'call': {
        const call = [...s.args.flatMap((a) => this.expr(a)), ...this.#call(s.fn)];
        return [...this.#publish(), ...call, ...(s.faults ? this.#leaveOnFault() : [])];
      }
      case 'fpAccess':
        return [...this.#publish(), ...this.#call('fpAccess'), I32_EQZ, IF, BLOCK, ...this.#leave(), END];
      case 'near':
        return [...i32(OUTCOME.BRANCH), RETURN];
      default:
        throw new Error(`the sketch has no ${s.k}`);
    }
  }

  /** The fast translation as the interpreter does it, and the same slow path behind it. */
  #loads(s: Extract<Stmt, { k: 'loads' }>): number[] {
    if (s.ids.length !== 2 || s.kind !== 0) throw new Error('the sketch loads pairs');
    const [address, entry, host] = [this.#local('i64'), this.#local('i32'), this.#local('i32')];
    const get = (n: number): number[] => [LOCAL_GET, ...unsigned(n)];
    const targets = s.ids.map((id) => this.#local('i64', id));
    const last = BigInt(s.size * (s.ids.length - 1));
    const slow = [
      ...this.#publish(),
      ...get(address),
      ...i32(s.size),
      ...i32(s.base !== undefined && this.#slot(s.base) === layout.SP ? 8 : 0),
      ...this.#call('loadPairSlow'),
      ...this.#leaveOnFault(),
      ...targets.flatMap((t, i) => [
        ...i32(0),
        ...access(LOADS, 'i64', 8, layout.MAILBOX + 8 * i),
        LOCAL_SET,
        ...unsigned(t),
      ]),
    ];
    return [
      ...this.expr(s.address), LOCAL_SET, ...unsigned(address),
      ...get(address), ...i64(7n), I64_SHR_U, WRAP, ...i32(0x7fe0), I32_AND, ...this.#global('tlb'), I32_ADD, LOCAL_SET, ...unsigned(entry),
      ...get(entry), ...access(LOADS, 'i64', 8, layout.TLB_READ),
      ...get(address), ...i64(last), I64_ADD, ...i64(0xfffffffffffff000n | BigInt(s.size - 1)), I64_AND, I64_EQ,
      IF, BLOCK,
      ...get(entry), ...access(LOADS, 'i32', 4, layout.TLB_ADDEND), ...get(address), WRAP, I32_ADD, LOCAL_SET, ...unsigned(host),
      ...targets.flatMap((t, i) => [...get(host), ...access(LOADS, 'i64', s.size, i * s.size), LOCAL_SET, ...unsigned(t)]),
      ELSE, ...slow, END,
    ]; // prettier-ignore
  }
}

const text = (value: string): number[] => [...unsigned(value.length), ...new TextEncoder().encode(value)];
const vector = (items: readonly number[][]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, body: number[]): number[] => [id, ...unsigned(body.length), ...body];

/** A module with one function `run(record: i32): i32` (OUTCOME) that is the decoded instruction. */
export function emit(decoded: Decoded): Uint8Array<ArrayBuffer> {
  const emitter = new Emitter(decoded);
  const body = [...emitter.stmts(decoded.op.program().body), ...i32(OUTCOME.NEXT), END];
  const own = helperNames.length;
  const types = [
    ...Object.values(HELPERS).map(([parameters, result]) => [
      0x60,
      ...vector(parameters.map((ty) => [TYPE[ty]])),
      ...vector(result === undefined ? [] : [[TYPE[result]]]),
    ]),
    [0x60, ...vector([[TYPE.i32]]), ...vector([[TYPE.i32]])],
  ];
  const imports = [
    ...helperNames.map((name, i) => [...text('core'), ...text(name), 0x00, ...unsigned(i)]),
    [...text('core'), ...text('memory'), 0x02, 0x00, 0x00],
    ...GLOBALS.map((name) => [...text('core'), ...text(name), 0x03, TYPE.i32, 0x01]),
  ];
  const code = [...vector(emitter.locals.map((ty) => [1, TYPE[ty]])), ...body];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector(types)),
    ...section(2, vector(imports)),
    ...section(3, vector([unsigned(own)])),
    ...section(7, vector([[...text('run'), 0x00, ...unsigned(own)]])),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}
