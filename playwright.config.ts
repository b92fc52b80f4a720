import { defineConfig } from '@playwright/test';

// Another port lets two checkouts test side by side.
const port = Number(process.env['BROWSER_TEST_PORT'] ?? 4390);

const LEARNER = '**/learner.spec.ts';

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  // One after the other, so that what a page takes is its own. But typing, and waiting for what goes wrong, keeps nobody busy.
  workers: 2,
  projects: [
    { name: 'pages', testIgnore: LEARNER, workers: 1 },
    // Its tests are one file: only so `--shard` shares them.
    { name: 'learner', testMatch: LEARNER, workers: 1, fullyParallel: true },
  ],
  timeout: 60_000,
  // Now and then a headless Chromium gives a page no animation frame, and the first click waits for ever. The tally
  // (bin/tally.ts) allows few repetitions and says how many there were.
  retries: 1,
  forbidOnly: true,
  use: {
    actionTimeout: 60_000,
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    // A test sees what the server sends; offline.spec.ts allows them.
    serviceWorkers: 'block',
    // Terminals are read by the list that they keep for screen readers: what is drawn waits until it is in view.
    storageState: {
      cookies: [],
      origins: [{ origin: `http://localhost:${port}`, localStorage: [{ name: 'tae-screen-reader', value: 'on' }] }],
    },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node tests/browser/server.ts ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
