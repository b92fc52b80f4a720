import type { Case, Told } from './case.ts';
import { MACHINES, program, type MachineName } from './machines.ts';
import { watch, type Moment } from './watch.ts';

const ZERO: Moment = { wall: 0, cpu: 0 };

/** One run of a case on a machine. @throws Error when the machine does not show what it shall */
async function runCase(machine: MachineName, { args, marks }: Case): Promise<Told[]> {
  const expressions = marks.flatMap(({ begin, end }) => (begin === undefined ? [end] : [begin, end]));
  const { text, moments } = await watch(program(machine, args), expressions);
  let at = 0;
  return marks.map(({ row, begin, end }) => {
    const first = begin === undefined ? ZERO : (moments[at++] ?? ZERO);
    const last = moments[at++] ?? ZERO;
    const took = { wall: last.wall - first.wall, cpu: last.cpu - first.cpu };
    if (begin === undefined) return { row, took };
    const [, rest = ''] = text.split(begin, 2);
    const [shown = ''] = rest.split(end, 1);
    return { row, took, result: shown + (end.exec(rest)?.[0] ?? '') };
  });
}

/** All that was measured of a row: rounds × machines. */
export type Samples = ReadonlyMap<string, Readonly<Record<MachineName, readonly Moment[]>>>;

/**
 * Runs the cases `rounds` times. The machines take turns, and each round the other one begins: what else the computer
 * does, and how warm it is, meets both.
 * @throws Error when a machine fails, or when the two do not compute the same
 */
export async function measure(
  cases: readonly Case[],
  rounds: number,
  progress: (text: string) => void,
): Promise<Samples> {
  const samples = new Map<string, Record<MachineName, Moment[]>>();
  for (let round = 0; round < rounds; round++)
    for (const one of cases) {
      const results = new Map<string, string | undefined>();
      const order = round % 2 === 0 ? MACHINES : [...MACHINES].reverse();
      for (const machine of order) {
        progress(`round ${round + 1} of ${rounds}: ${one.rows.join(', ')} on ${machine}`);
        for (const { row, took, result } of await runCase(machine, one)) {
          const sample = samples.get(row) ?? { ours: [], qemu: [] };
          sample[machine].push(took);
          samples.set(row, sample);
          if (results.has(row) && results.get(row) !== result)
            throw new Error(`${row}: the machines do not agree: ${String(results.get(row))} and ${String(result)}`);
          results.set(row, result);
        }
      }
    }
  return samples;
}
