/** Where things stand in the drawing of a line's memory map: addresses downwards, what overlaps side by side. */
import type { MapView, RangeView } from '../../client/views/command-line.ts';

export interface Row {
  readonly start: number;
  readonly end: number;
  readonly y: number;
  readonly height: number;
  /** RAM that nobody has, or no RAM at all; undefined: something is there. */
  readonly gap?: 'free' | 'outside';
}
export interface Piece {
  readonly range: RangeView;
  readonly lane: number;
  readonly y: number;
  readonly height: number;
  /** Bytes up to what comes next, of a range whose size nobody knows. */
  readonly room?: number;
  /** It overlaps another one, or is not in memory as a whole. */
  readonly wrong: boolean;
}
export interface Drawing {
  readonly height: number;
  readonly lanes: number;
  readonly rows: readonly Row[];
  readonly pieces: readonly Piece[];
  readonly vms: readonly { readonly vm: number; readonly y: number; readonly height: number }[];
}

const TOP = 4;
const SPACE = 2;
/** A label's height, and a little for each doubling beyond 64 KiB: forty bytes and a gigabyte in one picture. */
const heightOf = (size: number): number => 17 + 1.6 * Math.max(0, Math.log2(size / 2 ** 16));
const GAP = 15;

export function layOutLine({ ram, ranges, vms }: MapView): Drawing {
  const ramEnd = ram.start + ram.size;
  const ends = vms.map(({ start, size }) => start + size);
  const starts = [...ranges.map(({ start }) => start), ...ends, ramEnd].sort((a, b) => a - b);
  const spans = ranges.map((range) => {
    const next = starts.find((start) => start > range.start) ?? range.start + 1;
    return { range, start: range.start, end: range.start + Math.max(range.size ?? next - range.start, 1) };
  });
  const points = [
    ...new Set([
      ram.start,
      ramEnd,
      ...vms.map(({ start }) => start),
      ...ends,
      ...spans.flatMap(({ start, end }) => [start, end]),
    ]),
  ].sort((a, b) => a - b);
  let y = TOP;
  const rows = points.slice(0, -1).map((start, i): Row => {
    const end = points[i + 1] ?? start;
    const isTaken = spans.some((span) => span.start < end && start < span.end);
    const gap: Row['gap'] = isTaken ? undefined : start >= ram.start && end <= ramEnd ? 'free' : 'outside';
    const row = { start, end, y, height: gap === undefined ? heightOf(end - start) : GAP, ...(gap && { gap }) };
    y += row.height + SPACE;
    return row;
  });
  const extent = (start: number, end: number): { y: number; height: number } => {
    const inside = rows.filter((row) => row.start < end && start < row.end);
    const top = inside[0]?.y ?? 0;
    const last = inside.at(-1);
    return { y: top, height: last === undefined ? 0 : last.y + last.height - top };
  };
  const busy: number[] = [];
  const pieces = spans.map(({ range, start, end }): Piece => {
    const free = busy.findIndex((until) => until <= start);
    const lane = free < 0 ? busy.length : free;
    busy[lane] = end;
    const isOutside = range.by !== 'bios' && (start < ram.start || end > ramEnd);
    const overlaps = spans.some((other) => other.range !== range && other.start < end && start < other.end);
    return {
      range,
      lane,
      ...extent(start, end),
      ...(range.size === undefined && { room: end - start }),
      wrong: isOutside || overlaps,
    };
  });
  return {
    height: y + TOP,
    lanes: Math.max(1, busy.length),
    rows,
    pieces,
    vms: vms.map(({ start, size }, vm) => ({ vm, ...extent(start, start + size) })),
  };
}
