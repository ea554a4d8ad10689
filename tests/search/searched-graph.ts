import { expect } from 'vitest'
import { fulltext } from '../../src/fulltext/index.ts'
import type { GraphReader, GraphWriter } from '../../src/model/graph-store.ts'
import type { IndexDefinition } from '../../src/model/schema.ts'
import type { Value } from '../../src/model/values.ts'
import { FulltextIndex } from '../../src/search/fulltext-index.ts'
import type { Ranked } from '../../src/search/ranked.ts'
import { VectorIndex } from '../../src/search/vector-index.ts'
import type { Random } from '../helpers/random.ts'
import { finish } from '../fulltext/search.ts'

const keys = ['title', 'text']

export const definitions: readonly IndexDefinition[] = [
  {
    name: 'texts',
    kind: 'fulltext',
    entity: 'node',
    names: ['A', 'B'],
    keys,
    config: {},
    constraint: undefined,
  },
  {
    name: 'said',
    kind: 'fulltext',
    entity: 'relationship',
    names: ['R'],
    keys: ['title'],
    config: { 'fulltext.analyzer': 'english' },
    constraint: undefined,
  },
  {
    name: 'vectors',
    kind: 'vector',
    entity: 'node',
    names: ['A'],
    keys: ['vector'],
    config: { 'vector.dimensions': 3, 'vector.similarity_function': 'COSINE' },
    constraint: undefined,
  },
  {
    name: 'near',
    kind: 'vector',
    entity: 'relationship',
    names: ['R'],
    keys: ['vector'],
    config: { 'vector.similarity_function': 'EUCLIDEAN', 'silkgraph.approximate': true },
    constraint: undefined,
  },
]

const words = ['red', 'green', 'blue', 'reds', 'Rad', 'light blue']

export const queries = [
  'red',
  'red AND blue',
  'red -blue',
  '"light blue"',
  're*',
  'title:red',
  'red~1',
  '*:*',
]

/** Some writes, of every kind that an index hears of. */
export function writeAtRandom(graph: GraphWriter, random: Random): void {
  const below = (end: number): number => Math.floor(random() * end)
  const oneOf = <One>(from: readonly One[]): One => from[below(from.length)]
  const text = (): Value =>
    oneOf<() => Value>([
      () => oneOf(words),
      () => `${oneOf(words)} ${oneOf(words)}`,
      () => [oneOf(words), oneOf(words)],
      () => [],
      () => null,
      () => 7,
    ])()
  const vector = (): Value =>
    oneOf<() => Value>([
      () => [below(3) - 1, below(3) - 1, below(3) - 1],
      () => [random() - 0.5, random() - 0.5, random() - 0.5],
      () => [1, 2],
      () => null,
      () => 'vector',
    ])()
  const labels = ['A', 'B', 'C'].map((name) => graph.internLabel(name))
  const type = graph.internType(oneOf(['R', 'S']))
  const [title, body, at] = ['title', 'text', 'vector'].map((name) => graph.internKey(name))
  const node = (): number => {
    const out = new Int32Array(1)
    return graph.scanNodes(below(graph.nodeLimit), out) === 1 ? out[0] : graph.createNode([labels[0]])
  }
  const relationship = (): number => {
    const out = new Int32Array(1)
    return graph.scanRelationships(-1, below(graph.relationshipLimit), out) === 1
      ? out[0]
      : graph.createRelationship(node(), type, node())
  }
  for (let count = 1 + below(12); count > 0; count--)
    oneOf<() => void>([
      () => {
        const made = graph.createNode(labels.filter(() => random() < 0.5))
        graph.setNodeProperty(made, title, text())
        graph.setNodeProperty(made, at, vector())
      },
      () => {
        const made = graph.createRelationship(node(), type, node())
        graph.setRelationshipProperty(made, title, text())
        graph.setRelationshipProperty(made, at, vector())
      },
      () => graph.setNodeProperty(node(), oneOf([title, body]), text()),
      () => graph.setNodeProperty(node(), at, vector()),
      () => graph.setRelationshipProperty(relationship(), oneOf([title, at]), oneOf([text, vector])()),
      () => graph.addLabel(node(), oneOf(labels)),
      () => graph.removeLabel(node(), oneOf(labels)),
      () => graph.deleteRelationship(relationship()),
      () => {
        const gone = node()
        if (graph.degree(gone, -1, true) + graph.degree(gone, -1, false) === 0) graph.deleteNode(gone)
      },
    ])()
}

export function fulltextIndex(graph: GraphReader, name: string): FulltextIndex | undefined {
  const source = graph.searchSource(name)
  return source === undefined ? undefined : new FulltextIndex(source)
}

