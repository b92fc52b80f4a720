/**
 * The built-in hypervisor on its way to its first handler: it clears its tables, which takes more instructions than most labs
 * have, and none of them is a lab's or a reader's. A check that names nothing of it needs no look at each.
 */
import { DOOR } from '../../engine/hypervisor/el2.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import type { Lab } from './lab.ts';
import type { Tracer } from './events.ts';
import { PIECE, type Pieces } from './in-pieces.ts';
import { isAsked, namedIn, systemLevels } from './walk.ts';

const EL2 = 1 << 2;
const HLT = 0xd440_0000;

/** Addresses of the calls in the hypervisor's image: what happens at the first is a reader's, and is observed. */
function doors({ config: { hypervisor } }: Machine): readonly number[] {
  if (hypervisor === undefined) return [];
  const { address, bytes, textEnd } = hypervisor.image;
  const view = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, textEnd - address));
  const words = Array.from({ length: view.byteLength >> 2 }, (_, n) => n);
  return words.filter((n) => view.getUint32(4 * n, true) === HLT + DOOR * 32).map((n) => address + 4 * n);
}

/** Whether what the hypervisor's own instructions are could decide a check: then each is observed. */
export function looksAtBoot({ checkpoints }: Lab): boolean {
  const kinds = namedIn(checkpoints, 'event');
  return (systemLevels(checkpoints) & EL2) !== 0 || kinds.includes('walk') || isAsked(checkpoints, 'ran', 'executed');
}

/**
 * Runs up to the first call of the hypervisor, or to `limit` instructions; nothing but the time differs from steps.
 * @param until a cycle at which something comes from outside
 * @returns how many were executed
 */
export function* runOwnBoot(machine: Machine, limit: number, until: number, trace?: Tracer): Pieces<number> {
  const at = doors(machine);
  if (at.length === 0) return 0;
  const { stops } = machine.cores;
  stops.set(
    at.map((address) => ({ address: BigInt(address), levels: EL2, cores: 1 })),
    [],
  );
  let done = 0;
  while (done < limit && machine.cycles < until && stops.stopHit === undefined) {
    const most = Math.min(limit - done, trace === undefined ? Infinity : PIECE);
    const executed =
      trace === undefined ? machine.run(most, false, { until }).executed : told(machine, most, until, trace);
    done += executed;
    if (executed === 0) break;
    yield;
  }
  stops.set([], []);
  return done;
}

/** Runs on, and tells of each instruction. */
function told(machine: Machine, most: number, until: number, trace: Tracer): number {
  const { cores } = machine;
  const { log, stops } = cores;
  const logged = log.during(() => machine.run(most, false, { until }).executed);
  log.forEach((cycle, core, pc, el) => trace(cycle, core, pc, el));
  if (log.end !== 'before' || stops.stopHit !== undefined || logged === most || machine.cycles >= until) return logged;
  const [pc, el] = [cores.pc(0), cores.el(0)];
  const { executed } = machine.run(1, false, { until });
  if (executed > 0) trace(machine.cycles, 0, pc, el);
  return logged + executed;
}
