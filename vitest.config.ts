import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'bin/**/*.test.ts', 'guests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/browser/**'],
    maxWorkers: 2,
  },
});
