import type { Cheat } from '../../../labs/kit/lab.ts';

const file = 'pager.ts';

const cheats: readonly Cheat[] = [
  {
    name: 'maps-all-of-it-beforehand',
    claim: 'whatever the guest touches is there: the whole window is mapped at the first fault',
    of: 'solution',
    file,
    edits: [
      [
        "  vcpu.vm.pageTable.map(page, frame, PAGE, 'memory');\n",
        "  if (vcpu.vm.pageTable.translate(page) === undefined)\n    vcpu.vm.pageTable.map(WINDOW, 0x6100_0000, PAGES * PAGE, 'memory');\n",
      ],
    ],
    passes: ['touch'],
  },
  {
    name: 'writes-into-the-pool-itself',
    claim: 'the frames of the pool were used: the same is in them',
    of: 'solution',
    file,
    edits: [
      [
        "  vcpu.vm.pageTable.map(page, frame, PAGE, 'memory');\n",
        "  const other = 0x6100_0000 + (frame - POOL);\n  call.el2.writeBytes(other, new Uint8Array(PAGE));\n  call.el2.write(frame, 8, 0x1234n);\n  vcpu.vm.pageTable.map(page, other, PAGE, 'memory');\n",
      ],
    ],
    passes: ['touch', 'balloon', 'two'],
  },
  {
    name: 'agrees-to-everything',
    claim: 'pages are given back: RELEASE answers 0',
    of: 'solution',
    file,
    edits: [['  if (frame === undefined) return NOT_SUPPORTED;\n', '  if (frame === undefined) return 0n;\n']],
    passes: ['touch', 'pool'],
  },
  {
    name: 'asks-the-built-in-handlers',
    claim: 'the hypervisor that was there before has aborts in hand',
    of: 'starter',
    file,
    edits: [
      [
        '  return NOT_SUPPORTED;\n',
        '  void [faultingIpa, NOT_SUPPORTED, PAGE, WINDOW, PAGES, POOL, FRAMES];\n  return HANDLERS.documentCall(call, vcpu, type, event);\n',
      ],
    ],
  },
];
export default cheats;
