import type { LoaderFile } from '../engine/machine/loader.ts';
import type { Plan } from './engine-adapter.ts';
import { ClientError } from './failure.ts';
import { guestFetcher, sha256, type Progress } from './guests.ts';
import { memory, presetOf } from './presets.ts';
import type { BootRequest, ImageRole, OwnImage } from './protocol.ts';

/** The largest file a reader may bring, in bytes. A tab has to hold it, and the machine's RAM beside it. */
const largestOwnImage = 512 * 1024 ** 2;

/** What a gzipped kernel may become, as on the command line. */
const largestUnpacked = 256 * 1024 ** 2;

/** A plan without its disk, and the disk's image apart: whether changes to it are kept is the session's business. */
export interface Loaded {
  readonly plan: Plan;
  readonly disk?: { readonly id: string; readonly image: Uint8Array<ArrayBuffer> };
  /** The name of the kernel's symbols in public/guests, when the kernel is from there too. */
  readonly symbols?: string;
}

/**
 * Gathers what a request names: the preset's guests from the site, and the reader's files in their place.
 * Throws ClientError `boot.nothing`, `image.too-large`, `image.unreadable`, `file.bad-gzip`, `guests.…`.
 */
export async function load(request: BootRequest, base: string, progress: Progress): Promise<Loaded> {
  const preset = presetOf(request.preset);
  const own = new Map<ImageRole, OwnImage>(request.own.map((image) => [image.role, image]));
  const fetchNamed = guestFetcher(base, progress);

  const piece = async (role: ImageRole, guest?: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const image = own.get(role);
    if (image) return role === 'kernel' ? unpacked(image.name, await readOwn(image)) : readOwn(image);
    return guest === undefined ? undefined : fetchNamed(guest);
  };

  const [kernel, initrd, dtb, bios, image, loaders] = await Promise.all([
    piece('kernel', preset.kernel),
    piece('initrd', preset.initrd),
    piece('dtb'),
    piece('bios'),
    piece('disk', preset.disk),
    Promise.all(request.own.filter(({ role }) => role === 'loader').map(readLoader)),
  ]);
  if (!kernel && !bios && loaders.length === 0) throw new ClientError('boot.nothing');

  const append = request.append ?? preset.append;
  const plan: Plan = {
    cpus: request.cpus,
    virtualization: request.entry === 'el2',
    memory,
    loaders,
    ...(kernel && { kernel }),
    ...(initrd && { initrd }),
    ...(dtb && { dtb }),
    ...(bios && { bios }),
    ...(append !== '' && { append }),
  };
  return {
    plan,
    ...(image && { disk: { id: await sha256(image), image } }),
    ...(preset.symbols !== undefined && !own.has('kernel') && { symbols: preset.symbols }),
  };
}

async function readLoader(image: OwnImage): Promise<LoaderFile> {
  const data = await readOwn(image);
  return {
    name: image.name,
    data,
    forceRaw: image.forceRaw,
    ...(image.address !== undefined && { address: image.address }),
  };
}

/** A gzipped kernel as what is in it, as QEMU takes it; anything else as it is. */
export async function unpacked(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; ;) {
    const { done, value } = await reader.read().catch(() => {
      throw new ClientError('file.bad-gzip', { file: name });
    });
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += value.length;
    if (size > largestUnpacked) throw new ClientError('image.too-large', { name, limit: largestUnpacked / 1024 ** 2 });
    chunks.push(value);
  }
}

/** A file of the reader's. Throws ClientError `image.too-large`, `image.unreadable`. */
export async function readOwn({ name, file }: Pick<OwnImage, 'name' | 'file'>): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > largestOwnImage)
    throw new ClientError('image.too-large', { name, limit: largestOwnImage / 1024 ** 2 });
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new ClientError('image.unreadable', { name });
  }
}
