/** Device trees (Devicetree Specification 0.4, chapter 6). */
import type { Grammar } from './grammar.ts';

export const dts: Grammar = {
  name: 'dts',
  fileTypes: ['dts', 'dtsi'],
  ignoresCase: false,
  rules: [
    { token: 'comment', match: '//.*' },
    { token: 'comment', begin: '/\\*', end: '\\*/', inside: [] },
    { token: 'string', match: '"(?:\\\\.|[^"\\\\])*"?' },
    { token: 'string', match: "'(?:\\\\.|[^'\\\\])+'" },
    { token: 'directive', match: '/[a-z][\\w-]*/|#include\\b|/dts-v1/' },
    { token: 'label', match: '[A-Za-z_]\\w*:' },
    { token: 'sysreg', match: '&(?:[A-Za-z_]\\w*|\\{[^}]*\\})' },
    // A node's name: what stands before a brace.
    { token: 'instruction', match: '/(?=[ \\t]*\\{)|[\\w,.+-]+(?:@[\\w,.+-]+)?(?=[ \\t]*\\{)' },
    { token: 'number', match: '(?:0x[\\da-fA-F]+|\\d+)(?:U?L{0,2})(?![\\w,.+?#@-])' },
    { token: 'register', match: '[\\w,.+?#-]+(?=[ \\t]*[=;])' },
    { token: undefined, match: '[\\w,.+?#-]+' },
  ],
};
