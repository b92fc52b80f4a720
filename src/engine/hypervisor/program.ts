/** The handlers behind the host call, and the state that they keep: what runs natively, and in the sandbox in a lab. */
import { OWN } from './board.ts';
import { REASON, type El2, type Outcome, type Reason } from './el2.ts';
import { HANDLERS } from './handlers.ts';
import type { SystemPlan } from './memory/configuration.ts';
import { failed, hex } from './report.ts';
import { readState } from './state/schema.ts';
import { newState, type HypervisorState } from './state/state.ts';
import { Call, type Handlers } from './traps/call.ts';
import { serror, synchronous } from './traps/traps.ts';

export class Program {
  readonly #plan: SystemPlan;
  readonly #handlers: Handlers;
  #state: HypervisorState;
  readonly #calls: (Call | undefined)[] = [];

  /** @param replacements a reader's own handlers */
  constructor(plan: SystemPlan, replacements: Partial<Handlers> = {}) {
    this.#plan = plan;
    this.#handlers = { ...HANDLERS, ...replacements };
    this.#state = this.#fresh();
  }

  #fresh(): HypervisorState {
    return newState(
      this.#plan.cores,
      this.#plan.vms.map(({ cores, disks }) => ({ vcpus: cores.length, disks: disks.length })),
      OWN.tables.start,
    );
  }

  /** All that lasts between calls. */
  get state(): HypervisorState {
    return this.#state;
  }

  call(reason: Reason, el2: El2): Outcome {
    // The board was reset: core 0 boots again, and nothing of before is true any more.
    if (reason === REASON.BOOT && el2.core === 0) this.#state = this.#fresh();
    return enter(this.#callOf(el2), reason, el2);
  }

  /** What a core's last call had, which is a view of plan and state: made anew where one of these is another. */
  #callOf(el2: El2): Call {
    const last = this.#calls[el2.core];
    if (last?.el2 === el2 && last.state === this.#state) {
      last.begin();
      return last;
    }
    return (this.#calls[el2.core] = new Call(el2, this.#plan, this.#state, this.#handlers));
  }

  reset(): void {
    this.#state = this.#fresh();
  }

  save(): unknown {
    return structuredClone(this.#state);
  }
  /** @throws EngineError hypervisor.bad-state */
  restore(saved: unknown): void {
    this.#state = readState(saved, this.#fresh());
  }
}

function enter(call: Call, reason: Reason, el2: El2): Outcome {
  const { current } = call;
  // What its guest did to its list registers is part of all that follows.
  current?.lists.fold();
  switch (reason) {
    case REASON.BOOT:
      call.cpu.initialise();
      for (const vm of call.vms) if (vm.plan.cores[0] === el2.core) vm.start();
      break;
    case REASON.SYNC:
      if (current === undefined) return failed('hypervisor.no-vcpu', { core: el2.core });
      synchronous(call, current);
      break;
    case REASON.IRQ:
    case REASON.FIQ:
      call.handlers.interrupts(call);
      break;
    case REASON.SERROR:
      serror(call, current);
      break;
    default:
      return failed('hypervisor.own-exception', {
        core: el2.core,
        esr: hex(el2.mrs('ESR_EL2')),
        elr: hex(el2.mrs('ELR_EL2')),
        far: hex(el2.mrs('FAR_EL2')),
      });
  }
  const outcome = call.handlers.schedule(call);
  call.finish();
  return outcome;
}
