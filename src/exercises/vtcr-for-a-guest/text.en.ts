import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'How large is a guest’s world?',
  'objective.one': 'Compose VTCR_EL2: IPA size, first level, attributes of walks',
  'step.size':
    'VTCR_EL2 decides where a guest’s world ends. Too small, and its memory is cut off; too large, and the walk reads behind the table. First the sizes and the level.',
  'step.walks': 'Then how the walk reads its tables.',
  'step.end': 'The machine looks: the last address is there, the one behind it is not.',
  'size.hint-1': 'T0SZ is [5:0], SL0 is [7:6], PS is [18:16].',
  'size.hint-2':
    'T0SZ = 64 − bits. SL0 counts the other way round: with 4 KiB pages 0 begins at level 2, 1 at level 1.',
  'size.hint-3': '(64 − bits) + ((2 − level) << 6) + (PS << 16); PS: 0 is 32 bits, 1 36, 2 40, 4 44.',
  'walks.hint-1': 'IRGN0 [9:8], ORGN0 [11:10], SH0 [13:12], TG0 [15:14].',
  'walks.hint-2': '1, 1 and 3; TG0 = 0 is 4 KiB.',
  'walks.hint-3': '0x80003500',
  'end.hint-1': 'This follows from the first two.',
  'end.hint-2': 'What T0SZ leaves over is the size: 2 to the power of 64 − T0SZ.',
  'end.hint-3': 'Check T0SZ and SL0 against each other: level 1 resolves bits 30 to 38, level 2 bits 21 to 29.',
  'size.bits': 'T0SZ is {found} in {whole}: that is the size itself. It counts what is missing from 64: {wanted}.',
  'size.t0sz': 'T0SZ is {found} in {whole}; it has to be {wanted}.',
  'size.level':
    'SL0 is {found} in {whole}: it is no level. With 4 KiB pages 0 begins at level 2, 1 at level 1: {wanted}.',
  'size.sl0': 'SL0, bits [7:6], is {found} in {whole}; it has to be {wanted}.',
  'size.ps': 'PS, bits [18:16], is {found} in {whole}; it has to be {wanted}.',
  'walks.cached': 'Bits [13:8], SH0, ORGN0 and IRGN0, are {found} in {whole}; they have to be {wanted}.',
  'walks.granule': 'TG0 is {found} in {whole}: 0 is 4 KiB.',
  'walks.res1': 'Bit 31 of {whole} is RES1.',
  'walks.stuck': 'The judge did not come to its end.',
  unused: '`vtcr` was never asked, or did not come back: it ends with RET.',
  'end.short': 'At the last address of the guest the walk faults: PAR_EL1 is {last}, status {status}.',
  'end.far': 'Behind the last address of the guest there is something still: PAR_EL1 is {beyond}, and nothing faulted.',
};
export default sentences;
