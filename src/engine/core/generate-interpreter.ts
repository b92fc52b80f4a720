/**
 * AssemblyScript from the operations' IR: `loop`, a dense switch over the hot operations, and for the rest functions
 * of 64 operations each behind a second switch (one function of thousands of cases takes V8 seconds to compile).
 *
 * Inside `loop`: `at` is the record that executes, `remaining` the budget, `t` the fast translation array. Whatever may
 * fault or look at the PC is preceded by writing both to the globals; afterwards `exit` tells whether to go on. Only cold
 * operations note what others must follow (as/state/exit.ts) without leaving; it is done behind them.
 */
import { operations } from '../isa/operations.ts';
import type { Expr, Program, Slot, Stmt, Ty } from '../isa/ir.ts';
import { operationsDigest, type Op } from '../isa/row.ts';
import * as layout from './layout.ts';

const TYPES: Readonly<Record<Ty, string>> = { i32: 'u32', i64: 'u64', f32: 'f32', f64: 'f64', v128: 'v128' };
const FIELD_OFFSET: Readonly<Record<Slot | 't', number>> = {
  d: layout.R_D,
  n: layout.R_N,
  m: layout.R_M,
  a: layout.R_A,
  t: layout.R_T,
};
const COLD_CHUNK = 64;

const loadType = (ty: Ty, size: number): string => {
  if (ty === 'v128') return 'load<v128>';
  if (ty === 'f32' || ty === 'f64') return `load<${ty}>`;
  // The cast is needed at the full size too: where 64 bits are expected AssemblyScript widens a load<u32>, and all
  // arithmetic above it is done in 64 bits.
  return `<${TYPES[ty]}>load<u${Math.min(size, ty === 'i64' ? 8 : 4) * 8}>`;
};
const slotAddress = (slot: Slot | 't'): string => `<usize>load<u16>(at, ${FIELD_OFFSET[slot]})`;

export interface Generated {
  readonly hot: string;
  readonly cold: string;
}

class Emitter {
  readonly functions = new Set<string>();
  private readonly inLoop: boolean;
  private readonly localTypes = new Map<number, Ty>();
  private temporaries = 0;
  /** The operands of the flags that were set last, for a fused branch. */
  private compared: { readonly a: string; readonly b: string; readonly r: string; readonly signed: string } | undefined;

  constructor(inLoop: boolean) {
    this.inLoop = inLoop;
  }

  expr(e: Expr): string {
    switch (e.k) {
      case 'const':
        return e.ty === 'i64' ? `<u64>0x${e.value.toString(16)}` : `<u32>0x${e.value.toString(16)}`;
      case 'slot':
        return `${loadType(e.ty, e.size)}(${slotAddress(e.slot)}${e.offset === 0 ? '' : `, ${e.offset}`})`;
      case 'raw':
        return `<u32>load<u16>(at, ${FIELD_OFFSET[e.field]})`;
      case 'imm':
        return `load<u64>(at, ${layout.R_IMM})`;
      case 'imm32':
        return `<u32>load<u32>(at, ${layout.R_IMM32})`;
      case 'state':
        return `${loadType(e.ty, 8)}(${e.address})`;
      case 'pc':
        return '(pageVa + ((<u64>(at - pageRecords)) >> 2))';
      case 'local':
        return `v${e.id}`;
      case 'call':
        this.functions.add(e.fn);
        return `${e.fn}(${e.args.map((a) => this.expr(a)).join(', ')})`;
      case 'op': {
        const operation = operations.get(e.op);
        if (operation === undefined) throw new Error(e.op);
        const args = e.args.map((a) => `(${this.expr(a)})`);
        return `(${operation.as
          .replace(/\$(\d)/g, (_, i: string) => args[Number(i)] ?? '')
          .replace(/#(\d)/g, (_, i: string) => String(e.lanes?.[Number(i)] ?? 0))
          .replace('#', (e.lanes ?? []).join(', '))})`;
      }
    }
  }

  private typeOf(e: Expr): Ty {
    return e.k === 'local' ? (this.localTypes.get(e.id) ?? 'i64') : e.ty;
  }

  /** After something that may have raised an exception: leave if it did. */
  private leaveOnFault(): string {
    return 'if ((exit & EXIT_JUMP) != 0) return;';
  }
  private publish(): string {
    return this.inLoop ? 'setIp(at); setLeft(remaining + parked);' : '';
  }
  /** After a slow access that did not fault: device accesses can change interrupts; finish the instruction, then look. */
  private parkOnExit(): string {
    return this.inLoop ? 'if (exit != 0) { parked += remaining; remaining = 0; }' : '';
  }
  private tag(size: number): string {
    return size === 1 ? '0xfffffffffffff000' : `0x${(0xfffffffffffff000n | BigInt(size - 1)).toString(16)}`;
  }
  private array(kind: number): string {
    return kind === 1 ? 'tlbUser' : this.inLoop ? 't' : 'tlb';
  }

