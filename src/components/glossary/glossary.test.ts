import { describe, expect, test } from 'vitest';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { fieldsOf, SYSTEM_REGISTERS } from '../../engine/isa/sysregs.ts';
import { KNOWN_CLASSES } from '../../engine/isa/sysregs/syndrome.ts';
import { tables } from '../../engine/isa/tables.ts';
import { glossaryCatalogues } from '../../messages/glossary.ts';
import { widgetsEn } from '../../messages/widgets.en.ts';
import { manualSection, registerSection } from './manual.ts';
import {
  cardsOf,
  fieldText,
  heading,
  instructionManual,
  instructionText,
  manualHeading,
  registerText,
} from './cards.ts';
import { EXAMPLE_AT } from './examples.ts';
import { find, findTerm } from './find.ts';
import { instructionPages } from './instructions.ts';
import { entryName, registerPages } from './registers.ts';
import { TERMS } from './terms.ts';

const LOCALES = ['en', 'zh-cn'] as const;
const registers = [...registerPages.values()].flat();
const instructions = [...instructionPages].flatMap(([page, entries]) => entries.map((entry) => ({ page, entry })));
const placeholders = (sentence = ''): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

test('the catalogues of the glossary have the same codes and placeholders', () => {
  const { en, 'zh-cn': zh } = glossaryCatalogues;
  const english: Readonly<Record<string, string>> = en;
  const chinese: Readonly<Record<string, string>> = zh;
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  for (const code of Object.keys(english)) {
    expect(placeholders(chinese[code]), code).toEqual(placeholders(english[code]));
    if (!code.endsWith('.forms')) expect(english[code] === '' || chinese[code] === '', code).toBe(false);
  }
});

describe('system registers', () => {
  test('every register of the engine that has a name has an entry', () => {
    const names = new Set(registers.map(({ name }) => name));
    expect(
      SYSTEM_REGISTERS.filter(({ name }) => !name.startsWith('S3_') && !names.has(entryName(name))).map(
        ({ name }) => name,
      ),
    ).toEqual([]);
  });

  test.each(LOCALES)('each is explained, and each of its fields, in %s', (locale) => {
    const without = registers.flatMap((entry) => [
      ...(registerText(locale, entry) === undefined ? [entry.name] : []),
      ...entry.fields
        .filter(({ name }) => fieldText(locale, entry, name) === undefined)
        .map(({ name }) => `${entry.name}.${name}`),
    ]);
    expect(without).toEqual([]);
  });

  test('no sentence explains a register or a field that there is not', () => {
    const used = new Set<string>();
    const catalogue = glossaryCatalogues.en as Readonly<Record<string, string>>;
    for (const entry of registers) {
      used.add(registerText('en', entry) ?? '');
      for (const { name } of entry.fields) used.add(fieldText('en', entry, name) ?? '');
    }
    expect(
      Object.entries(catalogue)
        .filter(([code, text]) => /^(?:register|field)\./.test(code) && !used.has(text))
        .map(([code]) => code),
    ).toEqual([]);
  });

  test('each stands in a section that the list of the manual has', () => {
    for (const { name } of registers) {
      const section = registerSection(name);
      if (section !== undefined) expect(() => manualSection(section)).not.toThrow();
    }
  });

  test('exception classes have sentences', () => {
    for (const ec of KNOWN_CLASSES)
      expect(Object.keys(widgetsEn)).toContain(`esr.ec.${ec.toString(16).padStart(2, '0')}`);
  });
});

