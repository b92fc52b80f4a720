/** One VM with one small guest under the whole hypervisor: what chapters 2, 4 and 5 look at. Run when the site is built. */
import { FRAME, type Reason } from '../../engine/hypervisor/el2.ts';
import type { Hypervisor } from '../../engine/hypervisor/index.ts';
import type { El2Operation } from '../../engine/machine/core-el2.ts';
import type { Machine } from '../../engine/machine/machine.ts';
import { CHANNEL, isAtDoor, smallGuest } from '../../client/views/demo/small-guest.ts';
import { coreModule } from './exhibit.ts';

/** EL2's and EL1's registers that make a core a guest's. */
export const WATCHED = [
  'HCR_EL2', 'VTCR_EL2', 'VTTBR_EL2', 'VPIDR_EL2', 'VMPIDR_EL2', 'CNTHCTL_EL2', 'CNTVOFF_EL2', 'CPTR_EL2', 'SPSR_EL2', 'ELR_EL2', 'SCTLR_EL1', 'VBAR_EL2', 'TTBR0_EL2', 'SCTLR_EL2',
] as const; // prettier-ignore
export type Registers = ReadonlyMap<string, bigint>;

export interface Trap {
  readonly reason: Reason;
  readonly esr: bigint;
  readonly far: bigint;
  readonly hpfar: bigint;
  readonly elr: bigint;
  /** Physical address of the context frame, and its 34 words as vectors.s left them. */
  readonly frame: bigint;
  readonly words: readonly bigint[];
  readonly operations: readonly El2Operation[];
}

export interface System {
  readonly machine: Machine;
  readonly hypervisor: Hypervisor;
  /** Before the first instruction, and at the first instruction of the guest. */
  readonly reset: Registers;
  readonly entered: Registers;
  /** Calls of the hypervisor, in order; the first is its boot. */
  readonly traps: readonly Trap[];
  /** A64 instructions at EL2 for the guest's first trap, from the vector to ERET, and how many of them move registers. */
  readonly trapInstructions: number;
  /** What the guest's UART, which is emulated, has sent. */
  readonly console: string;
}

let made: System | undefined;

export function system(): System {
  return (made ??= make());
}

function make(): System {
  const traps: Trap[] = [];
  let console = '';
  let frame = { at: 0n, words: [] as readonly bigint[] };
  const { machine, hypervisor } = smallGuest(coreModule(), {
    channel: (n, byte) => (console += n === CHANNEL ? String.fromCharCode(byte) : ''),
    hypercall: ({ reason, operations }) => {
      const { cores } = machine;
      machine.stop();
      const of = (name: string): bigint => cores.sysreg(0, name);
      traps.push({
        reason, operations, frame: frame.at, words: frame.words,
        esr: of('ESR_EL2'), far: of('FAR_EL2'), hpfar: of('HPFAR_EL2'), elr: of('ELR_EL2'),
      }); // prettier-ignore
    },
  });
  const { cores } = machine;
  const registers = (): Registers => new Map(WATCHED.map((name) => [name, cores.sysreg(0, name)]));
  const reset = registers();
  let entered: Registers | undefined;
  let trapInstructions = 0;
  // The first call ends this run: the boot, which clears its tables before it.
  machine.run(1e6);
  // From there instruction by instruction: the frame is complete where the HLT is, and there it is looked at.
  for (let n = 0; n < 1000 && traps.length < 3; n++) {
    const at = cores.x(0, 1);
    if (isAtDoor(machine)) frame = { at, words: wordsAt(machine, Number(at), FRAME.SIZE / 8) };
    if (entered !== undefined && cores.el(0) === 2 && traps.length < 3) trapInstructions++;
    machine.run(1);
    if (entered === undefined && cores.el(0) === 1) entered = registers();
  }
  if (entered === undefined) throw new Error('the hypervisor has not entered its guest');
  return { machine, hypervisor, reset, entered, traps, trapInstructions, console };
}

/** 64-bit words of physical memory. @throws Error outside of it */
export function wordsAt({ cores }: Machine, address: number, count: number): bigint[] {
  const bytes = cores.read(address, 8 * count);
  if (bytes === undefined) throw new Error(`no memory at 0x${address.toString(16)}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: count }, (_, n) => view.getBigUint64(8 * n, true));
}