  stmts(list: readonly Stmt[]): string {
    return list.map((s) => this.stmt(s)).join('\n');
  }

  private stmt(s: Stmt): string {
    switch (s.k) {
      case 'let':
        this.localTypes.set(s.id, this.typeOf(s.value));
        return `const v${s.id}: ${TYPES[this.typeOf(s.value)]} = ${this.expr(s.value)};`;
      case 'setSlot':
        return this.store(s.size, this.typeOf(s.value), slotAddress(s.slot), this.expr(s.value), s.offset);
      case 'setState':
        return this.store(s.size, this.typeOf(s.value), String(s.address), this.expr(s.value), 0);
      case 'setBase': {
        const b = `b${this.temporaries++}`;
        return `{ const ${b}: u64 = ${this.expr(s.value)}; store<u64>(${slotAddress(s.slot)}, ${b});
if (((<u32>${b} & 15) | <u32>spMisaligned) != 0 && ${slotAddress(s.slot)} == ${layout.SP}) { ${this.publish()} spChanged(); ${this.inLoop ? 't = tlb;' : ''} } }`;
      }
      case 'flags':
        return this.flags(s);
      case 'setNzcv': {
        const f = `f${this.temporaries++}`;
        return `{ const ${f}: u32 = ${this.expr(s.value)};
store<u64>(${layout.FN}, <u64>((<i64>(<u64>${f} << 60)) >> 63)); store<u64>(${layout.FZ}, <u64>(${f} >> 2 & 1 ^ 1)); store<u32>(${layout.FC}, ${f} >> 1 & 1); store<u64>(${layout.FV}, <u64>0 - <u64>(${f} & 1)); }`;
      }
      case 'loads':
        return this.loads(s);
      case 'stores':
        return this.stores(s);
      case 'if':
        return `if ((${this.expr(s.condition)}) != 0) {\n${this.stmts(s.then)}\n}${s.otherwise.length > 0 ? ` else {\n${this.stmts(s.otherwise)}\n}` : ''}`;
      case 'call': {
        if (s.fn === '') return this.leaveOnFault();
        this.functions.add(s.fn);
        const call = `${s.fn}(${s.args.map((a) => this.expr(a)).join(', ')});`;
        return `${this.publish()} ${call} ${s.faults ? this.leaveOnFault() : ''}`;
      }
      case 'fpAccess':
        return this.inLoop ? `if (!fpEnabled) { ${this.publish()} fpAccess(); return; }` : 'if (!fpAccess()) return;';
      case 'near':
        if (!this.inLoop) throw new Error('a near branch in a cold operation');
        return `at += load<i32>(at, ${layout.R_IMM32}); continue;`;
      case 'jump':
        return this.jump(this.expr(s.target));
    }
  }

  /** The end of a fused operation: the branch in the next record, if it is still there and the budget covers it. */
  branch(condition: number, id: number): string {
    const c = this.compared;
    if (c === undefined) throw new Error('a fused branch without a comparison');
    const s = `<${c.signed}>`;
    const holds = [
      `${c.r} == 0`, `${c.r} != 0`, `${c.a} >= ${c.b}`, `${c.a} < ${c.b}`, `${s}${c.r} < 0`, `${s}${c.r} >= 0`, '', '',
      `${c.a} > ${c.b}`, `${c.a} <= ${c.b}`, `${s}${c.a} >= ${s}${c.b}`, `${s}${c.a} < ${s}${c.b}`, `${s}${c.a} > ${s}${c.b}`, `${s}${c.a} <= ${s}${c.b}`,
    ][condition]; // prettier-ignore
    return `at += 16;
if (load<u16>(at) == ${id} && remaining != 0) { remaining--; if (${holds}) { at += load<i32>(at, ${layout.R_IMM32}); continue; } at += 16; }
continue;`;
  }

  private store(size: number, ty: Ty, address: string, value: string, offset: number): string {
    const type = ty === 'v128' ? 'v128' : ty === 'f32' || ty === 'f64' ? ty : `u${size * 8}`;
    const cast = type.startsWith('u') ? `<${type}>(${value})` : value;
    return `store<${type}>(${address}, ${cast}${offset === 0 ? '' : `, ${offset}`});`;
  }

