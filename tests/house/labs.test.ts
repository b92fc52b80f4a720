/** A page carries the lab or exercise that it shows, and no other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { exercises } from '../../src/exercises/index.ts';
import { labs } from '../../src/labs/index.ts';

const houses = { labs, exercises };

/** The labs out of whose folders, or of what was made of them, modules come. */
const labsIn = (inputs: readonly string[]): string[] => [
  ...new Set(
    inputs.flatMap((path) => {
      const [, id = ''] = /^src\/(?:labs|exercises)\/(?:generated\/)?([\w-]+)/.exec(path) ?? [];
      return [...labs, ...exercises].some((lab) => lab.id === id) ? [id] : [];
    }),
  ),
];

async function outputs(entry: string): Promise<Metafile['outputs']> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: 'build',
    metafile: true,
    logLevel: 'silent',
  });
  return metafile.outputs;
}

test.each(['src/client/lab/lab.worker.ts', 'src/client/lab/lab-file.ts'])(
  '%s carries no lab; what it fetches for one has that one in one language',
  async (entry) => {
    const all = await outputs(entry);
    const first = Object.entries(all).find(([, { entryPoint }]) => entryPoint === entry)?.[0];
    const atOnce = new Set<string>();
    const follow = (path: string | undefined): void => {
      if (path === undefined || atOnce.has(path)) return;
      atOnce.add(path);
      for (const { path: next, kind } of all[path]?.imports ?? []) if (kind === 'import-statement') follow(next);
    };
    follow(first);
    expect(labsIn([...atOnce].flatMap((path) => Object.keys(all[path]?.inputs ?? {})))).toEqual([]);
    for (const [house, ours] of Object.entries(houses)) {
      const fetched = Object.values(all).filter(({ entryPoint }) => entryPoint?.startsWith(`src/${house}/generated/`));
      expect(fetched.length).toBe(2 * ours.length);
      for (const { entryPoint = '', inputs } of fetched) {
        const [, id, locale] = /generated\/([\w-]+)\.(en|zh-cn)\.ts$/.exec(entryPoint) ?? [];
        expect(labsIn(Object.keys(inputs))).toEqual([id]);
        const texts = Object.keys(inputs).filter((path) => /\/(text\.|answers\/)/.test(path));
        expect(texts).toEqual([`src/${house}/${id}/text.${locale}.ts`]);
      }
    }
  },
);

test('only what builds pages imports all labs', () => {
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte|astro)$/.test(path) && !/testing\.ts$|\.test\.ts$|^(?:labs|exercises)[/\\]/.test(path))
    .filter((path) => /from '[./\w-]*((?:labs|exercises)\/index|generated\/all|lab-info)\.ts'/.test(readFileSync(join('src', path), 'utf8')))
    .filter((path) => !path.endsWith('.astro'))
    .sort(); // prettier-ignore
  // Islands and workers import none of these.
  expect(found).toEqual([
    'chapters/kit/exhibit.ts',
    'client/lab/lab-info.ts',
    'components/progress/pages.ts',
    'pages/exercises/[exercise].json.ts',
    'pages/labs/[lab].json.ts',
    'pages/zh-cn/exercises/[exercise].json.ts',
    'pages/zh-cn/labs/[lab].json.ts',
  ]);
});
