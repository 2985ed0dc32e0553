import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/e2e/global-setup.ts'],
    include: ['test/e2e/specs/**/*.test.ts'],
    // One browser at a time: two cores carry a Chromium, a chain and the tests, not more.
    maxWorkers: 1,
    fileParallelism: false,
    // Generous: a busy machine takes several times as long for a browser, and a journey goes through many screens.
    testTimeout: 300_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 45_000, interval: 100 } },
  },
});
