/** What the glossary says of each entry, in one language: for its pages, and short for the cards that chapters show. */
import { manualSection, registerSection } from './manual.ts';
import { glossaryCatalogues, glossaryT } from '../../messages/glossary.ts';
import type { Locale } from '../../messages/index.ts';
import { EXAMPLE_AT } from './examples.ts';
import { instructionPages, type InstructionEntry } from './instructions.ts';
import { meaningOf } from './meaning.ts';
import { fieldAnchor, registerPages, sentenceKeys, type RegisterEntry } from './registers.ts';
import { TERMS_PAGE } from './find.ts';
import { TERMS } from './terms.ts';

/** Title, what it is, and facts: label and value. */
export type Card = readonly [title: string, text: string, facts: readonly (readonly [label: string, value: string])[]];

/** The first of these codes that has a sentence. */
function firstOf(locale: Locale, codes: readonly string[]): string | undefined {
  const code = codes.find((candidate) => Object.hasOwn(glossaryCatalogues[locale], candidate));
  return code === undefined ? undefined : glossaryT(locale)(code);
}

/** What a register is; undefined when nobody has said so. */
export const registerText = (locale: Locale, { name }: RegisterEntry): string | undefined =>
  firstOf(
    locale,
    [...sentenceKeys(name), ...(name.startsWith('ID_AA64') ? ['ID_AA64'] : [])].map((key) => `register.${key}`),
  );

/** What a field is; fields of one kind share a sentence, with n for their number. */
export const fieldText = (locale: Locale, { name }: Pick<RegisterEntry, 'name'>, field: string): string | undefined =>
  firstOf(
    locale,
    sentenceKeys(name).flatMap((key) => [`field.${key}.${field}`, `field.${key}.${field.replace(/\d+$/, 'n')}`]),
  );

/** A second name for the upper half: of the result, of the second source, of all sources (Arm ARM C7.2, ADDHN2, SADDW2, SADDL2). */
const UPPER: readonly (readonly [name: RegExp, sentence: string])[] = [
  [/^(\w*n)2$/, 'instruction.upper-result'],
  [/^(\w*w)2$/, 'instruction.upper-second'],
  [/^(\w*l)2$/, 'instruction.upper-sources'],
];
const NARROW = /^(.*?)(?:r|ur|tr|xr|axr|lr|lxr|ar)([bh]|s[bhw])$/;

/** What an instruction does; undefined when nobody has said so. */
export function instructionText(locale: Locale, { mnemonic }: InstructionEntry): string | undefined {
  const say = glossaryT(locale);
  const own = firstOf(locale, [`instruction.${mnemonic}`]);
  if (own !== undefined) return own;
  for (const [name, sentence] of UPPER) {
    const base = firstOf(locale, [`instruction.${name.exec(mnemonic)?.[1] ?? ''}`]);
    if (base !== undefined) return say(sentence, { base });
  }
  const based = /^(ld|st)([ut])(r\w*)$/.exec(mnemonic);
  if (based !== null) {
    const [, way = '', kind, rest = ''] = based;
    return say(kind === 'u' ? 'instruction.unscaled' : 'instruction.unprivileged', {
      base: (way + rest).toUpperCase(),
    });
  }
  const sum = /^crc32(c?)[bhwx]$/.exec(mnemonic);
  if (sum !== null) return say(`instruction.crc32${sum[1] ?? ''}`);
  const narrow = NARROW.exec(mnemonic);
  return narrow !== null && /^(?:ld|st)/.test(mnemonic)
    ? say('instruction.narrow', { base: mnemonic.slice(0, -1).toUpperCase() })
    : undefined;
}

/** `read and write from EL1`. */
export function accessText(locale: Locale, { rows }: RegisterEntry): string {
  const say = glossaryT(locale);
  const { read = 3, write = 3 } = rows[0] ?? {};
  if (read === write) return read === 3 ? say('glossary.access.none') : say('glossary.access.rw', { level: read });
  if (write === 3) return say('glossary.access.r', { level: read });
  return read === 3 ? say('glossary.access.w', { level: write }) : say('glossary.access.r-w', { read, write });
}

