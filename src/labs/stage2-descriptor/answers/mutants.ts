import type { Mutant } from '../../kit/lab.ts';

const file = 'descriptors.s';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'page-type-for-a-block', file, edits: [['={{ram}} + BLOCK', '={{ram}} + TABLE_OR_PAGE']], fails: 'block', code: 'type-block' },
  { name: 'stage-1-attribute-index', file, edits: [['0xf << 2 ', '0x1 << 4 ']], fails: 'block', code: 'attribute-index' },
  { name: 'no-access-flag', file, edits: [['WRITE + INNER + AF', 'WRITE + INNER']], fails: 'block', code: 'access-flag' },
  { name: 'stage-1-permissions', file, edits: [['NORMAL + READ + WRITE + INNER', 'NORMAL + INNER']], fails: 'block', code: 'no-access' },
  { name: 'not-shareable', file, edits: [['READ + WRITE + INNER', 'READ + WRITE']], fails: 'block', code: 'shareability' },
  { name: 'outer-shareable', file, edits: [['3 << 8', '2 << 8']], fails: 'block', code: 'shareability' },
  { name: 'block-type-for-a-page', file, edits: [['=DEVICE_AT + TABLE_OR_PAGE', '=DEVICE_AT + BLOCK']], fails: 'page', code: 'type-page' },
  { name: 'uart-normal', file, edits: [['TABLE_OR_PAGE + DEVICE', 'TABLE_OR_PAGE + NORMAL']], fails: 'page', code: 'attribute' },
  { name: 'uart-executable', file, edits: [['WRITE + AF + XN', 'WRITE + AF']], fails: 'page', code: 'execute-never' },
  { name: 'xn-one-bit-low', file, edits: [['1 << 54', '1 << 53']], fails: 'page', code: 'execute-never' },
  { name: 'table-with-block-type', file, edits: [['={{table}} + TABLE_OR_PAGE', '={{table}} + BLOCK']], fails: 'table', code: 'type-table' },
  { name: 'table-with-attributes', file, edits: [['={{table}} + TABLE_OR_PAGE', '={{table}} + TABLE_OR_PAGE + AF']], fails: 'table', code: 'table-attributes' },
  { name: 'table-address-shifted', file, edits: [['={{table}} + ', '=({{table}} << 12) + ']], fails: 'table', code: 'address' },
  { name: 'stored-at-another-label', file, edits: [['adr     x1, block', 'adr     x1, rom']], fails: 'block', code: 'nothing-block' },
  { name: 'rom-writable', file, edits: [['NORMAL + READ + INNER + AF\n        adr     x1, rom', 'NORMAL + READ + WRITE + INNER + AF\n        adr     x1, rom']], fails: 'rom', code: 'access' },
  { name: 'rom-write-only', file, edits: [['NORMAL + READ + INNER + AF\n        adr     x1, rom', 'NORMAL + WRITE + INNER + AF\n        adr     x1, rom']], fails: 'rom', code: 'access' },
];
export default mutants;