  private flags(s: Extract<Stmt, { k: 'flags' }>): string {
    const n = this.temporaries++;
    const u = s.width === 64 ? 'u64' : 'u32';
    const wide = (v: string): string => (s.width === 64 ? v : `<u64><i64><i32>(${v})`);
    const zero = (v: string): string => (s.width === 64 ? v : `<u64>${v}`);
    this.localTypes.set(s.result, s.width === 64 ? 'i64' : 'i32');
    const [a = '', b = '', c = ''] = s.args.map((x) => this.expr(x));
    const r = `v${s.result}`;
    this.compared = { a: `a${n}`, b: `b${n}`, r: `v${s.result}`, signed: s.width === 64 ? 'i64' : 'i32' };
    if (s.kind === 'logic')
      return `const ${r}: ${u} = ${a}; store<u64>(${layout.FN}, ${wide(r)}); store<u64>(${layout.FZ}, ${zero(r)}); store<u32>(${layout.FC}, 0); store<u64>(${layout.FV}, 0);`;
    const head = `const a${n}: ${u} = ${a}; const b${n}: ${u} = ${b};`;
    const sum = s.kind === 'sub' ? `a${n} - b${n}` : s.kind === 'add' ? `a${n} + b${n}` : `a${n} + b${n} + <${u}>c${n}`;
    const carryIn = s.kind === 'adc' ? `const c${n}: u32 = ${c};` : '';
    const carry =
      s.kind === 'sub'
        ? `<u32>(a${n} >= b${n})`
        : s.kind === 'add'
          ? `<u32>(${r} < a${n})`
          : `<u32>(${r} < a${n}) | (<u32>(${r} == a${n}) & c${n})`;
    const overflow = s.kind === 'sub' ? `(a${n} ^ b${n}) & (a${n} ^ ${r})` : `~(a${n} ^ b${n}) & (a${n} ^ ${r})`;
    return `${head} ${carryIn} const ${r}: ${u} = ${sum}; store<u64>(${layout.FN}, ${wide(r)}); store<u64>(${layout.FZ}, ${zero(r)}); store<u32>(${layout.FC}, ${carry}); store<u64>(${layout.FV}, ${wide(overflow)});`;
  }

  /** The kind argument of the slow path: 8 more when the base register is SP, 16 more for halves of 16-byte accesses. */
  private slowKind(s: { readonly kind: number; readonly base: Slot | undefined; readonly whole: boolean }): string {
    const kind = s.kind + (s.whole ? 16 : 0);
    return s.base === undefined ? `${kind}` : `${kind} | (<u32>(${slotAddress(s.base)} == ${layout.SP}) << 3)`;
  }

  private loads(s: Extract<Stmt, { k: 'loads' }>): string {
    const n = this.temporaries++;
    const last = s.whole ? 16 * (s.ids.length / 2 - 1) : s.size * (s.ids.length - 1);
    for (const id of s.ids) this.localTypes.set(id, 'i64');
    const type = s.size === 8 ? 'load<u64>' : `<u64>load<u${s.size * 8}>`;
    const kind = this.slowKind(s);
    const fast = s.ids.map((id, i) => `v${id} = ${type}(h${n}${i === 0 ? '' : `, ${i * s.size}`});`).join(' ');
    let slow: string;
    if (s.ids.length === 1) slow = `v${s.ids[0]} = loadSlow(m${n}, ${s.size}, ${kind}); ${this.leaveOnFault()}`;
    else if (s.ids.length === 2)
      slow = `loadPairSlow(m${n}, ${s.size}, ${kind}); ${this.leaveOnFault()} v${s.ids[0]} = load<u64>(${layout.MAILBOX}); v${s.ids[1]} = load<u64>(${layout.MAILBOX + 8});`;
    else if (s.whole)
      slow = s.ids
        .flatMap((id, i) =>
          i % 2 === 0
            ? [
                `loadPairSlow(m${n} + ${i * 8}, 8, ${kind}); ${this.leaveOnFault()} v${id} = load<u64>(${layout.MAILBOX});`,
              ]
            : [`v${id} = load<u64>(${layout.MAILBOX + 8});`],
        )
        .join('\n');
    else
      slow = s.ids
        .map((id, i) => `v${id} = loadSlow(m${n} + ${i * s.size}, ${s.size}, ${kind}); ${this.leaveOnFault()}`)
        .join('\n');
    const end = last === 0 ? `m${n}` : `(m${n} + ${last})`;
    return `${s.ids.map((id) => `let v${id}: u64 = 0;`).join(' ')} const m${n}: u64 = ${this.expr(s.address)};
{ const e${n}: usize = ${this.array(s.kind)} + (<usize>(m${n} >> 7) & 0x7fe0);
if (load<u64>(e${n}, ${layout.TLB_READ}) == (${end} & ${this.tag(s.whole ? 16 : s.size)})) { const h${n}: usize = <usize>load<u32>(e${n}, ${layout.TLB_ADDEND}) + <usize>m${n}; ${fast} }
else { ${this.publish()} ${slow} ${this.parkOnExit()} } }`;
  }

