import type { Cheat } from '../../kit/lab.ts';

const file = 'run.sh';
const cheats: readonly Cheat[] = [
  {
    name: 'without-a-hypervisor',
    claim: 'the guest is a kernel, too, and says its word without anybody below it',
    of: 'solution',
    file,
    edits: [['-kernel hv.bin', '-kernel guest.bin']],
  },
  {
    name: 'an-initrd-for-the-board',
    claim: '-initrd finds a place by itself',
    of: 'solution',
    file,
    edits: [['-device loader,file=initrd,addr={{initrd}},force-raw=on', '-initrd initrd']],
    passes: ['board', 'console', 'guest'],
  },
  {
    name: 'one-file-for-two',
    claim: 'a loader takes any file for any other',
    of: 'solution',
    file,
    edits: [['file=guest.dtb', 'file=initrd']],
    passes: ['board', 'console'],
  },
  {
    name: 'speaks-through-append',
    claim: 'the console says what the guest was to say',
    of: 'solution',
    file,
    edits: [
      ['"console=ttyAMA0"', '"console=ttyAMA0 guest: {{word}}"'],
      ['addr={{initrd}}', 'addr={{bss}}'],
    ],
    passes: ['board', 'console', 'guest'],
  },
];
export default cheats;
