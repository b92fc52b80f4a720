import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Two VMs, a disk each',
  'objective.leak':
    'Show what two VMs have of each other when they share a page of slots, and what a device reaches without an SMMU',
  'objective.apart': 'Give each VM a disk of its own, in a slot that nobody else finds',
  'step.page':
    'Two disks of the board are in one page, and the page is passed through to both VMs. In attack.s, let VM 1 read the word on the disk of VM 0.',
  'step.dma':
    'Let VM 1 have the secret that VM 0 keeps in its RAM, where no stage 2 lets VM 1 look. Its own disk will do it, in two requests.',
  'step.own': 'In slots.ts, give each VM its own disk in the page OWN: the emulated one, in its slot.',
  'step.apart':
    'And nothing else: the neighbour’s slot is empty, a reset of it reaches nobody, and a disk cannot reach the neighbour’s RAM.',
  aborted:
    'VM {vm} got an abort at {far}. A driver that looks for slots expects one at each place, if only an empty one.',
  'not-here': 'VM {vm} has not come to `{behind}`.',
  'by-el2': 'EL2 has read or written there itself. It may do so; but what a VM can do by its disk is the question.',
  'page.hint-1': 'Stage 2 maps a page of 4096 bytes, and a slot has 512. Which slots does VM 1 reach?',
  'page.hint-2':
    'All eight. VM 1 can reset the disk of VM 0, give it a queue in its own RAM, and read. The guest does all of that: say which slot.',
  'page.hint-3': 'The first line: the slot of VM 0, 0 (read), its sector, and MINE.',
  'page.own-disk': 'That was VM 1’s own disk. Whose is slot {slot}?',
  'page.not-read': 'The disk has not served the request: status byte {byte}, Status {status}.',
  'page.elsewhere': 'Nothing has come to MINE. Where did the disk put it?',
  'page.another': 'To MINE came {found}. The word is in sector {sector}.',
  'dma.hint-1': 'Who translates the address in a descriptor, when the device is a real one?',
  'dma.hint-2':
    'Nobody: there is no SMMU, and stage 2 is the core’s. The device takes it for a physical address. A write request reads memory: first the secret onto your disk, then from there to MINE.',
  'dma.hint-3':
    'Second line: your slot, 1, a free sector, the secret’s physical address: its IPA − 0x40000000 + 0x70180000. Third: your slot, 0, the same sector, MINE.',
  'dma.ipa':
    '{ipa} is the IPA in VM 0’s alias. The device knows no IPA: at this physical address EL2 has its own memory.',
  'dma.alias': 'At {there} it would be if the alias began with VM 0’s RAM. It begins 0x180000 bytes behind.',
  'dma.direction': 'The disk has written over the secret. A read request fills memory, a write request takes from it.',
  'dma.not-served': 'The disk has not served the second request: status byte {byte}, Status {status}.',
  'dma.not-the-secret':
    'To MINE came {found}, and that is not the secret. What is in the sector that the third request reads?',
  'own.hint-1': 'Whose disk is behind `call.handlers.disk(call, vm, 0, …)`? What is the offset in a slot?',
  'own.hint-2':
    'vcpu.vm is who asks, vcpu.vm.plan.index its number. The slot is (ipa − OWN) / SIZE, rounded down, the offset ipa % SIZE.',
  'own.hint-3':
    'if (slot === SLOTS[vcpu.vm.plan.index]) return call.handlers.disk(call, vcpu.vm, 0, offset, size, value);',
  'own.empty': 'VM {vm} finds no disk in slot {slot} of the page OWN.',
  'own.the-other': 'VM {vm} has read the disk of the other one.',
  'own.not-read':
    'VM {vm} finds a disk, and it does not read: status byte {byte}, Status {status}. Whose rings does it look into?',
  'apart.hint-1': 'What should a driver read in a slot that has no device?',
  'apart.hint-2':
    'MagicValue 0x74726976 at offset 0, Version 2 at offset 4, DeviceID 0 at offset 8, and zeros. What is written there is lost.',
  'apart.hint-3': 'if (value !== undefined) return 0n; return offset === 0 ? 0x7472_6976n : offset === 4 ? 2n : 0n;',
  'apart.sees': 'VM {vm} finds disks in the slots {found}, a bit each; it should be {wanted}.',
  'apart.no-slots': 'VM {vm} finds the magic number in {found} of eight slots. An empty slot is a slot, too.',
  'apart.knocked':
    'VM {vm} has reset the neighbour’s slot. There it read DeviceID {device}, and its own disk has Status {status} since.',
  'apart.reached': 'A disk of VM {vm} was given an address of the neighbour’s, and served it: Status {status}.',
};
export default sentences;