  private stores(s: Extract<Stmt, { k: 'stores' }>): string {
    const n = this.temporaries++;
    const last = s.whole ? 16 * (s.values.length / 2 - 1) : s.size * (s.values.length - 1);
    const kind = this.slowKind(s);
    const bits = `u${s.size * 8}`;
    const values = s.values.map((v, i) => `const s${n}_${i}: u64 = ${this.expr(v)};`).join(' ');
    const fast = s.values
      .map((_, i) => `store<${bits}>(h${n}, <${bits}>s${n}_${i}${i === 0 ? '' : `, ${i * s.size}`});`)
      .join(' ');
    let slow: string;
    if (s.values.length === 2)
      slow = `storePairSlow(m${n}, ${s.size}, s${n}_0, s${n}_1, ${kind}); ${this.leaveOnFault()}`;
    else if (s.whole)
      slow = s.values
        .flatMap((_, i) =>
          i % 2 === 0
            ? [`storePairSlow(m${n} + ${i * 8}, 8, s${n}_${i}, s${n}_${i + 1}, ${kind}); ${this.leaveOnFault()}`]
            : [],
        )
        .join('\n');
    else
      slow = s.values
        .map(
          (_, i) =>
            `storeSlow(m${n}${i === 0 ? '' : ` + ${i * s.size}`}, ${s.size}, s${n}_${i}, ${kind}); ${this.leaveOnFault()}`,
        )
        .join('\n');
    const end = last === 0 ? `m${n}` : `(m${n} + ${last})`;
    return `const m${n}: u64 = ${this.expr(s.address)}; ${values}
{ const e${n}: usize = ${this.array(s.kind)} + (<usize>(m${n} >> 7) & 0x7fe0);
if (load<u64>(e${n}, ${layout.TLB_WRITE}) == (${end} & ${this.tag(s.whole ? 16 : s.size)})) { const h${n}: usize = <usize>load<u32>(e${n}, ${layout.TLB_ADDEND}) + <usize>m${n}; ${fast} }
else { ${this.publish()} ${slow} ${this.parkOnExit()} } }`;
  }

  private jump(target: string): string {
    const n = this.temporaries++;
    if (!this.inLoop) return `jumpTo(${target});`;
    return `{ const p${n}: u64 = ${target}; const j${n}: usize = t + (<usize>(p${n} >> 7) & 0x7fe0);
if (load<u64>(j${n}, ${layout.TLB_EXECUTE}) == (p${n} & 0xfffffffffffff003)) { const r${n}: usize = load<u32>(j${n}, ${layout.TLB_RECORDS}); setPage(p${n} & ~0xfff, r${n}); at = r${n} + ((<usize>p${n} & 0xffc) << 2); continue; }
store<u64>(${layout.PC}, p${n}); setLeft(remaining + parked); return; }`;
  }
}

/** The end of a fused operation: its second in the next record, if it is still there and the budget covers it. */
function second(e: Emitter, o: Op): string {
  const program = o.program();
  return `at += 16;
if (load<u16>(at) == ${o.id} && remaining != 0) { remaining--;
${e.stmts(program.body)}
${leaves(program) ? '' : 'at += 16;'} }
continue;`;
}

/** Whether control never falls through to the next record at the end of the body. */
function leaves(program: Program): boolean {
  const last = program.body.at(-1);
  return last !== undefined && (last.k === 'near' || last.k === 'jump');
}

