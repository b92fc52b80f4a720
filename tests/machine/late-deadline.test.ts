/** A deadline that a call of the hypervisor sets, and that has passed when what the call costs has. */
import { describe, expect, test } from 'vitest';
import { COST, DOOR, type El2, type HypervisorProgram, type Outcome } from '../../src/engine/hypervisor/el2.ts';
import { assemble } from '../../src/engine/isa/assembler/index.ts';
import { Machine } from '../../src/engine/machine/machine.ts';
import { coreModule, missing } from './testing.ts';

const ORIGIN = 0x4008_0000;
/** Opens HCR_EL2.IMO and the GIC for the hypervisor's timer (INTID 26), calls once, and waits. */
const source = `
        mov     x0, #(1 << 4)
        msr     hcr_el2, x0
        ldr     x1, =0x08000000
        mov     w0, #1
        str     w0, [x1]
        mov     w0, #(1 << 26)
        str     w0, [x1, #0x100]
        ldr     x1, =0x08010000
        mov     w0, #0xff
        str     w0, [x1, #4]
        mov     w0, #1
        str     w0, [x1]
        mov     x0, #2                  // REASON.IRQ, and a frame in RAM
        ldr     x1, =0x40100000
        hlt     #${DOOR}
        wfi
        mov     x0, #2
        hlt     #${DOOR}
2:      b       2b
`;

describe.skipIf(missing)('a timer that a call arms', () => {
  for (const counts of [1n, 10n, 200n, 2000n])
    test(`${counts} counts ahead wakes a core that waits, whatever the call costs`, () => {
      const { bytes, end } = assemble(source, { origin: BigInt(ORIGIN), file: 'late.s' });
      let calls = 0;
      const program: HypervisorProgram = {
        image: { address: ORIGIN, bytes, entry: ORIGIN, textEnd: Number(end) },
        call(_, el2: El2): Outcome {
          if (++calls > 1) return 'resume';
          el2.msr('CNTHP_CVAL_EL2', el2.mrs('CNTPCT_EL0') + counts);
          el2.msr('CNTHP_CTL_EL2', 1n);
          // More time than that goes by before the next instruction: 20 cycles each.
          for (let n = 0; n < 100; n++) el2.mrs('CNTPCT_EL0');
          return 'resume';
        },
        save: () => null,
        reset: () => undefined,
        restore: () => undefined,
      };
      const machine = new Machine(coreModule(), {
        cpus: 1,
        memory: 64 * 2 ** 20,
        virtualization: true,
        hypervisor: program,
      });
      machine.run(20_000);
      expect(calls).toBe(2);
      expect(machine.cycles).toBeGreaterThan(COST.CALL + 100 * COST.ACCESS);
    });
});
