/** Where things stand in the drawing of the stage-2 maps: the VMs' addresses left and right of physical memory. */
import type { Attributes } from '../../engine/hypervisor/memory/guest-page-table.ts';
import type { MappedRange, PhysicalRange, Stage2MapView, VmMap } from '../../client/views/stage2-map.ts';

export interface Box {
  readonly start: number;
  readonly size: number;
  readonly y: number;
  readonly height: number;
  readonly kind: PhysicalRange['kind'] | 'mapped';
  /** Of physical memory. */
  readonly range?: PhysicalRange;
  /** The VM whose RAM it is. */
  readonly owner?: number;
  /** Of what a VM sees. */
  readonly attributes?: Attributes;
}

export interface Column {
  /** undefined: physical memory. */
  readonly vm: number | undefined;
  readonly x: number;
  readonly width: number;
  readonly boxes: readonly Box[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  /** From what a VM sees to where it is. */
  readonly ribbons: readonly { readonly vm: number; readonly path: string }[];
}

const COLUMN = 200;
const GAP = 90;
const TOP = 22;
const SPACE = 3;

/** Pages and gigabytes in one picture: a label's height, and a little for each doubling beyond 1 MiB. */
const heightOf = (size: number): number => 16 + 2.5 * Math.max(0, Math.log2(size / 2 ** 20));

/** Parts of a VM's map that lead into a physical range. */
export function overlapping({ ranges }: VmMap, { start, size }: PhysicalRange): readonly MappedRange[] {
  return ranges.filter(({ pa, size: bytes }) => pa < start + size && start < pa + bytes);
}

function stack<Item extends { readonly start: number; readonly size: number }, Made extends Box>(
  items: readonly Item[],
  make: (item: Item, place: { y: number; height: number }) => Made,
): Made[] {
  let y = TOP;
  return items.map((item) => {
    const height = heightOf(item.size);
    const made = make(item, { y, height });
    y += height + SPACE;
    return made;
  });
}

export function layOut({ vms, physical }: Stage2MapView): Drawing {
  const sides = vms.slice(0, 2);
  const centre = sides.length > 0 ? COLUMN + GAP : 0;
  const memory = stack(physical, (range, place): Box => {
    const owner = range.kind === 'vm' ? vms.findIndex(({ name }) => name === range.name) : -1;
    const { start, size, kind } = range;
    return { start, size, kind, range, ...place, ...(owner >= 0 && { owner }) };
  });
  const columns = sides.map((map, vm): Column => ({
    vm,
    x: vm === 0 ? 0 : centre + COLUMN + GAP,
    width: COLUMN,
    boxes: stack(
      map.ranges.map(({ ipa, ...range }) => ({ ...range, start: ipa })),
      ({ start, size, attributes }, place): Box => ({ start, size, kind: 'mapped', attributes, ...place }),
    ),
  }));
  const ribbons = columns.flatMap(({ vm = 0, x, boxes }) =>
    boxes.flatMap((box, i) => {
      const range = sides[vm]?.ranges[i];
      const from = vm === 0 ? x + COLUMN : x;
      const to = vm === 0 ? centre : centre + COLUMN;
      const place = range && extent(memory, range.pa, range.size);
      return place === undefined ? [] : [{ vm, path: ribbon(from, box, to, place) }];
    }),
  );
  const bottom = Math.max(
    ...[memory, ...columns.map(({ boxes }) => boxes)].flat().map(({ y, height }) => y + height),
    TOP,
  );
  return {
    width: centre + COLUMN + (sides.length > 1 ? GAP + COLUMN : 0),
    height: bottom + 4,
    columns: [...columns, { vm: undefined, x: centre, width: COLUMN, boxes: memory }],
    ribbons,
  };
}

interface Extent {
  readonly y: number;
  readonly height: number;
}

/** Where physical addresses are in their column; within a box in proportion. */
function extent(memory: readonly Box[], pa: number, size: number): Extent | undefined {
  const at = (address: number, end: boolean): number | undefined => {
    const box = memory.find(({ start, size: bytes }) =>
      end ? address > start && address <= start + bytes : address >= start && address < start + bytes,
    );
    return box && box.y + ((address - box.start) / box.size) * box.height;
  };
  const [top, bottom] = [at(pa, false), at(pa + size, true)];
  return top === undefined || bottom === undefined ? undefined : { y: top, height: bottom - top };
}

function ribbon(x1: number, a: Extent, x2: number, b: Extent): string {
  const middle = (x1 + x2) / 2;
  const curve = (y1: number, y2: number, to: number): string => `C${middle} ${y1} ${middle} ${y2} ${to} ${y2}`;
  return `M${x1} ${a.y}${curve(a.y, b.y, x2)}V${b.y + b.height}${curve(b.y + b.height, a.y + a.height, x1)}Z`;
}
