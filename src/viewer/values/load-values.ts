import type { Backend } from '../../backend/index.ts'
import { UsageError } from '../../errors.ts'
import type { Metric } from '../../metrics/index.ts'
import { countText } from '../../model/count-text.ts'
import type { ValueSource } from '../../model/value-source.ts'
import type { Value } from '../../model/values.ts'
import type { Picture } from '../layout/picture.ts'
import { metricOf, toldIn } from './metric-of.ts'

/** What the elements of a picture have from a source; who has nothing is left out. */
export interface Values {
  /** By key, as `lines`. */
  readonly nodes: ReadonlyMap<string, Value>
  /** None of a metric. */
  readonly lines: ReadonlyMap<string, Value>
  /** What the values mean, what was counted and what was left out, as sentences; '' where they are properties. */
  readonly told: string
}

/** What a metric gave. */
export interface Numbers {
  /** By the internal number of the node. */
  readonly byNumber: ReadonlyMap<number, Value>
  readonly told: string
}

/** A metric that whoever answers computes. */
export type AskedSource = ValueSource & { readonly kind: 'metric' }

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined
  /** Told how much is done, from 0 to 1, by an engine that can tell. */
  readonly onProgress?: ((share: number) => void) | undefined
  /** How many nodes the graph has, where that is known: what looks from every node takes a sample of a large one. */
  readonly nodeCount?: number | undefined
}

/** From more nodes than this, betweenness and closeness ask for a sample. */
const MOST_LOOKED_FROM = 10_000
const SAMPLE = 500
/** No graph that a browser can ask has more nodes. */
const MOST_NODES = 1e9

/**
 * The values of a picture's elements under a name.
 *
 * @throws (rejects with) as `loadNumbers`
 */
export async function loadValues(
  backend: Backend,
  source: ValueSource,
  picture: Picture,
  options: LoadOptions = {},
): Promise<Values> {
  if (!isAsked(source)) return valuesHere(source, picture)
  return valuesFrom(await loadNumbers(backend, source, picture, options), picture)
}

/** Whether whoever answers is asked for a source: properties and the degree of what is drawn are in the picture itself. */
export function isAsked(source: ValueSource): source is AskedSource {
  return source.kind === 'metric' && !(source.name === 'degree' && source.of === 'picture')
}

/** The values that a picture has itself, of a source that is not asked. Cost: linear in the picture. */
export function valuesHere(source: ValueSource, picture: Picture): Values {
  return source.kind === 'property' ? propertyValues(source.key, picture) : degreesOf(picture)
}

/** What a metric gave, of the nodes of a picture. */
export function valuesFrom({ byNumber, told }: Numbers, picture: Picture): Values {
  const nodes = new Map<string, Value>()
  for (const { key, id } of picture.nodes.values()) {
    const value = byNumber.get(id)
    if (value !== undefined) nodes.set(key, value)
  }
  return { nodes, lines: new Map(), told }
}

/**
 * Asks for a metric. That of the whole graph is the same query whatever is drawn, so that a backend that keeps answers
 * computes it once.
 *
 * @throws (rejects with) UsageError `UnknownMetric`; what `Backend.run` rejects with, `Cancelled` where the signal aborts, and
 *   CypherError `ProcedureNotFound` of a database server, which has no metrics (`hasMetrics`)
 */
export async function loadNumbers(
  backend: Backend,
  source: AskedSource,
  picture: Picture,
  options: LoadOptions,
): Promise<Numbers> {
  const metric = metricOf(source.name)
  if (metric === undefined)
    throw new UsageError({
      code: 'UnknownMetric',
      message: `\`${source.name}\` is not the name of a metric.`,
      hint: 'Choose one of those that the panel Measure lists.',
    })
  return source.of === 'picture'
    ? ofPicture(backend, metric, picture, options)
    : ask(backend, `${callOf(metric, options)} ${yielded(metric)}`, {}, options)
}

/** The call of a metric of the whole graph, without what it yields. */
export function callOf(metric: Metric, { nodeCount = 0 }: Pick<LoadOptions, 'nodeCount'>): string {
  const sampled = nodeCount > MOST_LOOKED_FROM && metric.options.includes('sample')
  return `CALL metric.${metric.name}(${sampled ? `{sample: ${SAMPLE}}` : ''})`
}

function propertyValues(key: string, { nodes, relationships }: Picture): Values {
  const of = (
    elements: Iterable<{ readonly key: string; readonly properties: { readonly [name: string]: Value } }>,
  ): ReadonlyMap<string, Value> => {
    const values = new Map<string, Value>()
    for (const { key: element, properties } of elements) {
      const value = Object.hasOwn(properties, key) ? properties[key] : null
      if (value !== null) values.set(element, value)
    }
    return values
  }
  return { nodes: of(nodes.values()), lines: of(relationships.values()), told: '' }
}

function degreesOf({ nodes, relationships }: Picture): Values {
  const degrees = new Map<string, number>()
  for (const { key, many } of nodes.values()) if (many === undefined) degrees.set(key, 0)
  let count = 0
  for (const { id, start, end } of relationships.values()) {
    // A line of a claim is no relationship.
    if (id < 0) continue
    count++
    for (const key of [start, end]) degrees.set(key, (degrees.get(key) ?? 0) + 1)
  }
  const counted = `${countText(degrees.size, 'node')} and ${countText(count, 'relationship')}`
  return {
    nodes: degrees,
    lines: new Map(),
    told: `The degree of a node is the number of relationships that it has. Counted: ${counted}, those of the picture, either way; one from a node to itself counts twice.`,
  }
}

async function ofPicture(
  backend: Backend,
  metric: Metric,
  { nodes, relationships }: Picture,
  options: LoadOptions,
): Promise<Numbers> {
  const drawn = (elements: Iterable<{ readonly id: number }>): readonly number[] =>
    Array.from(elements, ({ id }) => id).filter((id) => id >= 0)
  const ids = drawn(nodes.values())
  if (ids.length === 0) return { byNumber: new Map(), told: 'Nothing is drawn that could be counted.' }
  return ask(
    backend,
    // Each list by itself: one that stands in records beside the other would be compared as their group, record by record.
    `WITH COLLECT { MATCH (n) WHERE id(n) IN $nodes RETURN n } AS nodes,
       COLLECT { MATCH (start)-[r]->() WHERE id(start) IN $nodes AND id(r) IN $relationships RETURN r } AS relationships
     CALL metric.${metric.name}({nodes: nodes, relationships: relationships}) ${yielded(metric)}`,
    { nodes: ids, relationships: drawn(relationships.values()) },
    options,
  )
}

function yielded({ value: { column } }: Metric): string {
  return `YIELD node, ${column} RETURN id(node) AS node, ${column} AS value`
}

async function ask(
  backend: Backend,
  text: string,
  parameters: { readonly [name: string]: unknown },
  { signal, onProgress }: LoadOptions,
): Promise<Numbers> {
  const limits = { maxRecords: MOST_NODES }
  const options = { signal, onProgress, limits, exact: true, readOnly: true }
  const { records, summary } = await (await backend.run(text, parameters, options)).collect()
  return {
    byNumber: new Map(records.map(([node, value]) => [Number(node), value])),
    told: toldIn(summary.notifications),
  }
}
