import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { root } from './helpers/shared.ts'

const allowed = /^(MIT|ISC|BSD(-[23]-Clause)?|Apache-2\.0|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0)$/

/** The licences named in the notice that the build writes: `name version` and then `Licence: ...`. */
function licencesIn(notice: string): readonly { readonly name: string; readonly licence: string }[] {
  return [...notice.matchAll(/^(\S+) \S+\nLicence: (.*)$/gm)].map((match) => ({
    name: match[1],
    licence: match[2],
  }))
}

/** Fonts may be under the licence of their own kind, and the renderer of pictures, unchanged, under its own; nothing else may. */
function isAllowed({ name, licence }: { readonly name: string; readonly licence: string }): boolean {
  return (
    allowed.test(licence) ||
    (licence === 'OFL-1.1' && name.startsWith('@fontsource')) ||
    (licence === 'MPL-2.0' && name === '@resvg/resvg-wasm')
  )
}

test('every bundled package has a licence that may be bundled', () => {
  const notice = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
  const licences = licencesIn(notice)
  expect(licences.length).toBeGreaterThanOrEqual(3)
  expect(licences.filter((one) => !isAllowed(one))).toEqual([])
  for (const name of [
    'commander',
    'neo4j-driver',
    'yaml',
    'zod',
    'saxes',
    '@noble/hashes',
    'react',
    'sigma',
    '@codemirror/view',
    '@fontsource-variable/inter',
    '@resvg/resvg-wasm',
  ])
    expect(licences.map((one) => one.name)).toContain(name)
})

test('the renderer of pictures goes along unchanged, and its licence says where its source is', () => {
  const own = brotliDecompressSync(readFileSync(join(root, 'dist/cli/resvg.wasm.br')))
  expect(own.equals(readFileSync(join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm')))).toBe(true)
  const notice = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@resvg/resvg-wasm/package.json'), 'utf8'),
  ) as { readonly version: string }
  expect(notice).toContain(`https://github.com/yisibl/resvg-js/tree/v${version}`)
})

test('a package without a file of its licence brings the one of its repository', () => {
  const notice = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
  expect(notice).toContain(readFileSync(join(root, 'scripts/licences/saxes.txt'), 'utf8').trim())
})

test.each([
  'GPL-3.0',
  'AGPL-3.0-only',
  'SEE LICENSE IN x',
  'undefined',
  'MIT OR GPL-2.0',
  'OFL-1.1',
  'MPL-2.0',
])('%s would be refused', (licence) => {
  const found = licencesIn(`x 1.0.0\nLicence: ${licence}\n`)
  expect(found).toEqual([{ name: 'x', licence }])
  expect(found.filter(isAllowed)).toEqual([])
})
