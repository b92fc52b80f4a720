/** A system reset of the board: everything that a guest has changed is as after power-on, but RAM and the clock. */
import { expect, test } from 'vitest';
import { linux, missing, until } from './testing.ts';

test.skipIf(missing !== '')(
  'after a reset cores, GIC and devices are as in a new machine, and Linux boots again',
  () => {
    const used = linux({ cpus: 2, virtualization: true });
    const fresh = linux({ cpus: 2, virtualization: true }).machine.snapshot();
    expect(until(used, /guest# /)).toBe(true);
    used.machine.input(new TextEncoder().encode(`echo left over ${'x'.repeat(40)}`));
    used.machine.reset();
    const after = used.machine.snapshot();
    // PL031 shows the time of day: its offset to the clock, which goes on.
    expect(after.devices).toEqual(fresh.devices);
    expect(after.gic).toEqual(fresh.gic);
    expect({ lines: after.lines, turn: after.turn, input: after.input }).toEqual({ lines: fresh.lines, turn: fresh.turn, input: fresh.input }); // prettier-ignore
    for (let core = 0; core < 2; core++)
    for (const register of ['SCTLR_EL1', 'SCTLR_EL2', 'HCR_EL2', 'CNTV_CTL_EL0', 'CNTHP_CTL_EL2', 'PMCR_EL0', 'VBAR_EL2', 'MDSCR_EL1'])
      expect([core, register, used.machine.cores.sysreg(core, register)]).toEqual([core, register, linux({ cpus: 2, virtualization: true }).machine.cores.sysreg(core, register)]); // prettier-ignore
    const from = used.console.text.length;
    expect(until(used, /guest# /, from)).toBe(true);
    expect(used.console.text.slice(from)).not.toContain('left over');
  },
);
