/** The small guest's run, place by place: what a trap goes through, and the objects that it goes through. Worker or Node only. */
import type { Machine } from '../../../engine/machine/machine.ts';
import type { CallOperations } from '../../hypervisor/protocol.ts';
import { contextFrameView, type ContextFrameView } from '../context-frame.ts';
import { disassemblyView, namesOf, type DisassemblyView } from '../disassembly.ts';
import { memoryView, type MemoryView } from '../memory.ts';
import { pageTablesView, type PageTablesView } from '../page-tables.ts';
import { registersView, type RegistersView } from '../registers.ts';
import { CHANNEL, isAtDoor, smallGuest } from './small-guest.ts';

/** In the guest; first instruction of a slot; frame complete, handlers next; handlers done, the way out next; the guest rests. */
export type TrapPlace = 'guest' | 'vector' | 'saved' | 'handled' | 'rest';

export interface TrapMoment {
  readonly place: TrapPlace;
  readonly el: number;
  /** Traps so far, the one that is being handled included. */
  readonly traps: number;
  readonly code: DisassemblyView;
  readonly registers: RegistersView;
  /** On the EL2 stack, from the moment that the vector has made room. */
  readonly frame: ContextFrameView | undefined;
  readonly stage2: PageTablesView;
  readonly el2: PageTablesView;
  /** What the guest was loaded from. */
  readonly memory: MemoryView;
  /** What the handlers did in the last call; undefined before the first. */
  readonly call: CallOperations | undefined;
  /** What the guest's emulated UART has sent. */
  readonly console: string;
}

const SYSTEM = [
  'VBAR_EL2', 'TTBR0_EL2', 'SCTLR_EL2', 'HCR_EL2', 'VTTBR_EL2', 'ESR_EL2', 'FAR_EL2', 'HPFAR_EL2', 'ELR_EL2', 'SPSR_EL2',
] as const; // prettier-ignore
/** From one place to the next there are fewer instructions than this. */
const FAR = 2000;

export class TrapRun {
  readonly #machine: Machine;
  readonly #entry: bigint;
  #console = '';
  #call: CallOperations | undefined;
  #traps = 0;
  #place: TrapPlace = 'guest';
  #executed: bigint | undefined;
  /** Written before the guest began, and not changed since. */
  readonly #tables: Pick<TrapMoment, 'stage2' | 'el2'>;

  /** The guest is about to execute its first instruction. @throws EngineError */
  constructor(module: WebAssembly.Module) {
    const { machine, hypervisor } = smallGuest(module, {
      channel: (n, byte) => (this.#console += n === CHANNEL ? String.fromCharCode(byte) : ''),
      hypercall: ({ operations }) => {
        this.#call = { id: this.#traps, operations, omitted: 0 };
        machine.stop();
      },
    });
    this.#machine = machine;
    this.#entry = BigInt(hypervisor.plan.vms[0]?.entry ?? 0);
    // The first call, the boot, ends this run; from its end the way into the guest is short.
    machine.run(1e6);
    for (let n = 0; n < FAR && machine.cores.el(0) === 2; n++) machine.run(1);
    this.#call = undefined;
    this.#tables = {
      stage2: pageTablesView(machine, 0, { regime: 'stage2' }),
      el2: pageTablesView(machine, 0, { regime: 'el2' }),
    };
  }

  /** One instruction. */
  step(): void {
    const { cores } = this.#machine;
    const [pc, el, door] = [cores.pc(0), cores.el(0), isAtDoor(this.#machine)];
    this.#machine.run(1);
    this.#executed = pc;
    if (el === 1 && cores.el(0) === 2) {
      this.#place = 'vector';
      this.#traps++;
    } else if (door) this.#place = 'handled';
    else if (isAtDoor(this.#machine)) this.#place = 'saved';
    // The guest's last instruction branches to itself.
    else if (cores.el(0) === 1) this.#place = el === 1 && cores.pc(0) === pc ? 'rest' : 'guest';
  }

  /** To the next place of the way. Does nothing once the guest rests. */
  next(): void {
    const from = this.#place;
    for (let n = 0; n < FAR && this.#place === from && from !== 'rest'; n++) this.step();
  }

  moment(): TrapMoment {
    const machine = this.#machine;
    const { cores } = machine;
    const [el, pc] = [cores.el(0), cores.pc(0)];
    const vbar = cores.sysreg(0, 'VBAR_EL2');
    const symbols = namesOf(new Map([['vectors', vbar], ['guest', this.#entry]])); // prettier-ignore
    const slot = this.#place === 'vector' && (pc & 0x7fn) === 0n;
    return {
      place: this.#place,
      el,
      traps: this.#traps,
      code: disassemblyView(machine, 0, {
        symbols,
        ...(this.#executed !== undefined && { executed: this.#executed }),
      }),
      registers: registersView(machine, 0, SYSTEM),
      frame: el === 2 && !slot ? contextFrameView(machine, 0, cores.sp(0)) : undefined,
      ...this.#tables,
      memory: memoryView(machine, this.#entry, { length: 64 }),
      call: this.#call,
      console: this.#console,
    };
  }
}
