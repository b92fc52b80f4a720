/** The builder in which operations write their meaning. It types, names and checks; it computes nothing. */
import { operations } from './operations.ts';
import type { AccessKind, Expr, Program, RawField, Slot, Stmt, Ty, Val } from './ir.ts';
import { FC, FN, FV, FZ } from '../core/layout.ts';

export interface AccessOptions {
  readonly size: 1 | 2 | 4 | 8;
  readonly address: Val<'i64'>;
  readonly kind?: AccessKind;
  /** The slot that holds the base register: if it is SP, its alignment is checked. */
  readonly base?: Slot;
  /** The elements are halves of 16-byte accesses: where alignment is checked, it is 16 (B2.5.2). */
  readonly whole?: 16;
}

export class Builder {
  private statements: Stmt[] = [];
  private count = 0;
  private written = false;

  // --- operands
  x(slot: Slot): Val<'i64'> {
    return { ty: 'i64', expr: { k: 'slot', ty: 'i64', slot, offset: 0, size: 8 } };
  }
  w(slot: Slot): Val<'i32'> {
    return { ty: 'i32', expr: { k: 'slot', ty: 'i32', slot, offset: 0, size: 4 } };
  }
  /** An element of a vector register, zero-extended to i32 (1, 2 or 4 bytes). */
  element(slot: Slot, index: number, size: 1 | 2 | 4): Val<'i32'> {
    return { ty: 'i32', expr: { k: 'slot', ty: 'i32', slot, offset: index * size, size } };
  }
  /** A 64-bit half of a vector register. */
  half(slot: Slot, index: 0 | 1): Val<'i64'> {
    return { ty: 'i64', expr: { k: 'slot', ty: 'i64', slot, offset: index * 8, size: 8 } };
  }
  v(slot: Slot): Val<'v128'> {
    return { ty: 'v128', expr: { k: 'slot', ty: 'v128', slot, offset: 0, size: 16 } };
  }
  /** The record's address of a slot, to hand to a helper that reads or writes the register itself. */
  raw(field: RawField): Val<'i32'> {
    return { ty: 'i32', expr: { k: 'raw', ty: 'i32', field } };
  }
  imm(): Val<'i64'> {
    return { ty: 'i64', expr: { k: 'imm', ty: 'i64' } };
  }
  imm32(): Val<'i32'> {
    return { ty: 'i32', expr: { k: 'imm32', ty: 'i32' } };
  }
  pc(): Val<'i64'> {
    return { ty: 'i64', expr: { k: 'pc', ty: 'i64' } };
  }
  i32(value: number): Val<'i32'> {
    return { ty: 'i32', expr: { k: 'const', ty: 'i32', value: BigInt.asUintN(32, BigInt(value)) } };
  }
  i64(value: number | bigint): Val<'i64'> {
    return { ty: 'i64', expr: { k: 'const', ty: 'i64', value: BigInt.asUintN(64, BigInt(value)) } };
  }
  state<T extends Ty>(ty: T, address: number): Val<T> {
    return { ty, expr: { k: 'state', ty, address } };
  }

