/** One VM with one small guest under the whole hypervisor: what chapters 2, 4 and 5 look at, in Node and in a page. */
import { createHypervisor, type Hypervisor } from '../../../engine/hypervisor/index.ts';
import { assemble } from '../../../engine/isa/assembler/index.ts';
import { Machine, type MachineListener } from '../../../engine/machine/machine.ts';
import { hypervisorConfig } from '../../../engine/machine/presets.ts';
import { asm } from '../../../labs/kit/lab.ts';

/** It writes to a UART that it does not have, asks PSCI for its version, and rests. */
export const GUEST = asm`
        .global _start
_start: ldr     x1, =0x09000000
        mov     w2, #'g'
        strb    w2, [x1]
        ldr     x0, =0x84000000
        hvc     #0
        b       .
`;

const MEMORY = 2 * 2 ** 30;
/** Where the emulated UART's bytes come out. */
export const CHANNEL = 1;

/** The machine before its first instruction. */
export function smallGuest(
  module: WebAssembly.Module,
  listener: MachineListener,
): { readonly machine: Machine; readonly hypervisor: Hypervisor } {
  const { bytes } = assemble(GUEST, { origin: 0x4008_0000n, file: 'guest.s' });
  const vm = { name: 'guest', cores: [0] as const, kernel: bytes, console: { channel: CHANNEL } };
  const hypervisor = createHypervisor({ vms: [vm], cores: 1, memory: MEMORY });
  const config = hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] });
  return { machine: new Machine(module, config, listener), hypervisor };
}

/** HLT #0x7E2, behind which the handlers are. */
const DOOR = 0xd440_fc40;

/** The next instruction calls the handlers. */
export function isAtDoor({ cores }: Machine): boolean {
  const bytes = cores.read(Number(cores.pc(0)), 4);
  if (cores.el(0) !== 2 || bytes === undefined) return false;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === DOOR;
}
