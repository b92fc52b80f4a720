import type { Step } from './script.ts';

/** A script on which QEMU 7.2 and the manual disagree. Its last step shows it. Each is a row of docs/deviations.md. */
export interface Deviation {
  readonly about: string;
  readonly section: string;
  readonly cpus: 1 | 2;
  readonly steps: readonly Step[];
  readonly ours: string;
  readonly qemu: string;
}

const d = (offset: number, value: number, cpu = 0): Step => ['write', 'GICD', offset, 4, value, cpu];
const c = (offset: number, value: number, cpu = 0): Step => ['write', 'GICC', offset, 4, value, cpu];
const h = (offset: number, value: number): Step => ['write', 'GICH', offset, 4, value];
const v = (offset: number, value: number): Step => ['write', 'GICV', offset, 4, value];
const iar = (cpu = 0): Step => ['read', 'GICC', 0x0c, 4, cpu];

/** Both groups on, AckCtl, everything passes the mask, SPIs 32–63 enabled. */
const ON: readonly Step[] = [d(0x000, 3), c(0x00, 7), c(0x04, 0xff), d(0x104, 0xffffffff)];
const VIRTUAL_ON: readonly Step[] = [h(0x00, 1), h(0x08, 0xf84c0007)];
const PENDING_20 = 0x10000000 | (4 << 23) | 20;