/** Makes the module's text. `helpers` says for each helper function which module exports it. */
export function generateInterpreter(ops: readonly Op[], helpers: ReadonlyMap<string, string>): Generated {
  const emitter = new Set<string>();
  const hot = ops.filter((o) => o.hot);
  const cold = ops.filter((o) => !o.hot);
  const body = (o: Op, inLoop: boolean): string => {
    const e = new Emitter(inLoop);
    const program = o.program();
    let text = e.stmts(program.body);
    if (o.then === undefined) text += inLoop && !leaves(program) ? '\nat += 16; continue;' : '';
    else if (o.then.condition === undefined) text = `{ ${text} }\n${second(e, o.then.second)}`;
    else text += `\n${e.branch(o.then.condition, o.then.second.id)}`;
    for (const f of e.functions) emitter.add(f);
    return text;
  };
  const hotCases = hot.map((o) => `case ${o.id}: { // ${o.name}\n${body(o, true)}\n}`).join('\n');
  const chunks = new Map<number, Op[]>();
  for (const o of cold)
    chunks.set(Math.floor(o.id / COLD_CHUNK), [...(chunks.get(Math.floor(o.id / COLD_CHUNK)) ?? []), o]);
  const coldFunctions = [...chunks].map(
    ([n, list]) => `function cold${n}(op: i32, at: usize): void {
switch (op) {
${list.map((o) => `case ${o.id}: { // ${o.name}\n${body(o, false)}\nreturn;\n}`).join('\n')}
default: unreachable();
}
}`,
  );
  const coldSwitch = `export function cold(op: i32, at: usize): void {
switch (op / ${COLD_CHUNK}) {
${[...chunks.keys()].map((n) => `case ${n}: cold${n}(op, at); return;`).join('\n')}
default: unreachable();
}
}`;
  const imports = (used: string): string => {
    const byModule = new Map<string, string[]>();
    for (const f of [...emitter].sort()) {
      if (!new RegExp(`\\b${f}\\(`).test(used)) continue;
      const module = helpers.get(f);
      if (module === undefined) throw new Error(`no module exports the helper ${f}`);
      byModule.set(module, [...(byModule.get(module) ?? []), f]);
    }
    return [...byModule].map(([m, fs]) => `import { ${fs.join(', ')} } from '${m}';`).join('\n');
  };
  const common = `import { core, tlb, tlbUser, ip, pageVa, pageRecords, setIp, setLeft, setPage } from '../../state/running';
import { exit, EXIT_JUMP, jumpTo } from '../../state/exit';
import { hostDecode } from '../../state/host';
import { fpEnabled } from '../../state/fp';
import { spMisaligned, spChanged } from '../../memory/fast';
import { fpAccess } from '../../exceptions/fp-access';
import { loadSlow, storeSlow } from '../../accesses/access';
import { loadPairSlow, storePairSlow } from '../../accesses/pair';
`;
  const coldText = [...coldFunctions, coldSwitch].join('\n');
  return {
    cold: `// Generated by bin/build-engine.ts from src/engine/isa. Do not edit.\n${common}${imports(coldText)}\n${coldText}\n`,
    hot: `// Generated by bin/build-engine.ts from src/engine/isa. Do not edit.
${common}import { follow } from '../follow';
import { cold } from './cold';
${imports(hotCases)}
/** What the decoder must agree with: operationsDigest of the table this was made from. */
export function operationsDigest(): u32 { return ${operationsDigest(ops)}; }
/** Records this loop gave back unused when a device access asked for a look: added to what is left on return. */
let parked: i32 = 0;
export function loop(start: usize, count: i32): void {
let at = start;
let remaining = count;
let t = tlb;
parked = 0;
for (;;) {
if (remaining == 0) {
store<u64>(${layout.PC}, pageVa + (<u64>(at - pageRecords) >> 2));
setIp(at); setLeft(parked); return;
}
remaining--;
switch (<i32>load<u16>(at)) {
case 0: { // not decoded yet
const offset: u32 = <u32>(at - pageRecords) >> 2;
const words: usize = <usize>load<u32>(pageRecords, ${1025 * 16}) + offset;
setIp(at);
hostDecode(load<u32>(words), offset, at, offset < 0xffc ? load<u32>(words, 4) : 0);
remaining++; continue;
}
case 1: { // the end of the page: not an instruction
remaining++;
const p: u64 = pageVa + 0x1000; const j: usize = t + (<usize>(p >> 7) & 0x7fe0);
if (load<u64>(j, ${layout.TLB_EXECUTE}) == p) { at = load<u32>(j, ${layout.TLB_RECORDS}); setPage(p, at); continue; }
store<u64>(${layout.PC}, p); setLeft(remaining); return;
}
${hotCases}
default: {
setIp(at); setLeft(remaining);
cold(load<u16>(at), at);
if (exit != 0) follow();
if (exit == 0) { at += 16; continue; }
if ((exit & EXIT_JUMP) == 0) store<u64>(${layout.PC}, pageVa + ((<u64>(at - pageRecords) >> 2) + 4));
return;
}
}
}
}
`,
  };
}
