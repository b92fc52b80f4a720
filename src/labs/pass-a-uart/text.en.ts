import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'One UART, two guests',
  'objective.give': 'Pass a device through: one page, and nothing beside it',
  'objective.take': 'Take a page away from a running VM, its TLB entries included',
  'objective.clean': 'Know what a device carries over from one guest to the next',
  'step.predict': 'Say what will happen, before it does.',
  'step.give': 'Write the page into the table of VM 0, so that it prints its line by itself.',
  'step.take': 'Take the page away again, so that VM 0 cannot come back to it.',
  'step.clean': 'Make the UART as new, before VM 1 gets it.',
  'guest.external':
    'A guest took an exception of its own at {elr}, with ESR_EL1 {esr}: stage 2 let it through, and behind the page nobody answered.',
  'guest.not-here': 'The run has not come here.',
  'predict.hint-1': 'While an access goes straight to the device, who has to be asked?',
  'predict.hint-2':
    'VM 1 has a table of its own. HPFAR_EL2 has the IPA’s page number, from bit 4 on; an abort from a lower level has EC 0x24.',
  'predict.hint-3':
    'traps = 0, ec = 0x24, hpfar = the IPA shifted right by 12 and left by 4, left = the value that guest.s writes to IMSC',
  'predict.traps': 'Not {answer}. A mapped access is none of EL2’s business.',
  'predict.emulated': 'Two for a character, that is what an emulated UART costs. This one is mapped.',
  'predict.ec': 'EC {answer} is something else. It is a data abort, and it comes from a lower level.',
  'predict.same-level': '0x25 is a data abort from the *same* level. VM 1 executes at EL1.',
  'predict.instruction': '0x20 is an instruction abort. VM 1 was fetched all right: it is the load that fails.',
  'predict.hpfar': 'HPFAR_EL2 was not {answer}. Its field FIPA, bits 39:4, is the IPA without its lower twelve bits.',
  'predict.address': 'That is the IPA itself. HPFAR_EL2 has it without its lower twelve bits, from bit 4 on.',
  'predict.frame': 'That is the page number, in bits from 0 on. In HPFAR_EL2 it begins at bit 4.',
  'predict.pa': 'That would be the page of the real UART. VM 1 never came so far: its own IPA is what is reported.',
  'predict.left': 'Not {answer}. What does VM 0 write there, and who has changed it since?',
  'predict.reset': 'Who would have reset it? The device does not notice that its guest has changed.',
  'give.hint-1': 'The table has 512 entries of eight bytes, one for each page. Which one is it? Bits 20:12 of the IPA.',
  'give.hint-2':
    'A page descriptor: bits 1:0 are 3; MemAttr, bits 5:2, is 1 for Device-nGnRE; S2AP, bits 7:6, is 3 for read and write; AF is bit 10; XN is bit 54; and the PA.',
  'give.hint-3':
    'ubfx x3, x1, #12, #9; ldr x4, =0x00400000000004c7; orr x4, x4, x2; str x4, [x0, x3, lsl #3]; dsb ishst; ret',
  'give.invalid': 'VM 0 comes to {far} and finds no page there: status {status}. At level 3 the type is 0b11.',
  'give.access-flag': 'VM 0 is refused with status {status}: the page has no access flag, bit 10.',
  'give.permission': 'VM 0 is refused with status {status}: S2AP, bits 7:6, has to allow reading *and* writing.',
  'give.refused': 'VM 0 is refused with status {status}.',
  'give.text': 'VM 0’s line has not come out. So far: {text}',
  'give.el2': 'EL2 has written to the UART itself. It is to hand the device over, not to speak for a guest.',
  'give.attributes':
    'The entry is {entry}: its MemAttr, bits 5:2, is that of ordinary memory. A device does not like to be read ahead.',
  'give.nothing': 'There is no entry in VM 1’s table, though `give` was called for it at last.',
  'give.both': 'VM 1 has looked, and read {found}: it reaches a UART that was given to VM 0 only.',
  'take.hint-1': 'Two places know of the page: the table, and the TLB. Clear the one, then make the other forget.',
  'take.hint-2':
    'TLBI VMALLS12E1 means the VMID that is in VTTBR_EL2 *now*, and that is VM 1’s. x2 has the right one. DSB before it, so that the table is seen; DSB behind it, so that it is done.',
  'take.hint-3':
    'str xzr, [x0, x3, lsl #3]; dsb ish; mrs x4, vttbr_el2; msr vttbr_el2, x2; isb; tlbi vmalls12e1; dsb ish; msr vttbr_el2, x4; isb; ret',
  'take.still-there': 'VM 0 still reaches the UART: its entry is {entry}.',
  'take.no-tlbi':
    'The entry is gone, and VM 0 reads {found} all the same: its TLB still knows the page. There was no TLBI.',
  'take.stale':
    'The entry is gone, there was a TLBI, and VM 0 reads {found} all the same. Whose VMID was in VTTBR_EL2?',
  'take.no-dsb': 'Between the entry and the TLBI there is no DSB: another walk may still find the old entry.',
  'take.too-early':
    'The TLBI comes before the DSB: by then the cleared entry need not be seen, and a walk may bring the old one back.',
  'take.not-waited': 'Behind the TLBI there is no DSB: nobody says that it is done before VM 0 goes on.',
  'clean.hint-1':
    'A PL011 has no register that resets it. Each register keeps what the last guest has written, and the FIFO what was typed to it.',
  'clean.hint-2':
    'UARTIMSC (0x38) 0, UARTICR (0x44) all ones, UARTLCR_H (0x2c) 0, UARTIBRD (0x24) and UARTFBRD (0x28) 0, UARTCR (0x30) 0x300. Then read UARTDR as long as UARTFR says that there is something.',
  'clean.hint-3':
    'str wzr, [x0, #0x38]; … mov w1, #0x300; str w1, [x0, #0x30]; 1: ldr w1, [x0, #0x18]; tbnz w1, #4, 2f; ldr w1, [x0]; b 1b; 2: ret',
  'clean.not-given': 'VM 1 was given no UART: it read -1.',
  'clean.imsc': 'VM 1 finds {found} in UARTIMSC: interrupts that VM 0 wanted. After a reset it is {wanted}.',
  'clean.ris': 'VM 1 finds {found} in UARTRIS: an interrupt that was VM 0’s. It has to be {wanted}.',
  'clean.cr': 'VM 1 finds {found} in UARTCR; after a reset it is {wanted}.',
  'clean.lcrh': 'VM 1 finds {found} in UARTLCR_H; after a reset it is {wanted}.',
  'clean.ibrd': 'VM 1 finds {found} in UARTIBRD: VM 0’s baud rate. After a reset it is {wanted}.',
  'clean.typed': 'UARTFR is {found}: the FIFO is not empty. “{typed}” was typed for VM 0, and VM 1 could read it.',
  'clean.text': 'VM 1’s line has not come out. So far: {text}',
};
export default sentences;
