import { defineConfig } from 'vitest/config';

/** The main journeys in Firefox, one browser at a time. */
export default defineConfig({
  test: {
    globalSetup: ['test/e2e/firefox/global-setup.ts'],
    include: ['test/e2e/firefox/specs/**/*.test.ts'],
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 45_000, interval: 100 } },
  },
});
