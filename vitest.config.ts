import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,security}/**/*.test.{ts,tsx}'],
    // Devnet and key derivation use both cores; more workers than cores only makes them wait for each other.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
