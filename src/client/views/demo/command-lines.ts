import { emptyImage } from '../../../engine/image-header.ts';
import { commandLineView, type CommandLineView } from '../command-line.ts';
import { LINES } from '../command-lines.ts';

const MIB = 2 ** 20;

const linux = emptyImage(4 * MIB, { imageSize: 5 * MIB });
const FILES: ReadonlyMap<string, Uint8Array> = new Map([
  ['Image', linux],
  ['initramfs.cpio', new Uint8Array(2 * MIB)],
  ['nimbos.bin', new Uint8Array(77_824)],
  ['apps/hv/guest/linux/linux-aarch64.bin', linux],
  ['apps/hv/guest/linux/linux-aarch64.dtb', new Uint8Array(8192)],
  ['apps/hv/guest/nimbos/nimbos-aarch64_1.bin', new Uint8Array(77_824)],
  ['apps/hv/guest/nimbos/nimbos-aarch64_1.dtb', new Uint8Array(8192)],
]);

/** The document's line before anybody has its files, and with them; a line whose files overlap; one that is refused. */
export const commandLineScene = (): readonly CommandLineView[] => [
  commandLineView(LINES.document),
  commandLineView(LINES.document, FILES, new Map([['apps/hv/hv_qemu-virt-aarch64.bin', 'builtin']])),
  commandLineView(LINES.overlap, FILES),
  commandLineView(LINES.elsewhere),
];
