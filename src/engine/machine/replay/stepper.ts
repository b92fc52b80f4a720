/** Steps of one core as a debugger makes them: into, over and out. Other cores run in their turns meanwhile. */
import type { Machine } from '../machine.ts';
import type { History } from './history.ts';
import { instructionAt, isCall, returnAddress } from './frames.ts';
import type { Stopped, Stops } from './stops.ts';

/** Times that an instruction is begun again, since exceptions were taken before it was complete. */
const TRIES = 64;

export class Stepper {
  readonly #stops: Stops;
  readonly #machine: Machine;

  constructor(history: History, stops: Stops) {
    this.#machine = history.recorder.machine;
    this.#stops = stops;
  }

  /** One instruction, or the exception that it takes. `budget`: of all cores, in case that this one waits. */
  into(core: number, budget: number, instructions = 1): Stopped {
    return this.#stops.run([], budget, { core, instructions });
  }

  /**
   * One instruction, and whatever it calls (BL, BLR, SVC, HVC, SMC), and the handlers of exceptions in between: to the
   * next instruction with this level and stack.
   */
  over(core: number, budget: number): Stopped {
    const { cores } = this.#machine;
    let left = budget;
    const spend = (stopped: Stopped): Stopped => {
      left -= stopped.executed;
      return { ...stopped, executed: budget - left };
    };
    for (let tries = 0; ; tries++) {
      const pc = cores.pc(core);
      const word = instructionAt(this.#machine, core, pc);
      if (word !== undefined && isCall(word)) return spend(this.#to(core, pc + 4n, left));
      const here = { el: cores.el(core), sp: cores.sp(core) };
      const stopped = this.#stops.run([{ kind: 'exception', core }], left, { core, instructions: 1 });
      if (stopped.hits.length === 0 || tries === TRIES) return spend(stopped);
      spend(stopped);
      // The handler returns to the instruction, or behind it.
      const back = cores.sysreg(core, `ELR_EL${cores.el(core)}`);
      const returned = spend(this.#to(core, back, left, here));
      if (returned.hits.length === 0 || back !== pc) return returned;
    }
  }

  /** To the instruction behind the call of the function in which the core is now: see returnAddress for how it is found. */
  out(core: number, budget: number): Stopped {
    const { cores } = this.#machine;
    const [el, sp] = [cores.el(core), cores.sp(core)];
    return this.#stops.run([{ kind: 'address', address: returnAddress(this.#machine, core), core, el }], budget, {
      accept: () => cores.sp(core) >= sp,
    });
  }

  /** To an address at a level and with a stack pointer: deeper calls, and other tasks, pass it with others. */
  #to(core: number, address: bigint, budget: number, frame?: { readonly el: number; readonly sp: bigint }): Stopped {
    const { cores } = this.#machine;
    const { el, sp } = frame ?? { el: cores.el(core), sp: cores.sp(core) };
    return this.#stops.run([{ kind: 'address', address: BigInt.asUintN(64, address), core, el }], budget, {
      accept: () => cores.sp(core) === sp,
    });
  }
}
