/**
 * What keeps a console silent, and nothing shows it. Cores that lead nowhere: an exception was taken to a vector from which
 * no instruction is ever executed, because VBAR_ELx was not set, or because what stands there is no code; such a core takes
 * the same exception for ever. And the first access to where nothing is: a driver that its tree sends there may die of it
 * before its system has a console.
 */
import { regions } from './board.ts';
import { EXCEPTION_CLASSES } from './exception-names.ts';
import type { Machine, MachineListener } from './machine.ts';
import type { Notice } from './qemu-arguments.ts';
import { wrongLevel } from './wrong-level.ts';

type ExceptionEvent = Parameters<NonNullable<MachineListener['exception']>>[0];

/** What a core finds where no code is: nothing to fetch, nothing that is an instruction, an odd address. */
const ASTRAY: ReadonlySet<number> = new Set([0x00, 0x20, 0x21, 0x22]);
const SP_ALIGNMENT = 0x26;
const DATA_ABORTS: ReadonlySet<number> = new Set([0x24, 0x25]);
const ALIGNMENT = 0x21;
/** DFSC: synchronous external abort, not of a walk; FnV says that FAR holds nothing (Arm ARM D13.2.37). */
const EXTERNAL = 0x10;
const FNV = 1n << 10n;
const WNR = 1n << 6n;
/** The same so often, with nothing executed in between, never ends. */
const ENOUGH = 100;

interface Taken {
  readonly from: number;
  readonly to: number;
  readonly vector: number;
  readonly esr: bigint;
  readonly elr: bigint;
}
interface Track {
  last: Taken | undefined;
  /** What was taken before the first of those that are the same. */
  before: Taken | undefined;
  same: number;
}

const hex = (value: bigint): string => `0x${value.toString(16)}`;
const ecOf = ({ esr }: Taken): number => Number(esr >> 26n) & 63;

export class LostCores {
  readonly #machine: () => Machine;
  readonly #tracks = new Map<number, Track>();
  readonly #found: Notice[] = [];
  /** The first access to where nothing is was told of. */
  #nowhere = false;

  /** @param machine the machine, once there is one: it is made with this one's listener, and its cores must trace */
  constructor(machine: () => Machine) {
    this.#machine = machine;
  }

  /** Each core that was lost since the last call, once: codes and parameters of sentences. */
  take(): readonly Notice[] {
    return this.#found.splice(0);
  }

  /** For the machine's listener. */
  readonly exception = ({ core, kind, from, to, vector }: ExceptionEvent): void => {
    if (kind !== 0) return;
    const { cores } = this.#machine();
    const [esrName, elrName] = to === 2 ? (['ESR_EL2', 'ELR_EL2'] as const) : (['ESR_EL1', 'ELR_EL1'] as const);
    const taken = { from, to, vector, esr: cores.sysreg(core, esrName), elr: cores.sysreg(core, elrName) };
    if (!this.#nowhere) this.#lookNowhere(core, taken);
    const track = this.#tracks.get(core) ?? { last: undefined, before: undefined, same: 0 };
    this.#tracks.set(core, track);
    const { last } = track;
    if (ASTRAY.has(ecOf(taken)) && last?.elr === taken.elr && last.esr === taken.esr && last.to === to) {
      if (++track.same === ENOUGH) this.#found.push(this.#report(core, taken, track.before));
      return;
    }
    // At the vector of the one before: nothing was executed there, so that one is still where it began.
    const isChain = last !== undefined && ASTRAY.has(ecOf(taken)) && Number(taken.elr & 0x7ffn) === last.vector;
    track.before = isChain ? (track.before ?? last) : undefined;
    track.last = taken;
    track.same = 0;
  };

  #lookNowhere(core: number, taken: Taken): void {
    const { esr, from, to, elr } = taken;
    if (!DATA_ABORTS.has(ecOf(taken)) || (Number(esr) & 0x3f) !== EXTERNAL || (esr & FNV) !== 0n) return;
    const { cores } = this.#machine();
    const va = cores.sysreg(core, to === 2 ? 'FAR_EL2' : 'FAR_EL1');
    const pa = cores.translate(core, va, from, (esr & WNR) === 0n ? 0 : 1);
    if (pa === undefined) return;
    this.#nowhere = true;
    const name = regions.find(({ base, size }) => pa >= base && pa < base + size)?.name;
    const params = { core, el: from, at: hex(elr), address: `0x${pa.toString(16)}` };
    this.#found.push(
      name === undefined ? { code: 'lost.nowhere', params } : { code: 'lost.absent', params: { ...params, name } },
    );
  }

  #atWrongLevel(core: number, { elr, from }: Taken): string | undefined {
    const { cores } = this.#machine();
    const word = cores.word(cores.translate(core, elr, from) ?? -1);
    return word === undefined ? undefined : wrongLevel(word);
  }

  #report(core: number, taken: Taken, before: Taken | undefined): Notice {
    const { cores } = this.#machine();
    const here = { core, at: hex(taken.elr), el: taken.from, class: className(taken), esr: hex(taken.esr) };
    if (before === undefined) return { code: 'lost.at-once', params: here };
    const params = {
      ...here,
      from: before.from,
      elr: hex(before.elr),
      cause: className(before),
      causeEsr: hex(before.esr),
      vbar: hex(cores.sysreg(core, taken.from === 2 ? 'VBAR_EL2' : 'VBAR_EL1')),
    };
    const ec = ecOf(before);
    const what = ec === 0 && before.from === 1 ? this.#atWrongLevel(core, before) : undefined;
    if (what !== undefined) return { code: 'lost.level', params: { ...params, what } };
    if (ec === SP_ALIGNMENT) return { code: 'lost.sp-alignment', params: { ...params, sp: hex(cores.sp(core)) } };
    const isUnaligned = DATA_ABORTS.has(ec) && (Number(before.esr) & 0x3f) === ALIGNMENT;
    return { code: isUnaligned ? 'lost.unaligned' : 'lost.vector', params };
  }
}

const className = (taken: Taken): string => EXCEPTION_CLASSES[ecOf(taken)] ?? `EC ${hex(BigInt(ecOf(taken)))}`;
