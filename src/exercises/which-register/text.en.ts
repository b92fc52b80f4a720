import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Which register was it?',
  'objective.one': 'Decode the ISS of a trapped MSR or MRS',
  'step.register':
    'A trap of class 0x18 says which register the guest meant, and in an order of its own: whoever takes the fields from the instruction’s places emulates another register. First CRn, CRm and op2.',
  'step.transfer': 'Then what a handler needs to answer: the guest’s register, and the direction.',
  'register.hint-1':
    'ISS for EC 0x18: op0 [21:20], op2 [19:17], op1 [16:14], CRn [13:10], Rt [9:5], CRm [4:1], direction [0].',
  'register.hint-2': 'Shift right by 10, 1 and 17; keep four, four and three bits.',
  'register.hint-3': 'crn = (esr >> 10) & 15, crm = (esr >> 1) & 15, op2 = (esr >> 17) & 7',
  'transfer.hint-1': 'Rt is [9:5], the direction bit [0].',
  'transfer.hint-2': 'Direction 1 is a read: MRS.',
  'transfer.hint-3': 'rt = (esr >> 5) & 31, read = esr & 1',
  'register.swapped': '{answer} is the other one of CRn and CRm. This one is {found}: CRn is [13:10], CRm [4:1].',
  'register.crn': 'CRn is bits [13:10] of ISS: {found}, not {answer}.',
  'register.crm': 'CRm is bits [4:1] of ISS: {found}, not {answer}. Bit 0 is the direction.',
  'register.op2': 'op2 is bits [19:17] of ISS: {found}, not {answer}.',
  'transfer.rt': 'Rt is bits [9:5] of ISS: {found}, not {answer}.',
  'transfer.read': 'Bit 0 of ISS is {found}: 1 is MRS, 0 is MSR.',
};
export default sentences;
