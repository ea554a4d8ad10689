import fc from 'fast-check'
import { buildGraph } from '../../src/opening/build-graph.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { Float, type Value } from '../../src/model/values.ts'

/** A graph as numbers: how many nodes, and the ends and weight of each relationship. */
export interface Drawn {
  readonly size: number
  readonly edges: readonly (readonly [start: number, end: number, weight: number])[]
}

/** Graphs with several relationships between the same nodes, loops, and parts that are not connected; empty ones too. */
export const drawnGraphs: fc.Arbitrary<Drawn> = fc.integer({ min: 0, max: 14 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    edges:
      size === 0
        ? fc.constant([])
        : fc.array(
            fc.tuple(
              fc.integer({ min: 0, max: size - 1 }),
              fc.integer({ min: 0, max: size - 1 }),
              fc.integer({ min: 0, max: 4 }),
            ),
            { maxLength: 40 },
          ),
  }),
)

/** A database of it: nodes `:N` with their number as `n`, relationships `:R` with `weight`. */
export function databaseOf({ size, edges }: Drawn): FullDatabase {
  const nodes = Array.from({ length: size }, (_, id) => ({
    id,
    labels: ['N'],
    properties: [['n', id] as const],
  }))
  const relationships = edges.map(([start, end, weight]) => ({
    type: 'R',
    start,
    end,
    properties: [['weight', weight] as const],
  }))
  return new FullDatabase(buildGraph({ nodes, relationships }))
}

const LIMITS = { maxMillis: 120_000, maxRecords: 1_000_000 }

/** What a metric says of each node, by its number; and what is said of the result. */
export function resultOf(
  database: FullDatabase,
  metric: string,
  column: string,
  options: { readonly [name: string]: unknown } = {},
): { readonly values: readonly number[]; readonly text: string } {
  const { records, summary } = database.query(
    `CALL metric.${metric}($options) YIELD node, ${column} AS value RETURN node.n AS n, value ORDER BY n`,
    { options },
    LIMITS,
  )
  return {
    values: records.map(([, value]) => numberOf(value)),
    text: summary.notifications.map(({ message }) => message).join('\n'),
  }
}

function numberOf(value: Value): number {
  if (typeof value === 'number') return value
  if (value instanceof Float) return value.value
  throw new TypeError(`${String(value)} is not a number`)
}
