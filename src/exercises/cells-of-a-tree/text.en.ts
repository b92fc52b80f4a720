import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Cells of a tree',
  'objective.one': 'Write addresses, sizes and interrupts of a device tree in cells',
  'step.memory':
    'A guest knows of the board what its tree says, and nothing else. A cell has 32 bits, and this RAM begins above 4 GiB: write its `reg`.',
  'step.interrupts':
    'Two devices raise interrupts. The tree does not say an INTID, but a type, a number within the type, and flags.',
  'step.initrd': 'The initrd has a beginning and an end, and no size. It is in this RAM: two cells each.',
  'memory.hint-1': '`#address-cells = <2>` and `#size-cells = <2>`: two cells of address, then two of size.',
  'memory.hint-2': 'The high half comes first. The low half is the last eight hex digits.',
  'memory.hint-3': '0x140000000 is <1 0x40000000>; do the same with the size.',
  'interrupts.hint-1': 'Three cells: type (0 SPI, 1 PPI), number, flags.',
  'interrupts.hint-2': 'PPIs begin at INTID 16, SPIs at 32: below 32 it is a PPI.',
  'interrupts.hint-3': 'pmu: <1 (INTID - 16) 4>; virtio: <0 (INTID - 32) 1>. 1 is a rising edge, 4 a high level.',
  'initrd.hint-1': 'The end is the address behind the last byte.',
  'initrd.hint-2': 'End = start + size. Only the low half changes here.',
  'initrd.hint-3': 'Start and end have the high cell of the RAM; the compiler adds, too: <1 (0x41000000 + 0x1234)>.',
  'memory.counts':
    'The root says {what} is not 2: its children would be read otherwise. Leave it, and write two cells.',
  'memory.swapped':
    'The two cells of the address are the wrong way round: this reads {found}. The high half comes first.',
  'memory.base': '`reg` of the memory begins at {found}: not where the RAM is.',
  'memory.end': '{found} is where the RAM ends. The second number of `reg` is a size.',
  'memory.size': '`reg` of the memory says {found} bytes: not what the remark says.',
  'memory.short': '`reg` of the memory has no four cells: two for the address, two for the size.',
  'interrupts.type':
    'The type is {found}: 0 is SPI, from INTID 32 on, and 1 PPI, from 16 to 31. This device has the other one.',
  'interrupts.ppi': 'The type is {found}: the PMU’s INTID is below 32, a PPI, type 1.',
  'interrupts.spi': 'The type is {found}: INTIDs from 32 on are SPIs, type 0.',
  'interrupts.intid': '{found} is the INTID. The number counts within the type: from 16 for PPIs, from 32 for SPIs.',
  'interrupts.sixteen': '{found} is counted from 16, as PPIs are. SPIs begin at 32.',
  'interrupts.number': 'The number is {found}: neither the INTID nor its place within the type.',
  'interrupts.flags': 'The flags are {found}. 1 is a rising edge, 4 a high level: see the remark.',
  'interrupts.short': 'A device has no `interrupts` of three cells: type, number, flags.',
  'initrd.low': '{found} is the low half only: below 4 GiB there is no RAM.',
  'initrd.start': 'linux,initrd-start reads {found}: the initrd is elsewhere.',
  'initrd.bytes': '{found} is the size. linux,initrd-end is an address: the start plus the size.',
  'initrd.last': '{found} is the last byte itself. The end is the address behind it.',
  'initrd.end': 'linux,initrd-end reads {found}: start plus size is something else.',
  'initrd.short': 'An end of the initrd has not two cells. Above 4 GiB an address needs both.',
};
export default sentences;
