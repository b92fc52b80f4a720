import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'run.sh';

const cheats: readonly Cheat[] = [
  {
    name: 'an-initrd-by-option',
    claim: '-initrd finds a place by itself',
    of: 'solution',
    file,
    edits: [['-device loader,file=initrd,addr={{initrd}},force-raw=on', '-initrd initrd']],
    passes: ['board'],
  },
  {
    name: 'the-same-file-twice',
    claim: 'something is there, whatever it is',
    of: 'solution',
    file,
    edits: [['file=initrd', 'file=guest.bin']],
    passes: ['board'],
  },
  {
    name: 'all-the-memory',
    claim: 'more memory does no harm',
    of: 'solution',
    file,
    edits: [['-m {{megabytes:d}}M', '-m {{twice:d}}M']],
    passes: ['loaders'],
  },
];
export default cheats;
