const head = `# How many descriptors does each load make the machine read? Read walk.s.
# Stage 1 has {{n}} levels, stage 2 has {{m}}.
# Only descriptors count, not the data. ? is no answer yet.
`;

const questions = [
  ['stage-1-only', 'load1: stage 2 off'],
  ['stage-2-only', 'load2: stage 1 off'],
  ['nested', 'load3: both stages on'],
  ['again', 'load4: the same page'],
  ['neighbour', 'load5: the next page'],
  ['after-tlbi', 'load6: the page of load3, after TLBI'],
  ['stage-1-block', 'load7: a 2 MiB block at stage 1'],
  ['stage-2-block', 'load8: 2 MiB blocks at stage 2'],
  ['both-blocks', 'load9: blocks at both'],
] as const;

const file = (answers: readonly string[]): string =>
  head + questions.map(([name, remark], i) => `${`${name} = ${answers[i] ?? '?'}`.padEnd(28)}# ${remark}\n`).join('');

export const names = questions.map(([name]) => name);
export type Question = (typeof names)[number];
export const starter = file([]);
export const solution = file([
  '{{n}}',
  '{{m}}',
  '{{full}}',
  '0',
  '{{full}}',
  '{{full}}',
  '{{block1}}',
  '{{block2}}',
  '{{blocks}}',
]);
