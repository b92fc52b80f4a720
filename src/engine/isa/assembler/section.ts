/** Sections: their bytes while they grow, and where they end up in the flat output. */
import { AssemblyError } from '../syntax/cursor.ts';

export interface SectionFlags {
  readonly allocate: boolean;
  readonly write: boolean;
  readonly execute: boolean;
  /** Takes room but has no bytes (.bss). */
  readonly noBits: boolean;
}

/** Output, and anything in it, is at most this long. */
export const MAX_OUTPUT = 16 * 1024 * 1024;
/** Room without bytes (.bss). */
const MAX_ROOM = 2 ** 32;

/** Bytes that all sections together may still take: a thousand of them would each be within its limit. */
export interface Room {
  left: number;
}

export class Section {
  readonly kind = 'section';
  readonly name: string;
  readonly flags: SectionFlags;
  /** The number of a subsection; those of a name follow each other in its order. */
  readonly part: number;
  /** The least alignment that holds for everything in it. */
  alignment = 1;
  size = 0;
  /** Set by layout. */
  address: bigint | undefined;
  private buffer = new Uint8Array(0);
  private readonly room: Room;

  constructor(name: string, flags: SectionFlags, part = 0, room: Room = { left: MAX_OUTPUT }) {
    this.room = room;
    this.name = name;
    this.part = part;
    this.flags = flags;
  }
  /** What is in it is not looked at: it is neither in the image nor a layout of fields. */
  get passedOver(): boolean {
    return !this.flags.allocate && !this.flags.noBits;
  }
  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.flags.noBits ? 0 : this.size);
  }
  /** Appends `count` bytes of 0 and returns their offset. */
  reserve(count: number, column: number): number {
    const offset = this.size;
    if (this.flags.noBits && offset + count > MAX_ROOM)
      throw new AssemblyError('asm.too-large', column, { limit: MAX_ROOM });
    if (!this.flags.noBits) {
      if (count > this.room.left) throw new AssemblyError('asm.too-large', column, { limit: MAX_OUTPUT });
      this.room.left -= count;
    }
    this.size += count;
    if (!this.flags.noBits && this.size > this.buffer.length) {
      const grown = new Uint8Array(Math.max(1024, this.size, this.buffer.length * 2));
      grown.set(this.buffer);
      this.buffer = grown;
    }
    return offset;
  }
  /** Writes an integer of `size` bytes, least significant first. */
  write(offset: number, size: number, value: bigint): void {
    for (let i = 0, rest = BigInt.asUintN(size * 8, value); i < size; i++, rest >>= 8n)
      this.buffer[offset + i] = Number(rest & 0xffn);
  }
  writeBytes(offset: number, bytes: ArrayLike<number>): void {
    this.buffer.set(bytes, offset);
  }
}

const CODE: SectionFlags = { allocate: true, write: false, execute: true, noBits: false };
const CONSTANTS: SectionFlags = { allocate: true, write: false, execute: false, noBits: false };
const DATA: SectionFlags = { allocate: true, write: true, execute: false, noBits: false };
const ROOM: SectionFlags = { allocate: true, write: true, execute: false, noBits: true };
const NOT_LOADED: SectionFlags = { allocate: false, write: false, execute: false, noBits: false };

const groups: readonly (readonly [name: string, flags: SectionFlags])[] = [
  ['.text', CODE],
  ['.rodata', CONSTANTS],
  ['.data', DATA],
  ['.bss', ROOM],
];
/** Sections of the ELF specification and the AArch64 ABI, as GNU as knows them. */
const OTHERS: Readonly<Record<string, SectionFlags>> = {
  '.init': CODE,
  '.fini': CODE,
  '.plt': CODE,
  '.rodata1': CONSTANTS,
  '.data1': DATA,
  '.init_array': DATA,
  '.fini_array': DATA,
  '.preinit_array': DATA,
  '.got': DATA,
  '.tdata': DATA,
  '.tbss': ROOM,
};
/** Where `.comm` makes room: behind everything in .bss. */
export const COMMON = 'COMMON';
const groupOf = (name: string): number =>
  name === COMMON ? 3 : groups.findIndex(([group]) => name === group || name.startsWith(`${group}.`));

/** The flags that a section has by its name alone; undefined when they must be written. */
export function flagsByName(name: string): SectionFlags | undefined {
  if (/^\.(?:note|comment|debug|stab|eh_frame)/.test(name)) return NOT_LOADED;
  const known = Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined;
  return groups[groupOf(name)]?.[1] ?? known;
}

/** The flags of `.section name, "awx", @nobits`. */
export const flagsOf = (letters: string, noBits: boolean): SectionFlags => ({
  allocate: letters.includes('a'),
  write: letters.includes('w'),
  execute: letters.includes('x'),
  noBits,
});

const alignUp = (n: bigint, alignment: number): bigint => (n + BigInt(alignment) - 1n) & -BigInt(alignment);

/**
 * Gives every loaded section its address, as a linker does with this script:
 *
 *   . = origin;  .text : { *(.text .text.*) }  .rodata : { *(.rodata .rodata.*) }
 *   .data : { *(.data .data.*) }  .bss : { *(.bss .bss.* COMMON) }
 *
 * Other sections follow the group whose flags they have. Returns the sections in order of address and the end.
 */
export function layOut(
  sections: readonly Section[],
  origin: bigint,
): { readonly placed: readonly Section[]; readonly end: bigint } {
  const kinds = groups.map(([, flags]) => flags);
  const sameKind = (section: Section, kind: SectionFlags): boolean =>
    section.flags.execute === kind.execute &&
    section.flags.noBits === kind.noBits &&
    (kind.execute || section.flags.write === kind.write);
  const placed: Section[] = [];
  let at = origin;
  const place = (members: readonly Section[]): void => {
    const alignment = Math.max(1, ...members.map((s) => s.alignment));
    at = alignUp(at, alignment);
    for (const section of members) {
      at = alignUp(at, section.alignment);
      section.address = at;
      at += BigInt(section.size);
      placed.push(section);
    }
  };
  const inOrder = [...sections].sort((a, b) => a.part - b.part);
  const loaded = sections
    .filter((s) => s.flags.allocate && s.part === 0)
    .flatMap((s) => inOrder.filter(({ name }) => name === s.name));
  kinds.forEach((kind, group) => {
    const members = loaded.filter((s) => groupOf(s.name) === group);
    place([...members.filter((s) => s.name !== COMMON), ...members.filter((s) => s.name === COMMON)]);
    for (const section of loaded) if (groupOf(section.name) < 0 && sameKind(section, kind)) place([section]);
  });
  return { placed, end: at };
}
