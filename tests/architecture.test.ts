import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './helpers/shared.ts'

const nodeFolders = ['host', 'server', 'cli']

/** The tables of docs/architecture.md, by heading, and the folder whose folders each is about. */
const tables = [
  { heading: 'Layers', folder: 'src' },
  { heading: 'Inside cypher/', folder: 'src/cypher' },
  { heading: 'Inside viewer/', folder: 'src/viewer' },
]

describe.each(tables)('$heading', ({ heading, folder }) => {
  const allowed = readTable(readFileSync(join(root, 'docs/architecture.md'), 'utf8'), heading)
  const files = sourceFiles(join(root, folder))

  test('the table has a line for every folder and every file next to them, and for nothing else', () => {
    expect([...allowed.keys()].sort()).toEqual(layersIn(join(root, folder)).sort())
  })

  test('the table has no circle', () => {
    expect(circleIn(allowed)).toEqual([])
  })

  test('every import is allowed by the table', () => {
    expect(files.flatMap((file) => violations(folder, file, readFileSync(file, 'utf8'), allowed))).toEqual([])
  })
})

describe('a table', () => {
  const allowed = new Map([
    ['store', ['errors', 'model']],
    ['viewer', ['store']],
  ])
  const inViewer = new Map([['canvas', ['layout']]])

  test.each([
    ["import { x } from '../cli/main.ts'", 'store imports cli'],
    ["import type { X } from '../dataset/dataset.ts'", 'store imports dataset'],
    ["export * from '../cypher/index.ts'", 'store imports cypher'],
    ["const x = await import('../host/node.ts')", 'store imports host'],
    ["import x from '../../package.json'", 'store imports ..'],
  ])('refuses an import that it does not name: %s', (code, problem) => {
    const file = join(root, 'src/store/canary.ts')
    expect(violations('src', file, code, allowed)).toEqual([`src/store/canary.ts: ${problem}`])
  })

  test.each([
    ["import { x } from '../layout/index.ts'", []],
    ["import { x } from './mirror.tsx'", []],
    ["import { x } from '../../model/values.ts'", []],
    ["import { x } from 'react'", []],
    ["import { x } from '../shell/app.tsx'", ['src/viewer/canvas/canary.ts: canvas imports shell']],
    ["import { x } from '../main.tsx'", ['src/viewer/canvas/canary.ts: canvas imports main']],
  ])('about a folder leaves alone what is outside it: %s', (code, problems) => {
    const file = join(root, 'src/viewer/canvas/canary.ts')
    expect(violations('src/viewer', file, code, inViewer)).toEqual(problems)
  })

  test('is read from below its heading, and from nowhere else', () => {
    const row = (name: string): string =>
      `| folder | may import |\n| --- | --- |\n| ${name} | a, b |\n| c | |\n`
    const text = `## One\n\n${row('one')}\n## Two\n\nText.\n\n${row('two')}\n## Three\n\nText.\n`
    expect([...readTable(text, 'Two')]).toEqual([
      ['two', ['a', 'b']],
      ['c', []],
    ])
    expect(() => readTable(text, 'Three')).toThrow('Three')
    expect(() => readTable(text, 'Four')).toThrow('Four')
  })
})

