/**
 * The built-in hypervisor on its way to its first handler: it clears its tables, which takes more instructions than most labs
 * have, and none of them is a lab's or a reader's. A check that names nothing of it needs no look at each.
 */
import { DOOR, type HypervisorProgram } from '../../engine/hypervisor/el2.ts';
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

/** What was executed on the way, from the first instruction to the first call. */
interface Way {
  readonly image: HypervisorProgram['image'];
  readonly cpus: number;
  readonly steps: readonly { readonly cycles: number; readonly pc: bigint; readonly el: number }[];
}
/** It is the same way each time: of the image that was booted last. */
let known: Way | undefined;

function knownWay({ config: { hypervisor, cpus } }: Machine): Way | undefined {
  const image = hypervisor?.image;
  if (known === undefined || image === undefined || known.cpus !== cpus) return undefined;
  const { address, entry, bytes } = known.image;
  if (address !== image.address || entry !== image.entry || bytes.length !== image.bytes.length) return undefined;
  return bytes.every((byte, n) => byte === image.bytes[n]) ? known : undefined;
}

/**
 * Runs up to the first call of the hypervisor, or to `limit` instructions; nothing but the time differs from steps.
 * @param until a cycle at which something comes from outside
 * @returns how many were executed
 */
export function* runOwnBoot(machine: Machine, limit: number, until: number, trace?: Tracer): Pieces<number> {
  const at = doors(machine);
  if (at.length === 0) return 0;
  const way = trace === undefined ? undefined : knownWay(machine);
  if (trace === undefined || way !== undefined) {
    machine.cores.stops.set(
      at.map((address) => ({ address: BigInt(address), levels: EL2, cores: 1 })),
      [],
    );
    const { executed } = machine.run(limit, false, { until });
    machine.cores.stops.set([], []);
    for (const { cycles, pc, el } of way?.steps.slice(0, executed) ?? []) trace?.(cycles, 0, pc, el);
    return executed;
  }
  const ends = new Set(at.map(BigInt));
  const steps: Way['steps'][number][] = [];
  let pc = machine.cores.pc(0);
  for (; steps.length < limit && machine.cycles < until && !ends.has(pc); pc = machine.cores.pc(0)) {
    if (steps.length % PIECE === 0) yield;
    const el = machine.cores.el(0);
    machine.run(1, false);
    trace(machine.cycles, 0, pc, el);
    steps.push({ cycles: machine.cycles, pc, el });
  }
  const { hypervisor, cpus } = machine.config;
  if (hypervisor !== undefined && ends.has(pc)) known = { image: hypervisor.image, cpus, steps };
  return steps.length;
}
