/**
 * The typed intermediate representation in which the meaning of an operation is written, once. The interpreter is
 * generated from it (core/generate-interpreter.ts), the JIT will emit from it, cards print it.
 *
 * It holds run-time values only: fields, masks and UNDEFINED checks are decode-time TypeScript. Types and operations
 * mirror WebAssembly's. Nothing architectural is written before the last operation that can fault: the builder refuses.
 */
export type Ty = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

/** A register named by the record: an address in the state window (layout.ts). */
export type Slot = 'd' | 'n' | 'm' | 'a';
/** A field of the record read as a plain number. */
export type RawField = Slot | 't';

export type Expr =
  | { readonly k: 'const'; readonly ty: 'i32' | 'i64'; readonly value: bigint }
  | { readonly k: 'slot'; readonly ty: Ty; readonly slot: Slot; readonly offset: number; readonly size: number }
  | { readonly k: 'raw'; readonly ty: 'i32'; readonly field: RawField }
  | { readonly k: 'imm'; readonly ty: 'i64' }
  | { readonly k: 'imm32'; readonly ty: 'i32' }
  | { readonly k: 'state'; readonly ty: Ty; readonly address: number }
  | { readonly k: 'pc'; readonly ty: 'i64' }
  | { readonly k: 'local'; readonly ty: Ty; readonly id: number }
  | {
      readonly k: 'op';
      readonly ty: Ty;
      readonly op: string;
      readonly args: readonly Expr[];
      readonly lanes?: readonly number[];
    }
  | { readonly k: 'call'; readonly ty: Ty; readonly fn: string; readonly args: readonly Expr[] };

/** How memory is accessed: 1 as EL0, 2 with acquire or release (an unaligned address faults), 3 exclusively. */
export type AccessKind = 0 | 1 | 2 | 3;

export type Stmt =
  | { readonly k: 'let'; readonly id: number; readonly value: Expr }
  | { readonly k: 'setSlot'; readonly slot: Slot; readonly offset: number; readonly size: number; readonly value: Expr }
  | { readonly k: 'setState'; readonly address: number; readonly size: number; readonly value: Expr }
  | { readonly k: 'setBase'; readonly slot: Slot; readonly value: Expr }
  | {
      readonly k: 'flags';
      readonly kind: 'add' | 'sub' | 'adc' | 'logic';
      readonly width: 32 | 64;
      readonly args: readonly Expr[];
      readonly result: number;
    }
  | { readonly k: 'setNzcv'; readonly value: Expr }
  | {
      readonly k: 'loads';
      readonly ids: readonly number[];
      readonly size: 1 | 2 | 4 | 8;
      readonly ty: 'i32' | 'i64';
      readonly address: Expr;
      readonly kind: AccessKind;
      readonly base: Slot | undefined;
      readonly whole: boolean;
    }
  | {
      readonly k: 'stores';
      readonly values: readonly Expr[];
      readonly size: 1 | 2 | 4 | 8;
      readonly address: Expr;
      readonly kind: AccessKind;
      readonly base: Slot | undefined;
      readonly whole: boolean;
    }
  | { readonly k: 'if'; readonly condition: Expr; readonly then: readonly Stmt[]; readonly otherwise: readonly Stmt[] }
  | { readonly k: 'call'; readonly fn: string; readonly args: readonly Expr[]; readonly faults: boolean }
  /** Traps, and ends the instruction, when FP and SIMD are not accessible (CPACR_EL1, CPTR_EL2). */
  | { readonly k: 'fpAccess' }
  /** Branch inside the page: `imm` of the record is the distance in records' bytes. */
  | { readonly k: 'near' }
  | { readonly k: 'jump'; readonly target: Expr };

/** A typed value. The type parameter is only checked by the compiler. */
export interface Val<T extends Ty = Ty> {
  readonly ty: T;
  readonly expr: Expr;
}

export interface Program {
  readonly body: readonly Stmt[];
  readonly locals: number;
}
