import type { Mutant } from '../../kit/lab.ts';

const file = 'descriptors.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'page-type-for-a-block', file, edits: [['={{ram}} + BLOCK', '={{ram}} + TABLE_OR_PAGE']], fails: 'block', code: 'type-block' },
  { name: 'stage-1-attribute-index', file, edits: [['{{memory1}}', '(1 << 4)']], fails: 'block', code: 'attribute-index' },
  { name: 'no-access-flag', file, edits: [['{{share1}} + AF', '{{share1}}']], fails: 'block', code: 'access-flag' },
  { name: 'stage-1-permissions', file, edits: [['{{memory1}} + RW', '{{memory1}}']], fails: 'block', code: 'no-access' },
  { name: 'not-shareable', file, edits: [['{{share1}} + AF', 'AF']], fails: 'block', code: 'shareability' },
  { name: 'inner-and-outer-swapped', file, edits: [['OSH, 2 << 8', 'OSH, 3 << 8'], ['ISH, 3 << 8', 'ISH, 2 << 8']], fails: 'block', code: 'shareability' },
  { name: 'may-be-executed-for-never', file, edits: [['EXEC, 0', 'EXEC, 1 << 54'], ['XN, 1 << 54', 'XN, 0']], fails: 'block', code: 'execute-never' },
  { name: 'block-type-for-a-page', file, edits: [['=DEVICE_AT + TABLE_OR_PAGE', '=DEVICE_AT + BLOCK']], fails: 'page', code: 'type-page' },
  { name: 'device-normal', file, edits: [['{{memory2}}', 'NORMAL_WB']], fails: 'page', code: 'attribute' },
  { name: 'device-executable', file, edits: [['NSH + AF + XN', 'NSH + AF']], fails: 'page', code: 'execute-never' },
  { name: 'device-read-only', file, edits: [['{{access2}}', 'RO']], fails: 'page', code: 'access' },
  { name: 'xn-one-bit-low', file, edits: [['1 << 54', '1 << 53']], fails: 'page', code: 'execute-never' },
  { name: 'table-with-block-type', file, edits: [['={{table}} + TABLE_OR_PAGE', '={{table}} + BLOCK']], fails: 'table', code: 'type-table' },
  { name: 'table-with-attributes', file, edits: [['={{table}} + TABLE_OR_PAGE', '={{table}} + TABLE_OR_PAGE + AF']], fails: 'table', code: 'table-attributes' },
  { name: 'table-address-shifted', file, edits: [['={{table}} + ', '=({{table}} << 12) + ']], fails: 'table', code: 'address' },
  { name: 'stored-at-another-label', file, edits: [['adr     x1, block', 'adr     x1, rom']], fails: 'block', code: 'nothing-block' },
  { name: 'rom-writable', file, edits: [['{{memory4}} + RO', '{{memory4}} + RW']], fails: 'rom', code: 'access' },
  { name: 'rom-write-only', file, edits: [['{{memory4}} + RO', '{{memory4}} + WO']], fails: 'rom', code: 'access' },
  { name: 'rom-strictly-ordered-like-a-device', file, edits: [['{{memory4}}', 'DEVICE_GRE']], fails: 'rom', code: 'attribute' },
];
export default mutants;
