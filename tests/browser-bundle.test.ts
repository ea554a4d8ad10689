import { expect, test } from 'vitest'
import { bundle, engineBundle } from './helpers/bundle.ts'

test('the library and the engine bundle for a browser without a name of Node', async () => {
  for (const entry of ['src/index.ts', 'src/cypher/index.ts', 'src/formats/index.ts']) {
    const { imports, code } = await bundle(entry)
    expect(imports).toEqual([])
    expect(code.length).toBeGreaterThan(1000)
  }
})

test('the engine and its store import nothing and stay small: under 126 kB after Brotli, 148 kB after gzip', async () => {
  const { imports, code, kilobytes, brotliKilobytes } = await engineBundle()
  expect(imports).toEqual([])
  expect(code).not.toMatch(/\b(?:require|import)\(/)
  expect(kilobytes).toBeGreaterThan(20)
  expect(brotliKilobytes).toBeLessThan(126)
  expect(kilobytes).toBeLessThan(148)
})

test('the command line would be found out', async () => {
  expect((await bundle('src/cli/main.ts')).imports.filter((name) => name.startsWith('node:'))).not.toEqual([])
})
