/** A64 assembly in the syntax of GNU as, as src/engine/isa/assembler reads it. */
import type { Grammar } from './grammar.ts';

export const a64: Grammar = {
  name: 'a64',
  fileTypes: ['s', 'S', 'asm'],
  ignoresCase: true,
  rules: [
    { token: 'comment', match: '//.*' },
    { token: 'comment', match: '^[ \\t]*#.*' },
    { token: 'comment', begin: '/\\*', end: '\\*/', inside: [] },
    { token: 'string', match: '"(?:\\\\.|[^"\\\\])*"?' },
    { token: 'string', match: "'(?:\\\\.|[^'\\\\])'?" },
    { token: 'label', match: '[A-Z_.$][\\w.$]*:|\\d+:' },
    { token: 'directive', match: '\\.[A-Z_][\\w.]*' },
    { token: 'directive', match: '\\\\(?:\\w+|@|\\(\\))' },
    {
      token: 'register',
      match: '(?:[xw](?:[12]?\\d|30)|[vqdshb](?:[12]?\\d|3[01])(?:\\.\\d*[bhsdq])?|[xw]zr|w?sp|lr|fp|pc)(?![\\w.$])',
    },
    {
      token: 'sysreg',
      match:
        '(?:[A-Z]\\w*_EL[0-3]|S[0-3]_\\d_C\\d+_C\\d+_\\d|CurrentEL|DAIF(?:Set|Clr)?|SPSel|NZCV|FPCR|FPSR)(?![\\w.$])',
    },
    // The first word of a statement. A label before it ends in a colon.
    { token: 'instruction', match: '^[ \\t]+[A-Z][\\w.]*|(?<=[:;])[ \\t]*[A-Z][\\w.]*|^[A-Z][\\w.]*(?![\\w.$:])' },
    { token: 'number', match: '#?[-+]?(?:0x[\\da-f_]+|0b[01_]+|\\d[\\d.]*(?:e[-+]?\\d+)?[bf]?)(?![\\w$])' },
    { token: undefined, match: '[\\w.$]+' },
  ],
};
