import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './helpers/shared.ts'

const nodeFolders = ['host', 'server', 'cli']

describe('layers', () => {
  const allowed = readTable(readFileSync(join(root, 'docs/architecture.md'), 'utf8'))
  const files = sourceFiles(join(root, 'src'))

  test('the table has a line for every folder of src/, and for nothing else', () => {
    const folders = new Set(files.map((file) => layerOf(relative(join(root, 'src'), file))))
    expect([...folders].filter((folder) => !allowed.has(folder))).toEqual([])
  })

  test('the table has no cycle', () => {
    for (const [folder, targets] of allowed) {
      for (const target of targets)
        expect(allowed.get(target), `${folder} and ${target}`).not.toContain(folder)
    }
  })

  test('every import is allowed by the table', () => {
    expect(files.flatMap((file) => violations(file, readFileSync(file, 'utf8'), allowed))).toEqual([])
  })

  test('only host, server and cli name Node', () => {
    expect(files.flatMap((file) => nodeNames(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  test('no files of the viewer import each other in a circle', () => {
    const imports = files
      .filter((file) => layerOf(relative(join(root, 'src'), file)) === 'viewer')
      .map((file) => [file, targetsOf(file, readFileSync(file, 'utf8'))] as const)
    expect(circleIn(new Map(imports)).map((file) => relative(root, file))).toEqual([])
  })

  test('a circle of imports is found, and what only leads to it is no part of it', () => {
    const imports = { a: ['b'], b: ['c', 'd'], c: ['b'], d: [] }
    expect(circleIn(new Map(Object.entries(imports)))).toEqual(['b', 'c'])
  })

  test.each([
    ["import { x } from '../cli/main.ts'", 'store imports cli'],
    ["import type { X } from '../dataset/dataset.ts'", 'store imports dataset'],
    ["export * from '../cypher/index.ts'", 'store imports cypher'],
    ["const x = await import('../host/node.ts')", 'store imports host'],
  ])('a forbidden import is refused: %s', (code, problem) => {
    const file = join(root, 'src/store/canary.ts')
    expect(violations(file, code, allowed)).toEqual([`src/store/canary.ts: ${problem}`])
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

function readTable(markdown: string): ReadonlyMap<string, readonly string[]> {
  const lines = markdown.split('\n')
  const start = lines.findIndex((line) => /^\| -+ \| -+ \|$/.test(line))
  const table = new Map<string, readonly string[]>()
  for (const line of lines.slice(start + 1)) {
    const match = /^\| ([a-z-]+) +\|(.*)\|$/.exec(line)
    if (!match) break
    table.set(
      match[1],
      match[2]
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    )
  }
  return table
}

function violations(file: string, code: string, allowed: ReadonlyMap<string, readonly string[]>): string[] {
  const source = relative(join(root, 'src'), file)
  const layer = layerOf(source)
  return importsOf(code)
    .filter((target) => target.startsWith('.'))
    .map((target) => layerOf(join(dirname(source), target)))
    .filter((target) => target !== layer && !(allowed.get(layer) ?? []).includes(target))
    .map((target) => `src/${source}: ${layer} imports ${target}`)
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
