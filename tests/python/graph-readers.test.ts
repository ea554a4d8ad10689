import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { loadedWriters } from '../helpers/writers.ts'
import { encodeValue } from '../../src/model/encoding.ts'
import { toJson } from '../../src/model/json.ts'
import { isList } from '../../src/model/kinds.ts'
import { integer, isFloat, isNumber, type NumberValue, toDouble } from '../../src/model/numbers.ts'
import { emptyMap, float, Float, type MapValue, type Value } from '../../src/model/values.ts'
import type { Subgraph } from '../../src/subgraph/subgraph.ts'
import { pythonFolder as folder, preparePython } from './prepare.ts'
import { nameIn, subgraphs } from '../formats/subgraphs.ts'

const python = preparePython()
const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-readers-'))
afterAll(() => rmSync(scratch, { recursive: true }))

interface ReadGraph {
  readonly multi: boolean
  readonly directed: boolean
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly edges: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[]
}

/** What a library reads of the files that a format makes of subgraphs. */
function read(
  library: 'networkx' | 'igraph',
  id: 'graphml' | 'gexf',
  subgraphs: readonly Subgraph[],
): readonly ReadGraph[] {
  const format = loadedWriters.find((one) => one.id === id)
  const paths = subgraphs.map((subgraph, at) => {
    const [file] = format?.write(subgraph, { evidenceOf: undefined, licence: 'CC BY 4.0', raw: false }) ?? []
    const path = join(scratch, `graph-${at}.${id}`)
    writeFileSync(path, file?.text ?? '')
    return path
  })
  const output = execFileSync(
    python ?? '',
    ['-W', 'ignore', join(folder, 'read.py'), library, id, ...paths],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  )
  return JSON.parse(output) as ReadGraph[]
}

function properties(entries: Readonly<Record<string, Value>>): MapValue {
  return Object.assign(emptyMap(), entries)
}

const sample: Subgraph = {
  nodes: [
    {
      key: 'a',
      labels: ['A', 'B'],
      properties: properties({ text: 'Kö "x" <y> & z', whole: 7, real: 2.5, flag: true, list: ['x', 'y'] }),
    },
    { key: 'b', labels: ['A'], properties: properties({ name: 'Bé', real: new Float(3) }) },
  ],
  relationships: [
    { key: 'r1', type: 'R', start: 'a', end: 'b', properties: properties({ weight: 1 }) },
    { key: 'r2', type: 'R', start: 'a', end: 'b', properties: properties({ weight: 2 }) },
    { key: 'r3', type: 'LOOP', start: 'b', end: 'b', properties: properties({}) },
  ],
}

const edges = [
  ['a', 'b', 'R', { integer: '1' }],
  ['a', 'b', 'R', { integer: '2' }],
  ['b', 'b', 'LOOP', undefined],
]

describe.skipIf(python === undefined)('NetworkX', () => {
  test('reads our GraphML: parallel relationships, self-loop, types, labels, lists as JSON text', () => {
    const [graph] = read('networkx', 'graphml', [sample])
    expect([graph.multi, graph.directed]).toEqual([true, true])
    expect(graph.nodes).toEqual({
      a: {
        label: 'a',
        labels: '["A","B"]',
        text: 'Kö "x" <y> & z',
        whole: { integer: '7' },
        real: { float: '2.5' },
        flag: true,
        list: '["x","y"]',
      },
      b: { label: 'Bé', labels: '["A"]', name: 'Bé', real: { float: '3.0' } },
    })
    expect(graph.edges.map(([start, end, { type, weight }]) => [start, end, type, weight])).toEqual(edges)
    expect(graph.edges.map(([, , { label }]) => label)).toEqual(['R', 'R', 'LOOP'])
  })

  test('reads our GEXF, lists as text since it has none', () => {
    const [graph] = read('networkx', 'gexf', [sample])
    expect(graph.nodes).toEqual({
      a: {
        label: 'a',
        labels: '["A","B"]',
        text: 'Kö "x" <y> & z',
        whole: { integer: '7' },
        real: { float: '2.5' },
        flag: true,
        list: '["x","y"]',
      },
      b: { label: 'Bé', labels: '["A"]', name: 'Bé', real: { float: '3.0' } },
    })
    expect(graph.edges.map(([start, end, { type, weight }]) => [start, end, type, weight])).toEqual(edges)
  })

  test.each(['graphml', 'gexf'] as const)('reads every value of our %s as it was', (format) => {
    const written = fc.sample(subgraphs, 200)
    const misread = read('networkx', format, written).flatMap((graph, at) =>
      compared(format, graph, written[at]).filter(
        ({ found, value, column }) => !isValue(found, value, column),
      ),
    )
    expect(misread).toEqual([])
  })
})

