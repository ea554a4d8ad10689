import { configDefaults, defineConfig } from 'vitest/config'

const report = process.env['SILKGRAPH_TEST_REPORT']

/** What needs a server: `npm run test:neo4j`. */
const onServers = ['tests/neo4j/**', 'tests/browser/over-bolt/**']

export default defineConfig({
  test: {
    // What takes seconds takes many on a busy machine.
    testTimeout: 60_000,
    // What a page comes to may take a while on a busy machine.
    expect: { poll: { timeout: 5_000 } },
    globalSetup: ['tests/browser/set-up/global-set-up.ts'],
    provide: { store: { kind: 'embedded' } },
    projects: [
      {
        extends: true,
        test: {
          name: 'in Node',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...onServers, 'tests/browser/**'],
          // The engine is read once for all files, not once for each: a third of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'in the browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...onServers],
        },
      },
    ],
    reporters: report === undefined ? ['default'] : ['default', 'json'],
    ...(report === undefined ? {} : { outputFile: { json: report } }),
  },
})
