/** A flat ELF64 executable for AArch64 from pieces of memory, so that a lab's machine is started like any other kernel. */

export interface Piece {
  readonly address: bigint;
  readonly bytes: Uint8Array;
  /** Bytes in memory; what goes beyond `bytes` is zero. */
  readonly size: bigint;
}

const HEADER = 64;
const PROGRAM_HEADER = 56;

/** ELF header, one PT_LOAD for each piece, the bytes (System V ABI, ELF-64 object file format). */
export function writeElf(pieces: readonly Piece[], entry: bigint): Uint8Array {
  const start = HEADER + PROGRAM_HEADER * pieces.length;
  const total = pieces.reduce((sum, { bytes }) => sum + bytes.length, start);
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  const u16 = (at: number, value: number): void => view.setUint16(at, value, true);
  const u32 = (at: number, value: number): void => view.setUint32(at, value, true);
  const u64 = (at: number, value: bigint): void => view.setBigUint64(at, value, true);
  out.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  u16(16, 2); // ET_EXEC
  u16(18, 183); // EM_AARCH64
  u32(20, 1);
  u64(24, entry);
  u64(32, BigInt(HEADER));
  u16(52, HEADER);
  u16(54, PROGRAM_HEADER);
  u16(56, pieces.length);
  let offset = start;
  pieces.forEach(({ address, bytes, size }, i) => {
    const at = HEADER + PROGRAM_HEADER * i;
    u32(at, 1); // PT_LOAD
    u32(at + 4, 7);
    u64(at + 8, BigInt(offset));
    u64(at + 16, address);
    u64(at + 24, address);
    u64(at + 32, BigInt(bytes.length));
    u64(at + 40, size);
    u64(at + 48, 1n);
    out.set(bytes, offset);
    offset += bytes.length;
  });
  return out;
}
