import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exportFormats } from '../../src/export/index.ts'
import { Float, type MapValue, type Value } from '../../src/model/values.ts'
import type { Subgraph } from '../../src/subgraph/subgraph.ts'
import { root } from '../helpers/shared.ts'

const folder = join(root, 'tests/python')
const python = preparePython()
const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-networkx-'))
afterAll(() => rmSync(scratch, { recursive: true }))

interface ReadGraph {
  readonly multi: boolean
  readonly directed: boolean
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly edges: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[]
}

/** The Python of a virtual environment that has what requirements.txt says, made once; undefined where there is no Python. */
function preparePython(): string | undefined {
  if (spawnSync('python3', ['-c', 'import venv, ensurepip']).status !== 0) {
    if (process.env['CI']) throw new Error('python3 with venv is absent, and in CI nothing is skipped')
    return undefined
  }
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'requirements.txt')))
    .digest('hex')
    .slice(0, 12)
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'silkgraph')
  const ready = join(cache, `python-${hash}`)
  if (!existsSync(ready)) {
    mkdirSync(cache, { recursive: true })
    const making = mkdtempSync(join(cache, 'python-making-'))
    execFileSync('python3', ['-m', 'venv', making])
    const words = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--require-hashes',
      '--no-deps',
      '-r',
      join(folder, 'requirements.txt'),
    ]
    execFileSync(join(making, 'bin/python'), words, { timeout: 120_000 })
    renameSync(making, ready)
  }
  return join(ready, 'bin/python')
}

function read(format: string, subgraph: Subgraph): ReadGraph {
  const [file] =
    exportFormats
      .find(({ id }) => id === format)
      ?.write(subgraph, { evidenceOf: undefined, licence: 'CC BY 4.0', raw: false }) ?? []
  const path = join(scratch, `graph.${format}`)
  writeFileSync(path, file?.text ?? '')
  return JSON.parse(
    execFileSync(python ?? '', [join(folder, 'read.py'), format, path], { encoding: 'utf8' }),
  ) as ReadGraph
}

function properties(entries: Readonly<Record<string, Value>>): MapValue {
  return Object.assign(Object.create(null) as Record<string, Value>, entries)
}

const sample: Subgraph = {
  nodes: [
    {
      key: 'a',
      labels: ['A', 'B'],
      properties: properties({ text: 'Kö "x" <y> & z', whole: 7, real: 2.5, flag: true, list: ['x', 'y'] }),
    },
    { key: 'b', labels: ['A'], properties: properties({ real: new Float(3) }) },
  ],
  relationships: [
    { key: 'r1', type: 'R', start: 'a', end: 'b', properties: properties({ weight: 1 }) },
    { key: 'r2', type: 'R', start: 'a', end: 'b', properties: properties({ weight: 2 }) },
    { key: 'r3', type: 'LOOP', start: 'b', end: 'b', properties: properties({}) },
  ],
}

describe.skipIf(python === undefined)('NetworkX', () => {
  test('reads our GraphML: parallel relationships, self-loop, types, lists as JSON text', () => {
    const graph = read('graphml', sample)
    expect([graph.multi, graph.directed]).toEqual([true, true])
    expect(graph.nodes).toEqual({
      a: { labels: '["A","B"]', text: 'Kö "x" <y> & z', whole: 7, real: 2.5, flag: true, list: '["x","y"]' },
      b: { labels: '["A"]', real: 3 },
    })
    const edges = graph.edges.map(([start, end, { type, weight }]) => [start, end, type, weight])
    expect(edges).toEqual([
      ['a', 'b', 'R', 1],
      ['a', 'b', 'R', 2],
      ['b', 'b', 'LOOP', undefined],
    ])
  })

  test('reads our GEXF, lists as text since it has none', () => {
    const graph = read('gexf', sample)
    expect(graph.nodes).toEqual({
      a: expect.objectContaining({
        text: 'Kö "x" <y> & z',
        whole: 7,
        real: 2.5,
        flag: true,
        list: '["x","y"]',
      }),
      b: expect.objectContaining({ labels: '["A"]', real: 3 }),
    })
    expect(graph.edges.map(([start, end, { type, weight }]) => [start, end, type, weight])).toEqual([
      ['a', 'b', 'R', 1],
      ['a', 'b', 'R', 2],
      ['b', 'b', 'LOOP', undefined],
    ])
  })
})
