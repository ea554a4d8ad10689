import { askInTime } from '../../backend/ask-in-time.ts'
import type { CollectedResult } from '../../backend/index.ts'
import type { Schema } from '../../database/index.ts'
import { emptyMap } from '../../model/values.ts'
import type { Picture, PictureNode, PictureRelationship } from '../layout/picture.ts'
import { labelKey, patternKey } from '../state/sampled.ts'
import { kindName } from '../words/kind-name.ts'
import type { Asked } from './additions.ts'

/** More kinds of things, and lines between them, than this nobody can read. */
const MOST_LABELS = 100
const MOST_LINES = 400

/** The schema of a graph as a picture, and how much of it there is. */
interface SchemaPicture {
  readonly picture: Picture
  readonly schema: Schema
  /** How many nodes have no label; 0 where counting them took too long. */
  readonly unlabelled: number
  /** What took too long to count and is left out, a sentence each. */
  readonly cuts: readonly string[]
}

/**
 * The kinds of things in a graph: a mark is a label, or what has none, with the number of its nodes; a line is a relationship type
 * between two labels with the number of its relationships. The commonest 100 labels and 400 lines. A node with two labels counts
 * at both. Cost: that of `Backend.schema`, and one pass over the nodes, which is given up after five seconds.
 */
export async function schemaPicture({ backend, signal }: Asked): Promise<SchemaPicture> {
  const count = (text: string): Promise<CollectedResult | undefined> => askInTime(backend, text, { signal })
  const [schema, none] = await Promise.all([
    backend.schema(),
    count('MATCH (n) WHERE size(labels(n)) = 0 RETURN count(n)'),
  ])
  const unlabelled = Number(none?.records[0]?.[0] ?? 0)
  const loose =
    unlabelled === 0
      ? undefined
      : await count(`MATCH (n)-[r]->(m) WHERE size(labels(n)) = 0 OR size(labels(m)) = 0
           UNWIND CASE WHEN size(labels(n)) = 0 THEN [''] ELSE labels(n) END AS start
           UNWIND CASE WHEN size(labels(m)) = 0 THEN [''] ELSE labels(m) END AS end
           RETURN start, type(r), end, count(*)`)
  const labels = [...schema.labels, ...(unlabelled === 0 ? [] : [{ name: '', count: unlabelled }])]
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_LABELS)
  const nodes = new Map(labels.map(({ name, count }) => [labelKey(name), labelMark(name, count)]))
  const lines = [
    ...schema.connections,
    ...(loose?.records ?? []).map(([start, type, end, count]) => ({
      start: String(start),
      type: String(type),
      end: String(end),
      count: Number(count),
    })),
  ]
    .filter(({ start, end }) => nodes.has(labelKey(start)) && nodes.has(labelKey(end)))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_LINES)
    .map(({ start, type, end, count }): PictureRelationship => ({
      key: patternKey({ start, type, end }),
      id: -1,
      type,
      start: labelKey(start),
      end: labelKey(end),
      properties: emptyMap(),
      many: count,
    }))
  return {
    picture: { nodes, relationships: new Map(lines.map((line) => [line.key, line])) },
    schema,
    unlabelled,
    cuts: [
      ...(none === undefined ? [leftOut('nodes without a label')] : []),
      ...(unlabelled > 0 && loose === undefined ? [leftOut('relationships of nodes without a label')] : []),
    ],
  }
}

function leftOut(what: string): string {
  return `Counting the ${what} took too long: they are left out.`
}

function labelMark(name: string, count: number): PictureNode {
  const properties = emptyMap()
  properties['name'] = name === '' ? 'without a label' : kindName(name)
  return { key: labelKey(name), id: -1, labels: name === '' ? [] : [name], properties, many: count }
}
