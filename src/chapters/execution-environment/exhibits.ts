/** What the figures of this chapter show. */
import { asm } from '../../labs/kit/lab.ts';
import { system } from '../kit/hypervisor.ts';
import { el2Root, leafOf, treeInLab } from '../kit/leaves.ts';
import type { Exhibits, Shown } from '../kit/parts.ts';
import { slots } from '../kit/programs.ts';
import { treeOf } from '../kit/tables.ts';

/** A stack pointer that is 8 off. The check is on, the MMU is not. */
export const CROOKED =
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x30c50838         // SCTLR_EL2: RES1, SA
        msr     sctlr_el2, x0
        isb
        ldr     x0, =0x40200008
set:    mov     sp, x0
use:    ldr     x1, [sp]
stop:   b       .
` + slots('vectors', 'stop');

/** A word that is not aligned, while the MMU is off. */
export const UNALIGNED =
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =0x40200001
        ldr     x1, [x0]
stop:   b       .
` + slots('vectors', 'stop');

export const programs = { CROOKED, UNALIGNED };

/** RAM in our hypervisor's own map at EL2. */
function ram(): Shown {
  const { machine } = system();
  const { descriptor } = leafOf(treeOf(machine, el2Root()), ({ address }) => address === 0x4000_0000n);
  return { descriptor, stage: 1, mair: machine.cores.sysreg(0, 'MAIR_EL2') };
}
export const descriptors: Exhibits['descriptors'] = { 'el2-ram': ram };

export const trees: Exhibits['trees'] = { 'el2-mmu': () => treeInLab('el2-mmu', 'level1') };
