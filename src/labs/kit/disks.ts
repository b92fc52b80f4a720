/** The disks of a lab: images by a recipe of a few lines, so that no lab has to carry bytes. */
import { OverlayDisk, SECTOR } from '../../engine/devices/disk.ts';
import type { MachineConfig } from '../../engine/machine/machine.ts';
import type { Drive } from '../../engine/machine/virtio-slots.ts';
import type { DiskPiece, Lab, LabDisk } from './lab.ts';
import { fill, type Parameters } from './parameters.ts';

const ENCODER = new TextEncoder();
const WORD = 8;

/** A number as a recipe has it, or the text of one with parameters. */
const quantity = (from: number | string, parameters: Parameters): bigint =>
  BigInt(typeof from === 'number' ? from : fill(from, parameters));

function writePiece(image: Uint8Array, piece: DiskPiece, parameters: Parameters): void {
  const at = Number(quantity(piece.at, parameters));
  const { every, times = 1 } = piece;
  const bytesOf = (n: number): Uint8Array => {
    if ('text' in piece) return ENCODER.encode(fill(piece.text, parameters));
    const value = quantity(piece.word, parameters) + BigInt(n) * quantity(piece.step ?? 0, parameters);
    const view = new DataView(new ArrayBuffer(WORD));
    view.setBigUint64(0, BigInt.asUintN(64, value), true);
    return new Uint8Array(view.buffer);
  };
  for (let n = 0; n < times; n++) {
    const bytes = bytesOf(n);
    const from = at + n * (every ?? bytes.length);
    // What does not fit is not there: a recipe from a file cannot reach beyond its disk.
    if (from < image.length) image.set(bytes.subarray(0, image.length - from), from);
  }
}

/** The bytes that a recipe describes. */
export function imageOf({ sectors, pieces = [] }: LabDisk, parameters: Parameters): Uint8Array {
  const image = new Uint8Array(sectors * SECTOR);
  for (const piece of pieces) writePiece(image, piece, parameters);
  return image;
}

function made(disk: LabDisk, parameters: Parameters): OverlayDisk {
  const image = imageOf(disk, parameters);
  return new OverlayDisk((offset, length) => image.subarray(offset, offset + length), image.length, {
    readOnly: disk.readOnly === true,
  });
}

/** Under the hypervisor a disk that names no slot is a channel, and one that does is the board's. */
export const isChannel = ({ machine: { hypervisor } }: Lab, { slot }: LabDisk): boolean =>
  hypervisor !== undefined && slot === undefined;

/** A lab's disk channels, by their places in its list: a place that is the board's has a disk that nobody names. */
export const disksOf = (lab: Lab, parameters: Parameters): OverlayDisk[] =>
  (lab.machine.disks ?? []).map((disk) => made(isChannel(lab, disk) ? disk : { sectors: 1 }, parameters));

/** Its drives of the board. */
export const drivesOf = (lab: Lab, parameters: Parameters): Drive[] =>
  (lab.machine.disks ?? [])
    .filter((disk) => !isChannel(lab, disk))
    .map((disk) => ({
      disk: made(disk, parameters),
      ...(disk.slot !== undefined && { slot: Number(quantity(disk.slot, parameters)) }),
      ...(disk.serial !== undefined && { id: fill(disk.serial, parameters) }),
    }));

/** Before a machine is made: what another one of the same configuration has written is gone. */
export function resetDisks({ drives = [], channels }: MachineConfig): void {
  for (const disk of [...drives.map((drive) => drive.disk), ...(channels?.disks ?? [])])
    if (disk instanceof OverlayDisk) disk.reset();
}
