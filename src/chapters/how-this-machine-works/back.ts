/** A machine that runs, steps back and comes again: numbers for the chapter. In Node, when the site is built. */
import { assemble } from '../../engine/isa/assembler/index.ts';
import { Machine } from '../../engine/machine/machine.ts';
import { History } from '../../engine/machine/replay/history.ts';
import { Recorder } from '../../engine/machine/replay/recorder.ts';
import { coreModule } from '../kit/exhibit.ts';

/** A generator of numbers that forgets where it came from: no instruction of it can be undone from its result alone. */
const PROGRAM = `
        mov     x0, #0x2a
        mov     x1, #0x5851
again:  mul     x0, x0, x1
        and     x0, x0, #0xffffffff
        add     x0, x0, #1
        b       again
`;
const RUN = 5001;

export interface Moment {
  readonly name: 'end' | 'snapshot' | 'stepped' | 'again';
  readonly cycle: number;
  readonly pc: bigint;
  readonly x0: bigint;
}
export interface SteppedBack {
  readonly moments: readonly Moment[];
  /** Instructions that one step back has executed. */
  readonly again: number;
  /** The end, and the end once more. */
  readonly same: boolean;
}

let known: SteppedBack | undefined;
export function steppedBack(): SteppedBack {
  return (known ??= run());
}

function run(): SteppedBack {
  const { bytes } = assemble(PROGRAM, { origin: 0x4008_0000n });
  const config = { cpus: 1, memory: 2 ** 26, virtualization: true, kernel: bytes } as const;
  const machine: Machine = new Machine(coreModule(), config);
  const history = new History(new Recorder(machine));
  const moment = (name: Moment['name']): Moment => ({
    name,
    cycle: machine.cycles,
    pc: machine.cores.pc(0),
    x0: machine.cores.x(0, 0),
  });
  const snapshot = moment('snapshot');
  history.run(RUN, true, { until: RUN });
  const end = moment('end');
  history.stepBack(0);
  const stepped = moment('stepped');
  history.run(1, true, { until: end.cycle });
  const again = moment('again');
  const same = again.cycle === end.cycle && again.pc === end.pc && again.x0 === end.x0;
  return { moments: [end, snapshot, stepped, again], again: stepped.cycle - snapshot.cycle, same };
}
