import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,security}/**/*.test.{ts,tsx}'],
    // Volumes the design asks for by number (10,000 schedules, 100,000 inputs, Argon2 at 512 MiB) run by themselves: `npm run test:long`.
    exclude: [...configDefaults.exclude, '**/*.long.test.ts'],
    // Devnet and key derivation use both cores; more workers than cores only makes them wait for each other.
    maxWorkers: 2,
    // Generous: a machine that builds something else beside them is no fault of a test.
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
