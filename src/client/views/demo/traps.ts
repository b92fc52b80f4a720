/** Two small guests under the whole built-in hypervisor, and what its log has of them. Worker or Node only. */
import { createHypervisor } from '../../../engine/hypervisor/index.ts';
import { assemble } from '../../../engine/isa/assembler/index.ts';
import { Machine } from '../../../engine/machine/machine.ts';
import { hypervisorConfig } from '../../../engine/machine/presets.ts';
import { asm } from '../../../labs/kit/lab.ts';
import type { CallOperations } from '../../hypervisor/protocol.ts';
import { TrapLog } from '../trap-log.ts';
import { registerNames, type TrapView } from '../trap.ts';

const MEMORY = 2 * 2 ** 30;

/** Asks PSCI who it is, makes an SGI for itself, waits for it, and powers off. */
const caller = asm`
        .global _start
_start: ldr     x0, =0x84000000         // PSCI_VERSION
version: hvc    #0
        ldr     x0, =0xc6001234         // nobody offers this call
unknown: smc    #0
        ldr     x9, =0x08000000
type:   ldr     w1, [x9, #4]            // GICD_TYPER
        mov     w1, #1
enable: str     w1, [x9]                // GICD_CTLR
        ldr     x10, =0x08010000        // the virtual CPU interface: no trap
        str     w1, [x10]
        mov     w2, #0xf0
        str     w2, [x10, #4]
        ldr     w3, =(1 << 25)          // to itself, SGI 0
self:   str     w3, [x9, #0xf00]        // GICD_SGIR
rest:   wfi
        ldr     x0, =0x84000008         // SYSTEM_OFF
off:    hvc     #0
        b       .
`;

/** Writes to a UART that it does not have, reads where nothing is, and asks its own handler to be rid of the abort. */
const writer = asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el1, x0
        ldr     x1, =0x09000000
        mov     w2, #'h'
first:  strb    w2, [x1]
        mov     w2, #'i'
second: strb    w2, [x1]
flags:  ldr     w3, [x1, #0x18]         // UARTFR
        ldr     x4, =0x0b000000
nowhere: ldr    x5, [x4]
        b       .
        .balign 2048
vectors:
        .rept   16
        .balign 128
        b       done
        .endr
done:   ldr     x0, =0x84000002         // CPU_OFF
finish: hvc     #0
        b       .
`;

export interface TrapScene {
  /** The newest first. */
  readonly traps: readonly TrapView[];
  /** What the hypervisor did in each of them. */
  readonly calls: readonly CallOperations[];
}

/** @throws EngineError, AssemblyErrors */
export function trapScene(module: WebAssembly.Module): TrapScene {
  // Neither has an absolute address in it, so it does not matter where the hypervisor puts them.
  const guests = { caller: assemble(caller, { origin: 0n }), writer: assemble(writer, { origin: 0n }) };
  const hypervisor = createHypervisor({
    vms: [
      { name: 'caller', cores: [0], kernel: guests.caller.bytes, console: 'uart' },
      { name: 'writer', cores: [1], kernel: guests.writer.bytes, console: { channel: 1 } },
    ],
    cores: 2,
    memory: MEMORY,
  });
  const log: TrapLog = new TrapLog(() => machine, hypervisor);
  const machine: Machine = new Machine(
    module,
    hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }),
    log.listener,
  );
  machine.run(2_000_000);
  const names = Object.values(guests).map(({ symbols }, vm) => {
    const entry = BigInt(hypervisor.plan.vms[vm]?.entry ?? 0);
    return new Map([...symbols].map(([name, offset]) => [entry + offset, name]));
  });
  const traps = log.last(
    {},
    {
      vms: hypervisor.plan.vms,
      registers: registerNames(machine),
      where: (vm, address) => names[vm]?.get(address),
    },
  );
  const calls = traps.flatMap(({ id }) => {
    const found = log.operations(id);
    return found === undefined ? [] : [{ id, operations: found.operations, omitted: found.omitted }];
  });
  return { traps, calls };
}