export function vectorIndex(graph: GraphReader, name: string): VectorIndex | undefined {
  const source = graph.searchSource(name)
  return source === undefined ? undefined : new VectorIndex(source)
}

/** What the full-text indexes find, by their names. `slice`: how many steps they are prepared by at a time. */
export function textsFound(graph: GraphReader, query: string, slice: number): Record<string, number[]> {
  const found: Record<string, number[]> = {}
  for (const { name } of definitions.slice(0, 2)) {
    const index = fulltextIndex(graph, name)
    if (index === undefined) continue
    while (index.prepare(slice).kind !== 'ready');
    found[name] = [...finish(index.search(query)).value.ids].sort((one, other) => one - other)
  }
  return found
}

/** The same, by an index of each version's own that has nothing but its texts. */
export function textsMeant(graph: GraphReader, query: string): Record<string, number[]> {
  const found: Record<string, number[]> = {}
  for (const { name, keys: own, entity, names, config } of definitions.slice(0, 2)) {
    const texts = fulltext.texts(own, String(config['fulltext.analyzer'] ?? 'standard-no-stop-words'))
    const ids: number[] = []
    for (const [id, values] of elements(graph, entity, names, own)) {
      const fields = values.map((value) =>
        typeof value === 'string' ? value : Array.isArray(value) && value.every(isText) ? value : undefined,
      )
      if (fields.every((field) => field === undefined)) continue
      finish(texts.add(fields))
      ids.push(id)
    }
    found[name] = [...finish(texts.search(query)).value.entries].map((entry) => ids[entry])
  }
  return found
}

export function vectorsFound(
  graph: GraphReader,
  vector: Value,
  most: number,
  slice: number,
): Record<string, Pairs> {
  const found: Record<string, Pairs> = {}
  for (const { name } of definitions.slice(2)) {
    const index = vectorIndex(graph, name)
    if (index === undefined) continue
    while (index.prepare(slice).kind !== 'ready');
    found[name] = pairsOf(finish(index.nearest(vector, most)).value)
  }
  return found
}

/** By the formulas of Neo4j's manual. */
export function vectorsMeant(
  graph: GraphReader,
  vector: readonly number[],
  most: number,
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { name, keys: own, entity, names, config } of definitions.slice(2)) {
    const isCosine = config['vector.similarity_function'] === 'COSINE'
    const pairs: Pairs = []
    for (const [id, [value]] of elements(graph, entity, names, own)) {
      if (!Array.isArray(value) || value.length !== vector.length) continue
      const numbers = value.map(Number)
      if (!numbers.every(Number.isFinite) || (isCosine && numbers.every((number) => number === 0))) continue
      pairs.push([id, isCosine ? cosine(numbers, vector) : euclidean(numbers, vector)])
    }
    found[name] = pairs
      .map(([id, score]): Pairs[number] => [id, Number(score.toFixed(5))])
      .sort(([id, score], [otherId, otherScore]) => otherScore - score || id - otherId)
      .slice(0, most)
      .map(([id, score]): unknown => [id, expect.closeTo(score, 4)])
  }
  return found
}

type Pairs = (readonly [id: number, score: number])[]

function pairsOf({ ids, scores }: Ranked): Pairs {
  return [...ids].map((id, at): Pairs[number] => [id, scores[at]])
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function* elements(
  graph: GraphReader,
  entity: 'node' | 'relationship',
  names: readonly string[],
  own: readonly string[],
): Generator<readonly [id: number, values: readonly Value[]]> {
  const tokens = own.map((key) => graph.keyId(key))
  const isNode = entity === 'node'
  const labels = names.map((name) => (isNode ? graph.labelId(name) : graph.typeId(name)))
  for (let id = 0; id < (isNode ? graph.nodeLimit : graph.relationshipLimit); id++) {
    if (isNode) {
      if (graph.hasNode(id) && labels.some((label) => graph.hasLabel(id, label)))
        yield [id, tokens.map((key) => graph.nodeProperty(id, key))]
    } else if (graph.hasRelationship(id) && labels.includes(graph.typeOf(id)))
      yield [id, tokens.map((key) => graph.relationshipProperty(id, key))]
  }
}

function cosine(one: readonly number[], other: readonly number[]): number {
  const product = one.reduce((sum, number, at) => sum + number * other[at], 0)
  return (1 + product / Math.hypot(...one) / Math.hypot(...other)) / 2
}

function euclidean(one: readonly number[], other: readonly number[]): number {
  return 1 / (1 + one.reduce((sum, number, at) => sum + (number - other[at]) ** 2, 0))
}