export const DEVIATIONS: readonly Deviation[] = [
  {
    about: 'A doubleword access is an external abort; QEMU splits it into two words.',
    section: '§4.1.4',
    cpus: 1,
    steps: [['read', 'GICD', 0x000, 8]],
    ours: 'abort',
    qemu: '00000000',
  },
  {
    about: 'GICC_AIAR acknowledges a Group 1 interrupt; QEMU reads it as zero.',
    section: '§4.4.12',
    cpus: 1,
    steps: [...ON, d(0x084, 1), d(0x204, 1), ['read', 'GICC', 0x20, 4]],
    ours: '00000020',
    qemu: '00000000',
  },
  {
    about: 'GICC_AEOIR ends a Group 1 interrupt; QEMU ignores it.',
    section: '§4.4.13',
    cpus: 1,
    steps: [...ON, d(0x084, 1), d(0x204, 1), iar(), c(0x24, 32), ['read', 'GICD', 0x304, 4]],
    ours: '00000000',
    qemu: '00000001',
  },
  {
    about: 'GICC_AHPPIR shows a pending Group 1 interrupt; QEMU reads it as zero.',
    section: '§4.4.14',
    cpus: 1,
    steps: [...ON, d(0x084, 1), d(0x204, 1), ['read', 'GICC', 0x28, 4]],
    ours: '00000020',
    qemu: '00000000',
  },
  {
    about: 'GICV_AIAR, AEOIR and AHPPIR work as GICC’s; QEMU reads them as zero.',
    section: '§5.5.9',
    cpus: 1,
    steps: [...VIRTUAL_ON, h(0x100, PENDING_20 | (1 << 30)), ['read', 'GICV', 0x20, 4]],
    ours: '00000014',
    qemu: '00000000',
  },
  {
    about: 'HPPIR does not look at the priority mask; in QEMU a masked interrupt is not shown.',
    section: '§4.4.7',
    cpus: 1,
    steps: [...ON, c(0x04, 0x80), d(0x420, 0xf0f0f0f0), d(0x204, 1), ['read', 'GICC', 0x18, 4]],
    ours: '00000020',
    qemu: '000003ff',
  },
  {
    about: 'HPPIR names the source CPU of an SGI; QEMU leaves it out.',
    section: '§4.4.7',
    cpus: 2,
    steps: [...ON, d(0xf00, 0x10003, 1), ['read', 'GICC', 0x18, 4]],
    ours: '00000403',
    qemu: '00000003',
  },
  {
    about: 'The distributor forwards interrupts of enabled groups only; QEMU lets IAR acknowledge the others too.',
    section: '§4.3.1',
    cpus: 1,
    steps: [...ON, d(0x000, 2), d(0x204, 1), iar()],
    ours: '000003ff',
    qemu: '00000020',
  },
  {
    about: 'A pending interrupt of a group that the distributor does not forward hides no other; in QEMU it does.',
    section: '§4.3.1',
    cpus: 1,
    steps: [...ON, d(0x084, 2), d(0x424, 0), d(0x420, 0x00008000), d(0x000, 2), d(0x204, 3), ['lines']],
    ours: '00000080',
    qemu: '00000000',
  },
  {
    about: 'IAR acknowledges nothing of a group that GICC_CTLR disables; QEMU asks only whether any group is enabled.',
    section: '§4.4.4',
    cpus: 1,
    steps: [...ON, c(0x00, 6), d(0x204, 1), iar()],
    ours: '000003ff',
    qemu: '00000020',
  },
  {
    about: 'GICV_IAR acknowledges nothing of a group that GICH_VMCR disables; QEMU as on the physical side.',
    section: '§5.5.4',
    cpus: 1,
    steps: [...VIRTUAL_ON, h(0x08, 0xf84c0006), h(0x100, PENDING_20), ['read', 'GICV', 0x0c, 4]],
    ours: '000003ff',
    qemu: '00000014',
  },
  {
    about:
      'IAR answers 1022 only for an interrupt that could be signalled; QEMU does so without looking at preemption.',
    section: '§3.2.5',
    cpus: 1,
    steps: [...ON, d(0x084, 2), d(0x204, 1), iar(), c(0x00, 3), d(0x204, 2), iar()],
    ours: '000003ff',
    qemu: '000003fe',
  },
  {
    about: 'Preemption compares group priorities; QEMU compares the whole priority with the running group priority.',
    section: '§3.3.3',
    cpus: 1,
    steps: [...ON, d(0x420, 0x00004844), d(0x204, 2), iar(), c(0x08, 4), d(0x204, 1), iar()],
    ours: '000003ff',
    qemu: '00000020',
  },
  {
    about: 'GICD_ICFGR1 is banked; in QEMU the CPUs share it.',
    section: '§4.3.13',
    cpus: 2,
    steps: [d(0xc04, 0x80000000), ['read', 'GICD', 0xc04, 4, 1]],
    ours: '00000000',
    qemu: '80000000',
  },
  {
    about: 'An SPI has one active state; in QEMU each CPU has its own, and after ISACTIVER an EOI clears only one.',
    section: '§4.3.9',
    cpus: 1,
    steps: [...ON, d(0x204, 1), iar(), d(0x304, 1), c(0x10, 32), ['read', 'GICD', 0x304, 4]],
    ours: '00000000',
    qemu: '00000001',
  },
  {
    about: 'An SPI that one CPU handles cannot be acknowledged by another; in QEMU it can, once it is pending again.',
    section: '§3.2.3',
    cpus: 2,
    steps: [...ON, c(0x00, 7, 1), c(0x04, 0xff, 1), d(0x820, 3), d(0x204, 1), iar(0), d(0x204, 1), iar(1)],
    ours: '000003ff',
    qemu: '00000020',
  },
  {
    about: 'GICD_ISPENDR0 makes a PPI pending; with two CPUs QEMU asks its targets, which are 0.',
    section: '§4.3.7',
    cpus: 2,
    steps: [d(0x200, 0x00010000), ['read', 'GICD', 0x200, 4]],
    ours: '00010000',
    qemu: '00000000',
  },
  {
    about: 'An SPI without target becomes pending in the distributor; in QEMU the write is lost.',
    section: '§4.3.7',
    cpus: 2,
    steps: [d(0x820, 0), d(0x204, 1), ['read', 'GICD', 0x204, 4]],
    ours: '00000001',
    qemu: '00000000',
  },
  {
    about: 'Target bits of CPUs that do not exist are RAZ/WI; QEMU keeps them.',
    section: '§4.3.12',
    cpus: 2,
    steps: [d(0x820, 0xffffffff), ['read', 'GICD', 0x820, 4]],
    ours: '03030303',
    qemu: 'ffffffff',
  },
  {
    about: 'Source bits of CPUs that do not exist are RAZ/WI; QEMU keeps them.',
    section: '§4.3.17',
    cpus: 1,
    steps: [
      ['write', 'GICD', 0xf20, 1, 0xff],
      ['read', 'GICD', 0xf20, 1],
    ],
    ours: '00000001',
    qemu: '000000ff',
  },
  {
    about:
      'Zeros written to GICD_SPENDSGIR do nothing; QEMU makes the SGI pending without a source (and stops at its IAR).',
    section: '§4.3.17',
    cpus: 1,
    steps: [
      ['write', 'GICD', 0xf20, 4, 1],
      ['read', 'GICD', 0x200, 4],
    ],
    ours: '00000001',
    qemu: '0000000f',
  },
  {
    about: 'GICV_ABPR is at least 3; QEMU lets a guest write 1.',
    section: '§5.5.8',
    cpus: 1,
    steps: [v(0x1c, 0), ['read', 'GICV', 0x1c, 4]],
    ours: '00000003',
    qemu: '00000001',
  },
  {
    about: 'A physical interrupt that a guest ends can be signalled at once; QEMU waits for another access.',
    section: '§5.2.1',
    cpus: 1,
    steps: [
      ...[...ON, ...VIRTUAL_ON, d(0x204, 1), iar(), d(0x204, 1), c(0x00, 0x207), c(0x10, 32)],
      h(0x100, 0x80000000 | PENDING_20 | (32 << 10)),
      ['read', 'GICV', 0x0c, 4],
      v(0x10, 20),
      ['lines'],
    ],
    ours: '00000080',
    qemu: '00000000',
  },
  {
    about: 'A list register tied to hardware has no source CPU; QEMU takes it from the physical INTID.',
    section: '§5.3.10',
    cpus: 1,
    steps: [...VIRTUAL_ON, h(0x100, 0x90000000 | (33 << 10) | 3), ['read', 'GICV', 0x0c, 4]],
    ours: '00000003',
    qemu: '00000403',
  },
];