describe.skipIf(python === undefined)('igraph', () => {
  test('reads our GraphML: every number is a double, and what is absent is NaN, false or empty', () => {
    const [graph] = read('igraph', 'graphml', [sample])
    expect(graph.directed).toBe(true)
    expect(graph.nodes).toEqual({
      a: {
        id: 'a',
        label: 'a',
        labels: '["A","B"]',
        name: '',
        text: 'Kö "x" <y> & z',
        whole: { float: '7.0' },
        real: { float: '2.5' },
        flag: true,
        list: '["x","y"]',
      },
      b: {
        id: 'b',
        label: 'Bé',
        labels: '["A"]',
        name: 'Bé',
        text: '',
        whole: { float: 'nan' },
        real: { float: '3.0' },
        flag: false,
        list: '',
      },
    })
    expect(graph.edges.map(([start, end, { type, weight }]) => [start, end, type, weight])).toEqual([
      ['a', 'b', 'R', { float: '1.0' }],
      ['a', 'b', 'R', { float: '2.0' }],
      ['b', 'b', 'LOOP', { float: 'nan' }],
    ])
  })

  test('reads every value of our GraphML as it was', () => {
    // It refuses a whole file for one number that is too small for all digits of a double.
    const written = fc.sample(subgraphs, 300).filter((subgraph) => !holdsSubnormal(subgraph))
    expect(written.length).toBeGreaterThan(100)
    // It leaves `&` in names as the reference that stands for it.
    const spelled = (text: string): string => text.replaceAll('&', '&#38;')
    const misread = read('igraph', 'graphml', written).flatMap((graph, at) =>
      compared('graphml', graph, written[at], spelled).filter(
        ({ found, value, column }) =>
          !isValue(found, value, column) &&
          !(isNumber(value) && isValue(found, float(toDouble(value)), column)),
      ),
    )
    expect(misread).toEqual([])
  })
})

interface Compared {
  readonly name: string
  readonly value: Value
  readonly found: unknown
  /** What all elements have of the property. */
  readonly column: readonly Value[]
}

/** Each property that was written, beside what was read of it. Relationships are compared where no others have the same ends. */
function compared(
  format: string,
  graph: ReadGraph,
  { nodes, relationships }: Subgraph,
  spelled = (text: string): string => text,
): readonly Compared[] {
  const beside = (
    kind: 'nodes' | 'relationships',
    elements: Subgraph['nodes'] | Subgraph['relationships'],
    held: MapValue,
    found: Readonly<Record<string, unknown>> | undefined,
  ): readonly Compared[] =>
    Object.entries(held).map(([name, value]) => ({
      name,
      value,
      found: found?.[spelled(nameIn(format, kind, name))] ?? '',
      column: elements.flatMap(({ properties: one }) => (name in one ? [one[name]] : [])),
    }))
  const endsOf = (start: string, end: string): string => JSON.stringify([start, end])
  const alone = relationships.filter(
    ({ start, end }) =>
      relationships.filter((one) => endsOf(one.start, one.end) === endsOf(start, end)).length === 1,
  )
  return [
    ...nodes.flatMap(({ key, properties: held }) => beside('nodes', nodes, held, graph.nodes[key])),
    ...alone.flatMap(({ start, end, properties: held }) => {
      const ends = endsOf(start, end)
      const edge = graph.edges.find((one) => endsOf(one[0], one[1]) === ends)
      return beside('relationships', relationships, held, edge?.[2])
    }),
  ]
}

/**
 * Whether what Python holds is a value: a number of its type, which is FLOAT for both types where a property has both,
 * or text by whose form the type can be told.
 */
function isValue(found: unknown, value: Value, column: readonly Value[]): boolean {
  if (typeof found === 'boolean') return found === value
  if (typeof found === 'object' && found !== null) {
    const [[type, text]] = Object.entries(found as Readonly<Record<string, string>>)
    if (!isNumber(value)) return false
    return type === 'integer'
      ? isNumberOf(text, value)
      : isNumberOf(pythonFloat(text), column.some(isFloat) ? float(toDouble(value)) : value)
  }
  if (typeof found !== 'string') return false
  if (isNumber(value)) return isNumberOf(found, value)
  if (!isList(value)) return found === String(value)
  return found !== '' && JSON.stringify(JSON.parse(found)) === JSON.stringify(toJson(value))
}

function isNumberOf(text: string, value: NumberValue): boolean {
  const number = /^-?\d+$/.test(text) ? integer(BigInt(text)) : float(Number(text))
  return JSON.stringify(encodeValue(number)) === JSON.stringify(encodeValue(value))
}

/** `inf` and `nan` as JavaScript reads them; all else that Python writes has a fraction or an exponent. */
function pythonFloat(text: string): string {
  return text.replace('inf', 'Infinity').replace('nan', 'NaN')
}

function holdsSubnormal({ nodes, relationships }: Subgraph): boolean {
  return [...nodes, ...relationships].some(({ properties: held }) =>
    Object.values(held).some((value) => {
      const size = isNumber(value) ? Math.abs(toDouble(value)) : 1
      return size > 0 && size < 2 ** -1022
    }),
  )
}
