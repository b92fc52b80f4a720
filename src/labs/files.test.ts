/** The files of labs and exercises: as wide as the editor is, the same code in every language, and A64 as any assembler takes it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exercises } from '../exercises/index.ts';
import { labs } from './index.ts';
import type { Lab, Language } from './kit/lab.ts';
import { fill, parametersOf, solutionFiles, starterFiles } from './kit/parameters.ts';
import { namedIn } from './kit/walk.ts';

const all = [...labs, ...exercises];
const folderOf = ({ id, exercise }: Lab): string => join('src', exercise === undefined ? 'labs' : 'exercises', id);

/** Columns: what the editor shows in a window 1280 pixels wide, and a few less. */
const WIDTH = 80;
const SEEDS = [1, 2, 5, 77];

const isWide = (character: string): boolean => /[\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]|[“”‘’…—]/.test(character); // prettier-ignore
const widthOf = (line: string): number => [...line].reduce((sum, one) => sum + (isWide(one) ? 2 : 1), 0);

/** `path:line: text` of the lines that are too wide, or that the editor's font may not have. */
function poorLines(files: Readonly<Record<string, string>>, allowed: RegExp): string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, at) => {
      const isPoor = widthOf(line) > WIDTH || !allowed.test(line) || /\s$/.test(line);
      return isPoor ? [`${path}:${at + 1}: ${line}`] : [];
    }),
  );
}
const ASCII = /^[ -~]*$/;
const CHINESE = /^[ -~\u4e00-\u9fff，。：；、？！（）“”]*$/;

/** A text without its remarks; what is in quotation marks is none. */
function codeOf(text: string, language: Language): string[] {
  const remark =
    language === 'answers' || language === 'text' ? /#.*$/ : /("(?:[^"\\]|\\.)*"|'(?:[^'\\\n]|\\.)')|\/\/.*$/;
  return text
    .split('\n')
    .map((line) => line.replaceAll(new RegExp(remark, 'g'), (_, kept?: unknown) => typeof kept === 'string' ? kept : '').trimEnd()); // prettier-ignore
}
const remarksOf = (text: string, language: Language): string => {
  const code = codeOf(text, language);
  return text
    .split('\n')
    .map((line, n) => line.slice(code[n]?.length))
    .join('\n');
};

describe.each(all.map((lab) => [lab.id, lab] as const))('%s', (_id, lab) => {
  test.each(SEEDS)('has files of at most 80 columns, in English of ASCII, with seed %i', (seed) => {
    for (const files of [starterFiles, solutionFiles]) {
      expect(poorLines(files(lab, seed), ASCII)).toEqual([]);
      expect(poorLines(files(lab, seed, 'zh-cn'), CHINESE)).toEqual([]);
    }
  });

  // A number beyond the list would take the last of it, and what belongs together would not be together any more.
  const chosen = lab.parameters.flatMap((one) =>
    'by' in one && one.by !== undefined
      ? [{ name: one.name, by: one.by, places: 'pick' in one ? one.pick.length : one.words.length }]
      : [],
  );
  if (chosen.length > 0)
    test('chooses from a list by what is a place in it', () => {
      for (let seed = 0; seed < 60; seed++) {
        const values = parametersOf(lab, seed);
        const beyond = chosen.filter(({ by, places }) => (values.get(by) ?? -1n) >= BigInt(places));
        expect(beyond).toEqual([]);
      }
    });

  if (lab.files.some(({ language }) => language === 'answers'))
    test('numbers the questions of a file of answers as its verdicts do', () => {
      const named = lab.checkpoints.flatMap(({ requires }) =>
        requires.flatMap(({ check, otherwise }) =>
          otherwise.flatMap(({ when, params }): [string, unknown][] => {
            const number = params?.['case'] ?? params?.['load'];
            const [name, ...others] = when === undefined ? namedIn(check, 'answer') : namedIn(when, 'answer');
            return number === undefined || name === undefined || others.length > 0 ? [] : [[name, number]];
          }),
        ),
      );
      const asked = new Map(named);
      const questions = new Set(namedIn(lab.checkpoints, 'answer'));
      // All of them, or none: then neither does the file.
      expect([...asked.keys()].sort()).toEqual(named.length === 0 ? [] : [...questions].sort());
      for (const language of ['en', 'zh-cn'] as const) {
        const text = Object.values(starterFiles(lab, 0, language)).join('\n');
        const inFile = new Map(
          [...text.matchAll(/^([\w-]+) = \?\s+# (?:load)?(\d+)[:：]/gm)].map((m) => [m[1] ?? '', m[2]]),
        );
        expect(inFile.size).toBe(asked.size);
        expect([...inFile.values()]).toEqual([...inFile.keys()].map((_, n) => String(n + 1)));
        for (const [name, number] of named)
          expect([name, number]).toEqual([name, { decimal: Number(inFile.get(name)) }]);
      }
    });

  const twins = lab.files.flatMap(({ path, language, starter, starterIn }) => [
    { path: `starter of ${path}`, language, english: starter, chinese: starterIn?.['zh-cn'] },
    ...(lab.solution[path] === undefined
      ? []
      : [{ path: `solution of ${path}`, language, english: lab.solution[path], chinese: lab.solutionIn?.['zh-cn']?.[path] }]), // prettier-ignore
  ]);
  test.each(twins)('the $path has its remarks in Chinese too, and the same code on the same lines', (twin) => {
    const { language, english, chinese } = twin;
    if (chinese === undefined) return expect(remarksOf(english, language).trim()).toBe('');
    expect(codeOf(chinese, language)).toEqual(codeOf(english, language));
    const [theirs, ours] = [remarksOf(english, language), remarksOf(chinese, language)];
    expect(ours).toMatch(/[\u4e00-\u9fff]/);
    const said = (text: string): string[] => text.split('\n').filter((line) => /[\w\u4e00-\u9fff]/.test(line));
    expect(said(ours).length).toBe(said(theirs).length);
  });
});

test('remarks are told from code', () => {
  expect(codeOf(".asciz \"a // b\" // c\n mov w0, #'/' // '\n// all", 'a64')).toEqual([
    '.asciz "a // b"',
    " mov w0, #'/'",
    '',
  ]);
  expect(codeOf('a = 1  # one', 'answers')).toEqual(['a = 1']);
  expect(widthOf('// 栈，a')).toBe(8);
});

const assembler = 'aarch64-linux-gnu-as';
const missing = spawnSync(assembler, ['--version']).status !== 0;
const folder = mkdtempSync(join(tmpdir(), 'labs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every A64 file of the folders, also those in Chinese and the other right answers. */
const sources = all.flatMap((lab) =>
  readdirSync(folderOf(lab), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.s'))
    .map((path) => [join(folderOf(lab), path), lab] as const),
);

test('there are files to be assembled', () => {
  expect(sources.length).toBeGreaterThan(70);
});

test.skipIf(missing).each(sources)('GNU as takes %s', (path, lab) => {
  const text = fill(readFileSync(path, 'utf8'), parametersOf(lab, 0));
  const source = join(folder, 'source.s');
  writeFileSync(source, text);
  // A file that takes in another one finds it beside itself. What it defines stays undefined: that is the linker's.
  for (const [name, content] of Object.entries(lab.solution)) writeFileSync(join(folder, name), content);
  execFileSync(assembler, ['-march=armv8-a', '--fatal-warnings', '-I', folder, '-o', join(folder, 'object.o'), source], { stdio: 'pipe' }); // prettier-ignore
});
