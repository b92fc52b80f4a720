/**
 * Where QEMU 7.2's virt board puts a kernel, a ROM, an initial RAM disk and the device tree, and with what registers it
 * starts. Everything read here is hostile: sizes and addresses are checked before anything is placed.
 */
import { writeDtb } from '../devicetree/dtb-writer.ts';
import { parseDtb } from '../devicetree/dtb.ts';
import { EngineError } from '../error.ts';
import { imageHeader } from '../image-header.ts';
import { flash0, ramBase } from './board.ts';
import { applyDtbEdits, boardDeviceTree } from './devicetree.ts';
import { elfSegments, isElf, type ElfImage, type ElfSegment } from './elf.ts';

/** A file for `-device loader`. */
export interface LoaderFile {
  readonly name: string;
  readonly data: Uint8Array;
  /** Required unless the file is an ELF that says where it belongs. */
  readonly address?: number;
  /** Take the bytes as they are, even of an ELF. */
  readonly forceRaw?: boolean;
}

export interface Images {
  readonly cpus: 1 | 2;
  /** RAM in bytes. */
  readonly memory: number;
  readonly virtualization: boolean;
  readonly kernel?: Uint8Array;
  /** Its file's name, for messages; else they call it "kernel". */
  readonly kernelName?: string;
  readonly bios?: Uint8Array;
  readonly initrd?: Uint8Array;
  /** A device tree blob; without one the board makes its own. */
  readonly dtb?: Uint8Array;
  readonly append?: string;
  readonly loaders?: readonly LoaderFile[];
  /** The built-in hypervisor's image, in place of a kernel; it is entered directly. */
  readonly firmware?: { readonly address: number; readonly bytes: Uint8Array; readonly entry: number };
}

export interface Placed {
  /** What it is, for messages: "initrd", "dtb", "stub", "bios" or a file's name ("kernel" where nobody knows the kernel's). */
  readonly what: string;
  /** Number of an ELF's segment. */
  readonly segment?: number;
  /** Number of the -device loader that asks for it. */
  readonly loader?: number;
  readonly address: number;
  readonly bytes: Uint8Array;
  /** Bytes taken in memory; more than `bytes` where room follows (an Image's or an ELF's BSS). */
  readonly extent: number;
  /** That room is cleared: an ELF's is, while an Image clears its own. */
  readonly clears?: boolean;
}

export interface Layout {
  readonly placed: readonly Placed[];
  /** Where core 0 starts; every register is 0 (the stub passes the device tree in x0). */
  readonly entry: number;
  /** Address of the device tree, wherever it was put. */
  readonly dtb: number | undefined;
  /** Its contents, also where an ELF leaves no room for it. */
  readonly deviceTree: Uint8Array;
}

const MIB = 2 ** 20;
/** QEMU's small boot loader needs the first page; an Image that wants to be there moves up. */
const STUB_SPACE = 4096;
const PAGE = 4096;
const RAW_OFFSET = 0x80000;

interface KernelPlace {
  readonly pieces: readonly Placed[];
  readonly entry: number;
  readonly linux: boolean;
  /** First address behind it, for what must not cover it. */
  readonly end: number;
}

function placeFirmware({ address, bytes, entry }: NonNullable<Images['firmware']>): KernelPlace {
  const pieces = [{ what: 'hypervisor', address, bytes, extent: bytes.length }];
  return { pieces, entry, linux: false, end: address + bytes.length };
}

function placeKernel(kernel: Uint8Array, name: string): KernelPlace {
  if (isElf(kernel)) {
    const elf = elfSegments(name, kernel);
    const pieces = elfPieces(name, elf);
    return { pieces, entry: elf.entry, linux: false, end: Math.max(0, ...pieces.map((p) => p.address + p.extent)) };
  }
  const header = imageHeader(kernel);
  // Before v3.17 the header had no size, and the offset is then the old fixed one.
  let offset = header === undefined || header.imageSize === 0 ? RAW_OFFSET : header.textOffset;
  if (header !== undefined && header.imageSize !== 0 && offset < STUB_SPACE) offset += 2 * MIB;
  const extent = Math.max(kernel.length, header?.imageSize ?? 0);
  const address = ramBase + offset;
  const pieces = [{ what: name, address, bytes: kernel, extent }];
  return { pieces, entry: address, linux: true, end: address + extent };
}

const elfPieces = (what: string, { segments }: ElfImage): Placed[] =>
  segments.map((segment) => {
    const left = leftOut(segment);
    const { number, address, bytes, memorySize } = segment;
    return {
      what,
      segment: number,
      address: address + left,
      bytes: bytes.subarray(left),
      extent: memorySize - left,
      clears: true,
    };
  });

/**
 * `ld -Ttext=0x40000000` begins the first segment a page below, because the file's headers are in it. QEMU writes them to
 * where nothing is; here they are left out, as long as nothing of the program is among them.
 */
function leftOut({ address, bytes, headers }: ElfSegment): number {
  const below = address < ramBase && address >= 2 * flash0.size ? Math.min(ramBase - address, bytes.length) : 0;
  return below <= headers ? below : 0;
}

/** ldr x0, dtb; x1 to x3 = 0; ldr x4, entry; br x4: the arm64 boot protocol. */
function stub(dtb: number, entry: number): Uint8Array {
  const bytes = new Uint8Array(40);
  const view = new DataView(bytes.buffer);
  [0x580000c0, 0xaa1f03e1, 0xaa1f03e2, 0xaa1f03e3, 0x58000084, 0xd61f0080].forEach((word, i) =>
    view.setUint32(4 * i, word, true),
  );
  view.setBigUint64(24, BigInt(dtb), true);
  view.setBigUint64(32, BigInt(entry), true);
  return bytes;
}

