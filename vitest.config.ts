import { configDefaults, defineConfig } from 'vitest/config'

const common = { pool: 'forks', maxWorkers: 2, testTimeout: 60_000, hookTimeout: 120_000 } as const

/** Whose files may find the modules that another one has loaded: none depends on what comes first. */
const sharing = ['tests/{api,data,safety,unit}/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: 'tests/support/global-setup.ts',
    // Loading the service takes seconds: half of the time of a file that asks for a few answers.
    projects: [
      { test: { ...common, name: 'shared', include: sharing, isolate: false } },
      {
        test: {
          ...common,
          name: 'alone',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...sharing],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      exclude: ['src/generated/**'],
      thresholds: { lines: 90 },
    },
  },
})
