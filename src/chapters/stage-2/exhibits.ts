/** What the figures of this chapter show. */
import { asm } from '../../labs/kit/lab.ts';
import { solution, symbol } from '../kit/exhibit.ts';
import { wordsAt } from '../kit/hypervisor.ts';
import { treeInLab } from '../kit/leaves.ts';
import type { Exhibits, Shown } from '../kit/parts.ts';
import { slots } from '../kit/programs.ts';

/** A guest loads a word, EL2 unmaps it behind the guest's back, and the guest loads it again. */
const unmap = (invalidate: string): string =>
  asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =level1
        ldr     x1, =level2 + 3
        str     x1, [x0, #8]            // IPA bits 38 to 30: 1
        ldr     x0, =level2
        ldr     x1, =0x400007fd         // the guest's code
        str     x1, [x0]
        ldr     x1, =0x402007fd         // and its data
        str     x1, [x0, #8]
        dsb     sy
        ldr     x0, =0x80023559
        msr     vtcr_el2, x0
        ldr     x0, =level1
        msr     vttbr_el2, x0
        ldr     x0, =0x80000001
        msr     hcr_el2, x0
        isb
        tlbi    vmalls12e1
        dsb     sy
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, guest
        msr     elr_el2, x0
        eret

guest:  ldr     x2, =0x40200000
        ldr     x3, [x2]
        hvc     #0
        ldr     x4, [x2]                // EL2 has unmapped it
        b       .

handler:
        mrs     x0, esr_el2
        lsr     x0, x0, #26
        cmp     x0, #0x16
        b.ne    stop
        ldr     x0, =level2 + 8
        ldr     x1, =0x40200
        str     xzr, [x0]
        dsb     ish
` +
  invalidate +
  asm`
        eret
stop:   b       .
` +
  slots('vectors', 'handler') +
  asm`
        .balign 4096
level1: .skip   4096
level2: .skip   4096
`;
export const UNMAP = unmap(asm`
        tlbi    ipas2e1is, x1
        dsb     ish
        tlbi    vmalle1is
        dsb     ish
        isb
`);
/** The same without TLBI. */
export const STALE = unmap('');

export const programs = { UNMAP, STALE };

/** Written by the solution of the lab stage2-descriptor. */
const inLab = (label: string): Shown => {
  const lab = solution('stage2-descriptor');
  const [descriptor = 0n] = wordsAt(lab.run.machine, Number(symbol(lab, label)), 1);
  return { descriptor, stage: 2, mair: 0n };
};
export const descriptors = { 'stage2-page': () => inLab('page'), 'stage2-rom': () => inLab('rom') };

export const trees: Exhibits['trees'] = { 'map-a-guest': () => treeInLab('map-a-guest', 'level1') };