describe('imports', () => {
  const files = sourceFiles(join(root, 'src'))

  test('only host, server and cli name Node', () => {
    expect(files.flatMap((file) => nodeNames(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  test('no files of the viewer import each other in a circle', () => {
    const imports = sourceFiles(join(root, 'src/viewer')).map(
      (file) => [file, targetsOf(file, readFileSync(file, 'utf8'))] as const,
    )
    expect(circleIn(new Map(imports)).map((file) => relative(root, file))).toEqual([])
  })

  test('a circle of imports is found, and what only leads to it is no part of it', () => {
    const imports = { a: ['b'], b: ['c', 'd'], c: ['b'], d: [] }
    expect(circleIn(new Map(Object.entries(imports)))).toEqual(['b', 'c'])
  })

  test.each([
    "import { readFileSync } from 'node:fs'",
    "import fs from 'fs'",
    'process.exit()',
    'Buffer.from([])',
  ])('a name of Node is refused in the engine: %s', (code) => {
    expect(nodeNames(join(root, 'src/store/canary.ts'), code)).toHaveLength(1)
  })
})

describe('the benchmark', () => {
  const files = sourceFiles(join(root, 'bench'))

  test('imports nothing of src/ but types: it measures what is built', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(files.flatMap((file) => sourcesIn(readFileSync(file, 'utf8')))).toEqual([])
    expect(sourcesIn("import { Database } from '../../src/index.ts'")).toHaveLength(1)
    expect(sourcesIn("import type { Database } from '../../src/index.ts'")).toEqual([])
  })

  test('is imported by nothing but its own tests', () => {
    const others = ['src', 'tests'].flatMap((folder) => sourceFiles(join(root, folder)))
    expect(
      others
        .filter((file) => importsOf(readFileSync(file, 'utf8')).some((target) => /\/bench\//.test(target)))
        .map((file) => relative(root, file))
        .filter((file) => !file.startsWith('tests/bench/')),
    ).toEqual([])
  })
})

/** The imports of values from src/. */
function sourcesIn(code: string): readonly string[] {
  return code.match(/^(?:import|export) (?!type )[^']*from '[./]+\/src\/[^']*'/gm) ?? []
}

/** The table below a heading: each folder, and what it may import. @throws Error where there is none */
function readTable(markdown: string, heading: string): ReadonlyMap<string, readonly string[]> {
  const [, section = ''] = `\n${markdown}`.split(`\n## ${heading}\n`)
  const [text] = section.split('\n## ')
  const rows = [...text.matchAll(/^\| ([a-z][a-z-]*) +\|(.*)\|$/gm)].slice(1)
  if (rows.length === 0) throw new Error(`docs/architecture.md has no table below "${heading}"`)
  return new Map(rows.map(([, name, targets]) => [name, targets.match(/[a-z-]+/g) ?? []]))
}

/** What a file imports of the folder that a table is about, and its table does not allow. */
function violations(
  folder: string,
  file: string,
  code: string,
  allowed: ReadonlyMap<string, readonly string[]>,
): string[] {
  const base = join(root, folder)
  const layer = layerOf(relative(base, file))
  // What lies outside a folder of src/ is for the table of src/.
  const targets = [layer, ...(allowed.get(layer) ?? []), ...(folder === 'src' ? [] : ['..'])]
  return targetsOf(file, code)
    .map((target) => layerOf(relative(base, target)))
    .filter((target) => !targets.includes(target))
    .map((target) => `${relative(root, file)}: ${layer} imports ${target}`)
}

/** The folders and the files of code that lie in a folder itself. */
function layersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /\.tsx?$/.test(entry.name))
    .map((entry) => layerOf(entry.name))
}

function nodeNames(file: string, code: string): string[] {
  const source = relative(join(root, 'src'), file)
  if (nodeFolders.includes(layerOf(source))) return []
  const plain = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*|`(?:[^`\\]|\\.)*`/g, '')
  const modules = importsOf(code).filter((target) =>
    /^(node:|fs$|path$|process$|crypto$|child_process$|worker_threads$)/.test(target),
  )
  const globals = plain.match(/\b(process|Buffer|__dirname|require)\s*[.(]/g) ?? []
  return [...modules, ...globals].map((name) => `src/${source}: ${name}`)
}

function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1])
}

/** The files of the project that a file imports. */
function targetsOf(file: string, code: string): string[] {
  return importsOf(code)
    .filter((target) => target.startsWith('.'))
    .map((target) => join(dirname(file), target))
}

/** The files of one circle of imports, in its order; none where there is no circle. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>()
  const from = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return way.slice(way.indexOf(file))
    if (done.has(file)) return []
    for (const target of imports.get(file) ?? []) {
      const circle = from(target, [...way, file])
      if (circle.length > 0) return circle
    }
    done.add(file)
    return []
  }
  for (const file of imports.keys()) {
    const circle = from(file, [])
    if (circle.length > 0) return circle
  }
  return []
}

function layerOf(path: string): string {
  const first = path.split('/')[0]
  return first.replace(/\.tsx?$/, '')
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (name === 'node_modules') return []
    const path = join(folder, name)
    return statSync(path).isDirectory() ? sourceFiles(path) : /\.tsx?$/.test(name) ? [path] : []
  })
}
