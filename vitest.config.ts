import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      // What runs in Chromium is not seen from here.
      exclude: ['src/generated/**', 'src/desk/browser/**'],
      thresholds: { lines: 90 },
    },
  },
})
