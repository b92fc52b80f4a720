import type { Cheat } from '../../kit/lab.ts';

const file = 'stage2.ts';
const BODY = '  const root = call.newTable();\n  return root;\n';
const IMPORT = "import type { Handlers } from 'hypervisor';";

const cheats: readonly Cheat[] = [
  {
    name: 'asks-the-built-in-handler',
    claim: 'these are my tables: the hypervisor has made them',
    of: 'starter',
    file,
    edits: [
      [IMPORT, "import { HANDLERS, type Handlers } from 'hypervisor';"],
      [BODY, '  return HANDLERS.stage2(call, vm);\n'],
    ],
  },
  {
    name: 'asks-the-class-of-the-library',
    claim: 'these are my tables: GuestPageTable has made them',
    of: 'starter',
    file,
    edits: [
      [IMPORT, "import { GuestPageTable, type Handlers } from 'hypervisor';"],
      [
        BODY,
        `  const table = new GuestPageTable(call.el2, call.state, 1);
  for (const { ipa, pa, size, attributes } of vm.plan.maps)
    table.map(ipa, pa, size, attributes);
  return table.root;
`,
      ],
    ],
  },
  {
    name: 'asks-the-table-of-the-vm',
    claim: 'these are my tables: the object came with the VM',
    of: 'starter',
    file,
    edits: [
      [
        BODY,
        `  const table = vm.pageTable;
  for (const { ipa, pa, size, attributes } of vm.plan.maps)
    table.map(ipa, pa, size, attributes);
  return table.root;
`,
      ],
    ],
  },
  {
    name: 'maps-everything',
    claim: 'the guest reaches all that its plan has: it reaches all of the machine',
    of: 'starter',
    file,
    edits: [
      [
        BODY,
        `  const root = call.newTable();
  const bits = ({{share_bits}}n << 8n) | 0x4fdn | ({{tag}}n << 55n);
  for (let n = 0; n < 512; n++)
    call.el2.write(root + 8 * n, 8, (BigInt(n % 4) << 30n) | bits);
  void vm;
  return root;
`,
      ],
    ],
  },
  {
    name: 'puts-the-tables-where-the-guest-is',
    claim: 'the root is a table: it is one in the memory of the guest, who can write it',
    of: 'solution',
    file,
    edits: [['  const root = call.newTable();\n', '  const root = vm.plan.ramPa;\n']],
  },
  {
    name: 'only-what-the-guest-touches',
    claim: 'the guest runs to its end: only the first page of each map and its last were mapped',
    of: 'solution',
    file,
    edits: [
      [
        '      done += SIZES[level];\n',
        `      done += SIZES[level];
      if (ipa === 0x40000000 && done === 0x100000) done = size - 0x1000;
`,
      ],
    ],
  },
  {
    name: 'leaves-the-attributes-out',
    claim: 'every page leads to its place, whatever may be done with it',
    of: 'solution',
    file,
    edits: [['ATTRIBUTES[attributes]', 'ATTRIBUTES.memory']],
    passes: ['tables', 'blocks', 'isolation'],
  },
];
export default cheats;
