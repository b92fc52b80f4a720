/**
 * How the languages of the chapters are coloured: one list of rules for each, from which the highlighter of the pages and
 * the editors take the same colours. The first rule that matches at a place wins; none spans lines but comments.
 */
export type TokenKind =
  'comment' | 'string' | 'number' | 'label' | 'directive' | 'register' | 'keyword' | 'property' | 'punctuation';

export interface TokenRule {
  readonly kind: TokenKind;
  /** A regular expression without groups, lookbehind or anchors but `^`, so that both highlighters understand it. */
  readonly match: string;
}
export interface LanguageRules {
  readonly name: 'a64' | 'dts' | 'ld' | 'answers' | 'text';
  readonly title: string;
  readonly blockComments: boolean;
  readonly rules: readonly TokenRule[];
}

const NUMBER = String.raw`#?-?\b(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|\d+)\b`;
const STRING = String.raw`"(?:[^"\\]|\\.)*"`;

export const a64: LanguageRules = {
  name: 'a64',
  title: 'A64 assembly',
  blockComments: true,
  rules: [
    { kind: 'comment', match: String.raw`//.*` },
    { kind: 'string', match: STRING },
    { kind: 'string', match: String.raw`#?'(?:[^'\\]|\\.)'` },
    { kind: 'label', match: String.raw`^\s*(?:[A-Za-z_.$][\w.$]*|\d+):` },
    { kind: 'directive', match: String.raw`\.[A-Za-z_]\w*` },
    {
      kind: 'register',
      match: String.raw`\b(?:[xwXW](?:[12]?\d|30)|[xw]zr|w?sp|lr|[vqdshbVQDSHB](?:[12]?\d|3[01])(?:\.\d*[bhsdBHSD])?)\b`,
    },
    {
      kind: 'register',
      match: String.raw`\b(?:[A-Za-z][A-Za-z0-9]*_[eE][lL](?:[0-3]|12|02)|CurrentEL|currentel|nzcv|daif(?:set|clr)?|spsel|fpcr|fpsr)\b`,
    },
    { kind: 'number', match: NUMBER },
    { kind: 'keyword', match: String.raw`\b(?:b\.)?(?:[a-z][a-z0-9]+|b)\b` },
  ],
};

export const dts: LanguageRules = {
  name: 'dts',
  title: 'Device tree',
  blockComments: true,
  rules: [
    { kind: 'comment', match: String.raw`//.*` },
    { kind: 'string', match: STRING },
    { kind: 'directive', match: String.raw`/[a-z][a-z0-9-]*/` },
    { kind: 'label', match: String.raw`[A-Za-z_]\w*:` },
    { kind: 'register', match: String.raw`&(?:[A-Za-z_]\w*|\{[^}]*\})` },
    { kind: 'keyword', match: String.raw`[A-Za-z_][\w,.+-]*(?:@[0-9a-fA-F,]+)?(?=\s*\{)` },
    { kind: 'property', match: String.raw`[A-Za-z#][\w,.+?#-]*(?=\s*[=;])` },
    { kind: 'number', match: NUMBER },
    { kind: 'punctuation', match: String.raw`[{};<>\[\]=]` },
  ],
};

export const ld: LanguageRules = {
  name: 'ld',
  title: 'Linker script',
  blockComments: true,
  rules: [
    { kind: 'string', match: STRING },
    {
      kind: 'directive',
      match: String.raw`\b(?:SECTIONS|MEMORY|ENTRY|OUTPUT_ARCH|OUTPUT_FORMAT|PHDRS|PROVIDE|PROVIDE_HIDDEN|ASSERT|INCLUDE)\b`,
    },
    {
      kind: 'keyword',
      match: String.raw`\b(?:ALIGN|KEEP|ADDR|SIZEOF|LOADADDR|SORT|DEFINED|ORIGIN|LENGTH|AT|MAX|MIN|COMMON)\b|/DISCARD/`,
    },
    { kind: 'label', match: String.raw`\.[A-Za-z_][\w.*]*` },
    { kind: 'number', match: String.raw`\b(?:0[xX][0-9a-fA-F]+|\d+)[KM]?\b` },
    { kind: 'punctuation', match: String.raw`[{};=*()]` },
  ],
};

/** Answer files of labs (src/labs/kit/answers.ts): only editors show them. */
export const answers: LanguageRules = {
  name: 'answers',
  title: 'Answers',
  blockComments: false,
  rules: [
    { kind: 'comment', match: String.raw`#.*` },
    { kind: 'label', match: String.raw`^\s*[\w-]+(?=\s*=)` },
    { kind: 'number', match: String.raw`\b(?:[eE][lL]\d\s*\+\s*)?(?:0[xX][0-9a-fA-F]+|\d+)\b` },
    { kind: 'keyword', match: String.raw`\?` },
  ],
};

/** Files of a guest's root file system, scripts among them: only remarks stand out. */
export const plainText: LanguageRules = {
  name: 'text',
  title: 'Text',
  blockComments: false,
  rules: [{ kind: 'comment', match: String.raw`#.*` }],
};

export const languages: readonly LanguageRules[] = [a64, dts, ld];
