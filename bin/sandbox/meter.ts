/**
 * Puts a meter into a WebAssembly module: a global `fuel` that each function entry, each turn of a loop and each 64 bytes of
 * a bulk operation use up, and an `unreachable` when it is gone. QuickJS asks whether it should stop only between
 * bytecodes; this ends what goes on inside one (a product of big integers, a regular expression, a sort), and it counts the
 * same on every host.
 */
import { leb, nameBytes, skipImmediates, WasmReader } from './wasm-reader.ts';

export interface Renamed {
  /** Import field → name, export → name. */
  readonly imports: ReadonlyMap<string, string>;
  readonly exports: ReadonlyMap<string, string>;
}

const SECTION = { TYPE: 1, IMPORT: 2, FUNCTION: 3, GLOBAL: 6, EXPORT: 7, CODE: 10 } as const;
const I32 = 0x7f;
const BLOCK_EMPTY = 0x40;
const OP = {
  UNREACHABLE: 0x00,
  LOOP: 0x03,
  IF: 0x04,
  END: 0x0b,
  LOCAL_GET: 0x20,
  LOCAL_SET: 0x21,
  GLOBAL_GET: 0x23,
  GLOBAL_SET: 0x24,
  CONST: 0x41,
  LT_S: 0x48,
  SUB: 0x6b,
  SHR_U: 0x76,
  BULK: 0xfc,
} as const;
/** 0x7fffffff as LEB128: the start function of a module runs before anyone can fill it up. */
const FULL = [0xff, 0xff, 0xff, 0xff, 0x07] as const;
/**
 * Pages of memory at the start instead of the module's own: it asks for more when it needs more, and what it never used
 * need not be copied. Its data and stack take 83 of them.
 */
const PAGES = 96;
const MEMORY_COPY = 10;
const MEMORY_FILL = 11;

/** Takes `amount` (code that leaves an i32) off the fuel, and traps when none was left. */
const charge = (fuel: number, amount: readonly number[]): number[] => [
  ...[OP.GLOBAL_GET, ...leb(fuel), OP.CONST, 0, OP.LT_S, OP.IF, BLOCK_EMPTY, OP.UNREACHABLE, OP.END],
  ...[OP.GLOBAL_GET, ...leb(fuel), ...amount, OP.SUB, OP.GLOBAL_SET, ...leb(fuel)],
];

/** @returns the module with its meter and with readable names for imports and exports */
export function meter(module: Uint8Array, { imports, exports }: Renamed): Uint8Array<ArrayBuffer> {
  const r = new WasmReader(module, 8);
  const out: Uint8Array[] = [module.subarray(0, 8)];
  const parameters: number[] = [];
  const types: number[] = [];
  let importedGlobals = 0;
  let fuel = -1;
  while (r.at < module.length) {
    const id = r.byte();
    const body = r.take(r.u32());
    const s = new WasmReader(body);
    let replaced: number[] | Uint8Array = body;
    if (id === SECTION.TYPE) for (let n = s.u32(); n > 0; n--) parameters.push(parameterCount(s));
    else if (id === SECTION.IMPORT) {
      const renamed = importSection(s, imports);
      replaced = renamed.bytes;
      importedGlobals = renamed.globals;
    } else if (id === SECTION.FUNCTION) for (let n = s.u32(); n > 0; n--) types.push(s.u32());
    else if (id === SECTION.GLOBAL) {
      const count = s.u32();
      fuel = importedGlobals + count;
      replaced = [...leb(count + 1), ...body.subarray(s.at), I32, 1, OP.CONST, ...FULL, OP.END];
    } else if (id === SECTION.EXPORT) {
      if (fuel < 0) throw new Error('a module without globals');
      replaced = exportSection(s, exports, fuel);
    } else if (id === SECTION.CODE) {
      const count = s.u32();
      const functions: Uint8Array[] = [Uint8Array.from(leb(count))];
      for (let n = 0; n < count; n++)
        functions.push(functionBody(s.take(s.u32()), parameters[types[n] ?? -1] ?? 0, fuel));
      replaced = joined(functions);
    }
    out.push(Uint8Array.from([id, ...leb(replaced.length)]), Uint8Array.from(replaced));
  }
  return joined(out);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function parameterCount(s: WasmReader): number {
  if (s.byte() !== 0x60) throw new Error('a type that is no function');
  const count = s.u32();
  s.take(count);
  s.take(s.u32());
  return count;
}

function importSection(s: WasmReader, names: ReadonlyMap<string, string>): { bytes: number[]; globals: number } {
  const count = s.u32();
  const bytes = leb(count);
  let globals = 0;
  for (let n = 0; n < count; n++) {
    s.name();
    const field = s.name();
    const name = names.get(field);
    if (name === undefined) throw new Error(`an import that nobody expects: ${field}`);
    const start = s.at;
    const kind = s.byte();
    if (kind === 0) s.skipLeb();
    else if (kind === 2) {
      const limits = s.byte();
      s.skipLeb();
      const most = limits === 0 ? undefined : s.u32();
      bytes.push(...nameBytes('host'), ...nameBytes(name), kind, limits, ...leb(PAGES));
      if (most !== undefined) bytes.push(...leb(most));
      continue;
    } else if (kind === 3) {
      s.take(2);
      globals++;
    } else throw new Error(`an import of a kind that nobody expects: ${field}`);
    bytes.push(...nameBytes('host'), ...nameBytes(name), ...s.bytes.subarray(start, s.at));
  }
  return { bytes, globals };
}

function exportSection(s: WasmReader, names: ReadonlyMap<string, string>, fuel: number): number[] {
  const bytes: number[] = [];
  let kept = 1;
  for (let n = s.u32(); n > 0; n--) {
    const name = names.get(s.name());
    const start = s.at;
    s.byte();
    s.skipLeb();
    if (name === undefined) continue;
    kept++;
    bytes.push(...nameBytes(name), ...s.bytes.subarray(start, s.at));
  }
  return [...leb(kept), ...bytes, ...nameBytes('fuel'), 3, ...leb(fuel)];
}

function functionBody(body: Uint8Array, parameters: number, fuel: number): Uint8Array {
  const s = new WasmReader(body);
  const groups = s.u32();
  let locals = 0;
  const declarations = s.at;
  for (let n = 0; n < groups; n++) {
    locals += s.u32();
    s.byte();
  }
  const length = parameters + locals;
  const head = [...leb(groups + 1), ...body.subarray(declarations, s.at), 1, I32];
  const turn = charge(fuel, [OP.CONST, 1]);
  const parts: Uint8Array[] = [Uint8Array.from(head), Uint8Array.from(turn)];
  let copied = s.at;
  const insert = (at: number, code: readonly number[]): void => {
    parts.push(body.subarray(copied, at), Uint8Array.from(code));
    copied = at;
  };
  while (s.at < body.length) {
    const start = s.at;
    const opcode = s.byte();
    const operands = s.at;
    skipImmediates(opcode, s);
    if (opcode === OP.LOOP) insert(s.at, turn);
    else if (opcode === OP.BULK) {
      const sub = new WasmReader(body, operands).u32();
      // The length is on top of the stack.
      if (sub === MEMORY_COPY || sub === MEMORY_FILL)
        insert(start, [
          ...[OP.LOCAL_SET, ...leb(length)],
          ...charge(fuel, [OP.LOCAL_GET, ...leb(length), OP.CONST, 6, OP.SHR_U]),
          ...[OP.LOCAL_GET, ...leb(length)],
        ]);
    }
  }
  parts.push(body.subarray(copied));
  const whole = joined(parts);
  return joined([Uint8Array.from(leb(whole.length)), whole]);
}
