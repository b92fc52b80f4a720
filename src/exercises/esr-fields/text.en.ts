import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Take a syndrome apart',
  'objective.one': 'Cut EC, IL and ISS out of an ESR',
  'step.ec':
    'Whatever a hypervisor does with a trap, it begins here: one word says what happened. First the class, on which everything branches.',
  'step.il': 'IL says how long the instruction was, and so how far it is to the next one.',
  'step.iss': 'What ISS means depends on the class. Cut it out whole.',
  'ec.hint-1': 'ESR_ELx: EC is [31:26], IL is [25], ISS is [24:0].',
  'ec.hint-2': 'UBFX Xd, Xn, #lsb, #width takes a field out and puts it at bit 0.',
  'ec.hint-3': 'ubfx xd, x0, #26, #6',
  'il.hint-1': 'One bit: [25].',
  'il.hint-2': 'LSR alone leaves what stands above it.',
  'il.hint-3': 'ubfx xd, x0, #25, #1',
  'iss.hint-1': 'All below IL.',
  'iss.hint-2': '25 bits from bit 0.',
  'iss.hint-3': 'ubfx xd, x0, #0, #25',
  'ec.with-il': 'Of {esr} you gave the class {found}: that is seven bits, with IL among them. It is {wanted}.',
  'ec.byte': 'Of {esr} you gave the class {found}: that is the upper byte. EC has six bits, [31:26]: {wanted}.',
  'ec.wrong': 'Of {esr} you gave the class {found}. Bits [31:26] are {wanted}.',
  'il.unmasked': 'Of {esr} you gave IL = {found}: the bits above it came along.',
  'il.wrong': 'Of {esr} you gave IL = {found}. Bit 25 is {wanted}.',
  'iss.with-il': 'Of {esr} you gave ISS = {found}: IL came along. It is {wanted}.',
  'iss.whole': 'Of {esr} you gave all of it as ISS. Bits [24:0] are {wanted}.',
  'iss.low-byte': 'Of {esr} you gave ISS = {found}: only a byte. It is {wanted}.',
  'iss.sixteen':
    'Of {esr} you gave ISS = {found}: 16 bits are enough for the number of an HVC, not for a data abort. It is {wanted}.',
  'iss.wrong': 'Of {esr} you gave ISS = {found}. Bits [24:0] are {wanted}.',
  'no-return': '`fields` did not come back from this call. It ends with RET, and x30 is the way.',
};
export default sentences;
