import type { Cheat } from '../../kit/lab.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'answers-everything-with-the-id',
    claim: 'whatever is loaded, it is what a load of ID gives',
    of: 'solution',
    file: 'abort.ts',
    edits: [['const read = readDevice(ipa - DEVICE);', 'const read = readDevice(0);']],
    passes: ['refuse'],
  },
];
export default cheats;
