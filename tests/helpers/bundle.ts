import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { root } from './shared.ts'

/** One script for a browser, and what it and what it loads later would still import. */
export interface Bundle {
  readonly imports: readonly string[]
  readonly code: string
}

/** Bundles an entry of the project, as a module or as a script for a worker. */
export async function bundle(
  entry: string,
  { format = 'esm', minify = false }: { readonly format?: 'esm' | 'iife'; readonly minify?: boolean } = {},
): Promise<Bundle> {
  const bundler = await rolldown({
    input: join(root, entry),
    platform: 'browser',
    logLevel: 'silent',
    // How a part of the page looks is left out.
    moduleTypes: { '.css': 'empty' },
  })
  // Annotations are for whoever bundles on, and no page has them.
  const { output } = await bundler.generate({ format, minify, comments: !minify })
  await bundler.close()
  const chunks = output.filter((part) => part.type === 'chunk')
  // What is loaded later is a chunk of its own, which the others import.
  const own = new Set(chunks.map(({ fileName }) => fileName))
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
  return { imports: imported.filter((name) => !own.has(name)), code: output[0].code }
}

/** The embedded engine with its store, minified: what a page loads to ask in Cypher. In kilobytes after gzip, and after Brotli. */
export async function engineBundle(): Promise<
  Bundle & { readonly kilobytes: number; readonly brotliKilobytes: number }
> {
  const made = await bundle('src/database/index.ts', { minify: true })
  return {
    ...made,
    kilobytes: gzipSync(made.code, { level: 9 }).length / 1000,
    brotliKilobytes: brotliCompressSync(made.code).length / 1000,
  }
}
