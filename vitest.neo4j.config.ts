import { defineConfig } from 'vitest/config'

const report = process.env['SILKGRAPH_TEST_REPORT']

/** The tests that need a real Neo4j, one file after another: they share its only database. */
export default defineConfig({
  test: {
    include: [
      'tests/neo4j/**/*.test.ts',
      'tests/contract/**/*.test.ts',
      'tests/browser/journeys/**/*.test.ts',
      'tests/browser/over-bolt/**/*.test.ts',
    ],
    testTimeout: 60_000,
    // What a page comes to may take a while on a busy machine.
    expect: { poll: { timeout: 5_000 } },
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    fileParallelism: false,
    globalSetup: ['tests/neo4j/set-up/global-set-up.ts', 'tests/browser/set-up/global-set-up.ts'],
    reporters: report === undefined ? ['default'] : ['default', 'json'],
    ...(report === undefined ? {} : { outputFile: { json: report } }),
  },
})
