/**
 * Sections of the Arm Architecture Reference Manual for A-profile (DDI 0487G.a) that the chapters send their readers to.
 * Later editions have moved them: their D8 was D5, their chapter of system registers was D13; the titles are the same.
 */
export interface ManualSection {
  readonly section: string;
  readonly title: string;
  /** For one register of a section that describes them all, in the alphabet's order. */
  readonly register?: string;
}

const TITLES: Readonly<Record<string, string>> = {
  'C6.2': 'Alphabetical list of A64 base instructions',
  'D1.1': 'Exception levels',
  'D1.5': 'Virtualization',
  'D1.6': 'Registers for instruction processing and exception handling',
  'D1.7': 'Process state, PSTATE',
  'D1.8': 'Program counter and stack pointer alignment',
  'D1.9': 'Reset',
  'D1.10': 'Exception entry',
  'D1.10.2': 'Exception vectors',
  'D1.11': 'Exception return',
  'D5.2': 'The VMSAv8-64 address translation system',
  'D5.3': 'VMSAv8-64 translation table format descriptors',
  'D5.3.3': 'Memory attribute fields in the VMSAv8-64 translation table format descriptors',
  'D5.4': 'Memory access control',
  'D5.5': 'Memory region attributes',
  'D5.10': 'TLB maintenance requirements and the TLB maintenance instructions',
  'D13.2': 'General system control registers',
};

/** `D1.10`, or `D13.2 HCR_EL2`. @throws Error for what the list does not have */
export function manualSection(name: string): ManualSection {
  const [section = '', register] = name.split(' ');
  const title = Object.hasOwn(TITLES, section) ? TITLES[section] : undefined;
  if (title === undefined) throw new Error(`no section ${section} in src/components/chapter/manual.ts`);
  return register === undefined ? { section, title } : { section, title, register };
}
