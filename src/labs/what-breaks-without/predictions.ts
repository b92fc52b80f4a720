const head = `# What does the machine report when a step of the boot is missing?
# parts.s does it, after main has printed.
# no-... and at-once: the fault status, ISS bits 5:0 of ESR_EL2
# (0x04 is a translation fault at level 0).
# ...-exceptions: how many exceptions are taken.
`;

const questions = [
  ['no-stack', 'a push while SP is 0'],
  ['not-mapped', 'a load whose level-1 descriptor is 0'],
  ['no-access-flag', 'a load through a block without AF'],
  ['execute-never', 'a branch into a block with XN'],
  ['no-attributes', 'an unaligned load while MAIR_EL2 is 0'],
  ['mmu-off', 'an unaligned load while SCTLR_EL2.M is 0'],
  ['no-tlbi-exceptions', 'a load after its descriptor was taken away'],
  ['no-isb-exceptions', 'an unaligned load right after M is set'],
  ['at-once', 'the last case: TCR_EL2 or TTBR0_EL2 is 0, M 1'],
] as const;

const file = (answers: readonly string[]): string =>
  head + questions.map(([name, remark], i) => `${`${name} = ${answers[i] ?? '?'}`.padEnd(30)}# ${remark}\n`).join('');

export const names = questions.map(([name]) => name);
export type Question = (typeof names)[number];
export const starter = file([]);
export const solution = file(['0x04', '0x05', '0x09', '0x0d', '0x21', '0x21', '0', '0', '{{status}}']);
