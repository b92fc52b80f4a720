// 一行，写法同 src/engine/isa：是哪些字，怎么写，做什么。
// 哪一行都不认的字，仍旧是 UNDEFINED。
export interface Row {
  readonly pattern: string; // 从第 31 位起：位，或 名字:宽度
  readonly text: string; // 汇编里的写法：'add Rd, Rn, Rm'
  readonly size: 'x' | 'w'; // 字段指的是哪种寄存器
  readonly result: Expr; // 写进 Rd：x 是 i64，w 是 i32
}
export type Expr = readonly [op: string, ...args: (Expr | string | number)[]];