/** `D13.2 General system control registers: HCR_EL2`; for the Cortex-A72's own, its reference manual. */
export function registerManual({ name }: RegisterEntry): string {
  const named = registerSection(name);
  if (named === undefined) return `Cortex-A72 TRM (100095) §4.3: ${name}`;
  const { section, title } = manualSection(named);
  return `${section} ${title}: ${name}`;
}

/** `C6.2 Alphabetical list of A64 base instructions: HVC`; an alias stands there too, under its own name: `AT, SYS`. */
export function instructionManual({ mnemonic, encodings }: InstructionEntry): string {
  const first = encodings[0];
  if (first === undefined) return '';
  const listed = manualHeading(first.name);
  const own = mnemonic.toUpperCase();
  const names = listed.split(' ')[0]?.toUpperCase() === own ? listed : `${own}, ${listed}`;
  return `${first.chapter} ${manualSection(first.chapter).title}: ${names}`;
}

/** The manual's heading, without the table's own remarks: `LDR (literal)` of `LDR (literal, ldr_w)`. */
export const heading = (name: string): string =>
  name
    .replace(/\((?:(literal), )?(?:ld|st)r\w*\)/, (_, literal?: string) => (literal === undefined ? '' : '(literal)'))
    .replace(/ +/g, ' ')
    .replace(/^(ST\w+|LD\w+) (?:32|64)$/, '$1')
    .trim();

/** The heading under which the manual lists it: `STR (immediate)` for all three ways to write its address. */
export const manualHeading = (name: string): string =>
  heading(name)
    .replace(/^((?:LD|ST)N?P(?:SW)?) .*$/, '$1')
    .replace(/^(LDR\w*|STR\w*) (?:unsigned offset|post-index|pre-index)$/, '$1 (immediate)')
    .replace(/^(LDR\w*|STR\w*) register$/, '$1 (register)')
    .replace(/ (?:post-index|\(\d\d-bit\))$/, '')
    .replace(/(^\w+|\)), .*$/, '$1');

export const bitsText = (msb: number, lsb: number): string => (msb === lsb ? String(msb) : `${msb}:${lsb}`);

/** The cards of a page by id. */
export function cardsOf(page: string, locale: Locale): Readonly<Record<string, Card>> {
  const say = glossaryT(locale);
  const cards: Record<string, Card> = {};
  if (page === TERMS_PAGE) for (const { id } of TERMS) cards[id] = [say(`term.${id}`), say(`term.${id}.text`), []];
  for (const entry of [...registerPages].find(([name]) => name === page)?.[1] ?? []) {
    const manual: readonly [string, string] = [say('glossary.manual'), registerManual(entry)];
    cards[entry.anchor] = [
      entry.name,
      registerText(locale, entry) ?? '',
      [[say('glossary.access'), accessText(locale, entry)], manual],
    ];
    for (const { name, msb, lsb } of entry.fields) {
      const bits = { bits: bitsText(msb, lsb), name: entry.name };
      const place = say(msb === lsb ? 'glossary.bit' : 'glossary.bits-of', bits);
      const title = `${entry.name}.${name}`;
      cards[fieldAnchor(entry, name)] = [
        title,
        fieldText(locale, entry, name) ?? '',
        [[say('glossary.place'), place], manual],
      ];
    }
  }
  for (const entry of [...instructionPages].find(([name]) => name === page)?.[1] ?? []) {
    const [first] = entry.encodings;
    const text = instructionText(locale, entry);
    const means = text === undefined || first === undefined ? '' : meaningOf(first.word, EXAMPLE_AT).join('; ');
    cards[entry.anchor] = [
      entry.mnemonic.toUpperCase(),
      text ?? '',
      [
        [say('glossary.example'), first?.text ?? ''],
        ...(means === '' ? [] : [[say('glossary.means'), means] as const]),
        [say('glossary.manual'), instructionManual(entry)],
      ],
    ];
  }
  return cards;
}
