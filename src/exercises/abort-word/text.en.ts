import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Three registers, one access',
  'objective.one': 'Say from ESR, FAR and HPFAR what a guest did to a device',
  'step.what':
    'An emulated device sees no instruction, only three registers. They must be enough to answer: how many bytes, which way, into which register?',
  'step.where': 'And where: the device knows IPAs, the guest used a virtual address.',
  'what.hint-1': 'ISS of a data abort: ISV [24], SAS [23:22], SSE [21], SRT [20:16], SF [15], WnR [6].',
  'what.hint-2': 'SAS: 0 is a byte, 1 two, 2 four, 3 eight. WnR = 1 is a write.',
  'what.hint-3':
    'size = 1 << ((esr >> 22) & 3), register = (esr >> 16) & 31, signed = (esr >> 21) & 1, write = (esr >> 6) & 1',
  'where.hint-1': 'FAR_EL2 holds the guest’s virtual address; HPFAR_EL2 the page of the IPA.',
  'where.hint-2': 'HPFAR_EL2 has bits [47:12] of the IPA in [39:4]; the low twelve bits are the same in both worlds.',
  'where.hint-3': 'ipa = (hpfar << 8) | (far & 0xfff)',
  'what.sas': '{answer} is SAS itself. It counts in powers of two: {found} bytes.',
  'what.size': 'SAS, bits [23:22], says {found} bytes, not {answer}.',
  'what.write': 'WnR, bit 6, is {found}: 1 is a write, 0 a read.',
  'what.register': 'SRT, bits [20:16], is {found}, not {answer}.',
  'what.signed': 'SSE, bit 21, is {found}.',
  'where.far':
    '{answer} is FAR_EL2: the guest’s virtual address, of which stage 2 knows nothing. The device is at {found}.',
  'where.page': '{answer} is the page. The low twelve bits are in FAR_EL2: {found}.',
  'where.hpfar':
    '{answer} is HPFAR_EL2 as it stands; it has bits [47:12] of the IPA in [39:4]. The device is at {found}.',
  'where.wrong': 'The device is at {found}, not at {answer}.',
};
export default sentences;
