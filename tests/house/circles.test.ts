/** No file needs itself, by however many others: whoever opens one file reads downwards only. Types count as much as values. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coreFloors } from './floors.ts';
import { floorsOf, importsOf, NO_CIRCLES } from './imports.ts';

const FOLDERS = ['src', 'bin', 'guests', 'tests'];
/** Folders whose parts have an order, lowest first (imports.ts, `floorsOf`). */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  src: ['styles', 'engine', 'messages', 'labs', 'exercises', 'client', 'site/grammars', 'components', 'chapters'],
  'src/engine/core/as': coreFloors,
  'src/engine/hypervisor': [
    'el2.ts',
    'board.ts',
    'report.ts',
    'boot',
    'state',
    'memory',
    'devices',
    'machine',
    'traps',
  ],
};
/** The lab whose folder a file is in, or nothing. */
const labOf = (file: string): string => /^src\/labs\/(?!kit\/|generated\/)([\w-]+)\//.exec(file)?.[1] ?? '';

test('there is no circle of files, and no arrow that points up', { timeout: 120_000 }, async () => {
  const rules = [NO_CIRCLES, ...Object.entries(FLOORS).flatMap(([below, floors]) => floorsOf(below, floors))];
  const { breaches, files, lost } = await importsOf('.', FOLDERS, rules);
  expect(breaches).toEqual([]);
  // What was not read, or leads nowhere, could hide one. The texts of a lab name each other as its reader sees them.
  const texts = new Set(files.map((file) => `${labOf(file)} ./${basename(file)}`));
  const isText = (one: string): boolean => {
    const [file = '', imported = ''] = one.split(': ');
    return labOf(file) !== '' && texts.has(`${labOf(file)} ${imported}`);
  };
  expect(lost.filter((one) => !isText(one))).toEqual([]);
  for (const kind of ['.ts', '.svelte', '.astro', '.mjs'])
    expect(files.filter((file) => file.endsWith(kind)).length, kind).toBeGreaterThan(3);
});

/** A tree of these files, by path, and what the test above would say of it. */
async function breachesOf(
  tree: Readonly<Record<string, string>>,
  floors: readonly string[] = [],
): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), 'circles-'));
  try {
    for (const [path, source] of Object.entries(tree)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), source);
    }
    const { breaches, lost } = await importsOf(root, ['src'], [NO_CIRCLES, ...floorsOf('src', floors)]);
    return [...breaches, ...lost];
  } finally {
    await rm(root, { recursive: true });
  }
}

describe('is found:', () => {
  test('a circle of values', async () => {
    const tree = {
      'src/a.ts': "import { b } from './deep/b.ts';\nexport const a = () => b;\n",
      'src/deep/b.ts': "import { c } from '../c.ts';\nexport const b = c;\n",
      'src/c.ts': "import { a } from './a.ts';\nexport const c = a;\n",
      'src/d.ts': "import { a } from './a.ts';\nexport const d = a;\n",
    };
    expect(await breachesOf(tree)).toEqual(['src/a.ts → src/deep/b.ts → src/c.ts → src/a.ts']);
  });

  test('one of types alone', async () => {
    const tree = {
      'src/a.ts': "import type { B } from './b.ts';\nexport interface A { readonly b: B }\n",
      'src/b.ts': "export interface B { readonly a: import('./a.ts').A }\n",
    };
    expect(await breachesOf(tree)).toEqual(['src/a.ts → src/b.ts → src/a.ts']);
  });

  test('one through a Svelte component, its script or its markup', async () => {
    const tree = {
      'src/A.svelte': '<script lang="ts">\n  import type { B } from \'./b.ts\';\n  const b: B = 1;\n</script>\n{b}\n',
      'src/b.ts': "import A from './A.svelte';\nexport type B = typeof A;\n",
      'src/C.svelte': "{#await import('./d.svelte.ts') then { d }}{d}{/await}\n",
      'src/d.svelte.ts': "export { default as d } from './C.svelte';\n",
    };
    expect(await breachesOf(tree)).toEqual([
      'src/A.svelte → src/b.ts → src/A.svelte',
      'src/C.svelte → src/d.svelte.ts → src/C.svelte',
    ]);
  });

  test('one through an Astro component, its frontmatter or its script', async () => {
    const tree = {
      'src/A.astro':
        "---\nimport type { Props } from './b.ts';\nconst { of }: Props = Astro.props;\n---\n<p>{of}</p>\n",
      'src/b.ts': "import A from './A.astro';\nexport type Props = { of: typeof A };\n",
      'src/C.astro': "<p></p>\n<script>\n  import './d.ts';\n</script>\n",
      'src/d.ts': "import './C.astro';\n",
    };
    expect(await breachesOf(tree)).toEqual([
      'src/A.astro → src/b.ts → src/A.astro',
      'src/C.astro → src/d.ts → src/C.astro',
    ]);
  });

  test('one through import.meta.glob', async () => {
    const tree = {
      'src/all.ts': "export const all = import.meta.glob<{ one: number }>('./*/one.ts', { eager: true });\n",
      'src/first/one.ts': "import { all } from '../all.ts';\nexport const one = Object.keys(all).length;\n",
    };
    expect(await breachesOf(tree)).toEqual(['src/all.ts → src/first/one.ts → src/all.ts']);
  });

  test('an arrow that points up, and an import that leads nowhere', async () => {
    const tree = {
      'src/low.ts': "import './high/a.ts';\n",
      'src/middle/a.ts': "import '../low.ts';\nimport '../beside.ts';\n",
      'src/middle/a.test.ts': "import '../high/a.ts';\n",
      'src/high/a.ts': "import './missing.ts';\n",
      'src/beside.ts': "import './high/a.ts';\nimport './middle/a.ts';\n",
    };
    expect(await breachesOf(tree, ['low.ts', 'middle', 'high'])).toEqual([
      'src/beside.ts → src/middle/a.ts → src/beside.ts',
      'src/low.ts → src/high/a.ts (low.ts is below)',
      'src/middle/a.ts → src/beside.ts (middle is below)',
      'src/high/a.ts: ./missing.ts',
    ]);
  });

  test('and nothing in a tree without one, where a component draws itself', async () => {
    const tree = {
      'src/A.svelte': "<script>\n  import A from './A.svelte';\n  import { b } from './b.ts';\n</script>\n<A {b} />\n",
      'src/b.ts': 'export const b = 1;\n',
    };
    expect(await breachesOf(tree)).toEqual([]);
  });
});
