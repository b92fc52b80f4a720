/** What `npm run labs` says of types. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { labs } from '../src/labs/index.ts';
import { typeNotes } from './type-notes.ts';

const missing = existsSync(new URL('../src/engine/sandbox/wasm/declarations.json', import.meta.url))
  ? ''
  : 'the sandbox (node bin/build-sandbox.ts)';
const written = labs.filter(({ files }) => files.some(({ language }) => language === 'typescript'));

test.skipIf(missing !== '').each(written)(
  '$id: what it hands out has no type errors; one that is put in is named with file, line and column',
  { timeout: 120_000 },
  (lab) => {
    expect(typeNotes(lab)).toEqual([]);
    const [path = '', text = ''] = Object.entries(lab.solution).find(([name]) => name.endsWith('.ts')) ?? [];
    const [note = '', ...more] = typeNotes({
      ...lab,
      solution: { ...lab.solution, [path]: `const n: string = 5;\n${text}` },
    });
    expect(note).toMatch(/^solution: \w+\.ts:1:7 TS2322: /);
    expect(more).toEqual([]);
  },
);
