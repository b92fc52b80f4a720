import { describe, expect, test } from 'vitest';
import { createHypervisor } from '../../src/engine/hypervisor/index.ts';
import { CONTEXT } from '../../src/engine/hypervisor/boot/context.ts';
import { SYSTEM_REGISTERS } from '../../src/engine/isa/sysregs.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { hypervisorConfig } from '../../src/engine/machine/presets.ts';
import { missing, system, untilShown } from './testing.ts';

const MEMORY = 2 ** 31;
const BASES = [0x7000_0000, 0x5000_0000] as const;
/** Where the guests write down what they found, behind their image. */
const RESULTS = 0x10_0000;

/** Registers that EL1 can write and read, and that would hold any pattern; writing them must not stop the guest itself. */
const STOPS_ITSELF =
  /^(SCTLR|TCR|TTBR|VBAR|MAIR|SP_EL|ELR|SPSR|CPACR|CNT[PV]_|CNTKCTL|MDSCR|DBG[BW]CR|OSDLR|PMCR|PMUSERENR)/;
const FILLED = SYSTEM_REGISTERS.filter(
  ({ name, read, write, mask, stored }) =>
    read <= 1 && write <= 1 && mask !== 0n && stored && CONTEXT.includes(name) && !STOPS_ITSELF.test(name),
).map(({ name }) => name);
const COUNTERS = ['PMCCNTR_EL0', 'PMEVCNTR0_EL0', 'PMEVCNTR5_EL0'];
const SECRET = 0x5ec2_e75e_c2e7_5ec2n;

const image = (body: string, origin: bigint): Uint8Array =>
  assemble(
    `
        b       start
        .balign 8
        .quad   0, 0x10000, 0, 0, 0, 0
        .ascii  "ARM\\x64"
        .word   0
        .macro  put character
        mov     w1, #\\character
        ldr     x0, =0x09000000
        str     w1, [x0]
        .endm
start:  mov     x0, #(3 << 20)          /* floating point may be used */
        msr     cpacr_el1, x0
        isb
${body}
        put     'e'
        put     'n'
        put     'd'
1:      b       1b
        .ltorg
`,
    { origin },
  ).bytes;

/** Fills everything with the secret, and goes on doing so for as long as it runs. */
const attacker = `
        mov     x28, #0
0:      ldr     x9, =${SECRET}
${FILLED.map((name) => `        msr     ${name}, x9`).join('\n')}
        mov     x10, #1                 /* counters count */
        msr     pmcr_el0, x10
        ldr     x10, =0x8000003f
        msr     pmcntenset_el0, x10
        msr     dbgdtrtx_el0, x9
        msr     dbgclaimset_el1, x9
        dup     v0.2d, x9
${Array.from({ length: 31 }, (_, n) => `        mov     v${n + 1}.16b, v0.16b`).join('\n')}
        mov     x10, #0x07c00000
        msr     fpcr, x10
        mov     x10, #0x9f
        msr     fpsr, x10
${Array.from({ length: 28 }, (_, n) => (n === 9 || n === 10 ? '' : `        mov     x${n}, x9`)).join('\n')}
        add     x28, x28, #1
        b       0b
`;

/** Writes down what it finds: at its start, and again after others have had the core. */
const observer = `
        .macro  keep
        str     x1, [x2], #8
        .endm
        ldr     x2, =0x${(BASES[1] + RESULTS).toString(16)}
        mov     x27, #0
round:
${FILLED.map((name) => `        mrs     x1, ${name}\n        keep`).join('\n')}
        mrs     x1, fpcr
        keep
        mrs     x1, fpsr
        keep
        mrs     x1, mdccsr_el0
        keep
        mrs     x1, dbgclaimclr_el1
        keep
        mrs     x1, tpidrro_el0
        keep
        mrs     x1, pmovsset_el0
        keep
${Array.from({ length: 16 }, (_, n) => `        stp     q${2 * n}, q${2 * n + 1}, [x2], #32`).join('\n')}
        mov     x26, #0                 /* long enough for several turns of the other */
        ldr     x25, =400000
1:      add     x26, x26, #1
        cmp     x26, x25
        b.lo    1b
        add     x27, x27, #1
        cmp     x27, #3
        b.lo    round
`;
const PER_ROUND = 8 * (FILLED.length + 6) + 32 * 16;

describe.skipIf(missing !== '')(`VMs that share a core${missing && `: needs ${missing}`}`, { timeout: 240_000 }, () => {
  test('find nothing of each other in any register', () => {
    expect(FILLED.length).toBeGreaterThan(35);
    for (const name of ['TPIDR_EL0', 'DBGBVR5_EL1', 'DBGWVR3_EL1', 'OSDTRTX_EL1', 'PAR_EL1', ...COUNTERS])
      expect(FILLED).toContain(name);
    const vms = [
      { name: 'attacker', cores: [0 as const], console: 'uart' as const, kernel: image(attacker, 0x7020_0000n), memory: 0x100_0000 }, // prettier-ignore
      { name: 'observer', cores: [0 as const], console: { channel: 1 }, kernel: image(observer, 0x5020_0000n), memory: 0x100_0000 }, // prettier-ignore
    ];
    const hypervisor = createHypervisor({ vms, cores: 1, memory: MEMORY });
    const both = system(hypervisorConfig(hypervisor, { memory: MEMORY, disks: [] }));
    // What was in RAM before the machine was switched on is nobody's either.
    const own = hypervisor.plan;
    expect(both.machine.cores.write(0x400f_0000, new Uint8Array(0x1_0000).fill(0x5e))).toBe(true);
    expect(untilShown(both, { 1: /end$/ }, { cycles: 60e6 })).toBe(true);
    // The attacker had its turns.
    expect(both.hypervisor.state.vms[0]?.power).toBe('on');
    expect(own.vms).toHaveLength(2);
    const found = both.machine.cores.read(BASES[1] + RESULTS, 3 * PER_ROUND) ?? new Uint8Array(0);
    const view = new DataView(found.buffer);
    for (let at = 0; at < found.length; at += 8) {
      const [round, index] = [Math.floor(at / PER_ROUND), (at % PER_ROUND) / 8];
      const value = view.getBigUint64(at, true);
      expect(`round ${round}, ${FILLED[index] ?? `value ${index - FILLED.length}`}: ${value}`).toBe(
        `round ${round}, ${FILLED[index] ?? `value ${index - FILLED.length}`}: 0`,
      );
    }
  });
});
