const head = `# Which vector does each exception take? Write the level that it is taken to
# and the offset in that level's table, for example EL2+0x400.
# Read program.s first; ? is no answer yet.
`;

const questions = [
  ['hvc-at-el2', 'HVC at EL2'],
  ['hvc-at-el1', 'HVC at EL1'],
  ['svc-at-el1', 'SVC at EL1, PSTATE.SP = 1'],
  ['brk-at-el1', 'BRK at EL1, PSTATE.SP = {{sp}}'],
  ['msr-vbar-el2-at-el1', 'MSR VBAR_EL2 at EL1'],
  ['wfi-at-el1', 'WFI at EL1, HCR_EL2.TWI = 1'],
  ['svc-at-el0', 'SVC at EL0'],
  ['hvc-at-el0', 'HVC at EL0'],
  ['abort-at-el0', 'data abort at EL0, stage 2 off'],
  ['virtual-irq-at-el0', 'virtual IRQ while EL0 runs'],
] as const;

const file = (answers: readonly string[]): string =>
  head + questions.map(([name, remark], i) => `${`${name} = ${answers[i] ?? '?'}`.padEnd(36)}# ${remark}\n`).join('');

export const names = questions.map(([name]) => name);
export const starter = file([]);
/** `brk-at-el1` depends on the seed: the second group with PSTATE.SP = 1, the first with 0. */
export const solution = file([
  'EL2+0x200',
  'EL2+0x400',
  'EL1+0x200',
  'EL1+{{group}}',
  'EL1+0x200',
  'EL2+0x400',
  'EL1+0x400',
  'EL1+0x400',
  'EL1+0x400',
  'EL1+0x480',
]);
