import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Forbids imports whose specifier, as it is written, matches one of the expressions. */
const never = (message, ...expressions) => ({ regex: expressions.join('|'), message });

const fromBin = never('Nothing imports from bin/ (design.md, The house).', '^(\\.\\./)+bin/');
const node = never(
  'The engine runs in a browser worker too: no Node modules.',
  '^node:',
  '^(fs|path|os|crypto|process|child_process|worker_threads|buffer)$',
);
const abovePages = ['labs', 'exercises', 'chapters', 'components', 'client', 'content', 'pages', 'messages', 'site'];
/**
 * Files that must not import from the named folders: `../` up, then down into one of them. core/layout.ts, the offsets of
 * the state that the instruction table's meanings are generated against, is the one thing below that all may read.
 */
const oneWay = (files, forbidden, ...more) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          fromBin,
          ...(forbidden.length > 0
            ? [
                never(
                  'Arrows run one way: content → chapters → components → client → exercises → labs → engine/machine → the rest of the engine → isa, devicetree (design.md).',
                  `^(\\.\\./)+(engine/)?(${forbidden.join('|')})/(?!layout\\.ts$)`,
                ),
              ]
            : []),
          ...more,
        ],
      },
    ],
  },
});
/**
 * A folder of the engine in floors: the files `ground`, then folders in it, each of which imports only from those before
 * it; what else stands in the folder itself is above them all. Floors may have names that folders of the engine have too.
 */
const floors = (folder, ground, names) => {
  const other = `(?!(${ground.join('|')})\\.ts$)`;
  const roundAbout = `^(\\.\\./)+${folder.split('/').at(-1)}/`;
  const message = `Floors import from those before them: ${[ground.join(', '), ...names].join(' → ')} (CONTRIBUTING.md).`;
  return [
    oneWay([`${folder}/{${ground}}.ts`], [...abovePages, 'machine'], node, never(message, `^\\./${other}`, roundAbout)),
    ...names.flatMap((name, n) =>
      // From a file in the floor, and from one in a folder of the floor.
      ['*', '*/*'].map((files, depth) => {
        const up = `^(\\.\\./){${depth + 1}}`;
        const later = names.slice(n + 1).map((floor) => `${up}${floor}/`);
        return oneWay(
          [`${folder}/${name}/${files}`],
          abovePages,
          node,
          never(message, ...later, `${up}${other}[^/]+$`, `${up}\\.\\./machine/`, roundAbout),
        );
      }),
    ),
  ];
};
const engineTests = ['src/engine/**/*.test.ts', 'src/engine/**/testing.ts', 'src/engine/**/generate-*.ts'];

export default defineConfig(
  {
    ignores: [
      'dist',
      'build',
      '.astro',
      'public',
      'test-results',
      'playwright-report',
      'src/engine/core/as',
      'src/engine/core/float',
      'src/engine/core/generated',
      'src/engine/sandbox/wasm',
      'src/{labs,exercises}/generated',
      // Texts for the reader, with parameters in them.
      'src/{labs,exercises}/*/{starter,solution}',
      'src/{labs,exercises}/*/answers/other',
      // A lab's own TypeScript that the sandbox executes.
      'src/{labs,exercises}/*/machine{,.zh-cn}.ts',
    ],
  },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  astro.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      'no-undef': 'off', // the type check knows better
      'no-console': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      'no-control-regex': 'off', // terminals talk in them
    },
  },
  oneWay(['src/**/*.{ts,svelte,astro}', 'guests/**/*.ts'], []),
  oneWay(['src/client/**'], ['labs/kit/page', 'chapters', 'components', 'content', 'pages']),
  oneWay(['src/labs/**'], ['exercises', 'chapters', 'components', 'client', 'content', 'pages']),
  // What they ask of labs' files they ask of the exercises' too.
  oneWay(['src/labs/*.test.ts'], ['chapters', 'components', 'client', 'content', 'pages']),
  oneWay(['src/exercises/**'], ['chapters', 'components', 'client', 'content', 'pages']),
  oneWay(['src/components/**'], ['chapters', 'content', 'pages']),
  oneWay(['src/engine/**'], abovePages, node),
  oneWay(['src/engine/{devices,core,jit,sandbox,hypervisor}/**'], [...abovePages, 'machine'], node),
  oneWay(
    ['src/engine/{isa,devicetree}/**'],
    [...abovePages, 'machine', 'devices', 'core', 'jit', 'sandbox', 'hypervisor'],
    node,
  ),
  ...floors(
    'src/engine/hypervisor',
    ['el2', 'board', 'report'],
    ['boot', 'state', 'memory', 'devices', 'machine', 'traps'],
  ),
  // What is compared with the outside world, and what writes generated sources, runs in Node only.
  oneWay(engineTests, abovePages),
  {
    files: ['src/engine/**'],
    ignores: engineTests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'Date',
          'performance',
          'setTimeout',
          'setInterval',
          'requestAnimationFrame',
          'crypto',
          'process',
          'Buffer',
          'document',
          'window',
        ].map((name) => ({
          name,
          message: 'The engine is deterministic and knows neither DOM nor Node (design.md, Time).',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The engine is deterministic (design.md, Time).' },
      ],
    },
  },
);
