import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Map a guest',
  'objective.registers': 'Set VTCR_EL2, VTTBR_EL2 and HCR_EL2.VM',
  'objective.isolation': 'Give a guest what it needs and nothing more',
  'step.registers': 'Describe stage 2 in VTCR_EL2 and VTTBR_EL2, and turn it on.',
  'step.guest': "Map the guest's RAM and the UART, and let the guest print.",
  'step.isolation': "Map nothing else: the guest's attempt to read the hypervisor must end at EL2.",
  'registers.hint-1': 'VTCR_EL2 says how the walk goes, VTTBR_EL2 where it begins and whose it is.',
  'registers.hint-2':
    'T0SZ = 64 − 39 = 25. SL0 = 1 begins at level 1. PS = 2 is 40 bits. The VMID is bits 55:48 of VTTBR_EL2.',
  'registers.hint-3':
    'VTCR_EL2 = 0x80023559, VTTBR_EL2 = level1 with the VMID shifted left by 48 added, HCR_EL2 = 0x80000001',
  'registers.illegal': 'The return into the guest was illegal: HCR_EL2 is {hcr}. Writing VM must not lose RW (bit 31).',
  'registers.stayed':
    "The guest's first instruction was fetched at EL2 (PSTATE {spsr}): SPSR_EL2.M has to be EL1h, 0b0101.",
  'registers.not-entered': 'The guest was never entered: SPSR_EL2, ELR_EL2, ERET.',
  'registers.unaligned':
    'Your own access at {elr} faulted: {far} is not a multiple of 8. An index has to be multiplied by 8, the size of a descriptor, before it is an offset: str x1, [x0, #(2 * 8)].',
  'registers.empty':
    'level1 is still empty, and nobody has entered the guest. Begin at 1: link the tables, and give the two leaves their addresses.',
  'registers.res1':
    'VTCR_EL2 was {vtcr}: bit 31 is {found}. It is RES1: software writes {wanted} there, whatever a core makes of it.',
  'registers.vm':
    "HCR_EL2 was {hcr} when the guest was entered: VM (bit 0) is 0, so stage 2 is off and the guest's addresses are physical ones.",
  'registers.baddr': 'VTTBR_EL2 was {vttbr}: its address is not that of level1, where a walk with SL0 = 1 begins.',
  'registers.vmid':
    "VTTBR_EL2 was {vttbr}: the VMID (bits 55:48) is {found}; it has to be {wanted}. Without one of its own, a guest finds other guests' translations in the TLB.",
  'registers.t0sz':
    'VTCR_EL2 was {vtcr}: T0SZ is {found}; 39-bit IPAs make it {wanted} (64 minus the bits, not the bits).',
  'registers.sl0':
    'VTCR_EL2 was {vtcr}: SL0 is {found}. The walk begins at level 1 with {wanted}; 0 is level 2, 2 is level 0.',
  'registers.tg0': 'VTCR_EL2 was {vtcr}: TG0 is {found}; the 4 KiB granule is {wanted}.',
  'registers.ps': 'VTCR_EL2 was {vtcr}: PS is {found}; 40 bits are {wanted}.',
  'guest.hint-1': 'Split each IPA: bits 38:30 are the index at level 1, 29:21 at level 2, 20:12 at level 3.',
  'guest.hint-2':
    '0x80000000: index 2, then 0. The UART: index 0, then bits 29:21 of its IPA, then bits 20:12; each times 8 is the offset. The tables are linked with address + 3.',
  'guest.hint-3': 'level2_ram[0] = 0x404007fd, the UART’s page = 0x00400000090004c7; ELR_EL2 = guest_entry, an IPA',
  'guest.level':
    'The guest was entered at EL0 (PSTATE {pstate}); SPSR_EL2 has to be 0x3c5: EL1h, D, A, I and F masked.',
  'guest.pstate': 'The guest was entered with PSTATE {pstate}; SPSR_EL2 has to be 0x3c5: EL1h, D, A, I and F masked.',
  'guest.entry-pa':
    "The guest was entered at {pc}, its physical address. With stage 2 on, ELR_EL2 is an address of the guest's: {wanted}.",
  'guest.entry': 'The guest was entered at {pc}; guest_entry is {wanted}.',
  'guest.link-type':
    'Stage-2 fault at IPA {ipa}: its entry in level1 is {entry}, an address without a type. A link to the next table has 0b11 in its lowest two bits: the address + 3.',
  'guest.block-at-1':
    'Stage-2 fault at IPA {ipa} at level 1 (status {status}): the entry of level1 is taken for a block of 1 GiB. A table has 0b11 in its lowest two bits, a block 0b01.',
  'guest.access-flag': 'Stage-2 access flag fault at IPA {ipa} (status {status}): AF (bit 10) of its descriptor is 0.',
  'guest.permission':
    'Stage-2 permission fault at IPA {ipa} (status {status}): S2AP (bits 7:6) or XN (bit 54) forbids it. S2AP = 0 allows nothing.',
  'guest.walk':
    'Stage-2 translation fault at IPA {ipa} already at level 0 or 1 (status {status}): no entry of level1 leads on. Its index is IPA bits 38:30.',
  'guest.translation':
    'Stage-2 translation fault at IPA {ipa} (status {status}: the lowest two bits are the level): this entry is missing, or its type is wrong for its level.',
  'guest.fault': "The guest's access to {far} (IPA {ipa}) aborted to EL2 (status {status}).",
  'guest.address': "IPA 0x80000000 leads to {found}; the guest's image is at 0x40400000.",
  'guest.ram-end':
    "The guest's last page, IPA 0x801ff000, leads to {found}; it has to lead to 0x405ff000: 2 MiB of RAM, not less.",
  'guest.ram-attribute':
    "RAM is mapped by {leaf}: MemAttr (bits 5:2) is {found}; Normal write-back is {wanted}. With another type the guest's RAM would be uncached, and as Device memory unaligned accesses would fault.",
  'guest.uart-attribute':
    'The UART is mapped by {leaf}: MemAttr (bits 5:2) is {found}; Device-nGnRE is {wanted}. As Normal memory the UART could be cached and read ahead.',
  'guest.silent': 'The guest ran, but its line never reached the console, which shows “{text}”.',
  'guest.text': 'The console shows “{text}”; the guest prints “guest\\n”.',
  'isolation.hint-1': 'What is not mapped cannot be reached. Which entries lead further than needed?',
  'isolation.hint-2': 'A level-1 block is 1 GiB, a level-2 block 2 MiB. The UART needs 4 KiB.',
  'isolation.hint-3':
    'Exactly five descriptors: two in level1, one each in level2_devices, level3_uart and level2_ram.',
  'isolation.before': 'The guest has to print first; then it tries to read the hypervisor.',
  'isolation.off': "The guest read the hypervisor's memory: HCR_EL2 is {hcr}, stage 2 is off.",
  'isolation.read': "The guest read the hypervisor's memory: IPA 0x40080000 leads to {pa}. It must not be mapped.",
  'isolation.no-abort': "The guest's read of 0x40080000 should have been a stage-2 abort at EL2 (EC 0x24).",
  'isolation.more-ram': 'IPA 0x80200000 is mapped too, to {pa}: the guest has 2 MiB.',
  'isolation.neighbours':
    "IPA {ipa} is mapped too, to {pa}: a 2 MiB block hands over the UART's neighbours as well. Map one page.",
  'isolation.outside':
    'IPA {ipa} is mapped too, to {pa}: the guest has 2 MiB of RAM and one page with the UART, and nothing else.',
};
export default sentences;
