// A row, in the notation of src/engine/isa: which words it is, how it is
// written, and what it does. A word that no row has stays UNDEFINED.
export interface Row {
  readonly pattern: string; // from bit 31: bits, and name:width
  readonly text: string; // as the assembler has it: 'add Rd, Rn, Rm'
  readonly size: 'x' | 'w'; // which registers the fields are
  readonly result: Expr; // goes to Rd: an i64 of x, an i32 of w
}
export type Expr = readonly [op: string, ...args: (Expr | string | number)[]];
