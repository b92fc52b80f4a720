/** Which file imports which: dependency-cruiser on a copy of a tree in which it finds Svelte, Astro and globs too. */
import { parse as parseAstro } from '@astrojs/compiler-rs';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { globSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parse as parseSvelte } from 'svelte/compiler';

/** Behind a component's name in the copy: a module with the component's imports and nothing else. */
const STUB = '.stub.mjs';

/** Breaches of rules, each a sentence: `a → b → a` for a circle, `from → to (rule)` for an arrow. */
export interface Imports {
  readonly breaches: readonly string[];
  /** Files that were read, from the root of the tree. */
  readonly files: readonly string[];
  /** Relative imports that lead to no file: through them a circle could hide. */
  readonly lost: readonly string[];
}

export const NO_CIRCLES: IForbiddenRuleType = { name: 'circle', severity: 'error', from: {}, to: { circular: true } };

/**
 * Floors: of the folders (or files) of one folder, each imports from itself and from those before it in the list. What
 * stands beside them without being in the list is above them all. Tests may look at every floor.
 */
export const floorsOf = (below: string, floors: readonly string[]): IForbiddenRuleType[] =>
  floors.map((name, n) => ({
    name: `${name} is below`,
    severity: 'error',
    from: { path: `^${below}/${name}(?:/|$)`, pathNot: '\\.test\\.ts$|/testing\\.ts$' },
    to: { path: `^${below}/(?!(?:${floors.slice(0, n + 1).join('|')})(?:/|$))` },
  }));

/** @param root a folder @param folders of it, whose files are read; all that is not in them does not count */
export async function importsOf(
  root: string,
  folders: readonly string[],
  rules: readonly IForbiddenRuleType[],
): Promise<Imports> {
  const copy = await mkdtemp(join(tmpdir(), 'imports-'));
  try {
    for (const folder of folders)
      await cp(join(root, folder), join(copy, folder), {
        recursive: true,
        filter: (path) => !/node_modules/.test(path),
      });
    // Globs first: they look for the files that become stubs.
    await Promise.all(globSync('**/*.ts', { cwd: copy }).map((path) => writeOutGlobs(join(copy, path))));
    await Promise.all(globSync('**/*.{svelte,astro}', { cwd: copy }).map((path) => becomeStub(join(copy, path))));
    const { output } = await cruise(
      [...folders],
      {
        baseDir: copy,
        tsPreCompilationDeps: true,
        doNotFollow: { path: 'node_modules' },
        includeOnly: { path: `^(?:${folders.join('|')})/|^\\.` },
        enhancedResolveOptions: { extensions: [STUB, '.ts', '.mjs', '.js'] },
        ruleSet: { forbidden: [...rules] },
        validate: true,
      },
      { extensions: [STUB, '.ts', '.mjs', '.js'] },
    );
    if (typeof output === 'string') throw new Error(output);
    return summary(output);
  } finally {
    await rm(copy, { recursive: true });
  }
}

const named = (file: string): string => file.replace(STUB, '');

function summary({ modules, summary: { violations } }: ICruiseResult): Imports {
  const seen = new Map<string, string>();
  for (const { from, to, cycle, rule } of violations) {
    if (cycle === undefined || cycle.length === 0) {
      seen.set(`${from} ${to}`, `${named(from)} → ${named(to)} (${rule.name})`);
      continue;
    }
    // The same circle is found from each of its files.
    const files = cycle.map(({ name }) => named(name));
    const first = files.indexOf([...files].sort()[0] ?? '');
    const around = [...files.slice(first), ...files.slice(0, first + 1)];
    seen.set([...files].sort().join(' '), around.join(' → '));
  }
  return {
    breaches: [...seen.values()].sort(),
    files: modules.filter(({ couldNotResolve }) => couldNotResolve !== true).map(({ source }) => named(source)),
    lost: modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ couldNotResolve, module }) => couldNotResolve && module.startsWith('.'))
        .map(({ module }) => `${named(source)}: ${module}`),
    ),
  };
}

/** Adds to a module the imports that its import.meta.glob stands for. */
async function writeOutGlobs(path: string): Promise<void> {
  const source = await readFile(path, 'utf8');
  const found = [...source.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(\s*'([^']+)'/g)]
    .flatMap(([, pattern = '']) => globSync(pattern, { cwd: dirname(path) }))
    .filter((file) => /\.(?:ts|svelte|astro)$/.test(file))
    .map((file) => (file.startsWith('.') ? file : `./${file}`));
  if (found.length > 0) await writeFile(path, source + importing(found));
}

/** Puts in the place of a component a module with its imports. */
async function becomeStub(path: string): Promise<void> {
  const source = await readFile(path, 'utf8');
  const tree: unknown = path.endsWith('.astro') ? parseAstro(source).ast : parseSvelte(source, { modern: true });
  const specifiers = new Set<string>();
  collect(tree, specifiers);
  // A component that draws itself inside itself has no circle of files.
  specifiers.delete(`./${basename(path)}`);
  await writeFile(path + STUB, importing([...specifiers]));
  await rm(path);
}

const importing = (specifiers: readonly string[]): string =>
  specifiers.map((specifier) => `\nimport ${JSON.stringify(specifier)};`).join('');

/** What a syntax tree imports and exports from, types and dynamic imports included. */
function collect(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) return node.forEach((one: unknown) => collect(one, into));
  const type: unknown = Reflect.get(node, 'type');
  if (typeof type === 'string' && /^(?:TS)?(?:Import|Export)/.test(type)) {
    const from: unknown = Reflect.get(node, type === 'TSImportType' ? 'argument' : 'source');
    const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, 'value') : undefined;
    if (typeof value === 'string') into.add(value);
  }
  for (const child of Object.values(node)) collect(child, into);
}
