/**
 * Sections of the Arm Architecture Reference Manual for A-profile (DDI 0487G.a) that chapters and glossary send their readers
 * to. Later editions count otherwise: their D8 is this one's D5, and the system registers have moved from D13 to D17, D19 and
 * D24. What lists instructions or registers in the alphabet's order is named with the entry, which every edition has.
 */
export interface ManualSection {
  readonly section: string;
  readonly title: string;
  /** For one register of a section that describes them all, in the alphabet's order. */
  readonly register?: string;
}

const TITLES: Readonly<Record<string, string>> = {
  'C5.2': 'Special-purpose registers',
  'C6.2': 'Alphabetical list of A64 base instructions',
  'C7.2': 'Alphabetical list of A64 Advanced SIMD and floating-point instructions',
  'D1.1': 'Exception levels',
  'D1.5': 'Virtualization',
  'D1.6': 'Registers for instruction processing and exception handling',
  'D1.7': 'Process state, PSTATE',
  'D1.8': 'Program counter and stack pointer alignment',
  'D1.9': 'Reset',
  'D1.10': 'Exception entry',
  'D1.10.2': 'Exception vectors',
  'D1.11': 'Exception return',
  'D1.13': 'Synchronous exception types, routing and priorities',
  'D1.14': 'Asynchronous exception types, routing, masking and priorities',
  'D5.2': 'The VMSAv8-64 address translation system',
  'D5.3': 'VMSAv8-64 translation table format descriptors',
  'D5.3.3': 'Memory attribute fields in the VMSAv8-64 translation table format descriptors',
  'D5.4': 'Memory access control',
  'D5.5': 'Memory region attributes',
  'D5.10': 'TLB maintenance requirements and the TLB maintenance instructions',
  'D13.2': 'General system control registers',
  'D13.3': 'Debug registers',
  'D13.4': 'Performance Monitors registers',
  'D13.8': 'Generic Timer registers',
};

const SPECIAL = /^(?:CurrentEL|DAIF|NZCV|SPSel|FPCR|FPSR|ELR_EL\d|SP_EL\d|SPSR_\w+)$/;
const DEBUG = /^(?:DBG|MDSCR|MDCR|MDCC|MDRAR|OSDTR|OSECCR|OSLAR|OSLSR|OSDLR)/;

/** The section that describes a system register, as manualSection takes it; undefined for the Cortex-A72's own registers. */
export function registerSection(name: string): string | undefined {
  if (/^(?:L2|CPU|CBAR)/.test(name)) return undefined;
  if (SPECIAL.test(name)) return `C5.2 ${name}`;
  if (DEBUG.test(name)) return `D13.3 ${name}`;
  if (/^PM/.test(name)) return `D13.4 ${name}`;
  return `${name.startsWith('CNT') ? 'D13.8' : 'D13.2'} ${name}`;
}

/** `D1.10`, or `D13.2 HCR_EL2`. @throws Error for what the list does not have */
export function manualSection(name: string): ManualSection {
  const [section = '', register] = name.split(' ');
  const title = Object.hasOwn(TITLES, section) ? TITLES[section] : undefined;
  if (title === undefined) throw new Error(`no section ${section} in src/components/glossary/manual.ts`);
  return register === undefined ? { section, title } : { section, title, register };
}
