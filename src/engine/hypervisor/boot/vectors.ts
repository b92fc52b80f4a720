/**
 * The vector table of EL2 and the context frame, in A64, a part that readers write too; with boot.ts before it, it is the
 * whole of what runs at EL2. Assembled by the engine's own assembler when the machine starts.
 */
import { EngineError } from '../../error.ts';
import { type Assembled, assemble } from '../../isa/assembler/index.ts';
import { OWN } from '../board.ts';
import { FRAME, REASON } from '../el2.ts';
import * as boot from './boot.ts';
import { STACK, WORK } from './frame.ts';

/**
 * What vectors.s has to do: `vectors`, the table, aligned to 2 KiB; from each entry to `door`, with the guest's registers in
 * a frame of FRAME_SIZE bytes at SP and the reason in x0; and `leave`, from the frame at SP back into the guest.
 */
export const source = `        .balign 2048
vectors:
        .macro  vector reason
        .balign 128
        sub     sp, sp, #FRAME_SIZE
        stp     x0, x1, [sp]
        mov     x0, #\\reason
        b       enter
        .endm
        vector  CURRENT_EL              /* current level, SP_EL0 */
        vector  CURRENT_EL
        vector  CURRENT_EL
        vector  CURRENT_EL
        vector  CURRENT_EL              /* current level, SP_EL2: interrupts while parked */
        vector  IRQ
        vector  FIQ
        vector  SERROR
        vector  SYNC                    /* lower level, AArch64 */
        vector  IRQ
        vector  FIQ
        vector  SERROR
        vector  CURRENT_EL              /* lower level, AArch32: there is none */
        vector  CURRENT_EL
        vector  CURRENT_EL
        vector  CURRENT_EL
        .balign 128
        .ltorg

/* x0 and x1 are in the frame, x0 is the reason. */
enter:
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        mrs     x2, sp_el0
        stp     x30, x2, [sp, #240]
        mrs     x2, elr_el2
        mrs     x3, spsr_el2
        stp     x2, x3, [sp, #256]
        b       door

leave:
        ldp     x2, x3, [sp, #256]
        msr     elr_el2, x2
        msr     spsr_el2, x3
        ldp     x30, x2, [sp, #240]
        msr     sp_el0, x2
        ldp     x28, x29, [sp, #224]
        ldp     x26, x27, [sp, #208]
        ldp     x24, x25, [sp, #192]
        ldp     x22, x23, [sp, #176]
        ldp     x20, x21, [sp, #160]
        ldp     x18, x19, [sp, #144]
        ldp     x16, x17, [sp, #128]
        ldp     x14, x15, [sp, #112]
        ldp     x12, x13, [sp, #96]
        ldp     x10, x11, [sp, #80]
        ldp     x8, x9, [sp, #64]
        ldp     x6, x7, [sp, #48]
        ldp     x4, x5, [sp, #32]
        ldp     x2, x3, [sp, #16]
        ldp     x0, x1, [sp], #FRAME_SIZE
        eret
`;

/** Most bytes of vectors.s: what a reader's may take of EL2's own memory. */
const LIMIT = 0x1_0000;
const TABLE_ALIGNMENT = 2048n;
const PAGE = 0x1000n;

export interface Vectors {
  readonly bytes: Uint8Array;
  readonly entry: number;
  /** Behind the last instruction: HLT #0x7E2 below it is the door. */
  readonly textEnd: number;
  /** Behind the stacks. */
  readonly end: number;
  /** vectors.s alone: its lines and labels. */
  readonly table: Assembled;
}

/**
 * @param cores 1 or 2  @param ramGib RAM that EL2 maps, in GiB  @param own a reader's vectors.s
 * @throws AssemblyErrors of vectors.s; EngineError vectors.…, of a file that assembles and cannot be used
 */
export function assembleVectors(cores: number, ramGib: number, own = source): Vectors {
  const origin = BigInt(OWN.image.start);
  const constants = symbolsOf(cores, ramGib);
  const vectorsAt = (door: bigint): Assembled =>
    assemble(own, { origin, file: 'vectors.s', symbols: { ...constants, door } });
  // Its length does not depend on where the door is: that is behind it.
  const first = vectorsAt(origin);
  check(first);
  const behind = (first.end + PAGE - 1n) & -PAGE;
  const labels = { vectors: labelOf(first, 'vectors'), leave: labelOf(first, 'leave') };
  const rest = assemble(boot.source, { origin: behind, file: 'boot.s', symbols: { ...constants, ...labels } });
  const vectors = vectorsAt(labelOf(rest, 'door'));
  if (vectors.end !== first.end) throw new EngineError('vectors.moves');
  const bytes = new Uint8Array(Number(behind - origin) + rest.bytes.length);
  bytes.set(vectors.bytes);
  bytes.set(rest.bytes, Number(behind - origin));
  const text = rest.sections.find(({ name }) => name === '.text');
  return {
    bytes,
    entry: Number(labelOf(rest, '_start')),
    textEnd: Number(text?.address ?? behind) + (text?.size ?? 0),
    end: Number(rest.end),
    table: vectors,
  };
}

function check(own: Assembled): void {
  const vectors = labelOf(own, 'vectors');
  const text = own.sections.find(({ name }) => name === '.text');
  const end = (text?.address ?? 0n) + BigInt(text?.size ?? 0);
  if (Number(own.end) - OWN.image.start > LIMIT) throw new EngineError('vectors.size', { limit: LIMIT });
  // VBAR_EL2[10:0] are RES0 (Arm ARM D13.2.152).
  if (vectors % TABLE_ALIGNMENT !== 0n) throw new EngineError('vectors.alignment', { address: hex(vectors) });
  if (vectors + TABLE_ALIGNMENT > end)
    throw new EngineError('vectors.short', { bytes: Number(end > vectors ? end - vectors : 0n) });
  if (labelOf(own, 'leave') % 4n !== 0n)
    throw new EngineError('vectors.leave', { address: hex(labelOf(own, 'leave')) });
}

const hex = (address: bigint): string => `0x${address.toString(16)}`;

function labelOf({ symbols }: Assembled, name: string): bigint {
  const address = symbols.get(name);
  if (address === undefined) throw new EngineError('vectors.label', { label: name });
  return address;
}

function symbolsOf(cores: number, ramGib: number): Record<string, bigint> {
  const symbols = {
    BOOT: REASON.BOOT,
    SYNC: REASON.SYNC,
    IRQ: REASON.IRQ,
    FIQ: REASON.FIQ,
    SERROR: REASON.SERROR,
    CURRENT_EL: REASON.CURRENT_EL,
    CORES: cores,
    RAM_GIB: ramGib,
    TABLES: OWN.tables.start,
    TABLES_SIZE: OWN.tables.size,
    FRAME_SIZE: FRAME.SIZE,
    STACK_SIZE: STACK,
    WORK_SIZE: WORK.SIZE,
    WORK_FLAGS: WORK.FLAGS,
    WORK_SAVE: WORK.SAVE,
    WORK_LOAD: WORK.LOAD,
    WORK_COUNT: WORK.COUNT,
    WORK_COPIES: WORK.COPIES,
  };
  return Object.fromEntries(Object.entries(symbols).map(([name, value]) => [name, BigInt(value)]));
}
