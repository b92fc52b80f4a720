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
const abovePages = ['labs', 'components', 'client', 'content', 'pages', 'messages', 'site'];
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
                  'Arrows run one way: content → components → client → labs → engine/machine → the rest of the engine → isa, devicetree (design.md).',
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
      'src/labs/generated',
      // Texts for the reader, with parameters in them.
      'src/labs/*/{starter,solution}',
      'src/labs/*/answers/other',
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
  oneWay(['src/client/**'], ['labs/kit/page', 'components', 'content', 'pages']),
  oneWay(['src/labs/**'], ['components', 'client', 'content', 'pages']),
  oneWay(['src/engine/**'], abovePages, node),
  oneWay(['src/engine/{devices,core,jit,sandbox,hypervisor}/**'], [...abovePages, 'machine'], node),
  oneWay(
    ['src/engine/{isa,devicetree}/**'],
    [...abovePages, 'machine', 'devices', 'core', 'jit', 'sandbox', 'hypervisor'],
    node,
  ),
  // Chapter 2 says so: what hardware reads, and what a vector saves, know nothing of whom it is for.
  oneWay(
    ['src/engine/hypervisor/{guest-page-table,frame}.ts'],
    [...abovePages, 'machine'],
    node,
    never('Page tables and frames know neither guests nor devices.', '^\\./(?!(board|el2)\\.ts$)'),
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
