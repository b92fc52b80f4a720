/** Code around an address, with the lines of the reader's assembly that made it. */
import { disassemble, type SymbolNames } from '../../engine/isa/disassemble.ts';
import type { Machine } from '../../engine/machine/machine.ts';

/** A line of the reader's assembly, 1-based. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface DisassemblyLine {
  readonly address: bigint;
  /** Undefined where no translation leads to memory. */
  readonly word?: number;
  readonly mnemonic: string;
  readonly operands: string;
  /** The symbol that stands here. */
  readonly label?: string;
  /** The source that made this word; left out when it is the line of the word before. */
  readonly source?: SourceLine;
  readonly mark?: 'executed' | 'next';
  readonly breakpoint?: boolean;
}

export interface DisassemblyView {
  readonly core: number;
  readonly el: number;
  readonly pc: bigint;
  readonly lines: readonly DisassemblyLine[];
}

export interface DisassemblyOptions {
  /** Where to look; the program counter when absent. */
  readonly at?: bigint;
  /** Words before and after it; 6 and 17 when absent, at most 256 together. */
  readonly before?: number;
  readonly after?: number;
  /** Address of the instruction that was executed last. */
  readonly executed?: bigint;
  readonly symbols?: SymbolNames;
  readonly sourceAt?: (address: bigint) => SourceLine | undefined;
  readonly breakpoints?: readonly bigint[];
}

const MOST = 256;
const wrap = (address: bigint): bigint => BigInt.asUintN(64, address);

/** What `core` sees at an address, with its rights and translation. Looking changes nothing. */
export function disassemblyView(
  machine: Machine,
  core: number,
  { at, before = 6, after = 17, executed, symbols, sourceAt, breakpoints = [] }: DisassemblyOptions = {},
): DisassemblyView {
  const { cores } = machine;
  const pc = cores.pc(core);
  const middle = (at ?? pc) & ~3n;
  const first = Math.min(Math.max(0, before), MOST);
  const count = Math.min(first + 1 + Math.max(0, after), MOST);
  let last: SourceLine | undefined;
  const lines = Array.from({ length: count }, (_, i): DisassemblyLine => {
    const address = wrap(middle + BigInt(4 * (i - first)));
    const name = symbols?.(address);
    const source = sourceAt?.(address);
    const repeated = source !== undefined && source.file === last?.file && source.line === last.line;
    last = source;
    return {
      address,
      ...wordAt(machine, core, address, symbols),
      ...(name !== undefined && !name.includes('+') && { label: name }),
      ...(source !== undefined && !repeated && { source }),
      ...(address === pc ? { mark: 'next' as const } : address === executed && { mark: 'executed' as const }),
      ...(breakpoints.includes(address) && { breakpoint: true }),
    };
  });
  return { core, el: cores.el(core), pc, lines };
}

function wordAt(
  { cores }: Machine,
  core: number,
  address: bigint,
  symbols: SymbolNames | undefined,
): Pick<DisassemblyLine, 'word' | 'mnemonic' | 'operands'> {
  const physical = cores.translate(core, address, cores.el(core), 2);
  const bytes = physical === undefined ? undefined : cores.read(physical, 4);
  if (bytes === undefined) return { mnemonic: '', operands: '' };
  const word = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { mnemonic, operands } = disassemble(word, address, symbols);
  return { word, mnemonic, operands };
}

/** Names addresses from a table of symbols, as `name` or `name+0x10`, within 4 KiB of a symbol. */
export function namesOf(symbols: ReadonlyMap<string, bigint>): SymbolNames {
  const sorted = [...symbols]
    .map(([name, address]) => ({ name, address }))
    .sort((a, b) => Number(a.address - b.address));
  return (address) => {
    const found = sorted.findLast((symbol) => symbol.address <= address);
    if (found === undefined || address - found.address >= 4096n) return undefined;
    const offset = address - found.address;
    return offset === 0n ? found.name : `${found.name}+0x${offset.toString(16)}`;
  };
}
