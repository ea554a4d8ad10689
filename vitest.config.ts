import { configDefaults, defineConfig } from 'vitest/config'

const report = process.env['SILKGRAPH_TEST_REPORT']

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Those need a server: `npm run test:neo4j`.
    exclude: [...configDefaults.exclude, 'tests/neo4j/**', 'tests/browser/over-bolt/**'],
    testTimeout: 30_000,
    // What a page comes to may take a while on a busy machine.
    expect: { poll: { timeout: 5_000 } },
    globalSetup: ['tests/browser/set-up/global-set-up.ts'],
    provide: { store: { kind: 'embedded' } },
    reporters: report === undefined ? ['default'] : ['default', 'json'],
    ...(report === undefined ? {} : { outputFile: { json: report } }),
  },
})
