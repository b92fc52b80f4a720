import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'A line from a sentence',
  'objective.one': 'Write a QEMU line for a hypervisor with one guest',
  'step.board':
    'A hypervisor finds what the line has put there, and nothing else: no rule and no tree helps it. hv.s says in its remark what is wanted. The board first.',
  'step.loaders': 'Then two loaders, each with an address of its own. Raw: these files are no ELF.',
  'board.hint-1': 'Four words: -machine, -smp, -m, -kernel.',
  'board.hint-2': 'RAM begins at 0x40000000: 256 MiB end at 0x50000000, 512 MiB at 0x60000000.',
  'board.hint-3':
    '-machine virt,virtualization=on, -smp as the remark says, -m 512M if the addresses are below 0x60000000 and 1G if not.',
  'loaders.hint-1': '-device loader,file=NAME,addr=ADDRESS,force-raw=on',
  'loaders.hint-2': 'Addresses are the board’s: add to where the guest’s RAM begins. 2 MiB is 0x200000.',
  'loaders.hint-3': 'guest.bin: RAM of the guest + 0x200000; initrd: RAM of the guest + the distance in the remark.',
  'board.level': 'The cores of this board have no EL2: they begin at EL1. -machine has an option for it.',
  'board.start': 'Nothing has begun at EL2: hv.s did not run.',
  'board.cores': 'The line has {found} core(s); wanted: {wanted}.',
  'board.small': '{found} bytes of RAM end before the files do.',
  'board.large': '{found} bytes of RAM: a smaller power of two has both files in it.',
  'loaders.none': 'Nobody loads {name}; it goes to {wanted}.',
  'loaders.ram': 'guest.bin is where the guest’s RAM begins. It goes 2 MiB behind that.',
  'loaders.short': 'initrd is at the distance itself. That counts from where the guest’s RAM begins.',
  'loaders.elsewhere': '{name} is at {found}; it goes to {wanted}.',
  'loaders.nothing': 'hv.s read zeros at {at}.',
};
export default sentences;