const alignUp = (value: number, to: number): number => Math.ceil(value / to) * to;

/**
 * Places everything.
 * @throws EngineError loader.overlap, loader.outside-ram, loader.segment-outside-ram, and what `placeImages` throws
 */
export function layOut(images: Images): Layout {
  const layout = placeImages(images);
  const [conflict] = conflictsOf(layout.placed, images.memory);
  if (conflict !== undefined) throw conflict;
  return layout;
}

/**
 * Where everything goes, whether or not it can be there.
 * @throws EngineError loader.bios-and-kernel, loader.initrd-without-kernel, loader.append-without-kernel, loader.no-address,
 *   loader.bios-size, dtb.…
 */
export function placeImages(images: Images): Layout {
  const { kernel, bios, initrd, memory, append } = images;
  if (kernel !== undefined && bios !== undefined) throw new EngineError('loader.bios-and-kernel');
  if (initrd !== undefined && kernel === undefined) throw new EngineError('loader.initrd-without-kernel');
  if (append !== undefined && append !== '' && kernel === undefined)
    throw new EngineError('loader.append-without-kernel');
  const placed: Placed[] = [];
  const add = (what: string, address: number, bytes: Uint8Array, extent = bytes.length): void =>
    void placed.push({ what, address, bytes, extent });
  if (bios !== undefined) {
    if (bios.length > flash0.size) throw new EngineError('loader.bios-size', { size: bios.length, limit: flash0.size });
    add('bios', flash0.base, bios);
  }
  const place =
    images.firmware !== undefined
      ? placeFirmware(images.firmware)
      : kernel === undefined
        ? undefined
        : placeKernel(kernel, images.kernelName ?? 'kernel');
  for (const piece of place?.pieces ?? []) placed.push(piece);
  // Only a kernel that is started by the Linux protocol gets an initial RAM disk.
  const initrdStart = alignUp(Math.max(ramBase + Math.min(memory / 2, 128 * MIB), place?.end ?? 0), PAGE);
  const disk = place?.linux === true ? initrd : undefined;
  if (disk !== undefined) add('initrd', initrdStart, disk);
  const tree = images.dtb === undefined ? undefined : parseDtb(images.dtb);
  const description = {
    cpus: images.cpus,
    memory,
    virtualization: images.virtualization,
    ...(append === undefined || place === undefined ? {} : { bootargs: append }),
    ...(disk === undefined ? {} : { initrd: { start: initrdStart, end: initrdStart + disk.length } }),
  };
  if (tree !== undefined) applyDtbEdits(tree, description);
  const blob = writeDtb(tree ?? boardDeviceTree(description));
  const dtb = dtbAddress(place, initrdStart + (disk?.length ?? 0), blob.length);
  if (dtb !== undefined) add('dtb', dtb, blob);
  if (place?.linux === true) add('stub', ramBase, stub(dtb ?? 0, place.entry));
  (images.loaders ?? []).forEach((file, loader) =>
    placed.push(...loaderPieces(file).map((piece) => ({ ...piece, loader }))),
  );
  return { placed, entry: place === undefined ? 0 : place.linux ? ramBase : place.entry, dtb, deviceTree: blob };
}

function dtbAddress(place: KernelPlace | undefined, afterInitrd: number, size: number): number | undefined {
  if (place?.linux === true) return alignUp(afterInitrd, 2 * MIB);
  // Without the Linux protocol it stands at the start of RAM, if an ELF leaves room for it there.
  const lowest = Math.min(...(place?.pieces ?? []).filter((p) => p.address >= ramBase).map((p) => p.address), Infinity);
  return ramBase + size <= lowest ? ramBase : undefined;
}

function loaderPieces(file: LoaderFile): Placed[] {
  if (file.forceRaw !== true && isElf(file.data)) return elfPieces(file.name, elfSegments(file.name, file.data));
  if (file.address === undefined) throw new EngineError('loader.no-address', { file: file.name });
  return [{ what: file.name, address: file.address, bytes: file.data, extent: file.data.length }];
}

/** As many as anybody reads: a line can name a thousand files for one place. */
const MOST_CONFLICTS = 32;

/** Nothing may leave memory or cover something else; both ranges are named. */
export function conflictsOf(placed: readonly Placed[], memory: number): readonly EngineError[] {
  const hex = (n: number): string => `0x${n.toString(16)}`;
  const sorted = placed.filter((p) => p.extent > 0).sort((a, b) => a.address - b.address);
  const outside = sorted.flatMap((p) => {
    const end = p.address + p.extent;
    const inRam = p.address >= ramBase && end <= ramBase + memory;
    const inFlash = p.address >= flash0.base && end <= 2 * flash0.size;
    if (inRam || inFlash) return [];
    const params = {
      what: p.what,
      ...(p.segment === undefined ? {} : { segment: p.segment }),
      start: hex(p.address),
      end: hex(end),
      ramStart: hex(ramBase),
      ramEnd: hex(ramBase + memory),
    };
    return [new EngineError(p.segment === undefined ? 'loader.outside-ram' : 'loader.segment-outside-ram', params)];
  });
  const conflicts = outside.slice(0, MOST_CONFLICTS);
  for (const [i, p] of sorted.entries()) {
    for (let n = i + 1; conflicts.length < MOST_CONFLICTS; n++) {
      const next = sorted[n];
      if (next === undefined || next.address >= p.address + p.extent) break;
      const params = {
        first: p.what, firstStart: hex(p.address), firstEnd: hex(p.address + p.extent),
        second: next.what, secondStart: hex(next.address), secondEnd: hex(next.address + next.extent),
      }; // prettier-ignore
      conflicts.push(new EngineError('loader.overlap', params));
    }
  }
  return conflicts;
}
