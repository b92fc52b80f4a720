/** Answer files of labs (src/labs/kit/answers.ts): `name = value`, remarks behind `#`. */
import type { Grammar } from './grammar.ts';

export const answers: Grammar = {
  name: 'answers',
  fileTypes: [],
  ignoresCase: true,
  rules: [
    { token: 'comment', match: '#.*' },
    { token: 'label', match: '^[ \\t]*[\\w-]+(?=[ \\t]*=)' },
    { token: 'directive', match: '\\?' },
    { token: 'number', match: '(?:EL\\d[ \\t]*\\+[ \\t]*)?(?:0x[\\da-f]+|\\d+)' },
    { token: undefined, match: '[\\w-]+' },
  ],
};
