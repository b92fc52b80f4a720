import { defineConfig } from 'vitest/config';
import { gatheredLabs } from './bin/gather/plugin.ts';

export default defineConfig({
  plugins: [gatheredLabs()],
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'bin/**/*.test.ts', 'guests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/browser/**'],
    globalSetup: 'tests/setup.ts',
    maxWorkers: 2,
    // A test that hangs is found all the same; one that shares two busy cores with a compiler is not called broken.
    testTimeout: 30_000,
  },
});
