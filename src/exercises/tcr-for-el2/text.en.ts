import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Sizes for EL2',
  'objective.one': 'Compose TCR_EL2 from the sizes of addresses and the attributes of walks',
  'step.size':
    'One wrong field here, and the first fetch after the MMU is on faults: nobody is left to say why. First the two sizes, of what is translated and of what comes out.',
  'step.walks': 'Then how the walk itself reads the tables: granule, cacheability, shareability.',
  'size.hint-1': 'T0SZ says how much smaller than 64 bits the addresses are.',
  'size.hint-2': 'T0SZ is [5:0]: 64 less the number of bits. PS is [18:16]: 0 is 32 bits, 1 36, 2 40, 3 42, 4 44.',
  'size.hint-3': 'x0 = 0x80800000 + (64 − bits) + (PS << 16) + …',
  'walks.hint-1': 'IRGN0 [9:8], ORGN0 [11:10], SH0 [13:12], TG0 [15:14].',
  'walks.hint-2':
    'RGN: 1 write-back with write-allocate, 2 write-through, 3 write-back without. SH: 2 outer, 3 inner. TG0: 0 is 4 KiB.',
  'walks.hint-3': '(rgn << 8) + (rgn << 10) + (sh << 12)',
  'size.bits':
    'T0SZ is {found} in {whole}: that is the size itself. It counts the bits that are missing from 64: {wanted}.',
  'size.t0sz': 'T0SZ is {found} in {whole}; it has to be {wanted}.',
  'size.ps': 'PS, bits [18:16], is {found} in {whole}; it has to be {wanted}.',
  'size.end':
    'The walk found something else: at the last address PAR_EL1 is {last}, at the first beyond {beyond}. Bit 0 says that it faulted.',
  'walks.inner': 'IRGN0, bits [9:8], is {found} in {whole}; it has to be {wanted}.',
  'walks.outer': 'ORGN0, bits [11:10], is {found} in {whole}; it has to be {wanted}.',
  'walks.sh': 'SH0, bits [13:12], is {found} in {whole}; it has to be {wanted}.',
  'walks.sh-other': 'SH0 is {found} in {whole}: 2 is outer shareable, 3 inner. It has to be {wanted}.',
  'walks.granule': 'TG0, bits [15:14], is {found} in {whole}: 0 is 4 KiB.',
  'walks.res1': '{whole} lacks a bit of 0x80800000: they are RES1.',
  unused: '`tcr` was never asked, or did not come back: it ends with RET.',
};
export default sentences;
