import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['{src,demo,checks,journeys,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['checks/test-database.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A cold start of a browser or a database must not fail a test on a busy machine.
    slowTestThreshold: 2_000,
  },
})
