import type { Backend, CollectedResult } from '../../backend/index.ts'
import { CypherError } from '../../errors.ts'
import { type Metric, metrics } from '../../metrics/index.ts'

/** A metric by its name; undefined where there is none. */
export function metricOf(name: string): Metric | undefined {
  return metrics.find((one) => one.name === name)
}

/** What a list says where the graph is asked of a database server. */
export const NO_METRICS =
  'A database server has no metrics but the degree of what is drawn. Copy its graph with `silkgraph pull -o graph.cypher` and open that.'

/** Whether whoever answers has metrics: a database server has none. @throws (rejects) like `Backend.run` for anything else */
export async function hasMetrics(backend: Backend, signal?: AbortSignal): Promise<boolean> {
  try {
    await (await backend.run('CALL metric.list() YIELD name RETURN name', {}, { signal })).collect()
    return true
  } catch (error) {
    if (error instanceof CypherError) return false
    throw error
  }
}

/** What procedures say of their results, as one text; '' where they say nothing. */
export function toldIn(notifications: CollectedResult['summary']['notifications']): string {
  return notifications
    .filter(({ kind }) => kind === 'result')
    .map(({ message }) => message)
    .join(' ')
}
