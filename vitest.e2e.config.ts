import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/e2e/global-setup.ts'],
    include: ['test/e2e/specs/**/*.test.ts'],
    // One browser at a time: two cores carry a Chromium, a chain and the tests, not more.
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