describe('instructions', () => {
  test('an encoding’s example is what the assembler makes of its text', () => {
    for (const { entry } of instructions)
      for (const { word, text } of entry.encodings) {
        const { bytes } = assemble(text, { origin: EXAMPLE_AT });
        expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true), text).toBe(word);
      }
  });

  test('the bits of an encoding are all 32, and make its word', () => {
    for (const { entry } of instructions)
      for (const { word, bits, text } of entry.encodings) {
        expect(
          bits.reduce((sum, { msb, lsb }) => sum + msb - lsb + 1, 0),
          text,
        ).toBe(32);
        expect(
          bits.reduce((sum, { lsb, value }) => sum + value * 2 ** lsb, 0),
          text,
        ).toBe(word);
      }
  });

  test('few encodings of the table are left out', () => {
    const shown = new Set(instructions.flatMap(({ entry }) => entry.encodings.map(({ name }) => name)));
    const left = tables.filter(({ name }) => !shown.has(name)).map(({ name }) => name);
    expect(left).toEqual(['DCPS2', 'DCPS3', 'LDPSW (ldrsw) post-index', 'LDPSW (ldrsw) pre-index']);
  });

  test.each(LOCALES)('each is explained in %s', (locale) => {
    const without = instructions
      .filter(({ entry }) => (instructionText(locale, entry) ?? '') === '')
      .map(({ entry }) => entry.mnemonic);
    expect(without).toEqual([]);
  });

  test('no sentence explains an instruction that there is not', () => {
    const mnemonics = new Set(instructions.map(({ entry }) => entry.mnemonic));
    const catalogue: Readonly<Record<string, string>> = glossaryCatalogues.en;
    expect(
      Object.keys(catalogue)
        .filter((code) => code.startsWith('instruction.') && placeholders(catalogue[code]).length === 0)
        .map((code) => code.slice('instruction.'.length))
        .filter((name) => !mnemonics.has(name)),
    ).toEqual(['crc32', 'crc32c']);
  });

  test.each([
    ['shrn', 'narrows, without rounding or saturation.'],
    [
      'shrn2',
      'narrows, without rounding or saturation. Writes the upper half of the destination; the lower half stays.',
    ],
    ['saddw2', 'to elements twice as wide. Takes the upper half of the second source.'],
    ['smlal2', 'and adds to the destination. Takes the upper half of each source vector.'],
    ['smull2', 'to twice the width. Takes the upper half of each source vector.'],
    ['zip2', 'Takes the elements of both sources’ upper halves by turns.'],
    ['trn2', 'the other half of TRN1’s transposition.'],
  ])('%s: … %s', (mnemonic, end) => {
    const found = instructions.find(({ entry }) => entry.mnemonic === mnemonic);
    const text = found && instructionText('en', found.entry);
    expect(text?.slice(-end.length)).toBe(end);
  });

  test.each([
    ['STR (str_x) unsigned offset', 'STR (immediate)'],
    ['LDRB (ldrb) register', 'LDRB (register)'],
    ['STP (str_w) pre-index', 'STP'],
    ['LDPSW (ldrsw) offset', 'LDPSW'],
    ['LDR (literal, ldr_w)', 'LDR (literal)'],
    ['REV (64-bit)', 'REV'],
    ['FCVTZS (vector, fixed-point), s', 'FCVTZS (vector, fixed-point)'],
    ['LD1 (multiple structures), 4 registers post-index', 'LD1 (multiple structures)'],
    ['FABD, scalar', 'FABD'],
    ['ADD (shifted register)', 'ADD (shifted register)'],
  ])('the manual lists %s under %s', (name, listed) => {
    expect(manualHeading(name)).toBe(listed);
  });

  test.each([
    ['hvc', 'C6.2 Alphabetical list of A64 base instructions: HVC'],
    ['tlbi', 'C6.2 Alphabetical list of A64 base instructions: TLBI, SYS'],
    ['b.cond', 'C6.2 Alphabetical list of A64 base instructions: B.cond'],
    ['str', 'C6.2 Alphabetical list of A64 base instructions: STR (immediate)'],
  ])('%s is at %s', (mnemonic, place) => {
    const found = instructions.find(({ entry }) => entry.mnemonic === mnemonic);
    expect(found && instructionManual(found.entry)).toBe(place);
  });

  test('the manual’s heading has none of the table’s remarks', () => {
    expect(
      [
        'LDR (literal, ldr_w)',
        'STRB (strb) unsigned offset',
        'LDXR 64',
        'ADD (immediate)',
        'STP (str_w) pre-index',
      ].map(heading),
    ).toEqual(['LDR (literal)', 'STRB unsigned offset', 'LDXR', 'ADD (immediate)', 'STP pre-index']);
  });
});

describe('what is written is found', () => {
  test.each([
    ['HCR_EL2', 'translation-registers', 'hcr_el2'],
    ['HCR_EL2.RW', 'translation-registers', 'hcr_el2-rw'],
    ['vbar_el2', 'exception-registers', 'vbar_el2'],
    ['DBGBVR3_EL1', 'debug-registers', 'dbgbvrn_el1'],
    ['CurrentEL', 'exception-registers', 'currentel'],
    ['ERET', 'branches', 'eret'],
    ['hvc #7', 'system-instructions', 'hvc'],
    ['msr vbar_el2, x0', 'system-instructions', 'msr'],
    ['b .', 'branches', 'b'],
    ['b.ne', 'branches', 'b-cond'],
    ['strb w4, [x3]', 'loads-and-stores', 'strb'],
    ['ldr x3, =0x09000000', 'loads-and-stores', 'ldr'],
    ['tlbi alle2', 'system-instructions', 'tlbi'],
  ])('%s', (code, page, anchor) => {
    const place = find(code);
    expect(place).toEqual({ page: place?.page ?? page, anchor });
    expect(Object.keys(cardsOf(place?.page ?? '', 'en'))).toContain(anchor);
  });

  test.each([
    'main',
    'x0',
    'switch',
    'HCR_EL2.NOPE',
    'EL2+0x400',
    'src/engine/hypervisor/el2.ts',
    'b = 1',
    '0x40',
    '',
    'virt',
  ])('and “%s” is nothing of ours', (code) => expect(find(code)).toBeUndefined());

  test('what a word refers to is there', () => {
    for (const { id, see, sections } of TERMS) {
      expect(findTerm(id)).toBeDefined();
      for (const code of see) expect(find(code), `${id}: ${code}`).toBeDefined();
      for (const section of sections) expect(() => manualSection(section)).not.toThrow();
    }
  });

  test('the list of words and their sentences are the same', () => {
    const names = Object.keys(glossaryCatalogues.en).flatMap((code) => /^term\.([\w-]+)$/.exec(code)?.[1] ?? []);
    expect(names.sort()).toEqual(TERMS.map(({ id }) => id).sort());
    expect(fieldsOf('HCR_EL2').length).toBeGreaterThan(30);
  });
});
