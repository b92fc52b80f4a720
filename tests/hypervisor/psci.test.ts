import { expect, test } from 'vitest';
import { createHypervisor } from '../../src/engine/hypervisor/index.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { Machine } from '../../src/engine/machine/machine.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { coreModule } from '../machine/testing.ts';
import { system } from './testing.ts';

const MEMORY = 2 ** 31;

/**
 * Core 0 starts core 1 again and again; that one leaves its context identifier, sends an SGI and switches itself off. Then
 * core 0 sleeps by CPU_SUSPEND until its timer comes, and powers off. It prints a letter after each part.
 */
const GUEST = assemble(
  `
        .macro  call function, a=0, b=0, c=0
        ldr     x0, =\\function
        mov     x1, \\a
        mov     x2, \\b
        mov     x3, \\c
        hvc     #0
        .endm
        .macro  put character
        mov     w0, #\\character
        str     w0, [x19]
        .endm

start:  ldr     x19, =0x09000000
        ldr     x20, =0x08000000
        ldr     x21, =0x08010000
        adr     x22, mailbox
        mov     w0, #1
        str     w0, [x20]
        mov     w0, #0xf0
        str     w0, [x21, #4]
        mov     w0, #0x201              // EOIR drops the priority, DIR ends
        str     w0, [x21]
        ldr     w0, =0x48000000         // timers
        str     w0, [x20, #0x100]

        call    0xc4000004, #1          // AFFINITY_INFO: off
        cmp     x0, #1
        b.ne    failed
        call    0xc4000003, #0          // CPU_ON of itself
        cmn     w0, #4
        b.ne    failed
        call    0xc4000003, #2          // of nobody
        cmn     w0, #2
        b.ne    failed
        put     'a'

        mov     x24, #0
1:      add     x24, x24, #1
        adr     x25, second
        call    0xc4000003, #1, x25, x24
        cbnz    x0, failed
2:      ldr     x0, [x22]
        cmp     x0, x24
        b.ne    2b
3:      ldr     w0, [x21, #0xc]         // SGI 5 of core 1
        cmp     w0, #0x405
        b.ne    3b
        str     w0, [x21, #0x10]
        str     w0, [x21, #0x1000]
4:      call    0xc4000004, #1
        cmp     x0, #1
        b.ne    4b
        cmp     x24, #20
        b.lo    1b
        put     'b'

        mov     x24, #0
5:      add     x24, x24, #1
        mrs     x0, cntvct_el0
        add     x0, x0, #0x10, lsl #12  // about a millisecond
        msr     cntv_cval_el0, x0
        mov     x0, #1
        msr     cntv_ctl_el0, x0
6:      call    0xc4000001
        cbnz    x0, failed
        add     x26, x26, #1
        ldr     w0, [x21, #0xc]
        cmp     w0, #27
        b.ne    6b
        msr     cntv_ctl_el0, xzr
        str     w0, [x21, #0x10]
        str     w0, [x21, #0x1000]
        cmp     x24, #10
        b.lo    5b
        cmp     x26, #30                // it may wake for nothing, but not all the time
        b.hs    failed
        put     'c'
        call    0x84000008
failed: put     '!'
        b       .

second: ldr     x20, =0x08000000
        ldr     x21, =0x08010000
        mrs     x1, sctlr_el1
        tbnz    x1, #0, 7f
        mrs     x1, mpidr_el1
        and     x1, x1, #0xff
        cmp     x1, #1
        b.ne    7f
        adr     x22, mailbox
        str     x0, [x22]
        ldr     w1, =0x00010005         // SGI 5 to core 0
        str     w1, [x20, #0xf00]
        call    0x84000002              // CPU_OFF
7:      b       .
        .ltorg
        .balign 8
mailbox: .quad  0
`,
  { origin: 0x4008_0000n },
).bytes;

const under = (cores: readonly (0 | 1)[]): { text: string; hvc: number; power: string | undefined } => {
  const vm = { name: 'vm', cores, console: { channel: 0 }, kernel: GUEST };
  const hypervisor = createHypervisor({ vms: [vm], cores: 2, memory: MEMORY });
  const { machine, consoles } = system(hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }));
  machine.run(100_000);
  for (let n = 0; n < 400 && hypervisor.state.vms[0]?.power === 'on'; n++) machine.run(100_000);
  const [own] = hypervisor.state.vms;
  return { text: consoles[0] ?? '', hvc: own?.traps['hvc'] ?? 0, power: own?.power };
};

test('cores are switched on and off, send each other interrupts and sleep as on the bare machine', () => {
  let text = '';
  const config = { cpus: 2 as const, memory: 2 ** 27, virtualization: false, kernel: GUEST };
  const machine = new Machine(coreModule(), config, { console: (byte) => (text += String.fromCharCode(byte)) });
  for (let n = 0; n < 100 && machine.state === 'running'; n++) machine.run(100_000);
  expect(text).toBe('abc');
  expect(under([0, 1])).toMatchObject({ text: 'abc', power: 'off' });
  expect(under([0, 0])).toMatchObject({ text: 'abc', power: 'off' });
});
