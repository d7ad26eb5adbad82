import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Generous, since no test measures time: a loaded machine must not fail what is right.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores: engines, databases and browsers of several files at once would only wait for one another.
    maxWorkers: 2,
    reporters: ['default', './test/support/count-reporter.ts'],
  },
})