  // --- operations
  /** Any operation of operations.ts by name; `lanes` for extract, replace and shuffle. */
  op<T extends Ty = Ty>(name: string, args: readonly Val[], lanes?: readonly number[]): Val<T> {
    const operation = operations.get(name);
    if (operation === undefined) throw new Error(`no operation ${name}`);
    operation.args.forEach((ty, i) => {
      if (args[i]?.ty !== ty) throw new Error(`${name}: argument ${i} is ${args[i]?.ty ?? 'missing'}, not ${ty}`);
    });
    const exprs = args.map((a) => a.expr);
    const expr: Expr = {
      k: 'op',
      ty: operation.result,
      op: name,
      args: exprs,
      ...(lanes === undefined ? {} : { lanes }),
    };
    return { ty: operation.result as T, expr };
  }
  private same<T extends Ty>(name: string, a: Val<T>, b: Val<T>): Val<T> {
    return this.op<T>(`${a.ty}.${name}`, [a, b]);
  }
  add<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('add', a, b);
  }
  sub<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('sub', a, b);
  }
  mul<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('mul', a, b);
  }
  and<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('and', a, b);
  }
  or<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('or', a, b);
  }
  xor<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('xor', a, b);
  }
  not<T extends 'i32' | 'i64'>(a: Val<T>): Val<T> {
    return this.same('xor', a, this.constant(a.ty, -1));
  }
  shl<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('shl', a, b);
  }
  shrU<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('shr_u', a, b);
  }
  shrS<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('shr_s', a, b);
  }
  rotr<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.same('rotr', a, b);
  }
  compare(relation: string, a: Val<'i32' | 'i64'>, b: Val<'i32' | 'i64'>): Val<'i32'> {
    return this.op<'i32'>(`${a.ty}.${relation}`, [a, b]);
  }
  constant<T extends 'i32' | 'i64'>(ty: T, value: number | bigint): Val<T> {
    return (ty === 'i32' ? this.i32(Number(value)) : this.i64(value)) as Val<T>;
  }
  select<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>, condition: Val<'i32'>): Val<T> {
    return this.op<T>(`${a.ty}.select`, [a, b, condition]);
  }
  wrap(a: Val<'i64'>): Val<'i32'> {
    return this.op<'i32'>('i32.wrap_i64', [a]);
  }
  extendU(a: Val<'i32'>): Val<'i64'> {
    return this.op<'i64'>('i64.extend_i32_u', [a]);
  }
  extendS(a: Val<'i32'>): Val<'i64'> {
    return this.op<'i64'>('i64.extend_i32_s', [a]);
  }
  /** A helper of the core that changes nothing (or only the state it is named after, such as FPSR). */
  call<T extends Ty>(ty: T, fn: string, args: readonly Val[]): Val<T> {
    return { ty, expr: { k: 'call', ty, fn, args: args.map((a) => a.expr) } };
  }

  // --- statements
  /** Evaluates now, once; use it wherever a value is used twice or must be read before a write. */
  let<T extends Ty>(value: Val<T>): Val<T> {
    const id = this.count++;
    this.statements.push({ k: 'let', id, value: value.expr });
    return { ty: value.ty, expr: { k: 'local', ty: value.ty, id } };
  }
  setX(slot: Slot, value: Val<'i64'>): void {
    this.write({ k: 'setSlot', slot, offset: 0, size: 8, value: value.expr });
  }
  /** Writes a W register: the upper half becomes zero. */
  setW(slot: Slot, value: Val<'i32'>): void {
    this.setX(slot, this.extendU(value));
  }
  setV(slot: Slot, value: Val<'v128'>): void {
    this.write({ k: 'setSlot', slot, offset: 0, size: 16, value: value.expr });
  }
  /** Writes a 64-bit half of a vector register and leaves the other. */
  setHalf(slot: Slot, index: 0 | 1, value: Val<'i64'>): void {
    this.write({ k: 'setSlot', slot, offset: index * 8, size: 8, value: value.expr });
  }
  /** Writes the low 64 bits of a vector register and clears the rest: a D register, or B, H, S zero-extended. */
  setD(slot: Slot, value: Val<'i64'>): void {
    const low = this.let(value);
    this.setHalf(slot, 0, low);
    this.setHalf(slot, 1, this.i64(0));
  }
  /** Writes one element and leaves the others. */
  setElement(slot: Slot, index: number, size: 1 | 2 | 4 | 8, value: Val<'i32' | 'i64'>): void {
    this.write({ k: 'setSlot', slot, offset: index * size, size, value: value.expr });
  }
  /** Writes a base register that may be SP (write-back, or an arithmetic result to SP). */
  setBase(slot: Slot, value: Val<'i64'>): void {
    this.write({ k: 'setBase', slot, value: value.expr });
  }
  setState(ty: 'i32' | 'i64', address: number, value: Val): void {
    this.write({ k: 'setState', address, size: ty === 'i32' ? 4 : 8, value: value.expr });
  }
  private flags<T extends 'i32' | 'i64'>(kind: 'add' | 'sub' | 'adc' | 'logic', args: readonly Val[], ty: T): Val<T> {
    const result = this.count++;
    this.write({ k: 'flags', kind, width: ty === 'i32' ? 32 : 64, args: args.map((a) => a.expr), result });
    return { ty, expr: { k: 'local', ty, id: result } };
  }
  /** Adds, sets NZCV, gives the sum. Arguments are evaluated once. */
  addFlags<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.flags('add', [a, b], a.ty);
  }
  subFlags<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.flags('sub', [a, b], a.ty);
  }
  /** a + b + C with NZCV; SBCS is a + NOT b + C. */
  adcFlags<T extends 'i32' | 'i64'>(a: Val<T>, b: Val<T>): Val<T> {
    return this.flags('adc', [a, b, this.carry()], a.ty);
  }
  /** N and Z of the value, C and V cleared. */
  logicFlags<T extends 'i32' | 'i64'>(a: Val<T>): Val<T> {
    return this.flags('logic', [a], a.ty);
  }
  carry(): Val<'i32'> {
    return this.state('i32', FC);
  }
  setNzcv(value: Val<'i32'>): void {
    this.write({ k: 'setNzcv', value: value.expr });
  }
  /** Whether a condition holds, 0 or 1 (C1.2.4). 0b1110 and 0b1111 always do. */
  condition(cond: number): Val<'i32'> {
    const zero = this.i64(0);
    const n = this.state('i64', FN);
    const z = this.state('i64', FZ);
    const v = this.state('i64', FV);
    const c = this.carry();
    const invert = (cond & 1) === 1 && cond < 14;
    const is = (relation: string, opposite: string, a: Val<'i64'>): Val<'i32'> =>
      this.compare(invert ? opposite : relation, a, zero);
    const ge = this.xor(n, v);
    switch (cond >> 1) {
      case 0:
        return is('eq', 'ne', z);
      case 1:
        return invert ? this.xor(c, this.i32(1)) : c;
      case 2:
        return is('lt_s', 'ge_s', n);
      case 3:
        return is('lt_s', 'ge_s', v);
      case 4: {
        const hi = this.and(c, this.compare('ne', z, zero));
        return invert ? this.xor(hi, this.i32(1)) : hi;
      }
      case 5:
        return is('ge_s', 'lt_s', ge);
      case 6: {
        const gt = this.and(this.compare('ge_s', ge, zero), this.compare('ne', z, zero));
        return invert ? this.xor(gt, this.i32(1)) : gt;
      }
      default:
        return this.i32(1);
    }
  }
  if(condition: Val<'i32'>, then: () => void, otherwise: () => void = () => undefined): void {
    const outer = this.statements;
    const before = this.written;
    this.statements = [];
    then();
    const yes = this.statements;
    const writtenThen = this.written;
    this.statements = [];
    this.written = before;
    otherwise();
    this.written ||= writtenThen;
    const no = this.statements;
    this.statements = outer;
    this.statements.push({ k: 'if', condition: condition.expr, then: yes, otherwise: no });
  }
  /** Loads `count` consecutive elements with one translation check; zero-extended to i64. */
  loads(count: number, options: AccessOptions): Val<'i64'>[] {
    this.mayFault('load');
    const ids = Array.from({ length: count }, () => this.count++);
    const { size, address, kind = 0, base, whole } = options;
    this.statements.push({ k: 'loads', ids, size, ty: 'i64', address: address.expr, kind, base, whole: whole === 16 });
    return ids.map((id) => ({ ty: 'i64', expr: { k: 'local', ty: 'i64', id } }));
  }
  load(options: AccessOptions): Val<'i64'> {
    const [value] = this.loads(1, options);
    if (value === undefined) throw new Error('unreachable');
    return value;
  }
  /** Stores consecutive elements (the low `size` bytes of each) with one translation check. */
  stores(values: readonly Val<'i64'>[], options: AccessOptions): void {
    this.mayFault('store');
    const { size, address, kind = 0, base, whole } = options;
    this.statements.push({
      k: 'stores',
      values: values.map((v) => v.expr),
      size,
      address: address.expr,
      kind,
      base,
      whole: whole === 16,
    });
  }
  /** A helper with effects. `faults`: it may raise an exception; what follows is then not executed. */
  do(fn: string, args: readonly Val[], faults: boolean): void {
    if (faults) this.mayFault(fn);
    this.statements.push({ k: 'call', fn, args: args.map((a) => a.expr), faults });
  }
  /** A helper with a result that may raise an exception. */
  doValue<T extends Ty>(ty: T, fn: string, args: readonly Val[]): Val<T> {
    this.mayFault(fn);
    const value = this.let(this.call(ty, fn, args));
    this.statements.push({ k: 'call', fn: '', args: [], faults: true });
    return value;
  }
  fpAccess(): void {
    this.mayFault('fpAccess');
    this.statements.push({ k: 'fpAccess' });
  }
  near(): void {
    this.statements.push({ k: 'near' });
  }
  jump(target: Val<'i64'>): void {
    this.statements.push({ k: 'jump', target: target.expr });
  }

  private write(statement: Stmt): void {
    this.written = true;
    this.statements.push(statement);
  }
  private mayFault(what: string): void {
    if (this.written) throw new Error(`${what} can fault after an architectural write`);
  }
  program(): Program {
    return { body: this.statements, locals: this.count };
  }
}
