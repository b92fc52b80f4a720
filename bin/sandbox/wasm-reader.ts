/** WebAssembly binary: what a rewriter of code needs (WebAssembly 2.0, 5 Binary Format). */

export class WasmReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new Error('the module ends early');
    return value;
  }
  /** LEB128, at most 32 bits, unsigned. */
  u32(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  /** Past an LEB128 of any size. */
  skipLeb(): void {
    while (this.byte() >= 0x80);
  }
  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  name(): string {
    return new TextDecoder().decode(this.take(this.u32()));
  }
}

export function leb(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  do {
    const byte = rest % 128;
    rest = Math.floor(rest / 128);
    out.push(rest > 0 ? byte + 128 : byte);
  } while (rest > 0);
  return out;
}

export const nameBytes = (text: string): number[] => {
  const bytes = new TextEncoder().encode(text);
  return [...leb(bytes.length), ...bytes];
};

const blockType = (r: WasmReader): void => r.skipLeb();
const one = (r: WasmReader): void => r.skipLeb();
const two = (r: WasmReader): void => {
  r.skipLeb();
  r.skipLeb();
};
const table = (r: WasmReader): void => {
  for (let n = r.u32() + 1; n > 0; n--) r.skipLeb();
};

/** What follows an opcode, by opcode; nothing where none is named. */
const IMMEDIATES: Readonly<Record<number, (r: WasmReader) => void>> = {
  0x02: blockType,
  0x03: blockType,
  0x04: blockType,
  0x0c: one,
  0x0d: one,
  0x0e: table,
  0x10: one,
  0x11: two,
  0x20: one,
  0x21: one,
  0x22: one,
  0x23: one,
  0x24: one,
  0x25: one,
  0x26: one,
  0x3f: one,
  0x40: one,
  0x41: one,
  0x42: one,
  0x43: (r) => void r.take(4),
  0x44: (r) => void r.take(8),
  0xd0: one,
  0xd2: one,
  0x1c: (r) => {
    for (let n = r.u32(); n > 0; n--) r.byte();
  },
  0xfc: (r) => {
    const sub = r.u32();
    if (sub <= 7) return;
    if (sub === 8 || sub === 10 || sub === 12 || sub === 14) return two(r);
    if (sub <= 17) return one(r);
    throw new Error(`an instruction that nobody expects: 0xfc ${sub}`);
  },
};
for (let load = 0x28; load <= 0x3e; load++) (IMMEDIATES as Record<number, (r: WasmReader) => void>)[load] = two;

/** Past the immediates of an instruction whose opcode was read. @throws Error on one that is not known, SIMD for example */
export function skipImmediates(opcode: number, r: WasmReader): void {
  const immediates = IMMEDIATES[opcode];
  if (immediates !== undefined) immediates(r);
  else if (opcode > 0xc4 || (opcode >= 0x12 && opcode <= 0x19))
    throw new Error(`an instruction that nobody expects: ${opcode}`);
}
