import type { RowInfo } from './case.ts';
import type { Samples } from './measure.ts';
import type { Moment } from './watch.ts';
import { geometricMean, median, spread } from './statistics.ts';

/** One line of the result. Seconds are medians; `spread` is half the range of the rounds' ratios, as a part of it. */
export interface Row {
  readonly name: string;
  readonly peer: 'qemu';
  /** QEMU's time by ours: above 1 we are faster. */
  readonly ratio: number;
  readonly unit: 'wall' | 'cpu';
  readonly ours: number;
  readonly theirs: number;
  readonly spread: number;
  /** The same by the other clock. */
  readonly otherRatio: number;
}

const OTHER = { wall: 'cpu', cpu: 'wall' } as const;
/** Six digits say more than any of these measurements. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/** Adds up, round by round, what the parts of a row took. */
function together(samples: Samples, parts: readonly string[]): ReturnType<Samples['get']> {
  const all = parts.flatMap((name) => samples.get(name) ?? []);
  const sum = (machine: 'ours' | 'qemu'): Moment[] =>
    (all[0]?.[machine] ?? []).map((_, round) => ({
      wall: all.reduce((total, one) => total + (one[machine][round]?.wall ?? 0), 0),
      cpu: all.reduce((total, one) => total + (one[machine][round]?.cpu ?? 0), 0),
    }));
  return all.length === 0 ? undefined : { ours: sum('ours'), qemu: sum('qemu') };
}

/** Rows of what was measured, in the order of `infos`. The ratio is the median of the rounds' ratios. */
export function rowsOf(infos: readonly RowInfo[], samples: Samples): Row[] {
  return infos.flatMap(({ name, unit }) => {
    const parts = infos.filter(({ partOf }) => partOf === name);
    const sample =
      parts.length > 0
        ? together(
            samples,
            parts.map((part) => part.name),
          )
        : samples.get(name);
    if (sample === undefined) return [];
    const times = (machine: 'ours' | 'qemu', clock: 'wall' | 'cpu'): number[] =>
      sample[machine].map((moment) => moment[clock]);
    const ratios = (clock: 'wall' | 'cpu'): number[] => {
      const theirs = times('qemu', clock);
      return times('ours', clock).map((ours, round) => (theirs[round] ?? 0) / ours);
    };
    return [
      {
        name,
        peer: 'qemu',
        ratio: rounded(median(ratios(unit))),
        unit,
        ours: rounded(median(times('ours', unit))),
        theirs: rounded(median(times('qemu', unit))),
        spread: rounded(spread(ratios(unit))),
        otherRatio: rounded(median(ratios(OTHER[unit]))),
      },
    ];
  });
}

/** The table that one reads. */
export function table(infos: readonly RowInfo[], rows: readonly Row[]): string {
  const about = new Map(infos.map((info) => [info.name, info.about]));
  const isPart = new Set(infos.flatMap((info) => (info.partOf === undefined ? [] : [info.name])));
  const whole = rows.filter((row) => !isPart.has(row.name));
  const cells = rows.map((row) => [
    isPart.has(row.name) ? `  ${row.name}` : row.name,
    `${row.ours.toFixed(3)} s`,
    `${row.theirs.toFixed(3)} s`,
    row.ratio.toFixed(2),
    `± ${Math.round(row.spread * 100)} %`,
    row.unit,
    row.otherRatio.toFixed(2),
    about.get(row.name) ?? '',
  ]);
  const all = [['row', 'ours', 'QEMU', 'ratio', 'spread', 'clock', 'other clock', ''], ...cells];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const lines = all.map((line) =>
    line
      .map((cell, column) =>
        column === 0 || column === 7 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const mean =
    whole.length === 0
      ? ''
      : `\ngeometric mean of ${whole.length} rows (parts not counted again): ${geometricMean(whole.map(({ ratio }) => ratio)).toFixed(3)}`;
  return `${lines.join('\n')}\n${mean}`;
}
