/** Chapter 11: the two guests, and what Linux makes of its device tree. */
import { ownHeader } from '../../client/views/demo/image-header.ts';
import type { HeaderField } from '../../client/views/image-header.ts';
import { compileDts } from '../../engine/devicetree/dts.ts';
import { findNode, getCells } from '../../engine/devicetree/edit.ts';
import { solutionFiles } from '../../labs/kit/parameters.ts';
import { guest, labOf, mutant, solution, starter } from '../kit/exhibit.ts';
import type { Facts } from '../kit/parts.ts';

/** Where no guests were built: what those of our recipe have. */
const RECORDED = {
  version: [2989, 51_729],
  instructions: 9_752_293,
  poison: 'c'.repeat(16),
} as const;

/** The header of the Image that is on this site. */
export const header = (): readonly HeaderField[] => ownHeader(guest('Image')).fields;
function fieldOf(name: string): bigint {
  const field = header().find((one) => one.name === name);
  if (field === undefined) throw new Error(`an Image has no ${name}`);
  return field.value;
}
const fileBytes = (): number => ownHeader(guest('Image')).bytes;
const hasGuests = (): boolean => guest('Image') !== undefined;

/** The version of PSCI that Linux reads where hvc stands and smc is due. */
function version(): readonly [major: number, minor: number] {
  if (!hasGuests()) return RECORDED.version;
  const found = /PSCIv(\d+)\.(\d+) detected/.exec(mutant('guest-device-tree', 'hvc-where-smc-is-due').run.console);
  if (found === null) throw new Error('Linux has read no version');
  return [Number(found[1]), Number(found[2])];
}
/** A page-table entry where Linux faults that has freed its own memory: the lab's tree whose archive is in the BSS. */
function poison(): string {
  const entry = /pmd=([0-9a-f]{16})/.exec(hasGuests() ? starter('boots-that-hang').run.console : '')?.[1];
  return `0x${entry ?? RECORDED.poison}`;
}
const MILLION = 1e6;
/** Instructions from the first one to power-off, in millions. */
export const bootMillions = (): number =>
  Math.round((hasGuests() ? solution('guest-device-tree').run.instructions : RECORDED.instructions) / MILLION);

/** The second of the timer's interrupts, as the lab's tree has it. */
function ppi(): number {
  const files = solutionFiles(labOf('guest-device-tree'), 0);
  const node = findNode(compileDts(files['guest.dts'] ?? '').root, '/timer');
  const cells = node === undefined ? undefined : getCells(node, 'interrupts');
  return cells?.[4] ?? 0;
}
/** INTIDs of PPIs begin here (IHI 0048B, 2.2.1). */
export const FIRST_PPI = 16;

export const facts: Facts = {
  'guests.version': () => version().join('.'),
  // PSCI_VERSION: major in 31:16, minor in 15:0 (DEN 0022).
  'guests.answer': () => BigInt(version()[0] * 0x1_0000 + version()[1]),
  'guests.ppi': ppi,
  'guests.intid': () => ppi() + FIRST_PPI,
  'guests.poison': poison,
  'guests.header-bytes': () => header().reduce((sum, { size }) => sum + size, 0),
  'guests.image-size': () => fieldOf('image_size'),
  'guests.image-file': () => BigInt(fileBytes()),
  'guests.image-rest': () => fieldOf('image_size') - BigInt(fileBytes()),
};
