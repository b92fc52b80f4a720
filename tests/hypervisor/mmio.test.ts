import { expect, test } from 'vitest';
import { createHypervisor } from '../../src/engine/hypervisor/index.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { Machine } from '../../src/engine/machine/machine.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { coreModule } from '../machine/testing.ts';
import { system } from './testing.ts';

const MEMORY = 2 ** 31;

/** Accesses of all kinds to a UART: what it prints tells what each of them did. */
const PROGRAM = assemble(
  `
        adr     x0, vectors
        msr     vbar_el1, x0
        mov     x19, #0x09000000
        mov     w0, #0x301
        str     w0, [x19, #0x30]
        mov     w0, #'b'
        strb    w0, [x19]
        mov     w0, #'h'
        strh    w0, [x19]
        mov     x0, #'x'                // the second word is of UARTRSR
        str     x0, [x19]
        mov     w0, #'i'
        str     w0, [x19], #0x10        // with a syndrome that does not say what it was, under a hypervisor
        mov     x19, #0x09000000
        dc      civac, x19              // nothing is cached of a device
        mov     w0, #'c'
        str     w0, [x19]
        ldr     x1, [x19, #0xfe0]       // UARTPeriphID: 0x11, 0x10
        lsr     x0, x1, #32
        add     w0, w0, #'A' - 0x10
        str     w0, [x19]
        ldrsb   x1, [x19, #0xff8]       // UARTPCellID: 0x05
        add     w0, w1, #'a'
        str     w0, [x19]
        mrs     x0, sctlr_el1           // from here on big-endian
        orr     x0, x0, #0x2000000
        msr     sctlr_el1, x0
        isb
        mov     w0, #('B' << 24)
        str     w0, [x19]
        mov     w0, #('H' << 8)
        strh    w0, [x19]
        ldr     w0, [x19, #0xff8]       // 0x05000000
        lsr     w0, w0, #24
        add     w0, w0, #'a'
        lsl     w0, w0, #24
        str     w0, [x19]
        mov     w0, #('!' << 24)
        str     w0, [x19]
1:      b       1b
        .balign 2048
vectors:
        .skip   0x200
        mov     w0, #'?'
        str     w0, [x19]
        mrs     x0, elr_el1
        add     x0, x0, #4
        msr     elr_el1, x0
        eret
`,
  { origin: 0x4008_0000n },
).bytes;

test('accesses to an emulated UART do what they do on the board, but for those whose syndrome says nothing', () => {
  let text = '';
  const config = { cpus: 1 as const, memory: 2 ** 27, virtualization: false, kernel: PROGRAM };
  const machine = new Machine(coreModule(), config, { console: (byte) => (text += String.fromCharCode(byte)) });
  machine.run(10_000);
  expect(text).toBe('bhxicAfBHf!');
  const vm = { name: 'vm', cores: [0 as const], console: { channel: 0 }, kernel: PROGRAM };
  const hypervisor = createHypervisor({ vms: [vm], cores: 1, memory: MEMORY });
  const under = system(hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }));
  under.machine.run(200_000);
  // A store with writeback has no syndrome (Arm ARM D13.2.37, ISV): the guest gets an external abort, as under KVM.
  expect(under.consoles[0]).toBe(text.replace('i', '?'));
});
