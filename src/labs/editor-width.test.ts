/** What a reader sees of a lab's files fits the editor's width: nobody scrolls sideways to read the task. */
import { describe, expect, test } from 'vitest';
import { labs } from './index.ts';
import { solutionFiles, starterFiles } from './kit/parameters.ts';

/** Columns: what the editor shows in a window 1280 pixels wide, and a few less. */
const WIDTH = 80;
const SEEDS = [1, 2, 5, 77];

/** `path:line: text` of the lines that are too wide, or that the editor's font may not have. */
function poorLines(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, at) => {
      const isPoor = line.length > WIDTH || /[^ -~]/.test(line) || line.endsWith(' ');
      return isPoor ? [`${path}:${at + 1}: ${line}`] : [];
    }),
  );
}

describe.each(labs.map((lab) => [lab.id, lab] as const))('%s', (_id, lab) => {
  test.each(SEEDS)('has files of at most 80 columns of ASCII, with seed %i', (seed) => {
    expect(poorLines(starterFiles(lab, seed))).toEqual([]);
    expect(poorLines(solutionFiles(lab, seed))).toEqual([]);
  });
});
