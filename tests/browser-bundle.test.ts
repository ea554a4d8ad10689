import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'
import { root } from './helpers/shared.ts'

async function bundle(
  entry: string,
): Promise<{ readonly imports: readonly string[]; readonly code: string }> {
  const bundler = await rolldown({ input: join(root, entry), platform: 'browser', logLevel: 'silent' })
  const { output } = await bundler.generate({ format: 'esm' })
  await bundler.close()
  const [chunk] = output
  return { imports: chunk.imports, code: chunk.code }
}

test('the library and the engine bundle for a browser without a name of Node', async () => {
  for (const entry of ['src/index.ts', 'src/cypher/index.ts', 'src/export/index.ts']) {
    const { imports, code } = await bundle(entry)
    expect(imports).toEqual([])
    expect(code.length).toBeGreaterThan(1000)
  }
})

test('the command line would be found out', async () => {
  expect((await bundle('src/cli/main.ts')).imports.filter((name) => name.startsWith('node:'))).not.toEqual([])
})
