/** The hypervisor as the machine runs it: vectors.s, and the handlers behind its one host call. */
import { Call } from './call.ts';
import { planSystem, type SystemDescription, type SystemPlan } from './configuration.ts';
import { REASON, type El2, type HypervisorProgram, type Outcome, type Reason } from './el2.ts';
import { HANDLERS, type Handlers } from './handlers.ts';
import { OWN } from './board.ts';
import { failed, hex } from './report.ts';
import { newState, readState, type HypervisorState } from './state.ts';
import { serror, synchronous } from './traps.ts';
import { assembleVectors } from './vectors.ts';

export type { Handlers } from './handlers.ts';
export type { SystemDescription, SystemPlan, VmDescription } from './configuration.ts';
export type { HypervisorState } from './state.ts';

/** An image that must be in memory when the machine starts. */
export interface LoadedImage {
  readonly name: string;
  readonly address: number;
  readonly data: Uint8Array;
}

export interface Hypervisor extends HypervisorProgram {
  readonly plan: SystemPlan;
  /** The guests' images at their addresses, and untouched copies of them for restarts. */
  readonly images: readonly LoadedImage[];
  /** All that lasts between calls. */
  readonly state: HypervisorState;
}

/**
 * @param replacements a reader's own handlers
 * @throws EngineError hypervisor.… when the description does not fit together
 */
export function createHypervisor(description: SystemDescription, replacements: Partial<Handlers> = {}): Hypervisor {
  const plan = planSystem(description);
  const handlers: Handlers = { ...HANDLERS, ...replacements };
  const vectors = assembleVectors(plan.cores, Math.ceil(description.memory / 2 ** 30));
  const fresh = (): HypervisorState =>
    newState(
      plan.cores,
      plan.vms.map(({ cores, disks }) => ({ vcpus: cores.length, disks: disks.length })),
      OWN.tables.start,
    );
  let state = fresh();
  return {
    plan,
    image: { address: OWN.image.start, bytes: vectors.bytes, entry: vectors.entry, textEnd: vectors.textEnd },
    images: plan.vms.flatMap(({ images }) =>
      images.flatMap(({ what, address, bytes, store }) => [
        { name: what, address, data: bytes },
        { name: `${what}, kept`, address: store, data: bytes },
      ]),
    ),
    get state() {
      return state;
    },
    call(reason, el2) {
      // The board was reset: core 0 boots again, and nothing of before is true any more.
      if (reason === REASON.BOOT && el2.core === 0) state = fresh();
      return enter(new Call(el2, plan, state, handlers), reason, el2);
    },
    save: () => structuredClone(state),
    restore(saved) {
      state = readState(saved, fresh());
    },
  };
}

function enter(call: Call, reason: Reason, el2: El2): Outcome {
  const { current } = call;
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
      if (current !== undefined) current.vm.vgic.fold(current);
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
